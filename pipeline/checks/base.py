"""What every check is made of: the judgement it makes, and the check itself with its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.records import record
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.severity import Severity
from pipeline.tables import Fact

Verdict = Literal["consistent", "inconsistent", "undecidable"]
Class = Literal["inconsistency", "data_quality", "noteworthy"]
Side = Literal["stated", "against", "context"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What an inconsistent judgement tells the reader.  Findings with one `cause` form a group."""

    klass: Class
    severity: Severity
    confidence: Decimal
    message_zh: str
    message_en: str
    computation: str
    evidence: tuple[tuple[Side, int, int], ...]
    hint: str | None = None
    subject: str | None = None
    metric: str | None = None
    periods: tuple[str, ...] = ()
    cause: str = ""


@record(frozen=True, slots=True)
class Judgement:
    """One judgement: consistent, inconsistent (with its finding) or undecidable (with its reason)."""

    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    stated: Interval | None = None
    implied: Interval | None = None
    reason: str | None = None
    finding: Finding | None = None


Judge = Callable[[ReportFacts], Iterator[Judgement]]


@dataclass(frozen=True, slots=True)
class Case:
    """A short report, written for this project, and the verdict expected of it; None: nothing to judge."""

    text: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    It is asked only of reports that have `least_facts` facts and `least_numbers` numbers, hold one of its `cues` and
    are of one of its `kinds`.
    """

    id: str
    name: str
    question: str
    judge: Judge
    guards: tuple[str, ...]
    examples: tuple[Case, ...]
    cues: tuple[str, ...] = ()
    least_facts: int = 1
    least_numbers: int = 0
    kinds: tuple[str, ...] = ()


def consistent(facts: Sequence[Fact], stated: Interval | None = None, implied: Interval | None = None) -> Judgement:
    """Return the judgement that nothing is wrong."""
    return Judgement("consistent", tuple(facts), stated, implied)


def undecidable(facts: Sequence[Fact], reason: str) -> Judgement:
    """Return the judgement that nothing can be said, and why."""
    return Judgement("undecidable", tuple(facts), reason=reason)


def sure(percent: int) -> Decimal:
    """Return a confidence."""
    return Decimal(percent) / 100
