"""Sums named by what was done with them: the noun after, the purpose, the price of a deal, else the act itself."""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.metrics import Indicator, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.parts.among import Named, told_part
from pipeline.metric.sums import purposes
from pipeline.metric.sums.spending import into_work
from pipeline.metric.wording import words, words_behind
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.glue import tail

_GRANTS = frozenset(acts("grant"))
_REWARD = re.compile(either("reward"))
_AIDS = tuple(acts("support"))
_SET_ASIDE = re.compile("(?:将|拟|全部|主要|计划){0,2}(?:用于|用来|投向)")
_RAISED = re.compile("资金|款项|募集|其中")
_CHARGES = re.compile(f"{either('charges')}(?:约|近)?$")
_ADDED = ("新增", "增收的", "多收的", "新增的")
_PAID = ("支付", "缴纳", "收取", "花费")  # 支付0.2元/张的票纸材料费
_RATIOS = ("率", "比例", "比重", "占比")
_ALSO = re.compile(r"\((?:约?[合折]|约|折合|约合)[^()]{1,20}元\)")  # 132亿美元(合人民币857亿元)的成本
_AIMED = re.compile("(?:以上|左右)?的?(?P<what>[\u4e00-\u9fff]{2,4}(?:任务|目标|计划))(?![到至了中])")
_FUNDS = ("资金", "经费", "费用", "投资")


def can_measure(draft: Draft, entry: Indicator) -> bool:
    """Tell whether an indicator can have a figure of this kind."""
    if isinstance(draft.figure, Money):
        return entry.unit_family == "currency"
    if draft.measure == "growth":
        return True
    return entry.unit_family == "percent" or (draft.measure == "delta" and draft.glue.rate)


def by_act(draft: Draft, start: int, entry: Indicator, scope: Scope) -> bool:
    """Name a sum by whose it is, by the noun after it, by what it was spent on, else by the act itself."""
    folded = scope.folded
    begin, _ = tail(folded, draft.low, start)
    owner = scope.ending(draft.low, begin, start)
    if scope.folded[start - 2 : start] in words.A_HEAD and start - 2 >= draft.low:  # 亩均|投入
        draft.name((scope.folded[start - 2 : start] + entry.term, None))
    elif entry.term.endswith("投资") and owner and owner[2].term.endswith("产业"):
        draft.name((owner[2].term + "投资", None))  # 第二产业完成投资: not its value added
    elif entry.term in ("投入", "投资") and (into := into_work(draft, start, begin, entry, scope)):
        draft.name(into)
    elif owner and owner[2].role != "verb" and can_measure(draft, owner[2]):
        draft.name(words.named(folded, owner[0], draft.low, owner[2], scope.hits))
    elif draft.measure in ("growth", "delta"):
        of = words.modifier(folded, start, draft.low) if entry.term == "投资" else ""  # 设备购置投资增长15%
        draft.name((of + (entry.term if entry.term == "投资" else entry.metric), None))
    elif not price_of_deal(draft, None, scope):
        draft.name(_bare(draft, start, entry, _spent(draft, entry, scope), scope))
    return True


def _bare(draft: Draft, start: int, entry: Indicator, name: Named, scope: Scope) -> Named:
    """Return the name of a sum spent, from the sentence where it is that of the act alone."""
    if name[0] != entry.metric:
        return name
    same = _budget(draft, entry) or _spoken(draft, start, entry, scope)
    part = told_part(draft, start, entry, scope) if entry.term == "投入" else None
    return same or part or name


def _budget(draft: Draft, entry: Indicator) -> tuple[str, str | None] | None:
    """Return the fund that a grant without a purpose goes on from: 财政科技支出每年递增15%,五年合计安排120万元."""
    before = draft.previous
    if entry.term not in _GRANTS or before is None or before.sentence != draft.sentence or before.measure != "growth":
        return None
    if before.metric is None or words.is_ratio(before.metric) or draft.figure.start - before.figure.end > 15:
        return None
    known = indicators().get(before.metric)
    return (before.metric, before.metric_id) if known is None or known.unit_family == "currency" else None


