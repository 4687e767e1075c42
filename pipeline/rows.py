"""The rows of one report, as tuples in the order of the fields of their row classes (`tables.TABLES`).

Tuples, because there are fifty thousand rows in a million characters: a frozen dataclass costs four times as much to
build, and would only be taken apart again into columns.  `tables.MoneyRow(*row)` gives the object where one is wanted.
"""

from __future__ import annotations

import datetime
import hashlib
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from itertools import count, repeat
from operator import itemgetter
from typing import Any

from extractors import Enterprise, Money, Patents, Percentage
from extractors.base import KINDS
from extractors.counts import Count
from extractors.measures import PHYSICAL
from pipeline import tables
from pipeline.context.types import ContextOf, Modality
from pipeline.document.nation import one_nation
from pipeline.metric.assign import MetricOf
from pipeline.metric.things.owners import without_place, without_zone
from pipeline.severity import RANKS

_BOUND = "bounds_a_group"  # says which things are meant (亿元以上项目): the value of nothing
_START = itemgetter(3)  # of a row of facts
Row = tuple[Any, ...]
Figure = Money | Percentage | Patents
Who = tuple[str | None, str | None]
Place = tuple[str, int, int, int]  # document, sentence, start, end
When = tuple[datetime.date | None, datetime.date | None, Modality | None]
Written = tuple[str, Place, str, tables.Measured]  # what a fact has of its figure alone: kind, place, qualifier, value
TABLE_OF: dict[type, str] = {Money: "money", Percentage: "percentages", Patents: "patents"}


def sentence_rows(doc_id: str, bounds: Sequence[tuple[int, int]], sections: Sequence[str | None]) -> list[Row]:
    """Return the sentences rows."""
    if not bounds:
        return []
    starts, ends = zip(*bounds, strict=True)
    return list(zip(repeat(doc_id), count(), sections, starts, ends, strict=False))


def enterprise_rows(
    doc_id: str,
    starts: Sequence[int],
    enterprises: Sequence[Enterprise],
    names: Mapping[int, str | None],
    keys: Mapping[str, str],
) -> list[Row]:
    """Return the enterprises rows, with the key of the local name as `enterprise_id`.

    `starts` are those of the sentences.
    """
    rows = []
    for m in enterprises:
        local = names[m.start]
        sentence = bisect_right(starts, m.start) - 1
        key = keys[local] if local else None
        rows.append((doc_id, sentence if sentence > 0 else 0, m.start, m.end, m.text, m.kind, key, local))
    return rows


class FigureRows:
    """The rows of the figures of one report: those of `money`, `percentages` and `patents`, and their facts."""

    def __init__(
        self, doc_id: str, starts: Sequence[int], figures: Sequence[Figure], counts: Sequence[Count] = ()
    ) -> None:
        """Name all facts before the first is built, since a part may point at a whole that comes later."""
        self.tables: dict[str, list[Row]] = {"money": [], "percentages": [], "patents": []}
        self.facts: list[Row] = []
        self._doc_id = doc_id
        self._starts = starts
        self._done = 0
        self._figures = len(figures)
        self._ids = _fact_ids(doc_id, [*figures, *counts])

    def add(self, figure: Figure, metric: MetricOf, context: ContextOf, who: Who, several: Sequence[Who] = ()) -> None:
        """Add the rows of the next figure; one that holds of `several` firms gives a fact for each."""
        if who[1] is None and who[0] and who[0].endswith("区"):
            metric = without_zone(metric, who[0])
        kind = type(figure)
        measured, own = _READERS[kind](figure, metric.falls)
        place, when = self._place(figure), (context.period_start, context.period_end, context.modality)
        said = (figure.text, figure.qualifier, *_settled(who), *metric[:4])
        self.tables[TABLE_OF[kind]].append((*place, *said, *when, *own))
        fallen = figure.falling if isinstance(figure, Percentage) else metric.falls
        qualifier = tables.turned(figure.qualifier) if fallen else figure.qualifier
        self._fact((KINDS[kind], place, qualifier, measured), metric, when, several or (who,))

    def add_count(self, count: Count, metric: MetricOf, context: ContextOf, who: Who, several: Sequence[Who]) -> None:
        """Add the facts of the next count, after all figures: counts have no table of their own."""
        if metric.part_of is not None:
            metric = metric._replace(part_of=metric.part_of + self._figures)
        if who[1] is None and who[0] and metric.metric and metric.metric.startswith(who[0]):
            metric = without_place(metric, who[0])
        kind = "physical" if count.rule in PHYSICAL else "count"
        place, when = self._place(count), (context.period_start, context.period_end, context.modality)
        qualifier = tables.turned(count.qualifier) if metric.falls else count.qualifier
        measured = tables.measured_count(count, metric.falls)
        self._fact((kind, place, qualifier, measured), metric, when, several or (who,))

    def in_order(self) -> list[Row]:
        """Return the facts in text order."""
        return sorted(self.facts, key=_START) if self._done > self._figures else self.facts

    def _place(self, figure: Figure | Count) -> Place:
        """Return document, sentence, start and end of a figure."""
        sentence = bisect_right(self._starts, figure.start) - 1
        return self._doc_id, sentence if sentence > 0 else 0, figure.start, figure.end

    def _fact(self, written: Written, metric: MetricOf, when: When, subjects: Sequence[Who]) -> None:
        """Add a fact for each of the subjects of a figure."""
        fact_id, self._done = self._ids[self._done], self._done + 1
        if metric.reason == _BOUND:
            return
        kind, place, qualifier, (low, high, slack, unit, inferred) = written
        whole = None if metric.part_of is None else self._ids[metric.part_of]
        first, last, _ = when
        year = first.year if first and last and first.year == last.year else None
        rest = (*metric[:4], low, high, slack, unit, qualifier, *when, metric.list_group, metric.list_pos, whole)
        tail = (inferred or metric.inferred, metric.candidates, year, False, kind, 0, None)
        for order, subject in enumerate(subjects):
            own_id = fact_id_of(self._doc_id, place[2], place[3], order) if order else fact_id
            self.facts.append((own_id, *place, *_settled(subject), *rest, *tail))


