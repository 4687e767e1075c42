"""The rule that most figures are named by: the indicator of the lexicon that leads up to them."""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.metrics import Indicator, indicators
from pipeline import metric_shares as shares
from pipeline import metric_words as words
from pipeline.metric_acts import either
from pipeline.metric_acts import words as acts
from pipeline.metric_draft import Draft, Scope
from pipeline.metric_glue import tail
from pipeline.metric_growth import COMPARES, compared

_EXCEEDS = re.compile(either("exceed"))
_SHARES = re.compile(r"股|[036]\d{5}|ST|停牌|复牌")
_UNIT = re.compile("每[^股年月天日]")
_BRINGS = re.compile(either("bring"))
_GRANTS = frozenset(acts("grant"))
_PRICES = ("价格", "均价", "单价")
_PROFITS = ("profit", "profit_net")
_FUNDS = ("资金", "经费", "费用", "投资")


def indicator(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the indicator that leads up to it."""
    hit = scope.ending(draft.low, draft.begin, draft.figure.start)
    if hit is None:
        return False
    start, end, entry = hit
    if isinstance(draft.figure, Percentage) and draft.glue.of and not draft.grows and end <= draft.begin:
        return _owned(draft, start, end, scope)
    if not _fits(draft, entry):
        draft.reason = "unit_mismatch"
        return False
    against = COMPARES.search(scope.folded, max(draft.low, start - 9), start)
    if against:
        draft.reason = "compared_with"
        return compared(draft, against.start(), scope)
    if entry.role == "verb":
        return _act(draft, start, entry, scope)
    brings = end <= draft.begin and _BRINGS.search(draft.glue.text) is not None
    if (brings and noun_after(draft, before, scope)) or (
        entry.metric_id == "price_deal" and deal(draft, before, scope)
    ):
        return True
    return _noun(draft, hit, before, scope)


def _noun(draft: Draft, hit: tuple[int, int, Indicator], before: Draft | None, scope: Scope) -> bool:
    """Give a figure the name of the noun before it, with what the noun alone does not say."""
    start, end, entry = hit
    if entry.kind == "share" and draft.measure == "level":
        draft.measure = "share"
    if entry.kind == "share" and entry.metric_id is None and (within := shares.within(scope.folded, draft.low, end)):
        draft.name(shares.name(*within))
        draft.measure, draft.base = "share", within[1]
        return True
    name, metric_id = words.named(scope.folded, start, draft.low, entry, scope.hits)
    if metric_id == "share_price":
        name, metric_id = _quoted(draft, start, entry, scope)
    elif metric_id in _PROFITS and "每股" in draft.glue.text:
        name, metric_id = "每股收益", "eps"
    elif name == entry.term and not draft.grows and _says_nothing(entry):
        return _again(draft, before)
    draft.name((name, metric_id))
    _changed(draft, start, scope)
    return True


def _says_nothing(entry: Indicator) -> bool:
    """Tell whether a term without other words leaves open what the figure is of: 比重, 价格."""
    return entry.role == "generic" and entry.metric_id is None and (entry.kind == "share" or entry.term in _PRICES)


def _owned(draft: Draft, start: int, end: int, scope: Scope) -> bool:
    """Name the share that a percentage is of the indicator owning it: 净利润超过上年净利润的50%, 运费(成本的1%)."""
    folded = scope.folded
    draft.measure, draft.base = "share", folded[start:end]
    clause = scope.clause(draft.low, start)
    part = scope.ending(clause, clause, start - 1)
    between = folded[part[1] : start] if part else ""
    if part and (between == "(" or _EXCEEDS.match(between)):
        draft.name(shares.name(part[2].term, draft.base))
    else:
        draft.reason = "share_without_part"
    return True


def _quoted(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, str | None]:
    """Tell the price of a share from that of goods: 收盘价 is 股价 only where shares are spoken of."""
    other = isinstance(draft.figure, Money) and draft.figure.per not in (None, "股")
    near = scope.folded[max(draft.first, start - 60) : draft.figure.start]
    if "股" in entry.term or (_SHARES.search(near) and not other and not _UNIT.search(draft.glue.text)):
        return entry.metric, entry.metric_id
    return entry.term, None


def _again(draft: Draft, before: Draft | None) -> bool:
    """Let 比例 or 价格 without any words of their own go on with the share or price of the figure before."""
    price = isinstance(draft.figure, Money)
    near = before is not None and before.metric is not None and draft.figure.start - before.figure.end < 60
    if before is not None and near and (_is_price(before) if price else before.measure == "share"):
        draft.name((before.metric or "", before.metric_id))
        draft.base = before.base
    elif price:
        draft.name(("价格", None))
    else:
        draft.reason = "bare_ratio"
    return True


def _is_price(draft: Draft) -> bool:
    """Tell whether a figure is the price of something."""
    return (draft.metric or "").endswith(("价", "价格", "标准"))


def _changed(draft: Draft, start: int, scope: Scope) -> None:
    """Mark an amount added (净增产值900万元), and the points by which a growth changed (增速下滑2个百分点)."""
    if draft.measure == "level" and scope.folded[max(draft.low, start - 2) : start] in ("净增", "增加", "减少"):
        draft.measure = "delta"
    if draft.measure == "delta" and draft.glue.rate and isinstance(draft.figure, Percentage):
        draft.name((f"{draft.metric}增速", None))


def _fits(draft: Draft, entry: Indicator) -> bool:
    """Tell whether an indicator can have a figure of this kind."""
    if isinstance(draft.figure, Money):
        return entry.unit_family == "currency"
    if draft.measure == "growth":
        return True
    return entry.unit_family == "percent" or (draft.measure == "delta" and draft.glue.rate)


def _act(draft: Draft, start: int, entry: Indicator, scope: Scope) -> bool:
    """Name a sum by whose it is, by the noun after it, by what it was spent on, else by the act itself."""
    folded = scope.folded
    begin, _ = tail(folded, draft.low, start)
    owner = scope.ending(draft.low, begin, start)
    if owner and owner[2].role != "verb" and _fits(draft, owner[2]):
        draft.name(words.named(folded, owner[0], draft.low, owner[2], scope.hits))
    elif draft.measure in ("growth", "delta"):
        draft.name((entry.term, None))
    elif not deal(draft, None, scope):
        draft.name(_spent(draft, entry, scope))
    return True


def _spent(draft: Draft, entry: Indicator, scope: Scope) -> tuple[str, str | None]:
    """Return the name of a sum spent: 安排500万元科技创新资金, 投资3000万元建设…."""
    folded, last = scope.folded, draft.last
    aim = words.purpose_before(folded, draft.figure.start, draft.low) or words.purpose(folded, last, draft.high)
    noun = words.noun_after(folded, last, draft.high, scope.hits)
    if noun and noun[0] in scope.hits.by_start and not (aim and noun[1] in _FUNDS):
        found = indicators().get(noun[1])
        if found is None or found.kind == "stock":
            return (entry.term + noun[1] if noun[1] == "资产" else noun[1]), None
        return noun[1], found.metric_id
    if aim and entry.term == "投入":
        return aim + entry.term, None
    if aim:
        return (aim + "经费", None) if entry.term in _GRANTS else (aim + "投资", "investment_project")
    return (entry.metric, entry.metric_id) if entry.metric_id else (entry.term, None)


def noun_after(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the noun tied to it: 40亿元的销售额, 3.6亿元退税."""
    if draft.grows:
        return False
    noun = words.noun_after(scope.folded, draft.last, draft.high, scope.hits)
    if noun is None:
        return False
    hit = scope.hits.by_start.get(noun[0])
    entry = indicators()[hit[1]] if hit else None
    if entry and not _fits(draft, entry):
        return False
    if entry and entry.kind == "share":
        draft.measure = "share"
    plain = entry is not None and entry.term == noun[1] and entry.kind != "stock"
    draft.name((entry.metric, entry.metric_id) if entry and plain else (noun[1], None))
    return True


def deal(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the price of a deal: 以3亿元收购…."""
    found = words.dealt(scope.folded, draft.last) if draft.measure in ("level", "rate") else None
    if found is not None:
        draft.name(found)
    return found is not None
