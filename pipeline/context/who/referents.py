"""Whom a name or a pronoun stands for: the enterprise itself, the one that 该公司 points back to, the place of 全镇."""

from __future__ import annotations

import re

from pipeline.context.who.national import OFFICE
from pipeline.context.who.nominals import PASSING, Nominal
from pipeline.context.who.subject_of_figure import NOBODY, UNNAMED, Who
from pipeline.context.who.topic import Topic
from pipeline.context.words import either

_OWNS = re.compile("(?:所|共)?持有的|旗下|控股的")
_ALONE = ("一家就", "一家便", "一家即")  # an example of what the firms of a place did
_OWNED = ("持股的", "参股的", "控股的", "旗下的")
_TARGETS = ("标的公司", "目标公司", "被收购公司")  # never the one the report is about
_DAUGHTER = re.compile("(?<!其)(?:(?:全资|控股|下属)?[子孙]公司|(?:参股|联营|合营|控股)公司|(?:下属|旗下)上市公司)$")
_HOLDER = re.compile("(?:股东|实际控制人)[:为是]?$")
_HOLDS = re.compile(
    "(?:直接|间接|合计|目前|仍|共)*(?:持有(?:本|上市)?公司|持股[约近]?[0-9.]+%)|[为系]公司(?:控股|第一大)股东"
)
_DAUGHTERS = re.compile(
    "(?:[、和及][^,。;、和及]{2,16})*等?[两二三四五六七八九十0-9]{1,2}[家个](?:全资|控股|下属)?[子孙]公司"
)
_HAS, _LIST = re.compile("(?:下设|下辖|拥有|旗下有?|设有|控股)[^,。;]*$"), 40  # and characters of a list
_ITS_HOLDER = re.compile("(?:(?:目前|直接|间接|合计|仍|共|现)*持有其[0-9约近])")  # 公司直接持有其52%的股份
_DONE = re.compile(f"{either('deal')}(?:实施|交割)?(?:完成|完毕|实施)?后,?$")  # 收购完成后,公司资产将达
_TAKEN_IN = re.compile("公司[^,;。]{0,8}(?:合并|收购|重组|购买|入股)$")
_OWN = ("公司", "本公司")  # in a report on one firm
_MAKE = tuple.__new__  # a third of the price of a named tuple's own


def is_own_level(topic: Topic, nominal: Nominal) -> bool:
    """Return whether a word like 全镇 is of the level of the report's place."""
    return topic.region is not None and topic.region.endswith(nominal.level)


def referent(topic: Topic, nominal: Nominal) -> Who:
    """Return whom a nominal stands for."""
    if nominal.kind == "enterprise":
        text, start = topic.text, nominal.start
        owned = text[start - 1 : start] == "的" and text.endswith(_OWNED, 0, start)  # 公司参股的甲公司
        passing = owned or nominal.level == PASSING or text.startswith(_ALONE, nominal.end)
        passing = passing or _OWNS.match(text, nominal.end) is not None
        return _MAKE(Who, (nominal.text, nominal.firm, None, start, (), passing))
    if nominal.kind in ("near", "topic", "group"):
        return _pronoun(topic, nominal)
    if nominal.kind == "several" or nominal.level == "group":  # 14个城市: nobody
        return Who(None, None, "several_subjects", nominal.start, passing=True)
    if nominal.kind == "region":
        own = topic.region if topic.region is None or is_own_level(topic, nominal) else nominal.text
        return Who(own or topic.named.before(nominal.start, nominal.level) or nominal.text, turn=nominal.start)
    passing = nominal.kind == "place" or (nominal.level == OFFICE and topic.main.firm is not None)
    return _MAKE(Who, (nominal.text, None, None, nominal.start, (), passing))