def _settled(who: Who) -> Who:
    """Return name and key of a subject, the country by one name: 全国, 我国 and 国内 are 中国."""
    name, key = who
    return (name if key else one_nation(name)), key


def flagged(facts: list[Row], found: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the facts with the number of their flags and the worst severity; `found`: severities by fact_id."""
    if not found:
        return facts
    out = []
    for row in facts:
        severities = found.get(row[0])
        out.append((*row[:-2], len(severities), max(severities, key=RANKS.__getitem__)) if severities else row)
    return out


def fact_id_of(doc_id: str, start: int, end: int, order: int = 0) -> str:
    """Return the fingerprint of one figure; `order` counts the firms of which it holds severally."""
    key = f"{doc_id}:{start}:{end}:{order}" if order else f"{doc_id}:{start}:{end}"
    return hashlib.blake2b(key.encode(), digest_size=8).hexdigest()


def _fact_ids(doc_id: str, figures: Sequence[Figure | Count]) -> list[str]:
    """Return the fingerprints of the figures of a report, as `fact_id_of` gives them one by one."""
    begun, out = hashlib.blake2b(f"{doc_id}:".encode(), digest_size=8), []
    for figure in figures:
        one = begun.copy()
        one.update(b"%d:%d" % (figure.start, figure.end))
        out.append(one.hexdigest())
    return out


def _money(m: Money, falls: bool) -> tuple[tables.Measured, Row]:
    """Return the columns that an amount has in `facts`, and those of its own table."""
    return tables.measured_money(m, falls), (m.low, m.high, m.slack, m.currency, m.unit_inferred, m.per, falls)


def _percentage(m: Percentage, _: bool) -> tuple[tables.Measured, Row]:
    """Return the columns that a percentage has in `facts`, and those of its own table."""
    own = (m.low_pct, m.high_pct, m.slack_pct, m.unit, m.sign_inferred, m.falling)
    return tables.measured_percentage(m), own


def _patents(m: Patents, _: bool) -> tuple[tables.Measured, Row]:
    """Return the columns that a number of patents has in `facts`, and those of its own table."""
    return tables.measured_patents(m), (m.count, m.count_high, m.kind, m.action)


_READERS: dict[type, Callable[[Any, bool], tuple[tables.Measured, Row]]] = {
    Money: _money,
    Percentage: _percentage,
    Patents: _patents,
}


def measured(figure: Figure) -> tables.Measured:
    """Return low, high, slack, unit and `inferred` as `facts` has them; a fall is negative.

    An amount is taken as printed: whether it says by how much something fell (减少300万元) only its sentence tells.
    """
    return _READERS[type(figure)](figure, False)[0]


def abstentions(metrics: Sequence[MetricOf], contexts: Sequence[ContextOf]) -> list[str]:
    """Return the reason for each attribute of a figure that was left null."""
    found = [f"metric:{metric.reason}" for metric in metrics if metric.reason]
    found += [f"context:{reason}" for context in contexts for reason in context.reasons]
    return found
