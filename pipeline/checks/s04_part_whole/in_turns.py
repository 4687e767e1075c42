"""Two kinds of figures that take turns in a sentence, of which one adds up and the other does not, for part_whole.

养老机构25家,床位3150张,公办8家、床位980张,民办17家、床位2170张
集中安置1120户4860人,分散安置480户1980人,合计1600户6840人

The one that adds up tells that no part is left out, by digits enough that it is no chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT
from pipeline.checks.splits import CHANGED, adds_up, total
from pipeline.checks.words import either
from pipeline.tables import Fact

_FEWEST = 6  # figures: two kinds of one total and two parts
_SENTENCE = re.compile("[^。\n]+")
_FIGURES = re.compile(f"(?:[^。\n{AMOUNT}]{{0,60}}{AMOUNT}){{{_FEWEST},24}}")
_SUMMED = re.compile(f"(?:{either('S4.sums_up')})[^,。;]{{0,6}}$")
_COUNT = re.compile("(?:[合共总]计|共)")  # 两项|合计1600户
_LEAST, _NEAR, _DIGITS = 4, 3, 3  # figures of parts; those before them that may be their totals; digits of a sum

Columns = tuple[tuple[Fact, Sequence[Fact]], tuple[Fact, Sequence[Fact]]]


@gated(_FIGURES)
def in_turns(report: ReportFacts) -> Iterator[Judgement]:
    """Add up figures that take turns, where one kind of them makes up its total."""
    bones = report.plainer
    for match in _runs(bones.text):
        told = [fact for one in bones.within(*match.span()) if (fact := report.amount(one)) is not None]
        told = [
            fact
            for fact in told
            if fact.unit not in ("%", "百分点")
            and report.folded[fact.start - 1] != "第"
            and not _COUNT.match(report.folded, fact.end)
        ]
        if len({fact.unit for fact in told}) > 1 and all(level(fact) for fact in told):
            yield from _judged(report, told)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Yield the runs of figures, sought only in sentences that hold enough of them: from every place they are slow."""
    for sentence in _SENTENCE.finditer(text) if text.count(AMOUNT) >= _FEWEST else ():
        if sentence[0].count(AMOUNT) >= _FEWEST:
            yield from _FIGURES.finditer(text, *sentence.span())


def _judged(report: ReportFacts, told: Sequence[Fact]) -> Iterator[Judgement]:
    """Judge the longest stretch of a sentence in which two units take turns."""
    for start in range(len(told) - _LEAST + 1):
        run = _run(told[start:])
        if len(run) < _LEAST:
            continue
        for columns in _columns(report, told[:start], run):
            fits = [adds_up(report, whole, parts) for whole, parts in columns]
            plain = all(fact.qualifier == "exact" for whole, parts in columns for fact in (whole, *parts))
            changed = any(CHANGED.search(report.words(whole)) for whole, _ in columns)
            sharp = any(fit and _sharp(report, whole) for fit, (whole, _) in zip(fits, columns, strict=True))
            if plain and sharp and not changed:
                yield from (total(report, whole, parts) for whole, parts in columns)
                return


def _run(told: Sequence[Fact]) -> list[Fact]:
    """Return the figures that begin some, as long as two units take turns; an even number of them."""
    units = [fact.unit for fact in told[:2]]
    turns = list(takewhile(lambda one: one[1].unit == units[one[0] % 2], enumerate(told)))
    return [fact for _, fact in turns[: len(turns) // 2 * 2]] if units[0] != units[-1] else []


def _columns(report: ReportFacts, before: Sequence[Fact], run: Sequence[Fact]) -> Iterator[Columns]:
    """Yield the ways in which figures that take turns may be parts: of the first two, the last two, or some before."""
    if len(run) >= _LEAST + 2:
        yield (run[0], run[2::2]), (run[1], run[3::2])
        if _SUMMED.search(report.words(run[-2])):
            yield (run[-2], run[:-2:2]), (run[-1], run[1:-2:2])
    for first in before[-_NEAR:]:
        for second in before[-_NEAR:]:
            if (first.unit, second.unit) == (run[0].unit, run[1].unit):
                yield (first, run[::2]), (second, run[1::2])


def _sharp(report: ReportFacts, whole: Fact) -> bool:
    """Return whether a total has digits enough that parts make it up by no chance."""
    digits = "".join(filter(str.isdigit, report.printed(whole)))
    return len(digits) >= _DIGITS and len(digits.rstrip("0")) > 1