def _is_aside(topic: Topic) -> bool:
    """Return whether an earlier sentence brought in a daughter or a holder: 子公司甲厂净利润3亿元。公司拟投资2亿元.

    Behind 其子公司甲厂 a stranger tells of the daughter, and goes on to do so.
    """
    who = topic.who
    if who.turn <= 0 or who.turn >= topic.sentence or who.name is None:
        return False
    if _DAUGHTER.search(topic.text, max(who.turn - 8, 0), who.turn):
        return True
    if _HOLDER.search(topic.text, max(who.turn - 6, 0), who.turn) or _HOLDS.match(topic.text, who.turn + len(who.name)):
        return True
    return who.name != topic.main.name and _is_listed_daughter(topic.text, who)


def _is_daughter(topic: Topic) -> bool:
    """Return whether the sentence tells of a daughter of the enterprise that reports: 甲公司公告,子公司乙厂中标."""
    who = topic.who
    if who.turn <= max(topic.reporter.turn, topic.sentence) or who.name is None:
        return False
    return _DAUGHTER.search(topic.text, max(who.turn - 8, 0), who.turn) is not None


def _is_other(topic: Topic, nominal: Nominal) -> bool:
    """Return whether 公司 is not the firm told of last: 公司持有其52%的股份, or what it is once a merger is done."""
    if topic.who.name == topic.main.name:
        return False
    if _ITS_HOLDER.match(topic.text, nominal.end):
        return True
    if _DONE.search(topic.text, max(0, nominal.start - 9), nominal.start) is None:
        return False
    first = topic.text.find(topic.who.name or "\n", topic.paragraph, nominal.start)
    return first >= 0 and _TAKEN_IN.search(topic.text, max(topic.paragraph, first - 16), first) is not None


def _is_listed_daughter(text: str, who: Who) -> bool:
    """Return whether a list of daughters holds a firm: 下设甲厂、乙厂两家全资子公司。甲厂年产值3亿元."""
    name = who.name or ""
    place = text.find(name, 0, who.turn)
    while place >= 0:
        if _DAUGHTERS.match(text, place + len(name)) and _HAS.search(text, max(0, place - _LIST), place):
            return True
        place = text.find(name, place + 1, who.turn)
    return False


def _pronoun(topic: Topic, nominal: Nominal) -> Who:
    """Return the enterprise that 该公司, 公司 or 集团公司 stands for."""
    held = _held(topic, nominal)
    if held is None:
        return Who(None, None, "unnamed_company", nominal.start)
    if held.firm is None:
        only = topic.only if topic.only.turn < nominal.start else NOBODY
        known = (w for w in (topic.main, topic.latest, only) if w.firm is not None)
        held = next(known, Who(None, reason="unnamed_company"))
    return Who(held.name, held.firm, held.reason, nominal.start)


def _held(topic: Topic, nominal: Nominal) -> Who | None:
    """Return whom a pronoun points back to, NOBODY where its sentence names none; None where it is nobody's known."""
    spoken = topic.who if topic.who.firm is not None else topic.near
    if nominal.kind == "near":
        return topic.near if nominal.text not in _TARGETS else _target(topic)
    if nominal.text in _OWN and topic.reporter.firm is not None and _is_daughter(topic):
        return topic.reporter
    if nominal.text in _OWN and topic.main.firm is not None:
        return topic.main if _is_aside(topic) or _is_other(topic, nominal) else spoken
    return _group(topic, spoken) if nominal.kind == "group" else spoken


def _target(topic: Topic) -> Who | None:
    """Return the firm that 标的公司 is: the one whose shares are bought, never the one that buys them."""
    if topic.target is not NOBODY:
        return topic.target if topic.target.firm is not None else None
    return None if topic.near.firm is not None and topic.near.name == topic.main.name else topic.near


def _group(topic: Topic, spoken: Who) -> Who | None:
    """Return the group that 集团公司 is: the one named, else the report's own."""
    if topic.group.firm is not None:
        return topic.group
    if "集团" in (topic.main.name or ""):
        return topic.main if topic.main.firm is not None else spoken
    if topic.main.firm == UNNAMED:  # the page of a firm whose name its text leaves out
        return topic.main
    return spoken if topic.only.firm is not None else None
