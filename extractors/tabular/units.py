"""Units in heads and labels: (亿元), (元/股), 人民币千元, (±%), (万股), 单位:万元、%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractors import counts, measures
from extractors.number.numerals import read
from extractors.number.units import UNITS
from extractors.tabular.grid import Span
from extractors.tabular.vocabulary import BRACKET

_LEAD = re.compile(r"^(?:[以按]|金额|人民币(?!$)|±|\+/-)+")
_TAIL = re.compile(r"(?:列示|列报|为单位|计价?|人民币(?<!^人民币))+$")
_MAGNITUDES = frozenset("百千万亿")
_PERCENT = {"%": "percent", "‰": "permille", "百分点": "point", "个百分点": "point"}
_LINE = re.compile(
    r"单[ ]?位[ ]?[:为][ ]?([^\s()\]】,;]{1,16})|[以按]([^\s(),;]{1,10}?)(?:列示|列报|为单位)|\((人民币[^\s()]{1,4})\)"
)
_LISTED = re.compile("[、,]")  # 单位:吨、亩: which holds where, only the heads tell
_SEVERAL = re.compile(r"[、,/;](?=[%‰])")


class TableUnit(NamedTuple):
    """A unit: family (currency, percent, permille, point, count, measure), code or filed unit, factor, and per what."""

    family: str
    code: str
    factor: Decimal
    per: str | None = None


def unit_of(words: str) -> TableUnit | None:
    """Return the unit that words print, None where they print none that is known."""
    words = _TAIL.sub("", _LEAD.sub("", words.replace(" ", "")))
    if words in _PERCENT:
        return TableUnit(_PERCENT[words], words, Decimal(1))
    head, slash, per = words.partition("/")
    if slash and not 0 < len(per) <= len("平方米"):
        return None
    for cut in range(min(len(head), 4)):
        if cut and head[cut - 1] not in _MAGNITUDES:
            return None
        found = _plain(head[cut:])
        if found is not None:
            number = read("一" + head[:cut]) if cut else None
            factor = number.low if number is not None and number.low else Decimal(1)
            return found._replace(factor=found.factor * factor, per=per or None) if not cut or number else None
    return None


def _plain(word: str) -> TableUnit | None:
    """Return a unit without a magnitude."""
    unit = UNITS.get(word)
    if unit is not None and unit.family == "currency":
        return TableUnit("currency", unit.code, Decimal(unit.factor))
    if word in measures.UNITS:
        return TableUnit("measure", measures.UNITS[word], Decimal(1))
    return TableUnit("count", counts.UNITS[word][0], Decimal(1)) if word in counts.UNITS else None


def own_unit(folded: str, cell: Span) -> tuple[TableUnit | None, bool]:
    """Return the unit a head or label prints, and whether it prints one that is not known."""
    inside = [match[1] for match in BRACKET.finditer(folded, *cell)]
    text = folded[cell[0] : cell[1]]
    if text.endswith(("%", "‰")) and not text[:-1].endswith(tuple("0123456789")):
        return TableUnit(_PERCENT[text[-1]], text[-1], Decimal(1)), False
    for words in inside:
        unit = unit_of(words)
        if unit is not None:
            return unit, False
    return None, any("/" in words or words[0] in _MAGNITUDES for words in inside)


def caption_units(folded: str, low: int, top: int, high: int) -> list[TableUnit] | None:
    """Return the units that the lines above a table name for all, None where one is unknown."""
    found: list[TableUnit] = []
    for match in _LINE.finditer(folded, low, high):
        for words in _SEVERAL.split(match[1] or match[2] or match[3]):
            unit = unit_of(words.strip("、"))
            if unit is None:
                return [] if all(map(unit_of, _LISTED.split(words))) else None
            found.append(unit)
    if not found:
        bare = [unit for match in BRACKET.finditer(folded, low, top) if (unit := unit_of(match[1]))]
        found = bare if len(bare) == 1 else []
    return found
