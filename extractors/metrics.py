"""Find the indicator words of a passage in one pass: 销售收入, 毛利率, 投资, 市场占有率.

Sources: the shared list of 108 indicators and the words that stand beside the figures of real reports, both in
`lexicons/metrics.tsv`.  A word alone is not yet an attribute: `pipeline.metric.assign` decides which figure it
belongs to.  An indicator that is missed costs an abstention, an indicator that is forced costs a wrong fact, so the
words are few and matched longest first (归属于上市公司股东的净利润 before 净利润).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from extractors.base import Passage
from extractors.lexicon import Matcher, load, matcher, terms
from extractors.records import record

_CACHE_KEY = "metrics"
_COMPLETE = re.compile("(?:[额量数率比费金价格值本润利税入出A-Z]|规模|水平|标准)$")


@record(frozen=True, slots=True)
class Indicator:
    """One term of the lexicon: `metric` is the name all its synonyms share, `metric_id` None where it has no id.

    `role` is noun, generic (needs the words before it), verb (an act with a sum), phrase (a name, never matched) or
    guard (longer words that take the indicator in them away: 业绩快报).
    """

    term: str
    metric: str
    metric_id: str | None
    unit_family: str
    kind: str
    growth_basis: str
    part_of: str | None
    role: str


@record(frozen=True, slots=True)
class Hits:
    """The indicator words of one passage, by where they end and by where they begin."""

    by_end: dict[int, tuple[int, str]]
    by_start: dict[int, tuple[int, str]]
    ends: list[int]  # in order

    def ends_within(self, low: int, high: int) -> list[int]:
        """Return where words end between two places, both of them included, in order."""
        return self.ends[bisect_left(self.ends, low) : bisect_right(self.ends, high)]


@cache
def indicators() -> dict[str, Indicator]:
    """Return the lexicon by term."""
    found = {row["term"]: _entry(row) for row in load("metrics")}
    for entry in list(found.values()):
        for term in _completed(entry):
            found.setdefault(term, _named(entry, term))
    return found


def filed(words: str) -> tuple[str, str | None]:
    """Return name and id as the lexicon has them where the words are one of its terms, else the words alone."""
    known = indicators().get(words)
    return (known.metric, known.metric_id) if known else (words, None)


def _entry(row: dict[str, str]) -> Indicator:
    """Return one row of the lexicon."""
    return Indicator(
        row["term"],
        row["metric"],
        row["metric_id"] or None,
        row["unit_family"],
        row["kind"],
        row["growth_basis"],
        row["part_of"] or None,
        row["role"],
    )


def _named(e: Indicator, term: str) -> Indicator:
    """Return an entry under another term, which is its name too where it has no id."""
    metric = e.metric if e.metric_id else term
    return Indicator(term, metric, e.metric_id, e.unit_family, e.kind, e.growth_basis, e.part_of, e.role)


def _completed(entry: Indicator) -> list[str]:
    """Return the longer forms that an amount's name is written in: 到岸价格, 债权总额, 销售规模."""
    if entry.unit_family != "currency" or entry.role not in ("noun", "generic"):
        return []
    if entry.term.endswith("价"):
        return [entry.term + "格"]
    if _COMPLETE.search(entry.term) or entry.term != entry.metric:
        return []
    return [entry.term + suffix for suffix in ("额", "总额", "金额", "规模", "数额")]


@cache
def _matcher() -> Matcher:
    """Return the automaton over every term that may be matched in a text."""
    return matcher("indicators", lambda: (term for term, entry in indicators().items() if entry.role != "phrase"))


@cache
def _guards() -> frozenset[str]:
    """Return the longer words that are no indicators."""
    return terms("metrics", role="guard")


def find(passage: Passage) -> Hits:
    """Return the indicator words of `passage`, longest first, without overlaps; the pass is made once."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, Hits):
        matcher = _matcher()
        known = matcher.words
        by_end, by_start = {}, {}
        guards = _guards()
        for index, start, end in matcher.indexes(passage.folded):
            term = known[index]
            if term in guards:
                continue
            by_end[end] = (start, term)
            by_start[start] = (end, term)
        found = Hits(by_end, by_start, list(by_end))
        passage.cache[_CACHE_KEY] = found
    return found
