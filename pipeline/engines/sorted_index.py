"""Where the record of each hash lies: an index on disk, sorted by hash, of which every 512th is in memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
_WIDTH = 8  # bytes of a number
_BLOCK = 512  # hashes of which the first is in memory
_AT_ONCE = 1 << 16  # entries that are sorted at once; of more each part is, by their first bits
_PART_BITS = 7


class SortedIndex:
    """Hashes, each with the start and the length of a record; several threads may read at once."""

    def __init__(self, path: Path, entries: Iterable[Numbers] | None = None) -> None:
        """Write to files beside `path`; `entries`: arrays of rows of hash, start and length.

        Without them, read what was written there.
        """
        hashes, places = path.with_name(f"{path.name}-hashes"), path.with_name(f"{path.name}-places")
        if entries is not None:
            with hashes.open("wb") as first, places.open("wb") as second:
                for rows in _sorted(entries, path.with_name(f"{path.name}-parts")):
                    np.ascontiguousarray(rows[:, 0]).tofile(first)
                    np.ascontiguousarray(rows[:, 1:]).tofile(second)
        self._size = hashes.stat().st_size // _WIDTH
        self._firsts = _every(hashes, _BLOCK)
        self._files = ExitStack()
        self._hashes = self._files.enter_context(hashes.open("rb", buffering=0)).fileno()
        self._places = self._files.enter_context(places.open("rb", buffering=0)).fileno()

    def close(self) -> None:
        """Close the files."""
        self._files.close()

    def find(self, hashes: Numbers) -> Iterator[tuple[int, int]]:
        """Yield which of some hashes are known, by their places among these, each with its first entry's number."""
        if not self._size or not len(hashes):
            return
        blocks = np.maximum(np.searchsorted(self._firsts, hashes) - 1, 0)  # where the first entry as large may be
        order = np.argsort(blocks, kind="stable")
        for asked in np.split(order, np.flatnonzero(np.diff(blocks[order])) + 1):
            start = int(blocks[asked[0]]) * _BLOCK
            known = self._read(start, _BLOCK + 1)  # or it is the first of the next block
            at = np.searchsorted(known, hashes[asked])
            found = known[np.minimum(at, len(known) - 1)] == hashes[asked]
            yield from zip(asked[found].tolist(), (start + at[found]).tolist(), strict=True)

    def places(self, number: int) -> Iterator[tuple[int, int]]:
        """Yield start and length of the records that have the hash of an entry, from this one on."""
        hashed = self._read(number, 1)
        while number < self._size and self._read(number, 1) == hashed:
            start, length = np.frombuffer(os.pread(self._places, 2 * _WIDTH, 2 * _WIDTH * number), np.int64).tolist()
            yield start, length
            number += 1

    def _read(self, number: int, count: int) -> Numbers:
        """Return some hashes from a place on, fewer at the end."""
        return np.frombuffer(os.pread(self._hashes, count * _WIDTH, number * _WIDTH), np.int64)


def _every(path: Path, nth: int) -> Numbers:
    """Return every nth number of a file."""
    found = [np.zeros(0, np.int64)]
    with path.open("rb") as file:
        while len(block := np.fromfile(file, np.int64, nth << 7)):
            found.append(block[::nth].copy())
    return np.concatenate(found)


def _sorted(entries: Iterable[Numbers], folder: Path) -> Iterator[Numbers]:
    """Yield entries sorted by hash; many are dealt out to files below `folder` first."""
    lots = _lots(entries)
    first, second = next(lots, None), next(lots, None)
    if first is not None and second is None:
        yield _by_hash(first)
    elif first is not None and second is not None:
        shutil.rmtree(folder, ignore_errors=True)
        for path in _dealt(chain([first, second], lots), folder):
            yield _by_hash(np.fromfile(path, np.int64).reshape(-1, 3))
            path.unlink()


def _lots(entries: Iterable[Numbers]) -> Iterator[Numbers]:
    """Yield entries in lots that can be sorted at once."""
    held: list[Numbers] = []
    for rows in entries:
        held.append(rows)
        if sum(map(len, held)) >= _AT_ONCE:
            yield np.concatenate(held)
            held = []
    if sum(map(len, held)):
        yield np.concatenate(held)


def _dealt(lots: Iterable[Numbers], folder: Path) -> list[Path]:
    """Deal out entries to files by the first bits of their hashes; return the files in the order of these."""
    folder.mkdir()
    files: dict[int, IO[bytes]] = {}
    with ExitStack() as stack:
        for rows in map(_by_hash, lots):
            parts = (rows[:, 0] >> (64 - _PART_BITS)) + (1 << (_PART_BITS - 1))  # from 0, in the order of the hashes
            starts = [0, *(np.flatnonzero(np.diff(parts)) + 1).tolist()]
            for part, own in zip(parts[starts].tolist(), np.split(rows, starts[1:]), strict=True):
                if part not in files:
                    files[part] = stack.enter_context((folder / f"{part:03d}").open("wb"))
                own.tofile(files[part])
    return sorted(folder.iterdir())


def _by_hash(rows: Numbers) -> Numbers:
    """Return entries sorted by hash."""
    return rows[np.argsort(rows[:, 0], kind="stable")]
