"""Shares of those of whom it is said what they are: 园区企业中90%为民营企业, 40%的会员是女性.

The share is that of the kind, 民营企业占比: that of 企业 among themselves would say nothing.  What people have finished
is told by `staff_makeup`.
"""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares.groups import fit
from pipeline.metric.things.goods import stem
from pipeline.metric.wording.acts import either
from pipeline.segment import words as cut

_KIND = re.compile(
    "(?:左右|以上|多)?(?:的(?P<group>[\u4e00-\u9fff]{2,8}?))?[均都]?(?:为|(?<![就才却只])是|属于|系)"
    "(?P<kind>[A-Za-z0-9\u4e00-\u9fff]{2,10})(?=[,;。!)\\n]|$)"
)
_NO_KIND = re.compile(f"^[由为要靠将把从与和以被让给对在因]|{either('no_told_kind')}|(?:学[历位]|职称)$")
_ABOUT = "有约近仅超过达其中, "
_AMONG, _SAYS = re.compile("中?(?:[,有约近]|超过)*$"), re.compile("[认作成因视称变改转分]$")


def kinds(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a share by the kind that so many are said to be."""
    told = _KIND.match(scope.folded, draft.last, min(draft.high, draft.last + 24))
    if told is None or draft.grows or draft.measure != "level" or draft.glue.text.strip(_ABOUT):
        return False
    kind, group = told["kind"], told["group"] or ""
    if _SAYS.search(group) or _NO_KIND.search(kind) or not fit(kind, cut(kind)):
        return False
    among = _AMONG.search(scope.folded, max(draft.low, draft.begin - 4), draft.begin)
    goes_on = before is not None and _KIND.match(scope.folded, before.figure.end, draft.begin) is not None
    if not group and before is not None and goes_on:  # 员工中30%为研发人员,|20%为销售人员
        group = before.base or ""
    elif not group:
        group = stem(scope.folded, among.start() if among else draft.begin, draft.low)
    if not group and not goes_on and scope.folded.rfind("其中", draft.low, draft.figure.start) < 0:
        return False
    draft.measure, draft.base = "share", group or None
    draft.name((f"{kind}占比", None))
    return True
