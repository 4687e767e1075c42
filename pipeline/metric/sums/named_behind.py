"""Figures named by what stands behind them, or by how they change: 按15%的优惠税率, 增加50万元的成本, 溢价20%."""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.metrics import filed, indicators
from pipeline.metric.draft import HOLLOW, Draft, Scope
from pipeline.metric.shares import part_of
from pipeline.metric.wording import words, words_behind
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_PREMIUM = re.compile("(?P<what>溢价|折价)(?:幅度)?(?:[了约近为超]|超过|高?达到?)*$")
_GAINED = re.compile("估?增值(?:[约近为达了]|高?达到?|超过?)*")
_APPRAISED, _FAR = re.compile("评估|账面|预估"), 60
_RATE = re.compile("(?:左右|以上)?的(?P<what>[\u4e00-\u9fff]{1,4}率)(?![上下提降增减者差])")
_YIELD = re.compile(f"(?:左右|以上)?的(?:国家)?(?P<what>{either('has_rate')})(?![率额增减上下占总])")
_PART = re.compile("占|贡献|分得|[^年]分成")  # who has how much of all gains
_OTHERS = re.compile("增长|成长|复合|占有|变[化动]|速率|[几概功曲效]率")  # of what grew, or no rate of anything
_BRACKET = re.compile("\\((?:约|仅|只)?占(?P<whole>比|(?![有地用])[\u4e00-\u9fff]{2,6}?)的?(?:[约为近]|达到?)?$")
_REACH, _SHORTEST = 14, 2  # characters
_STAKES = ("股", "股份", "股权", "股票", "股本")
# 以3亿元成为“利润王”, 以2亿元拿下销售冠军.
_CROWNED = re.compile(f'(?:的成绩)?(?:{either("wins")})了?[“"]?(?P<what>[\u4e00-\u9fff]{{2,8}}?)(?:{either("crown")})')
_ADDS = re.compile("(?:现金|自有资金)?[对向](?!价)[^,;。0-9]{2,20}?(?:进行)?(?P<what>增资)")
_GOALS = acts("goal")
_MORE = re.compile("[增减多少加降升]")


def premium(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name what is paid above or below a price: it is no growth of that price."""
    told = _PREMIUM.search(draft.glue.text) if "价" in draft.glue.text else None
    if not draft.grows or told is None or draft.glue.to:
        return False
    draft.grows, draft.measure, draft.base = False, "level", None
    draft.name((told["what"] + "率", None))
    return True


def gained(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name by how much more something is appraised than it was booked: 评估增值1.2亿元, 账面值…,增值35%."""
    if not draft.grows or _GAINED.fullmatch(draft.glue.text.strip()) is None:
        return False
    if _APPRAISED.search(scope.folded, max(draft.first, draft.begin - _FAR), draft.begin) is None:
        return False
    draft.grows, draft.measure, draft.base, draft.falls = False, "level", None, False
    draft.name(("增值额" if isinstance(draft.figure, Money) else "增值率", None))
    return True


def foretold(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name what a firm foretells of its profit, as its exchange has it do: 某股份(002594)预增50%."""
    if not draft.grows or "预增" not in draft.glue.text:
        return False
    told = scope.folded[draft.begin - 1 : draft.begin] == ")" or draft.begin in scope.firm_ends
    if told:
        draft.name(("净利润", "profit_net"))
    return told


def rate_behind(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a percentage by the rate that it is put to: 按15%的优惠税率, but 保持9%的年增长率."""
    if scope.folded[draft.last : draft.last + 1] not in "的左以":
        return False
    told = _RATE.match(scope.folded, draft.last) or _yields(draft, scope)
    hit = scope.ending(draft.low, draft.begin, draft.figure.start) if told else None
    if (
        told is None
        or (hit is not None and hit[2].unit_family == "percent")
        or _OTHERS.search(told["what"])
        or words.has_edge(told["what"])
    ):
        return False
    draft.grows, draft.measure, draft.base = False, "level", None
    draft.name(filed(told["what"].removesuffix("率") + "率"))
    return True


def _yields(draft: Draft, scope: Scope) -> re.Match[str] | None:
    """Return what a percentage is a rate of, though no 率 says so: 高达15%的投资收益, 享受17%的出口退税."""
    part = _PART.search(scope.folded, scope.clause(draft.low, draft.figure.start), draft.figure.start)
    return None if part else _YIELD.match(scope.folded, draft.last)


def added_amount(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name an amount added by its noun: 增加50万元的成本, 计提3亿元的减值准备."""
    if not draft.grows or not scope.folded.startswith("的", draft.last) or draft.glue.to or draft.glue.against:
        return False
    noun = words_behind.noun_after(scope.folded, draft.last, draft.high, scope.hits)
    if noun is None or noun[1].endswith(_GOALS):
        return False
    if "加上" in draft.glue.text or not _MORE.search(draft.glue.text):
        draft.grows, draft.measure, draft.falls = False, "level", False
    draft.name(filed("销售收入" if noun[1] == "销售" else noun[1]))
    return True


def bracketed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a share that stands in brackets behind its part: 电梯(占比11.3%), 教育信息(占总分15%)."""
    low = max(draft.low, draft.figure.start - _REACH)
    told = (
        _BRACKET.search(scope.folded, low, draft.figure.start)
        if scope.folded.find("(", low, draft.begin) >= 0
        else None
    )
    part = words.run_before(scope.folded, told.start(), draft.low) if told and not draft.grows else ""
    if told is None or len(part) < _SHORTEST or part.endswith(_STAKES) or part in HOLLOW:
        return False
    whole = told["whole"]
    draft.measure, draft.base = "share", None if whole == "比" else whole
    draft.name((part + "占比", None) if whole == "比" else part_of.name(part, whole))
    return True


def crowned(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by what it wins, or does, behind it: 以3亿元成为纳税状元, 以5000万元对子公司增资."""
    figure = draft.figure
    if not isinstance(figure, Money) or figure.per or draft.grows or not scope.folded.endswith("以", 0, figure.start):
        return False
    told = _CROWNED.match(scope.folded, draft.last) or _ADDS.match(scope.folded, draft.last)
    known = indicators().get(told["what"]) if told else None
    if known is None or known.unit_family != "currency":
        return False
    draft.name((known.metric, known.metric_id))
    return True
