"""How far a rate lies from that of others, for the check identity: 增长6.4%,高于全市平均水平(5.2%)1.2个百分点."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pipeline.checks.base import Judgement
from pipeline.checks.figures import all_exact
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval

_WHOSE, _LEVEL = r"[^,。;:()\nⓃⓅⒹ]{1,14}\(?", r"\)?(?:的?(?:平均)?(?:水平|增速|增幅|增长))?"
_GAP = form(
    rf"(?P<own>Ⓟ)\)?[,(](?:(?:[高低快慢]于|超过|超出|领先|落后){_WHOSE}(?P<other>Ⓟ){_LEVEL}[约达]?|"
    rf"比{_WHOSE}(?P<than>Ⓟ){_LEVEL}(?:[高低快慢多少]出?|降低|提高|下降|上升)了?)(?P<gap>Ⓓ)(?!以上|左右)",
    "规模以上工业增加值增长6.4%,高于全市平均水平(5.2%)2.2个百分点。",
    "(?:[高低快慢]于|超过|超出|领先|落后|[高低快慢多少降升]出?了?)[^,。;:\n]{0,24}Ⓓ",
)
_BEHIND = form(
    r"(?P<own>Ⓟ),(?:[高低快慢]于|超过|超出|领先|落后)(?P<whose>全[国省市县区州])(?:平均)?(?:水平|增速|增幅)?(?P<gap>Ⓓ)[,;(](?P=whose)(?:平均)?(?:水平|增速|增幅|增长|上升|[为是])*(?P<other>Ⓟ)",
    "规模以上工业增加值增长8.2%,高于全市平均水平1.4个百分点,全市平均增长7.2%。",
    "全[国省市县区州](?:平均)?(?:水平|增速|增幅)?Ⓓ",
    "。\n",
)


@gated(_GAP, _BEHIND)
def gaps(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what a rate is above or below another against the two: as rises, or as their sizes where both fell."""
    for _, figures in chain(found(report, _GAP), found(report, _BEHIND)):
        own, other, gap = figures["own"], figures.get("other") or figures["than"], figures["gap"]
        if not all_exact(own, other, gap):
            continue
        told = _size(report.interval(gap))
        ways = [_size(report.interval(own) - sign) for sign in (report.interval(other), -report.interval(other))]
        fits = next((way for way in ways if not way.disjoint(told)), None)
        shown = _size(report.shown(own) - report.shown(other))
        said = worded(f"{report.printed(own)} − {report.printed(other)}")
        implied = fits or ways[0]
        yield against_reckoning(report, (gap, own, other), Reckoning(implied, shown, *said, own), told)


def _size(interval: Interval) -> Interval:
    """Return how far from zero the values of an interval are, as those of one side of it."""
    middle = interval.middle
    return -interval if middle is not None and middle < 0 else interval
