"""Which lines of which lexicons decided on a mention: file and line, the user's own among them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from extractors import Enterprise, Mention, Percentage, metrics
from extractors.base import fold
from extractors.lexicon import load, place, terms
from extractors.metrics import indicators
from extractors.number.units import UNITS
from pipeline.context.attribute import ContextOf
from pipeline.metric.assign import MetricOf
from pipeline.reading import Reading

REACH = 12  # how far before a figure its cue may begin
_CUES = {"percent_cues": "word", "money_cues": "word", "qualifier_words": "word", "figure_glue": "word"}


def deciding(mention: Mention, reading: Reading) -> list[str]:
    """Return a line for each entry that decided: `metrics 销售收入: extractors/lexicons/metrics.tsv:1533`."""
    found = _of_name(mention) if isinstance(mention, Enterprise) else _of_figure(mention, reading)
    shown = []
    for lexicon, entry, word in dict.fromkeys(found):
        where = place(lexicon, entry)
        if where:
            shown.append(f"{lexicon} {word}: {where}")
    return shown


def attributes(mention: Any, reading: Reading) -> tuple[MetricOf, ContextOf]:
    """Return indicator and context of a figure, a count or a physical quantity."""
    if mention in reading.figures:
        place = reading.figures.index(mention)
        return reading.metrics[place], reading.contexts[place]
    place = reading.counts.index(mention)
    return reading.count_metrics[place], reading.count_contexts[place]


Entry = tuple[str, str, str]  # lexicon, its first cell, the word


def _of_name(mention: Enterprise) -> Iterator[Entry]:
    """Yield what made a name: the name itself, or the form or suffix at its end."""
    name = fold(mention.text)
    if name in terms("known_names"):
        yield "known_names", name, name
        return
    for lexicon in ("legal_forms", "name_suffixes"):
        ends = [word for word in terms(lexicon) if name.endswith(word) and word != name]
        if ends:
            longest = max(ends, key=len)
            yield lexicon, longest, longest
            return


def _of_figure(mention: Mention, reading: Reading) -> Iterator[Entry]:
    """Yield the unit, the indicator, and the cues between or before them."""
    folded = reading.passage.folded
    unit = max((word for word in UNITS if folded[: mention.end].endswith(word)), key=len, default="")
    if unit and mention.end - len(unit) >= mention.start:
        yield "units", unit, unit
    begin = _sentence_start(mention, reading)
    indicator = _indicator(mention, reading, begin)
    after = begin
    if indicator:
        term, after = indicator
        yield "metrics", _entry_of(term), term
    window = folded[max(after, mention.start - REACH) : mention.start]
    lexicons = ("percent_cues", "figure_glue") if isinstance(mention, Percentage) else ("money_cues", "figure_glue")
    for lexicon in (*lexicons, "qualifier_words"):
        yield from _cues(lexicon, window)


def _sentence_start(mention: Mention, reading: Reading) -> int:
    """Return where the sentence of a mention begins."""
    return max((start for start, _ in reading.bounds if start <= mention.start), default=0)


def _indicator(mention: Mention, reading: Reading, begin: int) -> tuple[str, int] | None:
    """Return the indicator word that names a figure, the nearest before it, else behind; and where it ends."""
    metric, _ = attributes(mention, reading)
    if not metric.metric:
        return None
    before: tuple[str, int] | None = None
    for end, (start, term) in sorted(metrics.find(reading.passage).by_end.items()):
        entry = indicators()[term]
        same = entry.metric_id == metric.metric_id if metric.metric_id else entry.metric == metric.metric
        if not same or start < begin:
            continue
        if end > mention.start:
            return before or (term, mention.start)
        before = (term, end)
    return before


def _entry_of(term: str) -> str:
    """Return the row of `metrics` that a term was completed from: 债权总额 from 债权."""
    known = terms("metrics")
    return next((term[:cut] for cut in range(len(term), 0, -1) if term[:cut] in known), term)


def _cues(lexicon: str, window: str) -> Iterator[Entry]:
    """Yield the words of a lexicon in the characters before a figure, longest first, without overlaps."""
    column = _CUES[lexicon]
    by_word = {row[column]: next(iter(row.values())) for row in load(lexicon)}
    for word in sorted(by_word, key=lambda word: (-len(word), word)):
        if len(word) > 1 and word in window:
            window = window.replace(word, "\n" * len(word))
            yield lexicon, by_word[word], word
