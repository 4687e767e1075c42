"""Strings by id, in a file: joins, sorts and groups move ids, and a string is read when somebody asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.int64]
Pieces = Iterable[tuple[Sequence[str], Sequence[str]]]  # ids, and a string for each
_NONE = np.zeros(0, np.int64)


class Records:
    """A string for each id; in memory are 24 bytes of each.  Several threads may read at once."""

    def __init__(self, path: Path, pieces: Pieces) -> None:
        """Write ids and strings to a file; an id that comes again comes with the same string."""
        hashes, lengths = [_NONE], [_NONE]
        with path.open("wb") as file:
            for ids, texts in pieces:
                records = [
                    f"{doc_id}\n{text}".encode("utf-8", "surrogatepass")
                    for doc_id, text in zip(ids, texts, strict=True)
                ]
                file.writelines(records)
                hashes.append(_hashes(ids))
                lengths.append(np.fromiter(map(len, records), np.int64, len(ids)))
        self._file = path.open("rb", buffering=0)
        self._index(np.concatenate(hashes), np.concatenate(lengths))

    def _index(self, hashes: Numbers, lengths: Numbers) -> None:
        """Sort what is known of the records by the hash of their id."""
        order = np.argsort(hashes, kind="stable")
        self._hashes, self._lengths = hashes[order], lengths[order]
        self._starts = (np.cumsum(lengths) - lengths)[order]

    def close(self) -> None:
        """Close the file."""
        self._file.close()

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
        hashes = _hashes(ids)
        places = np.searchsorted(self._hashes, hashes)
        here = np.flatnonzero(places < len(self._hashes))
        for at in here[self._hashes[places[here]] == hashes[here]].tolist():
            found[at] = self._read(ids[at], int(hashes[at]), int(places[at]))
        return found

    def _read(self, own: str | None, hashed: int, place: int) -> str | None:
        """Return the string of an id from its record, which is one of those from a place on with its hash."""
        begin = f"{own}\n".encode("utf-8", "surrogatepass")
        while own is not None and place < len(self._hashes) and self._hashes[place] == hashed:
            record = os.pread(self._file.fileno(), int(self._lengths[place]), int(self._starts[place]))
            if record.startswith(begin):
                return record[len(begin) :].decode("utf-8", "surrogatepass")
            place += 1
        return None


class Shelf:
    """Records below a folder, each made when it is first asked for; they are closed at the end of the block."""

    def __init__(self, folder: Path) -> None:
        """Keep records below a folder that is there."""
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
        """Return the records of a name, made of `pieces` where there are none yet."""
        if name not in self._kept:
            self._kept[name] = Records(self._folder / name, pieces())
        return self._kept[name]


def _hashes(ids: Sequence[str | None]) -> Numbers:
    """Return the hashes of some ids; they hold for this process."""
    return np.fromiter(map(hash, ids), np.int64, len(ids))


def with_texts(batch: pa.RecordBatch, texts: Records, columns: Mapping[str, str]) -> pa.RecordBatch:
    """Return rows with texts beside their ids; `columns`: that of the ids → that of the texts."""
    for ids, name in columns.items():
        batch = batch.append_column(pa.field(name, pa.string()), texts.of(batch[ids].to_pylist()))
    return batch
