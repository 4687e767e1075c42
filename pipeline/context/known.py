"""What is known of a report as a whole before its figures are read: its fields, and what only its text tells."""

from __future__ import annotations

from dataclasses import replace

from pipeline.context.types import ReportContext
from pipeline.document.opening import is_spoken, sets_out_next, spoken_in
from pipeline.document.split import Report


def context_of(report: Report) -> ReportContext:
    """Return what is known of a report as a whole."""
    fields = (report.report_year, report.doc_type, report.region, report.issuer, report.title, report.issued)
    return with_text(ReportContext(*fields), report.text)


def with_text(about: ReportContext, text: str) -> ReportContext:
    """Return what is known of a report with what only its text tells."""
    if not about.to_assembly and about.doc_type != "news" and is_spoken(text):
        year = spoken_in(text) if about.report_year is None else about.report_year
        about = replace(about, spoken=True, report_year=year)
    return replace(about, sets_out_next=True) if about.to_assembly and sets_out_next(text, about.report_year) else about
