"""Firms whose shares are under special treatment: *ST大控."""

from __future__ import annotations

import re

from extractors.enterprise.spans import Span
from extractors.enterprise.words import vocabulary

# A star tells that what stands behind a blank is a name: *ST 海润.
_ST = re.compile(r"ST([\u4e00-\u9fff]{2})|(?<=\*)ST ([\u4e00-\u9fff]{2})")
_BEFALLS = re.compile(r"(?:遭遇|实施|施以|被|遭)$")


def special_names(folded: str) -> list[Span | None]:
    """Return the names that ST marks; the caller has tested that it occurs."""
    return [_special(folded, match) for match in _ST.finditer(folded)]


def _special(folded: str, match: re.Match[str]) -> Span | None:
    """Return a firm whose shares are under special treatment: *ST大控."""
    before = folded[max(0, match.start() - 2) : match.start()]
    start = match.start() - len(before) + len(before.rstrip("*S"))
    if _BEFALLS.search(folded, max(0, start - 2), start):
        return None  # 遭遇*ST处理
    name = match[1] or match[2]
    everyday = ("*" not in folded[start : match.start()] or match[2]) and name in vocabulary().common
    if everyday or name[0] in "股的公类个板概企摘帽" or name == "上市" or _glued(folded, start):
        return None
    return Span(start, match.end(), "short", "special_treatment", folded[start : match.end()])


def _glued(folded: str, start: int) -> bool:
    """Tell whether a Latin letter or digit stands right before: then it is the end of another word."""
    before = folded[start - 1 : start]
    return before.isascii() and before.isalnum()
