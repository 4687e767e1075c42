"""Rises and falls of prices told without the price: 复牌首日涨幅达45%, 报价27400元,一周内跌幅达3%, 甲股份年内涨21%."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.base import Percentage
from extractors.number.printed import TICKER
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.things.coordinated import METALS
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_MOVES = re.compile("涨幅|跌幅|[涨跌]了?(?:近|超过?|约|逾|达|至少)?$|[暴狂大急]?[涨跌]|下挫|飙升|[高低]开")
_SHARES = re.compile(either("of_shares"))
_FUTURES = re.compile("期货|合约|期[铜铝锌铅棉糖油胶金]|主力|连塑|PVC")
_ISSUED = ("发行价", "发行价格", "增发价格")
_AGAINST = re.compile(r"[较比][^,;。]{0,3}?\d[\d.]*[港美]?元(?:/股)?的$")
_CODE = re.compile(r"(?<![0-9])(?:00[0-3]|30[01]|60[0-5]|688|8[37][0-9])[0-9]{3}\s{1,4}$")
_TICK = re.compile(r"\([1-9]\d{2,5},\s?[-+]?\d+\.\d\d,\s?$")
_THE_SHARE = ("该股", "个股")
# Only the share of a firm has these, with no thing between: 甲电器|A股昨日急挫, 甲电器|的涨幅, but not 甲的车型涨幅.
_STRONG = re.compile("[涨跌]幅(?![限度])|[高低]开|[暴飙狂急大劲][涨跌]|[急重]挫")
_SINCE = "(?:[ABH]股)?(?:[全当]天|全日|当日|盘中)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:以来(?:表现[^,;。0-9]{2,4},)?)?)?"
_TO_SHARE, _COMPANY = re.compile(_SINCE), re.compile(f"(?:^|[,;。:])公司{_SINCE}$")
_CONTRACT = re.compile("合约[0-9]{0,4}$|[0-9]{4}合约$")
_TICKER, _QUOTE = re.compile(TICKER), 24  # characters that hold a price and its move
_REACH = 70  # characters to the price or the words of the exchange


def coded(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the day's move of a share behind its code or its price: 某某股份  600123  -1.25%, (26.26,-0.53,-1.98%)."""
    start, folded = draft.figure.start, scope.folded
    coded = folded[start - 1 : start].isspace() and _CODE.search(folded, max(0, start - 11), start)
    priced = folded.startswith(")", draft.figure.end) and _TICKER.search(folded, max(0, start - _QUOTE), start)
    if not (coded or priced):
        return _traded(draft, scope)
    draft.grows, draft.measure = True, "growth"
    draft.name(("股价", "share_price"))
    return True


def _traded(draft: Draft, scope: Scope) -> bool:
    """Name the day's move of a contract behind its good: 小麦(2809,-7.00,-0.25%)."""
    start = draft.figure.start
    tick = (
        _TICK.search(scope.folded, max(0, start - _QUOTE), start)
        if scope.folded[draft.last :].startswith(")")
        else None
    )
    good = words.run_before(scope.folded, tick.start(), draft.first) if tick else ""
    if len(good) < 2:
        return False
    draft.grows, draft.measure = True, "growth"
    draft.name((good[-2:] + "期货价格", None))
    return True


def from_issue(draft: Draft, start: int, told: str, scope: Scope) -> bool:
    """Name the move of a share that is told from the price of its issue, at `start`: 较18元的|发行价猛涨86%."""
    against = _AGAINST.search(scope.folded, max(draft.first, start - 12), start) if told in _ISSUED else None
    if against is None or not draft.glue.price:
        return False
    draft.name(("股价", "share_price"))
    return True


def moved(draft: Draft, reason: str, scope: Scope) -> bool:
    """Name a rise or fall by the price that it is of, else note the reason why it has no name."""
    price = _price(draft, scope)
    if price is None:
        draft.reason = reason
        return False
    draft.name(price)
    return True


def _price(draft: Draft, scope: Scope) -> tuple[str, str | None] | None:
    """Return the price that a rise or fall is of: the last one told in its sentence, or that of a share."""
    if not _MOVES.search(draft.glue.text):
        return None
    other = draft.previous
    while other is not None and other.sentence == draft.sentence and draft.figure.start - other.figure.end < _REACH:
        if _is_price(other) and not (other.metric or "").endswith(_ISSUED):
            return other.metric or "", other.metric_id
        other = other.previous
    low = max(draft.first, draft.begin - _REACH)
    if _CONTRACT.search(scope.folded, low, draft.begin):
        return "合约价格", None
    if _of_firm(draft, scope):
        return "股价", "share_price"
    if not _SHARES.search(scope.folded, low, draft.figure.start):
        return None
    return ("合约价格", None) if _FUTURES.search(scope.folded, low, draft.figure.start) else ("股价", "share_price")


def _is_price(draft: Draft) -> bool:
    """Tell whether a figure is of a price or an index."""
    return (draft.metric or "").endswith(("价", "价格", "指数"))


def _of_firm(draft: Draft, scope: Scope) -> bool:
    """Tell whether a plain move of prices is told of a firm itself: 甲电器|年内涨幅21%, 甲电器|4月以来累计跌幅5%."""
    if not isinstance(draft.figure, Percentage) or not _STRONG.search(draft.glue.text):
        return False
    other = draft.previous
    if other is not None and other.sentence == draft.sentence and other.measure == "growth" and not _is_price(other):
        return False  # 甲证券净利润增长5%,乙证券涨幅超过3%
    place = bisect_right(scope.firm_ends, draft.begin) - 1
    end = scope.firm_ends[place] if place >= 0 else 0
    if end > draft.low and _TO_SHARE.fullmatch(scope.folded, end, draft.begin):
        return True
    return _COMPANY.search(scope.folded, max(draft.low - 1, 0), draft.begin) is not None


def of_metal(draft: Draft, run: str, scope: Scope) -> bool:
    """Name the price of a good whose name is one character: 镍上涨3%; 降价600元 is one of whatever it is of."""
    if not run and "价" in draft.glue.text:
        draft.name(("价格", None))
        return True
    if (draft.glue.price or _STRONG.search(draft.glue.text)) and scope.folded.endswith(
        _THE_SHARE, draft.low, draft.begin
    ):
        draft.name(("股价", "share_price"))
        return True
    good = words.run_before(scope.folded, draft.begin - (run == "亦"), draft.low)
    if draft.glue.price and good in METALS:
        draft.name((good + "价", None))
        return True
    draft.reason = "name_too_short"
    return False
