"""The words before and after a period that show what it is: 比 … 增长, 成立于 …, … 以来."""

from __future__ import annotations

from functools import cache
from typing import Any

from extractors.lexicon import load

ROLES = ("base", "event", "since", "main", "pair", "plan", "stretch", "half")

NO_FIRST = tuple("提此之以目日")  # 提前两个月, 此前三个月: not the first months of the year
_BACK = ("此", "之", "以")
_COUNTS = tuple("0123456789一二两三四五六七八九十几数")
WITHIN_RULE = "within"
WITHIN: tuple[Any, ...] = (WITHIN_RULE, "vague", None, None, 1, (1, 12), None)  # 5|年内: not within this one


@cache
def edges(side: str) -> dict[str, tuple[str, ...]]:
    """Return, for each role, the words that show it before (or after) a period."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(ROLES, ())
    for row in load("period_roles"):
        for role in row[side].replace("-", "").split():
            found[role] += (row["word"],)
    return found


@cache
def rims(side: str) -> frozenset[str]:
    """Return the characters of those words that stand next to the period, 于 among them."""
    words = [word for found in edges(side).values() for word in found]
    return frozenset({"于"} | {word[-1] for word in words} if side == "before" else {word[0] for word in words})


def is_other(text: str, start: int, end: int) -> bool:
    """Return whether words for a part of the year are none: 提前|两个月, 此前|三个月, 2007年一|年内, 一|年内到期."""
    before = text[start - 1 : start]
    if text[start:end] == "中期":
        return before != "年" or not text.startswith(edges("after")["half"], start + 2)  # 规划中期, but 今年中期净利润
    if text[start] == "前":
        return before in NO_FIRST and before not in _BACK
    return is_within(text, start) and (text[start - 2 : start - 1] == "年" or text.startswith("到期", end))


def is_within(text: str, start: int) -> bool:
    """Return whether a word is the end of 5|年内, within five years, or of 此|前三个月, the three months before."""
    before = text[start - 1 : start]
    return before in _COUNTS if text.startswith("年内", start) else text[start] == "前" and before in _BACK
