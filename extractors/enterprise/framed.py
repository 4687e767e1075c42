"""Names that two marks or words frame: two characters and a line of business (三利机械、华兴轴承; 以宏岱机械为龙头)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.members import is_name, last_of_line
from extractors.enterprise.spans import Span
from extractors.enterprise.words import cut, is_coined, role, vocabulary

_MARKS = "、,。;:\n"
_LONGEST = 7


def framed_start(folded: str, end: int) -> int:
    """Return the start of a member all between two marks, two characters and a line of business (银河铝材), or -1."""
    start = 1 + max(folded.rfind(mark, max(0, end - _LONGEST), end) for mark in _MARKS)
    framed = (start or end <= _LONGEST) and end - start > 3
    tokens = cut(folded[start:end]) if framed else ()
    lines = [token for token in tokens if token[0] >= 2]
    heads = tokens[: len(tokens) - len(lines)]
    whole = bool(lines) and lines[0][0] == 2 and sum(token[1] - token[0] for token in lines) == end - start - 2
    plain = all(token[1] <= 2 and (token[3] == "common" or token[1] - token[0] == 1) for token in heads)
    return start if whole and plain and all(token[3] == "industry" for token in lines) else -1


_LED_BY = re.compile(
    r"以(?P<name>[\u4e00-\u9fff]{4,8}?)为(?:代表|龙头|骨干|首)的[\u4e00-\u9fff]{0,14}?(?:企业(?!家)|公司(?!高|董)|厂商|厂家)"
)


def _leading(folded: str) -> Iterator[Span]:
    """Yield the one name that a class of firms leads: 以宏岱机械为龙头的骨干企业; goods lead such a class as well."""
    for match in _LED_BY.finditer(folded) if "为" in folded and "的" in folded else ():
        name, core = match["name"], match["name"][:2]
        if last_of_line(name) and (is_coined(core) or core in vocabulary().trade):
            yield Span(match.start("name"), match.end("name"), "short", "list_member", core, name[2:])


_SUCH = re.compile(
    r"(?P<names>(?:、[\u4e00-\u9fff]{2,5}?){1,8})等(?=[,。;\n”]|[^,。;、\n]{0,8}(?:企业(?!家)|公司|品牌|厂))"
)
_LEADS, _SURNAMES = frozenset("如像括"), role("surname")


def _such_as(folded: str, span: Span, starts: set[int]) -> Iterator[Span]:
    """Yield the strange members of a list of examples that a sure name opens: 包括大岱、|沁垣|、朗岱等."""
    such = _SUCH.match(folded, span.end) if folded[span.start - 1 : span.start] in _LEADS else None
    at = span.end
    for name in such["names"][1:].split("、") if such else ():
        at += 1
        person = len(name) <= 3 and name[0] in _SURNAMES
        if at not in starts and not person and not cut(name) and is_name(name):
            yield Span(at, at + len(name), "short", "list_member", name)
        at += len(name)


def find_framed(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members before a name of their own shape, walking to the left while they are no everyday words."""
    yield from _leading(folded)
    if "、" not in folded:
        return
    ends, starts = {span.end for span in spans}, {span.start for span in spans}
    for span in spans:
        if folded.startswith("、", span.end):
            yield from _such_as(folded, span, starts)
        if len(span.core) != 2 or not span.tail or span.region:
            continue
        start = span.start
        while folded[start - 1 : start] == "、" and start - 1 not in ends:
            end = start - 1
            start = framed_start(folded, end)
            if start < 0 or not _is_trade(folded[start : start + 2]):
                break
            yield Span(start, end, "short", "list_member", folded[start : start + 2], folded[start + 2 : end])


def _is_trade(core: str) -> bool:
    """Tell whether two characters are no word but one that trade names are made of."""
    return core not in vocabulary().classes or core in vocabulary().trade
