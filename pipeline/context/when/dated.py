"""What a period before a figure dates: the figure, another figure, an event, or what happened to a firm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors import periods
from extractors.figure_words import figure_word
from extractors.lexicon import load
from extractors.periods import Dates, Period
from pipeline.context.cues import words
from pipeline.context.items import in_later_item
from pipeline.context.types import Place
from pipeline.context.when.years import Reader
from pipeline.context.words import either

_AT_CAPACITY = re.compile(
    "达产(?:达效)?后|(?:建成|投产|竣工|投用|运营)(?:达产)?后[^。;0-9]{0,6}(?:年|每年)(?:可|将|预计)?(?:新增|实现|产|增|销)"
    "|(?:建成|投产|运营|投用)后的?[1-9一二三四五]年内?"
)
_DIGIT = re.compile("[0-9]")
_ENDS = re.compile("[;。]")
_CLAUSE = 48  # characters of a clause that are read, what stands in brackets included
_BRACKETED = re.compile("[(][^()]{0,10}代码[^()]{0,16}[)]")  # 2011年上市(股票代码:002000)
_CLAUSE_ENDS = re.compile("[,;。\n]")
_BEFORE = re.compile("[从由][^,;。0-9年月期初来]{0,10}$")
_AT_FIRST = re.compile("[从由](?:[今去当本]年)?[年期月季]?初[^,;。0-9]{0,6}$")  # 由年初的5%升至7%
_LED_TO = re.compile("[从由][^,;。]{1,24}[增升涨跌降减提回扩缩滑变调][^,;。0-9]{0,3}[到至为成][约近]?$")
_VIEW = re.compile("[^,;。]{0,8}看,")  # 从5月单月情况看,: no change begins there
_CHANGES = re.compile("(?:左右|以上)?[^,;。0-9]{0,3}[增升涨跌降减提回扩缩滑变调压拉上下][^,;。0-9]{0,3}[到至为成]")
_ONE_LIST = re.compile("的?(?:[0-9.,]+[%万亿美港欧]{0,2}元?[、和与及]+)+")  # 从2005年的42%、33%、5%调整为
_ITS_VALUE = re.compile("的[约近]?[0-9]")
_COMPARED = re.compile("相比|相较|比较|,")
_PAIR = re.compile("[0-9][^,;。]{0,6}[到至为成]$|^[到至]$")
_GOOD_YEAR = re.compile(f"获得了?[^,;。]{{0,4}}{either('success')}")
_WILL = re.compile("(?:将|拟|预计|计划)[于在]?$")
_BEGINS = re.compile(f"份?[上中下旬底初末]{{0,2}}(?:正式|全面)?{either('stage')}[^,;。]{{0,4}},")
_YEARLY = re.compile(",年(?![内底初末度中均])[^,;。0-9]{0,8}可[^,;。0-9]{0,4}$")
_CHANGED = re.compile(
    f"(?:的[^,;。0-9]{{2,14}}?)?(?:接近|几乎|已)?(?:相比|比)?,?(?:同比|大幅|略|净)?[有]?(?:{figure_word('changes')}|[增减升降涨跌多少翻])"
)
_BY = re.compile(f"{figure_word('growth_noun')}|[多少贵有高低快慢长短轻重早晚]|便宜|变动|优化|改善|缩短")
_RATES = re.compile(f"[0-9][^,;。]{{0,6}},{figure_word('growth_noun')}")
_TIED = 14  # characters between a base of comparison and the figure it belongs to
_BY_POINTS = re.compile("[约近]?[0-9.]{1,6}个?百分点")
_OF_SPAN = re.compile('^[”’"]?(?:期间|时期)?')  # 比“十一五”|期间|3亿元的投资额翻一番
_CAUSES = ("因", "由于", "鉴于")
_CONCESSIONS = ("尽管", "虽", "面对", "受")  # 2020年,尽管上半年受冲击,


def heads(reader: Reader, period: Period, between: str) -> bool:
    """Return whether a base of comparison heads a statement of its own: ;去年同期成交166起,总金额5亿元."""
    before = reader.text[: period.start][-2:].removesuffix("而")
    return (
        (not before or before[-1] in ";。\n") and not _ENDS.search(between) and not words("change").search(between[:12])
    )


def base_holds(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a figure is of what another is compared with: tied to 去年同期的, or in a clause that it heads."""
    between = _OF_SPAN.sub("", reader.text[period.end : place.start])
    if reader.text[: period.start].rstrip('“‘"')[-1:] in ("较", "比"):
        if _BY.match(between):
            return False  # 比去年同期|少了3.1%, 较上年同期|增幅为12%
        if not period.text.endswith("同期") and _is_value_compared(reader.text, between, place):
            return True
    if period.text.endswith("同期") and heads(reader, period, between):
        return True
    if period.text.endswith("同期") and _BY_POINTS.match(reader.text, period.end):
        return False  # 高于去年同期1.5个百分点
    if _RATES.search(between):
        return False  # 上年同期为8910万元,降幅34.6%
    if ")" in between and "(" not in between:
        return False  # 新签项目41个(去年同期35个),总投资9亿元
    tied = between.startswith("的") or period.text.endswith("同期")
    return tied and len(between) <= _TIED and not _ENDS.search(between) and not words("change").search(between)


def _is_value_compared(text: str, between: str, place: Place) -> bool:
    """Return whether a figure is the value that another is set against: 较上年2亿元减少20%, 比上年(81亿元)增长6%."""
    if between.rstrip("约近") == "":
        return _CHANGED.match(text, place.end) is not None
    return between == "(" and text.startswith(")", place.end)


