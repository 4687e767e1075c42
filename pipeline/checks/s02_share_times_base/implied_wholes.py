"""Shares said to be of one whole that nothing tells, where one implies another whole than the rest do.

一般贸易203.6亿元,占全市外贸总值的71.1%;加工贸易61.9亿元,占21.6%。…民营企业171.8亿元,占全市外贸总值的60%

The first two are of 286亿元, so is the third.  For the check share_times_base.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.checks.base import Judgement
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.common_whole import FORM, OTHER, Told, shares_beside, sharp
from pipeline.intervals import HUNDRED, Interval

_NAME, _REACH, _MOST = 4, 500, 12  # characters of a whole's name, and that its shares lie apart; shares of it
_MONTHS = re.compile(r"\d{1,2}月|季度|半年|当月")


@gated(FORM)
def implied_wholes(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each share of a named whole against what two others make of it, if they agree."""
    groups: dict[tuple[str, str], list[Told]] = {}
    last: Told | None = None
    for told in shares_beside(report):
        same = last is not None and last.part.start > report.stop_before(told.part.start)
        of = told.of or (last.of if same and last is not None else "")
        last = told._replace(of=of)
        if len(of) >= _NAME and not OTHER.search(of):
            groups.setdefault((of, told.part.unit), []).append(told)
    for group in groups.values():
        if 2 < len(group) <= _MOST and group[-1].part.start - group[0].part.start <= _REACH:
            yield from _odd(report, group)


def _odd(report: ReportFacts, group: Sequence[Told]) -> Iterator[Judgement]:
    """Judge the one share of a group that all others, of one time with it, contradict."""
    wholes = [_whole(report, told) for told in group]
    times = {_time(report, told) for told in group}
    if len(times) > 1 or not all(sharp(report, told) and told.part.qualifier == "exact" for told in group):
        return
    for at, told in enumerate(group):
        rest = [whole for place, whole in enumerate(wholes) if place != at]
        agree = all(not a.disjoint(b) for a, b in combinations(rest, 2))
        if agree and all(wholes[at].disjoint(other) for other in rest):
            yield _judged(report, told, next(other for other in group if other is not told))
            return


def _whole(report: ReportFacts, told: Told) -> Interval:
    """Return what whole a share implies."""
    return (report.interval(told.part) / report.interval(told.share)).scaled(HUNDRED)


def _time(report: ReportFacts, told: Told) -> object:
    """Return of what time a part is: its period, else the words of a part of the year before it in its sentence."""
    found = _MONTHS.search(report.folded, report.stop_before(told.part.start), told.part.start)
    period = told.part.period_start, told.part.period_end
    return period if told.part.period_start is not None else found and found[0]


def _judged(report: ReportFacts, told: Told, other: Told) -> Judgement:
    """Compare a share with what it is of the whole that another one implies."""
    facts = (told.share, told.part, other.part, other.share)
    part, whole, share = (report.printed(fact) for fact in (told.part, other.part, other.share))
    implied = (report.interval(told.part) / _whole(report, other)).scaled(HUNDRED)
    shown = report.shown(told.part) / report.shown(other.part) * report.shown(other.share)
    said = (
        f"{part} / ({whole} / {share})",
        f"按{whole}占{share}推算,{part}占",
        f"as {whole} is {share}, {part} is",
    )
    return against_reckoning(report, facts, Reckoning(implied, shown, *said, told.share, 80))
