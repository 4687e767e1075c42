"""Find the indicator words of a passage in one pass: 销售收入, 毛利率, 投资, 市场占有率.

Sources: the shared list of 108 indicators and the words that stand beside the figures of real reports, both in
`lexicons/metrics.tsv`.  A word alone is not yet an attribute: `pipeline.attribute_metrics` decides which figure it
belongs to.  An indicator that is missed costs an abstention, an indicator that is forced costs a wrong fact, so the
words are few and matched longest first (归属于上市公司股东的净利润 before 净利润).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from extractors.base import Passage
from extractors.lexicon import Matcher, load

_CACHE_KEY = "metrics"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One term of the lexicon: `metric` is the name all its synonyms share, `metric_id` None where it has no id.

    `role` is noun, generic (needs the words before it), verb (an act with a sum) or phrase (a name, never matched).
    """

    term: str
    metric: str
    metric_id: str | None
    unit_family: str
    kind: str
    growth_basis: str
    part_of: str | None
    role: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The indicator words of one passage, by where they end and by where they begin."""

    by_end: dict[int, tuple[int, str]]
    by_start: dict[int, tuple[int, str]]


@cache
def indicators() -> dict[str, Indicator]:
    """Return the lexicon by term."""
    return {
        row["term"]: Indicator(
            row["term"],
            row["metric"],
            row["metric_id"] or None,
            row["unit_family"],
            row["kind"],
            row["growth_basis"],
            row["part_of"] or None,
            row["role"],
        )
        for row in load("metrics")
    }


@cache
def _matcher() -> Matcher:
    """Return the automaton over every term that may be matched in a text."""
    return Matcher(term for term, entry in indicators().items() if entry.role != "phrase")


def find(passage: Passage) -> Hits:
    """Return the indicator words of `passage`, longest first, without overlaps; the pass is made once."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, Hits):
        matches = list(_matcher().find(passage.folded))
        found = Hits(
            {end: (start, term) for start, end, term in matches}, {start: (end, term) for start, end, term in matches}
        )
        passage.cache[_CACHE_KEY] = found
    return found
