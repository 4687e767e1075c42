"""A mean of figures listed right before it, which lies among them, for the check identity.

三个基地的出厂价依次为312元、326元和331元,三地均价332元: above every one of them
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import all_exact
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.intervals import ZERO
from pipeline.tables import Fact

_MEAN = "(?:均价|平均(?:价格?|值)?|均值)(?:为|达到?|约)?"
_FORM = form(
    rf"(?:分别|依次)(?:达到?|为|是)?(?P<parts>[ⓃⓅ](?:/〜{{1,2}})?(?:[、,和与]〜{{0,4}}[ⓃⓅ](?:/〜{{1,2}})?){{1,8}}),〜{{0,8}}{_MEAN}(?P<mean>[ⓃⓅ])",
    "三个基地的出厂价依次为312元、326元和331元,三地均价332元。",
    "均(?:价|值)|平均",
)


@gated(_FORM)
def member_means(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each mean against the least and the largest of what it is a mean of."""
    for match, figures in found(report, _FORM):
        mean, members = figures["mean"], parts_of(report, match)
        facts = (mean, *members)
        units = {fact.unit.partition("/")[0] for fact in facts}
        if len(units) == 1 and all_exact(*facts):
            yield _judged(report, mean, members)


def _judged(report: ReportFacts, mean: Fact, members: Sequence[Fact]) -> Judgement:
    """Judge a mean by its members."""
    value, told = mean.low or ZERO, [fact.low or ZERO for fact in members]
    low, high, facts = min(told), max(told), (mean, *members)
    if low <= value <= high or low == high:
        return consistent(facts)
    printed = "、".join(map(report.printed, members))
    message = Message(
        "medium",
        85,
        f"均值{report.printed(mean)}不在各项({printed})之间",
        f"the mean {report.printed(mean)} does not lie among its members ({printed})",
        f"{report.printed(mean)} ∉ [{low}, {high}]",
    )
    return Judgement("inconsistent", facts, reason="not_between", finding=of_figures(report, facts, message))
