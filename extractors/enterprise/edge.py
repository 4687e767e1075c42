"""Where a name begins: the left edge of what stands before a legal form, a suffix or a cue.

The run of name characters to the left is cut into words; the edge is the last stop word, a region that opens
a name, or the place where everyday words end and a trade name (a gap in all lexicons) begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.enterprise.edge_cuts import after_stop, known_behind_stop, skip_weak, strip_common, tail_start
from extractors.enterprise.edge_places import (
    behind_weak,
    inner_region,
    is_abroad,
    leading_place,
    trim_chain,
    unknown_place,
)
from extractors.enterprise.words import Token, vocabulary

LEGAL_WINDOW = 30
SHORT_WINDOW = 18
# Read backwards: Han characters, Latin letters, and closed brackets such as (中山) or (集团).
_RUN = re.compile(r"[A-Za-z·&\u4e00-\u9fff]*(?:\)[\u4e00-\u9fff]{2,8}\([A-Za-z·&\u4e00-\u9fff]*){0,4}")
# Before a legal form the brackets may hold a Latin name too, and blanks may stand around them: 威盛(RSN), 中铝 (江苏).
_LEGAL_RUN = re.compile(
    r"[A-Za-z·&\u4e00-\u9fff]*(?: ?\) ?[A-Za-z.\u4e00-\u9fff]{2,14} ?\( {0,2}[A-Za-z·&\u4e00-\u9fff]*){0,4}"
)
# One-character generic words that trade names are made of as well (新华, 大发).
_ONE_GENERIC = frozenset("新老大小发水火钢铁铝药酒糖茶油化印造砖瓦瓷船车电商会团")
_OF_YEAR = frozenset("度底初末内份代来")  # ends the words of a date: 2012年度
_VOCABULARY = vocabulary()
_PREPOSITIONS = frozenset("以对由为与向")


class Edge(NamedTuple):
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


class _Run(NamedTuple):
    """The words before an anchor, which begin at `base` of the text, cut into `tokens`; `legal` before a legal form."""

    folded: str
    words: str
    base: int
    tokens: list[Token]
    legal: bool


def left_edge(folded: str, end: int, legal: bool = False) -> Edge | None:
    """Return the edge of a name whose suffix begins at `end`, or None where nothing precedes it."""
    window = LEGAL_WINDOW if legal else SHORT_WINDOW
    match = (_LEGAL_RUN if legal else _RUN).match(folded[end - window if end > window else 0 : end][::-1])
    size = match.end() if match else 0
    if size and legal:
        size -= _parted(folded[end - size : end])
    if not size:
        return None
    base = end - size
    if folded[base] in "年月" and folded[base - 1 : base].isdigit():  # 2012年|华鼎集团, though 年华 is a word
        date = 1 + (folded[base + 1] in _OF_YEAR)
        base, size = base + date, size - date
        if size <= 0:
            return None
    run = folded[base:end]
    begin, tokens = after_stop(run, _VOCABULARY.matcher.indexes(run), legal)
    if begin == size:
        return None
    hard = size < window
    if not tokens:
        return _unknown_throughout(run, base, begin, hard)
    whole = _Run(folded, run, base, tokens, legal)
    cuts = _cuts(whole, begin)
    return _edge(whole, cuts, hard or cuts[0] > 0)


def _parted(run: str) -> int:
    """Return how much of a run is parted from the name by a bracket that is no place of it: (研发中) |西安康弘."""
    close = run.rfind(") ")
    inside = run[run.rfind("(", 0, close) + 1 : close].strip() if close > 0 else ""
    if inside and inside != "集团" and not inside.isascii() and inside not in _VOCABULARY.regions:
        return close + 2
    return len(run) - len(run.lstrip(" "))


def _unknown_throughout(run: str, base: int, begin: int, hard: bool) -> Edge:
    """Return the edge where no lexicon knows any of it: all of it is the trade name, but for a place that opens it."""
    size = len(run)
    lead = unknown_place(run, [], begin, size) if size - begin > 4 else begin
    hard = hard or begin > 0
    return Edge(base + begin, run[lead:], run[begin:lead], "", size - lead, False, "", 0, hard, False)


def _cuts(whole: _Run, begin: int) -> tuple[int, int, int]:
    """Return where the name, its trade name and its line of business begin in the run, not before `begin`."""
    folded, run, base, tokens, legal = whole
    tail = tail_start(run, tokens, begin, legal)
    kinds = [token[3] for token in tokens]
    if "weak" in kinds:
        begin = skip_weak(folded, run, base, tokens, begin, tail)
        if begin == tail < len(run):
            tail = tail_start(run, tokens, begin, legal)
    lead = begin
    if "region" in kinds:
        begin = inner_region(run, tokens, begin, tail)
        lead = leading_place(tokens, begin, tail)
    elif "weak" in kinds and "known" in kinds:
        begin = lead = known_behind_stop(tokens, begin)
    if lead == begin:
        lead = unknown_place(run, tokens, begin, tail)
    if lead == begin:
        begin = lead = strip_common(tokens, lead, tail, legal)
    else:
        begin = trim_chain(tokens, begin, lead, legal)
        begin = begin if legal or not is_abroad(run[begin:lead]) else lead
    if legal and lead == begin and (place := behind_weak(run, tokens, begin, tail)) > (begin, begin):
        return place[0], place[1], place[1]
    return begin, lead, tail


def _without_junk(tokens: list[Token], begin: int, tail: int, legal: bool) -> int:
    """Return the edge of a name without a place, moved to a known name behind what is no name: 任|万科集团."""
    for index in range(len(tokens) - 1, -1, -1):
        start, end, _, kind = tokens[index]
        if end <= tail:
            break
    else:
        return begin
    if kind != "known" or end != tail or start <= begin:
        return begin
    before = [token for token in tokens[:index] if token[0] >= begin]
    gap = start - begin - sum(token[1] - token[0] for token in before)
    part = legal and start - begin > 1 and all(token[1] - token[0] == 1 for token in before)
    if gap < 2 and not part and all(token[3] not in {"known", "region"} for token in before):
        return start
    return begin


def _is_known(name: str) -> bool:
    """Tell whether a trade name, or a name, is known beforehand."""
    return name in _VOCABULARY.trade or _VOCABULARY.classes.get(name) == "known"


def _edge(whole: _Run, cuts: tuple[int, int, int], hard: bool) -> Edge:
    """Return the edge with what its core is made of."""
    _, run, base, tokens, legal = whole
    begin, lead, tail = cuts
    if lead == begin:
        begin = lead = _without_junk(tokens, begin, tail, legal)
    if run[lead : lead + 1] in _PREPOSITIONS and begin == lead and _is_known(run[lead + 1 : tail]):
        begin = lead = lead + 1  # 以|北斗星轴承为代表, though 以北 is a word
    generic = _VOCABULARY.generic
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
