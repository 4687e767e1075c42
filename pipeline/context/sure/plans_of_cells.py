"""Whether a cell of a table is planned: by the head of its column."""

from __future__ import annotations

import re

from extractors.tabular.cells import Cell
from extractors.tabular.heads import bare, is_name
from extractors.tabular.vocabulary import pattern
from pipeline.context.types import Modality

_CHANGES = ("growth", "delta", "share")
_AGAINST = re.compile("[为占比较与].*")


def of_cell(folded: str, cell: Cell, said: Modality) -> Modality:
    """Return how sure a cell is; `said` is what the text around its table tells."""
    if said != "target" and is_planned(folded, cell):
        return "planned"
    return "actual" if said in ("planned", "target") and _is_done(folded, cell) else said


def is_planned(folded: str, cell: Cell) -> bool:
    """Return whether the head of a level, or of the one left of a change, says that it is planned: 2024年预算数.

    A plan that a change or share is measured against makes it no plan: 为预算的%, behind 决算数.
    """
    spans = cell.heads if cell.measure == "level" else cell.when[-1:] if cell.measure in _CHANGES else ()
    texts = [folded[low:high] for low, high in spans]
    texts += [_AGAINST.sub("", folded[low:high]) if cell.measure != "level" else "" for low, high in cell.heads]
    return any(pattern("planned").search(text) for text in texts) and not any("完成" in text for text in texts)


def _is_done(folded: str, cell: Cell) -> bool:
    """Return whether the lowest head of a level says that it has come about, and names no indicator: 决算数."""
    text = bare(folded, cell.heads[0]) if cell.measure == "level" and cell.heads else ""
    return bool(pattern("done").search(text)) and not pattern("planned").search(text) and not is_name(text)
