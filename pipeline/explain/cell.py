"""The chain behind one cell: raw bytes, fixes, sentence, rule, and the line of the lexicon that decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq

from extractors import EXTRACTORS, Mention, Passage, counts, lexicon, measures
from pipeline import decimals, ingest
from pipeline.context.attribute import ReportContext
from pipeline.context.known import with_text
from pipeline.explain import drops_of, found_lines, in_order
from pipeline.explain.raw import locate, source_span
from pipeline.folder import damage, is_ours, lacking, manifest, started_in
from pipeline.own import Own
from pipeline.reading import Reading, read
from pipeline.segment import Span, words
from pipeline.tables import Fix

# Counts and physical quantities are rows of `facts` only.
TABLES = ("enterprises", "money", "percentages", "patents", "facts")


class CellError(ValueError):
    """There is no such cell; the message says what there is."""


def own_of(folder: Path) -> Own:
    """Return the user's own words that a run was made with; raise `CellError` for a folder without whole tables."""
    if not is_ours(folder):
        raise CellError(f"{folder} holds no finished run of heshu")
    needed = ("documents", *TABLES)
    if broken := lacking(folder, needed) or damage(folder, needed):
        raise CellError(broken)
    options = manifest(folder)["options"]
    return Own(options.get("lexicon"), options.get("spacy_model"))


def explain_cell(folder: Path, doc_id: str, start: int) -> str:
    """Return the chain behind the mention that covers character `start` of a document, as lines of text.

    `doc_id` may be cut short, as long as it names one document.  Raises `CellError` where there is none.
    """
    document = _document(folder, doc_id)
    text, fixes = document["text"], [Fix(**fix) for fix in document["fixes"]]
    if not 0 <= start < len(text):
        raise CellError(f"document {document['doc_id']} has characters 0 to {len(text) - 1}; there is no {start}")
    reading = _read(document)
    table, mention = _row(folder, document["doc_id"], start), _mention(reading, start)
    first, last = (table[1]["start"], table[1]["end"]) if table else (start, start + 1)
    sections = [
        ("cell", [_cell(table, document, start)]),
        ("raw bytes", _raw(folder, document, fixes, first, last)),
        ("fixes", _fixes(fixes, _sentence(reading, start))),
        ("sentence", [_shown(_sentence(reading, start), text)]),
        ("found there now", found_lines([mention], reading) if mention else ["nothing"]),
        ("rule", [_rule(mention)] if mention else ["none"]),
        ("dropped there", drops_of(reading.passage, _sentence(reading, start))),
        ("flags", _flags(folder, document["doc_id"], first, last)),
        ("since the run", _changes(folder)),
    ]
    return "".join(f"{title}\n" + "".join(f"  {line}\n" for line in lines) for title, lines in sections if lines)


def _rows(folder: Path, table: str, condition: Any) -> list[dict[str, Any]]:
    """Return the rows of a table that meet a condition."""
    rows: list[dict[str, Any]] = pq.read_table(folder / table, filters=condition, partitioning=None).to_pylist()
    return rows


def _document(folder: Path, doc_id: str) -> dict[str, Any]:
    """Return the one document whose id begins so; copies of it come after it."""
    found = _rows(folder, "documents", pc.starts_with(pc.field("doc_id"), doc_id))
    ids = sorted({row["doc_id"] for row in found})
    if len(ids) != 1:
        what = "no document" if not ids else f"{len(ids)} documents, such as {ids[0]} and {ids[1]},"
        raise CellError(f"{folder}: {what} with an id that begins with {doc_id!r}")
    return found[0]


def _read(document: dict[str, Any]) -> Reading:
    """Return the document read anew, with a trace."""
    names = ("report_year", "doc_type", "region", "issuer", "title", "issued")
    passage = Passage(document["text"], words, trace=True)
    about = with_text(ReportContext(*(document[name] for name in names)), document["text"])
    return read(document["text"], about, words, passage)


