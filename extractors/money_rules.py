"""The rules of `money` with their evidence."""

from __future__ import annotations

from extractors.base import Rule

MONEY_RULES: tuple[Rule, ...] = ()
