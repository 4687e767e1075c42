"""Growth of one year against the levels of that year and the one before, told sentences apart in one report.

    2012年公司实现销售收入26.01亿元。…2013年实现销售收入31.15亿元,同比增长29.8%。
    2015年财政收入完成100亿元,2016年目标120亿元、增长15%。

Levels of two reports are the matter of growth_chain; its guards hold here, too.  For the check from_to_growth.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import level
from pipeline.checks.part_year import of_months
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import REAL, basis, verdict
from pipeline.checks.series import Point, keys_of
from pipeline.checks.table_rates import judged_cells
from pipeline.checks.table_view import tables
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_AHEAD = ("target", "planned")
_YEAR = 12
_HEADING, _STOPS = 24, "。;:,"  # characters of a heading, and what ends none
_SCOPE = "口径"  # 同口径增长, 可比口径: over another level than the one told
_INDUSTRY, _NAMED = (
    re.compile("全(?:行业|产业)"),
    re.compile("(?P<of>[一-鿿]{2,8}?)(?:行业|产业)(?P<what>[一-鿿]{2,12})"),
)
_ROUGH = Interval(Decimal(-1), Decimal(1))  # points
_PART = re.compile("主营|其中")
_PLAN = re.compile(r"[比较](?:[上去]|\d{4})年度?(?:年初|调整)?(?:计划|预算|目标)(?!执行|完成)")
_TO = re.compile("[,、](?:达到?|完成|实现|突破)了?")
_Key = tuple[str | None, str]


def chained(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each yearly growth against the only levels of its year and of the year before."""
    rates = _rates(report)
    wanted = {(fact.subject, fact.metric): fact for fact in rates}
    if not wanted:
        return
    levels: dict[tuple[_Key, int], list[Fact]] = {}
    for fact in report.facts:
        if fact.year and fact.metric and (fact.subject, fact.metric) in wanted and level(fact):
            levels.setdefault(((fact.subject, fact.metric), fact.year), []).append(fact)
    own: dict[tuple[_Key, int], Sequence[Fact]] = {}
    for rate in rates:
        key, year = (rate.subject, rate.metric or ""), rate.year or 0
        own |= {(key, y): _told(report, levels.get((key, y), [])) for y in (year - 1, year) if (key, y) not in own}
        new, old = _beside(report, rate, levels.get((key, year), [])), own[key, year - 1]
        if not old and new and _INDUSTRY.search(report.words(new[0])):
            old = _of_industry(report, rate, new[0])
        told_again = report.of_record and len(own[key, year]) == 1  # news tells of other firms in the same words
        alone = len(new) == len(old) == 1 and (len(levels[key, year]) == 1 or told_again)
        if alone and _alike(report, rate, new[0], old[0]):
            yield _judged(report, rate, old[0], new[0])


def _of_industry(report: ReportFacts, rate: Fact, new: Fact) -> Sequence[Fact]:
    """Return the levels of the year before that are called by the industry whose report it is: 紧固件行业总产值."""
    named = [(fact, _NAMED.fullmatch(fact.metric or "")) for fact in report.facts if fact.subject == rate.subject]
    told = [(fact, match["of"]) for fact, match in named if match and match["what"] == new.metric and level(fact)]
    if len({of for _, of in told}) != 1:
        return []
    return _told(report, [fact for fact, _ in told if fact.year == (rate.year or 0) - 1])


def _rates(report: ReportFacts) -> list[Fact]:
    """Return the yearly growths that no table tells: those are the matter of table_arithmetic."""
    rates = [fact for fact in report.rates if fact.measure == "growth" and _rate(fact)]
    if rates and tables(report):
        judged = judged_cells(report)
        rates = [fact for fact in rates if fact.start not in judged]
    return rates


def _told(report: ReportFacts, levels: Sequence[Fact]) -> Sequence[Fact]:
    """Return what was reached in a whole year; a goal, a bound passed, and some months of it are no other level."""
    if len(levels) < 2:
        return levels
    whole = [fact for fact in levels if fact.qualifier == "exact" and Point(report, fact).whole]
    own = [fact for fact in whole if not _PART.search(report.words(fact))]
    return own[:1] if len({fact.low for fact in own}) == 1 else own  # told twice


