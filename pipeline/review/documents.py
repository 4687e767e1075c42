"""The documents that findings quote, with sentences and marked mentions, in offsets a browser can slice by.

The tables count code points; JavaScript counts UTF-16 units.  Offsets are turned here, once, so that the page
never has to: a character outside the basic plane (rare Han, emoji) would otherwise shift every mark after it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyarrow as pa

from pipeline import tables
from pipeline.review.data import Finding, Json, cells, rows

# A page above this many characters of documents would be slow to open; the rest show their quotes' surroundings only.
MAX_TEXT_CHARS = 40_000_000
BEFORE, QUOTED, AFTER = 160, 700, 160
KINDS = ("money", "percentages", "patents", "enterprises")
_PLACE = ("doc_id", "start", "end")
_FIGURE = ("subject", "metric", "period_start", "period_end", "measure", "modality")
_KNOWN = {"enterprises": ("canonical",)}
Mark = tuple[int, int, str, list[str | None]]


@dataclass(slots=True)
class Paper:
    """One document as the page needs it."""

    row: tables.Document
    sentences: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    whole: bool = True

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return the sentences a quote stands in, cut where they are long; the quote itself may be cut at its end."""
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


def papers(folder: Path, found: list[Finding]) -> dict[str, Paper]:
    """Return the documents quoted by findings, in the order of the findings."""
    wanted = list(dict.fromkeys(item.doc_id for finding in found for item in finding.evidence))
    only = pa.array(wanted, pa.string())
    met: dict[str, Paper] = {}
    for row in rows(folder, "documents", tables.Document, only):
        met.setdefault(row.doc_id, Paper(row))
    for sentence in rows(folder, "sentences", tables.Sentence, only):
        if sentence.doc_id in met:
            met[sentence.doc_id].sentences.append((sentence.start, sentence.end))
    _mark(folder, only, met)
    budget = MAX_TEXT_CHARS
    ordered = {doc_id: met[doc_id] for doc_id in wanted if doc_id in met}
    for paper in ordered.values():
        paper.sentences.sort()
        paper.marks.sort(key=lambda mark: (mark[0], mark[1], mark[2]))
        budget -= len(paper.row.text)
        paper.whole = budget >= 0
    return ordered


def _mark(folder: Path, only: pa.Array, met: dict[str, Paper]) -> None:
    """Add all mentions to their documents; a fact whose figure has a table of its own is marked by that one."""
    seen: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for kind in (*KINDS, "facts"):
        for doc_id, start, end, *known in cells(folder, kind, (*_PLACE, *_KNOWN.get(kind, _FIGURE)), only):
            if kind != "facts":
                seen[doc_id].add((start, end))
            elif (start, end) in seen[doc_id]:
                continue
            if doc_id in met:
                label = _label(*known) if kind not in _KNOWN else [*known, None, None, None, None]
                met[doc_id].marks.append((start, end, kind, label))


def _label(
    subject: str | None, metric: str | None, first: date | None, last: date | None, measure: str, modality: str | None
) -> list[str | None]:
    """Return what is known of a figure: who, what, when, and codes the page translates."""
    period = "–".join(dict.fromkeys(str(day) for day in (first, last) if day))
    return [subject, metric, period or None, measure, modality]


def utf16(text: str) -> Callable[[int], int]:
    """Return the function from code-point offsets of a text to UTF-16 offsets."""
    if text.isascii() or max(text, default="") < "\U00010000":
        return lambda offset: offset
    astral = [place for place, character in enumerate(text) if character >= "\U00010000"]
    return lambda offset: offset + bisect_left(astral, offset)


def paper_json(paper: Paper) -> tuple[Json, Json]:
    """Return what the page knows of a document at once, and what it loads when the document is opened."""
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


def evidence_json(items: Iterable[tables.Evidence], met: dict[str, Paper], numbers: dict[str, int]) -> list[Json]:
    """Return evidence with the number of its document and the offsets to show; not located where it does not slice."""
    return [_located(item, met.get(item.doc_id), numbers.get(item.doc_id)) for item in items]


def _located(item: tables.Evidence, paper: Paper | None, number: int | None) -> Json:
    """Return one quote; `span` and `around` only where the document has the very words there."""
    shown: Json = {"side": item.side, "doc": number, "quote": (item.quote or "")[:QUOTED]}
    if paper is None or item.start is None or paper.row.text[item.start : item.end] != item.quote:
        return shown
    low, high = paper.around(item.start, item.end)
    if paper.whole:
        place = utf16(paper.row.text)
        return {**shown, "span": [place(item.start), place(item.end)], "around": [place(low), place(high)]}
    part = paper.row.text[low:high]
    place = utf16(part)
    marks = [
        [place(start - low), place(end - low), kind, label]
        for start, end, kind, label in paper.marks
        if low <= start and end <= high
    ]
    span = [place(item.start - low), place(min(item.end, high) - low)]
    return {**shown, "span": span, "around": [0, place(high - low)], "excerpt": {"text": part, "marks": marks}}
