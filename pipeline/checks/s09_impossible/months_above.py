"""Months of a year that come to more than the whole year, for the check impossible.

1—11月成交额1.98亿元,…全年成交额1.72亿元: only sums of one indicator, subject and year, and none that may fall.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.cross_words import by_id, cued
from pipeline.checks.exceeding import Told, part_above_whole, part_fits
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.part_year import of_months
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Point
from pipeline.tables import Fact

# 上半年完成42.6亿元,前三季度完成68.9亿元,全年完成96.5亿元: the sum up to then, told in the words of the year's
_IN_TURN = form(
    r"(?:上半年|前?(?P<since>Ⓝ))(?P<verb>[完实][成现])(?P<part>Ⓝ)(?:,〜{0,6}Ⓟ)?[,、;](?:全年|年末)(?P=verb)(?P<whole>Ⓝ)",
    "固定资产投资上半年完成42.6亿元,前三季度完成98.9亿元,全年完成96.5亿元。",
    "(?:全年|年末)(?:完成|实现)Ⓝ",
    "。\n",
)
_CUE = re.compile(r"季度|半年|[\d一]月")
# What may fall, and what each project has of its own.
_OTHER = frozenset(
    {"profit", "profit_net", "profit_operating", "profit_net_adjusted", "trade_surplus", "investment_project"}
)
_SUMMED = {"累计", "当年"}
_SAID = re.compile("(?:达到?|[为约是近])+$")
_SAME = 3  # characters
_YEAR = 12  # months
_TOLD = Told(
    "medium",
    78,
    "部分月份的{part}大于全年的{whole}",
    "some months have {part}, the whole year {whole}",
    "months_above_year",
)
_REACH = 2  # times the year's figure: beyond it is of something else


def months_above(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each figure of some months against the only one of their whole year."""
    yield from _in_turn(report)
    if not report.of_record or not _CUE.search(report.folded):  # news tells of many firms, and of projects
        return
    whole: dict[tuple[object, ...], list[Fact]] = {}
    part: list[Fact] = []
    for fact in report.facts:
        if fact.year and level(fact) and fact.modality in ("actual", "cumulative") and _sums(fact):
            if Point(report, fact).months < _YEAR or of_months(report, fact):
                part.append(fact)
            elif fact.part_of is None and fact.modality == "actual":
                whole.setdefault(_key(fact), []).append(fact)
    for fact in part:
        years = whole.get(_key(fact), [])
        exact = [one for one in years if one.qualifier == "exact" and _named_alike(report, fact, one)]
        if exact and len({one.low for one in exact}) == 1:
            yield _judged(report, fact, exact[0])


@gated(_IN_TURN)
def _in_turn(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what came to some months against what the same sentence tells of the whole year."""
    for _, figures in found(report, _IN_TURN):
        part, whole = figures["part"], figures["whole"]
        quarters = "since" not in figures or report.printed(figures["since"]).endswith("季度")
        if quarters and part.unit == whole.unit and level(part) and level(whole):
            yield _judged(report, part, whole)


def _sums(fact: Fact) -> bool:
    """Return whether an indicator is a sum over its months that never falls."""
    entry = by_id().get(fact.metric_id or "")
    return entry is not None and entry.kind == "flow" and fact.metric_id not in _OTHER


def _named_alike(report: ReportFacts, part: Fact, whole: Fact) -> bool:
    """Return whether the same words stand right before two figures: 累计实现营业收入, 全年实现营业收入."""
    one, two = (_SAID.sub("", report.words(fact)) for fact in (part, whole))
    return len(one) >= _SAME and one[-_SAME:] == two[-_SAME:]


def _key(fact: Fact) -> tuple[object, ...]:
    """Return what a part and its whole share."""
    return fact.subject, fact.metric_id, fact.metric, fact.unit, fact.year


def _judged(report: ReportFacts, part: Fact, whole: Fact) -> Judgement:
    """Compare some months with their year."""
    facts, top, value = (part, whole), report.interval(whole), report.interval(part)
    if part_fits(value, top):
        return consistent(facts, value, top)
    scopes = [_scopes(report, fact) for fact in facts]
    if scopes[0] != scopes[1] or part.qualifier != "exact":
        return undecidable(facts, "scopes_differ")
    if value.low is not None and top.high is not None and value.low > top.high * _REACH:
        return undecidable(facts, "too_far_apart")
    return part_above_whole(report, part, whole, _TOLD)


def _scopes(report: ReportFacts, fact: Fact) -> set[str]:
    """Return the words of scope before a figure; 集团 is none of a group."""
    words = {word for _, _, word in cued("scope", report.words(fact))} - _SUMMED
    return {word for word in words if word not in (fact.subject or "")}
