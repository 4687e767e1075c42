"""Cells of tables: the words of label, head and caption name the indicator, the kind of column tells the measure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import metrics
from extractors.base import Mention, Passage, Patents
from extractors.metrics import Hits, indicators
from extractors.tabular.cells import Cell, cells
from extractors.tabular.figures import patents_of
from extractors.tabular.grid import Span
from extractors.tabular.labels import label_of
from extractors.tabular.vocabulary import PERIOD
from extractors.tabular.vocabulary import words as vocabulary
from pipeline.metric.draft import MetricOf
from pipeline.metric.things.patents import patents
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.edges import holds_number

_LONGEST = 30
_NO_INDICATOR = "table_without_indicator"
_BASES = {"环比": "环比", "年初": "年初", "同比": "yoy", "上年": "yoy", "去年": "yoy"}
_CHANGED = re.compile(
    f"(?:[比较与](?:上|去)年(?:同期)?(?:相比)?|同比|环比)?{either('change_head')}[率额幅度速]{{0,2}}$"
)
_PLACES = tuple(vocabulary("place_end"))


def in_cells(passage: Passage, figures: Sequence[Mention], found: list[MetricOf]) -> list[MetricOf]:
    """Return what each figure measures, `found` where it is no cell of a table."""
    known = cells(passage)
    if not known:
        return found
    hits = metrics.find(passage)
    return [
        _of(passage, known[figure.start], figure, hits) if figure.start in known else metric
        for figure, metric in zip(figures, found, strict=True)
    ]


def _of(passage: Passage, cell: Cell, figure: Mention, hits: Hits) -> MetricOf:
    """Return what one cell measures."""
    name, metric_id = _name(passage, cell, figure, hits)
    if name is not None and ((holds_number(name) and not metric_id) or not 1 < len(name) <= _LONGEST):
        name, metric_id = None, None
    base = _base(passage.folded, cell) if cell.measure in ("growth", "delta") else None
    reason = None if name else _NO_INDICATOR
    return MetricOf(name, metric_id, cell.measure, base, reason=reason)


def _base(folded: str, cell: Cell) -> str | None:
    """Return what a change compares with, as far as its head or the caption says."""
    for low, high in (*cell.heads, cell.caption):
        for word, base in _BASES.items():
            if word in folded[low:high]:
                return base
    return None


def _name(passage: Passage, cell: Cell, figure: Mention, hits: Hits) -> tuple[str | None, str | None]:
    """Return name and id of the indicator of a cell."""
    counted = figure if isinstance(figure, Patents) else patents_of(passage, cell) if cell.measure != "level" else None
    if counted is not None:
        return patents(counted)
    folded = passage.folded
    if cell.names == (cell.caption,):
        return _of_caption(folded, cell.caption, hits)
    spans = [_own_words(folded, span) for span in cell.names]
    ends = [folded[high - 1 : high] for _, high in spans]
    if len(spans) == 1 or (ends[0] == ends[1] and spans[1][0] in hits.by_start):
        return _part(folded, *spans[0], hits)  # 发电量 under 产量
    return "".join(folded[low:high].replace(" ", "") for low, high in spans), None


def _own_words(folded: str, span: Span) -> Span:
    """Return the words of a head or label that name something: without numbering, unit and what says that it grew."""
    low, high = label_of(folded, span)
    period = PERIOD.match(folded, low, high)
    low = period.end() if period and period.end() < high else low
    change = _CHANGED.search(folded, low, high)
    return low, change.start() if change and change.start() > low else high


def _part(folded: str, low: int, high: int, hits: Hits) -> tuple[str, str | None]:
    """Return what a head or label says: the lexicon's name where it is one of its terms, else its own words."""
    hit = hits.by_end.get(high)
    if hit is not None and hit[0] >= low:
        entry = indicators()[hit[1]]
        scope = folded[low : hit[0]]
        if entry.role != "verb" and (not scope or scope in vocabulary("total") or scope.endswith(_PLACES)):
            return words.named(folded, hit[0], low, entry, hits)
    return folded[low:high].replace(" ", ""), None


def _of_caption(folded: str, span: Span, hits: Hits) -> tuple[str | None, str | None]:
    """Return the last indicator that the caption of a table names."""
    low, high = span
    for place in range(high, low, -1):
        hit = hits.by_end.get(place)
        if hit is not None and hit[0] >= low and indicators()[hit[1]].role in ("noun", "generic"):
            return words.named(folded, hit[0], low, indicators()[hit[1]], hits)
    return None, None
