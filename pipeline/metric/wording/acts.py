"""The words of the acts lexicon by role, as alternations ready for a pattern."""

from __future__ import annotations

from functools import cache

from extractors.lexicon import load
from extractors.roles import Roles

_ACTS = Roles("metric_acts")
words, either = _ACTS.words, _ACTS.either


@cache
def programmes() -> tuple[str, ...]:
    """Return the programmes that are called 计划 and plan nothing: 星火计划, 支撑计划."""
    guards = (row["word"] for row in load("modality_cues") if row["kind"] == "guard")
    return tuple(word for word in guards if word.endswith("计划"))
