"""Whether what follows a number is a currency at all: symbols before it, small change behind it, 元 within a word."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.amount import dropped as money_dropped
from extractors.lexicon import alternation, load
from extractors.number.magnitudes import DIGITS
from extractors.number.numerals import Number
from extractors.number.quantities import Quantity
from extractors.number.units import UNITS, Unit

_MAGNITUDES = frozenset("百千万亿萬億")
_STOPS: dict[str, tuple[str, ...]] = {}
for _row in load("unit_stops"):
    _STOPS[_row["unit"]] = (*_STOPS.get(_row["unit"], ()), _row["follows"])
# What a stop can begin with, by unit: most units are followed by something else.
_STOP_HEADS = {unit: frozenset(word[0] for word in words) for unit, words in _STOPS.items()}
_NO_HEADS: frozenset[str] = frozenset()
_FORMAL = "壹贰叁肆伍陆柒捌玖"
_MARKS = frozenset({"", *",。、;:!?()"})
# Behind 3个亿元 where it is an amount; 3个亿元企业 and 3个亿元以上项目 count things of that size.
_AMOUNT_ENDS = re.compile("(?:左右|上下|多)?(?:[^一-鿿]|$|人民币|用|资金|投[入资])")
_OPENS, _CLOSES = ("“", "‘", '"', "「"), ("”", "’", '"', "」")
_BLURRED = frozenset("上近超逾")  # 上亿元利润, 近百元一斤
_NEXT_CELL = re.compile(r"[ \n\t|]*(?:$|(?<=[\n\t|])|(?<= )[-+(]?[0-9]|(?<= )[-—])")
_COINS = frozenset({"块", "毛", "角", "分钱"})
CHANGED = frozenset({"元", "块", "角", "毛"})
CHANGE_HEADS = frozenset("0123456789" + DIGITS + _FORMAL)
_ANY = f"[0-9{DIGITS}{_FORMAL}]"
# 5角2分, 5角, 二毛五, 2分, the bare 五 of 三块五; 零 may fill a place (十块零五毛), and 三块零五 is five hundredths.
CHANGE = re.compile(
    rf"零?({_ANY})[角毛](?:钱|零?({_ANY})(?:分钱?|(?=[^一-鿿0-9.%]|$)))?"
    rf"|零?({_ANY})(?:分|(?<=零.))(?:钱|(?![一-鿿0-9.%]))|({_ANY})(?=钱|[^一-鿿0-9.%]|$)"
)
SYMBOLS = {
    **{word: word for word, unit in UNITS.items() if unit.family == "currency" and word.isascii() and word.isupper()},
    **{"US$": "美元", "$": "美元", "HK$": "港元", "A$": "澳元", "NT$": "新台币", "S$": "新加坡元", "C$": "加元"},
    **{"¥": "元", "€": "欧元", "£": "英镑", "人民币": "元", "美元": "美元", "港币": "港币"},
}
# Codes in letters that also stand before a single digit; EUR6 is a norm.
_USUAL = frozenset({"RMB", "USD", "HKD", "人民币", "美元", "港币"})
_SYMBOL = re.compile(rf"(?<![A-Za-z])({alternation(SYMBOLS)})[ ]?$")
_DECLARED = re.compile(r"(新台币|[台港日韩]币)[约近达]?[ ]?$")
DECLARED_ENDS = frozenset("币约近达 ")
SYMBOL_ENDS = frozenset({" ", *(symbol[-1] for symbol in SYMBOLS)})


def prefixed(folded: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the currency symbol that stands before a number: ¥500, US$3亿, 人民币500万."""
    if folded[quantity.start - 1 : quantity.start] not in SYMBOL_ENDS or not quantity.start:
        return None
    match = _SYMBOL.search(folded, max(0, quantity.start - 5), quantity.start)
    if match is None or (folded[quantity.end : quantity.end + 1].isalpha() and quantity.written[-1] not in _MAGNITUDES):
        return None
    if len(quantity.written) == 1 and match[1].isalpha() and match[1] not in _USUAL:
        return None
    if match[1] in ("美元", "港币") and folded[match.start() - 1 : match.start()] not in ("", " ", ",", "("):
        return None
    return match


