"""Whether a figure tells of a part of what its indicator measures, for the check two_values.

全县申请专利342件 beside 企业申请专利218件,占申请总量的63.7% · 实现销售收入62亿元 beside 销售水泥640万吨,销售收入18亿元
"""

from __future__ import annotations

import re

from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.tables import Fact

_HOLDERS = re.compile(f"^[^,。;:]{{0,6}}?{either('D3.holder')}(?!所得)")
_PLACE = re.compile("[省市县区镇乡村旗州]$")
_SHARE = re.compile(r"[,(](?:约|仅)?占[^,。;:%]{0,12}(?:总[量数额]|全部)")
_GOODS = re.compile(rf"{either('D3.act')}了?[一-鿿]{{1,10}}$")
_WORDS = 16


def partial(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is one of a part: of the firms of a place, a share of a total, of some goods."""
    holder = _PLACE.search(fact.subject or "") and _HOLDERS.search(report.words(fact))
    return bool(holder or _SHARE.match(report.folded, fact.end, fact.end + _WORDS * 2) or _of_goods(report, fact))


def _of_goods(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the clause before a figure tells how much of some goods it is of."""
    low = report.clause(fact.start)
    if fact.kind != "money" or report.folded[low - 1 : low] != ",":
        return False
    numbers = report.numbers(max(0, low - _WORDS * 2), low)
    goods = numbers[-1] if numbers and numbers[-1].family in ("measure", "count") else None
    return (
        goods is not None
        and goods.unit_end >= low - 2
        and bool(_GOODS.search(report.folded[report.clause(goods.start) : goods.start]))
    )
