"""Sketches and samples of a few texts without numpy, which would take longer to load than these take to compute.

The numbers are the same as those of `pipeline.similarity.shingles` and `pipeline.similarity.sketch`.  The hashes of all
places of a text are computed at once, as lanes of one long integer: a product of two numbers below 2^64 fits in a lane
of 128 bits.
"""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from pipeline.similarity.shingles import MIX, PRIME, SENTENCE, SHINGLE
from pipeline.startup.late_numpy import is_loaded

_CHARS = 60_000  # characters up to which this is sooner done
_LANE, _WORD = 16, 8  # bytes
_MASK = (1 << 64) - 1
_DIGIT = re.compile(r"[0-9\uff10-\uff19]")
Sample = tuple[int, int, int, int, int]  # owner, shingle, sentence, its length, how many of it are in the sample


def pays(texts: Sequence[str]) -> bool:
    """Return whether these texts are so few that this is faster than numpy."""
    return not is_loaded() and sys.byteorder == "little" and sum(map(len, texts)) <= _CHARS


def shingles(text: str) -> list[int]:
    """Return a hash for every place of a text where a shingle begins; see `pipeline.similarity.shingles.shingles`."""
    codes = _DIGIT.sub("0", text).encode("utf-32-le", "surrogatepass")
    length = len(codes) // 4
    spread = bytearray(_LANE * length)
    for byte in range(4):
        spread[byte::_LANE] = codes[byte::4]
    mask = int.from_bytes((b"\xff" * _WORD + b"\0" * _WORD) * length, "little")
    found, width = int.from_bytes(spread, "little"), 1
    while width < SHINGLE:  # of the places that a number tells of
        found = (found * pow(PRIME, width, 1 << 64) + (found >> (8 * _LANE * width))) & mask
        width *= 2
    found ^= (found >> 29) & mask
    found = found * MIX & mask
    found ^= (found >> 32) & mask
    lanes = memoryview(found.to_bytes(_LANE * length, "little")).cast("Q")
    return lanes[: 2 * max(length - SHINGLE + 1, 0) : 2].tolist()


def tokens(texts: Sequence[str]) -> tuple[array[int], array[int]]:
    """Return the shingles of each text, as many as it has characters, and where those of each begin."""
    found = (shingles(text + "\n" * SHINGLE)[: len(text)] for text in texts)
    return array("Q", chain.from_iterable(found)), array("Q", accumulate(map(len, texts), initial=0))


def bands(least: Sequence[int], rows: int) -> Iterator[int]:
    """Yield a number for each band of so many rows of a sketch; see `pipeline.similarity.sketch.bands_of`."""
    for band in range(len(least) // rows):
        number = band
        for value in least[band * rows : (band + 1) * rows]:
            number = (number * PRIME + value) & _MASK
        yield number


def signed(number: int) -> int:
    """Return a number below 2^64 as one of 64 bits with a sign."""
    return number - (1 << 64) if number >> 63 else number


def samples(texts: Sequence[str]) -> list[Sample]:
    """Return the sample of the shingles of each text; see `pipeline.similarity.shingles.samples`."""
    whole = ("\n" * SHINGLE).join(texts)
    spans = [match.span() for match in SENTENCE.finditer(whole)] or [(0, 0)]
    begins = [start for start, _ in spans]
    chosen = dict[tuple[int, int], int]()  # owner and shingle → its first place
    ends = list(accumulate(len(text) + SHINGLE for text in texts))
    for place, number in enumerate(shingles(whole)):
        if not number >> 62:
            owner = bisect_right(ends, place)
            if place + 2 * SHINGLE <= ends[owner]:
                chosen.setdefault((owner, number), place)
    found, taken = [], Counter[int]()
    for (owner, number), place in sorted(chosen.items()):
        sentence = max(bisect_right(begins, place) - 1, 0)
        start, end = spans[sentence]
        within = start <= place and place + SHINGLE <= end
        taken[sentence] += within
        found.append((owner, number, sentence, within, end - start))
    return [(owner, number, at if within else -1, size, taken[at]) for owner, number, at, within, size in found]
