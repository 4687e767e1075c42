"""Sums of a year up to a date: 截至6月底,财政收入3.2亿元,同比增长12% is of January to June, not of June.

What there is at a date (存款余额) keeps its month; so does what may have been gathered for longer (累计投资), unless
it is compared with the same months of the year before.  A firm whose year is not the calendar's is left alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from functools import cache

from extractors.base import Mention, Money
from extractors.lexicon import load, terms
from pipeline.context.types import ContextOf
from pipeline.context.words import either
from pipeline.metric.draft import MetricOf

UP_TO, _END = "截", "月底"  # 截至6月底, 到6月底
_SHORT = 24  # characters from the date to what was paid
_REACH = 160  # characters from the date to a figure of its sentence
_DATE = re.compile(
    "(?:截[至止]到?|(?<![\u4e00-\u9fff])[到至])(?:[今当去]年|[0-9]{4}年)?"
    "(?:(?P<month>[0-9]{1,2})月(?:[底末份]|(?P<day>[0-9]{1,2})日)?|第?(?P<quarter>[一二三四1-4])季度?末)(?![前止的0-9]|为止|以前|之前)"
    "(?P<rest>[^。\n]*)"
)
_QUARTERS = "一二三四1234"
_OTHER_TIME = re.compile(f"(?:{either('other_time')}|[0-9]月|[0-9]{{4}}年|财[年季])")
_OWN_YEAR = ("港元", "港币", "美元", "财年", "财季")  # of firms listed elsewhere, whose year ends when they like
_SHARE = re.compile("[,(]占(?:比|[^,;。0-9]{2,12}的)?[约近]?")
_THEN = re.compile("[,(]?(?:较|比|与|[高低]于)[去上]年同期的?[约近]?")
_YOY = re.compile("(?:左右|以上|余)?[,(]?(?:同比|(?:比|较|与)[上去]年同期)")
_PAID = re.compile(f"已(?:实际|累计)?{either('pays_out')}(?:资金|补贴|补助|奖补)?$")
# What was done of what is planned for the year was done in it.
_OF_PLAN = re.compile(
    "(?:占|完成|达到?|为)了?(?:全年|(?:今|本)?年度?)[^,;。0-9]{0,4}(?:计划|任务|目标)[^,;。0-9]{0,2}的"
)
_DONE, _PLANS = re.compile("(?:累计|已|共){0,2}(?:完成|实现|到位|新增)"), ("计划", "任务", "目标")
_INVESTED = ("完成投资", "完成投资额")
_OF_YEAR = ("全年", "今年", "本年")
_LONGER = re.compile(either("longer"))


def sums_of_year(
    folded: str, figures: Sequence[Mention], metrics: Sequence[MetricOf], contexts: list[ContextOf]
) -> list[ContextOf]:
    """Return the contexts of some figures, sums up to a date dated from January on."""
    if UP_TO not in folded and _END not in folded:
        return contexts
    out: list[ContextOf] = []
    moved = -1  # the last figure that was dated anew
    for number, (figure, metric, context) in enumerate(zip(figures, metrics, contexts, strict=True)):
        beside = bool(out) and out[-1] != contexts[number - 1] and _is_beside(folded, figures, number, metric, contexts)
        carried = moved >= 0 and _goes_on(folded, figures[moved], contexts[moved], figure, metric, context)
        if carried or beside or _is_sum(folded, figure, metric, context):
            context = _from_january(context)
            moved = moved if carried or beside else number
        out.append(context)
    return out


def _is_beside(
    folded: str, figures: Sequence[Mention], number: int, metric: MetricOf, contexts: Sequence[ContextOf]
) -> bool:
    """Return whether a figure is a share of the sum before it, or the same of last year: 9亿元,占25%."""
    between = folded[figures[number - 1].end : figures[number].start]
    was, own = contexts[number - 1], contexts[number]
    if metric.measure == "share":
        alike = (own.period_start, own.period_end) == (was.period_start, was.period_end)
        return alike and _SHARE.fullmatch(between) is not None
    if own.period_start is None or was.period_start is None or not _THEN.fullmatch(between):
        return False
    first, last = own.period_start, was.period_start
    return (first.year + 1, first.month, first.day) == (last.year, last.month, last.day)


def _from_january(context: ContextOf) -> ContextOf:
    """Return a context whose period begins with its year."""
    start = context.period_start
    return context if start is None else context._replace(period_start=datetime.date(start.year, 1, 1))


def _is_sum(folded: str, figure: Mention, metric: MetricOf, context: ContextOf) -> bool:
    """Return whether a figure dated by one month is what was done in its year up to the end of that month."""
    first, last = context.period_start, context.period_end
    if first is None or last is None or context.period_basis != "explicit" or first.month == 1:
        return False
    if (first.year, first.month) != (last.year, last.month):
        return False
    if _is_paid(folded, figure, metric, first.year) or _is_of_plan(folded, figure, metric):
        return True
    return _flows(metric) and _sums_up(folded, figure, metric, first, last)


def _sums_up(folded: str, figure: Mention, metric: MetricOf, first: datetime.date, last: datetime.date) -> bool:
    """Return whether a flow is told up to the end of the month that `first` and `last` are the days of."""
    if isinstance(figure, Money) and (figure.currency != "CNY" or figure.per):
        return False
    line = folded[max(folded.rfind("\n", 0, figure.start), folded.rfind("。", 0, figure.start)) + 1 : figure.start]
    date = _DATE.search(line, max(0, line.rfind(UP_TO), line.rfind(_END) - len("今年12")))
    if date is None or _month(date) != first.month or len(date["rest"]) > _REACH:
        return False
    if date["day"] and int(date["day"]) != last.day:
        return False
    end = folded.find("。", figure.end)
    whole = line + folded[figure.end : end if end >= 0 else len(folded)]
    if _OTHER_TIME.search(date["rest"]) or any(word in whole for word in _OWN_YEAR):
        return False
    summed = (metric.metric_id or metric.metric) in _summed()
    plain = metric.measure in ("level", "growth") and metric.base is None and summed
    return _compared(folded, figure, metric) or (plain and not _LONGER.search(line))


def _month(date: re.Match[str]) -> int:
    """Return the month up to whose end a sum is told: 截至6月底, 截至二季度末."""
    return int(date["month"]) if date["month"] else 3 * _QUARTERS.index(date["quarter"]) % 12 + 3


def _goes_on(
    folded: str, told: Mention, dated: ContextOf, figure: Mention, metric: MetricOf, context: ContextOf
) -> bool:
    """Return whether a sum has its date from one told before it: 截至6月底,投资9亿元,占年度计划的54%。其中甲园2亿元."""
    if (context.period_start, context.period_end) != (dated.period_start, dated.period_end):
        return False
    if not _flows(metric) and not folded.endswith(_INVESTED, 0, figure.start):
        return False
    between = folded[told.end : figure.start]
    return "\n" not in between and UP_TO not in between and not _OTHER_TIME.search(between)


def _is_paid(folded: str, figure: Mention, metric: MetricOf, year: int) -> bool:
    """Return whether a sum was paid by a date of the year its line is on: 全年到位2亿元。截至12月20日,已支出1亿元."""
    if metric.measure != "level" or not isinstance(figure, Money) or figure.per:
        return False
    begin = folded.rfind("\n", 0, figure.start) + 1
    cut = max(folded.rfind(UP_TO, begin, figure.start), begin)
    said = folded[cut : figure.start]
    if not _DATE.match(said) or not _PAID.search(said) or len(said) > _SHORT or _LONGER.search(said):
        return False
    return any(word in folded[begin:cut] for word in (*_OF_YEAR, f"{year}年"))


def _is_of_plan(folded: str, figure: Mention, metric: MetricOf) -> bool:
    """Return whether a figure is held against the plan of the year: 截至6月底,完成投资20亿元,占年度计划的54%."""
    clause = max(folded.rfind(mark, 0, figure.start) for mark in ",;。\n") + 1
    if metric.measure == "share" and metric.base in _PLANS:
        return _OF_PLAN.match(folded, clause) is not None
    done = metric.measure == "level" and isinstance(figure, Money) and _DONE.search(folded, clause, figure.start)
    return bool(done) and _OF_PLAN.match(folded, figure.end + 1) is not None


def _compared(folded: str, figure: Mention, metric: MetricOf) -> bool:
    """Return whether a figure is compared with the same months of the year before, or says by how much it differs."""
    if metric.measure == "level":
        return _YOY.match(folded, figure.end) is not None
    return metric.base == "yoy" and metric.measure in ("growth", "delta")


def _flows(metric: MetricOf) -> bool:
    """Return whether an indicator is of what is done in a time, not of what there is at its end."""
    return (metric.metric_id or metric.metric) in _flowing()


@cache
def _flowing() -> frozenset[str]:
    """Return the ids, and names without one, of the indicators that are flows in each of their rows."""
    kinds: dict[str, set[str]] = {}
    for row in load("metrics"):
        kinds.setdefault(row["metric_id"] or row["metric"], set()).add(row["kind"])
    return frozenset(name for name, found in kinds.items() if found == {"flow"})


@cache
def _summed() -> frozenset[str]:
    """Return the ids, or names, of the indicators that reports sum up from January on, whether they say so or not."""
    return terms("period_cues", kind="summed")
