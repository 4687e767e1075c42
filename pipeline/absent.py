"""Keep a module out of a process that another one would load only if it is there."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder


class _NotYet(MetaPathFinder):
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
