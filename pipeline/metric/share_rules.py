"""The rules for percentages of something: a stake in a firm, a part of a whole, a group that does something."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.base import Enterprise
from extractors.metrics import filed, indicators
from pipeline.metric import shares, words
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.glue import tail
from pipeline.metric.goods import stem
from pipeline.metric.numbered import counted_group, counted_thing
from pipeline.metric.scopes import own_part
from pipeline.metric.wholes import of_whole

_PLEDGED = re.compile("(?:已|均|全部|已经|均已){0,2}(?:被|处于)?(?:司法)?(?P<act>质押|冻结)")
_CAPITAL = ("股本", "总股份", "注册资本")
_SHARE_ACTS = re.compile("解除质押|质押|减持|增持|回购|冻结|转让|解禁|限售")
_STAKE_ACTS = {"转让": "转让", "减持": "转让", "出售": "出售", "增持": "收购", "受让": "收购"}
_TOLD = 120  # characters in which shares are spoken of before a holding
_CLOSES = (*",;。、)\n", "")
_PORTION = re.compile("(?:左右|以上)?(?:的|市场份额|份额)")
_THOSE = re.compile(  # ,价格下跌的|占57%
    r"(?:(?<![\u4e00-\u9fff])|(?<=\d)月份?)(?:其中|现在|已经|目前|而|由)*"
    r"(?P<what>(?!月)[\u4e00-\u9fff]{3,10})的(?:仅|只|约|大约|则)?$"
)
_OF_MARKET = re.compile("(?:左右|以上|以下)?的?(?:市场)?份额")
_FOLLOWED = re.compile(r"\s?(?:左右|以上)?的(?!水平|比例|比重|份额)([\u4e00-\u9fff]{2,6})")


def stake(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a stake in a firm: 收购…55%股权, 持有75%的股份, 100%控股."""
    folded, start, end = scope.folded, draft.figure.start, draft.last
    if folded.find("股", max(0, draft.begin - 2), end + 10) < 0:
        return _given_up(draft, scope)
    pledged = _PLEDGED.match(folded, end) if folded[start - 1] == "的" and "股" in folded[start - 3 : start] else None
    if pledged is not None:
        draft.measure, draft.base = "share", "所持股份"
        draft.name((f"{pledged['act']}股份占所持股份比例", None))
        return True
    control = shares.is_control(folded, end)
    after = control or shares.is_stake(folded, end)
    named = folded[draft.begin - 2 : draft.begin] in ("股权", "股份") and draft.begin not in scope.firm_ends
    if draft.grows or not (after or named):
        return _given_up(draft, scope)
    draft.measure = "share"
    if control:
        draft.name(("控股比例", "share_holding"))
        return True
    draft.base = shares.stake_whole(folded, draft.low, start if after else draft.begin - 2, _firm(draft, scope))
    act = shares.stake_act(folded, draft.low, start, end, draft.high)
    if act is None and before is not None and (before.metric or "").endswith("股权比例"):
        act = (before.metric or "").removesuffix("股权比例")
    draft.name((f"{act or ''}股权比例", None))
    return True


def _given_up(draft: Draft, scope: Scope) -> bool:
    """Name a stake by what is done with it, where shares are spoken of before: 22%的股权,其中甲公司转让6%."""
    folded = scope.folded
    act = _STAKE_ACTS.get(folded[draft.begin - 2 : draft.begin])
    if folded.endswith("持有", draft.low, draft.figure.start) and not draft.grows:
        return _held(draft, scope)
    if act is None or draft.grows or folded[draft.last : draft.last + 1] not in _CLOSES:
        return False
    if folded.rfind("股", draft.first, draft.begin) < 0:
        return False
    draft.measure = "share"
    draft.name((act + "股权比例", None))
    return True


def _held(draft: Draft, scope: Scope) -> bool:
    """Name what somebody holds of a firm whose holders are told: 甲公司持有22.1%,乙公司持有18.6%."""
    told = scope.folded.rfind("股", max(0, draft.first - _TOLD), draft.begin) >= 0
    if not told or scope.folded[draft.last : draft.last + 1] not in _CLOSES:
        return False
    draft.measure = "share"
    draft.name(("持股比例", "share_holding"))
    return True


def _firm(draft: Draft, scope: Scope) -> Enterprise | None:
    """Return the last firm named before a figure."""
    place = bisect_right(scope.firm_ends, draft.figure.start) - 1
    return scope.firms[place] if place >= 0 else None


def next_stake(draft: Draft, scope: Scope) -> None:
    """Give a later stake of a list its own firm: 甲99%股权、乙55%股权."""
    if draft.measure == "share" and draft.metric and "股权" in draft.metric:
        draft.base = shares.stake_whole(scope.folded, draft.low, draft.figure.start, _firm(draft, scope))


