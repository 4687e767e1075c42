"""The documents that findings quote, with their sentences and marked mentions, in offsets that a browser uses.

The tables count code points; JavaScript counts UTF-16 units.  Offsets are converted here, once: a character outside the
basic plane (rare Han, emoji) would otherwise shift every mark behind it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline import tables
from pipeline.database.base import Readable
from pipeline.review.data import Json, Stream
from pipeline.review.queries import PAPER

MAX_TEXT_CHARS = 4_000_000  # characters of documents on one page
BEFORE, QUOTED, AFTER = 160, 700, 160
Mark = tuple[int, int, str, list[str | None]]
_FIGURE = ("subject", "metric", "period_start", "period_end", "measure", "modality")
Quote = tuple[Any, ...]  # seq, side, start, end, words


@dataclass(slots=True)
class Paper:
    """One document as the page needs it."""

    row: tables.Document
    sentences: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    whole: bool = True

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentences a quote stands in, shortened where they are long; the quote may be cut at its end."""
        last = max(start, end - 1)
        low, high = self._unit(start)[0], self._unit(last)[1]
        end = min(end, start + QUOTED)
        return max(low, start - BEFORE), min(max(high, end), end + AFTER)

    def _unit(self, place: int) -> tuple[int, int]:
        """Return the sentence around a place; the line where sentences are not known."""
        at = bisect_right(self.sentences, (place, len(self.row.text))) - 1
        if at >= 0 and self.sentences[at][0] <= place < self.sentences[at][1]:
            return self.sentences[at]
        text = self.row.text
        end = text.find("\n", place)
        return text.rfind("\n", 0, place) + 1, len(text) if end < 0 else end


class Papers:
    """The documents of all pages, page by page."""

    def __init__(self, engine: Readable) -> None:
        """Read texts, sentences, mentions and quotes in parallel, document by document."""
        place = ("page", "number")
        self._texts = Stream(engine, "texts", (*place, "again", "source", "record", "part"), 2)
        self._lines = Stream(engine, "lines", (*place, "low", "high"), 2)
        self._marks = Stream(engine, "marks", (*place, "low", "high", "fact", "kind", *_FIGURE), 2)
        self._quotes = Stream(engine, "located", (*place, "seq"), 2)

    def of(self, page: int) -> Iterator[tuple[Paper, list[Quote]]]:
        """Yield each document of a page with the quotes from it; of several rows with one text the first counts."""
        number = 0
        while (row := next(self._texts.take(page, number), None)) is not None:
            told: dict[str, Any] = dict.fromkeys(tables.FIELDS["documents"]) | dict(zip(PAPER, row[3:-1], strict=True))
            lines = [(low, high) for *_, low, high in self._lines.take(page, number)]
            marks = list(_marks(self._marks.take(page, number)))
            paper = Paper(tables.Document(**told), lines, marks, row[2])
            yield paper, [row[2:] for row in self._quotes.take(page, number)]
            number += 1


def _marks(rows: Iterable[tuple[Any, ...]]) -> Iterator[Mark]:
    """Yield the mentions of a document; a fact whose figure has a table of its own is marked by that one."""
    told = (-1, -1)
    for _, _, low, high, fact, kind, *known in rows:
        if not fact:
            told = (low, high)
        elif (low, high) == told:
            continue
        yield low, high, kind, [known[0], None, None, None, None] if kind == "enterprises" else _label(*known)


def _label(
    subject: str | None, metric: str | None, first: date | None, last: date | None, measure: str, modality: str | None
) -> list[str | None]:
    """Return what is known of a figure: who, what, when, and codes that the page translates."""
    period = "–".join(dict.fromkeys(str(day) for day in (first, last) if day))
    return [subject, metric, period or None, measure, modality]


def utf16(text: str) -> Callable[[int], int]:
    """Return the function from code-point offsets of a text to UTF-16 offsets."""
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):  # an encoder tells in a hundredth of the time
        return lambda offset: offset
    astral = [place for place, character in enumerate(text) if character >= "\U00010000"]
    return lambda offset: offset + bisect_left(astral, offset)


def paper_json(paper: Paper) -> tuple[Json, Json]:
    """Return what the page holds of a document from the start, and what it loads when the document is opened."""
    row, place = paper.row, utf16(paper.row.text)
    about = {
        "id": row.doc_id,
        "source": row.source,
        "record": row.record,
        "part": row.part,
        "title": row.title or row.heading,
        "issuer": row.issuer,
        "region": row.region,
        "year": row.report_year,
        "type": row.doc_type,
        "copy": row.duplicate_of,
        "whole": paper.whole,
    }
    if not paper.whole:
        return about, {}
    marks = [[place(start), place(end), kind, label] for start, end, kind, label in paper.marks]
    return about, {"text": row.text, "marks": marks}


def shown(paper: Paper | None, number: int | None, quote: Quote) -> Json:
    """Return one quote; it has `span` and `around` only where the document has exactly these words there."""
    _, side, start, end, words = quote
    told: Json = {"side": side, "doc": number, "quote": (words or "")[:QUOTED]}
    if paper is None or start is None or paper.row.text[start:end] != words:
        return told
    low, high = paper.around(start, end)
    if paper.whole:
        place = utf16(paper.row.text)
        return {**told, "span": [place(start), place(end)], "around": [place(low), place(high)]}
    part = paper.row.text[low:high]
    place = utf16(part)
    marks = [
        [place(first - low), place(last - low), kind, label]
        for first, last, kind, label in paper.marks
        if low <= first and last <= high
    ]
    span = [place(start - low), place(min(end, high) - low)]
    return {**told, "span": span, "around": [0, place(high - low)], "excerpt": {"text": part, "marks": marks}}
