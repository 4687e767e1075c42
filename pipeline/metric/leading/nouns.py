"""The name that a noun of the lexicon gives to its figure, with what the noun alone does not say."""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.metrics import Indicator, indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.leading.referred import sum_before
from pipeline.metric.leading.signed import BARE_SUMS, signed
from pipeline.metric.shares import part_of
from pipeline.metric.shares.wholes_told import is_whole, of_whole_before
from pipeline.metric.sums.spending import spending, topic_of
from pipeline.metric.things import profits
from pipeline.metric.things.changed_things import amount_changed, share_moved
from pipeline.metric.things.numbered import group_before, sold_by_area
from pipeline.metric.things.owners import margin_of_line
from pipeline.metric.things.scopes import scoped
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_SHARES = re.compile(r"股|[036]\d{5}|ST|停牌|复牌")
_UNIT, _PER_HEAD = re.compile("每[^股年月天日]"), re.compile("[人户亩村]均")
_SUPPORTS = frozenset(acts("support"))
_PRICES, _CLOSES = ("价格", "均价", "单价"), frozenset({"收于", "收报", "报收", "报收于"})
_PROFITS, _CROPS = ("profit", "profit_net"), "农业产值"
_INVESTED = re.compile("(?:人民币)?(?:入股|出资|投入|参股)")
_OF_SHARES = re.compile(r"股(?:股份|股票)?\s?[,(]占比?$")
_MARKET = re.compile("市场[^,;。]{0,20},?.{0,2}份额|市场(?:占有|排名)[^。]{0,8}份额")
_PER_UNIT = re.compile(r"每(?:亩|平方米|[头只吨台辆套斤株])的?$")
# Whose loans go bad: 信用卡发卡量8万张,透支余额2亿元,不良率1.1% is not that of the bank.
_LOANS = re.compile(f"信用卡|普惠[^,;。0-9]{{0,6}}贷款|{either('loan_kind')}贷款")
_ACTED = re.compile("(?P<act>影响)$|(?:节省|节约|省下|(?<=[可能年月共又就])省)了?$")  # but 获省|扶持资金
_MAKES = re.compile("(?:实现|完成|创造|创|达到)了?$")


def noun(draft: Draft, hit: tuple[int, int, Indicator], before: Draft | None, scope: Scope) -> bool:
    """Give a figure the name of the noun before it, with what the noun alone does not say."""
    start, end, entry = hit
    if entry.kind == "share" and draft.measure == "level":
        draft.measure = "share"
    if entry.kind == "share" and entry.metric_id is None and (within := part_of.within(scope.folded, draft.low, end)):
        draft.name(part_of.name(*within))
        if not draft.grows:
            draft.measure, draft.base = "share", within[1]
        return True
    name, metric_id = _named(draft, start, entry, before, scope)
    if name == entry.term and _says_nothing(entry):
        if not draft.grows:
            return _again(draft, entry, before, scope)
        if entry.term == "占比":
            return share_moved(draft, before)
    draft.name((name, metric_id))
    amount_changed(draft, start, scope)
    head = _PER_HEAD.search(draft.glue.text)
    if head is not None and draft.metric and head.group() not in draft.metric:  # 科普经费人均2元
        draft.name((head.group() + name, None))
    return True


def _named(draft: Draft, start: int, entry: Indicator, before: Draft | None, scope: Scope) -> tuple[str, str | None]:
    """Return name and id of the noun that begins at `start`, by the first of the ways to read it that fits."""
    if entry.term == _CROPS and scope.folded.rfind("农林牧渔", max(0, start - 80), start) >= 0:
        return entry.term, None  # 农林牧渔业总产值35亿元。其中农业产值16亿元: a part of it
    if entry.metric_id == "share_price":
        return _quoted(draft, start, entry, scope)
    if entry.metric_id in _PROFITS and "每股" in draft.glue.text:
        return "每股收益", "eps"
    if entry.term == "成交" and isinstance(draft.figure, Money) and draft.figure.per:
        return "成交价格", None
    return (
        _told(draft, start, entry, before, scope)
        or _made(draft, start, entry, scope)
        or spending(draft, start, entry, scope)
        or signed(draft, start, entry, scope)
        or scoped(draft, start, entry, words.named(scope.folded, start, draft.low, entry, scope.hits), scope)
    )


def _told(
    draft: Draft, start: int, entry: Indicator, before: Draft | None, scope: Scope
) -> tuple[str, str | None] | None:
    """Return the name that what stands around a noun gives it: 作价…入股, 节约电费, 每亩补贴."""
    if entry.metric_id == "tech_turnover" and entry.term.startswith("成交"):
        return ("成交额", "turnover_stock") if "技术" not in scope.folded[max(0, start - 60) : start] else None
    if entry.term == "作价":
        return ("作价出资额", None) if _INVESTED.match(scope.folded, draft.last) else None
    if act := _acted(draft.low, start, scope):
        return act + entry.term, None
    which = profits.which(draft, start, entry, before, scope) or _of_loans(draft, start, entry, scope)
    if which := which or margin_of_line(draft, start, entry, scope):
        return which
    if entry.term in _SUPPORTS and _PER_UNIT.search(scope.folded, max(draft.low, start - 5), start):
        return entry.term + "标准", None
    if entry.term == "销售额" and (sold := sold_by_area(start, scope)):
        return sold
    if entry.term == "支出" and (topic := topic_of(draft, start, scope)):
        return topic
    return _after(entry, before) if before is not None and before.metric else None


