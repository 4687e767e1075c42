"""Whose figure it is, where that is in its name or should be: the firm's off it, the fund's on it."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.lexicon import terms
from extractors.metrics import Indicator, filed
from pipeline.metric.draft import Draft, MetricOf, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.pointing import undetermined

_SALES = ("revenue", "sales_amount")
_TO = re.compile(
    r"对(?!外|比|照)(?P<what>[^,;。:0-9]{2,30}?(?:销售收入|销售额|营业收入|销售))(?:合计|共计|总计|达到?|[为约共了]){0,3}$"
)
_TRADE = ("exports", "imports", "trade_total")
_WITH_LAND = re.compile(
    "(?P<to>[对向自从])(?P<land>[\u4e00-\u9fff]{2,5}?)的?(?:货物|商品)?(?:进出口|出口|进口|贸易)(?:额|总额|总值|金额|贸易额)?$"
)
_LANDS = terms("regions", level="country")
_FEW = re.compile("(?:公司|集团|其中|其|对)?(?P<who>(?:前[二三五十]|第一)[名大位]?(?:客户|供应商))")
_BOUGHT = ("采购额", "采购金额", "采购总额")
_PLACES, _INSIDE, _SHORTEST = tuple("省市州县区镇乡村"), tuple("级内境属直籍外项指"), 3  # of a name
_ZONE = (4, 3)  # characters of 高新园区, 开发区
_WHOLE = ("主营", "公司", "集团", "企业", "主要")
_LINK = ("和", "及", "与", "、", "收")  # 业务量和|业务收入, 没收|业务收入
_GROUP = re.compile(
    rf"(?<![\u4e00-\u9fffA-Za-z0-9])(?P<group>(?:{either('group_of')}|前[0-9一二三四五六七八九十百]{{1,3}}[强家名大位])"
    r"[^,;。:、0-9]{0,6}(?:企业|公司))(?:[0-9至\-~—]{1,7}[月年]|上半年|全年|[一二三四]季度)$"
)
_LONGEST = 28
_TOWARDS = frozenset("向对给从与为和、及于由")  # before a firm that something is done to
# What a line of business takes in; its margin is told behind it.
_LINE = re.compile("(?P<line>[\u4e00-\u9fffA-Za-z]{2,12}(?<!主营)(?<!公司)业务)(?:实现)?(?P<income>(?:营业|销售)?收入)")
_VOLUME = re.compile("(?<![一-鿿])(?P<line>[一-鿿]{2,6})业务量[^,;。]{0,16}[,、][^,;。、]{0,4}业务收入")
_SOLD = re.compile(
    "(?P<market>[海国境省]?[外内际]市场)(?:全年|累计|共)?(?:实现|完成)(?:主营业务|营业|销售)?(?:销售|收入|销售额)"
)
_MARGIN = "margin_gross"
_FUNDS = ("预算", "基金", "财政", "资本经营", "保险")


def spent_of(draft: Draft, before: Draft | None) -> None:
    """Give bare expenditure the fund whose revenue stands before it: 一般公共预算收入12亿元,支出25亿元."""
    if draft.metric != "支出" or before is None or before.sentence != draft.sentence:
        return
    fund = (before.metric or "").removesuffix("收入")
    if before.metric != fund and fund.endswith(_FUNDS):
        draft.name(filed(fund + "支出"))


def of_market(draft: Draft, scope: Scope) -> None:
    """Name what is sold in one market by it: 海外市场实现销售4000万美元 is not all that a firm sells."""
    if draft.metric_id == "revenue" and scope.folded.find("市场", draft.low, draft.figure.start) >= 0:
        told = _SOLD.search(scope.folded, scope.clause(draft.low, draft.figure.start), draft.figure.start)
        if told is not None:
            draft.name((told["market"] + "销售收入", None))


def without_firm(draft: Draft, scope: Scope) -> None:
    """Take the name of a firm off the words that name a figure: 甲股份净利率 is 净利率."""
    place = bisect_right(scope.firm_ends, draft.figure.start) - 1
    told = draft.metric is not None and scope.folded.endswith(draft.metric, draft.low, draft.begin)
    if told and (draft.metric or "").endswith("价值") and scope.folded.startswith("的", draft.last):
        draft.name(("价值", None))  # 拥有多台|价值500万元的烘干机
    if place < 0 or draft.metric is None:
        return
    firm = scope.firms[place]
    if firm.start < draft.first:
        return
    whole = scope.folded.rfind(draft.metric, draft.low, draft.begin)
    inside = draft.low <= whole < firm.start and firm.end - firm.start > len("苹果") and "占" not in draft.metric
    if inside and scope.folded[firm.start - 1] not in _TOWARDS and not words.is_ratio(draft.metric):
        rest = draft.metric[firm.end - whole :].removeprefix("的")
        if len(rest) > 1:  # 不久前甲高科|自筹资金
            draft.name(filed(rest))
        return
    at = scope.folded.find(draft.metric, firm.start, draft.begin)
    rest = draft.metric[firm.end - at :] if firm.start <= at < firm.end else draft.metric.removeprefix(firm.text)
    rest = undetermined(rest)  # 甲厂、乙公司|两家企业|产值
    if 2 <= len(rest) < len(draft.metric):
        draft.name(filed(rest))


def to_customer(draft: Draft, scope: Scope) -> None:
    """Name the sales to somebody by them: 对甲公司的销售收入9840万元 is not all that the firm sells, nor 前五名客户."""
    if draft.grows or not (draft.metric_id in _SALES or draft.metric in _BOUGHT):
        return
    clause = scope.clause(draft.first, draft.figure.start)
    told = _TO.search(scope.folded, clause, draft.figure.start)
    if told is not None:
        draft.name(("对" + told["what"].replace("的", ""), None))
    elif few := _FEW.match(scope.folded, clause, draft.figure.start):
        draft.name((few["who"] + (draft.metric or ""), None))


def to_land(draft: Draft, scope: Scope) -> None:
    """Name trade with one land by it: 对美国出口15亿美元 is a part of all exports, told beside them."""
    if draft.metric_id not in _TRADE or draft.measure not in ("level", "growth", "delta"):
        return
    clause = scope.clause(draft.first, draft.figure.start)
    told = _WITH_LAND.search(scope.folded, clause, draft.begin)
    if told is not None and told["land"] in _LANDS:
        draft.name((f"{told['to']}{told['land']}{draft.metric}", None))


def without_place(metric: MetricOf, place: str) -> MetricOf:
    """Return what a count measures without the place it is of in its name: 柳河县|蔬菜种植面积, but 柳河县级|公路."""
    rest = (metric.metric or "")[len(place) :]
    if not place.endswith(_PLACES) or len(rest) < _SHORTEST or rest.startswith(_INSIDE):
        return metric
    name, metric_id = filed(rest)
    return metric._replace(metric=name, metric_id=metric_id)


def without_zone(metric: MetricOf, zone: str) -> MetricOf:
    """Return what a figure of a zone measures without the zone in its name: 江北经济开发区, 开发区|工业总产值."""
    name = metric.metric or ""
    own = next((size for size in _ZONE if zone.endswith(name[:size])), 0) if metric.metric_id is None else 0
    known, metric_id = filed(name[own:])
    return metric._replace(metric=known, metric_id=metric_id) if own and metric_id else metric


def of_group(draft: Draft, scope: Scope) -> None:
    """Name what a group of firms has by them, where only a date stands between: 前十强企业1-9月产值合计1032亿元."""
    start = draft.begin - len(draft.metric or "")
    told = _GROUP.search(scope.folded, max(draft.low, start - _LONGEST), start)
    if told is not None:
        draft.name((told["group"] + (draft.metric or ""), None))


def of_business(draft: Draft, scope: Scope) -> None:
    """Name what a line of business earns by it, whatever its words: 液态奶业务收入 is not all that the firm earns."""
    run = words.run_before(scope.folded, draft.begin, draft.low)
    line = run.removesuffix("业务收入")
    if run == "业务收入" and (
        volume := _VOLUME.search(scope.folded, max(draft.first, draft.begin - _LONGEST), draft.begin)
    ):
        draft.name((volume["line"] + run, None))  # 快递业务量4820万件,业务收入5亿元
    if len(line) > 1 and line != run and not line.endswith((*_WHOLE, *_LINK)):
        draft.name((run, None))


def of_line(draft: Draft) -> None:
    """Name what a line of business takes in without its verb: 涂料业务|实现|收入."""
    line = _LINE.fullmatch(draft.metric or "") if draft.measure == "level" else None
    if line is not None:
        draft.name((line["line"] + line["income"], None))


def margin_of_line(draft: Draft, start: int, entry: Indicator, scope: Scope) -> tuple[str, None] | None:
    """Return the margin of the line of business whose income stands before it: 涂料业务收入3亿元,占19%,毛利率8%."""
    if entry.metric_id != _MARGIN or not scope.at_break(start, draft.low):
        return None
    before, line = draft.previous, None
    while before is not None and before.figure.start >= draft.first and line is None:
        line, end = _LINE.fullmatch(before.metric or ""), before.figure.end
        before = before.previous
    return (line["line"] + entry.term, None) if line and scope.folded.find(";", end, start) < 0 else None
