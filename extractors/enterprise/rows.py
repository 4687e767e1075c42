"""Rows of firms by their shape: 东岭电器、明霞灯具、昌垣铸造, where a name as sure as 昌垣铸造 vouches for others.

A row of goods looks alike (浮法玻璃、镀膜玻璃); it has no trade names in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.aliases import kind_by_form
from extractors.enterprise.edge import left_edge
from extractors.enterprise.members import gathers, last_of_line, taken_apart
from extractors.enterprise.right import NO_END, may_end
from extractors.enterprise.spans import Span
from extractors.enterprise.words import SUFFIXES, cut, is_coined, role, vocabulary

_MARKS = frozenset(',。;:!?\n()“”"《》')
_COUNTED = re.compile(r"[\d两三四五六七八九十][大家个]")
_AND = re.compile(r"以及|[和与及]")
_LAST_TWO = frozenset(suffix[-2:] for suffix in SUFFIXES)
_LAST = frozenset("司厂社团")
_FORMS = ("公司", "厂", "合作社", "集团")
_CHARS, _HALVES, _TRADES = role("name_char"), role("name_half"), role("trade")
_PLAIN = frozenset({"common", "known", "region"})
_LONGEST, _LONGEST_FORM = 8, 13
_GATHERING = re.compile(r"[\u4e00-\u9fff]{4,13}?合作社")
_SURE = 2  # names that make a row one of firms

# Of a member its start and end, and how sure it is: 2 by itself, 1 beside a sure one, 0 beside two.
_Member = tuple[int, int, int]


def find_rows(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members of rows in which two are names by themselves and no other rule has found the rest."""
    sure: dict[int, int] = {}
    for begin, stop in _clauses(folded):
        sure = sure or {span.start: span.end for span in spans}
        for row in _runs(_members(folded, begin, folded[begin:stop], sure)):
            own = sum(weight > 1 for _, _, weight in row)
            for start, end, weight in row if own else ():
                others = own - (weight > 1)
                if others and others + weight >= _SURE and sure.get(start) != end:
                    name = folded[start:end]
                    yield Span(start, end, kind_by_form(name), "list_member", *taken_apart(name))


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where a clause begins and ends that has a 、 behind what may be the end of a name."""
    at = folded.find("、")
    while at >= 0:
        if folded[at - 2 : at] in _LAST_TWO or folded[at - 1] in _LAST:
            start = stop = at
            while start and folded[start - 1] not in _MARKS:
                start -= 1
            while stop < len(folded) and folded[stop] not in _MARKS:
                stop += 1
            yield start, stop
            at = stop
        at = folded.find("、", at + 1)


def _runs(members: list[_Member | None]) -> Iterator[list[_Member]]:
    """Yield the stretches of a row that hold members only."""
    run: list[_Member] = []
    for member in [*members, None]:
        if member is not None:
            run.append(member)
        elif run:
            yield run
            run = []


def _members(folded: str, start: int, row: str, sure: dict[int, int]) -> list[_Member | None]:
    """Return the members of a row in order, None for each piece that is no name.

    A piece that is none may still open with a member or end in one; its end is looked at where a member follows.
    """
    found: list[_Member | None] = []
    pending = at = start
    for piece in row.split("、"):
        end = at + len(piece)
        member = _whole(folded, at, end, sure) if at > start else None
        opening = [member] if member else _opening(folded, at, end, sure) if at > start else [None]
        if opening[0] is not None and pending:
            found.append(_first(folded, pending, sure))
        found += opening
        pending = 0 if member else end
        at = end + 1
    return found


def _opening(folded: str, start: int, end: int, sure: dict[int, int]) -> list[_Member | None]:
    """Return the members that a piece opens with, one or two with 和 between, and None for the rest of it."""
    link = _AND.search(folded, start + 2, end)
    whole = _whole(folded, start, link.start(), sure) if link else None
    if link and whole:
        return [whole, _last(folded, link.end(), sure), None]
    return [_last(folded, start, sure), None]


def _first(folded: str, end: int, sure: dict[int, int]) -> _Member | None:
    """Return the member that the first piece of a row ends in."""
    for start in range(end - 2, max(-1, end - 16), -1):
        if sure.get(start) == end:
            return start, end, 2
    edge = left_edge(folded, end) if folded[end - 2 : end] in _LAST_TWO else None
    if edge is None or not edge.hard or edge.region or not edge.tail:
        return None
    if len(edge.core) != 2 and not (len(edge.core) == 3 and edge.core in vocabulary().trade):
        return None
    return _shaped(folded, edge.start, end)


def _whole(folded: str, start: int, end: int, sure: dict[int, int]) -> _Member | None:
    """Return the member that is a piece of a row."""
    if sure.get(start) == end:
        return start, end, 2
    if folded.endswith("合作社", start, end) and gathers(folded[start:end]):
        return start, end, 0
    if folded.endswith(_FORMS, start, end):
        return _formed(folded, start, end)
    return _shaped(folded, start, end)


def _last(folded: str, start: int, sure: dict[int, int]) -> _Member | None:
    """Return the member that the last piece of a row opens with."""
    if sure.get(start, 0) > start + 2:
        return start, sure[start], 2
    gathering = _GATHERING.match(folded, start)
    if gathering and gathers(gathering[0]) and may_end(folded, gathering.end()):
        return start, gathering.end(), 0
    end = start + 2
    for begin, stop, _, kind in cut(folded[start : start + _LONGEST]):
        if begin >= 2 and (begin != end - start or kind != "industry"):
            break
        end = start + stop if begin >= 2 else end
    if end > start + 2 and may_end(folded, end) and (member := _shaped(folded, start, end)):
        return member
    return (start, sure[start], 2) if start in sure else None


def _shaped(folded: str, start: int, end: int) -> _Member | None:
    """Return a member made of two characters and a line of business that short names end in."""
    name, core = folded[start:end], folded[start : start + 2]
    if not 4 <= len(name) <= _LONGEST or not core.isalpha() or core.isascii():
        return None
    bad = NO_END.get(name[-1])
    if bad is not None and bad.match(folded, end):
        return None
    line = last_of_line(name)
    if not line and name[:3] in vocabulary().trade and last_of_line(name, 3) in SUFFIXES:
        return start, end, 2  # 好日子|制衣
    if not line and last_of_line(name, 3) in SUFFIXES and not _CHARS.isdisjoint(name[:3]):
        kinds = vocabulary().classes
        return (start, end, 1) if name[:3] not in kinds and kinds.get(name[1:3]) != "industry" else None
    weight = _weight(core, line) if line in SUFFIXES else -1
    return (start, end, weight) if weight >= 0 else None


def _weight(core: str, line: str) -> int:
    """Return how sure two characters before a line of business are a trade name, -1 where they are none."""
    of_core = vocabulary().classes.get(core)
    if of_core is None and any(end - start > 1 for start, end, _, _ in cut(core)):
        return -1
    if of_core is None:
        return 2 if is_coined(core) else int(not _HALVES.isdisjoint(core))
    if of_core not in _PLAIN or vocabulary().regions.get(core) == "country":
        return -1
    if of_core == "known":
        return int(line in _TRADES)  # 华能|热电, but 海尔|电脑 is a product
    return 2 * (core in vocabulary().trade and of_core != "region")


def _formed(folded: str, start: int, end: int) -> _Member | None:
    """Return a member in 厂, 公司 …, all between two marks, that opens with a place or a trade name."""
    name = folded[start:end]
    edge = left_edge(folded, end - (2 if name.endswith(("公司", "集团")) else 3 if name.endswith("社") else 1))
    if edge is None or edge.start != start or not 4 <= len(name) <= _LONGEST_FORM or edge.known:
        return None
    if _COUNTED.search(name):
        return None  # 瑞岳五大企业集团
    if edge.region and (edge.core or edge.tail):
        return start, end, 0
    core = edge.core[:2]
    named = core in vocabulary().trade or is_coined(core)
    return (start, end, 0) if named else None
