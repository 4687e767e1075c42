"""Sisters of known names inside one document: 新疆海龙 beside 山东海龙, 新农化纤 beside 新农开发."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.enterprise.called import is_no_firm
from extractors.enterprise.proofs import deed_follows, opens_clause
from extractors.enterprise.right import RIGHT_CUE
from extractors.enterprise.words import cut, role, vocabulary


def families(names: Iterable[str]) -> set[str]:
    """Return the trade names that three more names open with: those of a group and its daughters."""
    found = sorted(names)
    return {name for at, name in enumerate(found[:-3]) if len(name) < 4 and found[at + 3].startswith(name)}


def add_sisters(folded: str, name: str, names: dict[str, tuple[str, str, str]]) -> None:
    """Add what a known name of four or five characters tells of its sisters: other places, other lines of business.

    新疆海龙, once 山东海龙 is known; 新农化纤, once 新农开发 is.
    """
    for sister in _sisters(folded, name):
        names.setdefault(sister, ("alone", "", ""))
    core, words = name[:2], vocabulary()
    if len(name) != 4 or name[2:] not in words.industry or folded.count(core) <= folded.count(name):
        return
    if not (core in words.classes or core in words.trade or cut(core) or core in _PARTS):
        names.setdefault(core, ("sister", "", ""))


def _sisters(folded: str, name: str) -> Iterator[str]:
    """Yield the firms of a known name's trade name in other places: 新疆海龙, once 山东海龙 is known."""
    core, regions = name[2:], vocabulary().regions
    if name[:2] not in regions or core in vocabulary().classes or cut(core):
        return
    at = folded.find(core)
    while at >= 0:
        place = folded[at - 2 : at] if at > 1 else ""
        if regions.get(place) in _PLACES and place != name[:2]:
            yield place + core
        at = folded.find(core, at + 1)


_PLACES = frozenset({"province", "prefecture", "county"})


def with_place(folded: str, word: str, start: int, full: str) -> tuple[int, str]:
    """Return start and full name of a name met again, of a sister where another place opens it: 、|苏州|岱隆."""
    place, before = folded[max(0, start - 2) : start], folded[max(0, start - 3) : max(0, start - 2)]
    strange = len(word) > 1 and word not in vocabulary().classes and not cut(word)
    if strange and vocabulary().regions.get(place) in _PLACES and (not before.isalpha() or before in _LINKS):
        return start - 2, full if place in full else ""
    return start, full


_LINKS = frozenset("和与及")


_PARTS = role("no_member")  # 东北制药, then 东北: the part of the country
_BUILT = ("大厦", "广场", "事件", "数据")  # 欣岱|事件 is no deed of its own, nor are figures it compiles about it
_APART, _GOES_ON = frozenset({"stop", "weak", "verb"}), frozenset({"stop", "verb", "common"})


def stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether the trade name of a known firm stands for it without its line: 对|欣岱|影响不大, ,|欣岱|必须….

    A word that is no line of business follows or a mark, and it opens its clause or a word leads to it.
    """
    after = folded[end : end + 1]
    if folded.startswith(_BUILT, end) or folded[start - 1 : start] == "*" or is_no_firm(folded, end, folded[start:end]):
        return False
    if after.isalpha() and not (RIGHT_CUE.match(folded, end) or deed_follows(folded, end)):
        tokens = cut(folded[end : end + 4])
        if not tokens or tokens[0][0] or tokens[0][3] not in _GOES_ON or tokens[0][1] < 2:
            return False
    if opens_clause(folded, start):
        return True
    before = cut(folded[max(0, start - 4) : start])
    return bool(before) and before[-1][1] == min(4, start) and before[-1][3] in _APART
