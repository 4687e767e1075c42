"""Names of enterprises."""

from __future__ import annotations

import re

from extractors.base import Enterprise, Mention, Passage, Rule

RULES: tuple[Rule, ...] = ()

_LEGAL = re.compile(r"[\u4e00-\u9fff()]{2,24}有限公司")


def literals(mention: Enterprise) -> tuple[str, str]:
    """Return what an example states of a mention."""
    return mention.text, mention.kind


def find(passage: Passage) -> list[Mention]:
    """Return the enterprise names of a passage."""
    return [
        Enterprise(m.start(), m.end(), passage.text[m.start() : m.end()], "legal_name", "legal_name")
        for m in _LEGAL.finditer(passage.folded)
    ]
