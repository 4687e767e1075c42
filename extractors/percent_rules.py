"""The rules of `percentages` with their evidence."""

from __future__ import annotations

from extractors.base import Rule

PERCENT_RULES: tuple[Rule, ...] = ()
