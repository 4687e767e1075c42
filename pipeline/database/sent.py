"""Tables of an engine written to files: for a process that has no engine, or to be read several at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from pipeline.database.base import Readable


@dataclass(frozen=True, slots=True)
class Sent:
    """A folder of tables, each read back in the order in which it was written."""

    folder: Path

    @classmethod
    def of(cls, engine: Readable, folder: Path, orders: Mapping[str, Sequence[str]]) -> Sent:
        """Write tables below a folder, piece by piece; `orders`: names of tables → columns they are sorted by."""
        for name, order in orders.items():
            with ExitStack() as files:
                writer = None
                for piece in engine.read(name, order):
                    if writer is None:
                        sink = files.enter_context(pa.OSFile(str(folder / f"{name}.arrow"), "wb"))
                        writer = files.enter_context(pa.ipc.new_stream(sink, piece.schema))
                    writer.write_table(piece)
        return cls(folder)

    def read(self, name: str, _order: Sequence[str]) -> Iterator[pa.Table]:
        """Yield the rows of a table in the pieces in which they were written; an empty table has no file."""
        path = self.folder / f"{name}.arrow"
        if path.exists():
            with pa.OSFile(str(path), "rb") as file, pa.ipc.open_stream(file) as stream:
                for batch in stream:
                    yield pa.Table.from_batches([batch])


@dataclass(frozen=True, slots=True)
class Sorted:
    """Tables of an engine to be read several at a time, each sorted to a file first: a sort under way holds memory."""

    engine: Readable
    folder: Path

    def read(self, name: str, order: Sequence[str]) -> Iterator[pa.Table]:
        """Sort a table now, and yield its rows."""
        return Sent.of(self.engine, self.folder, {name: order}).read(name, order)
