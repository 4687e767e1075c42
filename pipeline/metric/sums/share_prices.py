"""Prices of shares named by what is done at them: 以9.93元/股非公开发行, 以每股8.65元的价格受让."""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

_AT = ("以", "按", "以每股", "按每股")
_DONE = re.compile(
    rf"(?:/股)?(?:左右)?(?:的?(?:平均)?(?:价格|均价))?,?(?:[向从][^,;。0-9]{{2,16}})?(?:非?公开|定向|要约|协议|大宗交易){{0,2}}"
    rf"(?<!已)(?:(?P<issue>{either('issue_act')})|(?P<act>{either('share_act')}))(?![价率])"
)
_SHARE = "股"


def at_a_price(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the price of a share by the act behind it; 发行, 增发 and their like have one name."""
    figure = draft.figure
    if not isinstance(figure, Money) or figure.per != _SHARE or draft.grows:
        return False
    if not scope.folded.endswith(_AT, draft.low, figure.start):
        return False
    done = _DONE.match(scope.folded, figure.end)
    if done is None:
        return False
    draft.name(filed(("发行" if done["issue"] else done["act"]) + "价格"))
    return True
