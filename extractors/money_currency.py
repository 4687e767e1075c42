"""Whether what follows a number is a currency at all: symbols before it, small change behind it, 元 within a word."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors import money_dropped
from extractors.lexicon import load
from extractors.numerals import DIGITS, Number
from extractors.quantities import Quantity, Unit

_MAGNITUDES = frozenset("百千万亿萬億")
_STOPS: dict[str, tuple[str, ...]] = {}
for _row in load("unit_stops"):
    _STOPS[_row["unit"]] = (*_STOPS.get(_row["unit"], ()), _row["follows"])
# What a stop can begin with, by unit: most units are followed by something else.
_STOP_HEADS = {unit: frozenset(word[0] for word in words) for unit, words in _STOPS.items()}
_NO_HEADS: frozenset[str] = frozenset()
_COINS = frozenset({"块", "毛", "角", "分钱"})
CHANGED = frozenset({"元", "块", "角", "毛"})
CHANGE_HEADS = frozenset("0123456789" + DIGITS)
CHANGE = re.compile(
    rf"([0-9{DIGITS}])[角毛](?:钱|([0-9{DIGITS}])分钱?)?|([0-9{DIGITS}])分(?:钱|(?![一-鿿0-9]))|([0-9{DIGITS}])(?=钱|[^一-鿿0-9.%]|$)"
)
_SYMBOL = re.compile(r"(US\$|HK\$|A\$|\$|¥|€|£|RMB|USD|HKD|人民币|美元|港币)[ ]?$")
SYMBOLS = {"US$": "美元", "$": "美元", "HK$": "港元", "A$": "澳元", "¥": "元", "€": "欧元", "£": "英镑"}
SYMBOL_ENDS = frozenset("$¥€£BDRY币元 ")


def prefixed(folded: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the currency symbol that stands before a number: ¥500, US$3亿, 人民币500万."""
    if folded[quantity.start - 1 : quantity.start] not in SYMBOL_ENDS or not quantity.start:
        return None
    match = _SYMBOL.search(folded, max(0, quantity.start - 5), quantity.start)
    if match is None or (folded[quantity.end : quantity.end + 1].isalpha() and quantity.written[-1] not in _MAGNITUDES):
        return None
    if match[1] in ("美元", "港币") and folded[match.start() - 1 : match.start()] not in ("", " ", ",", "("):
        return None
    return match


def no_currency(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Return why what looks like a currency is none, or None."""
    word, written = unit.word, quantity.written
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    if follows in _STOP_HEADS.get(word, _NO_HEADS) and folded.startswith(_STOPS[word], quantity.unit_end):
        return "unit_is_part_of_a_word"
    if written[0] == "0" and written[1:2].isdigit():
        return "broken_number"
    if word == "元" and len(written) == 1 and not written.isdigit():
        return _lone_digit(folded, quantity)
    if word in _COINS:
        return _small_coin(folded, quantity, unit)
    if only_magnitude(written) and folded[quantity.start - 1 : quantity.start] in ("/", "每"):
        return "denominator"
    return None


def _lone_digit(folded: str, quantity: Quantity) -> str | None:
    """Refuse 二元结构 and 三元电池; a single character digit before 元 needs a clean edge or small change."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    if CHANGE.match(folded, quantity.unit_end):
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


def only_magnitude(written: str) -> bool:
    """Tell 百亿 and 千万, magnitudes without a digit."""
    return written[0] in _MAGNITUDES and _MAGNITUDES.issuperset(written)


def with_change(number: Number, change: re.Match[str], unit: Unit) -> Number:
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
