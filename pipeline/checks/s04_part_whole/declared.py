"""Splits that declare themselves complete, for the check part_whole.

引进项目20个,分别为工业12个、农业8个 · 总投资5亿元,由财政1亿元、企业自筹4亿元组成
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import total
from pipeline.checks.words import words
from pipeline.tables import Fact

_SAID = words("S4.declares")
_DECLARED = (*(how + verb for how in ("分别", "依次") for verb in "为是"), "分为", ",由", *_SAID)
_STOPS = frozenset(",:(;")
_LONG = 1_000  # characters of a list; a text without full stops would be read anew for each 分别为 in it
# …,全部由三大板块构成:甲45亿元、乙18亿元
_MADE_OF = re.compile(r",(?:全部)?由[一二三四五六七八九]大?(?:个|类)?(?:部分|方面|块|板块|领域|片区)(?:组成|构成):")
_MADE = re.compile(r"(?P<open>等)?(?:[这共]?[两二三四五六七八九\d]个?(?:部分|方面|大?块|项|类))?(?:组成|构成)")


@gated(*_DECLARED, _MADE_OF)
def declared(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the parts that 分别为, 分为 or 由…组成 declares to be all: 引进项目20个,分别为工业12个、农业8个."""
    for word in _DECLARED:
        at = report.folded.find(word)
        while at >= 0:
            parts = _declares(report, at + (word[0] == ","), at + len(word), word[-1] == "由")
            if parts and not (word in _SAID and "其中" in report.folded[at : parts[-1].start]):
                yield total(report, parts[0], parts[1:])
            at = report.folded.find(word, at + 1)
    for match in _MADE_OF.finditer(report.folded):
        parts = _declares(report, match.start() + 1, match.end(), False)
        if parts:
            yield total(report, parts[0], parts[1:])


def _declares(report: ReportFacts, at: int, end: int, made: bool) -> list[Fact]:
    """Return the total right before a declaration, and the parts behind it."""
    folded = report.folded
    at -= 2 if folded.startswith("其中", at - 2) else 0
    if folded[at - 1 : at] not in _STOPS:
        return []
    whole = next(iter(reversed(amounts(report, max(0, at - 14), at))), None)
    if whole is None or not level(whole) or not 0 <= at - whole.end <= 2:
        return []
    last = report.sentence_span(at)[1]
    if made:
        end_of = _MADE.search(folded, end, last)
        if end_of is None or end_of["open"]:
            return []
        last = end_of.start()
    if last - end > _LONG:
        return []
    inside = amounts(report, end, last)
    parts = [fact for fact in inside if fact.unit == whole.unit and level(fact)]
    if len(parts) < 2 or len(parts) != len(inside) or not _one_list(report, end, parts):
        return []
    return [whole, *parts]


def _one_list(report: ReportFacts, start: int, parts: Sequence[Fact]) -> bool:
    """Return whether each part has a name of its own and they stand side by side."""
    edges = [start, *(part.end for part in parts)]
    return all(
        re.search(r"[一-鿿]", report.folded[a : part.start]) and part.start - a <= 24
        for a, part in zip(edges, parts, strict=False)
    )
