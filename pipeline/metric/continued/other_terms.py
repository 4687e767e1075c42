"""The sum before, told in other terms: in another currency, in all, for each head.

1.2亿美元(约合7.9亿元人民币) · 每10股派现1元(含税),共计2000万元 · 科普经费77万元,人均两元
"""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.metrics import filed
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

# What may stand behind the sum before: what it is paid for (元/吨), 左右 and the like.
SUFFIX = rf"(?:\s?/\s?\d{{0,3}}[\u4e00-\u9fff]{{1,3}})?{either('suffix')}?"
_CONVERTED = re.compile(
    rf"{SUFFIX}[\s,]?(?:\(\s?(?:(?:{either('convert')})(?:成|为)?|约|近)(?:每[升吨股斤])?|(?:{either('convert')})(?:成|为)?|\(?即在?|\(\s?(?:人民币|港币|美元)[约近])"
    r"\s?(?:人民币|新台币|港币|美元)?\s?[约近]?\s?"
)
_SUMMED = re.compile(rf"{SUFFIX}(?:\((?:共计|合计|共|总计)[约近]?|,?而?(?:不是|非))")
_PER_HEAD = re.compile(
    rf"(?:,按(?:照|[\u4e00-\u9fff]{{0,6}})\d[\d.]{{0,6}}万?[人户](?:计算?|测算|算))?[\s,;(]*(?P<per>{either('per_head')})$"
)
_OVERALL = re.compile(rf"{SUFFIX}(?:\([^()]{{0,6}}\))?,(?:共计|合计|总计)(?:派发|分配|派现|发放|支付)?[约近]?")
_GIVEN = acts("granted")  # a sum of prices would be no price


def converted(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Follow the amount that this one is in another currency, or the sum of: 1.2亿美元(约合7.9亿元人民币)."""
    if not isinstance(before.figure, Money):
        return False
    start, end = before.figure.end, draft.figure.start
    other = before.figure.currency != draft.figure.currency if isinstance(draft.figure, Money) else False
    if not (other and _CONVERTED.fullmatch(scope.folded, start, end)) and not _SUMMED.fullmatch(
        scope.folded, start, end
    ):
        return False
    draft.follow(before)
    return True


def in_all(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name what is given in all, behind what is given a piece: 每10股派现1元(含税),共计2000万元."""
    if before.measure != "rate" or not isinstance(before.figure, Money) or not (before.metric or "").endswith(_GIVEN):
        return False
    if not _OVERALL.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    draft.name((before.metric or "", before.metric_id))
    return True


def per_head(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name an amount a head after its total: 科普经费77万元,人均两元."""
    window = scope.folded[before.figure.end : draft.figure.start]
    match = _PER_HEAD.search(window.rstrip("达到约为突破超过仅是了已首次"))
    if match is None or match.start() != 0:
        return False
    if before.measure == "growth" and before.previous is not None:
        before = before.previous
    if not isinstance(before.figure, Money) or before.sentence != draft.sentence or before.metric is None:
        return False
    name = before.metric
    draft.name(filed(name if name.startswith(match["per"]) else match["per"] + name))
    return True
