"""What is still to be done of a plan, held against the plan and what was done of it, for the check identity.

上半年实现营业收入87.4亿元…全年营业收入180亿元的目标不变。下半年,营业收入还要完成92.6亿元,利润还差2.8亿元

The three may stand anywhere in a report, so they are believed to disagree only where a slip of the pen explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.slips import slipped
from pipeline.checks.words import either
from pipeline.tables import Fact

_REST = re.compile(f"{either('D4.rest')}$")
_AHEAD = ("planned", "target")


@gated(re.compile(either("D4.rest")))
def still_to_do(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what is still to do of an indicator against its one plan and its one outcome in the same year."""
    for rest in report.facts:
        if rest.metric is None or rest.qualifier != "exact" or not _REST.search(report.words(rest)):
            continue
        alike = [fact for fact in report.facts if fact is not rest and _of_one(rest, fact)]
        plans = [fact for fact in alike if fact.modality in _AHEAD]
        done = [fact for fact in alike if fact.modality not in _AHEAD]
        if len({fact.low for fact in plans}) == len({fact.low for fact in done}) == 1:
            yield from _judged(report, rest, plans[0], done[0])


def _of_one(rest: Fact, fact: Fact) -> bool:
    """Return whether two levels are of one indicator, subject, unit and year."""
    same = (rest.metric, rest.subject, rest.unit, rest.year) == (fact.metric, fact.subject, fact.unit, fact.year)
    return same and level(fact) and fact.qualifier == "exact"


def _judged(report: ReportFacts, rest: Fact, plan: Fact, done: Fact) -> Iterator[Judgement]:
    """Compare what is left with plan − outcome."""
    implied, shown, formula = less(report, [plan], done)
    told = against_reckoning(report, (rest, plan, done), Reckoning(implied, shown, *worded(formula), rest))
    if told.finding is None or slipped(report, [(rest, report.interval(rest), implied)]):
        yield told
