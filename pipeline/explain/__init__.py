"""What each rule found in one sentence, its value, the lexicon lines that decided, and why others were dropped."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from extractors import Enterprise, Mention, Passage
from extractors.counts import Count
from pipeline import decimals
from pipeline.context.attribute import ReportContext
from pipeline.explain.why import attributes_of, because
from pipeline.explain.words import attributes, deciding
from pipeline.reading import Reading, read
from pipeline.segment import Span, words

_SPAN = ("start", "end", "text", "rule")


def explain(sentence: str) -> str:
    """Return the explanation of a sentence as lines of text."""
    passage = Passage(sentence, words, trace=True)
    reading = read(sentence, ReportContext(None, "other", None, None, None, None), words, passage)
    found = found_lines(in_order(reading), reading) or ["nothing"]
    dropped = drops_of(passage, Span(None, 0, len(sentence))) or ["nothing"]
    return "".join(f"{line}\n" for line in ("found", *_indented(found), "dropped", *_indented(dropped)))


def in_order(reading: Reading) -> list[Mention]:
    """Return all that was read, counts and physical quantities among it, in text order."""
    return sorted([*reading.mentions, *reading.counts], key=lambda mention: mention.start)


def _indented(lines: Sequence[str]) -> list[str]:
    """Return lines under a heading."""
    return [f"  {line}" for line in lines]


def found_lines(mentions: Sequence[Mention], reading: Reading) -> list[str]:
    """Return what was found: rule, value, who, what and when, and the entries of lexicons that decided."""
    lines = []
    for mention in mentions:
        kind = "count" if isinstance(mention, Count) else mention.kind_of
        lines.append(f"{mention.text!r} [{mention.start}:{mention.end}] {kind} by rule {mention.rule}")
        lines.append(f"    value: {_values(mention)}")
        if not isinstance(mention, Enterprise):
            lines += _attributes(mention, reading)
        lines += [f"    lexicon: {line}" for line in deciding(mention, reading)]
    return lines


def drops_of(passage: Passage, span: Span) -> list[str]:
    """Return the candidates in a stretch that were dropped, and why."""
    drops = sorted(set(passage.drops), key=lambda drop: (drop.start, drop.end, drop.rule))
    inside = [drop for drop in drops if span.start <= drop.start and drop.end <= span.end]
    return [f"{drop.text!r} [{drop.start}:{drop.end}] by rule {drop.rule}: {drop.reason}" for drop in inside]


def _values(mention: Mention) -> str:
    """Return what was read, field by field."""
    shown = {f.name: getattr(mention, f.name) for f in dataclasses.fields(mention) if f.name not in _SPAN}
    return ", ".join(f"{name}={decimals.plain(value)}" for name, value in shown.items() if value not in (None, False))


def _attributes(mention: Any, reading: Reading) -> list[str]:
    """Return who, what and when of a figure."""
    metric, context = attributes(mention, reading)
    shown = attributes_of(mention, reading)
    known = ", ".join(f"{name}={value}" for name, value in shown.items() if value)
    reasons = [reason for reason in (metric.reason, *context.reasons) if reason]
    lines = [f"    attributes: {known or 'none'}", *(f"      {line}" for line in because(mention, reading))]
    if metric.inferred:
        lines.append(
            "      metric is inferred: no rule names it, it is the likeliest near by or that of a parallel list"
        )
    return lines + ([f"    abstained: {', '.join(reasons)}"] if reasons else [])
