"""Two shares that made up the whole before and no longer do, for the check part_whole.

节能机型占比由31.84%上升至54.06%,普通机型由68.16%下降至47.94%: 31.84 + 68.16 = 100, so 54.06 leaves 45.94
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import all_exact
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

_TO = f"{either('S10.moved')}[到至]"
_FORM = form(
    f"[由从]〜{{0,8}}(?P<one>Ⓟ)〜{{0,3}}{_TO}〜{{0,4}}(?P<two>Ⓟ)[,;]〜{{0,14}}[由从]〜{{0,8}}(?P<three>Ⓟ)〜{{0,3}}{_TO}〜{{0,4}}(?P<four>Ⓟ)",
    "节能机型占比由31.84%上升至54.06%,普通机型由68.16%下降至47.94%。",
    f"{_TO}〜{{0,4}}Ⓟ",
    "。\n",
)


@gated(_FORM)
def moved_shares(report: ReportFacts) -> Iterator[Judgement]:
    """Hold two shares against 100 % where the same two made up 100 % at the other time."""
    for _, figures in found(report, _FORM):
        before, after = (figures["one"], figures["three"]), (figures["two"], figures["four"])
        if not all_exact(*before, *after):
            continue
        whole = [_whole(report, pair) for pair in (before, after)]
        if all(whole):
            yield consistent((*before, *after))
        elif any(whole):
            first, told = after if whole[0] else before
            rest, shown = (intervals.exactly(HUNDRED) - read(first) for read in (report.interval, report.shown))
            said = worded(f"100% − {report.printed(first)}")
            yield against_reckoning(report, (told, first, *before), Reckoning(rest, shown, *said, told, 85))


def _whole(report: ReportFacts, pair: tuple[Fact, Fact]) -> bool:
    """Return whether two shares make up 100 %, told to a tenth of a per cent at least."""
    one, two = map(report.interval, pair)
    return all(fact.slack < 1 for fact in pair) and not (one + two).disjoint(intervals.exactly(HUNDRED))
