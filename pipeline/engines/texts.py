"""Texts by id, in a file: joins, sorts and groups move ids, and a text is read when a function asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers = npt.NDArray[np.int64]
_NONE = np.zeros(0, np.int64)


class Texts:
    """A text for each id; in memory are 24 bytes of each."""

    def __init__(self, path: Path, pieces: Iterable[tuple[Sequence[str], Sequence[str]]]) -> None:
        """Write ids and texts to a file; an id that comes again comes with the same text."""
        hashes, lengths = [_NONE], [_NONE]
        with path.open("wb") as file:
            for ids, texts in pieces:
                records = [
                    f"{doc_id}\n{text}".encode("utf-8", "surrogatepass")
                    for doc_id, text in zip(ids, texts, strict=True)
                ]
                file.writelines(records)
                hashes.append(np.fromiter(map(hash, ids), np.int64, len(ids)))
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
        """Return the text of each id, null for null; raise `KeyError` for an id that has none."""
        return pa.array([None if doc_id is None else self._text(doc_id) for doc_id in ids], pa.string())

    def _text(self, doc_id: str) -> str:
        """Return one text."""
        place = int(np.searchsorted(self._hashes, hash(doc_id)))
        while place < len(self._hashes) and self._hashes[place] == hash(doc_id):
            record = os.pread(self._file.fileno(), int(self._lengths[place]), int(self._starts[place]))
            found, _, text = record.decode("utf-8", "surrogatepass").partition("\n")
            if found == doc_id:
                return text
            place += 1
        raise KeyError(doc_id)


def with_texts(batch: pa.RecordBatch, texts: Texts, columns: Mapping[str, str]) -> pa.RecordBatch:
    """Return rows with texts beside their ids; `columns`: that of the ids → that of the texts."""
    for ids, name in columns.items():
        batch = batch.append_column(pa.field(name, pa.string()), texts.of(batch[ids].to_pylist()))
    return batch
