"""Firms called by what is put into them: 投资1.2亿元的|鑫昊轧钢|搬迁, 投资3000万元的|润峰食品、投资….

What is built for money is mostly no firm (年产5万吨的…, 污水处理项目): only a trade name tells one from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.enterprise.spans import Span
from extractors.enterprise.words import SUFFIXES, cut, either, is_coined, role, vocabulary

_FUNDED = re.compile(r"[万亿]美?元的(?=[\u4e00-\u9fff]{4})")
_PLAN = re.compile(
    rf"{either('works')}|[一二三四]期|(?:等\d{{0,3}}个?)?(?:重点)?项目|[\u4e00-\u9fff]{{2,6}}?项目|、|[已正]"
)
_PHASE = re.compile(r"([\u4e00-\u9fff]{3,4})(?=[一二三四]期|搬迁|扩建|技改)")
_CHARS, _TRADE = role("name_char") | role("name_half"), vocabulary().trade
_LONGEST = 8


def find_funded(folded: str) -> Iterator[Span]:
    """Yield the names between an amount and what is done with it."""
    if "元的" not in folded:
        return
    for match in _FUNDED.finditer(folded):
        start = match.end()
        end = _line_end(folded, start)
        core = folded[start : start + 2]
        if end and _is_trade(core) and _PLAN.match(folded, end):
            yield Span(start, end, "short", "deed", core, folded[start + 2 : end])
        elif (phase := _PHASE.match(folded, start)) and not cut(phase[1]) and not _CHARS.isdisjoint(phase[1]):
            yield Span(start, phase.end(), "short", "deed", phase[1])


def _line_end(folded: str, start: int) -> int:
    """Return where the line of business ends that follows two characters and ends short names, 0 for none."""
    end = at = 0
    for begin, stop, word, kind in cut(folded[start : start + _LONGEST]):
        if stop <= 2:
            continue
        if begin != (at or 2) or kind != "industry":
            break
        if at > 2 and _PROJECT.match(folded, start + stop):
            return end or start + at  # 鑫岱新能源|动力电池项目: what is made comes last
        at = stop
        end = start + stop if word in SUFFIXES else end
    return end


_PROJECT = re.compile(r"[\u4e00-\u9fff]{0,2}项目")


def _is_trade(core: str) -> bool:
    """Tell whether two characters are a word of trade names, or no word but one that trade names are made of."""
    return (core in _TRADE and core not in vocabulary().regions) or is_coined(core)