def of_clause(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a period is only that of its own clause: a cause (因2013年…,), a part (其中7月…;), an event."""
    text = reader.text
    start = reader.ground.clause(period.start, place.sentence)
    if text.startswith(_CAUSES, start) or (period.bare and text.startswith(_CONCESSIONS, start)):
        return True
    part = start > place.sentence and text.startswith("其中", start)  # at its head, the sentence is of the part
    return (part and ";" in text[period.end : place.start]) or dates_event(text, period)


def starts_change(text: str, period: Period, place: Place) -> bool:
    """Return whether a period is that of the figure before, from which there was a change (由去年的3%升至4%)."""
    if text[period.start - 1 : period.start] not in ("由", "从") or period.end >= place.before or period.years > 1:
        return False
    if _VIEW.match(text, period.end):
        return False
    return _ONE_LIST.fullmatch(text, period.end, place.start) is None


def starts_from(text: str, place: Place) -> bool:
    """Return whether a figure is the value, not dated itself, from which there was a change (占比由3%升至4%)."""
    if not _BEFORE.search(text, place.clause, place.start):
        return False
    return _CHANGES.match(text, place.end) is not None


def end_of_change(reader: Reader, place: Place, dates: Dates) -> Dates | None:
    """Return the year of a value with which a change began or ended: 从2011年到2015年,由1亿元增加到3亿元."""
    named = next((p for p in reader.before(place.start, place.sentence) if p.years > 1), None)
    if named is None or named.rule == "plan":
        return None
    if _ITS_VALUE.match(reader.text, named.end):
        return None  # 从2009-2010年的1亿元增长到3亿元
    began = starts_from(reader.text, place)
    if not began and _LED_TO.search(reader.text, place.clause, place.start) is None:
        return None
    at = dates[0 if began else 1]
    first, last = (1, 12) if named.months == (1, 12) else (at.month, at.month)
    return periods.span(at.year, first, at.year, last)


def starts_the_year(text: str, place: Place) -> bool:
    """Return whether a figure is the value with which its period began (由年初的5%升至7%), not one of it."""
    if text.find("初", place.clause, place.start) < 0:
        return False
    at_first = _AT_FIRST.search(text, place.clause, place.start)
    return at_first is not None and _CHANGES.match(text, place.end) is not None


def pair_before(reader: Reader, place: Place) -> Dates | None:
    """Return the dates of the first of two years that the sentence told a change between, before this change."""
    near = reader.before(place.start, place.sentence)
    compared = next((p for p in near if p.role == "base" and _COMPARED.match(reader.text, p.end)), None)
    if compared is not None and compared.years == 1:  # 1986年同1978年相比,产值由3480亿元增加到9380亿元
        return reader.dates(compared)
    years = [p for p in near if p.role == "main"][:2]
    if len(years) < 2 or any(p.years > 1 or p.year is None or p.months != (1, 12) for p in years):
        return None
    started = reader.text[years[1].start - 1 : years[1].start] in ("由", "从")
    between = reader.text[years[1].end : years[0].start]
    return reader.dates(years[1]) if started and _PAIR.search(between) else None


def dates_event(text: str, period: Period) -> bool:
    """Return whether the clause of `period` only says when something else was (2008年金融危机后,)."""
    end = text.find(",", period.end, period.end + 30)
    return end >= 0 and text.endswith(_after(), period.end, end) and ";" not in text[period.end : end]


def of_history(text: str, period: Period) -> bool:
    """Return whether a period only dates what happened to a firm (2014年转制为股份公司), no figure in its clause."""
    clause = _BRACKETED.sub("", text[period.end : period.end + _CLAUSE])[:24]
    end = _CLAUSE_ENDS.search(clause)
    clause = clause[: end.start()] if end else clause
    return not (_DIGIT.search(clause) or _GOOD_YEAR.search(clause)) and words("event").search(clause) is not None


def stands(text: str, period: Period, place: Place) -> bool:
    """Return whether a figure is what a firm is today, behind a date in its history: 2011年上市,注册资本3亿元."""
    end = _CLAUSE_ENDS.search(text, period.end, place.start)
    if end is None or _standing().search(text, end.start(), place.start) is None:
        return False
    return words("event").search(text, period.end, end.start()) is not None


@cache
def _standing() -> re.Pattern[str]:
    """Return a pattern for a clause that begins with what a firm is today: ,公司现有."""
    return re.compile(f"[,;](?:公司|企业|集团|该厂|全厂|其)?(?:现|目前)?(?:{words('standing').pattern})")


def begins_later(text: str, period: Period) -> bool:
    """Return whether a month is that in which something is to begin or end: 将于今年5月开工,一期投资24亿元."""
    if period.months[0] != period.months[1] or _BEGINS.match(text, period.end) is None:
        return False
    return _WILL.search(text, max(0, period.start - 6), period.start) is not None


@cache
def _after() -> tuple[str, ...]:
    """Return the words that end such a clause."""
    return tuple(row["word"] for row in load("period_cues") if row["kind"] == "after")


def is_yearly(text: str, period: Period, place: Place) -> bool:
    """Return whether a figure is what will come in each year from then on: 预计6月达产,年销售收入可达4亿元."""
    return begins_later(text, period) and _YEARLY.search(text, period.end, place.start) is not None


def is_yield(reader: Reader, near: Sequence[Period], place: Place) -> bool:
    """Return whether a figure is what a project yields each year once it runs: 达产后年新增收入6亿元."""
    capacity = _AT_CAPACITY.search(reader.text, place.sentence, place.start)
    if capacity is None or (near and near[0].start >= capacity.start()):
        return False
    return not in_later_item(reader.text, capacity.start(), place)
