"""Parts of two wholes that reports always take apart alike: added value by kinds of firms, retail sales by place.

工业增加值增长8%;其中,国有企业增长2% · 社会消费品零售总额90亿元。按经营地分,城镇61亿元
"""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope

_FIRMS = re.compile("(?:其中,?)?(?P<part>(?!规模以上)[\u4e00-\u9fff、]{2,16}(?:企业|经济))")
_DWELLING = re.compile("(?P<part>城镇|乡村|农村|城区|县及县以下)(?:市场|地区)?(?:实现|完成)?")
_RETAIL, _NEAR = "社会消费品零售总额", 60


def kind_of_firms(draft: Draft, first: int, scope: Scope) -> str:
    """Return the kind of firms a growth is of, told among that of industry: 工业增加值增长8%;其中,国有企业增长2%."""
    mark = scope.folded.rfind("其中", first, draft.begin)
    told = _FIRMS.fullmatch(scope.folded, scope.clause(max(first, mark), draft.begin), draft.begin)
    whole = draft.previous if told and mark >= 0 else None
    while whole is not None and whole.figure.start > mark and whole.measure == "growth":
        whole = whole.previous
    if told is None or whole is None or not mark - 3 < whole.figure.end <= mark or whole.measure != "growth":
        return ""
    return told["part"] if (whole.metric or "").endswith("工业增加值") else ""


def sold_by_place(draft: Draft, low: int, scope: Scope) -> bool:
    """Name the retail sales of a part by it: 社会消费品零售总额90亿元。按经营地分,城镇|61亿元."""
    told = _DWELLING.fullmatch(scope.folded, scope.clause(low, draft.begin), draft.begin)
    whole = draft.previous
    while whole is not None and whole.figure.start >= low:
        whole = whole.previous
    while whole is not None and whole.measure != "level" and low - whole.figure.end < _NEAR:
        whole = whole.previous
    if told is None or whole is None or whole.metric != _RETAIL or low - whole.figure.end > _NEAR:
        return False
    draft.name((f"{told['part']}消费品零售额", None))
    return True
