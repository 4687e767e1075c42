"""Figures whose scale the rest of their report contradicts, for the check ratio_outlier.

旅游收入21.5万元 … 明年旅游收入突破25亿元: 亿 is meant · 柑橘面积12.6万亩,产量25.4吨: 0.2公斤 a 亩
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.tables import Fact

_Key = tuple[str | None, str, int]  # subject, indicator, year
_AHEAD = ("planned", "target")
_USUAL = Interval(Decimal("0.02"), Decimal(50))  # a goal over what was reached the year before
_MENDED = Interval(Decimal("0.5"), Decimal(3))
_SLIPS = (Decimal(10**4), Decimal(10) ** -4)
_CROPS = form(
    r"面积(?:达到?|为|稳定在|发展到|[约近])?(?P<area>Ⓝ)(?:,〜{0,8}Ⓟ)?,(?:年|总)*产量?(?:达到?|为|[约近])?(?P<output>Ⓝ)",
    "柑橘种植面积12.6万亩,产量25.4吨。",
    "产量?(?:达到?|为|[约近])?Ⓝ",
)
_YIELD = Interval(Decimal("0.002"), Decimal(60))  # tons a 亩, of tea as of mushrooms
_UNITS = ("亩", "吨")


def goals(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what was reached against the goal of the year after, which is not ten thousand times as much."""
    aims: defaultdict[_Key, list[Fact]] = defaultdict(list)
    reached: defaultdict[_Key, list[Fact]] = defaultdict(list)
    for fact in report.facts:
        if fact.unit == "元" and level(fact) and fact.metric and fact.year:
            told = aims if fact.modality in _AHEAD else reached if fact.modality == "actual" else None
            if told is not None:
                told[fact.subject, fact.metric, fact.year].append(fact)
    for (subject, metric, year), goals_ in aims.items():
        before = reached.get((subject, metric, year - 1), ())
        if len(goals_) == len(before) == 1 and (judgement := _scaled(report, before[0], goals_[0])):
            yield judgement


def _scaled(report: ReportFacts, told: Fact, aim: Fact) -> Judgement | None:
    """Say that what was reached has another scale than the goal, if it would be near it once 万 is 亿."""
    ends = [end for end in (aim.low, aim.high) if end]
    if not told.low or not ends:
        return None
    ratio = ends[0] / told.low
    if not Interval(ratio, ratio).disjoint(_USUAL):
        return consistent((told, aim))
    if all(Interval(ratio / slip, ratio / slip).disjoint(_MENDED) for slip in _SLIPS):
        return None
    a, b = report.printed(told), report.printed(aim)
    message = Message(
        "medium",
        80,
        f"{a}与次年目标{b}相差万倍,疑有一处单位有误",
        f"{a} and the goal of the next year, {b}, are ten thousand times apart: one has the wrong unit",
        f"{b} / {a} = {intervals.show_number(ratio)}",
        "factor_10^4",
        klass="data_quality",
    )
    finding = of_figures(report, (told, aim), message)
    return Judgement("inconsistent", (told, aim), reason="scale_slipped", finding=finding)


@gated(_CROPS)
def yields(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what a crop brought in against the area that it was grown on."""
    for _, figures in found(report, _CROPS):
        if [figures[name].unit for name in ("area", "output")] == [*_UNITS]:
            yield _yielded(report, figures)


def _yielded(report: ReportFacts, figures: Mapping[str, Fact]) -> Judgement:
    """Compare a yield with what any crop brings in."""
    facts: Sequence[Fact] = (figures["output"], figures["area"])
    implied = report.interval(facts[0]) / report.interval(facts[1])
    if not implied.disjoint(_YIELD):
        return consistent(facts, implied, _YIELD)
    a, b = (report.printed(fact) for fact in facts)
    size = intervals.show_number((implied.middle or Decimal(0)) * 1000)
    message = Message(
        "medium",
        80,
        f"{b}产{a},亩产仅{size}公斤" if implied.low is not None and implied.low < 1 else f"{b}产{a},亩产达{size}公斤",
        f"{a} from {b}: {size} kg a mu",
        f"{a} / {b} = {size}公斤/亩",
        klass="data_quality",
    )
    finding = of_figures(report, tuple(facts), message)
    return Judgement("inconsistent", tuple(facts), implied, _YIELD, "out_of_range", finding)
