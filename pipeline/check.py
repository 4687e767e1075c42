"""Run the checks of one report over its facts and give the rows of comparisons, flags and flag_evidence.

A flag's id is a fingerprint of its check, indicator, periods and quotes; offsets do not enter, so that it survives
another run, another order and edits elsewhere in the report.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from extractors.base import Passage
from pipeline.checks import CHECKS
from pipeline.checks.base import Check, Finding, Judgement
from pipeline.checks.report import ReportFacts
from pipeline.suppressions import Suppressions
from pipeline.tables import FIGURES, Comparison, Document, EnterpriseRow, Evidence, Fact, Flag

UNSURE = Decimal("0.5")
_NOISE = re.compile(r"\s+")
_LARGEST = Decimal(10) ** 21
_RANK = {"high": 2, "medium": 1, "low": 0}


@dataclass(slots=True)
class Audit:
    """What the checks say of one report, or of many."""

    comparisons: list[Comparison] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    on_facts: dict[str, list[str]] = field(default_factory=dict)  # fact_id → severities of its flags


def report_of(rows: Mapping[str, Sequence[Any]], passage: Passage | None = None) -> ReportFacts:
    """Return the view of one report that the checks judge, from the rows `extract` gives.

    The passage the extractors read may be handed in: its numbers and indicators need not be sought again.
    """
    document = Document(*rows["documents"][0])
    return ReportFacts(
        document.doc_id,
        passage or Passage(document.text),
        document.title,
        document.heading,
        document.issuer,
        document.region,
        document.report_year,
        document.doc_type,
        document.issued,
        [(row[3], row[4]) for row in rows["sentences"]],
        [EnterpriseRow(*row) for row in rows["enterprises"]],
        list({f.start: f for row in reversed(rows["facts"]) if (f := Fact(*row)).kind in FIGURES}.values())[::-1],
    )


def audit(report: ReportFacts, checks: Sequence[Check] = CHECKS) -> Audit:
    """Return the judgements of all checks over one report."""
    return audit_all([report], checks)[0]


def audit_all(reports: Sequence[ReportFacts], checks: Sequence[Check] = CHECKS) -> list[Audit]:
    """Return the judgements of all checks over each report, one check after the other."""
    out = [Audit() for _ in reports]
    asked = [
        (report, audit, report.folded, len(report.facts), report.written)
        for report, audit in zip(reports, out, strict=True)
    ]
    for check in checks:
        facts, numbers, cues = check.least_facts, check.least_numbers, check.cues
        kinds, judge = check.kinds, check.judge
        for report, audit, text, stated, written in asked:
            if stated < facts or written < numbers or (cues and not _cued(cues, text)):
                continue
            if kinds and not (report.doc_type in kinds and report.of_record):
                continue
            for judgement in judge(report):
                _take(audit, report, check, judgement)
    return out


def _cued(cues: Sequence[str], text: str) -> bool:
    """Return whether a report holds a word a check needs; a plain loop, for it runs for every report and check."""
    for cue in cues:  # noqa: SIM110
        if cue in text:
            return True
    return False


def _take(out: Audit, report: ReportFacts, check: Check, judgement: Judgement) -> None:
    """Add the rows of one judgement."""
    flag_id = None
    if judgement.finding is not None:
        spans = [(start, end) for side, start, end in judgement.finding.evidence if side != "context"]
        quotes = [report.text[start:end] for start, end in spans]
        flag_id = flag_id_of(check.name, judgement.finding, quotes)
        if all(flag.flag_id != flag_id for flag in out.flags):
            out.flags.append(_flag(flag_id, check, _tempered(report, judgement.finding)))
            out.evidence.extend(_evidence(flag_id, report, judgement.finding))
            for fact in judgement.facts:
                out.on_facts.setdefault(fact.fact_id, []).append(_tempered(report, judgement.finding).severity)
    if judgement.verdict == "undecidable":
        out.reasons[f"check:{check.name}:{judgement.reason}"] += 1
    out.comparisons.append(_comparison(check, report, judgement, flag_id))


def _comparison(check: Check, report: ReportFacts, judgement: Judgement, flag_id: str | None) -> Comparison:
    """Return the comparisons row."""
    stated, implied = judgement.stated, judgement.implied
    return Comparison(
        check=check.name,
        verdict=judgement.verdict,
        doc_id=report.doc_id,
        facts=[fact.fact_id for fact in judgement.facts],
        stated_low=_stored(stated.low if stated else None),
        stated_high=_stored(stated.high if stated else None),
        implied_low=_stored(implied.low if implied else None),
        implied_high=_stored(implied.high if implied else None),
        reason=judgement.reason,
        flag_id=flag_id,
    )


def _stored(value: Decimal | None) -> Decimal | None:
    """Return a number as the column holds it: six places; what is wider than the column is left open."""
    return None if value is None or abs(value) >= _LARGEST else value.quantize(Decimal("0.000001"))


def _tempered(report: ReportFacts, finding: Finding) -> Finding:
    """Return a finding as sure as its report allows.

    News and profiles quote rounds, quarters and forecasts in the same words: read by eye, about half of the
    contradictions found in them were none.  Damage to the text is what it is anywhere.
    """
    if report.of_record or finding.klass == "data_quality":
        return finding
    return dataclasses.replace(finding, severity="low", confidence=min(finding.confidence, UNSURE))


def _flag(flag_id: str, check: Check, finding: Finding) -> Flag:
    """Return the flags row."""
    group = f"{check.name}:{finding.cause}" if finding.cause else flag_id
    return Flag(
        flag_id=flag_id,
        check=check.name,
        klass=finding.klass,
        severity=finding.severity,
        confidence=finding.confidence,
        group_id=group if not finding.cause else _digest(group),
        subject=finding.subject,
        metric=finding.metric,
        message_zh=finding.message_zh,
        message_en=finding.message_en,
        computation=finding.computation,
        hint=finding.hint,
        status="open",
        verdict=None,
    )


def _evidence(flag_id: str, report: ReportFacts, finding: Finding) -> list[Evidence]:
    """Return the flag_evidence rows: every quote is what the text has at its span."""
    return [
        Evidence(flag_id, side, report.doc_id, start, end, report.text[start:end])
        for side, start, end in finding.evidence
    ]


def flag_id_of(name: str, finding: Finding, quotes: Iterable[str]) -> str:
    """Return the fingerprint of a finding."""
    parts = [name, finding.metric or "", *finding.periods, *(_NOISE.sub("", quote) for quote in quotes)]
    return _digest("\0".join(parts))


def _digest(text: str) -> str:
    """Return a short fingerprint of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def suppress(flags: Iterable[Flag], sources: Mapping[str, Sequence[str]], rules: Suppressions) -> list[Flag]:
    """Return the flags, those a rule puts aside marked; `sources` gives the files of each flag's evidence."""
    out = []
    for flag in flags:
        rule = rules.match(flag.flag_id, flag.check, sources.get(flag.flag_id, ()))
        out.append(flag if rule is None else dataclasses.replace(flag, status="suppressed", verdict=rule.reason))
    return out


def marked(facts: Iterable[Fact], out: Audit) -> list[Fact]:
    """Return the facts of a report with the number of their flags and the worst severity."""
    return [
        dataclasses.replace(fact, flags=len(found), worst_severity=max(found, key=_RANK.__getitem__))
        if (found := out.on_facts.get(fact.fact_id))
        else fact
        for fact in facts
    ]
