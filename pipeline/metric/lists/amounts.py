"""What is counted in the list before growths: 精炼铜251.9万吨、原铝868.6万吨,分别增长11%和4%."""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope

_SPLIT = re.compile("[、,:;]|(?<=[吨斤担升辆台套件头只])[和及]")
_AMOUNT = re.compile(
    r"(?:其中)?(?:[^\d,;、]{0,20}(?P<act>生产|销售)了?)?(?P<thing>[\u4e00-\u9fff]{1,10}?)(?:产量|达到?|为|约)*\d[\d.]*[多余]?[万亿千百]{0,3}[多余]?"
    r"(?P<unit>公斤|千升|[吨斤担辆台套件头只])(?:左右|以上)?"
)
_OUT = {"生产": "产量", "销售": "销量"}
_REACH = 200  # characters


def amounts(head: Draft, count: int, scope: Scope) -> list[tuple[str, str | None]]:
    """Return what is counted in the list before growths: 精炼铜251.9万吨、原铝868.6万吨,分别增长11%和4%."""
    end = head.begin - (scope.folded[head.begin - 1 : head.begin] == ",")
    low = max(head.first, end - _REACH)
    items = _SPLIT.split(scope.folded[max(low, scope.folded.rfind(";", low, end) + 1) : end])
    matches = [_AMOUNT.fullmatch(item) for item in items]
    while matches and matches[0] is None:
        del matches[0]
    found = [match for match in matches if match is not None]
    if len(found) != count or len(matches) != count:
        return []
    act = found[0]["act"] or ("生产" if found[0]["unit"][-1] in "吨斤担升" else "")
    return [(item["thing"] + _OUT.get(item["act"] or act, "数"), None) for item in found]
