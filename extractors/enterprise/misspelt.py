"""Names of the text misspelt by one homophone before the same line of business: 江湾玻璃集团, then 江弯玻璃."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.enterprise.members import last_of_line
from extractors.enterprise.spans import Span
from extractors.enterprise.words import vocabulary
from extractors.name.pinyin import homophones

_RULES = frozenset({"legal_form", "group_form", "name_suffix", "list_member"})
_SIZES = range(2, 5)


def find_misspelt(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches that are trade name and line of a name found by its form, but for one homophone.

    A name is looked up by its line and all but one of its characters, so that many names cost no more than few.
    """
    open_names: dict[tuple[str, str, str], str] = {}
    sizes: dict[str, set[int]] = {}
    for span in spans:
        core, tail = _taken_apart(span)
        if span.rule in _RULES and len(core) in _SIZES and len(tail) > 1:
            sizes.setdefault(tail[:2], set()).add(len(core))
            for place, char in enumerate(core):
                open_names[tail[:2], core[:place], core[place + 1 :]] = char
    seen = {span.start for span in spans} if open_names else set()
    for line in sorted(sizes):
        at = folded.find(line)
        while at >= 0:
            for size in sizes[line]:
                written = folded[at - size : at] if at >= size else ""
                if at - size not in seen and _slips(open_names, line, written):
                    yield Span(at - size, at + len(line), "short", "same_document", written, line)
            at = folded.find(line, at + 1)


def _taken_apart(span: Span) -> tuple[str, str]:
    """Return trade name and line of business of a name; a counted list has told no line."""
    if span.rule == "list_member" and not span.tail and last_of_line(span.core):
        return span.core[:2], span.core[2:]
    return span.core, span.tail


def _slips(open_names: dict[tuple[str, str, str], str], line: str, written: str) -> bool:
    """Tell whether one character is another one that sounds alike, and no word of the language is written."""
    for place, char in enumerate(written):
        right = open_names.get((line, written[:place], written[place + 1 :]))
        if right is not None and right != char and homophones(right, char):
            return written not in vocabulary().classes
    return False
