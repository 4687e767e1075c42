"""Parquet: writing tables needs little of Arrow's module, which loads `ssl` and file systems in the cloud for the rest.

These take a hundredth of a second; `pq` is loaded when something is read, or written batch by batch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow._parquet import ParquetWriter

from pipeline.startup.absent import Late

__all__ = ["pq", "write_table"]

if TYPE_CHECKING:
    import pyarrow.parquet as pq
else:
    pq = Late("pyarrow.parquet")


def write_table(table: pa.Table, path: Path, compression: str, **asked: bool | list[str]) -> None:
    """Write what `pq.write_table` writes, byte by byte; `asked`: what else that is asked."""
    said: dict[str, Any] = {"version": "2.6", "data_page_version": "1.0", "writer_engine_version": "V2"}
    said |= {"use_dictionary": True, "write_statistics": True, **asked}
    writer = ParquetWriter(path, table.schema, compression=compression, **said)
    try:
        writer.write_table(table)
    finally:
        writer.close()
