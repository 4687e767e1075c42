"""Names of enterprises."""

from __future__ import annotations

from extractors.base import Enterprise, Mention, Passage, Rule
from extractors.enterprise_anchors import Span, find_anchors

RULES: tuple[Rule, ...] = ()


def literals(mention: Enterprise) -> tuple[str, str]:
    """Return what an example states of a mention."""
    return mention.text, mention.kind


def _longest(spans: list[Span]) -> list[Span]:
    """Return the spans in text order; where two overlap the longer one stays, then the first."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def find(passage: Passage) -> list[Mention]:
    """Return the enterprise names of a passage."""
    sure, _ = find_anchors(passage)
    text = passage.text
    return [Enterprise(s.start, s.end, text[s.start : s.end], s.rule, s.kind, s.full) for s in _longest(sure)]
