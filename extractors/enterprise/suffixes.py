"""Short names whose suffix is an ordinary word too (亚太药业, 仁智股份): edges and context must agree."""

from __future__ import annotations

import re

from extractors.base import Passage
from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.phrases import without_lead
from extractors.enterprise.proofs import deed_follows, opens_clause
from extractors.enterprise.right import MAY_FOLLOW, NO_END, RIGHT_CUE, fits_right, may_end
from extractors.enterprise.spans import Anchor, Span
from extractors.enterprise.words import PROOFS, is_charmed, is_coined, is_strange_pair, role, vocabulary

_SOFT = role("soft_cue")
_LEFT_CUE = re.compile(rf"{PROOFS.either('left_cue')}(?:[\u4e00-\u9fff]{{0,2}})$")
_CLASSES, _TRADE = vocabulary().classes, vocabulary().trade
# Words right before a suffix that no name ends in; the weakest suffixes stand no everyday word either.
_DULL = frozenset({"stop", "verb", "industry", "generic"})
_COMMON = _DULL | {"common"}
_LINKS = frozenset("和与及或")
# Characters that lead to a class or a name, and that no trade name opens or ends with.
_LEADING, _TRAILING = role("no_first"), role("no_last")
_UNITS = frozenset("亿万台吨个家元套辆名")
_STRICT = frozenset({"weak", "fair"})
# A region and one of these are a name without any trade name: 江苏银行.
_REGIONAL = role("after_region")


def read_suffix(passage: Passage, start: int, end: int, word: str, anchor: Anchor) -> Span | None:
    """Return a short name such as 亚太|药业, whose suffix is an ordinary word too: edges and context must agree."""
    folded = passage.folded
    strength, after = anchor.strength, folded[end : end + 1]
    named = strength != "own" and may_be_coined(folded, start)
    if after not in MAY_FOLLOW and strength != "own" and not named and after.isalnum():
        return None
    if _is_dull(folded[start - 2 : start], strength) and folded[start - 3 : start] not in _TRADE:
        return None
    fits = fits_right(folded, end, after, word, strength)
    if not fits and not named:
        return None
    edge = left_edge(folded, start)
    if edge is None or not edge.hard:
        return None
    edge = without_lead(folded, edge, start, word)
    if fits and word in _REGIONAL and edge.region and not edge.core and not edge.tail and len(edge.region) <= 3:
        return Span(edge.start, end, anchor.kind, "name_suffix", edge.region, word, edge.region)
    if (named and _is_coined_name(folded, end, word, edge)) or (fits and _is_name(folded, end, word, edge, strength)):
        return Span(edge.start, end, anchor.kind, "name_suffix", edge.core, edge.tail + word, edge.region)
    return None


def may_be_coined(folded: str, end: int) -> bool:
    """Tell at a glance whether a coined trade name may end here, or before a word for a line of business."""
    if _CHARS.isdisjoint(folded[end - 4 if end > 4 else 0 : end]):
        return False
    kind = _CLASSES.get(folded[end - 2 : end])
    if kind == "industry":
        end -= 2
    elif kind is not None:
        return False
    return end > 1 and not _CHARS.isdisjoint(folded[end - 2 : end])


_RAISED = frozenset("养肉奶")  # 养|兔业, 肉|牛业


def _is_dull(pair: str, strength: str) -> bool:
    """Tell by the two characters before a suffix that no name ends in it; the cheap test that spares a window."""
    if not pair[-1:].isalpha() or pair[-1] in _RAISED:
        return True
    return _CLASSES.get(pair) in (_COMMON if strength in _STRICT else _DULL) and pair not in _TRADE


def _is_name(folded: str, end: int, word: str, edge: Edge, strength: str) -> bool:
    """Tell whether what stands before a suffix is a trade name."""
    return _is_trade_name(folded, end, word, edge, strength) or _is_local_name(folded, end, edge)


def _is_local_name(folded: str, end: int, edge: Edge) -> bool:
    """Tell whether an everyday word or a county's name is the trade name: it opens its clause, and a deed follows."""
    head = edge.core or edge.region
    return (
        (head in vocabulary().trade or is_strange_pair(edge.core) or is_charmed(edge.core))
        and folded.startswith(head, edge.start)
        and len(head) < 4
        and not edge.tail
        and opens_clause(folded, edge.start)
        and (edge.core or folded[end : end + 2] not in _MEASURES)
        and deed_follows(folded, end)
    )


_QUOTES = frozenset('“"')
_CHARS, _CROSSED = role("name_char") | role("name_half"), role("crossed_place")


