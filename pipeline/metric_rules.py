"""The rules that name one figure, tried in order until one of them is sure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from extractors.base import Enterprise, Money, Patents, Percentage
from extractors.metrics import Indicator
from pipeline import metric_shares as shares
from pipeline import metric_words as words
from pipeline.metric_draft import Draft, Scope
from pipeline.metric_glue import growth_after, tail
from pipeline.metric_growth import COMPARES, compared, growth, inherit
from pipeline.metric_patents import patents

_RATE = re.compile("每[^,;。]{0,3}[年月天日季周]|每[吨股桶斤台人户亩克]|年均")
_EXCEEDS = re.compile("(?:超过|不超过|达到|达|相当于|约为|为|低于|不低于|接近)")
_SHARES = re.compile(r"股|[036]\d{5}|ST|停牌|复牌")
_UNIT = re.compile("每[^股年月天日]")
_BARE = ("比例", "比重", "占比", "价格", "均价", "单价")
_PROFITS = ("profit", "profit_net")
_BRINGS = re.compile("形成|实现|创下|创造|取得|获得|录得")


def measure(draft: Draft, scope: Scope) -> None:
    """Say what kind of thing a figure measures, as far as the words before it tell."""
    figure, glue = draft.figure, draft.glue
    percent = isinstance(figure, Percentage)
    draft.grows = glue.grows or (percent and growth_after(scope.folded, draft.last))
    draft.base = {"yoy": "yoy", "mom": "环比", "against": "年初"}.get(glue.against or "") if draft.grows else None
    if isinstance(figure, Percentage) and figure.unit == "percentage_point":
        draft.measure = "delta"
    elif draft.grows:
        draft.measure = "growth" if isinstance(figure, Percentage) else "delta"
    elif isinstance(figure, Money) and (figure.per or _RATE.search(_clause(draft, scope))):
        draft.measure = "rate"
    else:
        draft.measure = "level"


def _clause(draft: Draft, scope: Scope) -> str:
    """Return the clause up to the figure."""
    return scope.folded[scope.clause(draft.low, draft.figure.start) : draft.figure.start]


def name(draft: Draft, before: Draft | None, scope: Scope) -> None:
    """Give a figure its metric by the first rule that is sure, else the reason why none is."""
    draft.reason = "no_indicator"
    rules = _RULES[type(draft.figure)]
    for rule in rules:
        if rule(draft, before, scope):
            return
    if draft.metric is None and not draft.grows:
        draft.base = None


def _patents(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a number of patents by their kind and what was done with them."""
    assert isinstance(draft.figure, Patents)
    draft.name(patents(draft.figure))
    return True


