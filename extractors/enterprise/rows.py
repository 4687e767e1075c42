"""Rows of firms by their shape: 东岭电器、明霞灯具、昌垣铸造, where a name as sure as 昌垣铸造 vouches for others.

A row of goods looks alike (浮法玻璃、镀膜玻璃); it has no trade names in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.aliases import kind_by_form
from extractors.enterprise.edge import left_edge
from extractors.enterprise.proofs import deed_follows
from extractors.enterprise.suffixes import NO_END, RIGHT_CUE, Span
from extractors.enterprise.words import cut, role, vocabulary
from extractors.lexicon import load

_MARKS = frozenset(',。;:!?\n()“”"《》')
_COUNTED = re.compile(r"[\d两三四五六七八九十][大家个]")
_AND = re.compile(r"以及|[和与及]")
_SUFFIXES = frozenset(row["suffix"] for row in load("name_suffixes") if row["strength"] != "ending")
_LAST_TWO = frozenset(suffix[-2:] for suffix in _SUFFIXES)
_LAST = frozenset("司厂社团")
_FORMS = ("公司", "厂", "合作社", "集团")
_CHARS, _SURNAMES = role("name_char"), role("surname")
_PLAIN = frozenset({"common", "known", "region"})
_LONGEST, _LONGEST_FORM = 8, 13
_SURE = 2  # names that make a row one of firms

# Of a member its start and end, and whether it is a name by itself.
_Member = tuple[int, int, bool]


def find_rows(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members of rows in which two are names by themselves and no other rule has found the rest."""
    if "、" not in folded:
        return
    sure = {span.start: span.end for span in spans}
    for begin, stop in _clauses(folded):
        for row in _runs(_members(folded, begin, folded[begin:stop], sure)):
            if sum(own for _, _, own in row) < _SURE:
                continue
            for start, end, _ in row:
                if sure.get(start) != end:
                    name = folded[start:end]
                    yield Span(start, end, kind_by_form(name), "list_member", *_taken_apart(name))


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


def _taken_apart(name: str) -> tuple[str, str]:
    """Return trade name and line of business of a member."""
    return ("", "") if name.endswith(_FORMS) else (name[:2], name[2:])


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
    """Return the members of a row in order, None for each piece that is no name."""
    pieces = row.split("、")
    at = start + len(pieces[0])
    found: list[_Member | None] = [_first(folded, at, sure)]
    for piece in pieces[1:]:
        at, end = at + 1, at + 1 + len(piece)
        member = _whole(folded, at, end, sure)
        if member is None:
            link = _AND.search(piece, 2)
            if link and (whole := _whole(folded, at, at + link.start(), sure)):
                found.append(whole)
                at += link.end()
            found += [_last(folded, at, sure), None, _first(folded, end, sure)]
        else:
            found.append(member)
        at = end
    return found


def _first(folded: str, end: int, sure: dict[int, int]) -> _Member | None:
    """Return the member that the first piece of a row ends in."""
    for start in range(end - 2, max(-1, end - 16), -1):
        if sure.get(start) == end:
            return start, end, True
    edge = left_edge(folded, end) if folded[end - 2 : end] in _LAST_TWO else None
    if edge is None or not edge.hard or edge.region or len(edge.core) != 2 or not edge.tail:
        return None
    return _shaped(folded, edge.start, end)


def _whole(folded: str, start: int, end: int, sure: dict[int, int]) -> _Member | None:
    """Return the member that is a piece of a row."""
    if sure.get(start) == end:
        return start, end, True
    if folded.endswith(_FORMS, start, end):
        return _formed(folded, start, end)
    return _shaped(folded, start, end)


def _last(folded: str, start: int, sure: dict[int, int]) -> _Member | None:
    """Return the member that the last piece of a row opens with."""
    if sure.get(start, 0) > start + 2:
        return start, sure[start], True
    end = start + 2
    for begin, stop, _, kind in cut(folded[start : start + _LONGEST]):
        if begin >= 2 and (begin != end - start or kind != "industry"):
            break
        end = start + stop if begin >= 2 else end
    if end > start + 2 and _may_end(folded, end) and (member := _shaped(folded, start, end)):
        return member
    return (start, sure[start], True) if start in sure else None


def _may_end(folded: str, end: int) -> bool:
    """Tell whether a name may end here: before a mark, a cue or a verb, not before what goes on to a noun (教育|网)."""
    after = folded[end : end + 1]
    if not after.isalnum() or after == "等" or RIGHT_CUE.match(folded, end) or deed_follows(folded, end):
        return True
    follows = cut(folded[end : end + 4])
    return bool(follows) and follows[0][0] == 0 and follows[0][3] in {"verb", "stop"}


def _shaped(folded: str, start: int, end: int) -> _Member | None:
    """Return a member made of two characters and a line of business that short names end in."""
    name, core = folded[start:end], folded[start : start + 2]
    if not 4 <= len(name) <= _LONGEST or not core.isalpha() or core.isascii():
        return None
    bad = NO_END.get(name[-1])
    if bad is not None and bad.match(folded, end):
        return None
    at = 2
    lines = [token for token in cut(name) if token[1] > 2]
    for begin, stop, _, kind in lines:
        if begin != at or kind != "industry":
            return None
        at = stop
    if at != len(name) or not lines or lines[-1][2] not in _SUFFIXES:
        return None
    of_core = vocabulary().classes.get(core)
    if of_core is None:
        return (start, end, not _CHARS.isdisjoint(core)) if _coined(core) else None
    if of_core not in _PLAIN or vocabulary().regions.get(core) == "country":
        return None
    return start, end, core in vocabulary().trade and of_core != "region"


def _coined(core: str) -> bool:
    """Tell whether two characters that are no word hold none that ends or leads to a word."""
    return all(token[3] == "generic" and token[1] - token[0] == 1 for token in cut(core))


def _formed(folded: str, start: int, end: int) -> _Member | None:
    """Return a member in 厂, 公司 …, all between two marks, that opens with a place or a trade name."""
    name = folded[start:end]
    edge = left_edge(folded, end - (2 if name.endswith(("公司", "集团")) else 3 if name.endswith("社") else 1))
    if edge is None or edge.start != start or not 4 <= len(name) <= _LONGEST_FORM or edge.known:
        return None
    if _COUNTED.search(name):
        return None  # 瑞岳五大企业集团
    if edge.region and (edge.core or edge.tail):
        return start, end, False
    core = edge.core[:2]
    named = core in vocabulary().trade or (core not in vocabulary().classes and not _CHARS.isdisjoint(core))
    return (start, end, False) if named else None
