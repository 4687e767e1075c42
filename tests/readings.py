"""What is read of a text, as tests of indicators, subjects and periods ask for it."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors import enterprises
from extractors.base import Enterprise, Mention, Money, Passage, Patents, Percentage
from pipeline.context.attribute import ContextOf, ReportContext, contexts
from pipeline.document.split import Report
from pipeline.extract import Origin, extract
from pipeline.reading import read
from pipeline.tables import Fact

NOTHING_KNOWN = ReportContext()


def metrics(text: str, about: ReportContext = NOTHING_KNOWN) -> list[str | None]:
    """Return the indicator of every amount, percentage and patent count of a text."""
    return [metric.metric for metric in read(text, about).metrics]


def measured(text: str) -> list[tuple[str | None, str | None]]:
    """Return the indicator and the measure of every amount, percentage and patent count of a text."""
    return [(metric.metric, metric.measure) for metric in read(text, NOTHING_KNOWN).metrics]


def told(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Return the indicator, measure and base of every amount, percentage and patent count of a text."""
    return [(metric.metric, metric.measure, metric.base) for metric in read(text, NOTHING_KNOWN).metrics]


def firms(text: str) -> list[str]:
    """Return the names of enterprises that stand in a text."""
    return [mention.text for mention in enterprises.find(Passage(text))]


def counted(text: str, about: ReportContext = NOTHING_KNOWN) -> list[str | None]:
    """Return the indicator of everything else that a text counts."""
    return [metric.metric for metric in read(text, about).count_metrics]


def subjects(text: str, about: ReportContext = NOTHING_KNOWN) -> list[str | None]:
    """Return whose every amount, percentage and patent count of a text is."""
    return [context.subject for context in read(text, about).contexts]


def modalities(text: str, about: ReportContext = NOTHING_KNOWN) -> list[str]:
    """Return how sure each amount, percentage and number of patents is."""
    return [context.modality for context in read(text, about).contexts]


def facts(text: str) -> list[Fact]:
    """Return the facts of a text, read as the yearly report of a county."""
    report = Report(1, None, "柳河县2023年工作总结", None, "柳河县", 2023, "title", None, "summary", text, (), 0)
    return [Fact(*row) for row in extract(report, Origin("t", None, "utf-8")).rows["facts"]]


def contexts_of(marked: str, report: ReportContext) -> list[ContextOf]:
    """Return the contexts of the figures in 【】 of a text whose firms stand in ⟦⟧; nothing else is looked for."""
    text, mentions = "", []
    for part in re.split(r"(⟦[^⟧]*⟧|【[^】]*】)", marked):
        bare = part.strip("⟦⟧【】") if part[:1] in "⟦【" and part else part
        if part[:1] in ("⟦", "【"):
            mentions.append((part[0], len(text), bare))
        text += bare
    firms = [Enterprise(s, s + len(t), t, "test") for mark, s, t in mentions if mark == "⟦"]
    figures = [figure(s, t) for mark, s, t in mentions if mark == "【"]
    sentences = [m.span() for m in re.finditer(r"[^。\n]+[。\n]*", text)]
    return contexts(Passage(text), figures, firms, sentences, report)


def figure(start: int, text: str) -> Mention:
    """Return a figure of the kind its unit tells."""
    place = (start, start + len(text), text, "test")
    if text.endswith(("件", "项")):
        return Patents(*place, 1, 1)
    if text.endswith(("%", "点")):
        return Percentage(*place, None, None, Decimal(0))
    return Money(*place, None, None, Decimal(0))


def period(context: ContextOf) -> str | None:
    """Return a period as first day..last day."""
    return f"{context.period_start}..{context.period_end}" if context.period_start else None


def short(days: str | None) -> str | None:
    """Return 2019, 2016..2020 or 2019-01..06 for a period of first and last day."""
    if days is None or (days[4:10], days[16:]) == ("-01-01", "-12-31"):
        return days and (days[:4] if days[:4] == days[12:16] else f"{days[:4]}..{days[12:16]}")
    return f"{days[:7]}..{days[17:19]}"
