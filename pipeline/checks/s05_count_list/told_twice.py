"""Members that one list tells twice, for the check count_list: 主产区在临河、白石、青阳、临河、永兴.

What is repeated for the sound of it (安全、安全、再安全), ways that come back and acts told of several things are
no slips; lists are read as long as their members are short names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of

_SIGNS = r"[^\s、,。;:!?()《》“”‘’\"<>【】\[\]|/…—-]"
_RUN = re.compile(rf"、{_SIGNS}{{2,10}}(?:、{_SIGNS}{{2,10}}){{1,80}}")
_HEAD = re.compile(rf"{_SIGNS}{{2,14}}$")
_HEAD_LENGTH = 14
_NAME = re.compile(r"(?=.*[一-鿿A-Za-z])[^\d]+")
_LEADS = frozenset("和与及为有括在是从对含如即到由")  # what a list may follow upon
_ENDS = frozenset("等和与及以三两四五六七八九十的,。;:!?()\n、")  # what may follow upon its last member
_REPEATED = any_of("S5.repeated")


def told_twice(report: ReportFacts) -> Iterator[Judgement]:
    """Look for two members of one list that are the same."""
    folded = report.folded
    for match in _RUN.finditer(folded):
        *inner, last = match[0][1:].split("、")
        head = _HEAD.search(folded, max(0, match.start() - _HEAD_LENGTH), match.start())
        first = head[0] if head else ""
        for member in inner:
            ends = first.endswith(member) and (first == member or first[-len(member) - 1] in _LEADS)
            tail = folded[match.end() - len(last) + len(member) :][:1]
            begins = last.startswith(member) and (not tail or tail in _ENDS)
            if inner.count(member) + ends + begins > 1 and _slip(report, member, inner, last):
                yield _twice(report, member, match.start() - len(first), [first, *inner, last])
                break


def _slip(report: ReportFacts, member: str, inner: list[str], last: str) -> bool:
    """Return whether a member that is told again is a name, and not repeated on purpose."""
    on_purpose = member in last and not last.startswith(member)
    plain = _NAME.fullmatch(member) is not None and _REPEATED.search(member) is None
    return plain and not on_purpose and len({*inner, last}) > 1


def _twice(report: ReportFacts, member: str, start: int, members: list[str]) -> Judgement:
    """Report one member of a list that begins at a place."""
    places, at = [], start
    for told in members:
        if member in (told, told[-len(member) :] if at == start else told[: len(member)]):
            begin = at + (len(told) - len(member)) * (at == start)
            places.append((begin, begin + len(member)))
        at += len(told) + 1
    zh, en = f"“{member}”在同一列举中出现两次", f"{member} is told twice in one list"
    message = Message("low", 80, zh, en, f"{member} ×{len(places)}", klass="data_quality")
    finding = quoted(message, places[1:], places[:1], [(start, at - 1)])
    return Judgement("inconsistent", reason="told_twice", finding=finding)
