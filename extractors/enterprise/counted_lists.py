"""Lists of firms that the text counts: 天泽、永盛、隆达三家企业; 高新技术企业3家,分别是天成生物、力源机电和海科化工.

The count vouches for the members: there must be as many as it says, each of them all between two marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.aliases import kind_by_form
from extractors.enterprise.lists import item_start
from extractors.enterprise.members import LONGEST, is_name, taken_apart
from extractors.enterprise.proofs import deed_follows
from extractors.enterprise.spans import Span
from extractors.enterprise.words import cut, either, known_names, role

_COUNT = re.compile(r"(?<![\d.一二三四五六七八九十百第])(?:[2-9]|1\d|[两二三四五六七八九]|十[一二三四五]?)$")
_FIRMS = rf"(?:{either('counted_firm')}|[酒药钢电纱]厂)"
# What counts other things than firms as well does so with the word for them: 四个企业, 五大企业集团.
_MARK = re.compile("[家个大户](?<=[0-9两二三四五六七八九十一].)")
_COUNTED = re.compile(rf"[\u4e00-\u9fff]{{0,3}}?{_FIRMS}")
# Behind a list: 三家骨干企业, or 三家 at the end of a clause that speaks of firms.
_CLOSES = re.compile(rf"(?:[\u4e00-\u9fff]{{0,6}}?{_FIRMS}|(?=[,。;\n)]|$))")
# Before a list: 企业3家,分别是…; 三家企业:….
_OPENS = re.compile(rf"(?:[\u4e00-\u9fff]{{0,10}}?{_FIRMS})?(?:,?(?:分别|依次)?(?:是|为|即)|:|,分别有|\()")
_OF_FIRMS = re.compile(_FIRMS)
_PIECES = re.compile(r"(?:[^,。;:!?()\n]|\([\u4e00-\u9fff]{2,4}\)){5,160}")
_AND = re.compile(r"以及|[和与及]")
_VALUES = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SURNAMES, _LINKS = role("surname"), frozenset("、和与及")


def find_counted(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members of counted lists that no other rule has found."""
    taken: set[int] = set()
    lists = [*(_told(folded, *counted) for counted in _counts(folded)), *_labelled(folded)]
    for members in lists:
        if not members:
            continue
        taken = taken or {place for span in spans for place in range(span.start, span.end)}
        if not any(start in taken or _strange(folded[start:end]) for start, end in members):
            continue
        for start, end in members:
            if taken.isdisjoint(range(start, end)):
                name = folded[start:end]
                yield Span(start, end, kind_by_form(name), "list_member", *taken_apart(name))


def _told(folded: str, start: int, end: int, written: str) -> list[tuple[int, int]]:
    """Return the members of the list before or behind a count."""
    count = _value(written)
    return _before(folded, start, end, count) or _behind(folded, end, count)


_UNCOUNTED = re.compile(
    r"[两三四五](?<=[^0-9、第一二三四五六七八九十].)(?=(?:企业|公司|集团|厂|酒店|煤矿)(?!家|[内房长商]))"
)


# What tells that firms follow, with no count: 重点企业:金岱建材、兴源、鸿运来产值过亿元.
_LABEL = re.compile(
    r"[企厂](?:(?<=企)业|(?<=厂)家)(?::|主要有|包括|有(?=[\u4e00-\u9fff]{2,8}、))(?=[\u4e00-\u9fff]{2,10}、)"
)
_LAST = re.compile(r"[\u4e00-\u9fff]{2,14}")


def _labelled(folded: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the members of lists that a word for firms opens: three or more, two of them known or strange."""
    for label in _LABEL.finditer(folded):
        at = label.end()
        members: list[tuple[int, int]] = []
        while (mark := folded.find("、", at, at + LONGEST + 1)) > 0 and is_name(folded[at:mark]):
            members.append((at, mark))
            at = mark + 1
        if mark > 0 or len(members) < 2 or not (last := _last_member(folded, at)):
            continue
        members.append((at + (folded[at] in _LINKS), last))
        if sum(folded[start:end] in known_names() or _strange(folded[start:end]) for start, end in members) > 1:
            yield members


def _last_member(folded: str, start: int) -> int:
    """Return where the last member of such a list ends: before a mark, 等 or a deed of firms, or 0."""
    run = _LAST.match(folded, start)
    for end in range(start + 2, run.end() + 1 if run else 0):
        after = folded[end : end + 1]
        if (not after.isalnum() or after == "等" or deed_follows(folded, end)) and is_name(folded[start:end]):
            return end
    return 0


def _counts(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a list may end before a count of firms, where the count ends, and the count as written."""
    for plain in _UNCOUNTED.finditer(folded):  # 金岱、兴源两企业
        yield plain.start(), plain.end(), plain[0]
    for mark in _MARK.finditer(folded):
        at = mark.start()
        counted = mark[0] == "家" or _COUNTED.match(folded, at + 1)
        if counted and (match := _COUNT.search(folded, max(0, at - 3), at)):
            yield match.start() - (folded[match.start() - 1] == "等"), at + 1, match[0]


def _value(written: str) -> int:
    """Return how many firms a count tells."""
    if written.isdigit():
        return int(written)
    return sum(_VALUES[numeral] for numeral in written)


def _before(folded: str, end: int, after: int, count: int) -> list[tuple[int, int]]:
    """Return the members of a list that ends in its count (…、隆达|三家企业), or none where their number differs."""
    close = _CLOSES.match(folded, after)
    if close is None or not folded[end - 1 : end].isalpha():
        return []
    members: list[tuple[int, int]] = []
    while len(members) < count - 1:
        start = _mark(folded, end)
        if start < 0 or not is_name(folded[start:end]):
            break
        members.append((start, end))
        end = start - 1 - folded.startswith("以及", start - 2)
    if len(members) != count - 1 or not members:
        return []
    start = item_start(folded, end)
    if start < 0 or folded[start - 1 : start] == "、" or not is_name(folded[start:end]):
        return []
    told = close.end() > after or _OF_FIRMS.search(folded, max(0, start - 20), start) is not None
    return [(start, end), *members] if told else []


def _mark(folded: str, end: int) -> int:
    """Return where the member begins that ends at `end` and stands behind a mark of the list, or -1."""
    for start in range(end - 2, max(0, end - LONGEST), -1):
        if folded[start - 1] == "、":
            return start
        if not folded[start - 1].isalnum():
            return -1
        if folded[start - 1] in _LINKS and is_name(folded[start:end]):
            return start
    return -1


def _behind(folded: str, start: int, count: int) -> list[tuple[int, int]]:
    """Return the members of a list that follows its count (3家,分别是|…), or none where their number differs."""
    opening = _OPENS.match(folded, start)
    if opening is None:
        return []
    if _OF_FIRMS.search(folded, max(0, start - 14), opening.end()) is None:
        return []
    listed = _PIECES.match(folded, opening.end())
    if listed is None:
        return []
    members, at = [], listed.start()
    for piece in listed[0].split("、"):
        members.append((at, at + len(piece)))
        at += len(piece) + 1
    start, end = members[-1]
    if len(members) == count - 1 and (link := _AND.search(folded, start + 2, end - 2)):
        members[-1:] = [(start, link.start()), (link.end(), end)]
    fits = len(members) == count > 1 and all(is_name(folded[first:last]) for first, last in members)
    return members if fits else []


def _strange(name: str) -> bool:
    """Tell whether no lexicon knows two characters of a name, and no person is called so."""
    gap = len(name) - sum(end - start for start, end, _, _ in cut(name))
    return gap >= 2 and not (len(name) <= 3 and name[0] in _SURNAMES)
