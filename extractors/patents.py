"""Placeholder so that the package imports; the rules follow."""

from __future__ import annotations

from extractors.base import Mention, Passage, Rule

RULES: tuple[Rule, ...] = ()


def find(passage: Passage) -> list[Mention]:
    """Return nothing yet."""
    return []


def literals(mention: Mention) -> tuple[object, ...]:
    """Return the mention's text."""
    return (mention.text,)
