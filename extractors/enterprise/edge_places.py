"""Decisions on the places of a window: which of them open the name that follows, belong to it, or precede it."""

from __future__ import annotations

import re

from extractors.enterprise.words import Token, role, vocabulary

_VERBAL = role("verbal")  # lines of business that are verbs as well
_ADMIN = frozenset("省市县区州镇乡村")
# A place no list knows (桦树乡, 青石镇), at the head of a run; 市场, 区域 and the like are no places.
_PLACE_ENDS = frozenset("县乡镇村旗市区")
_TWO_PLACES = 6  # characters of two places with their units at least
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}?(?:[县乡镇村旗]|市(?![场政值民])|区(?![域块间]))")


def leading_place(tokens: list[Token], begin: int, tail: int) -> int:
    """Return where the places end that open the name; the county's name stays in a name of one character (嘉禾润)."""
    lead = begin
    for start, end, word, kind in tokens:
        if start == lead and kind == "region" and end <= tail:
            if tail - end == 1 and word[-1] not in _ADMIN:
                break
            lead = end
    return lead


def is_abroad(place: str) -> bool:
    """Tell whether a place is a foreign country: it stays outside a short name (荷兰|喜力)."""
    return place != "中国" and vocabulary().regions.get(place) == "country"


def inner_region(run: str, tokens: list[Token], begin: int, tail: int) -> int:
    """Move the edge to a region inside the run where what precedes it does not belong to the name."""
    previous = begin
    for start, end, _, kind in tokens:
        if start < begin:
            continue
        inside = start > begin and run[start - 1] != "(" and tail - end >= 2
        word, before = next(((word, of) for _, stop, word, of in tokens if stop == start), ("", ""))
        apart = before == "verb" or word == "企业"  # 出让|陕西岱天, 市属企业|徐州岱天
        near = start - previous < 2 or run[start:end] == "中国"  # 应|中国长江三峡集团
        if kind == "region" and inside and (apart or (near and before not in {"industry", "region", "known"})):
            return start - (start > previous and end - start == 2 and run[end - 1] == "县")  # 平|陵县 is 平陵县
        previous = end
    return begin


def trim_chain(tokens: list[Token], begin: int, lead: int, legal: bool) -> int:
    """Cut a chain of places (山东省菏泽市郓城县…): none is kept before a short name, the last before a legal one.

    A district is registered under its city: 佛山市|顺德区|岱禾工业设计有限公司.
    """
    if lead - begin < _TWO_PLACES:
        return begin
    chain = [token for token in tokens if begin <= token[0] and token[1] <= lead]
    if sum(token[2][-1] in _ADMIN and len(token[2]) > 2 for token in chain) < 2:
        return begin
    if not legal:
        return lead
    of_city = chain[-1][2][-1] == "区" and chain[-2][1] == chain[-1][0] and chain[-2][2][-1] == "市"
    return chain[-2 if of_city else -1][0]


def behind_weak(run: str, tokens: list[Token], begin: int, tail: int) -> tuple[int, int]:
    """Return start and end of a place that a line of business opens with, behind weak words alone: 将以|汉中|钢铁.

    So it is behind a verb: 用于|投资|中国|健康医疗.  Twice `begin` stands for none.
    """
    at = begin
    for start, end, word, kind in tokens:
        if end <= begin:
            continue
        if start != at:
            break
        if kind == "region" and start >= tail and end < len(run):
            return start, end
        if kind != "weak" and (word not in _VERBAL or start < tail):
            break
        at = end
    return begin, begin


def unknown_place(run: str, tokens: list[Token], begin: int, tail: int) -> int:
    """Return where a place ends that no list knows and that opens the run, else `begin`."""
    if _PLACE_ENDS.isdisjoint(run[begin + 2 : begin + 4]):
        return begin
    match = _PLACE.match(run, begin)
    if match is None or tail - match.end() < 1 or len(run) - match.end() < 2:
        return begin
    end = match.end()
    crossed = any(start < end < stop for start, stop, _, _ in tokens)
    return begin if crossed else end
