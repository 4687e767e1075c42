"""Run the checks over the facts of each report, and build the rows of comparisons, flags and flag_evidence.

A check that raises costs its own judgements only: the report gets an `undecidable` one with the reason `failed`.
"""

from __future__ import annotations

import logging
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from decimal import localcontext

from extractors.gates import Gate, surveyed
from extractors.widths import EXACT
from pipeline.checks import CHECKS
from pipeline.checks.attributed import attributed
from pipeline.checks.base import Check, Finding, Judgement, undecidable
from pipeline.checks.confidence import tempered
from pipeline.checks.message_heads import headed
from pipeline.checks.report import ReportFacts
from pipeline.checks.rows import comparison_row, evidence_row, flag_id_of, flag_row
from pipeline.checks.skeleton import SIGN_OF
from pipeline.checks.words import one_of
from pipeline.tables import Comparison, Evidence, Fact, Flag

FAILED = "failed"  # why a check says nothing: it broke off
_CAUSE = 3  # figures that are one cause, whichever check finds it
_Needs = tuple[int, int, tuple[str, ...]]  # least facts, least numbers, kinds
_GATES = {check.cues: Gate([one_of(*check.cues)]) for check in CHECKS if check.cues}
_LOG = logging.getLogger(__name__)
_TOLD: set[str] = set()  # checks whose failure this process has logged


@dataclass(slots=True)
class Audit:
    """The rows that checks give for one report, or for many."""

    comparisons: list[Comparison] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  # one for each undecidable judgement: check:NAME:REASON
    on_facts: dict[str, list[str]] = field(default_factory=dict)  # fact_id → severities of its flags
    _known: set[Hashable] = field(default_factory=set)  # ids of flags, and their places and facts
    _raised: dict[frozenset[str], tuple[str, str]] = field(default_factory=dict)  # figures → check and id of their flag

    def new(self, item: Hashable) -> bool:
        """Return whether an item is met for the first time, and remember it."""
        known = item in self._known
        self._known.add(item)
        return not known

    def raised(self, check: str, facts: Sequence[Fact]) -> str | None:
        """Return the flag that another check raised on the very same figures: 进出口 as a sum, and as an identity."""
        told = self._raised.get(frozenset(fact.fact_id for fact in facts))
        return told[1] if told and told[0] != check else None

    def remember(self, check: str, facts: Sequence[Fact], flag_id: str) -> None:
        """Remember which figures a flag is about, if enough to be a cause of their own."""
        if len(facts) >= _CAUSE:
            self._raised.setdefault(frozenset(fact.fact_id for fact in facts), (check, flag_id))


_Pool = list[tuple[ReportFacts, Audit]]


def audit(report: ReportFacts, checks: Sequence[Check] = CHECKS) -> Audit:
    """Return what all checks say of one report."""
    return audit_all([report], checks)[0]


def audit_all(reports: Sequence[ReportFacts], checks: Sequence[Check] = CHECKS) -> list[Audit]:
    """Return what all checks say of each report, in their order; one check reads all reports before the next does."""
    with localcontext(EXACT):
        return _audit_all(reports, checks)


def _audit_all(reports: Sequence[ReportFacts], checks: Sequence[Check]) -> list[Audit]:
    """Do what `audit_all` says."""
    out = [Audit() for _ in reports]
    if not checks:
        return out
    sized = [(report, audit, len(report.facts), _surveyed(report)) for report, audit in zip(reports, out, strict=True)]
    pools: dict[_Needs, _Pool] = {}
    for check in checks:
        judge, needs = check.judge, (check.least_facts, check.least_numbers, check.kinds)
        if needs not in pools:
            pools[needs] = _meeting(sized, *needs)
        for report, audit in _with_cue(check.cues, pools[needs]):
            try:
                for judgement in judge(report):
                    _add_judgement(audit, report, check, judgement)
            except MemoryError:  # not the check's: the whole worker is short of it
                raise
            except Exception as error:  # a fault of one check must not cost the report its rows
                failed(check.name, report.doc_id, error)
                _add_judgement(audit, report, check, undecidable((), FAILED))
    return out


def _surveyed(report: ReportFacts) -> int:
    """Note what a report lacks of all that rules need, and return how many numbers stand in it."""
    surveyed(report.passage, {SIGN_OF[family] for family in report.families if family in SIGN_OF})
    return report.written


def _meeting(
    sized: Sequence[tuple[ReportFacts, Audit, int, int]], facts: int, numbers: int, kinds: tuple[str, ...]
) -> _Pool:
    """Return the reports that have as many facts and numbers as a check needs, and are of one of its kinds."""
    pool = [(report, audit) for report, audit, told, written in sized if told >= facts and written >= numbers]
    return [pair for pair in pool if pair[0].doc_type in kinds and pair[0].of_record] if kinds else pool


def _with_cue(cues: tuple[str, ...], pool: _Pool) -> _Pool:
    """Return the reports that hold one of the words a check needs; all where it needs none."""
    if not cues:
        return pool
    if max(map(len, cues)) == 1:  # a character is found sooner by itself than one of several
        return [pair for pair in pool if any(cue in pair[0].folded for cue in cues)]
    gate, held = _GATES.get(cues), one_of(*cues).search
    mask = gate.mask if gate else 0
    return [pair for pair in pool if not pair[0].passage.missing & mask and held(pair[0].folded)]


def failed(name: str, where: str, error: Exception) -> None:
    """Log that a check raised: a warning for the first time of each check, with its trace on level debug."""
    level = logging.DEBUG if name in _TOLD else logging.WARNING
    _TOLD.add(name)
    _LOG.log(level, "check %s failed on %s: %r", name, where, error, exc_info=_LOG.isEnabledFor(logging.DEBUG))


def _add_judgement(out: Audit, report: ReportFacts, check: Check, judgement: Judgement) -> None:
    """Add the rows of one judgement."""
    flag_id = None
    if judgement.finding is not None:
        flag_id = out.raised(check.name, judgement.facts)
        flag_id = flag_id or _add_finding(out, report, check, judgement.facts, judgement.finding)
        out.remember(check.name, judgement.facts, flag_id)
    if judgement.verdict == "undecidable":
        out.reasons.append(f"check:{check.name}:{judgement.reason}")
    out.comparisons.append(comparison_row(check, report, judgement, flag_id))


def _add_finding(out: Audit, report: ReportFacts, check: Check, facts: Sequence[Fact], finding: Finding) -> str:
    """Add the rows of one finding and return its id; one met again, in other places, adds only those places."""
    quotes = [report.text[start:end] for side, start, end in finding.evidence if side != "context"]
    flag_id = flag_id_of(check.name, finding, quotes)
    certain = tempered(report, headed(attributed(report, finding, facts), facts))
    if out.new(flag_id):
        out.flags.append(flag_row(flag_id, check, certain))
    for place in finding.evidence:
        if out.new((flag_id, place)):
            out.evidence.append(evidence_row(flag_id, report, place))
    for fact in facts:
        if out.new((flag_id, fact.fact_id)):
            out.on_facts.setdefault(fact.fact_id, []).append(certain.severity)
    return flag_id
