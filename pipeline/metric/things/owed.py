"""Sums with what is done about them in their name, but not for whom: 追讨工资, 拖欠工资, 减免通行费."""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope

_CLAIMS, _WAGES = re.compile("(?<=.)追[讨回缴](?=..)"), ("工资", "薪酬", "报酬")
_SPARED = re.compile("(?<=.)(?:减免|退还|返还|补发)(?=..)")
# 要求被告停止侵权,|赔偿20万元: what is asked for, not what is paid; 判决 and 裁定 in between say it is
_DEMANDED, _FAR = (
    re.compile("(?:要求|请求|诉请|索要|诉称)(?:(?!判决被?告?[^,;。]{0,3}(?:向|支付)|裁定|一审|终审|最终)[^。])*$"),
    60,
)
_OWED = re.compile("(?P<act>拖欠|欠发)[^,;。:、]{0,12}?(?P<what>工资款?|薪酬|劳动报酬)$")


def owed(name: str, draft: Draft, scope: Scope) -> str:
    """Return a name without those for whom it is done: 为60名农民工|追讨工资, 拖欠76名工人|工资, 为司机|减免通行费."""
    if name.startswith("赔偿"):
        low = max(draft.first, draft.begin - _FAR)
        return "索赔金额" if _DEMANDED.search(scope.folded, low, draft.begin) else name
    if not ("追" in name or "减免" in name or "还" in name or name.endswith(_WAGES)):
        return name
    wanted = _CLAIMS.search(name) or (_SPARED.search(name) if _is_for(name, draft, scope) else None)
    if wanted is not None:
        return name[wanted.start() :]
    found = _OWED.search(scope.folded, max(draft.first, draft.begin - 24), draft.begin)
    return found["act"] + found["what"] if found else name


def _is_for(name: str, draft: Draft, scope: Scope) -> bool:
    """Tell whether the words of a name begin with those for whom something is done: 为|司机减免通行费."""
    at = scope.folded.rfind(name, draft.low, draft.figure.start)
    return at > draft.low and scope.folded[at - 1] in "为给对向助"
