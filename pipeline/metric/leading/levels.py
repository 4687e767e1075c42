"""Indicators that a sentence has named before a growth: one with a number of its own, the only one, a price."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.base import Percentage
from extractors.lexicon import terms
from extractors.metrics import Indicator, filed, indicators
from pipeline.metric.draft import HOLLOW, Draft, Scope
from pipeline.metric.wording import words, words_behind
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import tail

_GOODS = re.compile(r"(?P<goods>[\u4e00-\u9fff]{0,8}?)\s?\d[\d.,]{0,12}[多余万亿]{0,3}[^\d元美港欧%\s年月日]")
_LEADS_ON = re.compile("(?:累计|总计|合计|共计?|首次|突破|达到?|超过?|[约近逾])+$")
_COUNTRIES = terms("regions", level="country")
_DIGITS = re.compile(r"[^\d,;。:、!?]{0,8}(?=\d)")
_GROWN = re.compile("(?:左右|以上)?的(?P<what>[\u4e00-\u9fff]{2,8}?)(?:增[长幅速加]|下[降滑]|提升|提高|上[升涨])")
_BUT = re.compile(f"[,;](?:但|而|不过|然而)[^,;。]{{2,14}}{either('turned')}[^,;。]{{0,4}},$")
_IN_POINTS = re.compile(r"[^\d,;。]{0,4}\d[\d.,]*点")
_FIGURES, _FAR = 12, 160  # figures and characters before a list that tells more of them
_LOSSES = ("loss", "loss_net")
_PROFITS = ("profit", "profit_net", "profit_net_adjusted", "profit_operating")
_OTHER_TIME = re.compile("[上去前]年|同期|[变转]为|年度")
_CLOSES = (*",。;!\n", "")
_FORECASTS = ("预期", "预测", "目标")
_LESS = re.compile("扣除|剔除")
_POINT_OF_VIEW = re.compile(f"{either('point_of_view')}$")
# Goods that open a paragraph: 尿素,本周涨幅6.90%; no shares, and the price is already in the name of an index.
_TOLD = re.compile(r"\s*(?P<good>[\u4e00-\u9fff]{2,8})[,:]")
_SHARES = re.compile("(?:股|股票)$")
PRICED = re.compile("(?:指|指数|价|板块|概念|费用?|成本|补[贴助])$")
_SIDE = re.compile(r"(?P<what>[\u4e00-\u9fff]{2,6})方面,[^,;。]{0,16}$")
_ASPECT = re.compile(
    r"从(?P<what>[\u4e00-\u9fff]{2,8}?)(?:上?来看|来讲|来说|而言|方面看)[^,;。的]{0,3},?[^,;。的]{0,10}$"
)


def last_numbered(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the last indicator before the growth that has a number no figure of ours is: 销量150万千升,增长22%."""
    place = draft.begin
    while hit := scope.ending(start, start, place):
        if ")" in scope.folded[hit[1] : draft.begin]:
            break
        if hit[2].role != "verb":
            found = _traded(scope.folded, hit[1], hit[2]) or _points(hit, start, scope)
            if found or numbered(scope.folded, hit[1], draft.begin):
                return found or words.named(scope.folded, hit[0], start, hit[2], scope.hits)
        place = hit[0]
    return None


