"""Passages that reports share: sampled shingles, MinHash and LSH over sentences, exact common blocks after.

1. Every report is cut into overlapping shingles of eight characters; one in four is kept, chosen by its hash, so that
   the same text gives the same sample anywhere.  A shingle that many reports hold is a phrase of the genre.
2. Sentences most of whose shingles are met in another report go into a MinHash LSH index (datasketch); a bucket that
   is shared by many reports is a slogan.  Reports with similar sentences are a candidate pair.
3. The candidate pair is aligned exactly: common blocks by seed and extension, in linear time.

Cost grows with the text, not with the number of pairs of reports.  Nothing depends on the order of the input.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from datasketch import MinHash, MinHashLSH

SHINGLE = 8
_COMMON = 8  # a shingle, or a sentence, in more reports than this is a formula: everybody writes it
_FEW = 5  # shared shingles below which a report has copied nothing worth a look
_REPEATS = 4
_SENTENCE = re.compile(r"[^。!?\n!?;;]{14,1200}")
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xD6E8FEB86659FD93)
_BLANK = " \t\r\n\u3000"
_EDGE = _BLANK + ",;:。、!?)”》"
_PERMUTATIONS = 64
_SIMILAR = 0.4

Hashes = npt.NDArray[np.uint64]


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


def shingles(text: str, digits: bool = False) -> Hashes:
    """Return a hash for every place of a text where a shingle begins; digits count as one digit."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    if not digits:
        codes = np.where((codes >= 48) & (codes <= 57) | (codes >= 0xFF10) & (codes <= 0xFF19), np.uint64(48), codes)
    count = len(codes) - SHINGLE + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    found = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for place in range(SHINGLE):
            found = found * _PRIME + codes[place : place + count]
        found ^= found >> np.uint64(29)
        found *= _MIX
        found ^= found >> np.uint64(32)
    return found


def sampled(hashes: Hashes) -> npt.NDArray[np.bool_]:
    """Return which shingles belong to the sample: one in four, by hash."""
    chosen: npt.NDArray[np.bool_] = hashes >> np.uint64(62) == 0
    return chosen


@dataclass(slots=True)
class Sketches:
    """The samples of all reports, gathered table by table."""

    _hashes: list[Hashes] = field(default_factory=list)
    _owners: list[npt.NDArray[np.int64]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def add(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        """Take the samples of some reports, in one pass over all their text."""
        if not texts:
            return
        whole = ("\n" * SHINGLE).join(texts)
        hashes = shingles(whole)
        ends = np.cumsum(np.array([len(text) + SHINGLE for text in texts]))
        places = np.flatnonzero(sampled(hashes))
        owners = np.searchsorted(ends, places, side="right")
        inside = places + SHINGLE <= ends[owners] - SHINGLE
        self._hashes.append(hashes[places[inside]])
        self._owners.append(owners[inside] + len(self.ids))
        self.ids.extend(ids)

    def shared(self) -> tuple[Hashes, set[str]]:
        """Return the shingles, sorted, that a few reports share, and the reports that hold several of them."""
        if not self._hashes:
            return np.zeros(0, dtype=np.uint64), set()
        hashes, owners = np.concatenate(self._hashes), np.concatenate(self._owners)
        order = np.lexsort((owners, hashes))
        hashes, owners = hashes[order], owners[order]
        first = np.ones(len(hashes), dtype=bool)
        first[1:] = (hashes[1:] != hashes[:-1]) | (owners[1:] != owners[:-1])
        hashes, owners = hashes[first], owners[first]
        values, counts = np.unique(hashes, return_counts=True)
        good = values[(counts > 1) & (counts <= _COMMON)]
        held = np.bincount(owners[_among(hashes, good)], minlength=len(self.ids))
        return good, {self.ids[place] for place in np.flatnonzero(held >= _FEW)}


def _among(hashes: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Return which hashes are among the known ones, which are sorted."""
    if not len(known):
        return np.zeros(len(hashes), dtype=bool)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    found: npt.NDArray[np.bool_] = known[places] == hashes
    return found


def pairs(texts: Mapping[str, str], known: Hashes) -> list[tuple[str, str]]:
    """Return the pairs of reports that hold similar sentences; `known` are the shingles shared with other reports."""
    index, sketches = _index(texts, known)
    weights: Counter[tuple[str, str]] = Counter()
    for (doc_id, _, length), sketch in sketches.items():
        near = sorted({key for key in index.query(sketch) if key[0] != doc_id})
        if len({key[0] for key in near}) > _COMMON:
            continue
        for other in sorted({key[0] for key in near}):
            weights[min(doc_id, other), max(doc_id, other)] += length
    return sorted(pair for pair, weight in weights.items() if weight >= 60)


Key = tuple[str, int, int]


def _index(texts: Mapping[str, str], known: Hashes) -> tuple[MinHashLSH, dict[Key, MinHash]]:
    """Return the LSH index of the sentences that may be copied, and their sketches."""
    index = MinHashLSH(threshold=_SIMILAR, num_perm=_PERMUTATIONS)
    sketches: dict[Key, MinHash] = {}
    empty = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    for doc_id in sorted(texts):
        for start, length, hashes in _candidates(texts[doc_id], known):
            sketch = empty.copy()
            sketch.update_batch((hashes >> np.uint64(32)).tolist())
            sketches[doc_id, start, length] = sketch
    with index.insertion_session() as session:
        for key, sketch in sketches.items():
            session.insert(key, sketch, check_duplication=False)
    return index, sketches


def _candidates(text: str, known: Hashes) -> Iterator[tuple[int, int, Hashes]]:
    """Yield start, length and shingles of the sentences at least a third of whose sample is met elsewhere."""
    hashes = shingles(text)
    mask = sampled(hashes)
    met = np.zeros(len(hashes), dtype=bool)
    met[mask] = _among(hashes[mask], known)
    samples, hits = np.concatenate(([0], np.cumsum(mask))), np.concatenate(([0], np.cumsum(met)))
    for match in _SENTENCE.finditer(text):
        start, end = match.start(), max(match.start(), match.end() - SHINGLE + 1)
        taken = samples[end] - samples[start]
        shared = hits[end] - hits[start]
        if shared and shared * 3 >= taken:
            yield match.start(), match.end() - match.start(), hashes[start:end]


def rare(text: str, known: Hashes) -> bool:
    """Return whether a common block is no formula: few reports share at least half of its sample."""
    hashes = shingles(text)
    hashes = hashes[sampled(hashes)]
    return not len(hashes) or 2 * int(_among(hashes, known).sum()) >= len(hashes)


def overlap(a: str, b: str, least: int = SHINGLE + 4) -> Overlap:
    """Return the common blocks of two texts of at least `least` characters, longest first choice, none overlapping."""
    places = _places(a, b)
    blocks: list[Block] = []
    taken: set[int] = set()
    after = 0
    for at, seed in _met(b, a):
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


@lru_cache(maxsize=24)
def _exact(text: str) -> tuple[Hashes, Hashes]:
    """Return the shingles of a text, digits told apart: in text order, and sorted."""
    hashes = shingles(text, digits=True)
    return hashes, np.sort(hashes)


def _met(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Yield place and hash of the shingles of a text that the other one has, too."""
    hashes = _exact(text)[0]
    places = np.flatnonzero(_among(hashes, _exact(other)[1]))
    return zip(places.tolist(), hashes[places].tolist(), strict=True)


def _places(text: str, other: str) -> dict[int, list[int]]:
    """Return where shingles that both texts have begin; of one that repeats a few."""
    places: dict[int, list[int]] = {}
    for start, seed in _met(text, other):
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
