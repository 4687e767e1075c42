"""Whether a period named before a figure says anything of the figure's own time, in its sentence or in later ones."""

from __future__ import annotations

import re

from extractors.number.printed import SCALED, SUM
from extractors.period.edges import WITHIN_RULE
from extractors.periods import Period
from pipeline.context.cues import words
from pipeline.context.types import Place
from pipeline.context.when import dated
from pipeline.context.when.conditions import of_conditions
from pipeline.context.when.passing_periods import closes, follows_figure, of_share
from pipeline.context.when.priced import is_price_of_day
from pipeline.context.when.repeated_periods import is_aside
from pipeline.context.when.years import Reader
from pipeline.context.words import words as role_words
from pipeline.document.ahead import either as ahead

_MEANT = re.compile(f"{ahead('strives')}|将|预期")
_PART = re.compile("其中[,:]?$")
_FIGURES = re.compile(f"{SCALED}(?:[美港欧日]?元|%|个百分点)")
_FROM = ("由", "从", "自", "较", "比")
# 1984年末至1985年一度出现的|过热现象: dates a thing that is spoken of.
_OF_THING = re.compile("(?:[至到~—-]+[0-9]{4}年[^,;。0-9]?)?[^,;。0-9]{0,8}(?:出现|发生|形成|提出|制定)的")
_BASE_YEAR = re.compile("[^,;。]{0,30}为(?:基[数期准年])")
_DIGIT = re.compile("[0-9]")
_DELAYED, _CLAUSE_HEADS = (
    re.compile("[^,;。0-9的报计露布]{1,4}的[^,;。0-9]{2,12},"),
    tuple(",;。:、\n (“截至到在于由从"),
)
_OF_DAY = re.compile("的?(?:每[\u4e00-\u9fff]{1,2}|约|近)?")
_YIELDS = ("预计年", "年可")
_BROUGHT = re.compile(rf"(?:[^,;。0-9]{{2,14}}{SUM}(?:以上|左右)?[,、和]){{1,6}}[^,;。、0-9]{{2,6}}")
_THIS_YEAR = ("今年", "本年", "本年度", "全年")
_DONE = role_words("completed")
_MEAN = re.compile("来?年?(?:平均|均(?=[增递]))")
_MEANT_ON = re.compile("平均|年均")
_PREDICATES = ("为", "是", "创")
_REASONS = ("主要是", "主要是因", "主要因", "主要由于", "原因是")
_PLANNED = re.compile(f"(?:计划|安排|任务|目标|{ahead('strives')})")
_SO_FAR = re.compile("[,;](?:目前|现|现在|截至目前,?)?已(?!有)")


