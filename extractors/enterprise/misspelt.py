"""Names of the text misspelt by one homophone before the same line of business: 江湾玻璃集团, then 江弯玻璃."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.enterprise.spans import Span
from extractors.enterprise.words import vocabulary
from extractors.pinyin import homophones

_RULES = frozenset({"legal_form", "group_form", "name_suffix"})
_SIZES = range(2, 5)


def find_misspelt(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches that are trade name and line of a name found by its form, but for one homophone.

    A name is looked up by its line and all but one of its characters, so that many names cost no more than few.
    """
    open_names: dict[tuple[str, str, str], str] = {}
    sizes: dict[str, set[int]] = {}
    for span in spans:
        if span.rule in _RULES and len(span.core) in _SIZES and len(span.tail) > 1:
            sizes.setdefault(span.tail[:2], set()).add(len(span.core))
            for place, char in enumerate(span.core):
                open_names[span.tail[:2], span.core[:place], span.core[place + 1 :]] = char
    seen = {span.start for span in spans} if open_names else set()
    for line in sorted(sizes):
        at = folded.find(line)
        while at >= 0:
            for size in sizes[line]:
                written = folded[at - size : at] if at >= size else ""
                if at - size not in seen and _slips(open_names, line, written):
                    yield Span(at - size, at + len(line), "short", "same_document", written, line)
            at = folded.find(line, at + 1)


def _slips(open_names: dict[tuple[str, str, str], str], line: str, written: str) -> bool:
    """Tell whether one character is another one that sounds alike, and no word of the language is written."""
    for place, char in enumerate(written):
        right = open_names.get((line, written[:place], written[place + 1 :]))
        if right is not None and right != char and homophones(right, char):
            return written not in vocabulary().classes
    return False
