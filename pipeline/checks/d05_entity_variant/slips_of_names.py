"""What findings on names that are probably one say, for the check entity_variant."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.base import Judgement
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report_text import Span
from pipeline.severity import Severity


def one_name(one: str, two: str, told: Sequence[Sequence[Span]], severity: Severity = "low") -> Judgement:
    """Say that two names, told at some places each, are probably one; the one told less often is named first."""
    message = Message(
        severity,
        80,
        f"“{one}”与“{two}”疑为同一名称,其一有误",
        f"{one} and {two} are probably one name, misspelt",
        f"{one} ×{len(told[0])} ~ {two} ×{len(told[1])}",
        klass="data_quality",
    )
    finding = quoted(message, told[0][:3], told[1][:3], about=About(two, cause=f"name:{one}:{two}"))
    return Judgement("inconsistent", reason="one_character", finding=finding)
