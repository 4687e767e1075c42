"""numpy, loaded when something is first reckoned with it: it takes a tenth of a second, and the first rows need none.

Arrow loads it to know its arrays, unless it is not there.  `arrow_alone` lets Arrow not find it and tells Arrow of it
when it is loaded after all, whoever loads it, by the very call that Arrow's own modules make when they load.  It is for
processes of heshu's own; in any other, Arrow has loaded numpy by the time that something here is asked for.
"""

from __future__ import annotations

import ctypes
import glob
import importlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pipeline.startup.absent import Late, absent

__all__ = ["arrow_alone", "is_loaded", "np", "without_pandas"]
_TELL = "_ZN5arrow2py16arrow_init_numpyEv"  # int arrow::py::arrow_init_numpy(), of the library below
_LIBRARY = "libarrow_python.so*"


if TYPE_CHECKING:
    import numpy as np
else:
    np = Late("numpy")


def is_loaded() -> bool:
    """Return whether numpy costs nothing more."""
    return "numpy" in sys.modules


def without_pandas() -> None:
    """Let Arrow look for pandas now and not find it; `to_pandas` looks again.  Without numpy it does not look.

    Not for processes that others build Arrow arrays of Series in: until then Arrow takes these for plain sequences.
    """
    if "pandas" not in sys.modules:
        with absent("pandas"):
            importlib.import_module("pyarrow").array([0])


def arrow_alone() -> None:
    """Load Arrow without numpy, if neither is loaded and Arrow can be told of it later; else nothing happens."""
    tell = None if is_loaded() or "pyarrow" in sys.modules else _teller()
    if tell is not None:
        with absent("numpy"):
            importlib.import_module("pyarrow")
        sys.meta_path.insert(0, _Telling(tell))


def _teller() -> Callable[[], object] | None:
    """Return the function by which Arrow gets to know numpy, None where there is none that we know."""
    found = find_spec("pyarrow") if sys.platform == "linux" else None
    for folder in (found and found.submodule_search_locations) or ():
        for path in glob.glob(os.path.join(glob.escape(folder), _LIBRARY)):
            with suppress(OSError, AttributeError):
                tell: Callable[[], object] = getattr(ctypes.PyDLL(path), _TELL)
                return tell
    return None


class _Telling:
    """Finds numpy as ever, once, and tells Arrow when it is loaded: before that nobody has an array of it."""

    def __init__(self, tell: Callable[[], object]) -> None:
        self._tell = tell

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """Return how numpy is loaded; of others None."""
        if fullname != "numpy":
            return None
        sys.meta_path.remove(self)
        spec = find_spec("numpy")
        if spec is not None and spec.loader is not None:
            loader: Any = spec.loader
            plainly = loader.exec_module

            def load(module: ModuleType) -> None:
                plainly(module)
                vars(sys.modules["pyarrow.lib"])["np"] = module
                self._tell()
                without_pandas()

            loader.exec_module = load
        return spec
