"""One report in, its rows out: run the extractors, ask who, what and when, and build the rows of every table.

Enterprise names are joined within the report here; the archive-wide `enterprise_id` is filled in by the last
stage.  Until then `enterprise_id` holds the report's own fullest name of the enterprise.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from extractors import Enterprise, Mention, Money, Passage, Patents, Percentage, Words, find_in
from pipeline import tables
from pipeline.attribute_context import ContextOf, ReportContext, contexts
from pipeline.attribute_metrics import MetricOf, assign
from pipeline.documents import Report
from pipeline.link_document import daughters, local_names
from pipeline.segment import Span, sentences

Figure = Money | Percentage | Patents
__all__ = ["Extracted", "Origin", "doc_id_of", "extract", "read"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a report came from."""

    source: str
    record: str | None
    encoding: str


@dataclass(slots=True)
class Extracted:
    """Rows by table name, and how often each reason made an extractor or an attribute abstain."""

    rows: dict[str, list[Any]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one text: mentions in order, and for each figure its indicator and its context."""

    passage: Passage
    spans: list[Span]
    mentions: list[Mention]
    figures: list[Figure]
    metrics: list[MetricOf]
    contexts: list[ContextOf]
    names: dict[int, str | None]  # start of an enterprise mention → its local name, None where ambiguous


def doc_id_of(text: str) -> str:
    """Return the content hash that identifies a report: 80 bits, the same on any machine."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def read(text: str, about: ReportContext, words: Words | None = None, passage: Passage | None = None) -> Reading:
    """Return what one text says: its mentions and who, what and when of its figures.

    A `passage` of the same text may be handed in, to keep a trace of what was dropped.
    """
    passage = passage or Passage(text, words)
    spans = sentences(text)
    bounds = [(span.start, span.end) for span in spans]
    mentions = find_in(passage)
    enterprises = [m for m in mentions if isinstance(m, Enterprise)]
    figures = [m for m in mentions if isinstance(m, Money | Percentage | Patents)]
    names = dict(zip((m.start for m in enterprises), local_names(enterprises, daughters(text, enterprises)), strict=True))
    return Reading(
        passage,
        spans,
        mentions,
        figures,
        assign(passage, mentions, bounds),
        contexts(passage, figures, enterprises, bounds, about),
        names,
    )


def extract(report: Report, origin: Origin, words: Words | None = None) -> Extracted:
    """Return the rows of one report, ready for `tables.to_arrow`."""
    about = ReportContext(
        report.report_year, report.doc_type, report.region, report.issuer, report.title, report.issued
    )
    reading = read(report.text, about, words)
    doc_id = doc_id_of(report.text)
    out = Extracted(reasons=reading.passage.reasons)
    out.rows["documents"] = [_document(doc_id, report, origin)]
    out.rows["sentences"] = [
        tables.Sentence(doc_id, number, span.section, span.start, span.end)
        for number, span in enumerate(reading.spans)
    ]
    starts = [span.start for span in reading.spans]
    enterprises = [m for m in reading.mentions if isinstance(m, Enterprise)]
    out.rows["enterprises"] = [
        _enterprise(doc_id, _sentence(starts, m), m, reading.names[m.start]) for m in enterprises
    ]
    out.rows.update({"money": [], "percentages": [], "patents": []})
    lines = []
    for figure, metric, context in zip(reading.figures, reading.metrics, reading.contexts, strict=True):
        row = _figure(doc_id, _sentence(starts, figure), figure, metric, context, _who(context, enterprises, reading))
        out.rows[_TABLE_OF[type(figure)]].append(row)
        lines.append(row)
        out.reasons.update(_abstentions(metric, context))
    out.rows["facts"] = _facts(lines, reading)
    return out


_TABLE_OF: dict[type, str] = {Money: "money", Percentage: "percentages", Patents: "patents"}


def _document(doc_id: str, report: Report, origin: Origin) -> tables.Document:
    """Return the documents row."""
    return tables.Document(
        doc_id=doc_id,
        source=origin.source,
        record=origin.record,
        part=report.part,
        heading=report.heading,
        title=report.title,
        issuer=report.issuer,
        region=report.region,
        report_year=report.report_year,
        report_year_basis=report.report_year_basis,
        issued=report.issued,
        doc_type=report.doc_type,
        encoding=origin.encoding,
        text=report.text,
        fixes=list(report.fixes),
        duplicate_of=None,
        source_start=report.source_start,
    )


def _sentence(starts: Sequence[int], mention: Mention) -> int:
    """Return the number of the sentence in which a mention begins."""
    return max(bisect_right(starts, mention.start) - 1, 0)


def _enterprise(doc_id: str, sentence: int, m: Enterprise, local: str | None) -> tables.EnterpriseRow:
    """Return the enterprises row, its `enterprise_id` still the local name."""
    return tables.EnterpriseRow(doc_id, sentence, m.start, m.end, m.text, m.kind, local, local)


def _who(context: ContextOf, enterprises: Sequence[Enterprise], reading: Reading) -> tuple[str | None, str | None]:
    """Return the subject's name and, where it is an enterprise that is not ambiguous, its local name."""
    if context.subject_mention is None:
        return context.subject, None
    local = reading.names[enterprises[context.subject_mention].start]
    return local or context.subject, local


def _figure(
    doc_id: str, sentence: int, m: Figure, metric: MetricOf, context: ContextOf, who: tuple[str | None, str | None]
) -> Any:
    """Return the money, percentages or patents row of one figure."""
    head = (doc_id, sentence, m.start, m.end, m.text, m.qualifier, *who, metric.metric, metric.metric_id)
    shared = (
        *head,
        metric.measure,
        metric.base,
        context.period_start,
        context.period_end,
        context.modality,
    )
    if isinstance(m, Money):
        return tables.MoneyRow(*shared, m.low, m.high, m.slack, m.currency, m.unit_inferred, m.per)
    if isinstance(m, Percentage):
        return tables.PercentageRow(*shared, m.low_pct, m.high_pct, m.slack_pct, m.unit, m.sign_inferred, m.falling)
    return tables.PatentRow(*shared, m.count, m.count_high, m.kind, m.action)


def _abstentions(metric: MetricOf, context: ContextOf) -> list[str]:
    """Return the reasons for which an attribute of one figure was left null."""
    found = [f"metric:{metric.reason}"] if metric.reason else []
    return found + [f"context:{reason}" for reason in context.reasons]


def fact_id_of(doc_id: str, start: int, end: int, place: int = 0) -> str:
    """Return the fingerprint of one figure; `place` counts the subjects of which it holds severally."""
    key = f"{doc_id}:{start}:{end}:{place}" if place else f"{doc_id}:{start}:{end}"
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def _facts(rows: Sequence[Any], reading: Reading) -> list[tables.Fact]:
    """Return the long form of all figures of a report."""
    ids = [fact_id_of(row.doc_id, row.start, row.end) for row in rows]
    facts = []
    for number, (row, metric, context) in enumerate(zip(rows, reading.metrics, reading.contexts, strict=True)):
        whole = ids[metric.part_of] if metric.part_of is not None else None
        if not context.subjects:
            facts.append(_fact(ids[number], row, metric, whole, row.subject, row.enterprise_id))
        for place, name in enumerate(_several(context, reading)):
            facts.append(_fact(fact_id_of(row.doc_id, row.start, row.end, place), row, metric, whole, *name))
    return facts


def _several(context: ContextOf, reading: Reading) -> list[tuple[str, str | None]]:
    """Return name and local name of each firm of which a figure holds severally (甲、乙均达到3亿元)."""
    if not context.subjects:
        return []
    enterprises = [m for m in reading.mentions if isinstance(m, Enterprise)]
    found = [enterprises[number] for number in context.subjects]
    return [(reading.names[m.start] or m.text, reading.names[m.start]) for m in found]


def _fact(
    fact_id: str, row: Any, metric: MetricOf, whole: str | None, subject: str | None, enterprise_id: str | None
) -> tables.Fact:
    """Return one row of facts."""
    low, high, slack, unit, inferred = tables.measured(row)
    start, end = row.period_start, row.period_end
    return tables.Fact(
        fact_id=fact_id,
        doc_id=row.doc_id,
        sentence_id=row.sentence_id,
        start=row.start,
        end=row.end,
        subject=subject,
        enterprise_id=enterprise_id,
        metric=row.metric,
        metric_id=row.metric_id,
        measure=row.measure,
        base=row.base,
        low=low,
        high=high,
        slack=slack,
        unit=unit,
        qualifier=row.qualifier,
        period_start=start,
        period_end=end,
        modality=row.modality,
        list_group=metric.list_group,
        list_pos=metric.list_pos,
        part_of=whole,
        inferred=inferred or metric.inferred,
        candidates=list(metric.candidates),
        year=start.year if start and end and start.year == end.year else None,
        duplicate=False,
        flags=0,
        worst_severity=None,
    )
