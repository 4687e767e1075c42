"""Physical quantities: 新建80万吨钢材项目 · 装机容量60000KW · 15000平方米的研发中心 · 每年发电约800万kwh.

A physical quantity is a number with a unit of the family `measure` and an indicator, found as that of a count: the
noun behind the unit or the words before the number.  What a thing is like is no statement of how much there is of
it: a number inside a title or quotes, a model (2.4米宽), and one that a deal or price is reckoned in (元/吨, 每吨) are
none.  A superscript that scraping lost is repaired where something speaks for it (3283×104kwh is 3283×10⁴,
see `powers`); the fact is then marked as inferred.  Physical quantities have no table of their own: they are rows of
`facts`.
"""

from __future__ import annotations

import re
from decimal import Decimal

from extractors import lifespans
from extractors.amount.beside import apart, first_end, interval, moved, turns_to
from extractors.base import Example, Passage, Rule
from extractors.count.words import STOPS, became, follows_count, noun_after, quoted, words_before
from extractors.counts import Count, keep, literals, spanned
from extractors.lexicon import load
from extractors.number.magnitudes import DIGITS
from extractors.number.numerals import read
from extractors.number.powers import LOST, UNSUPPORTED, supported
from extractors.number.qualifiers import around, qualified
from extractors.number.quantities import Quantity, scan

__all__ = ["PHYSICAL", "RULES", "find", "literals", "read_measure"]

_CACHE_KEY = "measures"
# What each unit measures; a unit of the lexicon that is not listed is one of products (24位, 5.5mm), not of amounts.
UNITS = {row["term"]: row["unit"] for row in load("measure_units")}
_NOT_BEFORE = ("每", "/", "第", "×", "*", "元", "每一")
_FAR, _WIDE = 3, 20  # how far the ends of a range lie apart at most behind a word of change, and anywhere
_BEFORE = 20  # characters of a number and a sign before a power of ten
_SIZE = ("/", "价", "级", "型", "内", *STOPS.words("size"))
# How large what is counted behind it is: 3500吨|压机2台, but not what it makes: 年产3500吨|生产线2条.
_THING = re.compile("[一-鿿]{2,6}?[0-9]{1,4}[台套辆艘架部](?![一-鿿])")
_MAKES = re.compile("[年日](?:产|处理|加工|生产)[^,;。0-9]{0,8}$")
_ELECTRIC = re.compile("[发用节耗供售购送省输]电|电[量力耗能]|[水火风核]电|外购电")
_RAIN = re.compile("[降雨蒸]水?发?量|降[水雨][^,;。:]{0,6}$")
_LOST_POWER = re.compile(rf"{LOST}$")


