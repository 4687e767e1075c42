"""A debt above the limit that is set for it, told sentences apart, for the check planned_vs_actual.

核定我县政府债务限额42.6亿元。…年末政府债务余额39.8亿元,控制在限额以内
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.exceeding import part_fits
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.claimed import otherwise
from pipeline.tables import Fact

_WITHIN = re.compile(r"(?:控制在|低于|未超过?|没有超过)(?:[一-鿿]{0,8})?债?务?限额(?:以内|之内|范围内?)?(?=[,。;])")
_LIMIT = re.compile(r"政府债务限额(?:总?额)?(?:达到?|核定|[为是])*$")
_DEBT = re.compile(r"政府(?:性)?债务余额(?:总?额)?(?:达到?|[为是])*$")
_KINDS = re.compile("一般|专项|新增")


@gated(_WITHIN)
def debt_limit(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the debt of a paragraph that says it is within its limit against that limit, if each is told once."""
    for match in _WITHIN.finditer(report.folded) if "限额" in report.folded else ():
        low = report.line_start(match.start())
        told = [fact for fact in amounts(report, low, match.start()) if fact.unit == "元" and level(fact)]
        limits, debts = ([f for f in told if _names(report, f, words)] for words in (_LIMIT, _DEBT))
        if len(limits) != 1 or len(debts) != 1:
            continue
        facts, value, bound = (debts[0], limits[0]), report.interval(debts[0]), report.interval(limits[0])
        if part_fits(value, bound):
            yield consistent(facts, value, bound)
            continue
        a, b = report.printed(debts[0]), report.printed(limits[0])
        said = (
            f"{a}高于限额{b},文中却称在限额以内",
            f"{a} is above the limit of {b}, yet said to be within it",
            f"{a} > {b}",
        )
        yield otherwise(report, facts, (value, bound), said)


def _names(report: ReportFacts, fact: Fact, words: re.Pattern[str]) -> bool:
    """Return whether a figure is named so, and is of all kinds."""
    said = report.words(fact)
    return words.search(said) is not None and not _KINDS.search(said)