def holds(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether `period`, before the figure in its sentence, says anything of the figure's own period."""
    text = reader.text
    if follows_figure(text, period):
        return False
    if period.role == "base":
        return dated.base_holds(reader, period, place)
    if period.role == "event":
        direct = _OF_DAY.fullmatch(text, period.end, place.start) is not None  # 8月15日的13000元
        return direct or is_price_of_day(text, period, place)
    if period.role == "each":
        goes_on = period.start >= place.clause or _yields_on(text, period, place)
        return goes_on and not _is_mean(reader, period, place)
    changes = reader.ground.signs.turns and period.role in ("main", "now")
    if changes and dated.starts_change(text, period, place):
        return False
    if period.role == "main" and _of_another(reader, period, place):
        return False
    if period.role == "vague" and _is_told_apart(text, period, place):
        return False
    return period.role in ("main", "now", "since", "vague")


def _of_another(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a period dates something else: a share's whole, a figure told in passing, a clause of its own."""
    if of_share(reader.text, period, place) or _passed(reader, period, place):
        return True
    if any(of(reader.text, period, place) for of in (_of_project, _of_basis, _of_plan, _of_reason, _of_base_year)):
        return True
    part = period.months != (1, 12)  # 在2018年环境不好的情况下: what follows is of 2018
    if part and of_conditions(reader.text, period.start, period.end, place.clause):
        return True
    if _of_goods(reader, period, place):
        return True
    return period.end < place.clause and dated.of_clause(reader, period, place)


def _of_project(text: str, period: Period, place: Place) -> bool:
    """Return whether a period only tells when one project is done: 预计2017年6月投产,…;|乙厂新增产能2万吨."""
    return text.startswith(_DONE, period.end) and text.find(";", period.end, place.start) >= 0


def _of_basis(text: str, period: Period, place: Place) -> bool:
    """Return whether a period is that of what a change sets out from: 在2019年3亿元的基础上|增长9%."""
    start = period.start
    return text[start - 1 : start] in ("在", "是") and text.find("的基础上", period.end, place.start) >= 0


def _of_base_year(text: str, period: Period, place: Place) -> bool:
    """Return whether a period is that of what a change is reckoned from: 以2010年产值为基数,|增长9%."""
    return text[period.start - 1 : period.start] == "以" and _BASE_YEAR.match(text, period.end, place.start) is not None


def _of_plan(text: str, period: Period, place: Place) -> bool:
    """Return whether a year is that of a plan, of which a later clause tells what is done: 全年计划建60座,已|建48座."""
    planned = period.months == (1, 12) and period.years == 1 and _PLANNED.match(text, period.end)
    return bool(planned) and _SO_FAR.search(text, period.end, place.start) is not None


def _of_reason(text: str, period: Period, place: Place) -> bool:
    """Return whether a period only tells why: 卫生支出下降3.7%,主要是|上年一次性支出较多;农林水支出6亿元."""
    return period.end < place.clause and text.endswith(_REASONS, 0, period.start)


def _of_goods(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a period only says what goods another clause is of: 大批|上季度延迟的货堆满仓库,亏损3亿元."""
    text = reader.text
    if (
        period.end >= place.clause
        or text[period.start - 1] in _CLAUSE_HEADS
        or _DELAYED.match(text, period.end) is None
    ):
        return False
    return any(p.role == "main" for p in reader.before(period.start, place.sentence))


def _yields_on(text: str, period: Period, place: Place) -> bool:
    """Return whether a figure goes on with what something will bring a year: 预计年销售收入3亿元,|税收3500万元."""
    return period.text.endswith(_YIELDS) and _BROUGHT.fullmatch(text, period.end, place.start) is not None


def _is_told_apart(text: str, period: Period, place: Place) -> bool:
    """Return whether a stretch says nothing of a figure: 为多年来最低; 五年内 of a clause before; one in passing."""
    if period.rule == WITHIN_RULE and period.end < place.clause:
        return True
    aside = text.find(",", place.sentence, period.start) >= 0 and _DIGIT.search(text, place.sentence, period.start)
    if aside and text.find(";", period.end, place.clause) >= 0:  # 全年投入4亿元,近三年累计9亿元;|脱贫3200户
        return True
    if _MEAN.match(text, period.end) and text.find(";", period.end, place.clause) >= 0:  # 两年平均增长6%;|收入9亿元
        return _MEANT_ON.search(text, place.clause, place.start) is None
    return text[period.start - 1 : period.start] in _PREDICATES


def _passed(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a period was named in passing, for a figure before this one and outside of its bracket."""
    if period.end > place.before or not reader.in_passing(period, place.paragraph):
        return False
    closed = closes(reader.text, period)
    return closed is None or closed < place.start


def _is_mean(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether 每年 tells the mean of the years named before it: 2011-2015年,…每年平均增速16%."""
    spans = any(p.years > 1 for p in reader.before(period.start, place.sentence))
    return spans and words("mean").search(reader.text, period.start, place.start) is not None


def _of_part_year(reader: Reader, period: Period) -> bool:
    """Return whether a report is on a part of the year that 今年 is, which then holds in its own sentence only."""
    heading = reader.over(period.start)
    told = heading[1] if heading is not None else None
    if told is None or told.role != "main" or told.years > 1 or told.months == (1, 12):
        return False
    own, year = reader.dates(told), reader.dates(period)
    return own is not None and year is not None and own[0].year == year[0].year


def _carries(reader: Reader, period: Period) -> bool:
    """Return whether a period holds on in later sentences: not one month, nor what is still to come."""
    if period.role not in ("main", "now") or period.months[0] == period.months[1] or is_aside(reader, period):
        return False
    if period.years > 1 and not period.whole_years:
        return False
    if follows_figure(reader.text, period) or (period.years == 1 and _OF_THING.match(reader.text, period.end)):
        return False
    if (period.text in _THIS_YEAR or period.text.startswith("年初")) and _of_part_year(reader, period):
        return False
    if _PART.search(reader.text, max(0, period.start - 4), period.start):  # 1-6月增长5%,其中|二季度增长3%
        return False
    if reader.text.startswith((*_FROM, "是", "对"), max(0, period.start - 1)) or dated.of_history(reader.text, period):
        return False
    if period.years > 1 and (period.year or 0) + period.years > (reader.year or 9999) + 1 and not reader.plan:
        return False
    ahead = period.offset if period.offset is not None else (period.year or 0) - (reader.year or 9999)
    return ahead <= 0 and not dated.dates_event(reader.text, period)


def holds_on(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a period of a sentence before holds for a figure; 其中 goes on with whatever that told."""
    among = reader.text.startswith("其中", place.sentence)
    if among and period.role == "main" and not reader.text.startswith(_FROM, period.start - 1):  # 由上年的5%升至7%
        end = reader.text.find("。", period.end, place.sentence - 1)  # of the sentence that names the period
        if end < 0 or not _FIGURES.search(reader.text, end, place.sentence):
            return True
    carried = reader.carried.get(period.start)
    if carried is None:
        carried = reader.carried[period.start] = _carries(reader, period)
    return (carried and not _is_left(reader, period, place)) or _is_meant(reader, period, place)


def _is_left(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a day of the report's year shows that a year named before is left: 2021年…。今年5月30日,投产,."""
    if period.role != "main":
        return False
    for event in reader.before(place.start, place.sentence):
        if event.role == "event" and event.offset == 0:
            dates, year = reader.dates(period), reader.year or reader.this_year
            return dates is not None and (dates[1].year < year if year else period.offset is None)
    return False


def _is_meant(reader: Reader, period: Period, place: Place) -> bool:
    """Return whether a figure still to come (公司拟投资) is of the year to come that the sentences before speak of."""
    if period.role != "main" or period.bare or period.years > 1 or period.year is None:
        return False
    if reader.text[period.start - 1 : period.start] not in ("。", "\n", "") or reader.text[period.end] != ",":
        return False
    ahead = reader.year is not None and period.year > reader.year
    return ahead and _MEANT.search(reader.text, place.sentence, place.start) is not None
