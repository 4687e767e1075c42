"""Bounds that a sentence says a figure kept or passed, for the check planned_vs_actual.

粮食总产量41.2万吨,连续九年稳定在40万吨以上 · 全年生产总值312亿元,突破300亿元大关
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s01_planned_vs_actual.claimed import otherwise
from pipeline.checks.splits import CHANGED
from pipeline.checks.words import either, one_of
from pipeline.intervals import Interval
from pipeline.tables import Fact

_KEPT = form(
    r"(?P<done>Ⓝ)(?:,〜{0,6}Ⓟ)?,(?P<said>〜{0,10}(?:稳定|保持|站稳)在)(?P<low>Ⓝ)(?:以上|之上)",
    "粮食总产量38.6万吨,连续五年稳定在40万吨以上。",
    "[定持稳]在Ⓝ",
)
_BEYOND = f"(?P<said>(?:{either('S1.passed')}|历史性地?|已)*(?:突破|迈上|跨上|站上)了?)"
_PASSED = form(
    rf"(?P<done>Ⓝ)(?:,〜{{0,6}}Ⓟ)?,{_BEYOND}(?P<low>Ⓝ)(?=大关|台阶|关口|[,。;])",
    "全年生产总值296亿元,首次突破300亿元大关。",
    "[破上]了?Ⓝ",
)
# The bound first: 突破20亿元大关,达到19.6亿元
_REACHED = form(
    rf"{_BEYOND}(?P<low>Ⓝ)(?:大关|台阶|关口)?,(?:达到?|完成|实现)了?(?P<done>Ⓝ)",
    "财政总收入突破20亿元大关,达到19.6亿元。",
    "[破上]了?Ⓝ",
)
_CUE = one_of("突破", "稳定在", "保持在", "站稳在", "迈上", "跨上", "站上")
_LEAST = Decimal("0.7")  # of the bound: a figure below is of something else


@gated(_KEPT, _PASSED, _REACHED)
def bounds(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each figure against the bound that it is said to keep or to have passed."""
    if not _CUE.search(report.folded):
        return
    for one in (_KEPT, _PASSED, _REACHED):
        for match, figures in found(report, one):
            done, low = figures["done"], figures["low"]
            if done.unit == low.unit and level(done) and low.low and not CHANGED.search(report.words(done)):
                yield _judged(report, done, low, match["said"][-2:].lstrip("0123456789"))


def _judged(report: ReportFacts, done: Fact, low: Fact, said: str) -> Judgement:
    """Say where a figure lies below its bound, but not so far that it is of something else."""
    facts, bound = (done, low), Interval(low.low, None)
    if done.qualifier != "exact":
        return undecidable(facts, "open_interval")
    value = report.interval(done)
    if value.high is None or low.low is None or value.high >= low.low:
        return consistent(facts, value, bound)
    if value.high < low.low * _LEAST:
        return undecidable(facts, "too_far_apart")
    a, b = report.printed(done), report.printed(low)
    words = (f"{a}低于{b},文中却称“{said}”", f"{a} is below {b}, yet the text says {said}", f"{a} < {b}")
    return otherwise(report, facts, (value, bound), words)
