"""Sisters of known names inside one document: 新疆海龙 beside 山东海龙, 新农化纤 beside 新农开发."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.enterprise.words import cut, vocabulary


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
    if not (core in words.classes or core in words.trade or cut(core)):
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
