"""Whom a text speaks of while its names are read one by one: the state that `subject` keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.context.ground import Ground
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.parts import Part
from pipeline.context.who.places import Named, pattern
from pipeline.context.who.subject_of_figure import NOBODY, Who
from pipeline.context.words import either

_GOES_ON = re.compile(
    '[ 　“"]*(?:但|而|不过,?)?(?:其中|占|同比|环比|增[长幅速]|较|比[上去]|与[上去同]'
    "|(?:[0-9年月日至、~—-]{1,16},?|[今去前当同上下][0-9年月期半]{1,5},?)?其(?![他余次实它间]))"
)
_IN_ROW = re.compile("[0-9.]+[十百千万亿]{0,3}(?:美?元|%|[吨件项台辆万千瓦]{1,2})、$")
_ALL_OF_THEM = re.compile(
    "(?:[这上述以]{1,2}|全部)?[0-9一二两三四五六七八九十]{1,3}(?:[家户](?:[骨重龙规][干点头模])?(?:企业|公司)|个[^,;。0-9]{0,4}项目)(?![^,;。]{0,4}(?:中|被|获))"
)
_MARKET = re.compile("[海国境省]?[外内际]市场(?:全年|累计|共)?(?:实现|完成)")
_YEAR = re.compile("(?:全年|年内|一年来|[12][0-9]{3}年,?(?:公司|集团))")
# 全年质押融资9笔, 2024年,计划完成工业总产值58亿元: of the place that a report is on, behind a firm of it.
_TO_COME = re.compile(
    f"全年(?![^,;。0-9]{{0,6}}{either('earner_of_year')})|(?:[明来]年|[12][0-9]{{3}}年),?(?:计划|力争|确保|预计|拟)?(?:全年)?(?:完成|实现)?{either('of_a_place')}"
)
_OF_ONE = re.compile(
    "(?:目前|现在?|年内|同时|此外)?,?(?:该|其(?!中|他|余)|公司|集团|企业(?![0-9])|产品|预计)|目前|"
    f"[^,;。0-9]{{0,4}}{either('works')}(?![0-9])"
)
_OF_LAST = re.compile("(?:目前|现在?|同时|此外)?,?该(?:公司|集团|企业|厂)")
_AND_OTHERS = re.compile(
    "等(?:一[大批]批?|[多数几]|[0-9一二两三四五六七八九十]{1,3}[多余]?)?[家户大]?[^,;。、0-9]{0,6}(?:企业|公司|集团|厂商|机构)"
)
# 协会估计全年产量171万吨: of the trade, not of the firm told before.
_FORECAST = re.compile("[\u4e00-\u9fff]{0,8}(?:协会|商会|学会|联合会)[^,;。0-9司业]{0,4}(?:[估预]计|预测|认为|统计)")
_OWN_DEED = re.compile(f"[ 　]*(?:(?:[12][0-9]{{3}}|去|今|当)年,?)?{either('own_deed')}")


@dataclass(slots=True)
class Topic:
    """What is known while a paragraph is read."""

    ground: Ground
    text: str
    region: str | None
    main: Who
    firms: Sequence[str]  # the names of the enterprises
    named: Named  # the places that 该市 and 全省 may stand for
    who: Who = NOBODY
    near: Who = NOBODY
    group: Who = NOBODY
    sentence: int = -1
    paragraph: int = -1
    latest: Who = NOBODY
    only: Who = NOBODY  # the only enterprise the report names
    held: Who = NOBODY  # who was spoken of before this sentence
    own_told: bool = False  # the sentence has told of the report's own subject
    reporter: Who = NOBODY  # the enterprise of this paragraph that reports: 甲公司公告,子公司乙厂中标
    target: Who = NOBODY  # the only enterprise whose shares are bought
    country: Who = NOBODY  # that a figure was of, in a text that names no firm: it holds for other paragraphs
    of_group: bool = False  # the yearly report of a firm: 全年 opens what is of it, not of the daughter told before
    of_place: bool = False  # a 政府工作报告 or 统计公报: a firm told before holds on only where a sentence says so
    used: bool = False
    nation: bool = False  # the title tells of the whole country
    alone: bool = False  # no name was met in the paragraph yet
    speaks: bool = False  # it is known only to report: a place may follow as what it reports of
    row: int = -1  # where the last figure of a row in brackets ends: 甲(3.6%)、乙(2.8%)
    last: Nominal | None = None
    last_part: Part = "none"
    listed: list[Who] = field(default_factory=list)


def open_paragraph(topic: Topic, paragraph: int) -> None:
    """Begin a paragraph: the report's own subject."""
    topic.paragraph, topic.sentence, topic.last, topic.last_part = paragraph, -1, None, "none"
    known = topic.main if topic.main.name or topic.firms else topic.country
    topic.who, topic.held, topic.used, topic.listed, topic.alone = known, known, False, [], True
    topic.reporter = NOBODY
    topic.near = topic.main if topic.main.firm is not None else NOBODY


