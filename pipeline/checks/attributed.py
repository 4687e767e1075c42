"""Of whom a finding speaks whose own figures name nobody: counts are read without a subject, lists have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.checks.base import Finding
from pipeline.checks.report import ReportFacts
from pipeline.tables import Fact

_FIELDS = tuple(Fact.__dataclass_fields__)
_START, _SUBJECT = _FIELDS.index("start"), _FIELDS.index("subject")


def attributed(report: ReportFacts, finding: Finding, facts: Sequence[Fact]) -> Finding:
    """Return a finding with the one subject of its figures, or of its sentences, or else of the whole report."""
    if finding.subject is not None or finding.docs or finding.klass == "data_quality" or not report.of_record:
        return finding
    subjects = _of_figures(report, {fact.start for fact in facts}) or _of_sentences(report, finding)
    subjects = subjects or {fact.subject for fact in report.facts if fact.subject}
    return replace(finding, subject=subjects.pop()) if len(subjects) == 1 else finding


def _of_figures(report: ReportFacts, starts: set[int]) -> set[str]:
    """Return the subjects of some figures, as the tables have them."""
    counted = {row[_SUBJECT] for row in report.count_rows if row[_START] in starts}
    return {who for who in (*counted, *(fact.subject for fact in report.facts if fact.start in starts)) if who}


def _of_sentences(report: ReportFacts, finding: Finding) -> set[str]:
    """Return the subjects of all figures in the sentences that a finding quotes."""
    places = [report.sentence_span(start) for _, start, _ in finding.evidence]
    rows = [(row[_START], row[_SUBJECT]) for row in report.count_rows]
    rows += [(fact.start, fact.subject) for fact in report.facts]
    return {who for start, who in rows if who and any(low <= start < high for low, high in places)}