def _is_coined_name(folded: str, end: int, word: str, edge: Edge) -> bool:
    """Tell whether two characters that are no word are of those that trade names are made of: 鑫岱|铸造."""
    core = edge.core
    if not is_coined(core) or edge.generic or len(edge.tail) > 4 or word == "股份":
        return False
    if word == "投资" and folded[end : end + 1].isdigit():
        return False  # 昌岱|投资1.8亿元
    if folded[end : end + 1] == "、" and folded[edge.start - 1 : edge.start] in _QUOTES:
        return False  # “惠岱|财富、乐岱生活”
    if folded[edge.start - 1 : edge.start + 2] in _CROSSED:
        return False  # 美国|内华达
    if _leads(folded, edge) or _trails(folded, core, end) or folded[edge.start - 1 : edge.start].isdigit():
        return False
    bad = NO_END.get(word[-1])
    return (bad is None or not bad.match(folded, end)) and may_end(folded, end)


_MEASURES = role("statistic")  # 温州灯具|出口1.2亿美元 is a statistic


def _leads(folded: str, edge: Edge) -> bool:
    """Tell whether the core opens with a word that leads to it: 装载机|和起重机, 因|白酒业, 1.08亿购|天牛啤酒."""
    first, before = edge.core[0], folded[edge.start - 1] if edge.start else ""
    if first in _LINKS and before.isalnum():
        return True
    return not edge.region and (first in _LEADING or (first in _UNITS and before.isdigit()))


def _trails(folded: str, core: str, end: int) -> bool:
    """Tell whether the core ends with a word that leads to what follows: 想在|环保."""
    if core[-1] in _TRAILING:
        return not folded.startswith("是一", end)
    return len(core) > 2 and _CLASSES.get(core[-1]) == "weak"


# What follows the subject of a clause is enough behind a name at its head that no lexicon knows (恒谨教育|在湖北),
# where the line of business is no good that a text may speak of itself (氟碳涂料|在风电领域).
_OF_SUBJECTS, _TRADES = role("of_subject"), role("trade")


def _heads_clause(folded: str, start: int) -> bool:
    """Tell whether a clause begins here: behind a mark, at the head of a line or of the text."""
    return start == 0 or folded[start - 1] in _MARKS


_MARKS = frozenset(",。;:!?\n")


def _is_trade_name(folded: str, end: int, word: str, edge: Edge, strength: str) -> bool:
    """Tell whether core and suffix make a name."""
    core = edge.core
    if not 2 <= len(core) <= 4 or edge.generic or len(edge.tail) > 4:
        return False
    if _leads(folded, edge) or (_trails(folded, core, end) and not _is_city(folded, edge, strength)):
        return False
    if strength == "fair":
        cue = RIGHT_CUE.match(folded, end)
        size = 2 + (len(core) == 3 and opens_clause(folded, edge.start) and deed_follows(folded, end))
        return len(core) == edge.gap == size and not edge.tail and (cue is None or cue[0] not in "、和与的")
    if strength == "weak":
        return _is_weak_name(folded, end, word, edge)
    return (edge.gap >= 1 and not _is_led(core, edge.gap)) or (
        word == "股份"
        and len(core) == 2
        and vocabulary().classes.get(core) == "common"
        and RIGHT_CUE.match(folded, end) is not None
    )


def _is_led(core: str, gap: int) -> bool:
    """Tell whether an everyday word is the core but for a character that leads to it: 卖精酿|啤酒."""
    leads = core[0] in _LEADING or core[0] in "卖售有" or _CLASSES.get(core[0]) == "weak"
    return leads and gap == 1 and len(core) == 3 and _CLASSES.get(core[1:]) in {"common", "verb"}


def _is_city(folded: str, edge: Edge, strength: str) -> bool:
    """Tell whether 都 ends a trade name that opens its clause, and does not mean all of them: 锦都|大酒店."""
    city = strength == "own" and edge.core[-1] == "都"
    return city and len(edge.core) == edge.gap == 2 and not folded[edge.start - 1 : edge.start].isalnum()


def _is_weak_name(folded: str, end: int, word: str, edge: Edge) -> bool:
    """Tell whether a name ends in what is mostly a mere word: only behind a core that no lexicon knows."""
    core = edge.core
    if edge.gap < 2 or edge.gap < len(core):
        return False
    cue = RIGHT_CUE.match(folded, end)
    if edge.region and cue is not None:
        return edge.gap == len(core) and not edge.tail
    if cue is not None and edge.gap == len(core) and folded[edge.start - 1 : edge.start] in {"", "\n"}:
        return cue[0] not in "、的和与" and not folded.startswith("是一款", end)  # it opens a paragraph
    subject = cue is not None and cue[0] in _OF_SUBJECTS and word in _TRADES and not edge.tail
    if subject and not core.isascii() and _heads_clause(folded, edge.start):
        return True
    return (
        (cue is not None and cue[0] not in _SOFT)
        or _LEFT_CUE.search(folded[max(0, edge.start - 6) : edge.start]) is not None
        or deed_follows(folded, end)
    )
