"""Keep a module out of a process that others would load only if it is there, or load it when it is asked something."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class Late(ModuleType):
    """Stands for a module that is loaded when something of it is asked for; what it holds is held here as well then."""

    def __getattr__(self, name: str) -> Any:
        module = importlib.import_module(self.__name__)
        self.__dict__.update({key: value for key, value in vars(module).items() if not key.startswith("__")})
        return getattr(module, name)


class _NotYet:
    """Says that there is no such module."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Raise `ImportError` for the module, leave the rest to others."""
        if fullname == self._name:
            raise ImportError(f"{fullname} is not to be loaded for this")


@contextmanager
def absent(name: str) -> Iterator[None]:
    """Let a module not be found in the block; one that is loaded already is."""
    finder = _NotYet(name)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
