"""The growth of a whole between the growths of its classes, told right behind it, for the check identity.

规模以上工业增加值增长4.0%,其中轻工业增长2.6%,重工业增长4.9% · 投资增长3.9%。分产业看,第一产业增长12.1%,…
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractors.lexicon import load
from pipeline.checks.base import Judgement
from pipeline.checks.d04_identity.between import between
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either, one_of
from pipeline.tables import Fact

_LINK = re.compile(r"[。,;:(]?(?:其中[:,]?|分[^,。\d]{1,6}看,|按[^,。\d]{2,8}(?:[分看]|统计|划分),)?")
_END = re.compile("[。\n]")
_MEAN = re.compile(f"{either('D4.no_sum')}|[单均]价")  # a mean may move more than each of its parts
_INDEX = re.compile("(?:消费|零售)价格|价格指数")  # but for an index, whose weights stand still
_SOME = re.compile(r"^其中|\d月份?")  # 增长5.7%,其中9月份增长6.4%: of a month, not of what is divided
_REACH, _CLAUSE = 40, 50


@cache
def _classes() -> tuple[tuple[frozenset[str], re.Pattern[str]], ...]:
    """Return sets of words for what exhausts a sum, each with a pattern that finds any of them."""
    rows = [row["parts"].split() for row in load("complete_splits") if row["kind"] == "growth"]
    return tuple((frozenset(names), re.compile("|".join(names))) for names in rows)


@cache
def _names() -> re.Pattern[str]:
    """Return a pattern that finds the first word of any of the sets."""
    return one_of(*sorted({min(names) for names, _ in _classes()}))


@gated(_names)
def classes(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each growth against those of the classes behind it."""
    if not _names().search(report.folded):
        return
    growths = [fact for fact in report.rates if fact.measure == "growth" and fact.unit == "%"]
    for names, pattern in _classes():
        done = 0
        for match in pattern.finditer(report.folded):
            if match.start() < done:
                continue
            stop = _END.search(report.folded, match.start())
            done = stop.start() if stop else len(report.folded)
            yield from _held(report, growths, names, list(pattern.finditer(report.folded, match.start(), done)))


def _held(
    report: ReportFacts, growths: Sequence[Fact], names: frozenset[str], told: Sequence[re.Match[str]]
) -> Iterator[Judgement]:
    """Judge the growth before some classes, if each class is named once and has one of its own."""
    if {match[0] for match in told} != names or len(told) != len(names):
        return
    at = told[0].start()
    whole = next((fact for fact in reversed(growths) if fact.end <= at), None)
    if whole is None or at - whole.end > _REACH or not _LINK.fullmatch(report.folded, whole.end, at):
        return
    edges = [match.start() for match in told] + [told[-1].end() + _CLAUSE]
    parts = [
        next((f for f in growths if low < f.start < min(high, low + _CLAUSE)), None) for low, high in pairwise(edges)
    ]
    found = [fact for fact in parts if fact is not None]
    alike = len(found) == len(parts) and all(f.year == whole.year and f.modality == whole.modality for f in found)
    low = report.clause(whole.start)
    alike = alike and not _SOME.search(report.folded, low, whole.start)
    index = _INDEX.search(report.folded, low, whole.start) is not None
    if alike and (index or not _MEAN.search(report.folded, low, found[-1].end)):
        yield between(report, whole, found)