def _stake(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a stake in a firm: 收购…55%股权, 持有75%的股份, 100%控股."""
    figure, folded = draft.figure, scope.folded
    control = shares.is_control(folded, figure.end)
    after = control or shares.is_stake(folded, figure.end)
    named = folded[draft.begin - 2 : draft.begin] in ("股权", "股份") and draft.begin not in scope.firm_ends
    if draft.grows or not (after or named):
        return False
    place = bisect_right(scope.firm_ends, figure.start) - 1
    firm: Enterprise | None = scope.firms[place] if place >= 0 else None
    act = "控股" if control else shares.stake_act(folded, draft.low, figure.start, figure.end, draft.high)
    if act is None and before is not None and before.metric and before.metric.endswith("股权比例"):
        act = before.metric.removesuffix("股权比例")
    place_of = figure.start if after else draft.begin - 2
    draft.measure, draft.base = "share", shares.stake_whole(folded, draft.low, place_of, firm)
    draft.name(("控股比例", "share_holding") if control else (f"{act or ''}股权比例", None))
    return True


def next_stake(draft: Draft, scope: Scope) -> None:
    """Give a later stake of a list its own firm: 甲99%股权、乙55%股权."""
    if draft.measure == "share" and draft.metric and "股权" in draft.metric:
        place = bisect_right(scope.firm_ends, draft.figure.start) - 1
        draft.base = shares.stake_whole(
            scope.folded, draft.low, draft.figure.start, scope.firms[place] if place >= 0 else None
        )


def _share(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a part in a whole: 科技投入3600万元,占销售收入的5.3%."""
    folded = scope.folded
    if draft.grows and draft.measure != "delta":
        return False
    hit = scope.ending(draft.low, draft.begin, draft.figure.start)
    end = hit[1] if hit else draft.begin
    share = shares.share_before(folded, draft.low, end)
    if share is None:
        return _takes(draft, end, scope)
    draft.measure, draft.base = "share" if draft.measure != "delta" else "delta", share.whole
    part = _part(draft, share, before, scope)
    if part is None:
        draft.reason = "share_without_part"
    else:
        draft.name(shares.name(part, share.whole))
    return True


def _takes(draft: Draft, end: int, scope: Scope) -> bool:
    """Name the share that something takes of a whole not named beside it: 中小企业占80%以上."""
    place = scope.folded.rfind("占", max(draft.low, draft.begin - 1), draft.figure.start)
    if place < 0 or end > place + 2 or scope.folded[place + 1 : place + 2] == "比":
        return False
    part = _thing(draft, place, scope)
    if part:
        draft.measure = "share"
        draft.name((part + "占比", None))
    return bool(part)


def _thing(draft: Draft, end: int, scope: Scope) -> str:
    """Return the words that end at `end` and name the part of a share."""
    hit = scope.ending(draft.low, end, end)
    if hit:
        return words.named(scope.folded, hit[0], draft.low, hit[2])[0] if hit[2].role == "generic" else hit[2].term
    run = words.run_before(scope.folded, end, draft.low)
    return run if len(run) > 1 else ""


def _part(draft: Draft, share: shares.Share, before: Draft | None, scope: Scope) -> str | None:
    """Return the words of the part: those before 占, else the metric of the figure before."""
    folded = scope.folded
    end = share.part_end
    end -= len(re.search(r"(?:均|约|只|仅|就|大约|也|已|的|将|都|投入)?$", folded[draft.low : end]).group())  # type: ignore[union-attr]
    hit = scope.ending(draft.low, end, end) or scope.ending(draft.low, share.part_end, share.part_end)
    if hit:
        return words.named(folded, hit[0], draft.low, hit[2])[0] if hit[2].role == "generic" else hit[2].term
    run = words.run_before(folded, end, draft.low)
    if len(run) > 1:
        return run
    if before is not None and before.metric and before.measure in ("level", "delta", "rate"):
        gap = folded[before.figure.end : end]
        return before.metric if len(gap) <= 4 else None
    return _followed(draft, scope) if not run else None


def _followed(draft: Draft, scope: Scope) -> str | None:
    """Return the words of a part named after its share: 占采购量57%的大枣."""
    after = re.match(r"\s?(?:左右|以上)?的([\u4e00-\u9fff]{2,6})", scope.folded[draft.figure.end : draft.high])
    return after.group(1) if after and not words.modifier(after.group(1), len(after.group(1)), 0) == "" else None


def _indicator(draft: Draft, before: Draft | None, scope: Scope) -> bool:
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
    if _BRINGS.search(draft.glue.text) and end <= draft.begin and _noun_after(draft, before, scope):
        return True
    if entry.metric_id == "price_deal" and _bought(draft, before, scope):
        return True
    if entry.kind == "share" and draft.measure == "level":
        draft.measure = "share"
    name, metric_id = words.named(scope.folded, start, draft.low, entry)
    if entry.kind == "share" and entry.metric_id is None and (within := shares.within(scope.folded, draft.low, end)):
        draft.name(shares.name(*within))
        draft.measure, draft.base = "share", within[1]
        return True
    if metric_id == "share_price":
        name, metric_id = _quoted(draft, start, entry, scope)
    if name in _BARE and not draft.grows:
        return _again(draft, before)
    if metric_id in _PROFITS and "每股" in draft.glue.text:
        name, metric_id = "每股收益", "eps"
    draft.name((name, metric_id))
    _changed(draft, start, scope)
    return True


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
    if before is not None and before.metric is not None and draft.figure.start - before.figure.end < 60:
        if before.metric.endswith(("价", "价格", "标准")) if price else before.measure == "share":
            draft.name((before.metric, before.metric_id))
            draft.base = before.base
            return True
    if price:
        draft.name(("价格", None))
        return True
    draft.reason = "bare_ratio"
    return True


def _changed(draft: Draft, start: int, scope: Scope) -> None:
    """Mark an amount added (净增工业产值900万元), and the points by which a rate of growth changed (增速下滑2个百分点)."""
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
    """Name a sum by the noun after it, by what it was spent on, else by the act itself: 安排500万元科技创新资金."""
    folded, figure = scope.folded, draft.figure
    begin, _ = tail(folded, draft.low, start)
    owner = scope.ending(draft.low, begin, start)
    if owner and owner[2].role != "verb" and _fits(draft, owner[2]):
        draft.name(words.named(folded, owner[0], draft.low, owner[2]))
        return True
    if draft.measure in ("growth", "delta"):
        draft.name((entry.term, None))
        return True
    if deal := words.dealt(folded, draft.last):
        draft.name(deal)
        return True
    aim = words.purpose_before(folded, figure.start, draft.low) or words.purpose(folded, draft.last, draft.high)
    noun = words.noun_after(folded, draft.last, draft.high, scope.hits)
    if noun and (hit := scope.hits.by_start.get(noun[0])) and not (aim and noun[1] in _PLAIN):
        draft.name((noun[1] if noun[1] != "资产" else entry.term + noun[1], _id_of(noun[1], hit[1])))
        return True
    if aim:
        noun_of = _ACT_NOUN.get(entry.term, "投资")
        draft.name((aim + noun_of, "investment_project" if noun_of == "投资" else None))
    elif entry.metric_id:
        draft.name((entry.metric, entry.metric_id))
    else:
        draft.name((entry.term, None))
    return True


_PLAIN = ("资金", "经费", "费用", "投资")
_ACT_NOUN = {"投入": "投入", "安排": "经费", "拨出": "经费", "拨付": "经费", "下达": "经费", "捐赠": "捐赠"}


def _id_of(name: str, term: str) -> str | None:
    """Return the id of a name where it is a lexicon term itself."""
    entry = words.indicators().get(name)
    return entry.metric_id if entry and name == term and entry.kind != "stock" else None


def _noun_after(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the noun tied to it: 40亿元的销售额, 3.6亿元退税."""
    if draft.grows:
        return False
    noun = words.noun_after(scope.folded, draft.last, draft.high, scope.hits)
    if noun is None:
        return False
    hit = scope.hits.by_start.get(noun[0])
    entry = words.indicators()[hit[1]] if hit else None
    if entry and not _fits(draft, entry):
        return False
    if entry and entry.kind == "share":
        draft.measure = "share"
    plain = entry is not None and entry.term == noun[1] and entry.kind != "stock"
    draft.name((entry.metric, entry.metric_id) if entry and plain else (noun[1], None))
    return True


def _bought(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the price of an acquisition: 以3亿元收购…."""
    deal = words.dealt(scope.folded, draft.last) if draft.measure == "level" else None
    if deal is None:
        return False
    draft.name(deal)
    return True


def _words(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a figure by the words before it, where they end as names of figures do: 违约金率达5%."""
    if draft.grows or scope.at_break(draft.begin, draft.first):
        return False
    run = words.run_before(scope.folded, draft.begin, draft.low)
    if not words.has_head(run):
        return False
    if isinstance(draft.figure, Percentage) != run.endswith(("率", "比")):
        return False
    draft.name((run, None))
    return True


def _opens(draft: Draft, scope: Scope) -> bool:
    """Tell whether a percentage opens its clause, or a phrase of the lexicon follows it."""
    return scope.at_break(draft.begin, draft.first) or draft.last in scope.hits.by_start


def _members(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a group that does something: 25%的零部件企业在此聚集."""
    if draft.grows or draft.measure != "level" or not _opens(draft, scope):
        return False
    group = words.group_after(scope.folded, draft.last, draft.high, scope.hits)
    if group is None:
        return False
    draft.measure, draft.base = "share", group[1]
    draft.name((group[0], group[2]))
    return True


Rule = Callable[[Draft, Draft | None, Scope], bool]
_RULES: dict[type, tuple[Rule, ...]] = {
    Money: (_indicator, growth, inherit, _bought, _noun_after, _words),
    Percentage: (_stake, _share, _indicator, growth, inherit, _noun_after, _members, _words),
    Patents: (_patents,),
}
