"""Where a name begins: the left edge of what stands before a legal form, a suffix or a cue.

The run of name characters to the left is cut into words; the edge is the last stop word, a region that opens
a name, or the place where everyday words end and a trade name (a gap in all lexicons) begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.enterprise_words import Token, cut, role, vocabulary

LEGAL_WINDOW = 30
SHORT_WINDOW = 18
# Read backwards: Han characters, Latin letters, and closed brackets such as (中山) or (集团).
_RUN = re.compile(r"(?:[A-Za-z·&\u4e00-\u9fff]|\)[\u4e00-\u9fff]{2,8}\()*")
# Lines of business that are verbs as well.
_VERBAL = role("verbal")
# One-character generic words that trade names are made of as well (新华, 大发).
_ONE_GENERIC = frozenset("新老大小发水火钢铁铝药酒糖茶油化印造砖瓦瓷船车电商会团")
# Weak stops that follow a figure; at the head of a clause they open a name (时讯遨游).
_MEASURES = frozenset("年月日号家名位个元时届期版次种类项条款章节篇后前")
# Stops that end the name of a legal person as well (赣商联合股份有限公司).
_INNER_STOPS = role("inner_stop")
_ADMIN = frozenset("省市县区州镇乡村")
# A place no list knows (桦树乡, 青石镇), at the head of a run; 市场, 区域 and the like are no places.
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}?(?:[县乡镇村旗]|市(?![场政值民])|区(?![域块间]))")


@dataclass(frozen=True, slots=True)
class Edge:
    """The stretch before an anchor: `start` of the name, its `core` (trade name) and what is known of it.

    `gap` counts the characters of the core that no lexicon knows; `last` is the last word of the core, `hard`
    whether the edge is a fact (punctuation, a stop word) rather than the end of the window, `opens` whether the
    core opens with a name known beforehand.
    """

    start: int
    core: str
    region: str
    tail: str
    gap: int
    known: bool
    last: str
    plain: int
    hard: bool
    opens: bool

    @property
    def generic(self) -> bool:
        """Whether the core says nothing: empty, or made of generic words and one-character stops only."""
        return self.plain >= len(self.core)


def left_edge(folded: str, end: int, legal: bool = False) -> Edge | None:
    """Return the edge of a name whose suffix begins at `end`, or None where nothing precedes it."""
    window = LEGAL_WINDOW if legal else SHORT_WINDOW
    match = _RUN.match(folded[max(0, end - window) : end][::-1])
    size = match.end() if match else 0
    if not size:
        return None
    base = end - size
    run = folded[base:end]
    begin, tokens = _after_stop(cut(run), legal)
    if begin == size:
        return None
    tail = _tail_start(run, tokens, begin, legal)
    begin = _skip_weak(folded, base, tokens, begin, tail)
    begin = _inner_region(run, tokens, begin, tail)
    lead = begin
    for token in tokens:
        if token[0] == lead and token[3] == "region" and token[1] <= tail:
            lead = token[1]
            if tail - lead == 1 and token[2][-1] not in _ADMIN:
                lead = token[0]  # one character is no trade name: the county's name is part of it (嘉禾润)
                break
    if lead == begin:
        lead = _unknown_place(run, tokens, begin, tail)
    if lead == begin:
        begin = lead = _strip_common(tokens, lead, tail, legal)
    else:
        begin = _trim_chain(tokens, begin, lead, legal)
        begin = begin if legal or not _abroad(run[begin:lead]) else lead
    return _edge(run, tokens, base, (begin, lead, tail), begin > 0 or size < window)


def _abroad(place: str) -> bool:
    """Tell whether a place is a foreign country: it stays outside a short name (荷兰|喜力)."""
    return place != "中国" and vocabulary().regions.get(place) == "country"


def _after_stop(tokens: list[Token], legal: bool) -> tuple[int, list[Token]]:
    """Return where the last stop word ends, and the words after it.

    A longer stop word right behind the place of a legal name belongs to its trade name (安徽|高管|家).
    """
    for index in range(len(tokens) - 1, -1, -1):
        start, _, word, kind = tokens[index]
        if kind == "stop":
            before = tokens[index - 1] if index and legal and len(word) > 1 and word[-1] != "的" else None
            if before and before[1] == start and before[3] == "region" and not word.endswith(("公司", "企业")):
                continue
            if legal and index == len(tokens) - 1 and word in _INNER_STOPS and _ends_run(tokens, start):
                continue
            return tokens[index][1], tokens[index + 1 :]
    return 0, tokens


def _ends_run(tokens: list[Token], start: int) -> bool:
    """Tell whether a trade name of two characters or more can stand between the word before and `start`."""
    stops = [token[1] for token in tokens if token[3] == "stop" and token[1] <= start]
    return start - (stops[-1] if stops else 0) >= 2


def _edge(run: str, tokens: list[Token], base: int, cuts: tuple[int, int, int], hard: bool) -> Edge:
    """Return the edge with what its core is made of."""
    begin, lead, tail = cuts
    generic = vocabulary().generic
    gap, plain, known, last, opens = tail - lead, 0, False, "", False
    for start, end, word, kind in tokens:
        if start < lead or end > tail:
            continue
        last = word if end == tail else ""
        known = known or kind == "known"
        opens = opens or (start == lead and kind == "known")
        gap -= 0 if kind == "weak" or (kind == "generic" and word in _ONE_GENERIC) else end - start
        plain += end - start if kind == "weak" or word in generic else 0
    return Edge(base + begin, run[lead:tail], run[begin:lead], run[tail:], gap, known, last, plain, hard, opens)


def _tail_start(run: str, tokens: list[Token], begin: int, legal: bool) -> int:
    """Return where the words for the line of business begin that end the run."""
    pos = len(run)
    for start, end, _, kind in reversed(tokens):
        if run[pos - 1] == ")":
            pos = run.rfind("(", 0, pos)
        if end > pos:
            continue
        if end < pos or not (kind == "industry" or (legal and kind == "region" and start > begin)):
            break
        pos = start
    return max(pos, begin)


def _skip_weak(folded: str, base: int, tokens: list[Token], begin: int, tail: int) -> int:
    """Move the edge past one-character stops (和, 为, 向 …) unless they look like part of a trade name."""
    edge = begin
    opening = True
    for start, end, word, kind in tokens:
        if kind == "region" and start == edge and not opening:
            edge = end
        if kind == "weak" and start >= begin and tail - end >= 2:
            after_digit = base + start > 0 and folded[base + start - 1].isdigit()
            opening_name = start == 0 and word in _MEASURES
            if after_digit or start - edge >= 2 or (start == begin and not opening_name):
                begin = edge = end
        elif kind == "region" and start == edge:
            edge = end
        opening = False
    return begin


def _inner_region(run: str, tokens: list[Token], begin: int, tail: int) -> int:
    """Move the edge to a region inside the run where what precedes it does not belong to the name."""
    previous = begin
    for start, end, _, kind in tokens:
        if start < begin:
            continue
        inside = start > begin and run[start - 1] != "(" and tail - end >= 2
        if kind == "region" and inside and start - previous < 2 and not _belongs(tokens, start):
            return start
        previous = end
    return begin


def _belongs(tokens: list[Token], position: int) -> bool:
    """Tell whether the word that ends at `position` ties what follows to the same name."""
    return any(end == position and kind in {"industry", "region", "known"} for _, end, _, kind in tokens)


def _trim_chain(tokens: list[Token], begin: int, lead: int, legal: bool) -> int:
    """Cut a chain of places (山东省菏泽市郓城县…): none is kept before a short name, the last before a legal one."""
    chain = [token for token in tokens if begin <= token[0] and token[1] <= lead]
    if sum(token[2][-1] in _ADMIN and len(token[2]) > 2 for token in chain) < 2:
        return begin
    return chain[-1][0] if legal else lead


def _unknown_place(run: str, tokens: list[Token], begin: int, tail: int) -> int:
    """Return where a place ends that no list knows and that opens the run, else `begin`."""
    match = _PLACE.match(run, begin)
    if match is None or tail - match.end() < 1 or len(run) - match.end() < 2:
        return begin
    end = match.end()
    crossed = any(start < end < stop for start, stop, _, _ in tokens)
    return begin if crossed else end


def _strip_common(tokens: list[Token], lead: int, tail: int, legal: bool) -> int:
    """Cut everyday words off the front: verbs before a trade name, any where the stretch is too long for one."""
    for index, (start, end, word, kind) in enumerate(tokens):
        if start < lead:
            continue
        rest = tail - end
        if start != lead or rest < 2:
            break
        verb = kind == "verb" or word in _VERBAL
        gap = rest - sum(t[1] - t[0] for t in tokens[index + 1 :] if t[1] <= tail)
        if not ((verb and gap >= 2) or (tail - lead > 4 and kind in {"common", "generic", "industry", "verb"})):
            break
        lead = end
    return lead