def _spoken(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return what the clause before names, at its end, of a grant without a purpose: 职工工资总额,安排为158亿元."""
    clause = scope.clause(draft.low, start)
    begin, _ = tail(scope.folded, draft.low, start)
    if entry.term not in _GRANTS or begin > clause or scope.folded[clause - 1] != "," or clause <= draft.low:
        return None
    hit = scope.ending(draft.low, clause - 1, clause - 1)
    if hit is None or hit[2].role == "verb" or not can_measure(draft, hit[2]):
        return None
    return words.named(scope.folded, hit[0], draft.low, hit[2], scope.hits)


def _spent(draft: Draft, entry: Indicator, scope: Scope) -> tuple[str, str | None]:
    """Return the name of a sum spent: 安排500万元科技创新资金, 投资3000万元建设…."""
    folded, last = scope.folded, draft.last
    if _REWARD.match(folded, last):
        return "奖励资金", None
    aim = purposes.aim(folded, draft.low, draft.figure.start, (last, draft.high))
    noun = words_behind.noun_after(folded, last, draft.high, scope.hits)
    if noun and noun[1] != _MAKES and noun[0] in scope.hits.by_start and not (aim and noun[1] in _FUNDS):
        found = indicators().get(noun[1])
        if found is None or found.kind == "stock":
            return (f"{entry.term}资产作价" if noun[1] == "资产" else noun[1]), None
        return noun[1], found.metric_id
    if not aim:
        tied = noun[1] if noun and noun[2] and entry.term in _PAID else ""
        return (tied, None) if tied else (entry.metric, entry.metric_id)
    if entry.term == "投入":
        return aim + entry.term, None
    if aim.endswith("基金"):
        return aim + "规模", None
    if aim.endswith((*_FUNDS, "子公司")):
        return ("子公司设立投资" if aim.endswith("子公司") else aim), None
    fund = "资金" if aim.endswith(_AIDS) else "经费"
    return (aim + fund, None) if entry.term in _GRANTS else (aim + "投资", "investment_project")


_MAKES = "年产"  # 投资3亿元的年产80万吨饲料项目: how large what is paid for will be
_SUIT = ("纠纷", "合同纠纷")


def noun_after(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the noun tied to it: 40亿元的销售额, 3.6亿元退税, 1600万元借款纠纷."""
    added = draft.grows and draft.glue.text.endswith(_ADDED)
    if draft.grows and not added:
        return False
    also = _ALSO.match(scope.folded, draft.last)
    last, high = (also.end(), also.end() + 14) if also else (draft.last, draft.high)
    noun = words_behind.noun_after(scope.folded, last, high, scope.hits)
    if noun is None or (isinstance(draft.figure, Money) and noun[1].endswith(_RATIOS)):  # 20亿债权清偿率9%
        return False
    hit = scope.hits.by_start.get(noun[0])
    if added and hit is None:
        return False
    entry = indicators()[hit[1]] if hit else None
    if entry and not can_measure(draft, entry):
        return _charged(draft, noun[1], entry, scope)
    if entry and entry.kind == "share":
        draft.measure = "share"
    plain = entry is not None and entry.term == noun[1] and entry.kind != "stock"
    if scope.folded.startswith(_SUIT, noun[0] + len(noun[1])):
        draft.name((noun[1] + "纠纷金额", None))
        return True
    if noun[1].endswith(_SUIT):
        draft.name((noun[1] + "金额", None))
        return True
    share = isinstance(draft.figure, Money) and draft.figure.per == "股" and noun[1] in ("高价", "低价")
    named = ("股价", "share_price") if share else (noun[1], None)  # 录得35元/股的高价
    draft.name((entry.metric, entry.metric_id) if entry and plain else named)
    return True


def aimed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the aim it is: 全年60亿元采购任务, 500亿元的销售目标."""
    match = _AIMED.match(scope.folded, draft.last, draft.high) if draft.measure == "level" else None
    if match is None or words.has_edge(match["what"][:-2]):
        return False
    draft.name((match["what"], None))
    return True


def _charged(draft: Draft, name: str, entry: Indicator, scope: Scope) -> bool:
    """Name the rate of a fee: 收取5%服务费."""
    if entry.unit_family != "currency" or not _CHARGES.search(scope.folded, draft.low, draft.begin):
        return False
    draft.measure = "share"
    draft.name((name + "比例", None))
    return True


def price_of_deal(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the price of a deal: 以3亿元收购…."""
    found = purposes.sum_of_deal(scope.folded, draft.last) if draft.measure in ("level", "rate") else None
    if found is not None:
        draft.name(found)
    return found is not None


def project(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the project it opens, or by what it is set aside for: 20亿元物流园项目落户; 其中3亿元将用于还贷."""
    folded = scope.folded
    if draft.grows or not isinstance(draft.figure, Money) or draft.figure.per:
        return False
    opens = scope.at_break(draft.figure.start, draft.first)
    what = purposes.project(folded, draft.last, draft.high) if opens else ""
    if what:
        draft.name((what + "投资", None))
        return True
    funds = _SET_ASIDE.match(folded, draft.last) and _RAISED.search(
        folded, max(draft.first, draft.begin - 90), draft.begin
    )
    aim = purposes.purpose(folded, draft.last, draft.high) if funds else ""
    if aim:
        draft.name((aim, None))
    return bool(aim)
