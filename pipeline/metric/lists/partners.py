"""Trade dealt out to those it is with: 对欧盟、东盟分别出口4亿元、3亿元; 对欧盟、东盟出口分别为…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.lists.respectively import Named
from pipeline.metric.things.coordinated import AND

_MANY = "(?:等(?:国家?|地区?|市场)?|(?:[两二三四五六七八九十]大?|主要)(?:国家?|地区|市场))"
_TRADE = re.compile(
    rf"(?:^|[,;。:\n]|其中|全年)(?P<to>[对向从自与和])(?P<who>[\u4e00-\u9fff、]{{2,40}}?){_MANY}?(?:分别)?(?:实现|完成)?"
    "(?P<act>进出口|出口|进口|贸易)(?P<sum>总?[额值])?(?:分别)?(?:[为达到了]|完成)*$"
)
_REACH = 60  # characters
_EACH = "分别"


def with_each(run: Sequence[Draft], scope: Scope) -> list[Named]:
    """Return the names of the trade with each of those that a list is dealt out to, none where it is no such list."""
    head, folded = run[0], scope.folded
    low = max(head.low, head.figure.start - _REACH)
    found = _TRADE.search(folded, low, head.figure.start)
    if found is None or head.grows or _EACH not in found[0] or head.measure != "level":
        return []
    if any(found.start() < firm <= found.end("who") for firm in scope.firm_ends):
        return []
    partners = AND.split(found["who"])
    if len(partners) != len(run) or not all(len(partner) > 1 for partner in partners):
        return []
    act = found["act"] + (found["sum"] or "额")
    return [(found["to"] + partner + act, None) for partner in partners]