def _rate(fact: Fact) -> bool:
    """Return whether a growth is that of an indicator in a year, over the year before."""
    return fact.base in (None, "yoy") and fact.list_group is None and fact.metric is not None and fact.year is not None


def _alike(report: ReportFacts, rate: Fact, new: Fact, old: Fact) -> bool:
    """Return whether three figures are of whole years, of one unit, and surely of the subject they were given to."""
    now, before = (Point(report, fact) for fact in (new, old))
    aimed = (
        rate.modality == new.modality and new.modality in _AHEAD and now.months == _YEAR and not of_months(report, new)
    )
    whole = before.whole and (aimed or (now.whole and rate.modality == "actual"))
    return whole and old.unit == new.unit and all(_dated(report, fact, aimed) for fact in (rate, new, old))


def _dated(report: ReportFacts, fact: Fact, aimed: bool) -> bool:
    """Return whether a figure surely is of its subject and year, by the last heading above it where an aim is judged.

    一、2012年工作回顾 … 二、2013年工作目标
    """
    keys = keys_of(report, fact)
    if keys or not aimed or not fact.metric_id or not fact.subject:
        return bool(keys)
    for start, year in reversed(report.years[: bisect_left(report.years, (fact.start, 0))]):
        low, high = report.line_start(start), report.folded.find("\n", start)
        line = report.folded[low:high].strip() if low and high > 0 else ""
        if line and len(line) <= _HEADING and line[-1] not in _STOPS:
            return year == fact.year
    return False


def _beside(report: ReportFacts, rate: Fact, levels: Sequence[Fact]) -> list[Fact]:
    """Return the level that a growth is told with: that of its year may be told again, and by its quarters, too."""
    place = bisect_left(levels, rate.start, key=lambda fact: fact.start)
    return [
        fact
        for fact in levels[max(0, place - 1) : place + 1]
        if fact.modality == rate.modality and fact.sentence_id == rate.sentence_id and _next_to(report, rate, fact)
    ]


def _next_to(report: ReportFacts, rate: Fact, new: Fact) -> bool:
    """Return whether a growth stands right behind its level, or before it: 增长10%,达到139亿元."""
    if _PLAN.search(report.folded, new.end, rate.start):
        return False  # 比上年预算增长4%: not over what was reached
    return 0 <= rate.start - new.end <= 12 or _TO.fullmatch(report.folded, rate.end, new.start) is not None


def _judged(report: ReportFacts, rate: Fact, old: Fact, new: Fact) -> Judgement:
    """Compare new / old − 1 with the growth."""
    facts = (rate, old, new)
    if old.qualifier != "exact" or not _sized(rate, new):
        return undecidable(facts, "open_interval")
    if basis(new) in ("real", "mixed") or any(REAL.search(report.words(fact)) for fact in facts):
        return undecidable(facts, "real_or_average_growth")
    if any(_SCOPE in report.folded[slice(*report.sentence_span(fact.start))] for fact in facts):
        return undecidable(facts, "comparable_scope")
    one = intervals.exactly(1)
    implied = (report.interval(new) / report.interval(old) - one).scaled(HUNDRED)
    shown = (report.shown(new) / report.shown(old) - one).scaled(HUNDRED)
    label = f"{report.printed(old)} → {report.printed(new)}"
    stated = report.interval(rate)
    if rate.qualifier == "about":  # 增长7%左右: a point more or less is meant by it
        stated = stated + _ROUGH
    return verdict(report, facts, (stated, implied, shown), label)


def _sized(rate: Fact, new: Fact) -> bool:
    """Return whether a level and its growth say enough: a goal may be passed (突破470亿元), its growth be 10%左右."""
    if rate.qualifier == new.qualifier == "exact":
        return True
    goal = rate.modality in _AHEAD and new.modality in _AHEAD
    return goal and rate.qualifier in ("exact", "about") and new.qualifier in ("exact", "more_than")
