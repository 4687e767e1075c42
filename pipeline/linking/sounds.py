"""How names sound, as numbers: names that differ in one homophone have a number in common.

A name's number is the sum over its characters of reading × 2654435761^place, modulo 2^64, with one reading of each
character; each further reading of one of its characters gives a further number.  Names are compared in bulk, for an
archive has as many as it has enterprises.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from extractors.name.pinyin import loose_readings

Numbers = npt.NDArray[np.uint64]
Readings = npt.NDArray[np.uint16]
_BASE = np.uint64(2654435761)
_CODES = 0x110000


@cache
def _tables() -> list[Readings]:
    """Return by code point the number of a character's first reading, its second (0: none) and so on.

    Of zeros that are not written to, the system holds no memory: the tables take some hundred kilobytes.
    """
    numbers: dict[str, int] = {}
    found = [np.zeros(_CODES, dtype=np.uint16)]
    for char, several in loose_readings():
        for nth, reading in enumerate(several):
            if nth == len(found):
                found.append(np.zeros(_CODES, dtype=np.uint16))
            found[nth][ord(char)] = numbers.setdefault(reading, len(numbers) + 1)
    return found


def sounds(texts: Sequence[str]) -> tuple[npt.NDArray[np.int64], Numbers]:
    """Return the numbers of some texts, none of them empty, with the place of the text each belongs to."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    if not len(lengths):
        return lengths, lengths.astype(np.uint64)
    codes = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    starts, owners = np.cumsum(lengths) - lengths, np.repeat(np.arange(len(texts)), lengths)
    powers = np.cumprod(np.full(int(lengths.max()), _BASE, dtype=np.uint64))
    weights = powers[np.arange(len(codes)) - starts[owners]]
    first, *others = _tables()
    heard = first[codes].astype(np.uint64)
    unread = np.flatnonzero(heard == 0)
    heard[unread] = codes[unread].astype(np.uint64) + np.uint64(_CODES)  # a character without reading is its own
    whole = np.add.reduceat(heard * weights, starts)
    places, found = [np.arange(len(texts))], [whole]
    for table in others:
        at = np.flatnonzero(table[codes])
        places.append(owners[at])
        found.append(whole[owners[at]] + (table[codes[at]].astype(np.uint64) - heard[at]) * weights[at])
    return np.concatenate(places), np.concatenate(found)