def _points(hit: tuple[int, int, Indicator], start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the index whose points are quoted as the price of a share is: 景气指数收于1350.85点."""
    if hit[2].metric_id != "share_price" or not _IN_POINTS.match(scope.folded, hit[1]):
        return None
    run = words.run_before(scope.folded, hit[0], start)
    return (run, None) if run.endswith("指数") else None


def _traded(folded: str, end: int, entry: Indicator) -> tuple[str, str | None] | None:
    """Return the volume that a verb of trade and its object name: 销售15万台 is 销量, 进口大豆52万吨 大豆进口量."""
    goods = _GOODS.match(folded, end) if entry.term in ("进口", "出口", "销售") else None
    if goods is None:
        return None
    noun = "销量" if entry.term == "销售" else entry.term + "量"
    thing = _LEADS_ON.sub("", goods["goods"].removeprefix("了"))
    return ("" if thing in _COUNTRIES else thing) + noun, None


def numbered(folded: str, end: int, high: int) -> int | None:
    """Return where the number of the indicator that ends at `end` begins, only glue between: 销量约150万."""
    match = _DIGITS.match(folded, end, high)
    if match is None or match.end() >= high:
        return None
    return match.end() if tail(folded, end, match.end())[0] == end else None


def spoken_price(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the price that a sentence speaks of, for a rise or fall without words of its own."""
    place = draft.begin
    while hit := scope.ending(max(start, draft.begin - 80), max(start, draft.begin - 80), place):
        if hit[2].term.endswith(("价", "价格")):
            return words.named(scope.folded, hit[0], start, hit[2], scope.hits)
        place = hit[0]
    count = bisect_left(scope.firm_ends, draft.begin)
    named = count and scope.firm_ends[count - 1] > draft.first
    return ("股价", "share_price") if named else None


def the_only(draft: Draft, start: int, scope: Scope) -> tuple[str, str | None] | None:
    """Return the one indicator of the clause before, where it has just one: 销售收入稳步提高,增长20%."""
    low = max(start, scope.clause(start, max(draft.begin - 1, start)))
    hit = None if _LESS.search(scope.folded, low, draft.begin) else scope.ending(low, low, draft.begin)
    if hit is None or hit[2].role == "verb":
        return None
    other = scope.ending(low, low, hit[0])
    if other is not None and other[2].metric != hit[2].metric:
        return None
    name = words.named(scope.folded, hit[0], low, hit[2], scope.hits)
    if scope.folded[hit[1] : draft.begin] in _FORECASTS:  # 销售额预期下调10亿元: no change of the sales
        return name[0] + scope.folded[draft.begin - 2 : draft.begin], None
    return name


def on_turn(draft: Draft, before: Draft | None, scope: Scope) -> tuple[str, str | None] | None:
    """Return what a growth is of that the figure before is not: 收入降5%,但净利润扭亏为盈,增9%; 换手率80%,涨幅5%."""
    if before is None or before.metric is None:
        return None
    if (other := _profit_before(draft, before, scope) or _part_before(draft, before)) is not None:
        return other.metric or "", other.metric_id
    if before.metric_id == "turnover_rate":
        return ("股价", "share_price") if draft.glue.price or "幅" in draft.glue.text else None
    between = scope.folded[before.figure.end : draft.begin]
    return the_only(draft, before.figure.end, scope) if _BUT.search(between) else None


def _profit_before(draft: Draft, loss: Draft, scope: Scope) -> Draft | None:
    """Return the profit whose value of another time is a loss: 净利润3亿元,上年同期亏损1亿元,同比增长400%."""
    profit = loss.previous
    if draft.measure != "growth" or loss.metric_id not in _LOSSES or profit is None or profit.sentence != loss.sentence:
        return None
    if profit.metric_id not in _PROFITS or loss.figure.start - profit.figure.end > 24:
        return None
    return profit if _OTHER_TIME.search(scope.folded, profit.figure.end, loss.figure.start) else None


def _part_before(draft: Draft, share: Draft) -> Draft | None:
    """Return the part whose share stands between it and its growth: 高端机收入3亿元,占60%,增长24%."""
    part = share.previous if draft.measure == "growth" and draft.begin - share.figure.end < 4 else None
    return part if part is not None and share.metric == f"{part.metric}占比" else None


def aspect(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a growth by what it is looked at from: 从产量来看,同比增长3%."""
    match = _ASPECT.search(scope.folded, max(draft.first, draft.begin - 24), draft.begin) if draft.grows else None
    side = _SIDE.match(scope.folded, draft.first, draft.begin) if draft.grows and match is None else None
    known = indicators().get(side["what"]) if side else None
    if known is not None:  # 净利润方面,15家公司增速超过10%
        draft.name((known.metric, known.metric_id))
        return True
    if match is None or _POINT_OF_VIEW.search(match["what"]):
        return False
    draft.name((match["what"], None))
    return True


def of_noun_after(draft: Draft, scope: Scope) -> bool:
    """Name a growth by the noun that it is put to, at the end of its clause: 提升50%转化率."""
    if not isinstance(draft.figure, Percentage) or draft.glue.against:
        return False
    grown = _GROWN.match(scope.folded, draft.last, draft.high)
    told = indicators().get(grown["what"]) if grown else None
    if told is not None:  # 只有5%的业绩增长
        draft.name((told.metric, told.metric_id))
        return True
    noun = words_behind.noun_after(scope.folded, draft.last, draft.high, scope.hits)
    end = noun[0] + len(noun[1]) if noun else 0
    if noun is None or noun[1].endswith(("幅", "速")) or scope.folded[end : end + 1] not in _CLOSES:
        return False
    draft.name(filed(noun[1]))
    return True


def of_goods_told(draft: Draft, scope: Scope) -> bool:
    """Name the price of goods that open a paragraph, and of which only the change is told: 尿素,本周涨幅6.90%."""
    if not draft.glue.price and "幅" not in draft.glue.text:
        return False
    line = scope.folded.rfind("\n", 0, draft.begin) + 1
    told = _TOLD.fullmatch(scope.folded, line, draft.begin)
    if told is None or told.end("good") in scope.firm_ends or _SHARES.search(told["good"]) or told["good"] in HOLLOW:
        return False
    draft.name((told["good"] + ("" if PRICED.search(told["good"]) else "价格"), None))
    return True


def levels_before(run: list[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the levels right before a list, as many as it has figures, or nothing."""
    before = [d for d in drafts[max(0, run[0].index - _FIGURES) : run[0].index] if d.measure == "level" and d.metric]
    levels = [d for d in before if run[0].figure.start - d.figure.end < _FAR][-len(run) :]
    return levels if len(levels) == len(run) else []
