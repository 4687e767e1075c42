"""What each rule found in one sentence, with its value, and why competing candidates were dropped."""

from __future__ import annotations

import dataclasses
from typing import Any

from extractors import Enterprise, Mention, Passage
from pipeline.context.attribute import ReportContext
from pipeline.reading import Reading, read
from pipeline.segment import words

_SPAN = ("start", "end", "text", "rule")


def explain(sentence: str) -> str:
    """Return the explanation as lines of text."""
    passage = Passage(sentence, words, trace=True)
    reading = read(sentence, ReportContext(None, "other", None, None, None, None), words, passage)
    lines = ["found"]
    for mention in reading.mentions:
        lines.append(f"  {mention.text!r} [{mention.start}:{mention.end}] {mention.kind_of} by rule {mention.rule}")
        lines.append(f"      value: {_values(mention)}")
        if not isinstance(mention, Enterprise):
            lines += _attributes(mention, reading)
    if not reading.mentions:
        lines.append("  nothing")
    lines.append("dropped")
    for drop in sorted(set(passage.drops), key=lambda d: (d.start, d.end, d.rule)):
        lines.append(f"  {drop.text!r} [{drop.start}:{drop.end}] by rule {drop.rule}: {drop.reason}")
    if not passage.drops:
        lines.append("  nothing")
    return "\n".join(lines) + "\n"


def _values(mention: Mention) -> str:
    """Return what was read, field by field."""
    shown = {f.name: getattr(mention, f.name) for f in dataclasses.fields(mention) if f.name not in _SPAN}
    return ", ".join(f"{name}={value}" for name, value in shown.items() if value not in (None, False))


def _attributes(mention: Any, reading: Reading) -> list[str]:
    """Return who, what and when of a figure."""
    place = reading.figures.index(mention)
    metric, context = reading.metrics[place], reading.contexts[place]
    shown = {
        "subject": context.subject,
        "metric": metric.metric,
        "measure": metric.measure,
        "base": metric.base,
        "period": context.period_start and f"{context.period_start}..{context.period_end}",
        "modality": context.modality,
    }
    known = ", ".join(f"{name}={value}" for name, value in shown.items() if value)
    reasons = [reason for reason in (metric.reason, *context.reasons) if reason]
    lines = [f"      attributes: {known or 'none'}"]
    return lines + ([f"      abstained: {', '.join(reasons)}"] if reasons else [])
