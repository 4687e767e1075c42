"""Tasks sorted by how far they are, which leaves none out, for the check part_whole.

指标32项,完成的26项,基本完成的4项,未能完成的3项 · 12件实事,已办结11件,另有2件顺延至二季度
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import total
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_DONE, _REST = either("S4.finished"), either("S4.unfinished")
_ALL = (
    form(
        rf"{_DONE}〜{{0,12}}的(?P<done>Ⓝ),基本{_DONE}〜{{0,6}}的?(?P<nearly>Ⓝ),〜{{0,16}}未〜{{0,4}}{_DONE}〜{{0,6}}的?(?P<rest>Ⓝ)",
        "主要指标32项,完成规划目标的26项,基本完成的4项,未能完成的3项。",
        f"基本{_DONE}",
    ),
    form(
        rf"已?(?:全部)?{_DONE}(?P<done>Ⓝ),(?P<how>另有|其余|剩余)〜{{0,6}}(?P<rest>Ⓝ)〜{{0,20}}{_REST}",
        "承诺的12件民生实事,已办结11件,另有2件顺延至二季度。",
        "(?:另有|其余|剩余)",
    ),
)
_ADDED = any_of("S4.newly")
_MORE = "另有"
_BEFORE = 90


@gated(*_ALL)
def states(report: ReportFacts) -> Iterator[Judgement]:
    """Add up tasks that are done, nearly so and not, against the last count of their unit before them."""
    for one in _ALL:
        for match, figures in found(report, one):
            parts = [figures[name] for name in ("done", "nearly", "rest") if name in figures]
            whole = _whole(report, parts[0])
            if whole is None or any(part.unit != whole.unit or part.qualifier != "exact" for part in parts):
                continue
            some = match.groupdict().get("how") == _MORE  # 竣工11个,另有10个正在建设: there may be others
            if not some or sum(part.low or 0 for part in parts) >= (whole.low or 0):
                yield total(report, whole, parts)


def _whole(report: ReportFacts, part: Fact) -> Fact | None:
    """Return the one count of a unit told before a part: in its sentence, else in the one before it."""
    low = report.sentence_span(part.start)[0]
    for start in (low, report.sentence_span(low - 2)[0] if low > 1 else low):
        near = amounts(report, max(start, part.start - _BEFORE), report.clause(part.start))
        alike = [fact for fact in near if fact.unit == part.unit and level(fact) and fact.unit not in ("元", "%")]
        if alike:
            plain = len(alike) == 1 and not _ADDED.search(report.words(alike[0]))
            return alike[0] if plain else _sum_of(report, alike)
    return None


def _sum_of(report: ReportFacts, told: list[Fact]) -> Fact | None:
    """Return the first of some counts, if it is what the others make up: 32项,包括预期性18项、约束性14项."""
    whole, *rest = told
    return whole if len(rest) > 1 and sum(fact.low or 0 for fact in rest) == whole.low else None