def no_currency(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Return why what looks like a currency is none, or None."""
    word, written = unit.word, quantity.written
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    heads = _STOP_HEADS.get(word, _NO_HEADS)
    if follows in heads and folded.startswith(_STOPS[word], quantity.unit_end) and not _of_bonds(word, written):
        return "unit_is_part_of_a_word"
    if written[0] == "0" and written[1:2].isdigit():
        return "broken_number"
    if written[-2:-1] == "个" and _AMOUNT_ENDS.match(folded, quantity.unit_end) is None:
        return "magnitude_as_a_label"
    if word == "元" and len(written) == 1 and not written.isdigit():
        return _lone_digit(folded, quantity)
    if word == "人民币" and len(written) == 1 and not written.isdigit():
        return "unit_is_part_of_a_word"  # 焦点三人民币汇率; three of them are 三元人民币
    if word in _COINS:
        return _small_coin(folded, quantity, unit)
    if only_magnitude(written) and folded[quantity.start - 1 : quantity.start] in ("/", "每"):
        return "denominator"
    return None


def only_names(folded: str, start: int, end: int) -> str | None:
    """Return why a unit without a number is no amount: 总产值(亿元), or a cell of its own: 产值 亿元 3.2."""
    before = folded[max(0, start - 1) : start]
    if before == "(" and folded[end : end + 1] == ")":
        return "unit_of_a_heading"
    return "unit_of_a_table" if not before.strip() and _NEXT_CELL.match(folded, end) else None


def _of_bonds(word: str, written: str) -> bool:
    """Tell 6亿美元债券, an amount, from 2019美元债."""
    return word == "美元" and written[-1] in _MAGNITUDES


def _lone_digit(folded: str, quantity: Quantity) -> str | None:
    """Refuse 二元结构, 三元电池, 万元户; a lone character before 元 needs a clean edge, small change or 上, 近, 超."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    if CHANGE.match(folded, quantity.unit_end):
        return None
    if folded.startswith(_STOPS["digit"], quantity.unit_end):
        return "unit_is_part_of_a_word"
    blurred = quantity.written in _MAGNITUDES and folded[quantity.start - 1 : quantity.start] in _BLURRED
    if blurred and not folded.startswith(_STOPS["size"], quantity.unit_end):
        return None
    word = follows.isalnum() and follows not in "的以左每起钱"
    word = word or (folded[quantity.start - 1 : quantity.start] in _OPENS and follows in _CLOSES)  # 城乡“二元”机制
    return "unit_is_part_of_a_word" if word else None


def _small_coin(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Accept 块, 毛 and 角 only where nothing but a price can be meant."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    change = CHANGE.match(folded, quantity.unit_end) if follows in CHANGE_HEADS else None
    if unit.word == "分钱" or follows == "钱" or follows == "/" or (change and unit.word in ("角", "毛")):
        return None
    if unit.word == "块" and follows and follows in "0123456789" + DIGITS:
        return None
    if "一" <= follows <= "鿿" or quantity.written == "一":
        return None if change else "classifier_not_currency"
    if (unit.word == "毛" and quantity.written.isascii()) or _alone(folded, quantity):
        return None
    return None if money_dropped.priced(folded, quantity.start) else "classifier_not_currency"


def _alone(folded: str, quantity: Quantity) -> bool:
    """Tell whether the price is all that is said, or stands between marks and counts more than pieces (一百块)."""
    if not folded[: quantity.start].strip() and not folded[quantity.unit_end :].strip():
        return True
    before = folded[quantity.start - 1 : quantity.start]
    return (
        len(quantity.written) > 1 and before in _MARKS and folded[quantity.unit_end : quantity.unit_end + 1] in _MARKS
    )


def declared(folded: str, start: int) -> str | None:
    """Return the code of the currency named before a number that is followed by a bare 元 (新台币38.6亿元)."""
    match = _DECLARED.search(folded, max(0, start - 5), start)
    return UNITS[match[1]].code if match else None


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
    if char in DIGITS:
        return str(DIGITS.index(char))
    return str(_FORMAL.index(char) + 1) if char in _FORMAL else char
