"""Shares of the two sides of one thing, which may not come to more than all of it, for the check part_whole.

留在县域内的占86.5%,转往县外的占18.5% · 本地户籍占62%,外地户籍占48%

Both must be told in one breath, and of one thing: what is left of their words beside the two sides is the same, or no
more than where somebody goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, permutations

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.to_hundred import Said, to_hundred
from pipeline.checks.splits import sets_of
from pipeline.checks.words import any_of
from pipeline.intervals import HUNDRED, Interval

_SHARES = form(
    r"(?<![^,。;:\n、])(?P<first>[^,。;:\nⓃⓅⒹ]{2,20}?)(?:占比?|比[例重])(?:为|约|达到?)?(?P<one>Ⓟ)[,;、和]"
    r"(?P<second>[^,。;:\nⓃⓅⒹ]{2,20}?)(?:占比?|比[例重])?(?:为|约|达到?)?(?P<two>Ⓟ)",
    "患者的去向,留在县域内的占86.5%,转往县外的占18.5%。",
    r"(?:占比?|比[例重])(?:为|约|达到?)?Ⓟ",
)
_GLUE = any_of("S4.side_glue")
_OF_OTHER = any_of("S4.side_other")
_SAID = Said("两部分占比", "shares of the two sides", "超过", "above", ">", "above_100")


@gated(_SHARES)
def two_sides(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the shares of two sides of one thing, told one after the other."""
    for match, figures in found(report, _SHARES) if "percent" in report.families else ():
        parts = figures["one"], figures["two"]
        if not _of_one(match["first"], match["second"]) or any(part.measure == "growth" for part in parts):
            continue
        added = report.interval(parts[0]) + report.interval(parts[1])
        if added.low is None or added.low <= HUNDRED:
            yield consistent(parts)
        else:
            yield to_hundred(report, parts, Interval(None, HUNDRED), _SAID)


def _of_one(first: str, second: str) -> bool:
    """Return whether two labels name the two sides of one thing, and nothing else."""
    if _OF_OTHER.search(first + second):
        return False
    pairs = chain.from_iterable(permutations(sides, 2) for sides in sets_of("sides"))
    return any(_opposed((first, one), (second, two)) for one, two in pairs)


def _opposed(*told: tuple[str, str]) -> bool:
    """Return whether labels hold a side each, and what is left of them is the same, or nothing."""
    if not all(side in label for label, side in told):
        return False
    return len({_GLUE.sub("", label.replace(side, "")) for label, side in told} - {""}) <= 1
