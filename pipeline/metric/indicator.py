"""The rule that most figures are named by: the indicator of the lexicon that leads up to them."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.metrics import Indicator, filed, indicators
from pipeline.metric.changes.compared import against, compared
from pipeline.metric.changes.price_moves import from_issue
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.nouns import noun
from pipeline.metric.shares import part_of
from pipeline.metric.shares.wholes import of_owner
from pipeline.metric.sums.spent import by_act, can_measure, noun_after, price_of_deal
from pipeline.metric.things.held import sold
from pipeline.metric.things.scopes import part_before
from pipeline.metric.things.taxes import received
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.glue import Glue

_LEFT_OUT = re.compile("[\u4e00-\u9fff]{0,4}(?:因素|影响后)|(?:[前时]|之初|初期)的")
_AMOUNT = re.compile("(?:金额|[额量])$")
_TOTALS = ("总量", "规模", "总值")
_HOME, _PAR = "国内", ("面值", "股票面值")  # a part only of what is sold; what shares are below
_DEMAND = acts("of_demand")  # said of sums as well
_DOES = re.compile(rf"(?:左右|以上)?[都均]?(?:全部)?(?:{either('does')})了?(?P<part>[\u4e00-\u9fff]{{2,6}})")
_LIKENED = re.compile(r"(?:\([^()]{0,30}\))?,?(?:仅|约|只)?相当于[^,;。\d]{0,8}")
_EXCEEDS = re.compile(f"(?:已经?|[均都也])*(?:{either('exceed')}|达到?了?)")
# 产能过剩量|超过|需求的25%: the part is told in words that end as names of figures do
_SET_AGAINST = re.compile(f"(?:已经?|[均都也将应须要不得大约]|必须)*(?:{either('exceed')})(?:[了其该]|本?公司)?$")
_PROFITS = ("profit", "profit_net", "profit_gross")
_BAD = ("不良贷款", "逾期贷款")
_SUPPORT = re.compile(f"(?:{either('support')}|出资)$")


def indicator(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the indicator that leads up to it."""
    hit = _leading(draft, scope)
    if hit is None or _changes_level(draft, hit[0], before):
        return False
    start, end, entry = hit
    if isinstance(draft.figure, Percentage) and draft.glue.of and not draft.grows and end <= draft.begin:
        return _owned(draft, start, end, before, scope)
    if not can_measure(draft, entry):
        return _unfit(draft, start, entry, before, scope)
    bracket = scope.folded[end : end + 1] == "("  # 价格较评估价格(980万元)高, 低于|面值1元
    other = None if bracket or entry.term in _PAR else against(scope, max(draft.low, start - 9), start)
    told = other and "日" in other.group() and not draft.grows  # 价格较9月2日|收盘价2.17元溢价46%
    if other and not told and not scope.folded.endswith("相比", draft.low, start):  # 与去年同期相比|净利润下降4%
        draft.reason = "compared_with"
        return compared(draft, other.start(), scope)
    if entry.role == "verb":
        return by_act(draft, start, entry, scope)
    brings = _ties(draft, scope) or (end <= draft.begin and (draft.glue.brings or entry.term == "计提"))
    if (brings and noun_after(draft, before, scope)) or (
        entry.metric_id in ("price_deal", "cash") and entry.term != "作价" and price_of_deal(draft, before, scope)
    ):
        return True
    named = from_issue(draft, start, entry.metric, scope) or noun(draft, hit, before, scope)
    if named:
        _of_price(draft)
        received(draft, hit, scope)
    return named


def _of_price(draft: Draft) -> None:
    """Name what became dearer by its price, not by what was sold of it: 热水器出口|普遍提价10%."""
    if not draft.grows or not draft.glue.price or "价" not in draft.glue.text:
        return
    name = _AMOUNT.sub("价格", draft.metric or "")
    if name != draft.metric:
        draft.name((name, None))


def _leading(draft: Draft, scope: Scope) -> tuple[int, int, Indicator] | None:
    """Return the indicator that ends last before a figure, none that only says how it grew."""
    hit = scope.ending(draft.low, draft.begin, draft.figure.start)
    if hit is None:
        return None
    if hit[0] > draft.begin and scope.folded.startswith("相比", hit[1]):  # 中标价与|最高限价|相比下降18.5%
        return scope.ending(draft.low, draft.begin, draft.begin)
    share = draft.glue.rate and hit[0] > draft.begin and hit[2].kind == "share"  # 增长比例
    if share or _LEFT_OUT.match(scope.folded, hit[1]):  # 零售额扣除价格上涨因素增长9%; 比例由增资|前的33%
        return scope.ending(draft.low, draft.begin, hit[0])
    return hit


def _changes_level(draft: Draft, start: int, before: Draft | None) -> bool:
    """Tell whether a word for a change is no name, for it says how a level changed: 财政收入12亿元,同比|增收180万元."""
    if before is None or draft.measure != "delta" or start <= draft.begin:
        return False
    level = before.measure == "level" and isinstance(before.figure, Money) and before.metric is not None
    return level and draft.begin - before.figure.end <= 1


