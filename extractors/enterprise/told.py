"""Firms told one after the other with a figure each: 康岱重工31.2亿元,鑫垣电子15.3亿元; 鑫垣农装(增长42%)、….

One that is sure vouches for the others; of lines of business, places or goods told so none is a firm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.enterprise.aliases import kind_by_form
from extractors.enterprise.edge import left_edge
from extractors.enterprise.members import is_name, last_of_line, taken_apart
from extractors.enterprise.spans import Span
from extractors.enterprise.words import cut, either, is_coined, vocabulary
from extractors.number.printed import SCALED

_FIGURE = re.compile(f"{SCALED}(?:[美港欧日]?元|[吨台件辆度%])")
_DEED = rf"(?:{either('fared')}|\([\u4e00-\u9fff]{{0,4}})?"
_NEXT = re.compile(rf"\)?[、,;和及](?P<name>[\u4e00-\u9fff]{{2,8}}?){_DEED}")
_FIRST = re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2,12}}?){_DEED}$")
_LEAST, _WINDOW, _MARKS = 3, 16, frozenset(")、,;和及")
_LED = frozenset("有如像是为")  # 增速较快的|有|鑫垣农装
_CHANGES = ("同比", "环比", "压减", "增长", "下降")


def find_told(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the names that stand with a figure in a row of such, one of them sure or two that are coined."""
    sure: dict[int, int] = {}
    for row in _rows(folded):
        if len(row) < _LEAST:
            continue
        sure = sure or {span.start: span.end for span in spans}
        names = [folded[start:end] for start, end in row]
        known = sum(sure.get(start) == end for start, end in row)
        coined = sum(is_coined(name[:2]) and _is_shaped(name) for name in names)
        if not (known or coined > 1) or known + sum(map(_is_shaped, names)) < _LEAST - 1:
            continue
        for (start, end), name in zip(row, names, strict=True):
            if start in sure or name.startswith(_CHANGES) or _is_whole(folded, end):
                continue
            if is_name(name) and (_is_shaped(name) or _gap(name) > 1):
                yield Span(start, end, kind_by_form(name), "list_member", *taken_apart(name))


def _is_whole(folded: str, end: int) -> bool:
    """Tell whether what ends at `end` is what those behind it share: 清收欠款|6亿元,其中甲路桥2.5亿元."""
    figure = _FIGURE.search(folded, end, end + _WINDOW)
    return figure is not None and folded.startswith((",其中", "(其中"), figure.end())


def _rows(folded: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the names of each row of items that follow each other, of rows that are long enough with their head."""
    row: list[tuple[int, int]] = []
    last = first = opened = 0
    for match in _FIGURE.finditer(folded):
        begin, end = match.span()
        near = last and begin - last <= _WINDOW and folded[last] in _MARKS
        between = _NEXT.fullmatch(folded, last, begin) if near else None
        if between is not None:
            opened = opened if row else first
            row.append(between.span("name"))
        elif row:
            if len(row) >= _LEAST - 1:
                yield _head(folded, opened) + row
            row = []
        first, last = begin, end
    if len(row) >= _LEAST - 1:
        yield _head(folded, opened) + row


def _head(folded: str, begin: int) -> list[tuple[int, int]]:
    """Return the name before the first figure of a row, a list of one or of none."""
    lead = _FIRST.search(folded, max(0, begin - _WINDOW), begin)
    edge = left_edge(folded, lead.end("name")) if lead else None
    if lead is None or edge is None or not edge.hard:
        return []
    return [(edge.start + (folded[edge.start] in _LED), lead.end("name"))]


def _is_shaped(name: str) -> bool:
    """Tell whether a name is a trade name and a line of business."""
    core = name[:2]
    return bool(last_of_line(name)) and (core in vocabulary().trade or core not in vocabulary().classes)


def _gap(name: str) -> int:
    """Return how many characters of a name no lexicon knows."""
    return len(name) - sum(token[1] - token[0] for token in cut(name))
