"""Strings by id, in a file: joins, sorts and groups move ids only, and a string is read when it is asked for."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, TypeAlias
from zlib import crc32

import numpy as np
import pyarrow as pa

from pipeline.database.sorted_index import Numbers, Place, SortedIndex
from pipeline.startup.lean import functions

Strings: TypeAlias = Sequence[str] | pa.ChunkedArray
Pieces = Iterable[tuple[Strings, Strings]]  # ids, and a string for each
_FEW, _SMALL = 1 << 15, 1 << 21  # records, and bytes of them, that are held in memory


class Records:
    """The string of each id, on disk; memory does not grow with their number.

    Several threads may read at once, and so may other processes on this machine: what is pickled is the path.
    """

    def __init__(self, path: Path, pieces: Pieces | None = None) -> None:
        """Write ids and strings to a file; an id that comes again must come with the same string.

        Without `pieces`, open what was written there.
        """
        if pieces is None:
            self._index = SortedIndex(path)
        else:
            with path.open("wb") as file:
                self._index = SortedIndex(path, _written(file, pieces))
        self._path, self._file = path, path.open("rb", buffering=0)

    def __reduce__(self) -> tuple[Callable[[Path], Records], tuple[Path]]:
        """Return how another process opens the same records."""
        return _opened, (self._path,)

    def close(self) -> None:
        """Close the files."""
        self._file.close()
        self._index.close()

    def __len__(self) -> int:
        """Return how many records there are."""
        return len(self._index)

    def of(self, ids: Sequence[str | None]) -> pa.Array:
        """Return the string of each id, null for null; raise `KeyError` for an id that has none."""
        found = self.find(ids)
        for own, text in zip(ids, found, strict=True):
            if text is None and own is not None:
                raise KeyError(own)
        return pa.array(found, pa.string())

    def find(self, ids: Sequence[str | None]) -> list[str | None]:
        """Return the string of each id, None where there is none."""
        found: list[str | None] = [None] * len(ids)
        if not len(self._index):
            return found
        keys = [_bytes(own or "") for own in ids]
        hashes = _hashes(keys)
        if self._few is None:
            records = ((at, list(map(self._read, places))) for at, places in self._index.find(hashes))
        else:
            records = ((at, few) for at, few in enumerate(map(self._few.get, hashes.tolist())) if few)
        for at, several in records:
            found[at] = None if ids[at] is None else _told(keys[at], several)
        return found

    def _read(self, place: Place) -> bytes:
        """Return a record."""
        return os.pread(self._file.fileno(), place[1], place[0])

    @cached_property
    def _few(self) -> Mapping[int, list[bytes]] | None:
        """All records by their hashes, where they are few enough to be kept in memory; else None."""
        size = os.fstat(self._file.fileno()).st_size
        if len(self._index) > _FEW or size > _SMALL:
            return None
        whole, found = self._read((0, size)), defaultdict(list)
        for hashed, start, length in self._index.all():
            found[hashed].append(whole[start : start + length])
        return found


def _told(key: bytes, records: Iterable[bytes]) -> str | None:
    """Return the string of an id from its record, one of those that share its hash."""
    begin = key + b"\n"
    for record in records:
        if record.startswith(begin):
            return record[len(begin) :].decode("utf-8", "surrogatepass")
    return None


def _written(file: IO[bytes], pieces: Pieces) -> Iterator[Numbers]:
    """Write records; yield the hash of each id, where its record starts, and how long it is."""
    start = 0
    for ids, texts in pieces:
        keys = _binary(ids)
        joined = functions().binary_join_element_wise(keys, _binary(texts), b"\n")  # as they stand in the file
        _, offsets, data = joined.buffers()
        ends = np.frombuffer(offsets, np.int32, len(joined) + 1).astype(np.int64)
        if data is not None:
            file.write(memoryview(data)[: int(ends[-1])])
        yield np.column_stack([_hashes(keys.to_pylist()), start + ends[:-1], np.diff(ends)])
        start += int(ends[-1])


def _binary(strings: Strings) -> pa.Array:
    """Return strings as they are written."""
    if isinstance(strings, pa.ChunkedArray):
        return strings.combine_chunks().cast(pa.binary())
    return pa.array(list(map(_bytes, strings)), pa.binary())


def _bytes(text: str) -> bytes:
    """Return a string as it is written."""
    return text.encode("utf-8", "surrogatepass")


@lru_cache(maxsize=16)
def _opened(path: Path) -> Records:
    """Return records that another process has written, opened once a process: they come with each task."""
    return Records(path)


class Shelf:
    """Named records below a folder, each made when it is first asked for, and closed at the end of the block."""

    def __init__(self, folder: Path) -> None:
        """Keep records below a folder, which must exist."""
        self._folder = folder
        self._kept: dict[str, Records] = {}

    def __enter__(self) -> Shelf:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all files."""
        for records in self._kept.values():
            records.close()

    def records(self, name: str, pieces: Callable[[], Pieces]) -> Records:
        """Return the records of a name; they are made of `pieces` where there are none yet."""
        if name not in self._kept:
            self._kept[name] = Records(self._folder / name, pieces())
        return self._kept[name]


def _hashes(ids: Sequence[bytes]) -> Numbers:
    """Return the hashes of ids, the same in every process, as Python's own are not.

    The first 32 bits tell nearly all ids apart; the rest are told apart by their records.
    """
    return (np.fromiter(map(crc32, ids), np.int64, len(ids)) - (1 << 31)) << 32


READ = 1_000  # rows that strings are read for at once


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts a function wants beside the ids: the column of ids → the column the texts come in."""

    records: Records
    columns: Mapping[str, str]

    def beside(self, rows: pa.Table) -> Iterator[pa.RecordBatch]:
        """Yield rows with their texts."""
        for batch in rows.to_batches(READ):
            for ids, name in self.columns.items():
                field = pa.field(name, pa.string())
                batch = batch.append_column(field, self.records.of(batch[ids].to_pylist()))
            yield batch
