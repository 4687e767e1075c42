"""Keep pandas out of a process of our own: the first `pa.array` would load it, to know a Series from a list."""

from __future__ import annotations

import sys
from importlib.abc import MetaPathFinder

import pyarrow as pa


class _NotYet(MetaPathFinder):
    """Says that there is no pandas."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Raise `ImportError` for pandas, leave the rest to others."""
        if fullname == "pandas":
            raise ImportError("pandas is loaded by those who ask for a frame")


def without_pandas() -> None:
    """Let Arrow look for pandas now and not find it; `to_pandas` looks again.

    Not for processes that others build Arrow arrays of Series in: until then Arrow takes these for plain sequences.
    """
    if "pandas" in sys.modules:
        return
    finder = _NotYet()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(finder)
