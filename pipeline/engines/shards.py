"""Finished work on disk: one folder for each chunk, named by what it was made of, that appears whole or not at all.

A chunk is written to a folder with a name of its own, brought to the disk, and renamed; that it is there under its name
means that it is done.  There is no index, and nothing is appended to or changed afterwards.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import tables
from pipeline.across import sides
from pipeline.startup.late_parquet import pq, write_table

ABOUT = "about.json"
Items = tuple[int, int]
SCHEMAS = {**tables.SCHEMAS, **sides.SCHEMAS}  # of what a chunk may hold


@dataclass(frozen=True, slots=True)
class Shard:
    """One finished file or group of files: its name, the number of its chunks, and a fingerprint of what was read.

    `cuts` is a fingerprint of which items are in which chunk.  The same bytes are cut in the same places, unless some
    item timed out, or a worker died of it, in one try and not in the other.
    """

    key: str
    chunks: int
    inputs: str
    files: int
    cuts: str = ""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of chunks and, for each shard, a file that says how many it has."""

    folder: Path

    def chunk(self, key: str, number: int) -> Path:
        """Return where a chunk is, or will be."""
        return self.folder / f"{key}-{number:05d}"

    def has(self, key: str, number: int) -> bool:
        """Return whether a chunk is done."""
        return (self.chunk(key, number) / ABOUT).is_file()

    def items(self, key: str, number: int) -> Items | None:
        """Return which items a chunk is made of, None where it is not done."""
        try:
            first, end = json.loads((self.chunk(key, number) / ABOUT).read_text(encoding="utf-8"))["items"]
        except FileNotFoundError:
            return None
        return first, end

    def write(
        self,
        key: str,
        number: int,
        rows: Mapping[str, pa.Table],
        reasons: Mapping[str, Mapping[str, int]],
        items: Items = (0, 0),
    ) -> None:
        """Write a chunk; one that is there already is left as it is, for it is the same.

        `reasons`: for each file with documents or rejects in the chunk, why extractors abstained, and how often.
        `items`: the numbers of the first item of the chunk and of the first behind it.
        """
        target = self.chunk(key, number)
        making = self.folder / f".{target.name}.{os.getpid()}"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir()
        try:
            for table, found in rows.items():
                if found.num_rows:
                    _write(found, making / f"{table}.parquet")
            about = json.dumps({**_about(rows, reasons), "items": items}, sort_keys=True, ensure_ascii=False)
            (making / ABOUT).write_text(about, encoding="utf-8")
            for path in (*making.iterdir(), making):
                settle(path)
            self._put(making, target)
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def _put(self, making: Path, target: Path) -> None:
        """Rename a folder, unless another process was first."""
        try:
            os.replace(making, target)
        except OSError:
            if (target / ABOUT).is_file():
                return
            shutil.rmtree(target, ignore_errors=True)
            os.replace(making, target)

    def finished(self, key: str) -> Shard | None:
        """Return a shard all of whose chunks are done, else None."""
        try:
            found = Shard(key, **json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return found if self.is_whole(found) else None

    def is_whole(self, shard: Shard) -> bool:
        """Return whether all chunks of a shard are done."""
        return all(self.has(shard.key, number) for number in range(shard.chunks))

    def finish(self, shard: Shard) -> None:
        """Say how many chunks a shard has."""
        about = {"chunks": shard.chunks, "inputs": shard.inputs, "files": shard.files, "cuts": shard.cuts}
        write_whole(self.folder / f"{shard.key}.json", json.dumps(about))

    def forget(self, key: str) -> None:
        """Remove what there is of a shard."""
        (self.folder / f"{key}.json").unlink(missing_ok=True)
        for path in self.folder.glob(f"{key}-*"):
            shutil.rmtree(path, ignore_errors=True)


@cache
def layout() -> str:
    """Return the fingerprint of the tables that a chunk may hold, and of their columns."""
    said = "\n".join(f"{table}: {schema}" for table, schema in sorted(SCHEMAS.items()))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _write(rows: pa.Table, path: Path) -> None:
    """Write rows to a Parquet file without statistics: all of them are read, once or twice."""
    write_table(rows, path, "lz4", use_dictionary=tables.codes(rows.schema), write_statistics=False)


def _about(rows: Mapping[str, pa.Table], reasons: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
    """Return the counts of a chunk: rows by table, reasons."""
    rejects = rows["rejects"]["reason"].to_pylist() if "rejects" in rows else []
    return {
        "rows": {table: rows[table].num_rows if table in rows else 0 for table in tables.TABLES},
        "rejects": Counter(rejects),
        "reasons": sum(map(Counter, reasons.values()), Counter[str]()),
        "files": reasons,
        "layout": layout(),
    }


@dataclass(frozen=True, slots=True)
class Chunks:
    """Chunks in the order of the inputs, as one set of tables."""

    paths: Sequence[Path]

    def files(self, table: str) -> list[Path]:
        """Return the files that hold rows of a table."""
        return [file for path in self.paths if (file := path / f"{table}.parquet").is_file()]

    def rows(self, table: str, columns: list[str] | None = None) -> Iterator[pa.Table]:
        """Yield the rows of a table, chunk by chunk."""
        for path in self.paths:
            yield read_chunk(path, table, columns)

    def about(self) -> Iterator[dict[str, Any]]:
        """Yield what was counted of each chunk."""
        for path in self.paths:
            yield json.loads((path / ABOUT).read_text(encoding="utf-8"))


def read_chunk(chunk: Path, table: str, columns: list[str] | None = None) -> pa.Table:
    """Return the rows of one table of a chunk."""
    path = chunk / f"{table}.parquet"
    if path.is_file():
        with pq.ParquetFile(path, pre_buffer=False) as file:  # `pq.read_table` would load pandas
            return file.read(columns=columns, use_threads=False)
    schema = SCHEMAS[table]
    return (pa.schema([schema.field(name) for name in columns]) if columns else schema).empty_table()


def settle(path: Path) -> None:
    """Bring a file, or a folder's list of names, to the disk (fsync)."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, text: str) -> None:
    """Write a text file that appears whole or not at all."""
    making = path.with_name(f".{path.name}.{os.getpid()}")
    making.write_text(text, encoding="utf-8")
    settle(making)
    os.replace(making, path)
