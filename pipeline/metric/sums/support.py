"""Sums of contracts, and sums and rates of support: 按设备投资额的8%给予补助,最高不超过200万元."""

from __future__ import annotations

import re

from extractors.base import Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.shares import part_of
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_CONTRACT = re.compile(
    rf"\s?(?:人民币|左右|以上)?的?[^,;。:\n]{{0,16}}?(?P<name>[\u4e00-\u9fff]{{0,6}}(?:{either('contract')}))(?=[,;。、)\s”\"]|$|用于|以)"
)
_SIGNED = re.compile(either("contract"))
_SUPPORT = re.compile(rf"(?:的)?(?:标准)?,?(?:给予|予以|进行|享受)?(?:一次性)?(?P<act>{either('support')})")
_GIVEN = re.compile(
    rf"(?:以上|以内|左右)?的?(?:[一二三四五两]个?档)?(?:的?标准)?(?:分别)?(?:给予|予以)(?:一次性)?(?P<act>{either('support')})"
)
_CAP = re.compile("最高|最多|上限|不超过|封顶")
_SUPPORTS = re.compile(either("support"))
_PLANNED = re.compile("(?:年初|全年|每年|年度)?(?:计划|预算|拟|均|都)$")
_AT_RATE = re.compile(r"(?:按|安(?![排置装全]))照?(?P<whole>[^,;。:按安\d]{2,14})的$")


def given(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a sum by the support it is given as: 按10万元、5万元两档给予奖励; …给予补助,最高不超过200万元."""
    if draft.grows:
        return False
    high = min(draft.high, draft.last + 16)
    act = _GIVEN.match(scope.folded, draft.last, high) if scope.folded.find("予", draft.last, high) > 0 else None
    if act is not None:
        draft.name((act["act"], None))
        return True
    if not _CAP.search(draft.glue.text) or not scope.at_break(draft.begin, draft.first):
        return False
    acts = _SUPPORTS.findall(scope.folded, max(draft.first, draft.begin - 16), draft.begin)
    if acts:
        draft.name((acts[-1] + "上限", None))
    return bool(acts)


def at_rate(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name a rate of support: 按设备投资额的8%给予补助."""
    if draft.grows or not isinstance(draft.figure, Percentage):
        return False
    low = max(draft.low, draft.figure.start - 18)
    if scope.folded[draft.figure.start - 1] != "的":
        return False
    rate = _AT_RATE.search(scope.folded, low, draft.figure.start)
    if rate is None:
        return False
    act = _SUPPORT.match(scope.folded, draft.last)
    if act is None:
        return _set_aside(draft, rate, scope)
    draft.measure, draft.base = "share", rate["whole"]
    draft.name((f"{rate['whole']}{act['act']}比例", None))
    return True


def _set_aside(draft: Draft, rate: re.Match[str], scope: Scope) -> bool:
    """Name a share by its part before 按 and its whole: 科技经费按财政支出的1.5%编列."""
    planned = _PLANNED.search(scope.folded, draft.low, rate.start())
    end = planned.start() if planned else rate.start()
    part = scope.ending(draft.low, end, end)
    whole = scope.ending(rate.start(), rate.end("whole"), rate.end("whole"))
    if part is None or whole is None or rate["whole"].endswith(("比例", "比重")) or part[2].unit_family != "currency":
        return False
    draft.measure, draft.base = "share", rate["whole"]
    own = words.named(scope.folded, part[0], draft.low, part[2], scope.hits)[0] if part[2].role == "generic" else ""
    draft.name(part_of.name(own or part[2].term, rate["whole"]))
    return True


def contract(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the sum of a contract or an order: 价值75万美元的系统订单."""
    if draft.grows or draft.figure.end >= draft.high:
        return False
    high = min(draft.high, draft.last + 28)
    if not _SIGNED.search(scope.folded, draft.last, high):
        return False
    match = _CONTRACT.match(scope.folded, draft.last, high)
    if match is None or draft.last in scope.hits.by_start or words.has_edge(match.group().lstrip("的 ")):
        return False
    draft.name((match["name"] + "金额", None))
    return True
