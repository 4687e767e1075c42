"""Things sorted by their size into classes that leave nothing out, for the check part_whole.

签约项目28个。按投资规模分,10亿元以上的2个,5亿元至10亿元的4个,5亿元以下的22个: from 以上 to 以下 they are all there are
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total
from pipeline.tables import Fact

_FROM_TO = "Ⓝ(?:以上)?(?:至|到|-|~|—{1,2}) ?Ⓝ(?:之间|以下)?的?〜{0,6}Ⓝ"
_CLASSES = (
    form(
        rf"(?P<parts>Ⓝ(?:及以上|以上)的?〜{{0,6}}(?P<first>Ⓝ)(?:[,、;]{_FROM_TO}){{0,6}}[,、;和]Ⓝ(?:及以下|以下)的?〜{{0,6}}(?P<last>Ⓝ))",
        "签约项目28个,10亿元以上的2个,5亿元至10亿元的4个,5亿元以下的21个。",
        "以下的?",
    ),
    form(
        rf"(?P<parts>Ⓝ(?:及以下|以下)的?〜{{0,6}}(?P<first>Ⓝ)(?:[,、;]{_FROM_TO}){{0,6}}[,、;和]Ⓝ(?:及以上|以上)的?〜{{0,6}}(?P<last>Ⓝ))",
        "签约项目28个,5亿元以下的21个,5亿元至10亿元的4个,10亿元以上的2个。",
        "以上的?",
    ),
)
# 超10亿元项目4个、5亿至10亿元项目8个、1亿元以下项目7个: bounds without a unit are no figures
_BETWEEN = r"(?:Ⓝ|\d[\d.]{0,6}[百千万亿]{0,2})(?:以上)?(?:至|到|-|~|—{1,2}) ?Ⓝ(?:之间|以下)?的?〜{0,6}Ⓝ"
_OVER = form(
    rf"(?P<parts>(?:超过?|高于)Ⓝ(?:以上)?的?〜{{0,6}}(?P<first>Ⓝ)(?:[,、;]{_BETWEEN}){{0,6}}[,、;和](?:(?:不足|低于)Ⓝ|Ⓝ(?:及以下|以下))的?〜{{0,6}}(?P<last>Ⓝ))",
    "签约项目28个,超10亿元的2个,5亿至10亿元的4个,5亿元以下的21个。",
    "(?:超过?|高于)Ⓝ",
)
_MARK = re.compile("[,、;和]")
_REACH, _KINDS = 60, 2  # characters before a list; units: of sizes, and of what has them


@gated(*_CLASSES, _OVER)
def size_classes(report: ReportFacts) -> Iterator[Judgement]:
    """Add up classes of sizes against the last figure of their unit in the sentence, or the one before it."""
    for one in _CLASSES:
        for match, figures in found(report, one):
            unit, told = figures["first"].unit, parts_of(report, match)
            parts = [fact for fact in told if fact.unit == unit]
            whole = _whole(report, parts[0], unit)
            if whole is not None and len(told) == 3 * len(parts) - 2 and _touch(told, unit):
                yield total(report, whole, parts)
    for match, figures in found(report, _OVER):
        unit, told = figures["first"].unit, parts_of(report, match)
        parts, bounds = ([fact for fact in told if (fact.unit == unit) is own] for own in (True, False))
        whole = _whole(report, parts[0], unit)
        if whole is not None and len(parts) == len(_MARK.split(match["parts"])) and _falling(bounds):
            yield total(report, whole, parts)


def _falling(bounds: Sequence[Fact]) -> bool:
    """Return whether bounds of classes are of one unit, and those that end a class fall: 10亿元, 10亿元, 1亿元."""
    ends = sorted((bound.start, bound.high if bound.low is None else bound.low) for bound in bounds)
    told = [end for _, end in ends if end is not None]
    upper = [told[0], *(max(pair) for pair in pairwise(told[1:-1])), told[-1]] if len(told) > 1 else []
    falls = len(told) > 1 and told[-1] <= min(told) and max(told) == told[0] and all(a >= b for a, b in pairwise(upper))
    return falls and len({bound.unit for bound in bounds}) == 1


def _touch(told: Sequence[Fact], unit: str) -> bool:
    """Return whether each class begins where another one ends: at 5亿元, or at 36岁 behind 35岁."""
    ends = (fact.high if fact.low is None else fact.low for fact in told if fact.unit != unit)
    bounds = sorted(end for end in ends if end is not None)
    pairs = zip(bounds[::2], bounds[1::2], strict=False)
    return len({fact.unit for fact in told}) == _KINDS and all(high - low in (0, 1) for low, high in pairs)


def _whole(report: ReportFacts, part: Fact, unit: str) -> Fact | None:
    """Return the one level of a unit told before a list of classes."""
    low = report.sentence_span(part.start)[0]
    start = max(report.sentence_span(low - 2)[0] if low > 1 else low, part.start - _REACH)
    alike = [f for f in amounts(report, start, part.start) if f.unit == unit and level(f) and f.start < part.start]
    return alike[0] if len(alike) == 1 and not CHANGED.search(report.words(alike[0])) else None
