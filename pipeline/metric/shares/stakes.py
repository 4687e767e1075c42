"""Stakes in firms: 收购…55%股权, 持有75%的股份, 100%控股, 质押股份占其所持股份的45%, 受让总股本的16%."""

from __future__ import annotations

import re
from bisect import bisect_right

from extractors.base import Enterprise
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of
from pipeline.metric.wording.acts import either

_PLEDGED = re.compile("(?:已|均|全部|已经|均已){0,2}(?:被|处于)?(?:司法)?(?P<act>质押|冻结)")
_OF_HELD = re.compile("占[^,;。占]{0,8}?(?:所持有?|持有)[^,;。占]{0,8}?(?:股份|股票|股权)(?:总数|总额|数量)?的?$")
_STAKE_ACTS = {"转让": "转让", "减持": "转让", "出售": "出售", "增持": "收购", "受让": "收购"}
_TOLD = 120  # characters in which shares are spoken of before a holding
_HOLDS = ("参股", "控股", "入股")  # 甲集团参股45%,
_CLOSES = (*",;。、)\n", "")
_OF_CAPITAL, _HOLDING = re.compile("总股本的?[约近]?$"), re.compile("持有|持股(?!比例)")
_SHARE_ACTS = re.compile(f"{either('share_act')}|发行(?![前后价结])|(?<![其所])持有(?=[^,;。的占]{{0,8}}?[0-9])")


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
    if _OF_HELD.search(folded, max(draft.first, draft.begin - 24), draft.begin) and not draft.grows:
        draft.measure, draft.base = "share", "所持股份"
        acts = share_acts(draft, scope)
        draft.name((f"{acts[-1]}股份占所持股份比例" if acts else "占所持股份比例", None))
        return True
    if not draft.grows and _of_capital(draft, scope):
        return True
    control = part_of.is_control(folded, end)
    after = control or part_of.is_stake(folded, end)
    named = folded[draft.begin - 2 : draft.begin] in ("股权", "股份") and draft.begin not in scope.firm_ends
    if draft.grows or not (after or named):
        return _given_up(draft, scope)
    draft.measure = "share"
    if control:
        draft.name(("控股比例", "share_holding"))
        return True
    draft.base = part_of.stake_whole(folded, draft.low, start if after else draft.begin - 2, _firm(draft, scope))
    act = part_of.stake_act(folded, draft.low, start, end, draft.high)
    if act is None and before is not None and (before.metric or "").endswith("股权比例"):
        act = (before.metric or "").removesuffix("股权比例")
    draft.name((f"{act or ''}股权比例", None))
    return True


def _of_capital(draft: Draft, scope: Scope) -> bool:
    """Name so much of the capital by what is done with it, where no 占 does: 受让公司总股本的|16%."""
    clause = scope.clause(draft.low, draft.figure.start)
    told = _OF_CAPITAL.search(scope.folded, clause, draft.figure.start)
    if told is None or scope.folded.find("占", clause, told.start()) >= 0:
        return False
    own = _SHARE_ACTS.findall(scope.folded, clause, told.start())
    holds = _HOLDING.search(scope.folded, clause, told.start()) is not None
    acts = [] if holds else own or share_acts(draft, scope)[-1:]
    if not (acts or holds):
        return False
    draft.measure, draft.base = "share", "总股本"
    draft.name((f"{acts[0]}股份占总股本比例" if acts else "持股占总股本比例", None))
    return True


def share_acts(draft: Draft, scope: Scope) -> list[str]:
    """Return what the sentence says was done with shares before a figure."""
    acts = _SHARE_ACTS.findall(scope.folded, max(draft.first, draft.begin - 60), draft.begin)
    return [] if acts and acts[-1] == "持有" else [act for act in acts if act != "持有"]


def _given_up(draft: Draft, scope: Scope) -> bool:
    """Name a stake by what is done with it, where shares are spoken of before: 22%的股权,其中甲公司转让6%."""
    folded = scope.folded
    act = _STAKE_ACTS.get(folded[draft.begin - 2 : draft.begin])
    if folded.endswith("持有", draft.low, draft.figure.start) and not draft.grows:
        return _held(draft, scope)
    if folded.endswith(_HOLDS, draft.low, draft.figure.start) and folded[draft.last : draft.last + 1] in _CLOSES:
        draft.measure = "share"
        draft.name(("持股比例", "share_holding"))
        return True
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
        draft.base = part_of.stake_whole(scope.folded, draft.low, draft.figure.start, _firm(draft, scope))
