"""How characters sound, and which homophones tell sister companies apart: by this a misspelt name is judged.

`loosely` treats as one what fuzzy input methods mix up (zh/z, n/l, ing/in).  It is for linking, which asks for the same
form, place and other characters besides; a check that rests on the sound alone asks for the very same reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.lexicon import pairs

# 一分公司 / 二分公司, 东城 / 西城: names that differ in these are two.
TELLING = frozenset("一二三四五六七八九十东西南北中上下新老大小甲乙丙丁")
_RETROFLEX = re.compile(r"^([zcs])h")


def loose_readings() -> Iterator[tuple[str, list[str]]]:
    """Yield each character with its readings, loosely taken and sorted; not kept, for all take megabytes."""
    for character, several in _pinyin().items():
        yield character, sorted(set(map(_loose, several.split())))


@cache
def _pinyin() -> dict[str, str]:
    """Return the readings of each character as the lexicon has them."""
    return pairs("pinyin", "readings")


@cache
def _readings(character: str, loosely: bool) -> frozenset[str]:
    """Return the readings of one character."""
    several = _pinyin().get(character, "").split()
    return frozenset(map(_loose, several) if loosely else several)


@cache
def _loose(reading: str) -> str:
    """Return a reading with the pairs that fuzzy input treats as one."""
    reading = _RETROFLEX.sub(r"\1", reading)
    reading = "l" + reading[1:] if reading.startswith("n") else reading
    return reading[:-1] if reading.endswith(("ang", "eng", "ing")) else reading


def homophones(a: str, b: str, loosely: bool = False) -> bool:
    """Return whether two characters share a reading and neither tells sister companies apart."""
    if a in TELLING or b in TELLING:
        return False
    return bool(_readings(a, loosely) & _readings(b, loosely))
