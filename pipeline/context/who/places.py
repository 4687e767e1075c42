"""Places as subjects: which only belong to something else, and the words around names that both kinds share."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import Matcher, pairs
from extractors.roles import Roles
from pipeline.context.who.nominals import Nominal
from pipeline.context.words import words

_END = re.compile("[,。;\n]")
_DATE_ENDS = "年月份日午周度末底期间后前今来内)-"
_NAMESAKES = words("namesake")
_ONE_OF = re.compile("[^,;。:0-9]{1,10}(?<!分)之一")  # 全球主要的设备商之一甲
_REPORTED = re.compile(
    "全国(?![^,。]{0,10}(?:[委协]?会|公司|系统|中心))[^,。]{2,14}(?:报告|情况)"
)  # 全国慈善事业年度报告显示
_PLACED = re.compile(
    "(?:(?![居列排名占,;。0-9]).){0,8}第[0-9一二三四五六七八九十]{1,3}[位名,;。、)]"
)  # 列全区第5位, 列全县乡镇第2位: with whom it is compared
_EVENT = re.compile(
    "[^,;。、:0-9在的是将把为于]{1,14}?(?:(?<![发开扩进拓施])展(?:览?会)?|博览会|交易会)(?![示览厅馆位出现开商品销望会场])"
)
_FAIR = 18  # characters that hold the name of one
_OWN_PARTS = re.compile(
    "[0-9一二三四五六七八九十]{1,3}[大家个](?:全资)?[子分]公司"
)  # 全国9大子公司: of the firm that has them
_IS = re.compile(
    "(?:仍然?|已经?|将|也|还|正|目前)*(?:是|成?为)(?:目前|今后|未来)?(?:[0-9一二三五十]{1,2}年内?)?"
)  # 中国为未来|全球最大市场: of China
_FORESEEN = re.compile("(?:[今明去]年|全年|[12][0-9]{3}年|[上下]半年)?预计")
_OUTPUT = words("output")  # 山西产量, beside 山西产的


_CUES = Roles("subject_cues", "kind")
cues, pattern = cache(_CUES.words), cache(_CUES.pattern)  # the words that follow a name, by kind


def clause_end(text: str, start: int) -> int:
    """Return where the clause ends, at most 40 characters on."""
    match = _END.search(text, start, start + 40)
    return match.start() if match else start


def is_aside(text: str, nominal: Nominal, last: Nominal | None, between: str, floor: int) -> bool:
    """Return whether a place only belongs to something else: 上海交大, 中国(厦门)论坛, 甲市乙县, 甲市警方透露."""
    if nominal.kind != "region" and not opens(text, max(floor, last.end if last else 0), nominal.start):
        return True
    after = text[nominal.end : nominal.end + 14]
    before = text[nominal.start - 1 : nominal.start]
    if before == "(" and after.startswith(")"):
        return True
    if before in ("“", '"') and "”" in after[:6]:
        return True  # “中国蒜都”山东金乡
    ranked = after.startswith(cues("rank")) and not after.startswith(_OUTPUT)
    ranked = ranked or (last is not None and last.firm < 0 and last.end > floor and _IS.fullmatch(between) is not None)
    ranked = ranked or is_event(text, nominal) or _OWN_PARTS.match(after) is not None
    if ranked or _PLACED.match(after) or _ONE_OF.match(after) or pattern("source", "analyst").search(after[:10]):
        return True
    if last and not between and last.firm < 0 and nominal.kind == "country":
        return True  # 越南国内
    if last and not between and last.kind == nominal.kind and not _lies_in(nominal.text, last.text):
        return True
    if _REPORTED.match(text, nominal.start):
        return False
    return _reports(text, nominal)


def _reports(text: str, nominal: Nominal) -> bool:
    """Return whether a place is told as one that reports on something: 平湖市称,…; not for what it itself expects."""
    end = clause_end(text, nominal.end)
    told = pattern("report", "back").search(text, nominal.end, end)
    if told is not None and nominal.kind != "region" and _FORESEEN.fullmatch(text, nominal.end, told.end()):
        told = pattern("report", "back").search(text, told.end(), end)  # 印度今年预计|投资22亿美元: its own
    return told is not None


def is_event(text: str, nominal: Nominal) -> bool:
    """Return whether a place only begins the name of a fair: 中国国际照明展|吸引2000人, but 中国照明业发展."""
    after = text[nominal.end : nominal.end + _FAIR]
    return ("展" in after or "会" in after) and _EVENT.match(after) is not None


def opens(text: str, floor: int, start: int) -> bool:
    """Return whether a place stands at the head of its clause, but for a period or a conjunction before it."""
    if floor >= start:
        return True
    before = text[max(floor, start - 6) : start].rstrip('“"( ')
    return not before or before[-1] in _DATE_ENDS or before.endswith(cues("opener", "report"))


# The levels of the lexicon that 全省, 该市, 全县 can stand for; 北京 is a 市 though it has the level of a province.
_LEVELS = {
    "省": "province",
    "自治区": "province",
    "市": "prefecture",
    "州": "prefecture",
    "县": "county",
    "区": "county",
}
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")


class Named:
    """The places of a text, read as far as somebody asks: 该市 stands for the last city named before it."""

    def __init__(self, text: str) -> None:
        """Begin with nothing read."""
        self.text, self.read = text, 0
        self.last: dict[str, str] = {}

    def before(self, start: int, level: str) -> str | None:
        """Return the last place of a level (省, 市, 县, 区) named before `start`; asked in text order."""
        if level not in _LEVELS:
            return None
        known = _levels()
        for begin, end, place in _places().find(self.text[self.read : start]):
            joined = place[0] in "从和" and len(place) == 2 and "一" <= self.text[self.read + begin - 1] <= "鿿"
            if not joined and not self.text.startswith(_NAMESAKES, self.read + end):
                self.last[_level(place, known[place])] = place
        self.read = max(self.read, start)
        return self.last.get(_LEVELS[level])


def _level(place: str, level: str) -> str:
    """Return the level at which a place is spoken of: 北京 and 诸城市 are cities."""
    city = place.startswith(_MUNICIPALITIES) or (place.endswith("市") and len(place) > 2)
    return "prefecture" if city else level


@cache
def _levels() -> dict[str, str]:
    """Return the level of each place of China."""
    parents, levels = _parents(), pairs("regions", "level")
    return {place: level for place, level in levels.items() if level == "province" or parents[place]}


@cache
def _places() -> Matcher:
    """Return the automaton of those places."""
    return Matcher(_levels())


@cache
def _parents() -> dict[str, str]:
    """Return the next higher unit of each place."""
    return pairs("regions", "parent")


def _lies_in(place: str, above: str) -> bool:
    """Return whether a place lies in one named right before it, be it two levels up: 内蒙古|开鲁县."""
    unit = parent(place)
    return above in unit or above in parent(unit)


def parent(place: str) -> str:
    """Return the unit a place lies in, or an empty string."""
    return _parents().get(place, "")
