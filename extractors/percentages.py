"""Percentages: 8.5%, 5‰, 百分之三十到四十一, 0.3个百分点, 三成五, and figures that lost their sign.

The span is numeral and sign.  The printed value stays positive after 下降; `falling` says so, but where a minus says it
already (下降-144%).  A tenth (三成) is read
where it is a share; as a growth (增一成) it is a manner of speaking and left alone.  Signs inside URLs are none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from extractors.amount.beside import BELOW, SIGNED, ends, moved, signed
from extractors.base import Passage, Percentage, Rule, ends_of
from extractors.number.between import spanned
from extractors.number.numerals import Number, read
from extractors.number.parted import rest_of_parted
from extractors.number.qualifiers import around, far_before, qualified
from extractors.number.quantities import MAX_GAP, Quantity, joined, scan
from extractors.percent import column as percent_column
from extractors.percent import discounts, either
from extractors.percent import fractions as percent_fractions
from extractors.percent import lost as percent_lost
from extractors.percent import tenths as percent_tenths
from extractors.percent.cues import KIND, falls
from extractors.percent.mention import percentage
from extractors.percent.rules import PERCENT_RULES
from extractors.tabular import figures as tabular
from extractors.tabular.cells import outside

RULES: tuple[Rule, ...] = PERCENT_RULES

_RUN = re.compile(r"[0-9A-Za-z.%/:?=&_\-]{1,40}$")
_LINK = re.compile(r"^%|[A-Za-z]")
_LINKING = frozenset("/=?&._-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_URL_ENDS = _LINKING | {"%"}
_HEX = re.compile(r"[0-9A-Fa-f]{2}")
_HUGE = frozenset("万亿萬億")


def find(passage: Passage) -> list[Percentage]:
    """Return the percentages of a passage."""
    found: list[Percentage] = []
    bare: list[int] = []
    celled = tabular.percentages(passage)
    quantities = scan(passage)
    for place, quantity in enumerate(quantities):
        unit = quantity.unit
        if unit is None:
            bare.append(place)
        elif unit.family in KIND:
            _read(passage, quantities, place, found)
    lost = percent_lost.find(passage, quantities, bare) if bare else []
    worded = [*percent_fractions.find(passage), *percent_tenths.find(passage), *discounts.find(passage)]
    column = outside(passage, percent_column.find(passage)) if found or bare else []
    merged = _merged(celled, found, worded, column, lost) if worded or lost or column or celled else found
    return spanned(passage, merged, _ends_of)


def _ends_of(first: Percentage, second: Percentage) -> Percentage | None:
    """Return the percentage between two, if the second is above the first and of the same unit."""
    low, high = first.low_pct, second.high_pct
    if low is None or high is None or first.unit != second.unit or low >= high:
        return None
    slack = max(first.slack_pct, second.slack_pct)
    return replace(first, rule="percent_range", high_pct=high, slack_pct=slack, qualifier="range")


def _read(passage: Passage, quantities: list[Quantity], place: int, found: list[Percentage]) -> None:
    """Add the percentage at one place, with the other end of a range or the bare figures that share its sign."""
    quantity, folded = quantities[place], passage.folded
    if folded[quantity.start - 1 : quantity.start] in _URL_ENDS and _in_url(folded, quantity):
        passage.drop(quantity.start, quantity.unit_end, "percent", "in_a_url")
        return
    before = quantities[place - 1] if place else None
    if before is not None and quantity.start - before.unit_end > MAX_GAP:
        before = None
    mention = _ranged(passage, before, quantity, found) if before else None
    mention = mention or _single(passage, quantity, found)
    if mention is None:
        return
    sharing = percent_lost.shared(passage, quantities, place, mention) if before else []
    if sharing:
        found.extend(sharing)
        mention = replace(mention, falling=True) if sharing[0].falling else mention
    found.append(mention)


def literals(mention: Percentage) -> tuple[object, ...]:
    """Return text, low, high, qualifier, unit, whether the sign was inferred, and whether the figure falls."""
    low, high = ends_of(mention.low_pct, mention.high_pct)
    return mention.text, low, high, mention.qualifier, mention.unit, mention.sign_inferred, mention.falling


def _merged(*groups: list[Percentage]) -> list[Percentage]:
    """Put the findings in text order; the earlier group wins an overlap."""
    kept: list[Percentage] = []
    taken: set[int] = set()
    for mention in (mention for group in groups for mention in group):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.start)


def _ranged(passage: Passage, before: Quantity, quantity: Quantity, found: list[Percentage]) -> Percentage | None:
    """Read both ends of a range; it replaces its first end where that was read already."""
    if before.family not in ("", quantity.family) or not joined(before, quantity, passage.folded):
        return None
    ranged = None if moved(passage.folded, before.start, quantity.unit_end) else _range(passage, before, quantity)
    if ranged and found and found[-1].start >= ranged.start:
        found.pop()
    return ranged


def _in_url(folded: str, quantity: Quantity) -> bool:
    """Tell a percent sign of an encoded URL (%E5%8F%B0) from one behind a figure."""
    before = folded[quantity.start - 1 : quantity.start] if quantity.start else ""
    if before == "%":
        run = _RUN.search(folded, max(0, quantity.start - 40), quantity.start)
        return run is not None and _LINK.search(run[0]) is not None
    return before in _LINKING and _HEX.match(folded, quantity.unit_end) is not None


def _single(passage: Passage, quantity: Quantity, found: list[Percentage]) -> Percentage | None:
    """Build the mention of one number."""
    folded = passage.folded
    number = _plain(quantity.written)
    if folded[quantity.start - 1 : quantity.start] == " " and rest_of_parted(folded, quantity):
        number = None
    if number is None:
        passage.drop(quantity.start, quantity.unit_end, "percent", "malformed_number")
        return None
    start, end, family = quantity.start, quantity.unit_end, quantity.family
    pair = either.before(folded, quantity)
    start, number = pair or (start, number)
    first = signed(folded, start) if folded[start - 1 : start] in SIGNED else start
    minus = first < start
    if minus:
        start, number = first, number.times(Decimal(-1))
    qualifier = around(folded, start, end)
    if qualifier == "exact":
        qualifier = far_before(folded, start)
        # 超过行业平均1.2个百分点 says by how much, not from where.
        if family == "point" and qualifier in ("more_than", "less_than"):
            qualifier = "exact"
    if qualifier != "exact":
        number = qualified(number, qualifier)
    falling = not minus and (falls(folded, start) or (bool(found) and _list_falls(folded, start, found[-1])))
    return percentage(passage, (start, end), family, number, KIND[family], falling=falling)


@lru_cache(maxsize=1 << 14)
def _plain(written: str) -> Number | None:
    """Read a number that is not in 万 or 亿."""
    return None if _HUGE.intersection(written) else read(written)


def _list_falls(folded: str, start: int, before: Percentage) -> bool:
    """Tell whether the figure continues a list of decreases: 分别下降5.2%和4.8%."""
    return before.falling and folded[before.end : start] in ("、", "和", "与", "及", "以及")


def _range(passage: Passage, first: Quantity, second: Quantity) -> Percentage | None:
    """Build the mention of an interval (8-10%, 15%至55%, -5%~-3%)."""
    folded = passage.folded
    low, high = ends(first, second)
    if low is None or high is None or low.low is None or high.low is None:
        return None
    start = signed(folded, first.start)
    least = -low.low if start < first.start else low.low
    below = folded[second.start - 1] == "负" or folded[second.start - 2 : second.start] in BELOW
    below = below and (start < first.start or not falls(folded, start))  # 下降10%至-20%
    most = -high.low if below else high.low
    if least > most:
        least, most = (most, least) if start < first.start or below or falls(folded, start) else (most, most)
    if least == most and low.low != high.low:
        return None
    number = Number(least, most, max(low.slack, high.slack), "range")
    falling = False if start < first.start else None
    return percentage(passage, (start, second.unit_end), "percent_range", number, KIND[second.family], falling=falling)