def share(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the share of a part in a whole: 科技投入3600万元,占销售收入的5.3%."""
    folded = scope.folded
    if draft.grows and draft.measure != "delta":
        return False
    if not _may_be_share(draft, folded) or folded.endswith(("占股", "占股比例"), draft.low, draft.begin):
        return False
    hit = scope.ending(draft.low, draft.begin, draft.figure.start)
    end = hit[1] if hit else draft.begin
    found = shares.share_before(folded, draft.low, end)
    if found is not None and _PORTION.match(folded, draft.last) and folded.startswith("占据", found.part_end):
        return False  # 占据全球市场22%的份额
    if found is None:
        return _takes(draft, end, before, scope)
    draft.measure, draft.base = "share" if draft.measure != "delta" else "delta", found.whole
    part = None if found.whole == "市场份额" else _part(draft, found, before, scope)
    if found.whole.endswith("市场份额") and (part is None or part[0] in "该本其我"):  # 占国内市场份额的27%
        draft.name(filed(found.whole))
    elif part is not None and found.whole == "市场" and not words.is_ratio(part):  # 甲品牌占市场的90%
        draft.name((_in_market(part), None))
    elif part is not None:
        draft.name(shares.name(part, found.whole))
    else:
        of_whole(draft, found.printed, before, scope)
    return True


def _may_be_share(draft: Draft, folded: str) -> bool:
    """Tell whether 占, or a ratio, stands where the words of a share end: spares most percentages the search."""
    low, start = draft.low, draft.figure.start
    near = folded.find("比", max(low, draft.begin - 4), start) >= 0
    return near or folded.find("占", max(low, draft.begin - 40), start) >= 0


def _takes(draft: Draft, end: int, before: Draft | None, scope: Scope) -> bool:
    """Name the share that something takes of a whole not named beside it: 中小企业占80%以上."""
    place = scope.folded.rfind("占", max(draft.low, draft.begin - 1), draft.figure.start)
    if place < 0 or end > place + 2 or scope.folded[place + 1 : place + 2] == "比":
        return False
    part = thing(draft.low, place, scope) or _told(draft, place, before) or counted_group(place, draft.first, scope)
    if not part and (those := _THOSE.search(scope.folded, max(draft.low, place - 14), place)):
        part = those["what"]
    if part:
        draft.measure = "share"
        part = _in_market(part) if _OF_MARKET.match(scope.folded, draft.last) else part
        known = indicators().get(part)
        if known is not None and known.kind == "share":  # 市场份额约占15%
            draft.name((known.metric, known.metric_id))
        else:
            draft.name((part if words.is_ratio(part) else part + "占比", None))
    return bool(part)


def _in_market(part: str) -> str:
    """Return the name of the market share of a part: 纯净水占46%的份额."""
    return part if words.is_ratio(part) else part + ("份额" if part.endswith("市场") else "市场份额")


def _told(draft: Draft, place: int, before: Draft | None) -> str:
    """Return the metric of the figure directly before 占, the part of a share that names no whole: 投资2亿元,占5%."""
    if before is None or before.metric is None or place - before.figure.end > 6:
        return ""
    return before.metric if before.measure in ("level", "rate") else ""


def thing(low: int, end: int, scope: Scope) -> str:
    """Return the words that end at `end`, begin at `low` or later, and name the part of a share."""
    hit = scope.ending(low, end, end)
    if hit:
        if hit[2].role == "generic":
            return words.named(scope.folded, hit[0], low, hit[2], scope.hits)[0]
        return own_part(hit[0], low, scope) + hit[2].term
    run = stem(scope.folded, end, low)
    return run if len(run) > 1 else ""


def _part(draft: Draft, found: shares.Share, before: Draft | None, scope: Scope) -> str | None:
    """Return the words of the part: those before 占, else the metric of the figure before."""
    end = tail(scope.folded, draft.low, found.part_end)[0]
    hit = scope.ending(draft.low, end, found.part_end)
    named = thing(draft.low, hit[1] if hit else end, scope)
    if named:
        return named
    led = scope.ending(draft.low, end - 1, end - 1) if scope.folded[end - 1 : end] == "," else None
    if (
        led is not None and led[2].role != "verb" and led[2].unit_family == "currency" and "亏" not in led[2].term
    ):  # 社会事业的支出,共占本年支出的10%
        return thing(draft.low, end - 1, scope)
    if found.whole.endswith(_CAPITAL):
        return _shares_of_capital(draft, scope)
    whole = before is not None and before.metric and before.measure in ("level", "delta", "rate")
    grew = before is not None and before.metric and before.measure == "growth"
    if before is not None and (whole or grew) and end - before.figure.end <= 4:
        return before.metric
    counted = counted_thing(end - (scope.folded[end - 1 : end] in ",("), draft.low, scope)
    if len(counted) > 1:
        return counted
    if whole:
        return None
    after = _FOLLOWED.match(scope.folded, draft.figure.end, draft.high)
    return words.run_before(scope.folded, after.end(), after.start(1)) or None if after else None


def _shares_of_capital(draft: Draft, scope: Scope) -> str:
    """Return what is told of shares that are so much of the capital: 质押3000万股,占总股本的5%."""
    acts = _SHARE_ACTS.findall(scope.folded, max(draft.first, draft.begin - 60), draft.begin)
    return f"{acts[-1]}股份" if acts else "持股"
