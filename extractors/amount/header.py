"""Amounts in lines under a 单位:万元 header: bare numbers that are plainly amounts take the header's unit.

The header rules the lines behind it up to a blank line, a line without figures (one line of column titles is
allowed), or another header.  A cell is an amount when its line begins with a label that counts no heads and no shares,
its column title speaks of neither growth nor number, and neither has a unit of its own: 每股收益(元/股) 0.43.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.base import Money, Passage
from extractors.figure_words import figure_word
from extractors.lexicon import alternation
from extractors.number.numerals import read
from extractors.number.table_columns import cells_under
from extractors.number.units import UNITS, Unit
from extractors.numbering import ITEM

_CURRENCIES = alternation(word for word, unit in UNITS.items() if unit.family == "currency")
_HEADER = re.compile(rf"单位[ ]?[:为][ ]?(?:人民币)?[ ]?([百千万亿]{{0,2}})({_CURRENCIES})[)】\]]?[ ]*(?:\n|$)")
_CELL = re.compile(
    r"(?<![0-9.,A-Za-z\-/])-?[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?(?![0-9.,A-Za-z%‰/])"
    r"|(?<![0-9.,A-Za-z\-/])-?[0-9]{1,15}(?:\.[0-9]{1,6})?(?![0-9.,A-Za-z%‰/])"
)
_LABEL = re.compile(rf"[ \t|]*+{ITEM}?+[ \t|]*+([^0-9\n]{{2,30}}?)[ \t|:,]*+(?=-?[0-9])")
_NO_AMOUNT = re.compile(rf"{figure_word('no_amount')}|[人户个家件台吨亩]数|%|‰|[^税]率|\((?:%|[人户个家件台吨亩])\)")
_BRACKETED = re.compile(r"\([ ]?([^()\n]{1,10}?)[ ]?\)")
_EDGE = re.compile(r"[ \t|;,。、]*")


def find(passage: Passage) -> list[Money]:
    """Return the amounts under unit headers."""
    folded = passage.folded
    found: list[Money] = []
    for header in _HEADER.finditer(folded):
        factor = (read("一" + header[1]) or read("一")) if header[1] else read("一")
        if factor and factor.low:
            unit = UNITS[header[2]]
            for start, end in _cells(folded, header.end()):
                mention = _amount(passage, start, end, factor.low * Decimal(unit.factor), unit)
                if mention:
                    found.append(mention)
    return found


def _cells(folded: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the amount cells in the lines a header rules."""
    titled, others = True, set[int]()
    while start < len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        line = folded[start:end]
        label = _LABEL.match(line)
        if titled:
            columns = list(cells_under(folded, start, end))
            others = {cell for title, cell, _ in columns if _NO_AMOUNT.search(title) or _own_unit(title)}
            titled = False
            if not columns and _NO_AMOUNT.search(line) and label is None:
                return
        elif label is None and line.strip():
            return
        if not line.strip() or "单位" in line:
            return
        if label and not _NO_AMOUNT.search(label[1]) and not _own_unit(line[: label.end()]):
            yield from (span for span in _row(folded, start + label.end(), end) if span[0] not in others)
        start = end + 1


def _own_unit(words: str) -> bool:
    """Return whether a label or title brackets a unit of its own: (元/股), (万股), (美元)."""
    inside = _BRACKETED.findall(words)
    return any("/" in unit or unit.lstrip("百千万亿") in UNITS for unit in inside)


def _row(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of one line as long as nothing but blanks and bars parts them."""
    place = start
    while place < end:
        cell = _CELL.match(folded, place, end)
        if cell is None:
            return
        after = _EDGE.match(folded, cell.end(), end)
        stop = after.end() if after else cell.end()
        if stop < end and not folded[stop].isdigit() and folded[stop] != "-":
            return
        yield cell.span()
        place = stop


def _amount(passage: Passage, start: int, end: int, factor: Decimal, unit: Unit) -> Money | None:
    """Build the mention of one cell."""
    written = passage.folded[start:end]
    number = read(written.removeprefix("-"))
    if number is None:
        passage.drop(start, end, "unit_header", "too_many_digits")
        return None
    number = number.times(-factor if written.startswith("-") else factor)
    text = passage.text[start:end]
    return Money(start, end, text, "unit_header", number.low, number.high, number.slack, "exact", unit.code, True)
