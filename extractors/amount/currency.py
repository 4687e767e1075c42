"""Whether what follows a number is a currency at all: small change behind it, 元 within a word."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.amount import dropped as money_dropped
from extractors.amount.beside import doubtful
from extractors.amount.named import BARE, contradicted, declared
from extractors.lexicon import alternation, load
from extractors.number.magnitudes import DIGITS, NUMERALS, SCALES
from extractors.number.numerals import Number
from extractors.number.parted import rest_of_parted
from extractors.number.qualifiers import AFTER_WORDS, beside
from extractors.number.quantities import Quantity
from extractors.number.units import UNITS, Unit

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
_SHARP = re.compile("[整正](?![一-鿿])")  # 伍角整, as cheques have it
_FEW = 8
_PIECES = SCALES | {"之", "块", " ", "\n"}
_COINS = frozenset({"块", "毛", "角", "分钱"})
CHANGED = frozenset({"元", "圆", "块", "角", "毛"})
CHANGE_HEADS = frozenset("0123456789两" + DIGITS + _FORMAL)
_ANY = f"[0-9两{DIGITS}{_FORMAL}]"
_COUNTED = ("count", "measure")
_NO_PIECES = frozenset("次期代级届号楼村镇县市省国乡街层年月日时家大手面点强门行首处所起部方转")
# What a price is for: 五元一张, 三块五一斤; not 三元一次方程.
_PIECE = alternation(word for word, unit in UNITS.items() if unit.family in _COUNTED and _NO_PIECES.isdisjoint(word))
_WHOLE = re.compile("整(?![一-鿿])")  # 九元整; not 三元整合
_EACH = re.compile(f"[一1](?:{_PIECE})")
# 5角2分, 5角, 二毛五, 2分, the bare 五 of 三块五; 零 may fill a place (十块零五毛), and 三块零五 is five hundredths.
CHANGE = re.compile(
    rf"零?({_ANY})[角毛](?:钱|零?({_ANY})(?:分钱?|(?=[^一-鿿0-9A-Za-z.%]|$)))?"
    rf"|零?({_ANY})(?:分|(?<=零.))(?:钱|(?![一-鿿0-9.%]))|({_ANY})(?=钱|一(?:{_PIECE})|{AFTER_WORDS}|包邮|的|[^一-鿿0-9A-Za-z.%]|$)"
)


def no_currency(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Return why what looks like a currency is none, or None."""
    word, written = unit.word, quantity.written
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    heads = _STOP_HEADS.get(word, _NO_HEADS)
    if follows in heads and folded.startswith(_STOPS[word], quantity.unit_end) and not _of_bonds(word, written):
        return "unit_is_part_of_a_word"
    before = folded[quantity.start - 1 : quantity.start]
    if written[0] == "0" or before in _PIECES:
        broken = _broken(folded, quantity)
        if broken:
            return broken
    if written[-2:-1] == "个" and _AMOUNT_ENDS.match(folded, quantity.unit_end) is None:
        return "magnitude_as_a_label"
    unclear = _unclear(folded, quantity, unit)
    if unclear:
        return unclear
    if word in ("元", "人民币") and len(written) == 1 and not written.isdigit():
        return _lone_digit(folded, quantity)
    if word in _COINS:
        return _small_coin(folded, quantity, unit)
    return None


