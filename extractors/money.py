"""Amounts of money: 1.8 亿元 · 2亿5000万美元 · 12万元-15万元 · 近百亿 · 三块五 · 每股0.29元.

The span runs from the numeral through the currency word; 约, 超过 and 以上 stay outside and set the qualifier. Printed
currencies are read here, dropped ones in `amount.dropped` and `amount.lost`, amounts under a 单位:万元 header in
`amount.header`.  A false amount costs more than a missed one: a unit whose next characters make it another word (元旦,
三元电池, 毛利) is dropped with a reason.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.amount import dropped as money_dropped
from extractors.amount import header as money_header
from extractors.amount import lost as money_lost
from extractors.amount.beside import MINUS, per_what, signed
from extractors.amount.currency import (
    CHANGE,
    CHANGE_HEADS,
    CHANGED,
    DECLARED_ENDS,
    SYMBOL_ENDS,
    SYMBOLS,
    declared,
    no_currency,
    only_magnitude,
    only_names,
    prefixed,
    with_change,
)
from extractors.amount.listed import HEADS
from extractors.amount.range import ranged
from extractors.amount.rules import MONEY_RULES
from extractors.base import Money, Passage, Rule, ends_of
from extractors.number.numerals import MAX_DIGITS, digits_in
from extractors.number.qualifiers import around, ceiling, qualified
from extractors.number.quantities import RANGE_SIGNS, Quantity, scaled, scan
from extractors.number.units import UNITS, Unit
from extractors.tabular import figures as tabular
from extractors.tabular.cells import outside

RULES: tuple[Rule, ...] = MONEY_RULES

_LINKS = RANGE_SIGNS | {"、", "/"}
_OPEN = _LINKS | HEADS
_THINGS = ("count", "measure")
_MAINLAND = ("人民币", "RMB", "CNY", "¥")
_SCALED = frozenset("百千万亿萬億多余餘")


def find(passage: Passage) -> list[Money]:
    """Return the amounts of a passage."""
    celled = tabular.amounts(passage)
    quantities = scan(passage)
    if not quantities:
        return celled
    folded = passage.folded
    found, bare = _printed(passage, quantities)
    if "台币" in folded:
        found = _in_taiwan(folded, found)
    restored = money_lost.find(passage, found, bare) if found and bare else []
    headed = outside(passage, money_header.find(passage)) if "单位" in folded else []
    return _merged(found, restored + headed + celled) if restored or headed or celled else found


def _printed(passage: Passage, quantities: list[Quantity]) -> tuple[list[Money], list[Quantity]]:
    """Return the amounts that say their currency or magnitude, and the numbers that are surely bare."""
    found: list[Money] = []
    bare: list[Quantity] = []
    skip_to, last, folded = 0, len(quantities) - 1, passage.folded
    for place, quantity in enumerate(quantities):
        start, end, unit_end, written, unit = quantity
        if unit is None:
            # Certainly bare: no magnitude, no symbol before the number, no range behind it.
            if (
                written[-1] not in _SCALED
                and folded[start - 1 : start] not in SYMBOL_ENDS
                and (folded[end : end + 1] not in _OPEN or folded.startswith("/吨", end))
            ):
                bare.append(quantity)
                continue
        elif unit.family != "currency" and not (unit.family in _THINGS and money_dropped.compound(folded, quantity)):
            continue
        if start < skip_to:
            continue
        signed_on = place < last and folded[unit_end : unit_end + 1] in _LINKS
        mention = (signed_on and ranged(passage, quantity, quantities[place + 1])) or _single(
            passage, quantities, place, found
        )
        if mention:
            found.append(mention)
            skip_to = mention.end
    return found, bare


def _in_taiwan(folded: str, found: list[Money]) -> list[Money]:
    """Give every bare 元 the currency of the first one, where that is declared as 新台币 and 人民币 is never named."""
    bare = [m for m in found if m.text.endswith(("元", "圆", "圓"))]
    if not bare or bare[0].currency != "TWD" or any(word in folded for word in _MAINLAND):
        return found
    return [replace(m, currency="TWD") if m.currency == "CNY" and not m.unit_inferred else m for m in found]


def literals(mention: Money) -> tuple[object, ...]:
    """Return text, low, high, qualifier, currency, and whether the unit was inferred."""
    return (
        mention.text,
        *ends_of(mention.low, mention.high),
        mention.qualifier,
        mention.currency,
        mention.unit_inferred,
    )


def _merged(printed: list[Money], headed: list[Money]) -> list[Money]:
    """Add the amounts of tables where nothing printed overlaps them."""
    taken = {place for mention in printed for place in range(mention.start, mention.end)}
    printed.extend(mention for mention in headed if mention.start not in taken)
    return sorted(printed, key=lambda mention: mention.start)


def _single(passage: Passage, quantities: list[Quantity], place: int, found: list[Money]) -> Money | None:
    """Read one number with its currency, printed, prefixed or dropped."""
    quantity = quantities[place]
    unit = quantity.unit
    if unit is None or unit.family != "currency":
        match = prefixed(passage.folded, quantity) if unit is None else None
        if match is None:
            return money_dropped.currency(passage, quantities, place, found)
        symbol = UNITS[SYMBOLS[match[1]]]
        return _mention(passage, quantity._replace(start=match.start()), symbol, "symbol", found)
    reason = no_currency(passage.folded, quantity, unit)
    if reason:
        passage.drop(quantity.start, quantity.unit_end, "amount", reason)
        return None
    return _mention(passage, quantity, unit, "amount", found)


def _mention(passage: Passage, quantity: Quantity, unit: Unit, rule: str, found: list[Money]) -> Money | None:
    """Build the mention of a single amount."""
    folded, start, end, written = passage.folded, quantity.start, quantity.unit_end, quantity.written
    number = scaled(written, unit.factor)
    if number is None:
        _unreadable(passage, quantity)
        return None
    change = _coins(folded, end, unit) if number.low is not None else None
    if change:
        end, number, rule = change.end(), with_change(number, change, unit), "coins"
    bare = only_magnitude(written)
    if bare and (named := only_names(folded, start, end)):
        passage.drop(start, end, rule, named)
        return None
    per, behind = per_what(folded, start, end, found[-1] if found else None)
    qualifier = around(folded, start, behind, bare)
    if qualifier == "exact":
        qualifier = ceiling(folded, start)
    if bare and qualifier == "exact" and not money_dropped.reached(folded, start):
        passage.drop(start, end, rule, "magnitude_as_a_label")
        return None
    if folded[start - 1 : start] in MINUS and signed(folded, start) < start:
        start, number = start - 1, number.times(Decimal(-1))
    if qualifier != "exact":
        number = qualified(number, qualifier)
    text, code = passage.text[start:end], _code(folded, start, unit)
    return Money(start, end, text, rule, number.low, number.high, number.slack, number.qualifier, code, False, per)


def _coins(folded: str, end: int, unit: Unit) -> re.Match[str] | None:
    """Return the 角 and 分 behind an amount."""
    if folded[end : end + 1] not in CHANGE_HEADS or unit.word not in CHANGED:
        return None
    change = CHANGE.match(folded, end)
    return change if change and (unit.word != "元" or not change[4]) else None


def _code(folded: str, start: int, unit: Unit) -> str:
    """Return the currency: that of the unit, or the one declared before a bare 元."""
    if unit.word == "元" and folded[start - 1 : start] in DECLARED_ENDS:
        return declared(folded, start) or unit.code
    return unit.code


def _unreadable(passage: Passage, quantity: Quantity) -> None:
    """Count a number that no value can be given."""
    reason = "too_many_digits" if digits_in(quantity.written) > MAX_DIGITS else "malformed_number"
    passage.drop(quantity.start, quantity.unit_end, "amount", reason)
