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
from extractors.amount.beside import SIGNED, per_what, signed
from extractors.amount.currency import (
    CHANGE,
    CHANGE_HEADS,
    CHANGED,
    no_currency,
    only_magnitude,
    only_names,
    with_change,
)
from extractors.amount.listed import HEADS
from extractors.amount.named import BARE, SIGNS, SYMBOL_ENDS, SYMBOLS, declared, prefixed, suffixed, unitless
from extractors.amount.range import ranged
from extractors.amount.rules import MONEY_RULES
from extractors.base import Money, Passage, Rule, ends_of
from extractors.number.between import spanned
from extractors.number.magnitudes import SCALES
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
_CENT = "0.01"
_MAINLAND = ("人民币", "RMB", "CNY", "¥")
_SCALED = SCALES | frozenset("多余餘")


def find(passage: Passage) -> list[Money]:
    """Return the amounts of a passage."""
    celled = tabular.amounts(passage)
    quantities = scan(passage)
    if not quantities:
        return celled
    folded = passage.folded
    signs = any(sign in folded for sign in SIGNS)
    if signs:
        quantities = [unitless(folded, q) if folded[q.start - 1 : q.start] in SIGNS else q for q in quantities]
    found, bare = _printed(passage, quantities, signs)
    if "台币" in folded:
        found = _in_taiwan(folded, found)
    found = spanned(passage, found, _ends_of)
    restored = money_lost.find(passage, found, bare) if found and bare else []
    headed = outside(passage, money_header.find(passage)) if "单位" in folded else []
    return _merged(found, restored + headed + celled) if restored or headed or celled else found


def _printed(passage: Passage, quantities: list[Quantity], signs: bool) -> tuple[list[Money], list[Quantity]]:
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
                and not (signs and _signed(folded, start, end))
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
            if unit is not None and unit.factor == _CENT and found:
                mention = _with_cents(passage, found, mention)
            found.append(mention)
            skip_to = mention.end
    return found, bare


def _signed(folded: str, start: int, end: int) -> bool:
    """Tell whether a currency's sign stands behind a number (20€, 20 €), or before its minus (¥-500)."""
    return (folded[start - 1 : start] == "-" and folded[start - 2 : start - 1] in SIGNS) or not SIGNS.isdisjoint(
        folded[end : end + 2].lstrip(" ")[:1]
    )


def _with_cents(passage: Passage, found: list[Money], cents: Money) -> Money:
    """Return 5美元50美分 as one amount, of which the last one found is the dollars."""
    whole = found[-1]
    if (whole.end, whole.currency, whole.qualifier, cents.qualifier) != (cents.start, cents.currency, "exact", "exact"):
        return cents
    if whole.low is None or cents.low is None or not 0 < cents.low < 1 or whole.low % 1:
        return cents
    found.pop()
    low, text = whole.low + cents.low, passage.text[whole.start : cents.end]
    return replace(whole, end=cents.end, text=text, low=low, high=low, slack=cents.slack, per=cents.per)


def _ends_of(first: Money, second: Money) -> Money | None:
    """Return the amount between two, if the second is above the first and of the same currency."""
    if first.low is None or second.high is None or first.currency != second.currency or first.low >= second.high:
        return None
    slack = max(first.slack, second.slack)
    return replace(first, rule="range", high=second.high, slack=slack, qualifier="range", per=second.per)


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
        if match:
            symbol = UNITS[SYMBOLS[match[1]]]
            return _mention(passage, quantity._replace(start=match.start()), symbol, "symbol", found)
        match = suffixed(passage.folded, quantity) if unit is None else None
        if match is None:
            return money_dropped.currency(passage, quantities, place, found)
        return _mention(passage, quantity._replace(unit_end=match.end()), UNITS[SYMBOLS[match[1]]], "amount", found)
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
    beside = declared(folded, start) if unit.word in BARE else None
    qualifier = around(folded, start, behind, bare)
    if qualifier == "exact":
        qualifier = around(folded, beside[0], behind) if beside else ceiling(folded, start)
    if bare and qualifier == "exact" and not money_dropped.reached(folded, start):
        passage.drop(start, end, rule, "magnitude_as_a_label")
        return None
    start, less = _less(folded, start, quantity, rule, beside[0] if beside else start)
    number = number.times(Decimal(-1)) if less else number
    if qualifier != "exact":
        number = qualified(number, qualifier)
    text, code = passage.text[start:end], beside[1] if beside else unit.code
    return Money(start, end, text, rule, number.low, number.high, number.slack, number.qualifier, code, False, per)


def _less(folded: str, start: int, quantity: Quantity, rule: str, symbol: int) -> tuple[int, bool]:
    """Return where an amount begins with its minus, and if it has one, be it behind the symbol (¥-500)."""
    for place in (start, symbol):
        less = signed(folded, place) if folded[place - 1 : place] in SIGNED else place
        if less < place:
            return less, True
    return start, rule == "symbol" and folded[quantity.end - len(quantity.written) - 1] == "-"


def _coins(folded: str, end: int, unit: Unit) -> re.Match[str] | None:
    """Return the 角 and 分 behind an amount."""
    if folded[end : end + 1] not in CHANGE_HEADS or unit.word not in CHANGED:
        return None
    change = CHANGE.match(folded, end)
    return change if change and (unit.word not in ("元", "圆") or not change[4]) else None


def _unreadable(passage: Passage, quantity: Quantity) -> None:
    """Count a number that no value can be given."""
    reason = "too_many_digits" if digits_in(quantity.written) > MAX_DIGITS else "malformed_number"
    passage.drop(quantity.start, quantity.unit_end, "amount", reason)
