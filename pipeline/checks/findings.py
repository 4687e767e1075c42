"""What findings are made of: a message, and the figures or words that are said to be wrong and those against them."""

from __future__ import annotations

from collections.abc import Sequence

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


@record(frozen=True, slots=True)
class About:
    """Of whom, of what and of when a finding speaks, as far as is known; findings with one `cause` form a group."""

    subject: str | None = None
    metric: str | None = None
    periods: tuple[str, ...] = ()
    cause: str = ""


NOBODY = About()


def about_fact(fact: Fact, periods: tuple[str, ...] = (), cause: str = "") -> About:
    """Return that a finding speaks of what a figure is of; `periods` where more than its own are concerned."""
    return About(fact.subject, fact.metric, periods or period_of(fact), cause)


def year_of(report: ReportFacts) -> tuple[str, ...]:
    """Return the year of a report as the period of what names none."""
    return (str(report.report_year),) if report.report_year else ()


def of_figures(report: ReportFacts, facts: Sequence[Fact], message: Message, about: Fact | None = None) -> Finding:
    """Return the finding that the first of some figures of a report contradicts the others, filed under `about`."""
    stated, *others = (report.quote(fact) for fact in facts)
    return quoted(message, [stated], others, about=about_fact(about or facts[0]))


def quoted(
    message: Message,
    stated: Sequence[Span],
    against: Sequence[Span] = (),
    context: Sequence[Span] = (),
    about: About = NOBODY,
) -> Finding:
    """Return the finding that the words at `stated` are wrong, with what is `against` them and other `context`.

    All are spans of the report.
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
        about.subject,
        about.metric,
        about.periods,
        about.cause,
    )
