"""Overlapping pieces of eight characters, by their hashes: of a whole text, and a sample of one in four of them.

The sample is chosen by hash, so that the same words give the same sample anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pipeline.startup.late_numpy import np

if TYPE_CHECKING:
    import numpy.typing as npt

SHINGLE = 8
SENTENCE = re.compile(r"[^。!?\n!?;;]{14,1200}")
PRIME = 0x9E3779B97F4A7C15
_POWERS = tuple(pow(PRIME, power, 1 << 64) for power in (1, 2, 4))
_ZEROS = (0x30, 0xFF10)
_PIECE = 1 << 15
MIX = 0xD6E8FEB86659FD93

Hashes: TypeAlias = "npt.NDArray[np.uint64]"


def shingles(text: str, digits: bool = False) -> Hashes:
    """Return a hash for every place of a text where a shingle begins; digits count as one digit.

    The hash is a polynomial of the eight characters, built by doubling, in pieces that fit the cache.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = np.empty(max(len(codes) - SHINGLE + 1, 0), dtype=np.uint64)
    for start in range(0, len(found), _PIECE):
        piece = codes[start : start + _PIECE + SHINGLE - 1]
        if not digits:
            piece = piece.copy()
            for zero in map(np.uint32, _ZEROS):
                piece[piece - zero < 10] = _ZEROS[0]
        _mix(piece.astype(np.uint64), found[start : start + _PIECE])
    return found


def _mix(codes: Hashes, out: Hashes) -> None:
    """Write the hash of each eight of the codes."""
    one, two_on, four_on = map(np.uint64, _POWERS)
    two = codes[:-1] * one + codes[1:]
    four = two[:-2] * two_on + two[2:]
    np.multiply(four[:-4], four_on, out=out)
    out += four[4:]
    out ^= out >> np.uint64(29)
    out *= np.uint64(MIX)
    out ^= out >> np.uint64(32)


def sampled(hashes: Hashes) -> npt.NDArray[np.bool_]:
    """Return which shingles belong to the sample: one in four, by hash."""
    chosen: npt.NDArray[np.bool_] = hashes >> np.uint64(62) == 0
    return chosen


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of some texts, a shingle once a text: whose it is, and the sentence it stands in (-1: in none)."""

    owners: npt.NDArray[np.int64]
    shingles: Hashes
    sentences: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]  # of the sentence, in characters
    taken: npt.NDArray[np.int64]  # how many shingles of the sentence are in the sample


def samples(texts: Sequence[str]) -> Samples:
    """Return the samples of some texts, made in one pass over all of them."""
    whole = ("\n" * SHINGLE).join(texts)
    hashes = shingles(whole)
    ends = np.cumsum(np.array([len(text) + SHINGLE for text in texts], dtype=np.int64))
    places = np.flatnonzero(sampled(hashes))
    owners = np.searchsorted(ends, places, side="right")
    inside = places + SHINGLE <= ends[owners] - SHINGLE
    places, owners = places[inside], owners[inside]
    order = np.lexsort((places, hashes[places], owners))
    places, owners = places[order], owners[order]
    first = np.ones(len(places), dtype=bool)
    first[1:] = (hashes[places[1:]] != hashes[places[:-1]]) | (owners[1:] != owners[:-1])
    places, owners = places[first], owners[first]
    spans = np.array([match.span() for match in SENTENCE.finditer(whole)], dtype=np.int64).reshape(-1, 2)
    if not len(spans):
        spans = np.array([[0, 0]], dtype=np.int64)
    sentences = np.maximum(np.searchsorted(spans[:, 0], places, side="right") - 1, 0)
    within = (places >= spans[sentences, 0]) & (places + SHINGLE <= spans[sentences, 1])
    taken = np.bincount(sentences[within], minlength=len(spans))
    starts = np.where(within, sentences, -1)
    return Samples(owners, hashes[places], starts, spans[sentences, 1] - spans[sentences, 0], taken[sentences])
