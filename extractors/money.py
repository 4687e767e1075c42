"""Amounts of money: 1.8 亿元 · 2亿5000万美元 · 12万元-15万元 · 近百亿 · 三块五 · 每股0.29元.

The span runs from the numeral through the currency word; 约, 超过 and 以上 stay outside and set the qualifier.
Printed currencies are read here, dropped ones in `money_dropped`, amounts under a 单位:万元 header in `money_header`.
A false amount costs more than a missed one: a unit whose next characters make it another word (元旦, 三元电池, 毛利)
is dropped with a reason.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractors import money_dropped, money_header
from extractors.base import Money, Passage, Rule
from extractors.lexicon import load
from extractors.money_rules import MONEY_RULES
from extractors.numerals import DIGITS, MAX_DIGITS, Number, digits_in, read
from extractors.qualifiers import around, qualified
from extractors.quantities import UNITS, Quantity, Unit, joined, scan

RULES: tuple[Rule, ...] = MONEY_RULES

_MAGNITUDES = frozenset("百千万亿萬億")
_STOPS: dict[str, tuple[str, ...]] = {}
for _row in load("unit_stops"):
    _STOPS[_row["unit"]] = (*_STOPS.get(_row["unit"], ()), _row["follows"])
_SCALED = frozenset("百千万亿萬億多余餘")
_RANGE_SIGNS = frozenset("-~至到— \n")
_RISKY = frozenset({"块", "毛", "角", "分钱", "人民币"})
_CHANGE = re.compile(
    rf"([0-9{DIGITS}])[角毛](?:钱|([0-9{DIGITS}])分钱?)?|([0-9{DIGITS}])分(?:钱|(?![一-鿿0-9]))|([0-9{DIGITS}])(?=钱|[^一-鿿0-9.%]|$)"
)
_TIME = frozenset({"年", "月", "日", "季度"})
_PER = sorted(
    (re.escape(unit.word) for unit in UNITS.values() if unit.family in ("count", "measure") and unit.word not in _TIME),
    key=len,
    reverse=True,
)
_PER_AFTER = re.compile(rf"[ ]?[/每][ ]?[0-9]?({'|'.join(_PER)})")
_PER_BEFORE = re.compile(rf"每({'|'.join(_PER)})[^,。;、:0-9每]{{0,10}}$")
_SYMBOL = re.compile(r"(US\$|HK\$|A\$|\$|¥|€|£|RMB|USD|HKD|人民币|美元|港币)[ ]?$")
_SYMBOLS = {"US$": "美元", "$": "美元", "HK$": "港元", "A$": "澳元", "¥": "元", "€": "欧元", "£": "英镑"}
_SYMBOL_ENDS = frozenset("$¥€£BDRY币元 ")
_MINUS_AFTER = re.compile(r"(?:[^0-9A-Za-z%元股吨斤\-~]|^)(-|负)$")
_CUT = 12


def find(passage: Passage) -> list[Money]:
    """Return the amounts of a passage."""
    quantities = scan(passage)
    found: list[Money] = []
    skip_to = 0
    for place, quantity in enumerate(quantities):
        unit = quantity.unit
        if quantity.start < skip_to or (unit is not None and unit.family != "currency"):
            continue
        if unit is None and _certainly_bare(passage.folded, quantity):
            continue
        following = quantities[place + 1] if place + 1 < len(quantities) else None
        mention = _ranged(passage, quantity, following) or _single(passage, quantity, found)
        if mention:
            found.append(mention)
            skip_to = mention.end
    return _merged(found, money_dropped.lost_magnitudes(passage, found) + money_header.find(passage))


def _certainly_bare(folded: str, quantity: Quantity) -> bool:
    """Tell in one look that a number has no unit to find: no magnitude, no symbol before it, no range behind it."""
    if quantity.written[-1] in _SCALED or (quantity.start and folded[quantity.start - 1] in _SYMBOL_ENDS):
        return False
    return folded[quantity.end : quantity.end + 1] not in _RANGE_SIGNS


def literals(mention: Money) -> tuple[object, ...]:
    """Return text, low, high, qualifier, currency, and whether the unit was inferred."""
    ends = tuple(None if end is None else format(end.normalize(), "f") for end in (mention.low, mention.high))
    return mention.text, *ends, mention.qualifier, mention.currency, mention.unit_inferred


def _merged(printed: list[Money], headed: list[Money]) -> list[Money]:
    """Add the amounts of tables where nothing printed overlaps them."""
    if not headed:
        return printed
    taken = {place for mention in printed for place in range(mention.start, mention.end)}
    printed.extend(mention for mention in headed if mention.start not in taken)
    return sorted(printed, key=lambda mention: mention.start)


def _single(passage: Passage, quantity: Quantity, found: list[Money]) -> Money | None:
    """Read one number with its currency, printed, prefixed or dropped."""
    unit = quantity.unit
    if unit is None:
        match = _prefixed(passage.folded, quantity)
        if match is None:
            return money_dropped.currency(passage, quantity)
        symbol = UNITS[_SYMBOLS.get(match[1], match[1])]
        return _mention(passage, quantity._replace(start=match.start()), symbol, "symbol", found)
    reason = _no_currency(passage.folded, quantity, unit)
    if reason:
        passage.drop(quantity.start, quantity.unit_end, "amount", reason)
        return None
    return _mention(passage, quantity, unit, "amount", found)


def _prefixed(folded: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the currency symbol that stands before a number: ¥500, US$3亿, 人民币500万."""
    if folded[quantity.start - 1 : quantity.start] not in _SYMBOL_ENDS or not quantity.start:
        return None
    match = _SYMBOL.search(folded, max(0, quantity.start - 5), quantity.start)
    if match is None or (folded[quantity.end : quantity.end + 1].isalpha() and quantity.written[-1] not in _MAGNITUDES):
        return None
    if match[1] in ("美元", "港币") and folded[match.start() - 1 : match.start()] not in ("", " ", ",", "("):
        return None
    return match


