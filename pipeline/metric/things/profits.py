"""Which profit a word means: 净利润为|盈利, 净利润预计|亏损, 净利润…,上年为|盈利, 扣非后归属母公司|净利润."""

from __future__ import annotations

import re

from extractors.metrics import Indicator, filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.glue import tail
from pipeline.metric.wording.words import A_HEAD

_OWNERS = ("profit_net", "profit_net_adjusted", "profit_operating")
_LOSSES = ("loss", "loss_net")
_ADJUSTED = "扣除非经常性损益的净利润"
_LESS = re.compile("扣(?:非|除(?:了)?非经常性?损益)(?:以?后|之后)?的?(?:归[属母][^,;。、]{0,14}?)?(?:实现)?的?$")
_REACH = 30  # characters


def which(
    draft: Draft, start: int, entry: Indicator, before: Draft | None, scope: Scope
) -> tuple[str, str | None] | None:
    """Return the profit that the noun at `start` means by what stands around it, None where by itself."""
    if entry.metric_id == "profit_net":
        less = scope.folded.rfind("扣", max(draft.low, start - _REACH), start)
        return filed(_ADJUSTED) if less >= 0 and _LESS.fullmatch(scope.folded, less, start) else None
    if entry.term == "盈利" and (owner := _owner(draft, start, scope)):
        return owner
    if entry.term == "亏损" and _owner(draft, start, scope) == filed("净利润"):
        return filed("净亏损")
    a_head = scope.folded[start - 2 : start] in A_HEAD  # 净利润1836万元,人均|利润28万元
    if entry.metric_id != "profit" or before is None or before.metric is None or a_head:
        return None
    if before.metric_id == "profit_net":
        return before.metric, before.metric_id
    net = scope.folded.find("净利", max(draft.first, before.figure.start - _REACH), before.figure.start)
    return filed("净利润") if before.metric_id in _LOSSES and net >= 0 else None


def _owner(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the profit that 盈利 or 亏损 only gives a sign: 净利润为盈利1.4亿元."""
    begin, _ = tail(scope.folded, draft.low, start)
    owner = scope.ending(draft.low, begin, start)
    known = owner[2] if owner and owner[2].metric_id in _OWNERS else None
    return (known.metric, known.metric_id) if known else None
