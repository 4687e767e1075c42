"""What a budget says comes and goes in all, against what it is made of, for the check part_whole.

一般公共预算收入15.62亿元。加上级补助收入26.8亿元、上年结转收入1.18亿元,收入总计43.6亿元
一般公共预算支出36.8亿元,上解支出1.5亿元,结转下年1.2亿元,支出总计39.5亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import total
from pipeline.checks.words import either
from pipeline.tables import Fact

_FORM = form(
    r"(?:(?P<more>加上?)|(?<![^。;:\n]))(?P<parts>〜{2,24}Ⓝ(?:[、,]〜{2,24}Ⓝ){1,9}),(?P<side>收入|支出)总计(?:为|达到?)?(?P<whole>Ⓝ)",
    "一般公共预算收入28.4亿元,上级补助收入9.4亿元,上年结转1.2亿元,收入总计59亿元。",
    "[收支][入出]总计(?:为|达到?)?Ⓝ",
)
_HEAD = re.compile(r"预算(?P<side>收入|支出)(?:合计|执行数?|预计|完成|实现|安排|达到?|为)*$")
_OPEN = re.compile(f"{either('S4.open')}|等|减少?")
_REACH = 400


@gated(_FORM)
def balanced(report: ReportFacts) -> Iterator[Judgement]:
    """Add up what comes in or goes out; behind 加 the income or outgo itself is told sentences before."""
    for match, figures in found(report, _FORM):
        parts, whole = parts_of(report, match), figures["whole"]
        if _OPEN.search(match["parts"]):
            continue
        head = _head(report, parts[0].start, match["side"]) if match["more"] else None
        if match["more"] and head is None:
            continue
        if head is None and not _begins(report, parts[0], match["side"]):
            continue
        summands = parts if head is None else [head, *parts]
        if all(level(fact) and fact.unit == whole.unit for fact in (*summands, whole)):
            yield total(report, whole, summands)


def _begins(report: ReportFacts, part: Fact, side: str) -> bool:
    """Return whether a list begins with the income, or the outgo, of the budget itself."""
    said = _HEAD.search(report.words(part))
    return said is not None and said["side"] == side


def _head(report: ReportFacts, at: int, side: str) -> Fact | None:
    """Return the income, or the outgo, that the paragraph told of the budget, if it is told once."""
    low = report.line_start(at, _REACH)
    told: Sequence[Fact] = [fact for fact in amounts(report, low, at) if level(fact) and _begins(report, fact, side)]
    return told[0] if len(told) == 1 else None