def find(passage: Passage) -> list[Count]:
    """Return the physical quantities of a passage in text order; the pass is made once."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, list):
        found = _read(passage)
        if years := lifespans.years(passage):
            found = sorted([*found, *years], key=lambda count: count.start)
        passage.cache[_CACHE_KEY] = found
    return found


def _read(passage: Passage) -> list[Count]:
    """Read the physical quantities of a passage, each with the first end of its range."""
    found: list[Count] = []
    last: Quantity | None = None
    for quantity in scan(passage):
        if quantity.family == "measure" and (count := _measured(passage, last, quantity)):
            keep(found, count)
        last = quantity
    return found


def _measured(passage: Passage, last: Quantity | None, quantity: Quantity) -> Count | None:
    """Return what a quantity states, with the one before it where both are the ends of a range: 2～3万亩."""
    folded = passage.folded
    first = first_end(folded, last, quantity)
    if first is None:
        return read_measure(passage, quantity)
    turns = turns_to(folded, first)
    if moved(folded, first.start, quantity.unit_end) or (turns and first.unit is not None):
        return read_measure(passage, quantity)  # 由3万亩到5万亩, 库存下降3655吨至10291吨
    both = interval(*(one._replace(written=_parted(one)[0]) for one in (first, quantity)))
    if both is None:
        return None
    if folded[first.unit_end] in "至到" and apart(*both, _FAR if turns else _WIDE):
        passage.drop(first.start, quantity.unit_end, "measure", "range_or_change")  # 库存增加2240至18783吨
        return None
    return spanned(read_measure(passage, quantity._replace(start=first.start)), both)


def read_measure(passage: Passage, quantity: Quantity) -> Count | None:
    """Return the physical quantity a number and its unit state, None without an indicator."""
    written, word = _parted(quantity)
    folded, start, end, unit = passage.folded, quantity.start, quantity.unit_end, UNITS.get(word)
    if unit is None or folded.startswith(_SIZE, end) or _idiom(quantity.written):
        return None
    if word in _OF_SOME and not _OF_SOME[word](folded, start):
        passage.drop(start, end, "measure", "degrees_of_something_else")
        return None
    power, scale = _power(folded, start, written), Decimal(1)
    if power is not None:
        scale, written, start = Decimal(10) ** int(power["power"]), power["head"], power.start()
        if not supported(passage, written, int(power["power"]), word):
            passage.drop(start, end, "lost_power", UNSUPPORTED)
            return None
    if folded.endswith(_NOT_BEFORE, 0, start) or quoted(folded, start) or _of_thing(folded, start, end):
        return None
    number = read(written)
    if number is None:
        return None
    number = qualified(number.times(scale), around(folded, start, end))
    noun, before = noun_after(folded, end), words_before(folded, start)
    if not noun and not before and not became(folded, end) and not follows_count(folded, start, word, end):
        passage.drop(start, end, "measure", "measure_without_indicator")
        return None
    text, rule = passage.text[start:end], "lost_power" if power else "measure"
    return Count(start, end, text, rule, number.low, number.high, number.slack, number.qualifier, unit, noun, before)


def _of_thing(folded: str, start: int, end: int) -> bool:
    """Return whether a quantity only says how large the things are that are counted behind it: 3500吨|压机2台."""
    return _THING.match(folded, end) is not None and _MAKES.search(folded, max(0, start - 14), start) is None


def _electric(folded: str, start: int) -> bool:
    """Tell 用电300万度 from 52度白酒, 360度全景 and 零下40度: the clause speaks of electricity."""
    window = folded[max(0, start - 24) : start]
    return _ELECTRIC.search(window[max(map(window.rfind, ",。;:\n")) + 1 :]) is not None


def _of_rain(folded: str, start: int) -> bool:
    """Tell 降雨量612毫米 from how large something is."""
    return _RAIN.search(folded, max(0, start - 12), start) is not None


_OF_SOME = {"度": _electric, "毫米": _of_rain}  # units that are amounts of some things only


def _power(folded: str, start: int, written: str) -> re.Match[str] | None:
    """Return the power of ten that a number is the end of (the 104 of 3.6×104吨)."""
    if len(written) != 3 or not written.startswith("10"):
        return None
    return _LOST_POWER.search(folded, max(0, start - _BEFORE), start + 3)


def _parted(quantity: Quantity) -> tuple[str, str]:
    """Return number and unit; the 千 of 千瓦时, 千米 belongs to the unit."""
    word = quantity.unit.word if quantity.unit else ""
    if quantity.written.endswith("千") and f"千{word}" in UNITS:
        return quantity.written[:-1], f"千{word}"
    return quantity.written, word


def _idiom(written: str) -> bool:
    """Return whether a number in one or two characters is mostly a word (一度, 最后一公里); 七亿吨 is a number."""
    if len(written) == 2 and written[0] in DIGITS and written[1] in "万亿":
        return False
    return len(written) < 3 and not any(character.isdigit() for character in written)


RULES: tuple[Rule, ...] = (
    Rule(
        "measure",
        "number + physical unit with a noun behind it or words before it",
        (
            Example(
                "新建12000平方米的检测中心。",
                (("12000平方米", "12000", "12000", "exact", "平方米", "检测中心"),),
            ),
            Example(
                "全市年产煤七亿吨，建成住房三亿平方米。",
                (
                    ("七亿吨", "700000000", "700000000", "exact", "吨", "全市年产煤"),
                    ("三亿平方米", "300000000", "300000000", "exact", "平方米", "建成住房"),
                ),
            ),
            Example("全年用电约600万kwh。", (("600万kwh", "6000000", "6000000", "about", "千瓦时", "全年用电"),)),
            Example("扩建30万吨板材项目。", (("30万吨", "300000", "300000", "exact", "吨", "板材项目"),)),
            Example("粮食总产达到4.2万吨。", (("4.2万吨", "42000", "42000", "exact", "吨", "粮食总产"),)),
            Example("绿化面积500余亩。", (("500余亩", "500", None, "more_than", "亩", "绿化面积"),)),
            Example(
                "全镇用电2亿度，节约电力30万度。",
                (
                    ("2亿度", "200000000", "200000000", "exact", "千瓦时", "全镇用电"),
                    ("30万度", "300000", "300000", "exact", "千瓦时", "节约电力"),
                ),
            ),
            Example("新建高标准农田2～3万亩。", (("2～3万亩", "20000", "30000", "range", "亩", "新建高标准农田"),)),
            Example(
                "钢材库存下降3655吨至10291吨。",
                (
                    ("3655吨", "3655", "3655", "exact", "吨", "至"),
                    ("10291吨", "10291", "10291", "exact", "吨", "吨至"),
                ),
            ),
            Example("钢材库存增加2240至18783吨。"),
            Example("52度白酒涨价，提供360度全景服务，电池在零下40度仍可使用。"),
            Example("现价3200元/吨。"),
            Example("《年处理20万吨垃圾的方案》已上报。"),
        ),
        "a quantity without an indicator is dropped",
    ),
    Rule(
        "lost_power",
        "number × 10n + unit, whose n was printed raised",
        (
            Example(
                "年可节电1520×104kwh。",
                (("1520×104kwh", "15200000", "15200000", "exact", "千瓦时", "年可节电"),),
            ),
            Example("年可节水3.6×104吨。", (("3.6×104吨", "36000", "36000", "exact", "吨", "年可节水"),)),
            Example(
                "全年发电2×108千瓦时。", (("2×108千瓦时", "200000000", "200000000", "exact", "千瓦时", "全年发电"),)
            ),
            Example(
                "减排5×103吨,即5000吨。",
                (("5×103吨", "5000", "5000", "exact", "吨", "减排"),),
            ),
            Example("用煤3×102吨。"),
            Example("新建储罐2×104吨。"),
            Example("型材1200×104mm。"),
            Example("用煤1.1×105吨。", (("1.1×105吨", "110000", "110000", "exact", "吨", "用煤"),)),
            Example("规格为20×30厘米。"),
            Example("型号ZX12×104。"),
        ),
        "read as a power of ten where something speaks for it, else dropped as power_unsupported",
    ),
    *lifespans.RULES,
)

PHYSICAL = frozenset(rule.name for rule in RULES)
