"""One pass over a passage for every number with its unit; money, percentages, patents and counts share it.

Digits are always taken (a bare figure may have lost its unit), numerals in characters only with a unit or the second
half of a range behind them, because 一 is mostly no number.  The pattern begins with one character class so that `re`
skips ahead in C; repetition is bounded or possessive and a run of digits or characters is entered only at its head, so
a hostile line costs linear time.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extractors.base import Passage
from extractors.lexicon import alternation
from extractors.number.magnitudes import DIGITS
from extractors.number.numerals import INSIDE, START, Number, read
from extractors.number.parts_of_cents import prices
from extractors.number.units import UNIT, UNIT_HEADS, UNITS, Unit

CACHE_KEY = "quantities"
MAX_GAP = 6  # characters between the two ends of a range: 亏损 repeated, with connector and blanks
# What such a gap begins with.
RANGE_SIGNS = frozenset("-~至到—一 \n")
_LINKS = RANGE_SIGNS | {"/"}  # 15元/片到17.6元/片


class Quantity(NamedTuple):
    """A number and the unit that follows it.  `end` is the end of the numeral, `unit_end` that of the unit."""

    start: int
    end: int
    unit_end: int
    written: str
    unit: Unit | None

    @property
    def family(self) -> str:
        """The unit's family, "" for a bare number."""
        return self.unit.family if self.unit else ""


# 一个, 一家, 一次 are articles; a single 一 counts only money, shares and the classifiers of patents.
_ARTICLES = "".join(
    sorted({word[0] for word, unit in UNITS.items() if unit.family == "count" and len(word) == 1} - set("项件"))
)
_GAP = r"[ \n]{0,2}"
_DIGIT = DIGITS[1:]
_MAGNITUDE = "(?:[十千万亿萬億佰仟拾]|百(?!分点))"
_COINS = "分毛角"
_MONEY = (
    f"(?:{alternation(word for word, unit in UNITS.items() if unit.family == 'currency' and word[0] not in _COINS)})"
)
# 兆 is 万亿 where money of those who reckon so follows; elsewhere a megabyte or a megawatt.
_TRILLION = rf"兆(?=[0-9{INSIDE}]{{0,12}}+[ ]?(?:[日韩]?[元圆]|[日韩台]币|新台币|美元|円))"
_DECIMALS = r"(?:\.[0-9]{1,24}+|[ ]?\.[ ]?[0-9]{1,8}+(?=[ ]?[%‰万亿元美港欧])|(?!\.[0-9]))"
_GROUPED = r"[0-9]{0,2}(?:,[0-9]{3}(?![0-9])){1,8}+"
# A blank parts thousands where the figure begins behind a word and ends in money (2 316万元, 8 650元).
_PARTED = (
    r"(?<![ \n0-9.,、+\-][0-9])[0-9]{0,2}(?:[ ][0-9]{3}(?![0-9])){1,3}+"
    r"(?=(?:\.[0-9]{1,4})?[ ]?[万亿]?[多余]?[ ]?[元美港欧])"
)
# So it does right behind a word and before a classifier (为6 120名, 专利1 120件), but not in 第3 120件, 二期3 120套.
_PARTED_COUNT = (
    r"(?<=[\u4e00-\u9fff][0-9])(?<![第表图期章节款条][0-9])[0-9]{0,2}(?:[ ][0-9]{3}(?![0-9])){1,3}+"
    r"(?=[ ]?[件项家名户人亩吨次台套])"
)
_SPACED = (
    r"(?<![0-9][ ][0-9])(?:[ ][0-9](?![0-9])){1,6}+(?:[ ]?\.[ ]?[0-9](?:[ ][0-9](?![0-9])){0,3}+)?(?=[ ]?[%‰万亿元])"
)
# Digits that scraping set apart, behind a word and before a classifier: 从4 0 个减到2 9 个.
_SPACED_COUNT = r"(?<=[\u4e00-\u9fff][0-9])(?:[ ][0-9](?![0-9])){1,6}+(?=[ ]?[个家项件名户亩吨次台套座条])"
_SCALED = (
    rf"(?:(?:[ ]{{0,2}}|[ ]?\n(?=[万亿][元美吨人亩千]))"
    rf"(?:[多余餘来几幾]?{_MAGNITUDE}{{1,3}}+(?:[多余餘][ ]?[万亿萬億]{{1,2}}+)?"
    rf"|个[多余]?亿(?!万)|个[多余](?=百分点)|{_TRILLION})"
    rf"(?:零?(?:[0-9]{{1,2}},[0-9]{{3}}|[0-9]{{1,4}}+)(?:\.[0-9]{{1,4}}+)?"
    rf"[十百千万亿萬億]{{0,1}}[多余餘]?[十百千万亿萬億]{{1,2}}+){{0,3}}+"
    rf"(?:(?:(?<=[万萬])[0-9]{{1,4}}|(?<=千)[0-9]{{1,3}}|(?<=百)[0-9]{{1,2}}|零[0-9]{{1,4}})"
    rf"(?=[多余餘]?[ ]?{_MONEY})"
    rf"|零?[{_DIGIT}两][十百千万](?:零?[{_DIGIT}两][十百千]?){{0,4}}+万?"
    rf"(?=[ ]?{_MONEY}))?)?[多余餘来几幾]?"
    rf"(?:[ ]?(?:(?:thousand|[mbtr]{{1,2}}illion|[mb]n)(?![A-Za-z])"
    rf"|[kKM](?=[ ]?[美港欧英日])|[kwW](?=[ ]?元(?!旦))|[wW](?=[ ]?[美港欧日]元))|)"
)
_DIGITS = (
    rf"(?<=[0-9])(?<![0-9][0-9])(?<![0-9][.eE'’][0-9])(?:{_SPACED}|{_SPACED_COUNT}|(?:{_PARTED}|{_PARTED_COUNT}|{_GROUPED}|[0-9]{{0,60}}+){_DECIMALS})"
    rf"(?![年月号時时]|日(?!元(?![旦宵])|[圆币])|\.[0-9]){_SCALED}"
)
_TO = r"(?:[ ]?(?:[-~至到]|—{1,2})[ ]?)"
_CHARACTERS = (
    rf"(?<=[{START}])(?=[{INSIDE}{UNIT_HEADS} \n\-~至到—、.])(?<![{START}][{START}])(?<![{START}][点點.][{START}])"
    rf"(?!(?<=一)[{_ARTICLES}](?!多?百分点|亿|(?<=[点點])[零〇{_DIGIT}])|(?<=零)部?件)(?:(?<=[零〇])\.)?[{INSIDE}]{{0,40}}+(?:{_TRILLION}[{INSIDE}]{{0,20}}+)?"
    rf"(?:个(?:[多余]?亿(?!万)|[多余](?=百分点)))?(?!分之)"
    rf"(?=[ \n]{{0,2}}{UNIT}|{_TO}[0-9{START}]|(?<=[{_DIGIT}两])、[{_DIGIT}][十百千万亿]"
    rf"|(?<=[{START}个][万亿萬億])|(?<=[万亿萬億][多余餘]))"
)
_UNIT_OF: dict[str | None, Unit | None] = {None: None}
_UNIT_OF.update(UNITS)
PATTERN = re.compile(rf"([0-9{START}](?:{_DIGITS}|{_CHARACTERS}))(?:{_GAP}({UNIT}))?")


