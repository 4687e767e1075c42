"""Phases and sections that a project is said to be carried out in, against its total, for the check part_whole.

总投资6.8亿元,占地320亩,分两期实施:一期投资2.6亿元,建冷库;二期投资4.2亿元 · 全长46公里,分两段:东段长21公里,西段长25公里

As many must be told as the text says there are, each with a figure of one unit and name; what was done so far of a
phase (一期已完成投资1亿元) is no part of what it is to cost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total
from pipeline.checks.words import SMALL_NUMBER, any_of, either, number_of
from pipeline.tables import Fact

_KIND = "期|阶段|标段|段|批"
_SAID = re.compile(
    rf"分(?:成|为|作)?(?P<number>{SMALL_NUMBER})个?(?P<kind>{_KIND})(?:工程)?(?:{either('S4.carried_out')}|(?=[,:;]))"
)
_LABEL = re.compile(rf"(?<![一-鿿]第)第?(?P<which>[首一二三四五六东西南北中上下前后])(?P<kind>{_KIND})(?:工程|项目)?")
_SO_FAR = any_of("S4.so_far")
_GLUE = re.compile("(?:其中|总|计划|概算|约|为|达|共|需|预计|拟|规模|长)+")
_OVER, _REACH = 160, 240  # characters before and behind what says how many phases there are
_NAME, _SHORT = 6, 2  # characters before a total that name it, and of a name of which one is enough: 占地, 用地


@gated(_SAID)
def in_phases(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the phases of a project."""
    for said in _SAID.finditer(report.folded):
        low = report.line_start(said.start(), _OVER)
        end = report.folded.find("\n", said.end())
        spans = _phases(report, said, min(end if end >= 0 else len(report.folded), said.end() + _REACH))
        wholes = [fact for fact in amounts(report, low, said.start()) if _plain(report, fact)]
        for unit in dict.fromkeys(fact.unit for fact in wholes) if spans else ():
            told = [fact for fact in wholes if fact.unit == unit]
            parts = [part for span in spans if (part := _first(report, span, unit)) is not None]
            if len(parts) == len(spans) and (whole := _whole(report, told, parts)) is not None:
                yield total(report, whole, parts)


def _phases(report: ReportFacts, said: re.Match[str], end: int) -> list[tuple[int, int]]:
    """Return from where to where each phase is told, if as many are told as there are said to be, each once."""
    labels = [one for one in _LABEL.finditer(report.folded, said.end(), end) if one["kind"] == said["kind"]]
    number = number_of(said["number"])
    if len(labels) != number or number < 2 or len({one["which"] for one in labels}) != number:
        return []
    last = report.folded.find("。", labels[-1].end(), end)
    ends = [*(one.start() for one in labels[1:]), last if last >= 0 else end]
    return [(one.end(), stop) for one, stop in zip(labels, ends, strict=True)]


def _plain(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is an exact level that may be a total."""
    return level(fact) and fact.qualifier == "exact" and not CHANGED.search(report.words(fact))


def _first(report: ReportFacts, span: tuple[int, int], unit: str) -> Fact | None:
    """Return the first figure of a unit that is told of a phase, unless it says what was done so far."""
    found = [fact for fact in amounts(report, *span) if fact.unit == unit]
    sure = found and level(found[0]) and found[0].qualifier == "exact"
    return found[0] if sure and not _SO_FAR.search(report.words(found[0])) else None


def _whole(report: ReportFacts, told: Sequence[Fact], parts: Sequence[Fact]) -> Fact | None:
    """Return the one figure that may be the total of some parts, which bear one name, by its words."""
    names = {_GLUE.sub("", _LABEL.sub("", report.words(part))) for part in parts}
    if len(names) != 1:
        return None
    name = names.pop()
    named = [fact for fact in told if _called(report.words(fact)[-_NAME:], name)]
    return named[0] if len({fact.low for fact in named}) == 1 and not _SO_FAR.search(report.words(named[0])) else None


def _called(words: str, name: str) -> bool:
    """Return whether the words before a total may name what its parts are told as."""
    return bool(set(name) & set(words)) if 0 < len(name) <= _SHORT else name[-_SHORT:] in words
