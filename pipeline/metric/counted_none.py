"""Counts whose words are no name of what they count: a firm, those named before, by whom patents were applied for.

`甲公司申请22件,金鹿食品|8件`: how many pieces a firm has of what was told before; `甲公司、乙厂|两家企业`: those
just named; `企业|612件`: no number of firms.
"""

from __future__ import annotations

import re
from collections.abc import Container

from extractors.lexicon import seldom
from extractors.patent.applicants import WHOM
from pipeline.metric.acts import either
from pipeline.metric.words import is_act

_FIRMS = "企业数"
_PIECES = ("件", "项")
_APPLICANTS = re.compile(f"{WHOM}数?")
_GOES_ON = re.compile(r"(?:专利|申请|授权)[^,;。0-9]{0,4}[0-9]{1,5}件(?:\([^()]{1,20}\))?[,;、]$")
# 引进甲公司、乙厂等|20家企业: so many came to be.
_COME = re.compile(f"(?:{either('come_in')}|{either('came_about')})[^,;。:\n0-9]*$")
_TRADES = seldom("industry_words")
_SHORTEST, _LONGEST = 4, 8  # characters of a firm's short name with its trade: 金鹿|食品
_REACH = 40


def names_nothing(name: str, unit: str, folded: str, start: int, firm_ends: Container[int]) -> bool:
    """Tell whether `name`, taken from the words of the count at `start`, is none."""
    if unit not in _PIECES:
        return name == _FIRMS and _of_those_named(folded, start, firm_ends)
    stem = name.removesuffix("数")
    if _APPLICANTS.fullmatch(stem):
        return True
    trade = _SHORTEST <= len(stem) <= _LONGEST and any(stem[-size:] in _TRADES for size in (2, 3))
    at = start - len(stem)
    return trade and not is_act(stem[:2]) and _GOES_ON.search(folded, max(0, at - _REACH), at) is not None


def _of_those_named(folded: str, start: int, firm_ends: Container[int]) -> bool:
    """Tell whether the firms counted at `start` are those named right before: 甲公司、乙厂|两家企业."""
    if _COME.search(folded, max(0, start - _REACH - _REACH), start):
        return False
    end = start - folded.endswith("等", 0, start)
    if end in firm_ends:
        return True
    opened = folded.rfind("(", max(0, end - _REACH), end) if folded[end - 1 : end] == ")" else -1
    return opened in firm_ends