def _no_currency(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Return why what looks like a currency is none, or None."""
    stops = _STOPS.get(unit.word)
    if stops and folded.startswith(stops, quantity.unit_end):
        return "unit_is_part_of_a_word"
    written = quantity.written
    if written[0] == "0" and written[1:2].isdigit():
        return "broken_number"
    if unit.word == "元" and len(written) == 1 and not written.isdigit():
        return _lone_digit(folded, quantity)
    if unit.word in _RISKY and unit.word != "人民币":
        return _small_coin(folded, quantity, unit)
    if _only_magnitude(written) and folded[quantity.start - 1 : quantity.start] in ("/", "每"):
        return "denominator"
    return None


def _only_magnitude(written: str) -> bool:
    """Tell 百亿 and 千万, magnitudes without a digit."""
    return _MAGNITUDES.issuperset(written)


def _lone_digit(folded: str, quantity: Quantity) -> str | None:
    """Refuse 二元结构 and 三元电池; a single character digit before 元 needs a clean edge or small change."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    if _CHANGE.match(folded, quantity.unit_end):
        return None
    if folded.startswith(_STOPS["digit"], quantity.unit_end):
        return "unit_is_part_of_a_word"
    return "unit_is_part_of_a_word" if "一" <= follows <= "鿿" and follows not in "的以左每起钱" else None


def _small_coin(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Accept 块, 毛 and 角 only where nothing but a price can be meant."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    if unit.word == "分钱" or follows == "钱" or follows == "/":
        return None
    if unit.word == "块" and follows and follows in "0123456789" + DIGITS:
        return None
    if "一" <= follows <= "鿿" or quantity.written == "一":
        return "classifier_not_currency"
    if unit.word == "毛" and quantity.written.isascii():
        return None
    return None if money_dropped.priced(folded, quantity.start) else "classifier_not_currency"


def _mention(passage: Passage, quantity: Quantity, unit: Unit, rule: str, found: list[Money]) -> Money | None:
    """Build the mention of a single amount."""
    folded = passage.folded
    number = read(quantity.written)
    if number is None:
        return _unreadable(passage, quantity)
    end = quantity.unit_end
    number = number.times(Decimal(unit.factor))
    change = _CHANGE.match(folded, end) if unit.word in ("元", "块", "角", "毛") else None
    if change and number.low is not None and (unit.word != "元" or not change[4]):
        end, number, rule = change.end(), _with_change(number, change, unit), "coins"
    bare = _only_magnitude(quantity.written)
    per, behind = _per(folded, quantity.start, end, found[-1] if found else None)
    qualifier = around(folded, quantity.start, behind, bare)
    if bare and qualifier == "exact" and not money_dropped.reached(folded, quantity.start):
        passage.drop(quantity.start, end, rule, "magnitude_as_a_label")
        return None
    start = signed(folded, quantity.start)
    if start < quantity.start:
        number = number.times(Decimal(-1))
    number = qualified(number, qualifier)
    text = passage.text[start:end]
    return Money(start, end, text, rule, number.low, number.high, number.slack, number.qualifier, unit.code, False, per)


def _unreadable(passage: Passage, quantity: Quantity) -> None:
    """Count a number that no value can be given."""
    reason = "too_many_digits" if digits_in(quantity.written) > MAX_DIGITS else "malformed_number"
    passage.drop(quantity.start, quantity.unit_end, "amount", reason)


def _with_change(number: Number, change: re.Match[str], unit: Unit) -> Number:
    """Add 5角2分 to 3元, or the bare 五 of 三块五."""
    digits = [None if group is None else Decimal(_digit(group)) for group in change.groups()]
    tenths, hundredths, only, bare = digits
    if unit.word in ("角", "毛"):
        scale, extra = Decimal("0.01"), only if only is not None else bare
        tenths = hundredths = None
    else:
        scale, extra = Decimal("0.1"), bare if unit.word == "块" else None
        hundredths = hundredths if hundredths is not None else only
    sum_ = (tenths or 0) * Decimal("0.1") + (hundredths or 0) * Decimal("0.01") + (extra or 0) * scale
    low = (number.low or Decimal(0)) + sum_
    fine = hundredths is not None or scale < Decimal("0.1")
    return Number(low, low, Decimal("0.005") if fine else Decimal("0.05"), number.qualifier)


def _digit(char: str) -> str:
    return str(DIGITS.index(char)) if char in DIGITS else char


def signed(folded: str, start: int) -> int:
    """Return where the number begins with its minus sign; a hyphen between two figures is none."""
    if start and folded[start - 1] in "-负" and _MINUS_AFTER.search(folded, max(0, start - 2), start):
        return start - 1
    return start


def _per(folded: str, start: int, end: int, previous: Money | None) -> tuple[str | None, int]:
    """Return what the amount is for one of (元/吨, 每股…元), and where the words behind it begin.

    每吨分别提高500元和400元 shares its 每吨.
    """
    match = _PER_AFTER.match(folded, end)
    if match:
        return match[1], match.end()
    if "每" in folded[max(0, start - _CUT - 4) : start]:
        match = _PER_BEFORE.search(folded, max(0, start - _CUT - 4), start)
        if match:
            return match[1], end
    if previous and previous.per and folded[previous.end : start] in ("、", "和", "与", "及", "以及"):
        return previous.per, end
    return None, end


def _ranged(passage: Passage, first: Quantity, second: Quantity | None) -> Money | None:
    """Read 12万元-15万元, 10~20万, 一百二十至一百五十万元 as one amount."""
    if second is None or second.family not in ("", "currency") or not joined(first, second, passage.folded):
        return None
    if second.unit is None and not money_dropped.range_is_money(passage, first, second):
        return None
    if moved(passage.folded, first.start, second.unit_end):
        return None
    low, high = ends(first, second)
    if low is None or high is None:
        return None
    start, minus = signed(passage.folded, first.start), passage.folded[second.start - 1] in "-负"
    return _interval(passage, first, second, (low, high), (start, minus and start < first.start))


def _interval(
    passage: Passage, first: Quantity, second: Quantity, numbers: tuple[Number, Number], sign: tuple[int, bool]
) -> Money | None:
    """Build the mention of a range; both ends may be negative (-3500万元至-2500万元)."""
    unit = second.unit or first.unit or UNITS["元"]
    start, both = sign
    scale = Decimal(unit.factor)
    low, high = numbers[0].times(-scale if start < first.start else scale), numbers[1].times(-scale if both else scale)
    if low.low is None or high.low is None or low.low > high.low:
        return None
    inferred = first.unit is None and second.unit is None
    slack = max(low.slack, high.slack)
    per = _per(passage.folded, start, second.unit_end, None)[0]
    text = passage.text[start : second.unit_end]
    top = high.high if high.high is not None else high.low
    return Money(start, second.unit_end, text, "range", low.low, top, slack, "range", unit.code, inferred, per)


_MOVING = re.compile(r"[从由自]$")
_BETWEEN = re.compile(r"不等|之间|的?区间|左右|上下")


def moved(folded: str, start: int, end: int) -> bool:
    """Tell 从5亿元到8亿元, a movement between two figures, from an interval (从5亿元到8亿元不等)."""
    return bool(_MOVING.search(folded, max(0, start - 1), start)) and _BETWEEN.match(folded, end) is None


def ends(first: Quantity, second: Quantity) -> tuple[Number | None, Number | None]:
    """Return both ends of a range; a bare first number shares the magnitude of the second where that makes sense."""
    high = read(second.written)
    low = read(first.written)
    if low is None or high is None or low.low is None or high.low is None:
        return None, None
    shared = "" if first.unit or first.written[-1] in _MAGNITUDES else shared_magnitude(first.written, second.written)
    raised = read(first.written + shared) if shared else None
    if raised and raised.low is not None and raised.low <= high.low:
        return raised, high
    if shared and low.low * 1000 < high.low:
        return None, None
    return low, high


def shared_magnitude(first: str, second: str) -> str:
    """Return the magnitudes at the end of the second numeral that the first one leaves out (10～20万, 三至五百万)."""
    tail = second[len(second.rstrip("百千万亿萬億")) :]
    if (len(first) == 1 and len(second) == 1 + len(tail)) or second[0].isdigit():
        return tail
    return tail.lstrip("百千")
