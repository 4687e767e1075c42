"""Sentences that tie figures to each other by their words: patterns over the skeleton of a report.

比上年的Ⓝ增长Ⓟ,达到Ⓝ: what was, by how much it grew, and what it came to.

Most texts hold none of them, and a pattern that begins with a figure or with any words is slow.  So each form names a
cue, rare words that each of its matches holds: no skeleton is made of a text without them, and the pattern reads only
the sentences that hold them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.gates import Gate
from extractors.number.numerals import START
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE, Skeleton
from pipeline.checks.words import either
from pipeline.tables import Fact

SIGNS = AMOUNT + RATE + POINTS
_SIGNS = frozenset(SIGNS)
_SIGN = re.compile(f"[{SIGNS}]$")
_GROWS = re.compile(f"{either('S10.rise')}了?约?[0-9.]+(?:%|个百分点)")
_TIED = 240  # characters of a skeleton
SENTENCE, LINE = "。;\n", "\n"  # what no match of a form holds


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say something with figures: its pattern, whose groups are figures, and a sentence that it reads.

    `cue` finds in a skeleton what every match holds, `printed` the same in a text; no match crosses one of `marks`.
    """

    pattern: re.Pattern[str]
    example: str
    cue: re.Pattern[str]
    printed: re.Pattern[str]
    marks: str
    end: re.Pattern[str]
    gate: Gate
    whole: bool  # growths told in passing are not passed over: the form is about growth itself


def form(pattern: str, example: str, cue: str, marks: str = SENTENCE) -> Form:
    """Return a form: 〜 stands for what leads on to the next figure within a clause; a cue may end in a figure.

    It reads a text as it stands and without reasons told in passing (3亿元,受行情带动,增长…), and, unless its example
    tells a growth itself, without growths told in passing (3亿元,同比增长5%,占…).
    """
    pattern, cue = (part.replace("〜", f"[^,。;:\n{AMOUNT}{RATE}{POINTS}]") for part in (pattern, cue))
    printed = re.compile(_SIGN.sub(f" ?[0-9{START}]", cue))
    told, held = re.compile(pattern), re.compile(cue)
    return Form(
        told,
        example,
        held,
        printed,
        marks,
        re.compile(f"[{marks}]"),
        Gate([told, held], signs=SIGNS),
        _GROWS.search(example) is not None,
    )


def found(report: ReportFacts, one: Form) -> Iterable[tuple[re.Match[str], dict[str, Fact]]]:
    """Yield each match of a form, with the figure of each group; a match with an unreadable figure is left out."""
    if report.passage.missing & one.gate.mask or one.printed.search(report.folded) is None:
        return ()
    return _found(report, one)


def _found(report: ReportFacts, one: Form) -> Iterator[tuple[re.Match[str], dict[str, Fact]]]:
    """Do what `found` says."""
    done: set[tuple[int, ...]] = set()
    for bones in _read(report, one):
        for match in matches(bones.text, one):
            places = {name: match.start(name) for name, text in match.groupdict().items() if text in _SIGNS}
            read = {name: report.amount(quantity) for name, place in places.items() if (quantity := bones.at(place))}
            figures = {name: fact for name, fact in read.items() if fact is not None}
            where = tuple(fact.start for fact in figures.values())
            if len(figures) == len(places) and not (where and where in done):
                done.add(where)
                yield match, figures


def _read(report: ReportFacts, one: Form) -> list[Skeleton]:
    """Return what a form is looked for in: the skeleton, and that without what is told in passing, where it differs."""
    bare = report.spared if one.whole else report.plainer
    return [report.skeleton] if bare is report.skeleton else [report.skeleton, bare]


def matches(text: str, one: Form) -> Iterator[re.Match[str]]:
    """Yield the matches of a form in a skeleton: those of its pattern in each sentence that holds its cue."""
    done = 0
    for cue in one.cue.finditer(text):
        place = cue.start()
        if place < done:
            continue
        low = max(done, *(text.rfind(mark, done, place) + 1 for mark in one.marks))
        end = one.end.search(text, place)
        done = end.start() if end else len(text)
        yield from one.pattern.finditer(text, low, done)


def sentence_start(text: str, place: int, marks: str = SENTENCE) -> int:
    """Return where what `marks` part begins that holds a place of a skeleton: no further away than words can tie."""
    low = max(0, place - _TIED)
    return max(low, *(text.rfind(mark, low, place) + 1 for mark in marks))


def sentence_end(text: str, place: int, marks: str = SENTENCE) -> int:
    """Return where what `marks` part ends that holds a place of a skeleton: no further away than words can tie."""
    high = min(len(text), place + _TIED)
    return min((at for mark in marks if (at := text.find(mark, place, high)) >= 0), default=high)


def figure_at(report: ReportFacts, bones: Skeleton, place: int) -> Fact | None:
    """Return the figure whose sign stands at a place of a skeleton, None where it cannot be read."""
    quantity = bones.at(place)
    return report.amount(quantity) if quantity else None


def parts_of(report: ReportFacts, match: re.Match[str], group: str = "parts") -> list[Fact]:
    """Return the figures in a group of a form."""
    read = (report.skeleton, report.spared, report.plainer)
    bones = next(bones for bones in read if bones.text == match.string)
    told = map(report.amount, bones.within(*match.span(group)))
    return [fact for fact in told if fact is not None]


def levels_within(report: ReportFacts, bones: Skeleton, low: int, high: int) -> list[Fact]:
    """Return the figures in a span of a skeleton that are levels, not changes or shares."""
    return [fact for one in bones.within(low, high) if (fact := report.amount(one)) and level(fact)]
