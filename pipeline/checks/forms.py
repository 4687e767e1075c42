"""Sentences that tie figures to each other by their words: patterns over the skeleton of a report.

比上年的Ⓝ增长Ⓟ,达到Ⓝ: what was, by how much it grew, and what it came to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.tables import Fact

_SIGNS = frozenset({AMOUNT, RATE, POINTS})


@dataclass(frozen=True, slots=True)
class Form:
    """A way to say something with figures: its pattern, whose groups are figures, and a sentence that it reads."""

    pattern: re.Pattern[str]
    example: str


def form(pattern: str, example: str) -> Form:
    """Return a form: in its pattern 〜 stands for what leads on to the next figure within a clause."""
    return Form(re.compile(pattern.replace("〜", f"[^,。;:\n{AMOUNT}{RATE}{POINTS}]")), example)


def found(report: ReportFacts, one: Form) -> Iterator[tuple[re.Match[str], dict[str, Fact]]]:
    """Yield where a form stands, with the figure of each of its groups; one that cannot be read leaves it out."""
    at = report.skeleton.at
    for match in one.pattern.finditer(report.skeleton.text):
        places = {name: match.start(name) for name, text in match.groupdict().items() if text in _SIGNS}
        read = {name: report.amount(quantity) for name, place in places.items() if (quantity := at(place))}
        figures = {name: fact for name, fact in read.items() if fact is not None}
        if len(figures) == len(places):
            yield match, figures
