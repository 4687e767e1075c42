"""The words before a name in its clause that make an object of it: 收购|乙公司, 对|丙公司, but 乙公司支持的|甲公司."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load
from pipeline.context.who.places import cues
from pipeline.context.words import either

_DAUGHTER = re.compile("(?:其|旗下)?(?:控股|参股|全资)(?:[子孙]公司|公司|企业)(?:\\([^()]{1,14}\\)?)?")
_DISPOSED = re.compile(f"[^,;。]{{2,36}}?{either('disposes')}")  # 将甲公司20%转让给乙公司
# 获甲基金A轮投资2000万元: of the firm that is paid
_BACKED = re.compile("[获得]了?[^,;。]{0,8}$")
_BACKS = re.compile("(?:等|的|首轮|[A-E]\\+?轮|天使轮?|战略|联合|独家|数)*(?:[领参]投|[投注融]资|入股)")
_DIFFERS = re.compile("[^,;。0-9]{0,12}[高低多少快慢大小增减降升]")  # 比|全市平均水平高2个百分点


def _markers() -> tuple[re.Pattern[str], tuple[str, ...], frozenset[str]]:
    """Return what makes an object of a later name in the clause, what of the name right after it, and what does not."""
    words: dict[str, list[str]] = {"object": [], "prefix": [], "guard": []}
    for row in load("object_markers"):
        words[row["kind"]].append(row["word"])
    both = sorted([*words["object"], *words["guard"]], key=len, reverse=True)
    return re.compile("|".join(both)), tuple(words["prefix"]), frozenset(words["guard"])


_MARKER, _PREFIXES, _GUARDS = _markers()
_GUARDED = tuple(_GUARDS)


@cache
def _verbs() -> tuple[str, ...]:
    """Return the verbs among the markers: a name right before one does it."""
    return tuple(row["word"] for row in load("object_markers") if row["kind"] == "object" and len(row["word"]) > 1)


def _marked(text: str, start: int, end: int) -> int:
    """Return where the first marker is that is none of the longer words that only look like one, -1 if nowhere."""
    for match in _MARKER.finditer(text, start, end):
        if match[0] not in _GUARDS:
            return match.start()
    return -1


class Around(NamedTuple):
    """What stands around a name in the clause that begins at `floor`.

    `prefix` are the words before it, back to the clause's begin or, where it `follows` another name, to that one's end;
    `between` those that part the two names; `after` are the characters behind it.
    """

    floor: int
    prefix: str
    between: str
    follows: bool
    after: str


def is_object(text: str, start: int, around: Around) -> bool:
    """Return whether the words before a name in its clause make an object of it.

    In 乙公司支持的甲公司 and 拥有众多品牌的甲公司 the name is the head of what goes before, not the object of its verb.
    """
    floor, prefix, between, follows, after = around
    if floor >= start or (not follows and _DAUGHTER.fullmatch(prefix)):  # ;控股子公司|乙公司: what it is, not held
        return False
    if _BACKS.match(after) and _BACKED.search(prefix):
        return True
    if prefix.endswith("将") and _DISPOSED.match(text, start):
        return True
    if prefix.endswith(_PREFIXES) and not prefix.endswith(_GUARDED):
        # 较|甲公司收盘价5元溢价30%: the price is its own
        return _DIFFERS.match(after) is not None if prefix[-1] in "比较" else not after.startswith(_verbs())
    marked = _marked(text, floor, start)
    if marked < 0:
        return False
    if not prefix.endswith("的") or after.startswith(("股份", "股权")):
        return True
    if follows:
        verb = between.removesuffix("的").removesuffix("了")
        return verb not in _verbs() or verb in cues("holder")
    return marked > floor + 1
