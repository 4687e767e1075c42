"""Names of enterprises: legal names, groups, factories, cooperatives, short names, foreign firms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter

from extractors.base import Enterprise, Mention, Passage
from extractors.enterprise.again import find_again
from extractors.enterprise.aliases import derive
from extractors.enterprise.ambiguous import find_ambiguous
from extractors.enterprise.anchors import Found, read_all
from extractors.enterprise.brands import is_brand
from extractors.enterprise.counted_lists import find_counted
from extractors.enterprise.cues import find_cued
from extractors.enterprise.defined import find_defined, find_former, with_defined
from extractors.enterprise.examples import RULES
from extractors.enterprise.framed import find_framed
from extractors.enterprise.funded import find_funded
from extractors.enterprise.latin import find_latin, with_company
from extractors.enterprise.lined import find_lined
from extractors.enterprise.lists import find_members
from extractors.enterprise.misspelt import find_misspelt
from extractors.enterprise.objects import find_visited
from extractors.enterprise.rows import find_rows
from extractors.enterprise.spans import Span
from extractors.enterprise.told import find_told

__all__ = ["RULES", "find", "find_all", "literals"]


def literals(mention: Enterprise) -> tuple[str, str]:
    """Return what an example states of a mention."""
    return mention.text, mention.kind


_START = itemgetter(Span._fields.index("start"))


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in text order without overlaps: the longer one wins, then the first."""
    spans = list(spans)
    end = 0
    for span in spans:
        if span.start < end:
            break
        end = span.end
    else:
        return spans
    kept: list[Span] = []
    for span in sorted(spans, key=_START):
        if kept and span.start < kept[-1].end:
            if span.end - span.start > kept[-1].end - kept[-1].start:
                kept[-1] = span
            continue
        kept.append(span)
    return kept


def find(passage: Passage) -> list[Mention]:
    """Return the enterprise names of a passage."""
    return find_all([passage])[0]


def find_all(passages: Sequence[Passage]) -> list[list[Mention]]:
    """Return the enterprise names of each passage; each step is taken over all passages before the next."""
    read = [
        (passage, found, _given(passage, found)) for passage, found in zip(passages, read_all(passages), strict=True)
    ]
    met = [(passage, _met(passage.folded, sure, found.ambiguous)) for passage, found, sure in read]
    return [_listed(passage, sure) for passage, sure in met]


def _given(passage: Passage, found: Found) -> list[Span]:
    """Return the names that a form, the lexicon or a cue gives, without overlaps."""
    sure = found.sure
    sure.extend(find_cued(passage, found.cues, {span.end for span in sure}))
    sure.extend(find_funded(passage.folded))
    return _longest(sure) if sure else sure


def _met(folded: str, sure: list[Span], ambiguous: list[Span]) -> list[Span]:
    """Return names with their other names, ambiguous ones that the text proves, and each place where one recurs."""
    if defined := [*find_defined(folded, sure), *find_former(folded, sure)]:
        sure = with_defined(sure, defined)
    names = derive(folded, sure)
    if ambiguous:
        evidenced = {name for name, (how, _, _) in names.items() if how != "sister"}
        sure.extend(find_ambiguous(folded, ambiguous, sure, evidenced))
    return _longest([*sure, *find_again(folded, names, sure), *find_misspelt(folded, sure)]) if sure else sure


def _listed(passage: Passage, sure: list[Span]) -> list[Mention]:
    """Return names with their neighbours in lists and names in Latin letters, but no brands."""
    folded, text = passage.folded, passage.text
    more = [*find_members(folded, sure), *find_framed(folded, sure), *find_told(folded, sure)]
    more += [
        *find_visited(folded, sure),
        *find_lined(folded, sure),
        *find_counted(folded, sure),
        *find_rows(folded, sure),
        *(latin := find_latin(folded, sure)),
        *find_defined(folded, [with_company(folded, span) for span in latin]),
    ]
    if more:
        sure.extend(more)
        if any("、" in (folded[span.start - 1 : span.start], folded[span.end : span.end + 1]) for span in more):
            sure.extend(find_members(folded, _longest(sure)))
        sure = _longest([*sure, *find_again(folded, derive(folded, more), sure), *find_misspelt(folded, more)])
    if "品牌" in folded:
        sure = [span for span in sure if span.rule not in {"known_name", "name_suffix"} or not is_brand(folded, span)]
    return [Enterprise(start, end, text[start:end], rule, kind, full) for start, end, kind, rule, _, _, _, full in sure]  # type: ignore[arg-type]
