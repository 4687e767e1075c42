"""How sure and how severe a finding is by the report it stands in: one of record, or news and profiles."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

from pipeline.checks.base import Finding
from pipeline.checks.of_record import own_figures
from pipeline.checks.report import ReportFacts

_UNSURE = Decimal("0.5")


def tempered(report: ReportFacts, finding: Finding) -> Finding:
    """Return a finding with the confidence and severity that its report allows.

    News and profiles quote rounds, quarters and forecasts in the same words: read by eye, about half of the
    contradictions found in them were none.  Damage to the text is what it is anywhere, and so is a sum that does not
    come out within one sentence, or one table: of those read in news, all six were wrong in the text.
    """
    if own_figures(report) or finding.klass == "data_quality":
        return finding
    if finding.computation and _in_one_place(report, finding):
        return finding if finding.severity == "low" else dataclasses.replace(finding, severity="medium")
    return dataclasses.replace(finding, severity="low", confidence=min(finding.confidence, _UNSURE))


def _in_one_place(report: ReportFacts, finding: Finding) -> bool:
    """Return whether all that disagrees stands in one sentence, or in one table."""
    places = [(start, end) for side, start, end in finding.evidence if side != "context"]
    if len(places) < 2:
        return False
    first, last = min(start for start, _ in places), max(end for _, end in places)
    within = any(start <= first and last <= end for start, end in report.sentences)
    return within or all("\t" in line or "|" in line for line in report.text[first:last].split("\n"))
