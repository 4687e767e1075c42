"""Members of lists that two marks frame: two characters and a line of business (三利机械、华兴轴承、正昊木业)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.enterprise.suffixes import Span
from extractors.enterprise.words import cut, vocabulary

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


def find_framed(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the members before a name of their own shape, walking to the left while they are no everyday words."""
    if "、" not in folded:
        return
    ends = {span.end for span in spans}
    for span in spans:
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