def _row(folder: Path, doc_id: str, start: int) -> tuple[str, dict[str, Any]] | None:
    """Return the table and row of the mention, or else of the fact, that covers a character."""
    at = (pc.field("doc_id") == doc_id) & (pc.field("start") <= start) & (pc.field("end") > start)
    return next(((table, row) for table in TABLES for row in _rows(folder, table, at)), None)


def _mention(reading: Reading, start: int) -> Mention | None:
    """Return the mention that covers a character, as it is read now."""
    return next((m for m in in_order(reading) if m.start <= start < m.end), None)


def _sentence(reading: Reading, start: int) -> Span:
    """Return the sentence that holds a character, or follows the blanks it stands in."""
    spans = reading.spans
    return next((span for span in spans if start < span.end), spans[-1])


def _cell(table: tuple[str, dict[str, Any]] | None, document: dict[str, Any], start: int) -> str:
    """Return the row as it stands in its table."""
    where = f"document {document['doc_id']} ({document['title'] or 'no title'})"
    if table is None:
        return f"no mention covers character {start} ({document['text'][start]!r}) of {where}"
    name, row = table
    shown = ", ".join(
        f"{key}={decimals.plain(value)}" for key, value in row.items() if value is not None and key not in _PLACE
    )
    words = document["text"][row["start"] : row["end"]]
    return f"{name}: {words!r} [{row['start']}:{row['end']}] of {where}: {shown}"


_PLACE = frozenset({"doc_id", "start", "end", "text"})


def _raw(folder: Path, document: dict[str, Any], fixes: list[Fix], start: int, end: int) -> list[str]:
    """Return where the cell's words stand in the source."""
    said = manifest(folder)
    options = said["options"]
    reading = ingest.Reading(options.get("max_chars") or ingest.MAX_CHARS, options.get("text_column"))
    first, _, was = source_span(document["text"], fixes, start, end)
    at = document["source_start"] + first
    return [locate(document, at, was, reading, started_in(said)), f"there: {was!r}"]


def _fixes(fixes: list[Fix], sentence: Span) -> list[str]:
    """Return what was changed in the sentence."""
    inside = [fix for fix in fixes if sentence.start <= fix.start and fix.end <= sentence.end]
    return [f"{fix.name} at {fix.start}: was {fix.was!r}" for fix in inside] or ["none in this sentence"]


def _shown(sentence: Span, text: str) -> str:
    """Return the sentence with its place."""
    under = f" under {sentence.section}" if sentence.section else ""
    return f"[{sentence.start}:{sentence.end}]{under}: {text[sentence.start : sentence.end]!r}"


def _rule(mention: Mention) -> str:
    """Return what the rule of a mention is about."""
    rules = {rule.name: rule for extractor in (*EXTRACTORS, counts, measures) for rule in extractor.RULES}
    rule = rules.get(mention.rule)
    return mention.rule if rule is None else " ".join(f"{rule.name}: {rule.pattern}. {rule.note}".split())


def _flags(folder: Path, doc_id: str, start: int, end: int) -> list[str]:
    """Return the flags whose evidence holds the cell."""
    inside = (pc.field("doc_id") == doc_id) & (pc.field("start") <= start) & (pc.field("end") >= end)
    ids = sorted({row["flag_id"] for row in _rows(folder, "flag_evidence", inside)})
    rows = _rows(folder, "flags", pc.field("flag_id").isin(ids)) if ids else []
    return [
        f"{row['flag_id']} {row['check']} ({row['severity']}, {row['status']}): {row['message_en']}" for row in rows
    ]


def _changes(folder: Path) -> list[str]:
    """Return which lexicons are no longer those of the run, for then the cell may be read otherwise now."""
    before, now = manifest(folder), lexicon.fingerprints()
    changed = sorted(name for name in now if before["lexicons"].get(name) != now[name])
    out = [f"lexicon {name} has changed" for name in changed]
    if before.get("user_lexicon", {}) != dict(lexicon.USER.fingerprints):
        out.append("the words of your own have changed")
    return out
