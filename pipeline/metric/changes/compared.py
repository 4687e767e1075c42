"""Growths that are told against something else: 比市场价高出10%, 课酬比同行业公司高30%; and of the figure before."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.base import Money, Percentage
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.changed_things import rate_of
from pipeline.metric.wording import words
from pipeline.metric.wording.glue import tail

_BY = re.compile("(?:[高低多少]出?|超出)了?(?:约|近)?$")
_OTHERS = re.compile(r"(?<![同环相])比[^,;。:、比较\d]{3,14}$")
_COMPARES = re.compile(r"(?:(?<![同环])比|较|低于|高于)[上去前同年月季度日的初底末\d]{0,7}$")
_OF_PLAN = re.compile("(?:预算|任务|计划|指标|目标)?完成率$")
_WHOLE, _LOSSES = 100, {"净亏损": "净利润", "亏损额": "利润", "亏损": "利润"}
_ADVERBS = re.compile("(?:平均|[都要也则均就])*$")
_LEAD = re.compile("(?:不仅|[也还则均已更])$")
SEPARATOR = re.compile(
    r"\([按含扣包][^()]{2,36}\)|^/[\u4e00-\u9fff]{1,3}(?=[,;(])|[\s,;(、]|人民币|左右|以上|以下|而|但|且|其中"
)


def against(scope: Scope, low: int, place: int) -> re.Match[str] | None:
    """Return the words of a comparison that end at `place`; 比 in a firm's name compares nothing."""
    found = _COMPARES.search(scope.folded, low, place)
    if found is None:
        return None
    firm = bisect_right(scope.firm_ends, found.start())
    return None if firm < len(scope.firms) and scope.firms[firm].start <= found.start() else found


def compared(draft: Draft, place: int, scope: Scope) -> bool:
    """Name a figure whose indicator stands before what it is compared with: 收购价则比市场价高出10%."""
    begin, _ = tail(scope.folded, draft.low, place)
    hit = scope.ending(draft.low, begin, place)
    if hit is None or hit[2].role == "verb":
        return _differs(draft, place, scope)
    draft.name(words.named(scope.folded, hit[0], draft.low, hit[2], scope.hits))
    return True


def _differs(draft: Draft, place: int, scope: Scope) -> bool:
    """Name a change by the figure before, where the comparison opens its clause: 赤字4万亿元,比预算增加1800亿元."""
    before = draft.previous
    if before is None or before.metric is None or before.sentence != draft.sentence:
        return False
    lead = _LEAD.search(scope.folded, max(draft.low, place - 2), place)
    place = lead.start() if lead else place
    gap = SEPARATOR.sub("", scope.folded[before.figure.end : place])
    if len(gap) > (10 if before.measure in ("level", "rate") else 2) or not scope.at_break(place, draft.low):
        return False
    return after_comparison(draft, before)


def differs_from(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by what stands before the others that it is compared with: 课酬比同行业公司高出30%."""
    folded = scope.folded
    if not draft.grows or not _BY.search(draft.glue.text):
        return False
    others = _OTHERS.search(folded, max(draft.low, draft.begin - 16), draft.begin)
    if others is None:
        return False
    place = others.start()
    place -= len(_ADVERBS.search(folded, max(draft.low, place - 4), place).group())  # type: ignore[union-attr]
    hit = scope.ending(draft.low, place, place)
    run = words.run_before(folded, place, draft.low)
    if hit is not None and hit[2].role != "verb":
        draft.name(words.named(folded, hit[0], draft.low, hit[2], scope.hits))
    elif len(run) > 1:
        draft.name((run, None))
    return draft.metric is not None


def _of_part(draft: Draft, share: str) -> bool:
    """Name a growth told behind a share by the part: 销量占行业总量的49%,同比增长7%."""
    part = share.partition("占")[0]
    draft.name(filed(part))
    return True


def _of_done(draft: Draft, name: str) -> bool:
    """Name a growth told behind how much of a plan is done by what was planned."""
    done = _OF_PLAN.sub("", name)
    draft.reason = "growth_without_level"
    if done:
        draft.name(filed(done))
    return bool(done)


def after_comparison(draft: Draft, before: Draft) -> bool:
    """Take over the metric of the figure before, but not its measure."""
    name = before.metric or ""
    if before.measure == "share" and name.endswith("完成率"):  # 产值12亿元,完成计划的92%,增长5%
        return _of_done(draft, name)
    amount = isinstance(draft.figure, Money)  # 科技投入2.9亿元,占收入的5%,比上年增加3200万元
    if before.measure == "share" and (draft.measure == "growth" or amount) and "占" in name[2:-2]:
        return _of_part(draft, name)
    if draft.glue.rate and draft.measure == "delta" and isinstance(draft.figure, Percentage):
        rate = rate_of(draft)
        name = name.removesuffix("增速").removesuffix("降幅") + rate
    elif draft.measure == "growth" and before.measure == "delta" and len(name) > 2:
        name = name.removesuffix("增速")
    if draft.glue.change == "down" and isinstance(draft.figure, Percentage) and (draft.figure.low_pct or 0) > _WHOLE:
        loss = _LOSSES.get(name)
        if loss is not None:  # 净利润亏损1.5亿元,同比下降128%: no loss can fall by more than all of it
            draft.name(filed(loss))
            return True
    draft.name((name, before.metric_id))
    return True
