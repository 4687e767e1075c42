"""Sums named by the verb before them, or by the noun behind them: 拟投100亿元, 净亏13亿欧元, 5亿元违规担保."""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.lexicon import alternation, load
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_NAMES = {row["act"]: row["metric"] for row in load("money_acts")}
_ALONE = frozenset(row["act"] for row in load("money_acts") if row["alone"])
_ENDS = re.compile(r"(?:人民币)?(?:以上|左右)?(?:[,;。、:!?\n”]|\)(?!的)|$)")
_EITHER = alternation(_NAMES)
_DOES = re.compile(
    f"(?<![雪棉鲜开鲁])(?P<act>{_EITHER})[了过]?(?:(?:{either('amount_lead')}|[约近逾达超共])(?![\u4e00-\u9fff]?额))*\\s?$"
)
# 向乙公司采购塑料盖2.39亿元: of goods, whose price would be told by a piece or a weight.
_BUYS = re.compile("向[\u4e00-\u9fff]{2,14}(?:[采订]购|购[买入进])了?(?!价|金额)[\u4e00-\u9fff]{2,8}$")
_NOUNS = {row["noun"]: row["metric"] for row in load("sum_nouns")}
_TIED = re.compile(
    f"(?:以上|左右)?(?:人民币)?的?(?P<kind>(?!{either('no_kind')})[\u4e00-\u9fff]{{0,4}}?)"
    f"(?P<noun>{alternation(_NOUNS)})(?!{either('longer_noun')})"
)
_PRICE_ENDS = ("价", "价格", "标价")
_PROFITS = ("净利润", "净利", "盈利")
_PER_SHARE, _PAID = re.compile("(?:[,为约合]|摊薄后?)每股[约为]?$"), re.compile("[派息价购售股]|发行|成本|费用")
_QUOTES = ("收盘价", "股价", "开盘价")
_REACH = 14  # characters


def doing(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the verb right before it."""
    figure = draft.figure
    if not isinstance(figure, Money) or draft.grows or draft.measure == "delta":
        return False
    low = max(draft.low, figure.start - _REACH)
    match = _DOES.search(scope.folded, low, figure.start)
    quoted = before is not None and (before.metric or "") in _QUOTES and before.measure == "growth"
    if quoted and before is not None and scope.folded.endswith((",报", ",报收", ",收报"), low, figure.start):
        draft.name((before.metric or "", before.metric_id))  # 收盘较发行价下跌7%,报|7.8美元
        return True
    if match is None and _is_earned(draft, before, scope):
        draft.name(("每股收益", "eps"))
        return True
    if match is None and figure.per == "股" and scope.folded.endswith("报", low, figure.start):  # 报2.86元/股
        draft.name(("股价", "share_price"))
        return True
    if (
        match is None
        and figure.per is None
        and _BUYS.search(scope.folded, max(draft.low, figure.start - 30), figure.start)
    ):
        draft.name(filed("采购额"))
        return True
    if match is None or (match["act"] in _ALONE and not _ENDS.match(scope.folded, draft.last)):
        return False
    name = _NAMES[match["act"]]
    if name == "差额" and before is not None and (before.metric or "").endswith(_PRICE_ENDS):
        name = "价差"
    draft.name(filed(name))
    return True


def _is_earned(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Return whether a sum for each share is the profit told before: 净利润增至4990万加元,为每股|0.46加元."""
    if before is None or before.sentence != draft.sentence or not (before.metric or "").endswith(_PROFITS):
        return False
    told = _PER_SHARE.search(scope.folded, before.figure.end, draft.figure.start)
    return told is not None and _PAID.search(scope.folded, before.figure.end, told.start()) is None


def tied(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the noun right behind it: 9亿元违规担保, 近万亿投资落户某地, 千亿美元的市场."""
    figure = draft.figure
    if not isinstance(figure, Money) or figure.per or draft.grows or draft.measure != "level":
        return False
    match = _TIED.match(scope.folded, draft.last, draft.high)
    if match is None or words.has_edge(match["kind"].removesuffix("采购")):
        return False
    draft.name(filed(_NOUNS[match["noun"]]))
    return True