def _acted(low: int, start: int, scope: Scope) -> str:
    """Return what was done to a sum that begins at `start`, which is then none: 节约|电费, 停产影响|产值3000万元."""
    near = start > low and scope.folded[start - 1] in "省约了下响"
    acted = _ACTED.search(scope.folded, max(low, start - 3), start) if near else None
    return (acted["act"] or "节约") if acted else ""


def _of_loans(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return the name of the bad part of some of the loans, of which the sentence speaks."""
    loans = _LOANS.findall(scope.folded, draft.first, start) if entry.metric_id == "npl_ratio" else ()
    return (loans[-1] + "不良率", None) if loans else None


def _after(entry: Indicator, before: Draft) -> tuple[str, str | None] | None:
    """Return the name that the figure before gives a noun: 收购股权…,交易对价; 回购…,支付总金额."""
    if entry.metric_id == "price_deal" and (before.metric or "").startswith("收购股权"):
        return "收购价款", "price_acquisition"
    if entry.term in BARE_SUMS and (before.metric or "").startswith("回购股份"):
        return "回购金额", "buyback"  # 回购300万股,占总股本的0.4%,支付总金额3000万元
    return None


def _made(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None] | None:
    """Return the lexicon's name of what a branch makes, its verb between: 高新技术产业实现产值."""
    last = scope.folded[start - 1] if start > draft.low else ""
    verb = _MAKES.search(scope.folded, max(draft.low, start - 3), start) if last and last in "现成造创到了" else None
    if verb is None:
        return None
    run = words.run_before(scope.folded, verb.start(), draft.low)
    for cut in range(max(len(run) - 1, 0)):
        found = indicators().get(run[cut:] + entry.term)
        if found is not None and found.metric != entry.metric:  # 产业|增加值 says no more than 增加值
            return found.metric, found.metric_id
    return None


def _says_nothing(entry: Indicator) -> bool:
    """Tell whether a term without other words leaves open what the figure is of: 比重, 价格."""
    return entry.role == "generic" and entry.metric_id is None and (entry.kind == "share" or entry.term in _PRICES)


def _quoted(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None]:
    """Tell the price of a share from that of goods: 收盘价 is 股价 only where shares are spoken of."""
    other = isinstance(draft.figure, Money) and draft.figure.per not in (None, "股")
    near = scope.folded[max(draft.first, start - 60) : draft.figure.start]
    if "股" in entry.term or (_SHARES.search(near) and not other and not _UNIT.search(draft.glue.text)):
        return entry.metric, entry.metric_id
    return "收盘价" if entry.term in _CLOSES else entry.term, None


def _again(draft: Draft, entry: Indicator, before: Draft | None, scope: Scope) -> bool:
    """Let 比例 or 价格 without any words of their own go on with the share or price of the figure before."""
    price = isinstance(draft.figure, Money)
    near = before is not None and before.metric is not None and draft.figure.start - before.figure.end < 60
    if before is not None and near and (_is_price(before) if price else before.measure == "share"):
        draft.name((before.metric or "", before.metric_id))
        draft.base = before.base
    elif price:
        draft.name((entry.term, None))
    else:
        _of_part(draft, entry, before, scope)
    return True


def _of_part(draft: Draft, entry: Indicator, before: Draft | None, scope: Scope) -> None:
    """Name a bare share by the part that the sentence told before it."""
    if before is not None and is_whole(before, scope):
        of_whole_before(draft, before)
    elif part := sum_before(draft, entry.term, scope):
        draft.name((part + "占比", None))
    elif before is not None and before.metric and _is_told(before) and draft.begin - before.figure.end < 8:
        draft.name((before.metric + "占比", None))
    elif _OF_SHARES.search(scope.folded, max(draft.first, draft.begin - 8), draft.begin):
        draft.name(("持股比例", "share_holding"))
    elif part := group_before(draft, entry.term, scope):
        draft.name((part + "占比", None))
    elif _MARKET.search(scope.folded, max(draft.first, draft.begin - 40), draft.begin):
        draft.name(("市场份额", "market_share"))
    elif owner := _owner(draft, entry, scope):
        draft.name((owner + entry.term, None))
    else:
        draft.reason = "bare_ratio"


def _owner(draft: Draft, entry: Indicator, scope: Scope) -> str:
    """Return the indicator right before a bare 比重, whose it is: 民间投资|比重."""
    hit = scope.hits.by_end.get(scope.folded.rfind(entry.term, draft.low, draft.figure.start))
    known = indicators()[hit[1]] if hit and hit[0] >= draft.low else None
    return known.term if known is not None and known.role == "noun" else ""


def _is_told(draft: Draft) -> bool:
    """Tell whether a figure is an amount, or the growth of one told right before it: 出口9亿元,增长8%,|占比64%."""
    level = draft.previous if draft.measure == "growth" else draft
    return level is not None and level.measure == "level" and level.metric == draft.metric


def _is_price(draft: Draft) -> bool:
    """Tell whether a figure is the price of something."""
    return (draft.metric or "").endswith(("价", "价格", "标准"))
