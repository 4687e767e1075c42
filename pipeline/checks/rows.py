"""The rows of what any check says: comparisons, flags, flag_evidence.

A flag's id is a fingerprint of its check, indicator, periods and quotes; offsets do not enter, so that it survives
another run, another order and edits elsewhere in the report.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.checks.base import Check, Finding, Judgement, Side
from pipeline.checks.report import ReportFacts
from pipeline.tables import Comparison, Evidence, Flag

_NOISE = re.compile(r"\s+")
_LARGEST = Decimal(10) ** 21


def comparison_row(check: Check, report: ReportFacts, judgement: Judgement, flag_id: str | None) -> Comparison:
    """Return the comparisons row."""
    stated, implied = judgement.stated, judgement.implied
    return Comparison(
        check=check.name,
        verdict=judgement.verdict,
        doc_id=report.doc_id,
        facts=[fact.fact_id for fact in judgement.facts],
        stated_low=stored(stated.low if stated else None),
        stated_high=stored(stated.high if stated else None),
        implied_low=stored(implied.low if implied else None),
        implied_high=stored(implied.high if implied else None),
        reason=judgement.reason,
        flag_id=flag_id,
    )


def stored(value: Decimal | None) -> Decimal | None:
    """Return a number as the column holds it: six places; what is wider than the column is left open."""
    return None if value is None or abs(value) >= _LARGEST else value.quantize(Decimal("0.000001"))


def flag_row(flag_id: str, check: Check, finding: Finding) -> Flag:
    """Return the flags row."""
    return Flag(
        flag_id=flag_id,
        check=check.name,
        klass=finding.klass,
        severity=finding.severity,
        confidence=finding.confidence,
        group_id=_digest(f"{check.name}:{finding.cause}") if finding.cause else flag_id,
        subject=finding.subject,
        metric=finding.metric,
        message_zh=finding.message_zh,
        message_en=finding.message_en,
        computation=finding.computation,
        hint=finding.hint,
        status="open",
        verdict=None,
    )


def evidence_row(flag_id: str, report: ReportFacts, place: tuple[Side, int, int]) -> Evidence:
    """Return a flag_evidence row: a quote is what the text has at its span."""
    side, start, end = place
    return Evidence(flag_id, side, report.doc_id, start, end, report.text[start:end])


def flag_id_of(name: str, finding: Finding, quotes: Iterable[str]) -> str:
    """Return the fingerprint of a finding."""
    parts = [name, finding.metric or "", *finding.periods, *(_NOISE.sub("", quote) for quote in quotes)]
    return _digest("\0".join(parts))


def _digest(text: str) -> str:
    """Return a short fingerprint of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
