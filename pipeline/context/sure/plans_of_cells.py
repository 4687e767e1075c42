"""Whether a cell of a table is planned: by the head of its column."""

from __future__ import annotations

import re

from extractors.tabular.cells import Cell
from extractors.tabular.vocabulary import pattern

_CHANGES = ("growth", "delta", "share")
_AGAINST = re.compile("[为占比较与].*")


def is_planned(folded: str, cell: Cell) -> bool:
    """Return whether the head of a level, or of the one left of a change, says that it is planned: 2024年预算数.

    A plan that a change or share is measured against makes it no plan: 为预算的%, behind 决算数.
    """
    spans = cell.heads if cell.measure == "level" else cell.when[-1:] if cell.measure in _CHANGES else ()
    texts = [folded[low:high] for low, high in spans]
    texts += [_AGAINST.sub("", folded[low:high]) if cell.measure != "level" else "" for low, high in cell.heads]
    return any(pattern("planned").search(text) for text in texts) and not any("完成" in text for text in texts)
