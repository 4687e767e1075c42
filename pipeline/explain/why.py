"""Which words of a report decided who, what and when of a figure: those without which it would be read otherwise.

The report is read again with a stretch blanked out, first the clauses of the figure's sentence, then the words of the
clauses that matter; where none of them does, what is known of the report as a whole, and the sentences before, nearest
first.  So the answer holds for every rule there is, and none has to say what it looked at.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

from extractors import Mention
from pipeline.context.types import ReportContext
from pipeline.explain.words import attributes
from pipeline.reading import Reading, read
from pipeline.segment import words

_BLANK = "囗"  # a character that no word of ours holds
_CLAUSE = re.compile(r"[^，,；;：:、。！？!?\n（）()]+")
_PRINTED = re.compile(r"\w")
_BEFORE = 20  # sentences looked through, before that of the figure
_NAMES = ("subject", "metric", "measure", "base", "period", "modality")

Stretch = tuple[int, int]


def attributes_of(mention: Mention, reading: Reading) -> dict[str, Any]:
    """Return who, what and when of a figure, by name; null where nobody says."""
    metric, context = attributes(mention, reading)
    period = context.period_start and f"{context.period_start}..{context.period_end}"
    return dict(
        zip(
            _NAMES, (context.subject, metric.metric, metric.measure, metric.base, period, context.modality), strict=True
        )
    )


def because(mention: Mention, reading: Reading) -> list[str]:
    """Return a line for each attribute of a figure that some words decide: `period because of '2011年' [0:5]`."""
    asked = _Asked(mention, reading)
    left = [name for name, value in asked.now.items() if value is not None]
    found = {name: asked.words_for(name) for name in left}
    for name in [name for name in left if not found[name]]:
        found[name] = asked.beyond(name)
    return [f"{name} because of {', '.join(lines)}" for name, lines in found.items() if lines]


class _Asked:
    """One figure of a report, which is read again and again."""

    def __init__(self, mention: Mention, reading: Reading) -> None:
        """Begin with the figure as it is read."""
        self._mention, self._reading, self._text = mention, reading, reading.passage.text
        self.now = attributes_of(mention, reading)
        here = max((number for number, (start, _) in enumerate(reading.bounds) if start <= mention.start), default=0)
        self._sentence, self._before = reading.bounds[here], reading.bounds[max(0, here - _BEFORE) : here]
        self._changed: dict[Stretch, frozenset[str]] = {}

    def words_for(self, name: str) -> list[str]:
        """Return the words of the figure's own sentence that decide on an attribute."""
        return [self._shown(stretch) for stretch in _joined(self._deciding(name, *self._sentence))]

    def beyond(self, name: str) -> list[str]:
        """Return what decides on it from elsewhere: a field of the document, or words of a sentence before."""
        about = self._reading.about
        for field in dataclasses.fields(ReportContext):
            if getattr(about, field.name) != field.default and name in self._without_field(field.name, field.default):
                return [f"{field.name} of the document, {getattr(about, field.name)!r}"]
        for start, end in reversed(self._before):
            if name in self._without((start, end)):
                found = _joined(self._deciding(name, start, end))
                return [self._shown(stretch) for stretch in found or [(start, end)]]
        return []

    def _deciding(self, name: str, start: int, end: int) -> Iterator[Stretch]:
        """Yield the words in a stretch without which an attribute would be another, clause by clause."""
        for clause in _CLAUSE.finditer(self._text, start, end):
            for piece in self._around(clause.start(), clause.end()):
                if name in self._without(piece):
                    inside = [word for word in _words(self._text, *piece) if name in self._without(word)]
                    yield from inside or [piece]

    def _around(self, start: int, end: int) -> list[Stretch]:
        """Return the parts of a clause before and behind the figure, which is never blanked out itself."""
        first, last = self._mention.start, self._mention.end
        if end <= first or start >= last:
            return [(start, end)]
        return [piece for piece in ((start, first), (last, end)) if piece[0] < piece[1]]

    def _without(self, stretch: Stretch) -> frozenset[str]:
        """Return the attributes that change when a stretch is blanked out; none if the figure goes with it."""
        if stretch not in self._changed:
            start, end = stretch
            blank = _PRINTED.sub(_BLANK, self._text[start:end])
            text = self._text[:start] + blank + self._text[end:]
            self._changed[stretch] = self._different(read(text, self._reading.about, words))
        return self._changed[stretch]

    def _without_field(self, name: str, default: Any) -> frozenset[str]:
        """Return the attributes that change when something is not known of the report."""
        about = dataclasses.replace(self._reading.about, **{name: default})
        return self._different(read(self._text, about, words))

    def _different(self, other: Reading) -> frozenset[str]:
        """Return the attributes that another reading has otherwise."""
        same = [
            m for m in (*other.figures, *other.counts) if (m.start, m.end) == (self._mention.start, self._mention.end)
        ]
        then = attributes_of(same[0], other) if same else self.now
        return frozenset(name for name, value in self.now.items() if then[name] != value)

    def _shown(self, stretch: Stretch) -> str:
        """Return words with their place."""
        start, end = stretch
        return f"{self._text[start:end]!r} [{start}:{end}]"


def _words(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the words of a stretch."""
    for word in words(text[start:end]):
        if _PRINTED.search(word):
            yield start, start + len(word)
        start += len(word)


def _joined(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Return stretches with those that touch made one."""
    out: list[Stretch] = []
    for start, end in stretches:
        if out and out[-1][1] == start:
            start = out.pop()[0]
        out.append((start, end))
    return out
