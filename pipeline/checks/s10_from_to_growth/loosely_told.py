"""Growth told with its two levels in any words, for the check from_to_growth.

现货价由月初的4180元一路走高,本周收于4450元,累计涨幅6.5% asks for no form of a sentence (see `change_roles`).  So loose
a reading is wrong at times; it says that figures disagree only where a slip of the pen explains it, or where they
agree but for the direction (13.1%,较一季度的12.4%回落0.7个百分点) or for the way to count times (2.6倍, 增长1.6倍).
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from decimal import Decimal
from itertools import chain

from pipeline import intervals
from pipeline.checks.base import Judgement
from pipeline.checks.figures import all_exact, key_of
from pipeline.checks.forms import figure_at
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.bases_apart import bases_apart
from pipeline.checks.s10_from_to_growth.change_roles import Roles, changes, roles
from pipeline.checks.s10_from_to_growth.growth_told import REAL, judged
from pipeline.checks.s10_from_to_growth.times_grown import of_times
from pipeline.checks.skeleton import POINTS
from pipeline.checks.slips import narrow, slipped
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_OTHER, _FALLS, _RISES = any_of("S10.loose_other"), any_of("S10.fall"), any_of("S10.rises")
_EXACT = ("exact", "about")
_FIGURES = 3  # two levels and their change
_WIDTH = Decimal("0.02")  # of a level, so that one of its digits may be told to be wrong
_Three = tuple[Fact, Fact, Fact]  # old, new, change


def loosely(report: ReportFacts, done: Set[int]) -> Iterator[Judgement]:
    """Hold each change that no form reads (`done` have been) against the levels around it."""
    if sum(quantity.unit is not None for quantity in report.quantities) < _FIGURES:
        return
    bones = report.skeleton
    matches = list(changes(bones))
    moved = {match.end() - 1 for match in matches if match["change"]}
    for match in matches:
        change = figure_at(report, bones, match.end() - 1)
        if change is None or change.start in done:
            continue
        for told in chain(roles(bones, match, moved), bases_apart(bones, match)):
            if match["change"] != POINTS and not moved.isdisjoint(told[:2]):
                continue  # 上涨24元,涨幅6%: a change is no level
            old, new = (figure_at(report, bones, place) for place in told[:2])
            if old and new and _fits(old, new, change):
                yield from _judged(report, told, (old, new, change))
                break


def _fits(old: Fact, new: Fact, change: Fact) -> bool:
    """Return whether three figures can be two levels and their change."""
    units = {fact.unit.partition("/")[0] for fact in (old, new)}
    named = (old, new, change) if change.measure in ("growth", "delta") else (old, new)
    keys = {key for fact in named if fact.kind != "count" and (key := key_of(fact))}
    if len(units) != 1 or len(keys) > 1 or any(fact.qualifier not in _EXACT for fact in (old, new, change)):
        return False
    return change.unit in ("%", "百分点", "倍") or change.unit.partition("/")[0] in units


def _judged(report: ReportFacts, told: Roles, facts: _Three) -> Iterator[Judgement]:
    """Judge a change; what disagrees for no reason to be seen is of something else."""
    change = facts[-1]
    before, after, _ = map(report.interval, facts)
    if _OTHER.search(told.words) or REAL.search(told.words) or not before.positive or not after.positive:
        return
    if change.unit == "倍":
        yield from _times(report, told, facts)
    elif told.verb:
        yield from _moved(report, told, facts)


def _moved(report: ReportFacts, told: Roles, facts: _Three) -> Iterator[Judgement]:
    """Judge a change in per cent, in points or in the unit of its levels: its size first, then its direction."""
    before, after, by = map(report.interval, facts)
    fell = (after.middle or 0) < (before.middle or 0)
    contrary = (_RISES if fell else _FALLS).search(told.verb) is not None
    figures = dict(zip(("old", "new", "change"), facts, strict=True))
    judgement = judged(report, figures, fell)
    if judgement.stated is None or judgement.implied is None:
        yield judgement
    elif not (judgement.stated.disjoint(judgement.implied) and judgement.stated.disjoint(-judgement.implied)):
        if told.sure or not contrary:
            yield judged(report, figures, not fell) if contrary and by.positive else judgement
    elif not (contrary or told.renamed or _begun_before(report, told, facts)) and (
        told.tight or _slip(report, facts, judgement)
    ):
        yield judgement


def _begun_before(report: ReportFacts, told: Roles, facts: _Three) -> bool:
    """Return whether a change may be counted from a level before both: 由52.6%升至56.1%,再到60.4%,提高7.8个百分点."""
    first = figure_at(report, report.skeleton, told.earlier)
    keys = {key_of(fact) for fact in (*facts[:2], first) if fact is not None} - {None, ""}
    return first is not None and first.unit == facts[0].unit and len(keys) < len(facts) - 1


def _times(report: ReportFacts, told: Roles, facts: _Three) -> Iterator[Judgement]:
    """Judge a number of times: believed wrong where it is right but for 增长 or 达到."""
    old, new, change = facts
    judgement, other = (of_times(report, (change, old, new), more) for more in (bool(told.verb), not told.verb))
    if judgement.finding is None or other.verdict == "consistent" or _one_more(judgement):
        yield judgement


def _one_more(judgement: Judgement) -> bool:
    """Return whether a number of times is one more or less than it should be: 增长 was added to 达到, or taken off."""
    stated, implied = judgement.stated, judgement.implied
    if stated is None or implied is None:
        return False
    return any(not stated.disjoint(implied + intervals.exactly(by)) for by in (1, -1))


def _slip(report: ReportFacts, facts: _Three, judgement: Judgement) -> bool:
    """Return whether one of three figures would agree with the others but for a slip of the pen."""
    old, new, change = facts
    before, after, by = (report.interval(old), report.interval(new), _size(report.interval(change)))
    if judgement.implied is None or not by.positive or before == after or not all_exact(*facts):
        return False
    readings = [(change, by, _size(judgement.implied))]
    as_fine = change.unit != "%" and change.slack <= max(old.slack, new.slack)
    if as_fine or intervals.telling(report.printed(change)):
        moved = by if (after.middle or 0) > (before.middle or 0) else -by
        factor = intervals.exactly(1) + moved.scaled(1 / HUNDRED)
        was, grown = (after / factor, before * factor) if change.unit == "%" else (after - moved, before + moved)
        levels = ((old, before, was), (new, after, grown))
        readings += [reading for reading in levels if narrow(reading[-1], _WIDTH)]
    return slipped(report, readings)


def _size(value: Interval) -> Interval:
    """Return a change without its sign."""
    return value if value.positive else -value