# The day of a date, whatever stands behind the blank: 2011-04-18⏎台湾, 2011-04-26 家电.  Looked for from its first
# sign on, for digits are commoner.
_DATE = re.compile(r"([-/.])(?<=(?:19|20)[0-9]{2}.)[01]?[0-9]\1[0-3]?[0-9](?=[ \n])")


def scan(passage: Passage) -> list[Quantity]:
    """Return the quantities of a passage in text order; the pass is made once and cached."""
    found = passage.cache.get(CACHE_KEY)
    if not isinstance(found, list):
        found = _quantities(passage.folded)
        if found and _DAMAGE.search(passage.folded):
            found = _whole(passage, found)
        if any(passage.folded[quantity[0] - 1] in "-/." for quantity in found):
            days = {match.end() for match in _DATE.finditer(passage.folded)}
            found = [q._replace(unit_end=q.end, unit=None) if q.end in days else q for q in found]
        for first, last in prices(passage.folded):
            found = _as_one(passage.folded, found, first, last)
        if "\t" in passage.folded:
            found = [_in_its_line(passage.folded, quantity) for quantity in found]
        passage.cache[CACHE_KEY] = found
    return found


def _in_its_line(folded: str, quantity: Quantity) -> Quantity:
    """Return a quantity without its unit where it is the last cell of a row and the unit begins the next one."""
    start, end, unit_end, written, unit = quantity
    if unit is None or folded.find("\n", end, unit_end) < 0:
        return quantity
    line = folded.rfind("\n", 0, start) + 1
    return quantity if folded.find("\t", line, start) < 0 else Quantity(start, end, end, written, None)


