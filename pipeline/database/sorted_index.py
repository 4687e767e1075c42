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
Place = tuple[int, int]  # where a record starts, and how long it is
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

    def __len__(self) -> int:
        """Return how many entries there are."""
        return self._size

    def all(self) -> Iterator[tuple[int, int, int]]:
        """Yield hash, start and length of each entry."""
        hashes, places = self._read(0, self._size), self._places_of(0, self._size)
        return ((hashed, *place) for hashed, place in zip(hashes.tolist(), places, strict=True))

    def close(self) -> None:
        """Close the files."""
        self._files.close()

    def find(self, hashes: Numbers) -> Iterator[tuple[int, list[Place]]]:
        """Yield which of some hashes are known, by their places among these, each with the records that have it."""
        if not self._size or not len(hashes):
            return
        blocks = np.maximum(np.searchsorted(self._firsts, hashes) - 1, 0)  # where the first entry as large may be
        order = np.argsort(blocks, kind="stable")
        for asked in np.split(order, np.flatnonzero(np.diff(blocks[order])) + 1):
            start = int(blocks[asked[0]]) * _BLOCK
            known = self._read(start, _BLOCK + 1)  # or it is the first of the next block
            at = np.searchsorted(known, hashes[asked])
            found = known[np.minimum(at, len(known) - 1)] == hashes[asked]
            if found.any():
                yield from zip(asked[found].tolist(), self._of(start, known, at[found]), strict=True)

    def _of(self, start: int, known: Numbers, numbers: Numbers) -> Iterator[list[Place]]:
        """Yield the records of some entries among those read from a place on, which are read at once."""
        first = int(numbers.min())
        places = self._places_of(start + first, int(numbers.max()) + 1 - first)
        again = known[np.minimum(numbers + 1, len(known) - 1)] == known[numbers]  # the last one, too: who knows
        for number, several in zip(numbers.tolist(), again.tolist(), strict=True):
            yield self._all(start + number, known[number]) if several else [places[number - first]]

    def _all(self, number: int, hashed: np.int64) -> list[Place]:
        """Return the records that have a hash, from its first entry on."""
        found = []
        while number < self._size and self._read(number, 1)[0] == hashed:
            found += self._places_of(number, 1)
            number += 1
        return found

    def _places_of(self, number: int, count: int) -> list[Place]:
        """Return start and length of the records of some entries."""
        read = np.frombuffer(os.pread(self._places, 2 * _WIDTH * count, 2 * _WIDTH * number), np.int64)
        return list(zip(read[::2].tolist(), read[1::2].tolist(), strict=True))

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
