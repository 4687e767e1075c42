"""Whether two reports are one, reposted with small edits: judged on their words and on their figures.

Last year's report with new figures is another report, however much of its text came along: years, places or figures
differ.  A repost has the same ones, but for what the pages around it add and for a few damaged characters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from extractors.folding import fold
from pipeline.checks.archive import place_name
from pipeline.reuse import shingles

EDGES = pa.schema([("doc_id", pa.string()), ("other", pa.string())])
_ALIKE = 0.5  # Jaccard index of shingles, digits as one: 5 % of the characters changed, or as much boilerplate as text
_VERY = 0.75  # where figures cannot speak
_FIGURES = 0.8  # Jaccard index of the figures printed
_ENOUGH = 5  # figures that are enough to speak
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the pairs that are one report, in both directions; `one_*` and `two_*` columns describe the reports."""
    for batch in batches:
        rows = batch.to_pylist()
        found = [(row["one"], row["two"]) for row in rows if same_report(row)]
        both = [*found, *((two, one) for one, two in found)]
        columns = zip(*both, strict=True) if both else ((), ())
        yield pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=EDGES)


def same_report(row: dict[str, str | int | None]) -> bool:
    """Return whether two reports are one."""
    if any(_differ(row[f"one_{name}"], row[f"two_{name}"]) for name in ("report_year", "issued")):
        return False
    if any(_elsewhere(row[f"one_{name}"], row[f"two_{name}"]) for name in ("region", "issuer")):
        return False
    return alike(str(row["one_text"]), str(row["two_text"]))


def alike(one: str, two: str) -> bool:
    """Return whether words and figures of two texts are the same, but for small edits."""
    a, b = figures(one), figures(two)
    union = sum((a | b).values())
    if union >= _ENOUGH and sum((a & b).values()) < _FIGURES * union:
        return False
    return _jaccard(one, two) >= (_ALIKE if union >= _ENOUGH else _VERY)


def figures(text: str) -> Counter[str]:
    """Return the figures a text prints, each as often as it does."""
    return Counter(_NUMBER.findall(fold(text)))


def _jaccard(one: str, two: str) -> float:
    """Return the Jaccard index of the shingles of two texts."""
    if one == two:
        return 1.0
    a, b = np.unique(shingles(one)), np.unique(shingles(two))
    common = len(np.intersect1d(a, b, assume_unique=True))
    return common / max(len(a) + len(b) - common, 1)


def _differ(one: str | int | None, two: str | int | None) -> bool:
    """Return whether two years or dates contradict each other; the shorter date may be the start of the longer."""
    a, b = str(one or ""), str(two or "")
    return bool(a and b) and not (a.startswith(b) or b.startswith(a))


def _elsewhere(one: str | int | None, two: str | int | None) -> bool:
    """Return whether two reports are of two places or signed by two offices, as far as they say."""
    a, b = place_name(str(one or "")), place_name(str(two or ""))
    return bool(a and b) and not (a.endswith(b) or b.endswith(a))  # type: ignore[union-attr, arg-type]
