"""Where a name begins: the left edge of what stands before a legal form, a suffix or a cue.

The run of name characters to the left is cut into words; the edge is the last stop word, a region that opens
a name, or the place where everyday words end and a trade name (a gap in all lexicons) begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.enterprise_words import Token, cut, vocabulary

WINDOW = 30
# Read backwards: Han characters, Latin letters, and closed brackets such as (中山) or (集团).
_RUN = re.compile(r"(?:[A-Za-z·&\u4e00-\u9fff]|\)[\u4e00-\u9fff]{2,8}\()*")
# Lines of business that are verbs as well.
_VERBAL = frozenset(("控股", "投资", "参股", "销售", "开发", "管理", "建设", "租赁"))
_ADMIN = frozenset("省市县区州镇乡村")


@dataclass(frozen=True, slots=True)
class Edge:
    """The stretch before an anchor: `start` of the name, its `core` (trade name) and what is known of it."""

    start: int
    core_start: int
    core: str
    region: str
    tail: str
    gap: int
    known: bool
    words: tuple[str, ...]
    hard: bool

    @property
    def generic(self) -> bool:
        """Whether the core says nothing: empty, or made of generic words, lines of business and stop words only."""
        vocab = vocabulary()
        plain = sum(len(word) for word in self.words if word in vocab.generic or vocab.classes.get(word) == "weak")
        return plain >= len(self.core)


def left_edge(folded: str, end: int, regions_in_tail: bool = False) -> Edge | None:
    """Return the edge of a name whose suffix begins at `end`, or None where nothing precedes it."""
    low = max(0, end - WINDOW)
    match = _RUN.match(folded[low:end][::-1])
    size = match.end() if match else 0
    if not size:
        return None
    run = folded[end - size : end]
    tokens = cut(run)
    begin = max((token.end for token in tokens if token.kind == "stop"), default=0)
    tokens = [token for token in tokens if token.start >= begin]
    tail = _tail_start(run, tokens, begin, regions_in_tail)
    begin = _skip_weak(folded, end - size, run, tokens, begin, tail)
    begin = _inner_region(run, tokens, begin, tail)
    lead = _lead_regions(tokens, begin, tail)
    begin, lead = _trim_chain(run, tokens, begin, lead, strong=regions_in_tail)
    inside = [token for token in tokens if token.start >= lead and token.end <= tail]
    if lead == begin:
        begin = lead = _strip_common(inside, lead, tail)
        inside = [token for token in inside if token.start >= lead]
    base = end - size
    return Edge(
        base + begin,
        base + lead,
        run[lead:tail],
        run[begin:lead],
        run[tail:],
        tail - lead - sum(token.end - token.start for token in inside if token.kind != "weak"),
        any(token.kind == "known" for token in inside),
        tuple(token.word for token in inside),
        begin > 0 or size < WINDOW,
    )


def _tail_start(run: str, tokens: list[Token], begin: int, regions: bool) -> int:
    """Return where the words for the line of business begin that end the run."""
    pos = len(run)
    rest = [token for token in tokens if token.kind == "industry" or (regions and token.kind == "region")]
    while pos > begin:
        if run[pos - 1] == ")":
            pos = run.rfind("(", 0, pos)
        while rest and rest[-1].end > pos:
            rest.pop()
        if not rest or rest[-1].end != pos or (rest[-1].kind == "region" and rest[-1].start <= begin):
            break
        pos = rest[-1].start
    return max(pos, begin)


def _skip_weak(folded: str, base: int, run: str, tokens: list[Token], begin: int, tail: int) -> int:
    """Move the edge past one-character stops (和, 为, 向 …) unless they look like part of a trade name."""
    region_end = begin
    for token in tokens:
        if token.kind == "region" and token.start == region_end:
            region_end = token.end
        if token.kind != "weak" or token.start < begin or tail - token.end < 2:
            continue
        if token.start == begin:
            opens = base + begin > 0 and folded[base + begin - 1].isdigit()
            after_region = region_end == begin and begin and any(t.end == begin and t.kind == "region" for t in tokens)
            if opens or not after_region:
                begin = region_end = token.end
        elif token.start - max(begin, region_end) >= 2 or token.start == region_end > begin:
            begin = region_end = token.end
    return min(begin, len(run))


def _inner_region(run: str, tokens: list[Token], begin: int, tail: int) -> int:
    """Move the edge to a region inside the run where what precedes it does not belong to the name."""
    previous = begin
    for token in tokens:
        if token.kind != "region" or token.start < begin:
            previous = max(previous, token.end) if token.start >= begin else previous
            continue
        if token.start > previous or token.start == begin:
            before_is_gap = token.start - previous >= 2 and token.start > begin
        else:
            before_is_gap = False
        if token.start > begin and run[token.start - 1] != "(" and tail - token.end >= 2 and not before_is_gap:
            industry_before = any(t.end == token.start and t.kind in {"industry", "region"} for t in tokens)
            if not industry_before:
                return token.start
        previous = token.end
    return begin


def _lead_regions(tokens: list[Token], begin: int, tail: int) -> int:
    """Return where the regions end that open the name."""
    pos = begin
    for token in tokens:
        if token.start == pos and token.kind == "region" and token.end <= tail:
            pos = token.end
    return pos


def _trim_chain(run: str, tokens: list[Token], begin: int, lead: int, strong: bool) -> tuple[int, int]:
    """Cut a chain of places (山东省菏泽市郓城县…) down: none is kept before a short name, the last before a legal one."""
    chain = [token for token in tokens if begin <= token.start and token.end <= lead]
    admin = [token for token in chain if token.word[-1] in _ADMIN and len(token.word) > 2]
    if len(admin) < 2:
        return begin, lead
    return (chain[-1].start if strong else lead), lead


def _strip_common(inside: list[Token], lead: int, tail: int) -> int:
    """Cut everyday words off the front: verbs before a trade name, any where the stretch is too long for one."""
    for token in inside:
        rest = tail - token.end
        if token.start != lead or rest < 2:
            break
        verb = token.kind == "verb" or token.word in _VERBAL
        gap = rest - sum(t.end - t.start for t in inside if t.start >= token.end)
        if (verb and gap >= 2) or (tail - lead > 4 and token.kind in {"common", "generic", "industry", "verb"}):
            lead = token.end
        else:
            break
    return lead
