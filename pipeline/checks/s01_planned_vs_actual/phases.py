"""A phase of a project that is told as done, and elsewhere as still to be begun, for the check planned_vs_actual.

永兴纺织投资6800万元的二期5月份建成投产 … 永兴纺织二期,计划投资6800万元,9月底前动工

Both must name one phase of one firm, right before it or by the same sum, and the first no part of it (主体, 首条).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.cross_words import common_words
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either

_PHASE = r"期(?<=(?P<phase>[一二三四五]期))"
_DONE = re.compile(rf"{_PHASE}(?P<rest>[^。;:\n]{{0,24}}?){either('S1.made')}")
_BEGUN = re.compile(rf"{_PHASE}(?P<rest>[^。;:\n]{{0,40}}?){either('S1.begun')}")
_BEFORE = re.compile(r"[^。;:\n]*$")
_AHEAD, _WAS, _PART = any_of("S1.to_come"), any_of("S1.had_been"), any_of("S1.some_of_it")
_COSTS = re.compile("计划(?:总?投资)")  # 计划投资6800万元的二期5月建成: what it costs
_COMMON = re.compile("计划|总?投资|项目|工程|建设|[^一-鿿]")
_WHEN = re.compile(
    r"(?:[今明当]年|\d{4}年)?(?:年?\d{1,2}月(?:份|\d{1,2}日|[上中下]旬)?|[上下]半年|[一二三四]季度|年)?[底末]?|技改|的|该"
)
_REACH = 24  # characters before a phase that may name it
_LITTLE = 3  # characters that neither say when nor call it a project: 标准厂房 is another work
_NAME = 4  # characters of a name right before a phase; of one in the same sentence, where the sums agree, one less


@dataclass(frozen=True, slots=True)
class _Told:
    """A phase as a sentence tells it: what stands before it, which one, its sums, and where that is said."""

    name: str
    phase: str
    sums: frozenset[object]
    span: tuple[int, int]


@gated((_DONE, _BEGUN))
def phases(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each phase that is done against those of its name that are to be begun."""
    if not report.of_record:
        return
    done = [one for one in _told(report, _DONE, False) if not _PART.search(report.folded, *one.span)]
    for one, two in combinations(done, 2):
        if _one_work(one, two):
            yield consistent(())
    for one, two in product(done, _told(report, _BEGUN) if done else ()):
        if _one_work(one, two):
            yield _judged(report, one, two)


def _told(report: ReportFacts, pattern: re.Pattern[str], ahead: bool = True) -> Sequence[_Told]:
    """Return what a pattern finds, of what is `ahead` or of what is not."""
    found = []
    for match in pattern.finditer(report.folded):
        at = match.start("phase")
        low, high = report.sentence_span(at)
        before = _BEFORE.search(report.folded, max(low, at - _REACH), at)
        start = before.start() if before else at
        said = _COSTS.sub("", report.folded[start : match.end()])
        rest = _AHEAD.sub("", _COMMON.sub("", _WHEN.sub("", match["rest"])))
        if len(rest) > _LITTLE or (_AHEAD.search(said) is not None) is not ahead:
            continue
        if ahead and _WAS.search(said):
            continue
        sums = frozenset((fact.low, fact.slack) for fact in report.between(low, high) if fact.unit == "元" and fact.low)
        name = _COMMON.sub("", report.folded[start:at])
        found.append(_Told(name, match["phase"], sums, (start, match.end())))
    return found


def _one_work(one: _Told, two: _Told) -> bool:
    """Return whether two sentences speak of one work: by the name before it, or by a part of it and the sum."""
    if one.phase != two.phase:
        return False
    if len(one.name) >= _NAME and one.name[-_NAME:] == two.name[-_NAME:]:
        return not (one.sums and two.sums) or bool(one.sums & two.sums)
    return bool(one.sums & two.sums) and common_words(one.name, two.name) >= _NAME - 1


def _judged(report: ReportFacts, one: _Told, two: _Told) -> Judgement:
    """Say that what was finished is to be begun."""
    a, b = (report.text[slice(*told.span)] for told in (one, two))
    message = Message(
        "medium",
        80,
        f"{one.phase}一处已建成(“{a}”),一处尚待开工(“{b}”)",
        f"{one.phase} is finished in one place and to be begun in another",
        f"{a} ≠ {b}",
    )
    return Judgement("inconsistent", reason="done_and_to_come", finding=quoted(message, [two.span], [one.span]))
