"""The part that the indicators of a list are of, told once: 规模以上企业实现产值9亿元、利润2亿元、税金1亿元.

It stands before the first of them, or was counted right before: 规模以上企业36家,实现产值9亿元.
"""

from __future__ import annotations

import re

from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope

Named = tuple[str, str | None]
_BEFORE = re.compile(r"(?:[、,和及与或(]|以及|[,(]?其中?,?|,同时|,并|;)(?:共|累计)?(?:实现|完成)?")
# What the books of firms hold: told one after the other of the same firms.
BOOKS = frozenset({"revenue", "sales_amount", "profit", "profit_net", "profit_tax", "tax_paid"})
OF_FIRMS = ("利润", "利税")  # no place has any
_COUNTED = re.compile(
    "(?P<who>(?:规模|限额)以上[一-鿿]{0,4}企业|规上[一-鿿]{0,4}企业)(?:总?数?(?:达到?|共?有|为|发展到))?[0-9]{1,5}[余多]?[家户],"
    "(?:(?:从业人员|职工|员工)(?:达到?|共?有)?[0-9.]{1,6}万?[余多]?人,)?"
)
_REACH = 44


def part_of_list(draft: Draft, start: int, scope: Scope) -> str:
    """Return the part whose other indicators stand before this one of a list, an empty string where none does."""
    before = draft.previous
    if before is None or not draft.sentence - 1 <= before.sentence <= draft.sentence:
        return ""
    if not _BEFORE.fullmatch(scope.folded, before.figure.end, start):
        return ""
    said = scope.folded.startswith(("实现", "完成", *OF_FIRMS), before.figure.end + 1)
    if scope.folded[before.figure.end] == ";" and not said:
        return ""
    sentence = before.sentence  # 收入9亿元,增长5%;|实现利润2亿元
    while before is not None and before.sentence == sentence and not before.holder and before.measure == "growth":
        before = before.previous
    return before.holder if before is not None and before.sentence == sentence else ""


def sold(draft: Draft, start: int, scope: Scope) -> Named:
    """Return what a sum of bare 销售 is, with the part that the list is of: 规模以上企业实现产值9亿元、|销售8亿元."""
    draft.holder = "" if scope.folded[start - 1 : start].isalpha() else part_of_list(draft, start, scope)
    return filed(draft.holder + "销售收入")


def counted_before(end: int, low: int, folded: str) -> str:
    """Return the firms counted in the clause that ends at `end`: 规模以上企业36家,|实现产值9亿元; else none."""
    if folded[end - 1 : end] != ",":
        return ""
    begin = max(low, end - _REACH)
    at = max(folded.rfind(word, begin, end) for word in ("规模以上", "限额以上", "规上"))
    found = _COUNTED.fullmatch(folded, at, end) if at >= 0 else None
    return found["who"] if found else ""
