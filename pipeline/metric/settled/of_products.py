"""What a product in quotes sells for and yields: “云锦三号”产品销售2亿元,毛利率21% is not what the firm does.

→ 云锦三号产品销售收入, 云锦三号产品毛利率
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.metrics import indicators
from pipeline.metric.draft import Draft, Scope

_QUOTED = re.compile(
    '[“"](?P<what>[^“”",;。:0-9]{2,14})[”"](?:品牌|牌)?(?:系列)?(?:新?产品)(?:全年|当年|已|共|累计|年)*(?:实现|完成)?$'
)
_REACH = 40  # characters between the product and its first figure
_SALES, _LONGEST = ("销售收入", "销售额", "产值"), 16
_OWN = ("revenue", "sales_amount", "profit", "profit_net", "exports")


def of_products(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name sales and what follows them in their statement by the product in quotes that they are told of."""
    if "”" not in scope.folded and '"' not in scope.folded:
        return
    product, names = "", dict[str, str]()
    for draft in drafts:
        before = draft.previous
        if before is None or before.sentence != draft.sentence or ";" in scope.folded[before.figure.end : draft.begin]:
            product, names = "", {}
        metric = draft.metric or ""
        if found := _product(draft, scope):
            product, names = found, {metric: f"{found}产品{metric}"}
        elif product and metric not in names and _is_bare(draft, scope):
            names[metric] = f"{product}产品{metric}"
        elif brand := _branded(draft, scope):
            names[metric] = brand + metric
        if metric in names:
            draft.name((names[metric], None))


def _product(draft: Draft, scope: Scope) -> str:
    """Return the product in quotes whose sales a figure is, or nothing."""
    if draft.metric_id not in _OWN or draft.measure != "level":
        return ""
    start = draft.figure.start
    if scope.folded.rfind("产品", max(draft.first, start - _REACH), start) < 0:
        return ""
    hit = scope.ending(draft.low, draft.low, start)
    at = hit[0] if hit else start
    told = _QUOTED.search(scope.folded, max(draft.first, at - _REACH), at)
    return told["what"] if told else ""


def _branded(draft: Draft, scope: Scope) -> str:
    """Return the word in quotes right before the words of sales that are named by their goods, or nothing."""
    name = draft.metric or ""
    if draft.metric_id is not None or draft.measure != "level":
        return ""
    goods = next((name.removesuffix(end) for end in _SALES if name.endswith(end)), "")
    at = scope.folded.rfind(goods, draft.low, draft.figure.start) if len(goods) > 1 else -1
    begin = scope.folded.rfind("“", draft.low, at) if at > draft.low and scope.folded[at - 1] == "”" else -1
    return scope.folded[begin + 1 : at - 1] if begin >= 0 and at - begin < _LONGEST else ""


def _is_bare(draft: Draft, scope: Scope) -> bool:
    """Tell whether a figure is told by a ratio of the lexicon that opens its clause: ,毛利率21%."""
    entry = indicators().get(draft.metric or "")
    clause = scope.clause(draft.low, draft.begin)
    return entry is not None and entry.unit_family == "percent" and scope.folded.startswith(entry.term, clause)
