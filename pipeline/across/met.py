"""The reports of groups as the judges see them, built from rows; those built lately are used again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import pyarrow as pa

from extractors.base import Passage
from pipeline.across.queries import DOCUMENT
from pipeline.checks.report import ReportFacts
from pipeline.startup.lean import listed
from pipeline.tables import FIELDS, Fact

# Wider than the rows of `sentences`: 1—10月 or 修订 holds for all that follows up to the full stop, over semicolons and
# closed brackets.  So the numbers of these sentences are none of `sentence_id`; nothing outside a group sees them.
_UP_TO_STOP = re.compile(r"[^。!?\n]+[。!?]?")
Own = tuple[int, list[int]]  # the places of a report's row and those of its figures
_Key = tuple[Any, ...]
# Reports are met in several groups, most often one after the other.
_MET: dict[_Key, ReportFacts] = {}
_NAMES = ("doc_id", *DOCUMENT, "text")
_TOLD = ("fact_id", "subject", "enterprise_id")  # a figure that holds of several firms has a row for each
_START = FIELDS["facts"].index("start")
_KEPT = 64


class Reports:
    """The reports of some rows; one that comes again, or was built lately, is not built a second time."""

    def __init__(self, rows: pa.Table, ids: Sequence[str], wanted: Sequence[Own]) -> None:
        """Read the columns that are wanted."""
        self._rows, self._ids = rows, ids
        self._told = list(zip(*(rows[name].to_pylist() for name in _TOLD), strict=True))
        firsts = {ids[first]: first for first, _ in wanted}
        self._documents = dict(zip(firsts, _values(rows, _NAMES, list(firsts.values())), strict=True))
        new = {key: own[1] for own in wanted if (key := self._key(own)) not in _MET}
        facts = _values(rows, FIELDS["facts"], [number for figures in new.values() for number in figures])
        self._facts = {key: list(islice(facts, len(figures))) for key, figures in new.items()}

    def of(self, own: Own) -> ReportFacts:
        """Return one report as checks see it; of a figure that holds of several firms one fact is enough."""
        key = self._key(own)
        if key not in _MET:
            while len(_MET) >= _KEPT:
                del _MET[next(iter(_MET))]
            facts = self._facts.get(key)  # else it was met, and is forgotten by now
            _MET[key] = _taken_apart(
                key[0], list(_values(self._rows, FIELDS["facts"], own[1])) if facts is None else facts
            )
        return _MET[key]

    def _key(self, own: Own) -> _Key:
        """Return what identifies a report with its figures."""
        return self._documents[self._ids[own[0]]], *map(self._told.__getitem__, own[1])


def _values(rows: pa.Table, names: Sequence[str], numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Return some columns of some rows as tuples."""
    taken = rows.select(list(dict.fromkeys(names))).take(pa.array(numbers, pa.int64()))
    return zip(*(listed(taken[name]) for name in names), strict=True)


def _taken_apart(row: tuple[Any, ...], facts: Sequence[tuple[Any, ...]]) -> ReportFacts:
    """Build a report that was not built lately."""
    told = dict(zip(_NAMES, row, strict=True))
    passage, sentences = _read(told.pop("text"))
    return ReportFacts(
        passage=passage,
        sentences=sentences,
        facts=[Fact(*fact) for fact in {fact[_START]: fact for fact in facts}.values()],
        **told,
    )


@lru_cache(maxsize=256)
def _read(text: str) -> tuple[Passage, list[tuple[int, int]]]:
    """Return a text as checks read it, and its sentences up to a full stop."""
    passage = Passage(text)
    return passage, [match.span() for match in _UP_TO_STOP.finditer(passage.folded)]
