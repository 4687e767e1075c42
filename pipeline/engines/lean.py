"""Keep out of a process what it can do without: what Arrow loads only to know its own, memory that was freed.

Arrow loads pandas to know a Series, `numpy.ma` to know a mask; its own functions are loaded where they are called.
"""

from __future__ import annotations

import ctypes
import importlib
import sys
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.late_numpy import np
from pipeline.late_numpy import without_pandas as without_pandas

if TYPE_CHECKING:
    import numpy.typing as npt


def functions() -> Any:
    """Return `pyarrow.compute`, which takes a twentieth of a second to load: the first rows need none of it."""
    return importlib.import_module("pyarrow.compute")


def arrow(numbers: npt.NDArray[Any]) -> pa.Array:
    """Return numbers as they lie, what `pa.array` does without a thirtieth of a second for `numpy.ma`."""
    kind = pa.from_numpy_dtype(numbers.dtype)
    return pa.Array.from_buffers(kind, len(numbers), [None, pa.py_buffer(np.ascontiguousarray(numbers))])


def listed(column: pa.ChunkedArray) -> list[Any]:
    """Return a column as `to_pylist` does, dates ten times as fast, codes and decimals twice and more."""
    kind = column.type
    plain = pa.types.is_decimal(kind) or pa.types.is_date(kind) or pa.types.is_dictionary(kind)
    return list(column.to_numpy().tolist() if plain else column.to_pylist())


def freely() -> None:
    """Let Arrow free what it frees: its own pool keeps much of it, 40 MB of 480, and is no faster."""
    pa.set_memory_pool(pa.system_memory_pool())


def give_back() -> None:
    """Give freed memory back to the system: the C library keeps what lies between what is still used."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    """Return the C library's function for that, None where it has none."""
    if sys.platform != "linux":
        return None
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim.argtypes = [ctypes.c_size_t]
    return trim
