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
_LEFT = "(?:[另还尚仍]有|其余|剩余|余下)"
_ALL = (
    form(
        rf"{_DONE}〜{{0,12}}的(?P<done>Ⓝ),基本{_DONE}〜{{0,6}}的?(?P<nearly>Ⓝ),〜{{0,16}}未〜{{0,4}}{_DONE}〜{{0,6}}的?(?P<rest>Ⓝ)",
        "主要指标32项,完成规划目标的26项,基本完成的4项,未能完成的3项。",
        f"基本{_DONE}",
    ),
    form(
        rf"已?(?:全部)?{_DONE}的?(?P<done>Ⓝ),(?P<how>{_LEFT})(?P<named>〜{{0,40}}?)(?P<rest>Ⓝ)〜{{0,20}}{_REST}",
        "承诺的12件民生实事,已办结11件,另有城北菜市场改造等2件顺延至二季度。",
        _LEFT,
    ),
    form(
        rf"已?(?:全部)?{_DONE}的?(?P<done>Ⓝ),(?P<how>)(?:(?P<rest>Ⓝ)〜{{0,12}}{_REST}|(?:已|还|尚)?{_REST}的?(?P<others>Ⓝ))",
        "人大代表建议52件,已办结48件,6件列入明年计划。",
        _REST,
    ),
    form(
        rf"(?P<done>Ⓝ)(?:已|已经)?(?:全部|全面|按期)?{_DONE},(?P<how>{_LEFT}|)(?P<named>〜{{0,8}}?)(?P<rest>Ⓝ)〜{{0,8}}{_REST}",
        "12件民生实事中,11件已办结,2件正在推进。",
        _DONE,
    ),
    form(
        rf"除(?P<named>〜{{0,30}}?)(?P<rest>Ⓝ)〜{{0,20}}?{_REST}〜{{0,12}}外,(?P<how>其余|其他)的?〜{{0,4}}?(?P<done>Ⓝ)〜{{0,8}}{_DONE}",
        "12件民生实事除2件顺延外,其余11件全部办结。",
        "外,其[余他]",
    ),
)
_ADDED, _OTHERS = any_of("S4.newly"), any_of("S4.other_years")
_ALL_BUT = ("其余", "其他", "剩余", "余下")  # else there may be more: 竣工11个,另有10个正在建设
_STREAM = any_of("S4.stream")  # 受理52件,办结48件: some came in the year before
_BEFORE, _BEHIND = 90, 12


@gated(*_ALL)
def states(report: ReportFacts) -> Iterator[Judgement]:
    """Add up tasks that are done, nearly so and not, against the last count of their unit before them."""
    for one in _ALL:
        for match, figures in found(report, one):
            parts = [figures[name] for name in ("done", "nearly", "rest", "others") if name in figures]
            whole = _whole(report, min(parts, key=lambda part: part.start))
            if whole is None or any(part.unit != whole.unit or part.qualifier != "exact" for part in parts):
                continue
            groups = match.groupdict()
            named = (groups.get("named") or "") + report.folded[parts[-1].end : parts[-1].end + _BEHIND]
            streams = groups.get("how") == "" and _STREAM.search(report.words(whole))
            if streams or _OTHERS.search(named):  # 另有上年结转的5个正在建设
                continue
            some = groups.get("how") is not None and groups["how"] not in _ALL_BUT
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
