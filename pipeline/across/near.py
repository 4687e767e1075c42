"""Which copies of a report have a few of its figures changed: judged on the numbers that both texts print.

A repost whose figures are the same, but for what the page around it adds, has nothing to ask; one of which many
differ was edited anew, or its scan was damaged all over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pyarrow as pa

from extractors.folding import fold

SLIPPED = pa.schema([("one", pa.string()), ("two", pa.string())])
TEXTS = {"one": "one_text", "two": "two_text"}
_FIGURE = re.compile(r"\d+(?:\.\d+)? ?[十百千万亿%]{0,2}")  # 9800亿元 for 9800万元 is another figure
_FEW = 12  # numbers of one text that the other one does not print: changed ones, and dates and counts of its page


def judge(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the pairs in which a few numbers were changed: each text prints some that the other one does not."""
    for batch in batches:
        found = [(row["one"], row["two"]) for row in batch.to_pylist() if slipped(row["one_text"], row["two_text"])]
        columns = zip(*found, strict=True) if found else ((), ())
        yield pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=SLIPPED)


def slipped(one: str, two: str) -> bool:
    """Return whether each of two texts prints a few numbers, and only a few, that the other one does not."""
    a, b = (Counter(_FIGURE.findall(fold(text))) for text in (one, two))
    return 0 < (a - b).total() <= _FEW and 0 < (b - a).total() <= _FEW