def turn_sentence(topic: Topic, sentence: int) -> None:
    """Begin a sentence: places do not hold on past the last one; a trade as a whole (家电行业的…) is no firm."""
    if sentence == topic.sentence:
        return
    rows = _leave_firm(topic, sentence)
    topic.sentence, topic.last, topic.last_part, topic.listed = sentence, None, "none", []
    topic.own_told = False
    if (topic.who.firm is not None or topic.who.name is None) and topic.who.passing:
        topic.who = topic.held
    elif topic.who.firm is None and topic.who.name and topic.who.name != topic.main.name:
        topic.who = _held_place(topic)
    if topic.who.firm is not None and _opens_year(topic, sentence):
        topic.who = topic.main
    topic.held, topic.used = topic.who, False
    if (rows or topic.who.firm is not None) and topic.main.firm is None and _ALL_OF_THEM.match(topic.text, sentence):
        topic.held, topic.who = topic.main, Who(None, None, "several_subjects", sentence, passing=True)
    if topic.who.firm is not None and _FORECAST.match(topic.text, sentence):
        topic.who = topic.main if topic.main.firm is None and topic.main.name else Who(None, reason="whole_trade")
        topic.held = topic.who
    if topic.main.firm is not None or topic.main.name is None:
        _turn_to_trade(topic)


def _leave_firm(topic: Topic, sentence: int) -> bool:
    """Speak no more of a firm that was told as one of several; return whether it ended a row of them."""
    lately = _is_firm_of_place(topic)
    rows = lately and _was_row(topic, sentence)
    if rows or (lately and (_was_one_of(topic, sentence) or _was_aside(topic, sentence))):
        topic.who = topic.main
    elif topic.who.firm is not None and _was_last_of_list(topic, sentence):
        topic.who = topic.main if topic.main.name else Who(None, None, "several_subjects", sentence)
    return rows


def _turn_to_trade(topic: Topic) -> None:
    """Speak of a trade as a whole from the head of a sentence that names it (家电行业的…), not of 市场方面,新增订单."""
    trade = pattern("sector").search(topic.text, topic.sentence, topic.sentence + 10)
    if trade is None or topic.text.startswith("方面,", trade.end()) or topic.text.endswith("现金", 0, trade.start()):
        return
    own = topic.of_group and _MARKET.match(topic.text, topic.sentence) is not None  # where the firm sells
    if not own and "," not in topic.text[topic.sentence : trade.start()]:
        topic.who = Who(None, reason="whole_trade")


def _opens_year(topic: Topic, sentence: int) -> bool:
    """Return whether a sentence is of the report's own subject again: 全年利用外资3亿元, 年末市场主体3.5万户."""
    if topic.of_place:
        return _OWN_DEED.match(topic.text, sentence) is None and _OF_ONE.match(topic.text, sentence) is None
    if topic.main.firm is None and topic.main.name and _TO_COME.match(topic.text, sentence):
        return True
    return topic.of_group and _YEAR.match(topic.text, sentence) is not None


def _is_firm_of_place(topic: Topic) -> bool:
    """Return whether the report is on a place and the sentence before has told of a firm."""
    place = topic.main.firm is None and bool(topic.main.name)
    return place and topic.who.firm is not None and topic.who.turn >= topic.sentence


def _was_one_of(topic: Topic, sentence: int) -> bool:
    """Return whether a firm was told only as one of its place's, which the next sentence is on again.

    全镇捐款900万元,其中甲厂300万元。|新增就业6200人: of the town; but …其中甲厂投资2亿元。|项目建成后….
    """
    among = topic.text.rfind("其中", max(topic.sentence, topic.paragraph), topic.who.turn)
    return among >= 0 and not _OF_ONE.match(topic.text, sentence)


def _was_last_of_list(topic: Topic, sentence: int) -> bool:
    """Return whether a firm was but the last of several: 甲集团、乙集团等多家企业进驻本市。|目前,装机容量达57万千瓦."""
    turn, name = topic.who.turn, topic.who.name or ""
    if turn < topic.sentence or topic.text[turn - 1 : turn] not in ("、", "和", "与", "及"):
        return False
    return _AND_OTHERS.match(topic.text, turn + len(name)) is not None and not _OF_LAST.match(topic.text, sentence)


def _was_aside(topic: Topic, sentence: int) -> bool:
    """Return whether a firm was told behind a semicolon of its place: 全区获奖5项;甲公司获一等奖。|选派特派员8名."""
    behind = topic.text.find(";", max(topic.sentence, topic.paragraph), topic.who.turn) >= 0
    return topic.own_told and behind and not _OF_ONE.match(topic.text, sentence)


def _was_row(topic: Topic, sentence: int) -> bool:
    """Return whether a firm was the last of several told with a figure each, of which the next sentence is no more.

    产值超亿元企业有甲厂4.2亿元、乙厂1.8亿元。|纳税超千万元企业2家: of the town; but 甲厂4.2亿元、乙厂1.8亿元。|该公司….
    """
    turn = topic.who.turn
    row = _IN_ROW.search(topic.text, max(topic.sentence, turn - 12), turn)
    return row is not None and not _OF_ONE.match(topic.text, sentence)


def _held_place(topic: Topic) -> Who:
    """Return who is spoken of behind a sentence on a place: 其中 goes on with it, a country holds on."""
    if _GOES_ON.match(topic.text, topic.sentence) and (topic.used or topic.held.firm is None):
        return topic.who
    if not topic.used:
        return topic.held
    return Who(None, reason="place_before") if topic.who.passing else topic.who
