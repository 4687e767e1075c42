"""What the label of a row says: an indicator, who holds its figures, a year, or that it stands for all rows."""

from __future__ import annotations

from extractors.tabular.grid import Span
from extractors.tabular.heads import Column
from extractors.tabular.vocabulary import NUMBERING, PERIOD, ends_in, words

_THINGS = ("项目名称", "工程", "产品", "科目")


def label_of(folded: str, cell: Span) -> Span:
    """Return the words of a label without its numbering, 其中 and what it brackets at its end."""
    low, high = cell
    mark = NUMBERING.match(folded, low, high)
    low = mark.end() if mark else low
    while high > low and folded[high - 1] in ")%‰:± ":
        open_at = folded.rfind("(", low, high) if folded[high - 1] == ")" else high - 1
        if open_at < low:
            break
        high = open_at
    return low, high


def is_total(folded: str, cell: Span) -> bool:
    """Return whether the label of a row stands for all of them."""
    return folded[cell[0] : cell[1]].replace(" ", "").strip(":") in words("total")


def names_holder(folded: str, cell: Span, column: Column) -> bool:
    """Return whether a label names a place or a firm."""
    text = folded[cell[0] : cell[1]].replace(" ", "")
    heads = [folded[low:high] for low, high in column.heads]
    if text.startswith(("其他", "其它")) or any(head.startswith(_THINGS) for head in heads):
        return False
    if any(head in words("subjects") for head in heads):
        return True
    return len(text) > len("市区") and (ends_in(text, "place_end") or ends_in(text, "firm_end"))


def is_dated(folded: str, column: Column) -> bool:
    """Return whether the labels of a column are years."""
    return any(folded[low:high] in words("years") for low, high in column.heads)


def is_date(folded: str, cell: Span, column: Column) -> bool:
    """Return whether the label of a row is its year."""
    text = folded[cell[0] : cell[1]].replace(" ", "")
    return PERIOD.fullmatch(text) is not None or is_dated(folded, column)
