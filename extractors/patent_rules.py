"""The rules of `patents` with their evidence."""

from __future__ import annotations

from extractors.base import Rule

PATENT_RULES: tuple[Rule, ...] = ()