def _unclear(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Return why nobody can tell which amount is meant: 成千上|万元, /|万元, 17、|8万元, 500万元|(美元)."""
    before = folded[quantity.start - 1 : quantity.start]
    if before == "上" and folded[quantity.start - 2 : quantity.start - 1] in SCALES:
        return "manner_of_speaking"
    if only_magnitude(quantity.written) and before in ("/", "每"):
        return "denominator"
    if before == "好" and folded[quantity.start - 2 : quantity.start - 1] in SCALES:
        return "broken_number"  # 三千好几百元
    if before == "、" and doubtful(folded, quantity):
        return "range_or_list"
    return "two_currencies" if contradicted(folded, quantity, unit) else None


def _broken(folded: str, quantity: Quantity) -> str | None:
    """Return why a number is no whole one: 0300元, 3亿|2元, 三块|五美金, 三分之|一亿元."""
    if quantity.written[0] == "0" and quantity.written[1:2].isdigit():
        return "broken_number"
    before = folded[max(0, quantity.start - 2) : quantity.start]
    if before[:1].isdigit() and before[-1:] in SCALES:
        return "broken_number"
    if before[-1:] == "块" and (before[:1] in CHANGE_HEADS or before[:1] in "十百千万"):
        return "broken_number"
    if before[-1:] == " " and rest_of_parted(folded, quantity):
        return "broken_number"
    if before[-1:] in " \n" and before[:1] in NUMERALS and quantity.written[0] in NUMERALS:
        return "broken_number"  # 二十 五万元
    return "fraction" if before == "分之" else None


def only_names(folded: str, start: int, end: int) -> str | None:
    """Return why a unit without a number is no amount: 总产值(亿元), or a cell of its own: 产值 亿元 3.2."""
    before = folded[max(0, start - 1) : start]
    if before == "(" and folded[end : end + 1] == ")":
        return "unit_of_a_heading"
    return "unit_of_a_table" if not before.strip() and _NEXT_CELL.match(folded, end) else None


def _of_bonds(word: str, written: str) -> bool:
    """Tell 6亿美元债券, an amount, from 2019美元债."""
    return word == "美元" and written[-1] in SCALES


def _lone_digit(folded: str, quantity: Quantity) -> str | None:
    """Refuse 二元结构, 三元电池, 万元户; a lone character before 元 needs a clean edge, small change or 上, 近, 超."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    if folded.startswith("人民币", quantity.end):  # 焦点三人民币汇率; three of them are 三元人民币
        return None if quantity.written == "十" and not follows.isalnum() else "unit_is_part_of_a_word"
    if CHANGE.match(folded, quantity.unit_end) or _EACH.match(folded, quantity.unit_end):
        return None
    if folded.startswith(_STOPS["digit"], quantity.unit_end):
        return "unit_is_part_of_a_word"
    blurred = quantity.written in SCALES and folded[quantity.start - 1 : quantity.start] in _BLURRED
    if blurred and not folded.startswith(_STOPS["size"], quantity.unit_end):
        return None
    word = follows.isalnum() and follows not in "的以左每起钱" and not _WHOLE.match(folded, quantity.unit_end)
    word = word or (folded[quantity.start - 1 : quantity.start] in _OPENS and follows in _CLOSES)  # 城乡“二元”机制
    return "unit_is_part_of_a_word" if word else None


def _small_coin(folded: str, quantity: Quantity, unit: Unit) -> str | None:
    """Accept 块, 毛 and 角 only where nothing but a price can be meant."""
    follows = folded[quantity.unit_end : quantity.unit_end + 1]
    change = CHANGE.match(folded, quantity.unit_end) if follows in CHANGE_HEADS else None
    if unit.word == "分钱" or follows == "钱" or follows == "/" or (change and unit.word in ("角", "毛")):
        return None
    if _SHARP.match(folded, quantity.unit_end) or (unit.word in BARE and declared(folded, quantity.start)):
        return None
    if unit.word == "块" and follows and follows in "0123456789" + DIGITS:
        return None if change or _EACH.match(folded, quantity.unit_end) else "classifier_not_currency"
    if "一" <= follows <= "鿿" or quantity.written == "一":
        each = unit.word == "毛" and quantity.written != "三" and _EACH.match(folded, quantity.unit_end)
        whole = quantity.written != "一" and _whole(folded, quantity)
        return None if change or each or whole else "classifier_not_currency"
    if (unit.word == "毛" and quantity.written.isascii()) or _alone(folded, quantity):
        return None
    return None if money_dropped.priced(folded, quantity.start) else "classifier_not_currency"


def _alone(folded: str, quantity: Quantity) -> bool:
    """Tell whether the price is all that is said, or stands between marks and counts more than pieces (一百块)."""
    if _whole(folded, quantity):
        return True
    before = folded[quantity.start - 1 : quantity.start]
    return (
        len(quantity.written) > 1 and before in _MARKS and folded[quantity.unit_end : quantity.unit_end + 1] in _MARKS
    )


def _whole(folded: str, quantity: Quantity) -> bool:
    """Tell whether a text is no more than a price with the words that qualify it: 约五万三千块, 五百块左右."""
    start, end = beside(folded, quantity.start, quantity.unit_end)
    few = start < _FEW and len(folded) - end < _FEW
    return few and not folded[:start].strip() and not folded[end:].strip()


def only_magnitude(written: str) -> bool:
    """Tell 百亿 and 千万, magnitudes without a digit."""
    return written[0] in SCALES and SCALES.issuperset(written)


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
    if char == "两":
        return "2"
    if char in DIGITS:
        return str(DIGITS.index(char))
    return str(_FORMAL.index(char) + 1) if char in _FORMAL else char
