"""Sketches of whole reports: MinHash (rensa) over shingles, cut into bands, so that near-identical texts share one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import rensa

from pipeline.similarity import by_hand
from pipeline.similarity.shingles import PRIME, SHINGLE, shingles
from pipeline.startup.late_numpy import np
from pipeline.startup.lean import arrow

if TYPE_CHECKING:
    import numpy.typing as npt

BANDS, ROWS = 16, 3  # a pair of Jaccard index 0.6 shares a band with 98 %, one of 0.2 with 12 %
BUCKETS = pa.schema([("doc_id", pa.string()), ("bucket", pa.int64())])
_SEED = 20111
_CHARS = 4_000_000  # characters sketched at once


def buckets(ids: Sequence[str], texts: Sequence[str]) -> pa.Table:
    """Return for each report the bucket it falls into in each band, as rows of `BUCKETS`."""
    owners = pa.array(chain.from_iterable(zip(*repeat(ids, BANDS), strict=True)), pa.string())
    if by_hand.pays(texts):
        numbers = chain.from_iterable(by_hand.bands(least, ROWS) for least in _least(*by_hand.tokens(texts)))
        return pa.table([owners, pa.array(map(by_hand.signed, numbers), pa.int64())], schema=BUCKETS)
    found = [bands_of(texts[start:end]).reshape(-1).view(np.int64) for start, end in _pieces(texts)]
    return pa.table([owners, pa.chunked_array(map(arrow, found), pa.int64())], schema=BUCKETS)


def bands_of(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return a row of `BANDS` numbers for each text, no band's among another one's; digits count as one digit."""
    whole = ("\n" * SHINGLE).join([*texts, ""])
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + SHINGLE)  # of the texts, each with the separator behind it
    inside = np.ones(int(ends[-1]), dtype=bool)
    inside[(ends - SHINGLE)[:, None] + np.arange(SHINGLE)] = False  # these would reach into the next text
    hashes = shingles(whole)
    offsets = np.concatenate(([0], np.cumsum(lengths))).astype(np.uint64)
    tokens = np.ascontiguousarray(hashes[inside[: len(hashes)]])
    least = np.fromiter(chain.from_iterable(_least(tokens, offsets)), np.uint64, len(texts) * BANDS * ROWS)
    rows = least.reshape(len(texts), BANDS, ROWS)
    found = np.tile(np.arange(BANDS, dtype=np.uint64), (len(texts), 1))
    for row in range(ROWS):
        found = found * np.uint64(PRIME) + rows[:, :, row]
    return found


def _least(tokens: Any, offsets: Any) -> list[list[int]]:
    """Return for each text the least of its tokens by each of the hashes; its tokens begin at its offset."""
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(tokens, offsets, BANDS * ROWS, _SEED)
    rows: list[list[int]] = matrix.to_rows()
    return rows


def _pieces(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the texts in pieces of bounded length."""
    start = size = 0
    for place, text in enumerate(texts):
        size += len(text)
        if size >= _CHARS:
            yield start, place + 1
            start, size = place + 1, 0
    if start < len(texts):
        yield start, len(texts)
