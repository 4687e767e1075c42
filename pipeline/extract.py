"""One report in, its rows out: run the extractors, ask who, what and when, check, and build the rows.

Enterprise names are joined within the report here; the archive-wide `enterprise_id` is filled in by the last
stage.  Until then `enterprise_id` holds the key of the report's own fullest name of the enterprise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from extractors import Enterprise, Mention, Passage, Words, counts, find_in, measures
from extractors.counts import Count
from pipeline.check import Audit, audit
from pipeline.checks.base import ReportFacts
from pipeline.context.attribute import ContextOf, ReportContext, contexts
from pipeline.document.split import Report
from pipeline.linking.document import daughters, local_names
from pipeline.linking.keys import key_of
from pipeline.metric.assign import MetricOf, assign
from pipeline.metric.counted import counted
from pipeline.nlp import names_of_model
from pipeline.rows import Figure, FigureRows, Row, Who, abstentions, enterprise_rows, flagged, sentence_rows
from pipeline.segment import Bound, Span, bounds, sections
from pipeline.tables import EnterpriseRow, Fact

# What the user's own spaCy pipeline adds, a constant of the process; most have none.
_ADD_NAMES = names_of_model()
__all__ = ["Extracted", "Origin", "doc_id_of", "extract", "read"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from."""

    source: str
    record: str | None
    encoding: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """Rows by table name, and how often each reason made an extractor or an attribute abstain."""

    doc_id: str
    origin: Origin
    rows: dict[str, list[Any]]
    dropped: Mapping[str, int]
    abstained: list[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one text: mentions in order, and for each figure its indicator and its context."""

    passage: Passage
    bounds: list[Bound]  # of its sentences
    mentions: list[Mention]
    enterprises: list[Enterprise]
    subjects: list[Enterprise]  # those that contexts point at: without second names in brackets
    figures: list[Figure]
    metrics: list[MetricOf]
    contexts: list[ContextOf]
    names: dict[int, str | None]  # start of an enterprise mention → its local name, None where ambiguous
    counts: list[Count]  # counts and physical quantities: rows of `facts` only
    count_metrics: list[MetricOf]
    count_contexts: list[ContextOf]

    @property
    def spans(self) -> list[Span]:
        """The sentences with the path of headings they stand under."""
        found = sections(self.passage.text, self.bounds)
        return [Span(section, *bound) for section, bound in zip(found, self.bounds, strict=True)]


def doc_id_of(text: str) -> str:
    """Return the content hash that identifies a report: 80 bits, the same on any machine."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def read(text: str, about: ReportContext, words: Words | None = None, passage: Passage | None = None) -> Reading:
    """Return what one text says: its mentions and who, what and when of its figures.

    A `passage` of the same text may be handed in, to keep a trace of what was dropped.
    """
    passage = passage or Passage(text, words)
    mentions = find_in(passage)
    if _ADD_NAMES:
        mentions = _ADD_NAMES(mentions, passage)
    enterprises = [m for m in mentions if isinstance(m, Enterprise)]
    figures: list[Figure] = [m for m in mentions if not isinstance(m, Enterprise)]  # type: ignore[misc]
    sentences = bounds(text)
    names = names_of(text, enterprises)
    subjects = _once(text, enterprises, names)
    numbers = _counts(passage, mentions)
    attributed = contexts(passage, [*figures, *numbers], subjects, sentences, about)
    return Reading(
        passage,
        sentences,
        mentions,
        enterprises,
        subjects,
        figures,
        assign(passage, mentions, sentences),
        attributed[: len(figures)],
        names,
        numbers,
        counted(passage, numbers, sentences),
        attributed[len(figures) :],
    )


def _counts(passage: Passage, mentions: Sequence[Mention]) -> list[Count]:
    """Return the counts and physical quantities that stand beside the mentions, in text order."""
    found = [*counts.stated(passage), *measures.find(passage)]
    taken = {m.start for m in mentions}
    covered = [(m.start, m.end) for m in mentions]
    kept, place = [], 0
    for count in sorted(found, key=lambda count: count.start):
        while place < len(covered) and covered[place][1] <= count.start:
            place += 1
        if count.start not in taken and (place == len(covered) or covered[place][0] >= count.end):
            kept.append(count)
    return kept


def _once(text: str, enterprises: list[Enterprise], names: dict[int, str | None]) -> list[Enterprise]:
    """Return the mentions without second names of one firm in brackets: 恒盛集团（山东恒盛集团有限公司）."""
    if "（" not in text and "(" not in text:
        return enterprises
    kept = list(enterprises[:1])
    for before, mention in pairwise(enterprises):
        bracketed = text[before.end : mention.start] in ("(", "（") and names[mention.start] is not None
        if not (bracketed and names[mention.start] == names[before.start]):
            kept.append(mention)
    return kept


def names_of(text: str, enterprises: Sequence[Enterprise]) -> dict[int, str | None]:
    """Return the local name of each mention by its start, None where several fit."""
    if not enterprises:
        return {}
    names = local_names(enterprises, daughters(text, enterprises))
    return {mention.start: name for mention, name in zip(enterprises, names, strict=True)}


def extract(report: Report, origin: Origin, words: Words | None = None) -> Extracted:
    """Return the rows of one report, ready for `tables.to_arrow`."""
    about = ReportContext(
        report.report_year, report.doc_type, report.region, report.issuer, report.title, report.issued
    )
    reading = read(report.text, about, words)
    doc_id = doc_id_of(report.text)
    starts = [start for start, _ in reading.bounds]
    figures = FigureRows(doc_id, starts, reading.figures, reading.counts)
    keys = {name: key_of(name, report.region or "") for name in set(reading.names.values()) if name}
    for figure, metric, context in zip(reading.figures, reading.metrics, reading.contexts, strict=True):
        figures.add(figure, metric, context, _who(context, reading, keys), _several(context, reading, keys))
    named = enterprise_rows(doc_id, starts, reading.enterprises, reading.names, keys)
    judged = _audit(doc_id, report, reading, named, list(figures.facts))
    for count, metric, context in zip(reading.counts, reading.count_metrics, reading.count_contexts, strict=True):
        figures.add_count(count, metric, context, _who(context, reading, keys), _several(context, reading, keys))
    rows: dict[str, list[Any]] = {
        "documents": [_document(doc_id, report, origin)],
        "sentences": sentence_rows(doc_id, reading.bounds, sections(report.text, reading.bounds)),
        "enterprises": named,
        **figures.tables,
        "facts": flagged(figures.in_order(), judged.on_facts),
        "comparisons": judged.comparisons,
        "flags": judged.flags,
        "flag_evidence": judged.evidence,
    }
    attributes = ([*reading.metrics, *reading.count_metrics], [*reading.contexts, *reading.count_contexts])
    abstained = [*abstentions(*attributes), *judged.reasons.elements()]
    return Extracted(doc_id, origin, rows, reading.passage.reasons, abstained)


def _audit(doc_id: str, report: Report, reading: Reading, named: Sequence[Row], facts: Sequence[Row]) -> Audit:
    """Return what the checks say of one report."""
    return audit(
        ReportFacts(
            doc_id=doc_id,
            passage=reading.passage,
            title=report.title,
            heading=report.heading,
            issuer=report.issuer,
            region=report.region,
            report_year=report.report_year,
            doc_type=report.doc_type,
            issued=report.issued,
            sentences=reading.bounds,
            mentions=[EnterpriseRow(*row) for row in named],
            facts=[Fact(*row) for row in facts],
        )
    )


def _document(doc_id: str, report: Report, origin: Origin) -> Row:
    """Return the documents row."""
    return (
        doc_id,
        origin.source,
        origin.record,
        report.part,
        report.heading,
        report.title,
        report.issuer,
        report.region,
        report.report_year,
        report.report_year_basis,
        report.issued,
        report.doc_type,
        origin.encoding,
        report.text,
        report.fixes,
        None,
        report.source_start,
    )


def _who(context: ContextOf, reading: Reading, keys: Mapping[str, str]) -> Who:
    """Return the subject's name and, where it is an enterprise that is not ambiguous, the key of its local name."""
    if context.subject_mention is None:
        return context.subject, None
    local = reading.names[reading.subjects[context.subject_mention].start]
    return (local, keys[local]) if local else (context.subject, None)


def _several(context: ContextOf, reading: Reading, keys: Mapping[str, str]) -> list[Who]:
    """Return name and key of each firm of which a figure holds severally (甲、乙均达到3亿元)."""
    found = [reading.subjects[number] for number in context.subjects]
    locals_ = [(m.text, reading.names[m.start]) for m in found]
    return [(local, keys[local]) if local else (text, None) for text, local in locals_]