def _ties(draft: Draft, scope: Scope) -> bool:
    """Tell whether a sum stands between an attribute and its noun: 增收的33.6亿元增值税."""
    return draft.glue.text.endswith("的") and isinstance(draft.figure, Money) and draft.last in scope.hits.by_start


def _unfit(draft: Draft, start: int, entry: Indicator, before: Draft | None, scope: Scope) -> bool:
    """Name a figure whose unit the indicator before it cannot have, where words of trade or support allow it."""
    draft.reason = "unit_mismatch"
    if isinstance(draft.figure, Money):
        if entry.term == "销售":
            part = _HOME * scope.folded.endswith(_HOME, draft.low, start) or part_before(start, draft.low, scope)
            draft.name(filed(f"{part}销售收入") if part else sold(draft, start, scope))  # 海外|销售9亿元
        if entry.term.endswith("指数") and draft.figure.per:
            draft.name(words.named(scope.folded, start, draft.low, entry, scope.hits))
        if entry.term.endswith(_DEMAND):
            draft.name(words.named(scope.folded, start, draft.low, entry, scope.hits))
        again = entry.term in _TOTALS and before is not None and before.measure == "growth"
        known = indicators().get(before.metric or "") if before is not None and again else None
        if known is not None and known.unit_family == "currency":
            draft.name((known.metric, known.metric_id))
        return draft.metric is not None
    if draft.measure == "level" and _grew(draft.glue):
        draft.grows, draft.measure, draft.base = True, "growth", draft.glue.base
        draft.name(words.named(scope.folded, start, draft.low, entry, scope.hits))
        return True
    if entry.unit_family != "currency" or draft.measure != "level":
        return False
    return _of_sum(draft, start, entry, before, scope)


def _grew(glue: Glue) -> bool:
    """Tell whether a percentage is said to be a growth by its words: 销售额同比|甚至高达35%, 营收增长为10%."""
    return glue.text.startswith("增长为") or (("同比" in glue.text or "环比" in glue.text) and not glue.series)


def _of_sum(draft: Draft, start: int, entry: Indicator, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage of a sum: a margin (毛利在30%左右), a part told with 其中, a rate of support."""
    margin = (
        indicators().get(entry.term + "率")
        if entry.metric_id in _PROFITS or entry.term in _BAD or entry.term.endswith("收益")
        else None
    )
    if margin is not None and scope.folded.endswith("年化", draft.low, start):
        draft.name(("年化收益率", None))
        return True
    if margin is not None and (draft.begin < draft.figure.start or entry.term in _BAD):
        draft.name(words.named(scope.folded, start, draft.low, margin, scope.hits))
        return True
    part = words.modifier(scope.folded, start, draft.low) + entry.term
    whole = before if before and isinstance(before.figure, Money) and before.metric else None
    if whole is not None and scope.folded.rfind("其中", whole.figure.end, start) >= 0:
        draft.measure, draft.base = "share", whole.metric
        draft.name(part_of.name(part, whole.metric or ""))
        return True
    support = _SUPPORT.search(entry.term)
    if support is not None:
        draft.measure = "share"
        draft.name((f"{support.group()}比例", None))
    return support is not None


def _owned(draft: Draft, start: int, end: int, before: Draft | None, scope: Scope) -> bool:
    """Name the share that a percentage is of the indicator owning it: 净利润超过上年净利润的50%, 运费(成本的1%)."""
    folded = scope.folded
    draft.measure, draft.base = "share", folded[start:end]
    clause = scope.clause(draft.low, start)
    part = scope.ending(clause, clause, start - 1)
    between = folded[part[1] : start] if part else ""
    if part and (between == "(" or _EXCEEDS.match(between)) and part[2].kind != "share":
        draft.name(part_of.name(part[2].term, draft.base))
        return True
    if own := _own_part(start, clause, scope):  # 锂电池车占比不到整个产量的2.5%: itself the name
        draft.name((own, None) if words.is_ratio(own) else part_of.name(own, draft.base))
        return True
    led = before is not None and before.metric and _LIKENED.fullmatch(folded, before.figure.end, start)
    if led and before is not None:
        draft.name(part_of.name(before.metric or "", draft.base))
        return True
    does = _DOES.match(folded, draft.last, draft.high)
    if does is not None:
        draft.name(part_of.name(does["part"] + "投入", draft.base))
    else:
        of_owner(draft, start, end, before, scope)
    return True


def _own_part(start: int, clause: int, scope: Scope) -> str:
    """Return the part that is set against the whole at `start`: 产能过剩量 in 产能过剩量超过市场|需求的25%."""
    whole = start - len(words.modifier(scope.folded, start, clause))
    found = [_SET_AGAINST.search(scope.folded, clause, end) for end in (whole, start)]
    end = next((match.start() for match in found if match is not None), clause)
    hit = scope.ending(clause, end, end)
    if hit is not None and hit[2].role != "verb":
        return words.named(scope.folded, hit[0], clause, hit[2], scope.hits)[0]
    run = words.run_before(scope.folded, end, clause)
    return run if words.has_head(run) else ""
