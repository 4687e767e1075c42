"""Figures of many together: of a whole trade, its mean, of all firms of a kind (会员企业累计…), of many places."""

from __future__ import annotations

import re

from extractors.number.printed import SUM
from pipeline.context.types import Place
from pipeline.context.who.national import COUNTRY
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.places import pattern
from pipeline.context.who.subject_of_figure import UNNAMED, Who
from pipeline.context.who.topic import Topic
from pipeline.context.words import either

_OF_PLACES = re.compile("(?:[省市县区镇乡村州])(?!级)")
_PROJECTS = re.compile("[^,;。家]{0,16}?(?:项目|工程|课题|成员)")
_PUT = re.compile(f"、总?投资[约近]?{SUM}的$")
_STOPS, _LONGEST, _MANY = re.compile("[,;。:\n]"), 30, re.compile("[1-9][0-9]")
_PAST = ("超过", "超", "过", "突破")
_GROUP = re.compile(
    "的[\u4e00-\u9fff]{0,6}?(?:企业|公司|单位|项目|[农大用]?户)(?:已?(?:达到?|有|共))?[0-9一二三四五六七八九十]{1,5}[余多]?[家户个项]"
)
_MEAN = re.compile("(?<![比较于出过])(?:行业|业内|同业)的?(?:整体)?平均")
_ALL = (
    "(?:[据由][^,;。]{2,16},)?(?:[0-9年月前至\\-—~、上下半全第一二三四季度末底截今去其中]{0,16},?)"
    f"(?P<all>{either('all_of')}?(?:会员[^,;。]{{0,6}}企业|[百千][0-9]{{0,3}}强(?:企业|公司)|全行业|整个行业|"
    "(?:沪深|沪|深|两)市[^,;。0-9]{0,8}(?:公司|企业)|A股[^,;。0-9]{0,4}公司|"
    f"[0-9]+家[^,;。0-9]{{0,10}}{either('trade_firms')}))(?![中里内之的])"
)
_TOGETHER, _FROM_FIRST = re.compile(f"[,;。:\n]{_ALL}"), re.compile(_ALL)  # one character to begin with is found sooner
_JOINS, _EACH = frozenset("、与和及"), re.compile("均(?![价值线衡摊])|都")
_SUMS = re.compile(f"[^,;。]{{0,12}}?{either('sums_up')}")


def several(topic: Topic, place: Place, run: tuple[int, int]) -> Who | None:
    """Return who a figure is of where it is of many: of a whole trade from here on, or of a list of firms."""
    begins = together(topic, place) if topic.who.firm is not None else -1
    if begins >= 0:
        topic.who, topic.listed = Who(None, reason="whole_trade", turn=begins), []
        return topic.who
    if len(topic.listed) > 1 and topic.who.turn >= place.sentence:
        return _of_several(topic, place, run)
    if topic.who.firm is not None and topic.text[topic.who.turn - 1] in _JOINS and _of_each(topic, place):
        return Who(None, None, "several_subjects", topic.who.turn)
    return None


def _of_each(topic: Topic, place: Place) -> bool:
    """Return whether a firm ends a list of which not all was read, each with the figure: 甲(ABC)、乙与丙,均增长|20%."""
    turn = topic.who.turn
    return turn >= place.sentence and _EACH.search(topic.text, turn, place.start) is not None


def _of_several(topic: Topic, place: Place, run: tuple[int, int]) -> Who:
    """Return who a figure is of after a list of firms: each in its turn (甲、乙…8万元、5万元), or all (均)."""
    text, turn, listed = topic.text, topic.who.turn, topic.listed
    summed = pattern("sum").search(text, turn, place.start)
    number, length = run
    each = None if summed else pattern("each").search(text, turn, place.start)
    if each and length == len(listed) > 1 and "分别" in text[each.end() : place.start]:
        return listed[number]._replace(turn=turn)  # 甲、乙增幅均在40%以上,分别为61%和48%
    if each:
        firms = tuple(who.firm for who in listed if who.firm is not None and who.firm != UNNAMED)
        return Who(None, None, "several_subjects", turn, firms)
    if not summed and length == len(listed):
        return listed[number]._replace(turn=turn)
    return Who(None, None, "several_subjects", turn)


def together(topic: Topic, place: Place) -> int:
    """Return where a clause behind the firm's begins to speak of many together (会员企业累计…), -1 if nowhere."""
    begin, text = max(place.sentence - 1, topic.who.turn, 0), topic.text
    found = None if begin else _FROM_FIRST.match(text, 0, place.start)
    found = found or _TOGETHER.search(text, begin, place.start)
    if found is None or not _SUMS.match(text, found.end(), place.start + 1):
        return -1
    return found.start("all")


def of_trade(topic: Topic, place: Place) -> bool:
    """Return whether a trade as a whole is spoken of: by a reporter (预计家电市场规模将达…), or its mean (行业平均)."""
    mean = topic.text.find("平均", place.clause, place.start) >= 0
    if mean and _MEAN.search(topic.text, place.clause, place.start):
        return True
    if topic.last_part != "report" or topic.who.turn < place.sentence:
        return False
    return pattern("sector").search(topic.text, topic.who.turn, place.start) is not None


def counts_places(topic: Topic, place: Place) -> bool:
    """Return whether a figure counts places, of which the last is its subject no more than others: 甲、乙等11个县."""
    if topic.who.name in COUNTRY or topic.text[place.start - 1 : place.start] != "等":
        return False
    return _OF_PLACES.match(topic.text, place.end) is not None


def counts_others(topic: Topic, place: Place) -> bool:
    """Return whether a figure counts firms or projects, of which the last is of the firm named: 甲、乙等6个项目."""
    last, text = topic.last, topic.text
    if last is None or last.firm < 0 or text[place.start - 1] != "等":
        return False
    firms = "家" in text[place.start : place.end]
    if last.end != place.start - 1 and not _heads_list(text, last, place, firms):
        return False
    projects = _PROJECTS.match(text, place.end) is not None
    if last.start != topic.who.turn:  # 甲公司并购乙公司等11个项目, but in a county's report 甲厂二期、乙厂等26个项目
        several = text[last.start - 1 : last.start] == "、" and _MANY.match(text, place.start) is not None
        return topic.region is not None and ((projects and several) or (firms and _is_put(text, last)))
    return projects or firms


def _is_put(text: str, last: Nominal) -> bool:
    """Return whether a firm is listed by what is put up for it: 投资2亿元的甲厂、投资1亿元的|乙厂|等5家企业."""
    return _PUT.search(text, max(0, last.start - 20), last.start) is not None


def _heads_list(text: str, last: Nominal, place: Place, firms: bool) -> bool:
    """Return whether a firm only heads the last of several things: 甲厂改造、乙厂二期等18个项目.

    Where a list names one firm alone (甲厂二期、乙厂等18个项目), all of it may be its own if there are few of them.
    """
    between = text[last.end : place.start - 1]
    if len(between) > _LONGEST or _STOPS.search(between):
        return False
    if text[last.start - 1 : last.start] == "、" or (firms and between.startswith("、")):
        return True
    return not firms and "、" in between and _MANY.match(text, place.start) is not None


def bounds_group(text: str, place: Place) -> bool:
    """Return whether a figure only says which firms are meant, and is of none of them: 亏损额超过1亿元的|公司73家."""
    if not text.startswith("的", place.end) or not text.endswith(_PAST, 0, place.start):
        return False
    return _GROUP.match(text, place.end) is not None
