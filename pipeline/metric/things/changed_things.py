"""Name a percentage by the object of the change that it tells: 降低生产成本40%, 提高劳动生产率20%."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_CHANGED = re.compile(f"(?:{either('changes')})了?(?P<what>(?![到至为了])[\u4e00-\u9fff]{{2,10}})$")
_ADJUSTED = re.compile(
    "(?:[上下][调浮]|调[高低])了?(?P<what>(?![到至为了])[\u4e00-\u9fffA-Za-z0-9#]{0,12}(?:价格?|费|工资|标准|工资标准|目标|预期))$"
)  # 上调小麦采购价格|4.5%
_CHANGES = re.compile(
    f"(?s:.*)(?P<act>净增加?|增加|新增|(?P<down>{either('lessened')}))了?(?P<of>[\u4e00-\u9fff]{{0,8}})$"
)
_PRICE_CHANGES = re.compile(
    "(?s:.*)(?P<act>上调|调高|提高|(?P<down>下调|调低|降低))了?(?P<of>[\u4e00-\u9fff]{0,10})$"
)  # 上调了北美氯化钾价格33美元/吨
_ACTS = frozenset("增减压降调提")  # one of these is in every act
_PRICES = ("价格", "均价", "单价")
_FALL = re.compile("[降跌]幅")
_UP_TO, _FAR = re.compile("(?:/[\u4e00-\u9fff]{1,2})?[约近]?[至到][约近]?"), 5  # 上涨8元/吨至784元/吨
_REACH = 16  # characters


def changed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a change by its object, where the verb stands before it; a ratio may be what it is changed by or to."""
    if draft.grows or draft.measure != "level" or not isinstance(draft.figure, Percentage) or draft.glue.to:
        return False
    low = max(draft.low, draft.begin - _REACH)
    if _ADJUSTED.search(scope.folded, low, draft.begin) and not scope.folded.startswith("的", draft.last):
        draft.grows, draft.measure = True, "growth"
        hit = scope.ending(low, draft.begin, draft.begin)
        run = words.run_before(scope.folded, draft.begin, low)
        draft.name(words.named(scope.folded, hit[0], low, hit[2], scope.hits) if hit else filed(run))
        return True
    match = _CHANGED.search(scope.folded, low, draft.begin)
    if match is None or words.is_ratio(match["what"]) or words.has_edge(match["what"]):
        return False
    if scope.folded.startswith("的", draft.last) and not scope.folded.startswith(("的目标", "的任务"), draft.last):
        return False
    draft.grows, draft.measure = True, "growth"
    draft.name(filed(match["what"]))
    return True


def amount_changed(draft: Draft, start: int, scope: Scope) -> None:
    """Mark an amount added (净增产值900万元), and the points by which a growth changed (增速下滑2个百分点)."""
    act, low = None, max(draft.low, start - 14)
    level = isinstance(draft.figure, Money) and draft.measure in ("level", "rate") and not draft.glue.to
    if level and not _ACTS.isdisjoint(scope.folded[low:start]):
        act = _CHANGES.match(scope.folded, low, start) if draft.measure == "level" else None
        if act is None and (draft.metric or "").endswith(_PRICES):
            act = _PRICE_CHANGES.match(scope.folded, low, start)
    told = act is None or act["act"] in (draft.metric or "")  # 新增贷款, 减轻负担: the name says it
    if act is not None and not told and not words.has_edge(act["of"]):
        draft.measure = "delta"
        draft.falls = act["down"] is not None
    if draft.measure == "delta" and draft.glue.rate and isinstance(draft.figure, Percentage):
        draft.name((f"{draft.metric}{rate_of(draft)}", None))


def rate_of(draft: Draft) -> str:
    """Return the noun of the rate that changed: 降幅收窄2个百分点 is no 增速 that is lower by two."""
    return "降幅" if _FALL.search(draft.glue.text) else "增速"


def reached(draft: Draft, before: Draft, scope: Scope) -> None:
    """Let a figure be the level that a change led to: 回落0.5个百分点至52.9%, 跌26美元至9124美元."""
    if draft.measure != "delta" or not _UP_TO.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return
    first, second = before.figure, draft.figure
    points = isinstance(first, Percentage) and isinstance(second, Percentage) and first.unit != second.unit
    if points or (isinstance(first, Money) and isinstance(second, Money) and _far_above(first, second)):
        draft.measure, draft.base, draft.falls = "level", None, False


def _far_above(first: Money, second: Money) -> bool:
    """Tell whether an amount is no other end of a range: 跌200元至300元 may be one."""
    return bool(first.low and second.low and second.low >= _FAR * first.low)


def share_moved(draft: Draft, before: Draft | None) -> bool:
    """Let a bare 占比 that moved be the share told right before: 占申请总量的31%,占比提高4个百分点; else none."""
    if before is not None and before.measure == "share" and before.metric:
        draft.name((before.metric, before.metric_id))
    else:
        draft.reason = "bare_ratio"
    return True
