"""From a plain string to typed mentions: enterprises, money, percentages and numbers of patents.

>>> from extractors import find
>>> [(m.kind_of, m.text) for m in find("全年申请专利70件，实现销售收入60亿元，同比增长22%。")]
[('patents', '70件'), ('money', '60亿元'), ('percentage', '22%')]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import localcontext
from typing import Any

from extractors import enterprises, money, patents, percentages
from extractors.base import (
    Drop,
    Enterprise,
    Mention,
    Money,
    Passage,
    Patents,
    Percentage,
    Tick,
    Words,
    untimed,
)
from extractors.enterprise import anchors
from extractors.number import quantities
from extractors.number.dealt_lists import spread
from extractors.overlaps import resolve_overlaps
from extractors.tabular.cells import cells
from extractors.widths import EXACT, fitting

__all__ = [
    "EXTRACTORS",
    "Drop",
    "Enterprise",
    "Mention",
    "Money",
    "Passage",
    "Patents",
    "Percentage",
    "Words",
    "find",
    "find_all",
    "find_in",
]

# Reading this tuple tells what heshu finds.  Each module has RULES and find(passage); find_all(passages) too
# where it takes several steps.
EXTRACTORS = (enterprises, money, percentages, patents)
# Passes over the whole text; what they find is kept on the passage for whoever asks.
SCANS: tuple[Callable[[Passage], object], ...] = (anchors.scan, quantities.scan, cells)


def find_all(passages: Sequence[Passage], tick: Tick = untimed) -> list[list[Mention]]:
    """Return the mentions in each passage, in text order, without overlaps; one list a passage.

    One extractor reads all passages before the next begins, so that its words stay in the processor's cache.
    Candidates that were dropped are counted on the passages (`Passage.reasons`), and kept where `Passage.trace` is set.
    `tick` is told the name of each step done.
    """
    with localcontext(EXACT):
        return _found(passages, tick)


def _found(passages: Sequence[Passage], tick: Tick) -> list[list[Mention]]:
    """Do what `find_all` says."""
    for scan in SCANS:
        for passage in passages:
            scan(passage)
    tick("shared scans")
    found: list[list[Mention]] = [[] for _ in passages]
    for extractor in EXTRACTORS:
        for mentions, more in zip(found, _each(extractor, passages), strict=True):
            mentions.extend(more)
        tick(extractor.__name__.rpartition(".")[2])
    return [
        spread(fitting(resolve_overlaps(mentions, passage), passage), passage.folded)
        for mentions, passage in zip(found, passages, strict=True)
    ]


def _each(extractor: Any, passages: Sequence[Passage]) -> list[list[Mention]]:
    """Return what an extractor finds in each passage; one that has a `find_all` takes its steps over all of them."""
    if hasattr(extractor, "find_all"):
        return extractor.find_all(passages)  # type: ignore[no-any-return]
    return [extractor.find(passage) for passage in passages]


def find_in(passage: Passage) -> list[Mention]:
    """Return the mentions in one passage, as `find_all` does."""
    return find_all([passage])[0]


def find(text: str, words: Words | None = None) -> list[Mention]:
    """Return every mention in `text`, in text order: `Enterprise`, `Money`, `Percentage` and `Patents` records.

    Offsets are half-open code points of `text`, values exact `Decimal`s.  `words` cuts a short string into words
    (jieba's `lcut`, say); it is asked only where the left edge of an enterprise name is in doubt.  Needs neither pandas
    nor pyarrow, spaCy or jieba.
    """
    return find_in(Passage(text, words))
