"""Two numbers that are the ends of one amount: 12万元-15万元, 10~20万, ¥300~500, 四、五亿元, -3500万元至-2500万元."""

from __future__ import annotations

from decimal import Decimal

from extractors.amount import dropped as money_dropped
from extractors.amount.beside import BELOW, MINUS, approximate, ends, led_to, moved, per_what, signed, turns_to
from extractors.amount.named import SYMBOLS, code_of, prefixed, suffixed
from extractors.base import Money, Passage, Qualifier
from extractors.number.numerals import Number
from extractors.number.quantities import Quantity, joined
from extractors.number.units import UNITS

_NEAR = 5


def ranged(passage: Passage, first: Quantity, second: Quantity) -> Money | None:
    """Read 12万元-15万元, 10~20万, 一百二十至一百五十万元 as one amount."""
    if second.family not in ("", "currency"):
        return None
    if not joined(first, second, passage.folded):
        if second.unit is None or not approximate(first, second, passage.folded):
            return None
        first, second = (
            first._replace(written=first.written + second.written[1:]),
            second._replace(written=first.written[:-1] + second.written),
        )
    low, high = ends(first, second)
    named = _named(passage.folded, first, second)
    if named is not None:
        first, second = named
    elif second.unit is None and not money_dropped.range_is_money(passage, first, second):
        return None
    if low is None or high is None or led_to(passage.folded, first, low, high):
        return None
    if moved(passage.folded, first.start, second.unit_end):
        return None
    start = signed(passage.folded, first.start)
    below = _below(passage.folded, first, second, start)
    return None if below is None else _interval(passage, first, second, (low, high), (start, below))


def _below(folded: str, first: Quantity, second: Quantity, start: int) -> bool | None:
    """Tell whether the second end has a minus; None where it only repeats a loss: 亏损2亿元至-1亿元."""
    if start < first.start:
        return folded[second.start - 1] in MINUS
    if folded[second.start - 2 : second.start] not in BELOW:
        return False
    lost = "亏" in folded[max(0, start - _NEAR) : start]
    return None if lost or turns_to(folded, first) else True


def _named(folded: str, first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return both numbers with the currency that a symbol or name beside one gives: $50-$60, 20-30€, 港币20-30元."""
    symbol = prefixed(folded, first) if first.unit is None else None
    if symbol is not None and not symbol[0].endswith("-"):
        unit = UNITS[SYMBOLS[symbol[1]]]
        if second.unit is not None and second.unit.word == "元":
            second = second._replace(unit=second.unit._replace(code=unit.code))
        return first._replace(start=symbol.start(), unit=unit), second
    sign = suffixed(folded, second) if second.unit is None else None
    return None if sign is None else (first, second._replace(unit_end=sign.end(), unit=UNITS[SYMBOLS[sign[1]]]))


def _interval(
    passage: Passage, first: Quantity, second: Quantity, numbers: tuple[Number, Number], sign: tuple[int, bool]
) -> Money | None:
    """Build the mention of a range; one end or both may be negative (-3500万元至-2500万元, 300万元至-500万元)."""
    unit = second.unit or first.unit or UNITS["元"]
    start, below = sign
    scale = Decimal(unit.factor)
    low, high = numbers[0].times(-scale if start < first.start else scale), numbers[1].times(-scale if below else scale)
    if below and low.low is not None and high.low is not None and high.low < low.low:
        low, high = high, low  # -5900万元至-6900万元
    if low.low is None or high.low is None or low.low > high.low:
        return None
    inferred = first.unit is None and second.unit is None
    slack = max(low.slack, high.slack)
    per = per_what(passage.folded, start, second.unit_end, None)[0]
    text = passage.text[start : second.unit_end]
    qualifier: Qualifier = "range" if high.high is not None else "at_least"  # 10万元至20余万元
    code = code_of(passage.folded, start, unit)
    return Money(start, second.unit_end, text, "range", low.low, high.high, slack, qualifier, code, inferred, per)
