"""What is known of a report as a whole before its figures are read: its fields, and what only its text tells."""

from __future__ import annotations

from dataclasses import replace

from pipeline.context.types import ReportContext
from pipeline.document.opening import sets_out_next
from pipeline.document.split import Report


def context_of(report: Report) -> ReportContext:
    """Return what is known of a report as a whole."""
    fields = (report.report_year, report.doc_type, report.region, report.issuer, report.title, report.issued)
    return with_text(ReportContext(*fields), report.text)


def with_text(about: ReportContext, text: str) -> ReportContext:
    """Return what is known of a report with what only its text tells."""
    return replace(about, sets_out_next=True) if about.to_assembly and sets_out_next(text, about.report_year) else about
