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
    """What an inconsistent judgement tells the reader: a row of `flags`, and one of `flag_evidence` for each quote.

    `confidence` is 0 to 1 (see `sure`); `computation` shows the arithmetic with its intervals; `evidence` are half-open
    spans of the report's text, or of the texts of several: then `docs` names the report of each.  `hint` says what the
    gap looks like (factor_10^4, digit_swap).  `periods` tell apart findings of one subject and indicator; findings with
    one `cause` form a group.
    """

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
    docs: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class Judgement:
    """One judgement: consistent, inconsistent (with its finding) or undecidable (with its reason).

    `facts` are those judged, the stated side first; `stated` and `implied` the intervals compared, in the unit of the
    stated figure.
    """

    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    stated: Interval | None = None
    implied: Interval | None = None
    reason: str | None = None
    finding: Finding | None = None


Judge = Callable[[ReportFacts], Iterator[Judgement]]


@dataclass(frozen=True, slots=True)
class Case:
    """A short report, written for this project, and the verdict expected of it; None where nothing is to be judged."""

    text: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `judge` yields a judgement for everything that it can compare in a report, consistent ones too.

    `guards` name the look-alikes that are left alone; `examples` are tests.  A report is judged only if it has
    `least_facts` facts and `least_numbers` numbers, holds one of the `cues` and is of one of the `kinds`.
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
    """Return a confidence (0 to 1) of so many per cent."""
    return Decimal(percent) / 100
