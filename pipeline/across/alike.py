"""Whether two reports are one, reposted with small edits: judged on their words and on their figures.

Last year's report with new figures is another report, however much of its text came along: years, places or figures
differ.  A repost has the same ones, but for what the pages around it add and for a few damaged characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from extractors.folding import fold
from pipeline.checks.cross_words import place_name
from pipeline.similarity.shingles import shingles

EDGES = pa.schema([("doc_id", pa.string()), ("other", pa.string())])
_ALIKE = 0.5  # Jaccard index of shingles, digits as one: 5 % of the characters changed, or as much boilerplate as text
_VERY = 0.75  # where figures cannot speak
_FIGURES = 0.8  # share of the figures of the report that has fewer; pages add dates and counts of their own
_ENOUGH = 5  # figures that are enough to speak
_KEPT, _SHORT = 64, 20_000  # texts that were met, kept taken apart; characters of the longest of them
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the pairs that are one report, in both directions; `one_*` and `two_*` columns describe the reports."""
    for batch in batches:
        rows = batch.to_pylist()
        found = [(row["one"], row["two"]) for row in rows if same_report(row)]
        both = [*found, *((two, one) for one, two in found)]
        columns = zip(*both, strict=True) if both else ((), ())
        yield pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=EDGES)


def same_report(row: dict[str, Any]) -> bool:
    """Return whether two reports are one: no two years, no two places, and alike."""
    one, two = row["one_text"], row["two_text"]
    for name in ("report_year", "region", "issuer"):
        a, b = _bare(row[f"one_{name}"]), _bare(row[f"two_{name}"])
        if a and b and not (a.endswith(b) or b.endswith(a)) and not _damaged(a, b, one, two):
            return False
    return alike(one, two)


def _bare(told: str | int | None) -> str | None:
    """Return a year, or a place without the words for its offices; None where it is masked or not said."""
    return str(told) if isinstance(told, int) else place_name(told)


def _damaged(a: str, b: str, one: str, two: str) -> bool:
    """Return whether what one report is said to be of is a damaged word of it, or a word of the page around it.

    Then it speaks of what the other one is of, no less often; a place that was written over stands everywhere.
    """
    return two.count(a) >= max(two.count(b), 1) or one.count(b) >= max(one.count(a), 1)


def alike(one: str, two: str) -> bool:
    """Return whether words and figures of two texts are the same, but for small edits."""
    a, b = _figures_of(one), _figures_of(two)
    fewer = min(a.total(), b.total())
    if fewer >= _ENOUGH and (a & b).total() < _FIGURES * fewer:
        return False
    return _jaccard(one, two) >= (_ALIKE if fewer >= _ENOUGH else _VERY)


def figures(text: str) -> Counter[str]:
    """Return the figures a text prints, each as often as it does."""
    return Counter(_NUMBER.findall(fold(text)))


def _sample(text: str) -> npt.NDArray[np.uint64]:
    """Return the shingles of a text, each once, sorted."""
    return np.unique(shingles(text))


_met_figures, _met_sample = lru_cache(_KEPT)(figures), lru_cache(_KEPT)(_sample)


def _figures_of(text: str) -> Counter[str]:
    """Return the figures of a text, which may have been met: a report that is reposted is held against every repost."""
    return _met_figures(text) if len(text) <= _SHORT else figures(text)


def _shingles_of(text: str) -> npt.NDArray[np.uint64]:
    """Return the shingles of a text, which may have been met."""
    return _met_sample(text) if len(text) <= _SHORT else _sample(text)


def _jaccard(one: str, two: str) -> float:
    """Return the Jaccard index of the shingles of two texts."""
    if one == two:
        return 1.0
    a, b = _shingles_of(one), _shingles_of(two)
    common = len(np.intersect1d(a, b, assume_unique=True))
    return common / max(len(a) + len(b) - common, 1)
