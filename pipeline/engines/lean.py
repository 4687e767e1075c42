"""Keep out of a process what Arrow loads only to know its own: pandas for a Series, `numpy.ma` for a mask."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.absent import absent


def arrow(numbers: npt.NDArray[Any]) -> pa.Array:
    """Return numbers as they lie, what `pa.array` does without a thirtieth of a second for `numpy.ma`."""
    kind = pa.from_numpy_dtype(numbers.dtype)
    return pa.Array.from_buffers(kind, len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers))])


def without_pandas() -> None:
    """Let Arrow look for pandas now and not find it; `to_pandas` looks again.

    Not for processes that others build Arrow arrays of Series in: until then Arrow takes these for plain sequences.
    """
    if "pandas" in sys.modules:
        return
    with absent("pandas"):
        pa.array([0])
