"""Passages that reports share: found by sampled shingles and similar sentences, then aligned exactly.

1. Every report is cut into overlapping shingles of eight characters; one in four is kept, chosen by its hash, so that
   the same text gives the same sample anywhere.  A shingle that many reports hold is a phrase of the genre.
2. Sentences of two reports whose samples of rare shingles are alike (Jaccard 0.4) make the reports a candidate pair
   (`across.queries`): a join and two groupings, on disk where they are large.
3. The candidate pair is aligned exactly: common blocks by seed and extension, in linear time.

Cost grows with the text, not with the number of pairs of reports.  Nothing depends on the order of the input.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, TypeAlias

from pipeline.similarity.shingles import SHINGLE, Hashes, sampled, shingles
from pipeline.startup.late_numpy import np

if TYPE_CHECKING:
    import numpy.typing as npt

    Places: TypeAlias = "npt.NDArray[np.int32]"
    Indices: TypeAlias = "npt.NDArray[np.intp]"
_REPEATS = 4
_SLOTS = 1 << 18
_SLOT = _SLOTS - 1
_BLANK = " \t\r\n\u3000"
_EDGE = _BLANK + ",;:。、!?)”》"


@dataclass(frozen=True, slots=True)
class Block:
    """The same words in two texts."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share: `a_share` of the first text's characters, `b_share` of the second's."""

    blocks: tuple[Block, ...]
    a_share: float
    b_share: float

    @property
    def longest(self) -> int:
        """Length of the longest common block."""
        return max((block.length for block in self.blocks), default=0)

    @property
    def containment(self) -> float:
        """The larger of the two shares: how much of one text is contained in the other."""
        return max(self.a_share, self.b_share)


def _met(one: Hashes, two: Hashes) -> tuple[Indices, Indices]:
    """Return the places, in each of two sorted arrays, of all hashes that both have."""
    seen = np.zeros(_SLOTS, dtype=bool)  # most are told apart by some of their bits, without a search
    seen[two & _SLOT] = True
    likely = np.flatnonzero(seen[one & _SLOT])
    found = np.searchsorted(two, one[likely])  # each near the last one, for both are sorted
    same = np.flatnonzero(two[np.minimum(found, len(two) - 1)] == one[likely]) if len(two) else found[:0]
    mine, first = likely[same], found[same]
    first = np.concatenate((first[:1], first[1:][first[1:] != first[:-1]]))
    number = np.searchsorted(two, two[first], side="right") - first
    return mine, np.arange(int(number.sum())) + np.repeat(first - np.cumsum(number) + number, number)


def rare(blocks: Sequence[Block], text: str, known: Hashes) -> list[Block]:
    """Return the blocks of the second text that are no formulas: few reports share at least half of their sample.

    `known`: the sorted shingles that the two reports share with few others.
    """
    sample = _sample(text)
    places, met = np.sort(sample.places), np.sort(sample.places[_met(known, sample.hashes)[1]])
    starts = np.array([block.b for block in blocks], dtype=np.int64)
    ends = np.maximum(starts + np.array([block.length - SHINGLE + 1 for block in blocks], dtype=np.int64), starts)
    taken, few = (np.searchsorted(which, ends) - np.searchsorted(which, starts) for which in (places, met))
    return list(compress(blocks, (2 * few >= taken).tolist()))


def overlap(a: str, b: str, least: int = SHINGLE + 4) -> Overlap:
    """Return the common blocks of two texts of at least `least` characters, without overlaps; the longest win."""
    run = least - SHINGLE + 1
    one, two = _exact(a), _exact(b)
    mine, others = _met(one.hashes, two.hashes)
    starts, seeds = (numbers.tolist() for numbers in _by_hash(*_runs(one, mine, run)))
    places, hashes = (numbers.tolist() for numbers in _runs(two, others, run))
    blocks: list[Block] = []
    taken = bytearray(len(a))
    after = place = 0
    while (place := bisect_left(places, after, place)) < len(places):
        seed, at = hashes[place], places[place]
        place += 1
        first = bisect_left(seeds, seed)
        known = starts[first : bisect_right(seeds, seed, first, min(first + _REPEATS, len(seeds)))]
        best = max((_extend(a, b, start, at) for start in known), default=None, key=_size)
        if best is None or best.length < least or taken[best.a]:
            continue
        taken[best.a : best.a + best.length] = b"\1" * best.length
        after = best.b + best.length
        trimmed = _trimmed(b, best)
        if trimmed.length >= least:
            blocks.append(trimmed)
    return measured(blocks, a, b)


def measured(blocks: Iterable[Block], a: str, b: str) -> Overlap:
    """Return blocks with the shares of both texts that they make up."""
    kept = tuple(blocks)
    total = sum(block.length for block in kept)
    return Overlap(kept, total / max(len(a), 1), total / max(len(b), 1))


def _trimmed(b: str, block: Block) -> Block:
    """Return a block without blanks and marks at its edges."""
    text = b[block.b : block.b + block.length]
    left = len(text) - len(text.lstrip(_EDGE))
    return Block(block.a + left, block.b + left, len(text[left:].rstrip(_BLANK)))


def _size(block: Block) -> tuple[int, int]:
    """Order blocks: the longest, then the first."""
    return block.length, -block.a


@dataclass(frozen=True, slots=True)
class _Shingles:
    """Shingles of a text, sorted, and where each begins."""

    hashes: Hashes
    places: Places


def _sorted(hashes: Hashes, places: Indices) -> _Shingles:
    """Return shingles in order."""
    order = np.argsort(hashes)
    return _Shingles(hashes[order], places[order].astype(np.int32))


@lru_cache(maxsize=64)
def _exact(text: str) -> _Shingles:
    """Return all shingles of a text, digits kept apart."""
    hashes = shingles(text, digits=True)
    return _sorted(hashes, np.arange(len(hashes)))


@lru_cache(maxsize=64)
def _sample(text: str) -> _Shingles:
    """Return the sampled shingles of a text, all digits taken as one."""
    hashes = shingles(text)
    places = np.flatnonzero(sampled(hashes))
    return _sorted(hashes[places], places)


def _runs(text: _Shingles, which: Indices, run: int) -> tuple[Places, Hashes]:
    """Return of some shingles those that the `run` from there are among, in text order."""
    order = which[np.argsort(text.places[which])]
    places, hashes = text.places[order], text.hashes[order]
    whole = np.flatnonzero(places[run - 1 :] == places[: max(len(places) - run + 1, 0)] + (run - 1))
    return places[whole], hashes[whole]


def _by_hash(places: Places, hashes: Hashes) -> tuple[Places, Hashes]:
    """Return shingles in text order sorted by what they are."""
    order = np.argsort(hashes, kind="stable")
    return places[order], hashes[order]


def _extend(a: str, b: str, start: int, at: int) -> Block:
    """Return the block that begins at a seed and goes on as long as the texts agree."""
    length, most = 0, min(len(a) - start, len(b) - at)
    while length + 32 <= most and a[start + length : start + length + 32] == b[at + length : at + length + 32]:
        length += 32
    while length < most and a[start + length] == b[at + length]:
        length += 1
    return Block(start, at, length)
