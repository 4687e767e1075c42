"""D8: ratio_outlier.

Is a ratio that two figures imply outside what reports of this kind know?  研发投入12亿元, 销售收入60亿元

The ranges are wide and a finding is never of high severity: it asks for a look, it does not say that something
is wrong.  Figures that are ten thousand times too large or too small are the matter of `scales`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load
from pipeline import intervals
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.d08_ratio_outlier.scales import goals, yields
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_NEAR = 400
_DRAWN = any_of("D8.drawn")  # 拉动销售1.7亿元: of others
_PLACES = any_of("D8.place")  # 研发中心募集资金: what is to be built is no yearly outlay


class Ratio(NamedTuple):
    """A ratio with its range in per cent; `top` and `base` are metric_ids, or words of an indicator's name."""

    name: str
    top: str
    base: str
    low: Decimal
    high: Decimal

    @property
    def usual(self) -> Interval:
        """Return the range."""
        return Interval(self.low, self.high)


@cache
def _ratios() -> tuple[Ratio, ...]:
    """Return the ranges of the lexicon."""
    return tuple(
        Ratio(row["name"], row["top"], row["base"], Decimal(row["low"]), Decimal(row["high"])) for row in load("ratios")
    )


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Try every ratio on the amounts of one subject and period, goals on outcomes, and harvests on areas."""
    yield from goals(report)
    yield from yields(report)
    amounts = [fact for fact in report.facts if fact.unit == "元" and level(fact) and fact.metric and fact.subject]
    amounts = [fact for fact in amounts if not _DRAWN.search(report.words(fact))]
    for ratio in _ratios():
        bases = [fact for fact in amounts if fact.metric_id == ratio.base]
        starts = [fact.start for fact in bases]
        for top in amounts if bases else ():
            named = ratio.top in (top.metric or "") and not _PLACES.search(top.metric or "")
            if top.metric_id == ratio.top or named:
                near = bases[bisect_left(starts, top.start - _NEAR) : bisect_right(starts, top.start + _NEAR)]
                base = min((b for b in near if _fellow(top, b)), key=lambda b: abs(b.start - top.start), default=None)
                if base is not None:
                    judgement = _judged(report, ratio, top, base)
                    fits = judgement.finding and any(
                        not _implied(report, top, b).disjoint(ratio.usual) for b in bases if _alike(top, b)
                    )
                    # A product's sales, or a branch's, stand nearer than those of the firm.
                    yield undecidable((top, base), "fits_another") if fits else judgement


def _alike(top: Fact, base: Fact) -> bool:
    """Return whether two amounts are of one subject and period, and as sure."""
    same = (top.subject, top.period_start, top.period_end) == (base.subject, base.period_start, base.period_end)
    return same and top.modality == base.modality and top.start != base.start


def _fellow(top: Fact, base: Fact) -> bool:
    """Return whether two amounts are alike, and not far apart."""
    return _alike(top, base) and abs(top.start - base.start) < _NEAR


def _implied(report: ReportFacts, top: Fact, base: Fact) -> Interval:
    """Return the ratio of two amounts in per cent."""
    return (report.interval(top) / report.interval(base)).scaled(HUNDRED)


def _judged(report: ReportFacts, ratio: Ratio, top: Fact, base: Fact) -> Judgement:
    """Hold one ratio against its range."""
    implied, usual = _implied(report, top, base), ratio.usual
    if implied.high is not None and implied.high < 0:
        return undecidable((top, base), "loss")
    if not implied.disjoint(usual):
        return consistent((top, base), implied, usual)
    a, b = report.printed(top), report.printed(base)
    message = Message(
        "medium",
        65,
        f"{ratio.name}为{intervals.show_number(implied.middle or HUNDRED, '%')}%,超出常见范围",
        f"{top.metric} / {base.metric} is out of the usual range",
        f"{a} / {b} = {intervals.show(implied, '%')}% ∉ {intervals.show(usual, '%')}%",
        klass="noteworthy",
    )
    finding = of_figures(report, (top, base), message)
    return Judgement("inconsistent", (top, base), implied, usual, "out_of_range", finding)


CHECK = Check(
    "D8",
    "ratio_outlier",
    "Is a ratio that two figures imply outside what such reports know?",
    judge,
    ("wide ranges", "never high", "one subject and period"),
    (
        Case(
            "临河镇2013年工作总结\n永兴机械有限公司2013年研发投入1.2亿元。2013年永兴机械有限公司实现销售收入3.5亿元。",
            "inconsistent",
        ),
        Case(
            "临河镇2013年工作总结\n永兴机械有限公司2013年研发投入1200万元。2013年永兴机械有限公司实现销售收入3.5亿元。",
            "consistent",
        ),
        Case(
            "临河镇2013年工作总结\n永兴机械有限公司2013年实现销售收入3.5亿元,研发投入1200万元。该系列产品实现销售收入1800万元。",
            "consistent",
        ),
        Case(
            "临河镇2013年工作总结\n永兴机械有限公司2013年实现销售收入3.5亿元,出口产品质量提高,品牌建设、质量管理取得新的成绩。"
            "该系列产品2013年实现销售收入1800万元,研发投入1200万元。",
            "undecidable",
        ),
    ),
    kinds=("summary", "communique"),
    least_facts=2,
)