# Before a number: what makes it the rest of another one that is damaged, so that neither can be believed.  A digit
# stands beside each of these signs, so the search for any of them begins there.
_DAMAGE = re.compile(
    r"[0-9](?:(?:\.?\n|[。,^]|[.,]{2}|[ ]\.[ ]?)[0-9]|[一二三四五六七八九]"
    r"|(?<=[\u4e00-\u9fff0-9][lIOo].)|(?<=[\u4e00-\u9fff \n(:,]\..)|(?<=\A\..))"
)
_REST = re.compile(
    r"(?:(?:[\u4e00-\u9fff]|^)(?P<head>[0-9][0-9,]{0,12})(?P<mark>\.?[0-9]{0,4}\n|[。,])"
    r"|(?:[\u4e00-\u9fff]|(?<![Oo])[0-9])(?P<letter>[lIOo])"
    r"|(?:(?![一二三四五六七八九十])[\u4e00-\u9fff]|[ \n(:,]|^)(?P<point>\.)"
    r"|[0-9](?P<parted>\^|[ ]\.[ ]?|[.,]{2})|(?P<digit>[0-9]))$"
)
_LOOK_BACK = 20
# Digits of what may be the head of a damaged number, by the mark that stands in it.
_MAX_HEAD = {"。": 3, ",": 4}


def _as_one(folded: str, found: list[Quantity], first: int, last: int) -> list[Quantity]:
    """Return quantities with those of a span as one, where they fill it."""
    inside = [n for n, quantity in enumerate(found) if first <= quantity.start < last]
    if not inside or (found[inside[0]].start, found[inside[-1]].end) != (first, last):
        return found
    one = found[inside[-1]]._replace(start=first, written=folded[first:last])
    return [*found[: inside[0]], one, *found[inside[-1] + 1 :]]


def _whole(passage: Passage, found: list[Quantity]) -> list[Quantity]:
    """Return the quantities without those of damaged numbers: what their pieces stand for is not sure."""
    kept: list[Quantity] = []
    for quantity in found:
        start = quantity.start
        match = _REST.search(passage.folded, max(0, start - _LOOK_BACK), start)
        if match is None or not _damaged(match, quantity):
            kept.append(quantity)
            continue
        passage.drop(start, quantity.unit_end, "quantity", "broken_number")
        if kept and start - kept[-1].unit_end <= len(".\n"):
            kept.pop()
    return kept


def _damaged(match: re.Match[str], quantity: Quantity) -> bool:
    """Tell whether a number is the rest of one: 3⏎600万元, 0。95%, 1,2345万元, 1,,345万元, .5亿元, 1.6五万, 10^8元."""
    mark, written = match["mark"], quantity.written
    if mark and mark.endswith("\n"):
        return True
    if quantity.family not in ("currency", "percent", "permille"):
        return False
    digits = len(written) - len(written.lstrip("0123456789"))
    if match["point"]:
        return digits <= len("00")  # more of them stand behind a full stop
    if mark is None:
        return match["digit"] is None or not written[0].isascii()
    if match["head"].endswith(","):
        return True
    return match["head"].isdigit() and len(match["head"]) <= _MAX_HEAD[mark] and digits != len("000")


def _quantities(folded: str) -> list[Quantity]:
    """Build the quantities: the hottest loop of all, so it makes plain tuples of what it asks the match for."""
    make = tuple.__new__
    return [
        make(Quantity, (match.start(), match.end(1), match.end(), match[1], _UNIT_OF[match[2]]))
        for match in PATTERN.finditer(folded)
    ]


@lru_cache(maxsize=1 << 12)  # full after a thousand reports: more of them take no more memory
def scaled(written: str, factor: str) -> Number | None:
    """Return the number that `written` spells, times `factor`."""
    number = read(written)
    return number if number is None or factor == "1" else number.times(Decimal(factor))


_CONNECTOR = re.compile(
    r"(?P<per>/[\u4e00-\u9fff]{1,2})?[ \n]?(?:[-~至到一]|—{1,2}|--)[ ]?"
    r"(?:人民币|RMB[ ]?)?(?P<act>亏损|盈利|下降|增长)?(?:[-负正+]|[A-Z]{0,2}[¥$€£])?"
)


def joined(first: Quantity, second: Quantity, folded: str) -> bool:
    """Tell whether a connector (-, ~, 至, 到) and no word but a repeated one stands between two quantities.

    The first may have what it is for behind it: 15元/片到17.6元/片.
    """
    if folded[first.unit_end : first.unit_end + 1] not in _LINKS:
        return False
    if not 0 < second.start - first.unit_end <= MAX_GAP:
        return False
    if "一" in folded[first.unit_end : second.start] and not second.written[0].isascii():
        return False  # a dash only before digits: 3000万元一5100万元
    match = _CONNECTOR.fullmatch(folded, first.unit_end, second.start)
    if match is None or (match["per"] and not folded.startswith(match["per"], second.unit_end)):
        return False
    return not match["act"] or folded.endswith(match["act"], 0, first.start)
