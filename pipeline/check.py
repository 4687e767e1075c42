"""Run the checks of one report over its facts and give the rows of comparisons, flags and flag_evidence.

A flag's id is a fingerprint of its check, indicator, periods and quotes; offsets do not enter, so that it survives
another run, another order and edits elsewhere in the report.
"""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from extractors.widths import EXACT
from pipeline.checks import CHECKS
from pipeline.checks.base import Check, Finding, Judgement, Side, undecidable
from pipeline.checks.headed import headed
from pipeline.checks.record import own_figures
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import one_of
from pipeline.suppressions import LATER, Suppressions
from pipeline.tables import Comparison, Evidence, Fact, Flag

UNSURE = Decimal("0.5")
_NOISE = re.compile(r"\s+")
_LARGEST = Decimal(10) ** 21
FAILED = "failed"  # why a check says nothing: it broke off
_Needs = tuple[int, int, tuple[str, ...]]  # least facts, least numbers, kinds
_LOG = logging.getLogger(__name__)
_TOLD: set[str] = set()  # checks whose failure this process has told of


@dataclass(slots=True)
class Audit:
    """What the checks say of one report, or of many."""

    comparisons: list[Comparison] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  # of each judgement that cannot be made
    on_facts: dict[str, list[str]] = field(default_factory=dict)  # fact_id → severities of its flags
    _known: set[Hashable] = field(default_factory=set)  # flags, and what is in them

    def new(self, item: Hashable) -> bool:
        """Return whether something is met for the first time, and remember it."""
        known = item in self._known
        self._known.add(item)
        return not known


def audit(report: ReportFacts, checks: Sequence[Check] = CHECKS) -> Audit:
    """Return the judgements of all checks over one report."""
    return audit_all([report], checks)[0]


def audit_all(reports: Sequence[ReportFacts], checks: Sequence[Check] = CHECKS) -> list[Audit]:
    """Return the judgements of all checks over each report, one check after the other."""
    with localcontext(EXACT):
        return _audit_all(reports, checks)


def _audit_all(reports: Sequence[ReportFacts], checks: Sequence[Check]) -> list[Audit]:
    """Do what `audit_all` says."""
    out = [Audit() for _ in reports]
    audited = list(zip(reports, out, strict=True))
    pools: dict[_Needs, list[tuple[ReportFacts, Audit]]] = {}
    for check in checks:
        judge, needs = check.judge, (check.least_facts, check.least_numbers, check.kinds)
        if needs not in pools:
            pools[needs] = [pair for pair in audited if _serves(pair[0], *needs)]
        for report, audit in _asked(check.cues, pools[needs]):
            try:
                for judgement in judge(report):
                    _take(audit, report, check, judgement)
            except MemoryError:  # not the check's: the whole worker is short of it
                raise
            except Exception as error:  # a fault of one check must not cost the report its rows
                failed(check.name, report.doc_id, error)
                _take(audit, report, check, undecidable((), FAILED))
    return out


def _serves(report: ReportFacts, facts: int, numbers: int, kinds: tuple[str, ...]) -> bool:
    """Return whether a report is of one of some kinds, and has as many facts and numbers as a check needs."""
    if len(report.facts) < facts or (numbers and report.written < numbers):
        return False
    return not kinds or (report.doc_type in kinds and report.of_record)


def _asked(cues: Sequence[str], pool: list[tuple[ReportFacts, Audit]]) -> list[tuple[ReportFacts, Audit]]:
    """Return the reports that hold a word a check needs."""
    if not cues:
        return pool
    held = one_of(*cues).search
    return [pair for pair in pool if held(pair[0].folded)]


def failed(name: str, where: str, error: Exception) -> None:
    """Log that a check broke off: of each check the first time, with its trace on level debug."""
    level = logging.DEBUG if name in _TOLD else logging.WARNING
    _TOLD.add(name)
    _LOG.log(level, "check %s failed on %s: %r", name, where, error, exc_info=_LOG.isEnabledFor(logging.DEBUG))


def _take(out: Audit, report: ReportFacts, check: Check, judgement: Judgement) -> None:
    """Add the rows of one judgement."""
    flag_id = None if judgement.finding is None else _found(out, report, check, judgement.facts, judgement.finding)
    if judgement.verdict == "undecidable":
        out.reasons.append(f"check:{check.name}:{judgement.reason}")
    out.comparisons.append(_comparison(check, report, judgement, flag_id))


def _found(out: Audit, report: ReportFacts, check: Check, facts: Sequence[Fact], finding: Finding) -> str:
    """Add the rows of one finding and return its id; one met again, in other places, adds only those places."""
    quotes = [report.text[start:end] for side, start, end in finding.evidence if side != "context"]
    flag_id = flag_id_of(check.name, finding, quotes)
    tempered = _tempered(report, headed(finding, facts))
    if out.new(flag_id):
        out.flags.append(_flag(flag_id, check, tempered))
    for place in finding.evidence:
        if out.new((flag_id, place)):
            out.evidence.append(_evidence(flag_id, report, place))
    for fact in facts:
        if out.new((flag_id, fact.fact_id)):
            out.on_facts.setdefault(fact.fact_id, []).append(tempered.severity)
    return flag_id


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
    contradictions found in them were none.  Damage to the text is what it is anywhere, and so is a sum that does not
    come out within one sentence, or one table: of those read in news, all six were wrong in the text.
    """
    if own_figures(report) or finding.klass == "data_quality":
        return finding
    if finding.computation and _in_one_place(report, finding):
        return finding if finding.severity == "low" else dataclasses.replace(finding, severity="medium")
    return dataclasses.replace(finding, severity="low", confidence=min(finding.confidence, UNSURE))


def _in_one_place(report: ReportFacts, finding: Finding) -> bool:
    """Return whether all that disagrees stands in one sentence, or in one table."""
    places = [(start, end) for side, start, end in finding.evidence if side != "context"]
    if len(places) < 2:
        return False
    first, last = min(start for start, _ in places), max(end for _, end in places)
    within = any(start <= first and last <= end for start, end in report.sentences)
    return within or all("\t" in line or "|" in line for line in report.text[first:last].split("\n"))


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


def _evidence(flag_id: str, report: ReportFacts, place: tuple[Side, int, int]) -> Evidence:
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


def suppress(flags: Iterable[Flag], sources: Mapping[str, Sequence[str]], rules: Suppressions) -> list[Flag]:
    """Return the flags, those a rule puts aside marked; `sources` gives the files of each flag's evidence.

    Who will look at a flag later has not decided about it: it stays open.
    """
    out = []
    for flag in flags:
        rule = rules.match(flag.flag_id, flag.check, sources.get(flag.flag_id, ()))
        status = "suppressed" if rule and rule.reason != LATER else "open"
        out.append(flag if rule is None else dataclasses.replace(flag, status=status, verdict=rule.reason))
    return out
