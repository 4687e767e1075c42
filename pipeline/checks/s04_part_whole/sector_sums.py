"""What all sides of one thing have, told in a sentence or clause each with remarks between, against the whole of it.

完成固定资产投资1043.6亿元,增长16%。第一产业投资41.3亿元,…;第二产业投资521.9亿元,…;第三产业投资480.4亿元
零售总额498.63亿元,市场活跃。城镇386.15亿元,增长12.4%,…;乡村112.48亿元

There is no fourth sector; but what stands between may tell much else, so a gap is believed only where a slip
explains it, or where nothing but growths stands between.  For the check part_whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.slipped_sums import one_slip
from pipeline.checks.splits import CHANGED, adds_up, sets_of, total
from pipeline.checks.words import either, one_of
from pipeline.tables import Fact

_BRACKET = re.compile(r"\([^()\n]{1,16}\)")
_VERBS = re.compile("(?:完成|实现|达到?|[为约共])+$")
_BEGINS = re.compile("(?:^|[。,;:、\n]|其中:?)$")
_GROWN = re.compile(
    rf"(?:,(?:同比|[比较](?:上年|去年)(?:同期)?|名义|实际)*{either('S10.rise')}[\d.]+%)?[,;、。](?:其中[:,]?)?"
)
_END = re.compile("[。\n]")
_LABEL, _NEXT, _REACH, _BACK, _CLOSED = 10, 24, 120, 160, 2  # characters; members of the smallest set


class _Side(NamedTuple):
    """A figure that a name stands before: the name, what it is called besides, and where it begins."""

    name: str
    what: str
    start: int
    figure: Fact


@cache
def _sets() -> tuple[frozenset[str], ...]:
    """Return the sets of words that leave nothing out, of two characters at least."""
    return tuple(names for names in sets_of("word", "seen") if min(map(len, names)) >= _CLOSED)


@cache
def _names() -> re.Pattern[str]:
    """Return a pattern that finds any of the words."""
    return one_of(*sorted(frozenset[str]().union(*_sets()), key=lambda name: (-len(name), name)))


@gated(_names)
def sector_sums(report: ReportFacts) -> Iterator[Judgement]:
    """Add up what the sides of one thing have, and hold it against what is told of all of it before them."""
    sides = list(_sides(report))
    for names in _sets():
        own = [side for side in sides if side.name in names]
        for at in range(len(own) - len(names) + 1):
            told = own[at : at + len(names)]
            parts = [side.figure for side in told]
            if {side.name for side in told} != names or not _together(report, told):
                continue
            whole = _whole(report, told)
            if whole is None:
                continue
            if _closely(report, whole, told) or adds_up(report, whole, parts) or one_slip(report, whole, parts):
                yield total(report, whole, parts)


def _sides(report: ReportFacts) -> Iterator[_Side]:
    """Yield the figures of a report that stand right behind one of the words that begins its clause."""
    for match in _names().finditer(report.folded):
        start, end = match.span()
        if not _BEGINS.search(report.folded[max(0, start - 3) : start]):
            continue
        figure = next(iter(amounts(report, end, end + _LABEL)), None)
        if figure is None or not level(figure) or figure.qualifier != "exact":
            continue
        what = _VERBS.sub("", report.folded[end : figure.start])
        if "," not in what and not CHANGED.search(what) and not (figure.metric_id or "").startswith("va_"):
            yield _Side(match[0], what, start, figure)


def _together(report: ReportFacts, told: Sequence[_Side]) -> bool:
    """Return whether sides are told of one thing, in one unit and one after the other."""
    ends = [side.figure.end for side in told]
    near = all(side.start - end <= _REACH for end, side in zip(ends, told[1:], strict=False))
    one = len({side.figure.unit for side in told}) == 1 and len({side.what for side in told} - {""}) <= 1
    return near and one and "\n" not in report.folded[told[0].start : ends[-1]]


def _closely(report: ReportFacts, whole: Fact, told: Sequence[_Side]) -> bool:
    """Return whether nothing but growths and 其中 stands between a whole and its sides: 其中城镇…,增长8.6%;乡村….

    Of what the sectors use, 城乡居民生活用电 is a part more: no figure of the unit may go on behind them.
    """
    ends = [whole.end, *(side.figure.end for side in told)]
    gaps = [report.folded[end : side.start] for end, side in zip(ends, told, strict=False)]
    last = told[-1].figure
    stop = _END.search(report.folded, last.end)
    behind = amounts(report, last.end, min(last.end + _NEXT, stop.start() if stop else last.end + _NEXT))
    more = any(figure.unit == last.unit and level(figure) for figure in behind)
    return "其中" in gaps[0] and not more and all(_GROWN.fullmatch(gap) for gap in gaps)


def _whole(report: ReportFacts, told: Sequence[_Side]) -> Fact | None:
    """Return the last level before the sides, if it is called as what they have, else the only one of its sentence."""
    at, what = told[0].start, told[0].what
    low = max(0, at - _BACK)
    low = max(low, report.folded.rfind("\n", low, at) + 1)
    before = [fact for fact in amounts(report, low, at) if level(fact) and fact.unit == told[0].figure.unit]
    if not before or before[-1].qualifier != "exact":
        return None
    words = _VERBS.sub("", _BRACKET.sub("", report.words(before[-1])))
    if CHANGED.search(words) or any(side.name in words for side in told):
        return None
    far = _END.findall(report.folded[before[-1].end : at])
    alone = len(before) == 1 and len(far) <= 1
    return before[-1] if (what and words.endswith(what)) or (alone and not what) else None
