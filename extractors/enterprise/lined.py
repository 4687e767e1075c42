"""Known names with the line of business that a row of firms gives them: 宏岱电器、|华岱精密模具|、友岱食品.

Alone such a line is what the firm makes (海尔|电脑); beside a firm that is called by its own line it is a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.enterprise.proofs import deed_follows
from extractors.enterprise.spans import Span
from extractors.enterprise.words import SUFFIXES, cut

_CLOSED = ("集团", "公司", "厂", "银行")
_LONGEST = 8
_RULES = frozenset({"legal_form", "group_form", "name_suffix", "list_member"})


def find_lined(folded: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the known names that take on their line here; the names beside them are sure."""
    if "、" not in folded:
        return
    known = [span for span in spans if span.rule == "known_name"]
    shaped = [span for span in spans if span.rule in _RULES and (span.tail or span.rule != "list_member")]
    if not known or not shaped:
        return
    starts, ends = {span.start for span in shaped}, {span.end for span in shaped}
    for span in known:
        before = folded[span.start - 1 : span.start] == "、" and span.start - 1 in ends
        if not before and folded.find("、", span.end, span.end + _LONGEST + 1) < 0:
            continue  # it stands in no row
        end = _line_end(folded, span.end) if not folded.endswith(_CLOSED, span.start, span.end) else 0
        if not end:
            continue
        if before or (folded[end] == "、" and end + 1 in starts):
            core = folded[span.start : span.end]
            yield Span(span.start, end, "short", "list_member", core, folded[span.end : end])


def _line_end(folded: str, start: int) -> int:
    """Return where a line of business that short names end in begins and ends a member's rest, 0 for none."""
    at, last = start, ""
    for begin, stop, word, kind in cut(folded[start : start + _LONGEST]):
        if start + begin != at or kind != "industry":
            break
        at, last = start + stop, word
    ended = folded[at : at + 1] in ("、", "等") or deed_follows(folded, at)
    return at if last in SUFFIXES and ended else 0
