"""From reports to their rows: run the extractors, find out who, what and when, run the checks, build the rows.

Enterprise names are joined within the report here; the archive-wide `enterprise_id` is filled in by the last
stage (`pipeline.assembly.finish`).  Until then `enterprise_id` holds the key of the fullest name that the report itself
gives the enterprise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from extractors import Passage, Words
from extractors.base import Tick, untimed
from extractors.records import record
from pipeline.check import Audit, audit_all
from pipeline.checks import CHECKS
from pipeline.checks.base import Check
from pipeline.checks.report import ReportFacts
from pipeline.context.attribute import ContextOf
from pipeline.context.known import context_of
from pipeline.document.split import Report
from pipeline.linking.keys import key_of
from pipeline.reading import Reading, read_all
from pipeline.rows import FigureRows, Row, Who, abstentions, enterprise_rows, flagged, sentence_rows
from pipeline.segment import sections
from pipeline.tables import EnterpriseRow, Fact

__all__ = ["Draft", "Extracted", "Origin", "doc_id_of", "drafts", "extract", "extract_all"]


@record(frozen=True, slots=True)
class Origin:
    """Where a report came from: file or URI, record in it, and the encoding it was decoded from."""

    source: str
    record: str | None
    encoding: str
    content: str | None = None  # digest of the file's bytes, as in `rejects`


@record(frozen=True, slots=True)
class Extracted:
    """What one report gives: rows by table name, and why extractors and attributes abstained.

    `rows` are tuples in the order of the columns, or records of the row class, as `tables.to_arrow` takes both.
    `dropped` counts what extractors gave up, by reason; `abstained` has a reason for each attribute or check that says
    nothing.
    """

    doc_id: str
    origin: Origin
    rows: dict[str, list[Any]]
    dropped: Mapping[str, int]
    abstained: list[str]


def doc_id_of(text: str) -> str:
    """Return the content hash that identifies a report: 80 bits, the same on any machine."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def extract(report: Report, origin: Origin, words: Words | None = None, checks: Sequence[Check] = CHECKS) -> Extracted:
    """Return the rows of one report, ready for `tables.to_arrow`.

    `words` cuts a short string into words (jieba's `lcut`, say); without it some left edges of names stay in doubt.
    """
    return extract_all([(report, origin)], words, checks=checks)[0]


def extract_all(
    reports: Sequence[tuple[Report, Origin]],
    words: Words | None = None,
    tick: Tick = untimed,
    checks: Sequence[Check] = CHECKS,
) -> list[Extracted]:
    """Return the rows of each report, in their order; an error in one of them is raised for all.

    Each step is taken over all reports before the next, which is faster; `tick` is told the name of each step done.
    """
    found = drafts(reports, words, tick)
    asked = [draft.facts() for draft in found]
    tick("rows")
    audits = audit_all(asked, checks)
    tick("checks")
    out = [draft.extracted(audit) for draft, audit in zip(found, audits, strict=True)]
    tick("rows")
    return out


def drafts(reports: Sequence[tuple[Report, Origin]], words: Words | None = None, tick: Tick = untimed) -> list[Draft]:
    """Return each report as read, before the checks."""
    readings = [Reading(Passage(report.text, words), context_of(report)) for report, _ in reports]
    tick("fold")
    read_all(readings, tick)
    return [Draft(report, origin, reading) for (report, origin), reading in zip(reports, readings, strict=True)]


class Draft:
    """One report that has been read and not yet checked: its rows, and its facts as the checks see them."""

    def __init__(self, report: Report, origin: Origin, reading: Reading) -> None:
        """Build the rows that do not depend on the checks."""
        self.report, self.origin, self.reading = report, origin, reading
        self.doc_id = doc_id = doc_id_of(report.text)
        starts = [start for start, _ in reading.bounds]
        keys = {name: key_of(name, report.region or "") for name in set(reading.names.values()) if name}
        self.figures = FigureRows(doc_id, starts, reading.figures, reading.counts)
        for figure, metric, context in zip(reading.figures, reading.metrics, reading.contexts, strict=True):
            several = _several(context, reading, keys) if context.subjects else ()
            self.figures.add(figure, metric, context, _who(context, reading, keys), several)
        self.judged = list(self.figures.facts)  # checks read counts themselves
        for count, metric, context in zip(reading.counts, reading.count_metrics, reading.count_contexts, strict=True):
            several = _several(context, reading, keys) if context.subjects else ()
            self.figures.add_count(count, metric, context, _who(context, reading, keys), several)
        self.named = enterprise_rows(doc_id, starts, reading.enterprises, reading.names, keys)

    def facts(self) -> ReportFacts:
        """Return the report as the checks see it."""
        report = self.report
        return ReportFacts(
            doc_id=self.doc_id,
            passage=self.reading.passage,
            title=report.title,
            heading=report.heading,
            issuer=report.issuer,
            region=report.region,
            report_year=report.report_year,
            doc_type=report.doc_type,
            issued=report.issued,
            sentences=self.reading.bounds,
            mentions=[EnterpriseRow(*row) for row in self.named],
            facts=[Fact(*row) for row in self.judged],
            count_rows=self.figures.facts[len(self.judged) :],
        )

    def extracted(self, judged: Audit) -> Extracted:
        """Return all rows, those of the checks and their marks on facts among them."""
        reading, doc_id = self.reading, self.doc_id
        found = sections(self.report.text, reading.bounds)
        rows: dict[str, list[Any]] = {
            "documents": [_document(doc_id, self.report, self.origin)],
            "sentences": sentence_rows(doc_id, reading.bounds, found),
            "enterprises": self.named,
            **self.figures.tables,
            "facts": flagged(self.figures.in_order(), judged.on_facts),
            "comparisons": judged.comparisons,
            "flags": judged.flags,
            "flag_evidence": judged.evidence,
        }
        attributes = ([*reading.metrics, *reading.count_metrics], [*reading.contexts, *reading.count_contexts])
        abstained = [*abstentions(*attributes), *judged.reasons]
        return Extracted(doc_id, self.origin, rows, reading.passage.reasons, abstained)


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
