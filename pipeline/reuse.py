"""Passages that reports share: sampled shingles, sentences that share most of theirs, exact common blocks after.

1. Every report is cut into overlapping shingles of eight characters; one in four is kept, chosen by its hash, so that
   the same text gives the same sample anywhere.  A shingle that many reports hold is a phrase of the genre.
2. Sentences of two reports whose samples of rare shingles are alike (Jaccard 0.4) make the reports a candidate pair
   (`across.queries`): a join and two groupings, on disk where they are large.
3. The candidate pair is aligned exactly: common blocks by seed and extension, in linear time.

Cost grows with the text, not with the number of pairs of reports.  Nothing depends on the order of the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.late_numpy import np
from pipeline.shingles import SHINGLE, Hashes, sampled, shingles

if TYPE_CHECKING:
    import numpy.typing as npt

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
        """Share of the text that is contained more in the other one."""
        return max(self.a_share, self.b_share)


def _among(hashes: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Return which hashes are among the known ones, which are sorted."""
    if not len(known):
        return np.zeros(len(hashes), dtype=bool)
    seen = np.zeros(_SLOTS, dtype=bool)  # most are told apart by some of their bits, without a search
    seen[known & _SLOT] = True
    found: npt.NDArray[np.bool_] = seen[hashes & _SLOT]
    likely = np.flatnonzero(found)
    places = np.minimum(np.searchsorted(known, hashes[likely]), len(known) - 1)
    found[likely] = known[places] == hashes[likely]
    return found


def rare(blocks: Iterable[Block], text: str, known: Hashes) -> list[Block]:
    """Return the blocks of the second text that are no formulas: few reports share at least half of their sample.

    `known` are the shingles, sorted, that the two reports share with few others.
    """
    hashes = shingles(text)
    mask = sampled(hashes)
    met = np.zeros(len(hashes), dtype=bool)
    met[mask] = _among(hashes[mask], known)
    taken, hits = (np.concatenate(([0], np.cumsum(which))).tolist() for which in (mask, met))
    kept = []
    for block in blocks:
        end = max(block.b + block.length - SHINGLE + 1, block.b)
        samples_of, few = taken[end] - taken[block.b], hits[end] - hits[block.b]
        if 2 * few >= samples_of:
            kept.append(block)
    return kept


def overlap(a: str, b: str, least: int = SHINGLE + 4) -> Overlap:
    """Return the common blocks of two texts of at least `least` characters, longest first choice, none overlapping."""
    run = least - SHINGLE + 1
    places = _places(a, b, run)
    blocks: list[Block] = []
    taken: set[int] = set()
    after = 0
    for at, seed in _met(b, a, run):
        if at < after:
            continue
        best = max((_extend(a, b, start, at) for start in places.get(seed, ())), default=None, key=_size)
        if best is None or best.length < least or best.a in taken:
            continue
        taken.update(range(best.a, best.a + best.length))
        after = best.b + best.length
        trimmed = _trimmed(b, best)
        if trimmed.length >= least:
            blocks.append(trimmed)
    return measured(blocks, a, b)


def measured(blocks: Iterable[Block], a: str, b: str) -> Overlap:
    """Return blocks with the shares they make of the texts."""
    kept = tuple(blocks)
    total = sum(block.length for block in kept)
    return Overlap(kept, total / max(len(a), 1), total / max(len(b), 1))


def _trimmed(b: str, block: Block) -> Block:
    """Return a block without the blanks and marks at its edges."""
    text = b[block.b : block.b + block.length]
    left = len(text) - len(text.lstrip(_EDGE))
    return Block(block.a + left, block.b + left, len(text[left:].rstrip(_BLANK)))


def _size(block: Block) -> tuple[int, int]:
    """Order blocks: the longest, then the first."""
    return block.length, -block.a


@lru_cache(maxsize=64)
def _exact(text: str) -> tuple[Hashes, Hashes]:
    """Return the shingles of a text, digits told apart: in text order, and sorted."""
    hashes = shingles(text, digits=True)
    return hashes, np.sort(hashes)


def _met(text: str, other: str, run: int) -> Iterator[tuple[int, int]]:
    """Yield place and hash of the shingles of a text that the other one has, too, as well as the `run` from there."""
    hashes = _exact(text)[0]
    places = np.flatnonzero(_among(hashes, _exact(other)[1]))
    begins = places[: len(places) - run + 1]
    places = begins[places[run - 1 :] == begins + run - 1] if len(places) >= run else begins[:0]
    return zip(places.tolist(), hashes[places].tolist(), strict=True)


def _places(text: str, other: str, run: int) -> dict[int, list[int]]:
    """Return where shingles that both texts have begin; of one that repeats a few."""
    places: dict[int, list[int]] = {}
    for start, seed in _met(text, other, run):
        known = places.setdefault(seed, [])
        if len(known) < _REPEATS:
            known.append(start)
    return places


def _extend(a: str, b: str, start: int, at: int) -> Block:
    """Return the block that begins with a seed, as far as the texts agree."""
    length, most = 0, min(len(a) - start, len(b) - at)
    while length + 32 <= most and a[start + length : start + length + 32] == b[at + length : at + length + 32]:
        length += 32
    while length < most and a[start + length] == b[at + length]:
        length += 1
    return Block(start, at, length)
