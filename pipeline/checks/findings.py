"""What findings are made of: a message, and the figures or words that are said to be wrong and those against them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.records import record
from pipeline.checks.base import Class, Finding, Side, sure
from pipeline.checks.figures import period_of
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.severity import Severity
from pipeline.tables import Fact


@record(frozen=True, slots=True)
class Message:
    """What a finding tells: how bad it is, how sure (in per cent), in what words, and what the gap looks like."""

    severity: Severity
    percent: int
    zh: str
    en: str
    computation: str
    hint: str | None = None
    klass: Class = "inconsistency"


def of_figures(report: ReportFacts, facts: Sequence[Fact], message: Message, about: Fact | None = None) -> Finding:
    """Return the finding that the first of some figures of a report contradicts the others, filed under `about`."""
    stated, *others = facts
    quotes: tuple[tuple[Side, int, int], ...]
    quotes = (("stated", *report.quote(stated)), *(("against", *report.quote(other)) for other in others))
    return replace(across_reports(message, about or stated), evidence=quotes)


def quoted(
    message: Message, stated: Sequence[Span], against: Sequence[Span] = (), context: Sequence[Span] = ()
) -> Finding:
    """Return the finding that the words at `stated` are wrong, with what is `against` them and other `context`.

    All are spans of the report.  It names no subject and no indicator: `dataclasses.replace` adds what is known.
    """
    sides: tuple[tuple[Side, Sequence[Span]], ...]
    sides = (("stated", stated), ("against", against), ("context", context))
    evidence = tuple((side, *span) for side, spans in sides for span in spans)
    return Finding(
        message.klass,
        message.severity,
        sure(message.percent),
        message.zh,
        message.en,
        message.computation,
        evidence,
        message.hint,
    )


def across_reports(message: Message, about: Fact, periods: tuple[str, ...] = (), cause: str = "") -> Finding:
    """Return the finding of figures in several reports, whose quotes are added where the reports are at hand."""
    when = periods or period_of(about)
    return replace(quoted(message, ()), subject=about.subject, metric=about.metric, periods=when, cause=cause)
