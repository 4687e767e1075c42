"""Figures that go on from the figure before them: levels after a growth, values compared with, series of years, parts.

`利润增长27%,至42.8亿港元(合5.50亿美元)`: the words between say how the second follows, and so what it measures.
"""

from __future__ import annotations

import re

from extractors.base import Money, Percentage
from extractors.figure_words import figure_word
from extractors.metrics import indicators
from pipeline.metric.continued.other_terms import SUFFIX, converted, in_all, per_head
from pipeline.metric.continued.rows import parallel
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.plans.come_to import come_to
from pipeline.metric.plans.planned import aim_met, done, plan_sum, planned, planned_rate
from pipeline.metric.shares import part_of
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_GAP = 24  # characters between two figures before the glue of the second
_NEAR = 40  # characters that a figure may stand behind the one it goes on from
_JOIN = rf"{SUFFIX}\)?\s?[,;(]?\s?(?:而|但|且|并)?(?:其)?"
_PLAIN = re.compile(rf"{_JOIN}")
_OWN_NOUN = re.compile(rf"(?:的[\u4e00-\u9fff]{{2,6}})?{_JOIN}")
_COMPARED = re.compile(rf"{_JOIN}(?:{either('compare')})?(?:之?前)?(?:公司)?")
_VALUE = re.compile(
    r"\s?(?:且|并且)?(?:分别)?(?:不低于|不少于|不得低于)|\s?(?:则|已|将|约)?[至为达到降升增减跌涨回突超缩收]"
)
_DATED_VALUE = re.compile(
    r"\s?(?:预计|预期)?[在到至]?(?:\d{4}年底?|[今明后]年|届时)(?:预计|预期|有望|[则已也将约])*[至为达到突超]"
)
_GROWTH_NOUN = re.compile(rf"{SUFFIX}(?:的?(?:{figure_word('growth_noun')}|增长|增长速度|速度)(?:增长|递增|发展)?)?,")
_WHEN = re.compile(
    rf"{either('other_when')}|\d{{2,4}}年|\d{{1,2}}月|[零〇○一二三四五六七八九]{{4}}年|[去上前今明]年|[年期]初数?为"
)
_DATE_ONLY = re.compile(
    r"\s?(?:到|至)?(?:[\d零〇○一二三四五六七八九]{4}\s?年?|[去前上今明]年|\d{1,2}月份?|第?[一二三四]季度|[上下]半年)的?(?:目标|计划)?(?:约?为|达到?|有望|预计|[约底末时则仅将])*\s?"
)
_WIDER = re.compile(
    rf"{SUFFIX}[、,]占?(?P<whole>(?:全[球国省市县区镇]|世界|国际|国内)(?:(?!市场份额)市场)?)(?:市场?份额)?的?[约近]?"
)
_VOLUME = "销量"
# 突破1.7亿元,力争达到1.8亿元; 突破千亿元,达到1035亿元: one more value of what the first one names.
_FURTHER = re.compile(f"{SUFFIX},{either('strive')}(?:实现|达到?|完成|突破|超过|冲刺)?[约近]?")
_EXACTLY = re.compile(rf"{SUFFIX},(?:共?达到?了?|共?完成|实现)")
_PASSED = re.compile(f"{either('goes_over')}了?$")
# 完成产值38亿元,占全区的9%,|预计全年可达42亿元: what the year is to bring of what has been done.
_OF_YEAR = re.compile(
    rf"{SUFFIX}[,;](?:预计)?(?:到年底|全年|年底|年内)(?:有望|可望|[可将])*(?:达到?|突破|超过|完成|实现)[约近]?"
)
_POINTS = re.compile(
    rf"{SUFFIX}[\s,;]*(?:[^,;。\d]{{2,12}},)?但?仍?(?:其?增[速幅])?(?:{either('compare')}|高出|低出|快于|慢于|高|低)[^\d,;。:]{{0,16}}"
)
_COMPARES = re.compile(
    "(?:(?<![相同环])比|较|[高低快慢][于出]|超)[^,;。]{0,12}$"
)  # 增长5%,增幅比|全国工业增加值|低2个百分点
_BEFORE_WHEN = acts("leads_to_when")


def onward(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let a figure take over, whole or in part, what the figure before it measures."""
    percent = isinstance(draft.figure, Percentage)
    if before is None or before.metric is None or draft.figure.start - before.figure.end > _NEAR:
        return percent and done(draft, None, scope)
    if percent and done(draft, before, scope):
        return True
    near = before.figure.end <= draft.begin <= before.figure.end + _GAP
    for rule in (_OF_PERCENT if percent else _OF_MONEY) if near else (_FAR_PERCENT if percent else ()):
        if rule(draft, before, scope):
            return True
    return False


def _reached(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name the level that a growth led to: 利润增长27%,至42.8亿元; 毛利率下降6.7个百分点,为22.2%."""
    if before.measure not in ("growth", "delta") or draft.grows:
        return False
    if _VALUE.match(draft.glue.text):
        join = _PLAIN
    elif before.measure == "growth" and _DATED_VALUE.match(draft.glue.text):
        join = _GROWTH_NOUN
    else:
        return False
    if not join.fullmatch(scope.folded, before.figure.end, draft.begin) or not _same_kind(draft, before):
        return False
    name = before.metric or ""
    if name.endswith(_VOLUME) and isinstance(draft.figure, Money):
        before.name((name.removesuffix(_VOLUME) + "销售额", None))  # 企业销售增长6%,达到140亿元
    draft.name((before.metric or "", before.metric_id))
    return True


def _compared(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name the value that a level is compared with: 营收10.7亿元,较上年同期的4.9亿元增长117%."""
    if draft.grows or before.measure not in ("level", "share", "rate", "growth") or not _when(draft, scope):
        return False
    if not _COMPARED.fullmatch(scope.folded, before.figure.end, draft.begin):
        return False
    if before.measure == "share" and isinstance(draft.figure, Money):
        before = _shared(before)  # 收入12.9亿元,完成预算的104%,比上年的|10.9亿元
    if type(before.figure) is not type(draft.figure) and not (before.measure == "growth" and _same_kind(draft, before)):
        return False
    draft.name((before.metric or "", before.metric_id))
    if isinstance(draft.figure, Percentage) and draft.figure.unit == "percent":
        draft.measure, draft.base = before.measure, before.base
    return True  # in points it is by how much they differ: 98%,高于去年同期1.5个百分点


def _shared(share: Draft) -> Draft:
    """Return the sum right before a share that is of it, the share itself where there is none."""
    part = share.previous
    of_it = part is not None and part.metric and (share.metric or "").startswith(part.metric)
    return part if part is not None and of_it and part.measure == "level" else share


def _when(draft: Draft, scope: Scope) -> bool:
    """Tell whether the words before a figure lead to another time's value."""
    text = draft.glue.text
    return text.rstrip().endswith(_BEFORE_WHEN) and _WHEN.search(text) is not None


def _dated(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Go on with a series of years: 2005年218万元,2006年284万元."""
    if type(before.figure) is not type(draft.figure) or before.measure == "delta":
        return False
    if not _OWN_NOUN.fullmatch(scope.folded, before.figure.end, draft.begin) or not _DATE_ONLY.fullmatch(
        draft.glue.text
    ):
        return False
    draft.follow(before)
    return True


def _further(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name a value that is aimed at, or reached, beyond the one before it: 突破1.7亿元,力争达到1.8亿元."""
    if type(before.figure) is not type(draft.figure) or before.measure not in ("level", "delta"):
        return False
    start, end = before.figure.end, draft.figure.start
    aimed = _FURTHER.fullmatch(scope.folded, start, end) is not None
    passed = _EXACTLY.fullmatch(scope.folded, start, end) and _PASSED.search(before.glue.text)
    if not (aimed or (passed and before.measure == "level")):
        return False
    draft.follow(before)
    return True


def _of_year(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name what the whole year is to bring of the sum told before, past its share or its growth."""
    if _OF_YEAR.fullmatch(scope.folded, before.figure.end, draft.figure.start) is None:
        return False
    told = _shared(before) if isinstance(before.figure, Percentage) else before
    if not isinstance(told.figure, Money) or told.measure != "level":
        return False
    draft.follow(told)
    return True


def _of_wider(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name the share that the same part has in another whole: 占国内市场的40%、全球的15%."""
    part, of, _ = (before.metric or "").partition("占")
    told = _WIDER.fullmatch(scope.folded, before.figure.end, draft.figure.start)
    if told is None or before.measure != "share" or not of or not before.base:
        return False
    whole = told["whole"] + "市场份额" * before.base.endswith("市场份额")
    draft.measure, draft.base = "share", whole
    draft.name(part_of.name(part, whole))
    return True


def _same_kind(draft: Draft, before: Draft) -> bool:
    """Tell whether the indicator of a growth can have a level of this kind."""
    entry = indicators().get(before.metric or "")
    percent = entry.unit_family == "percent" if entry else words.is_ratio(before.metric or "")
    return percent == isinstance(draft.figure, Percentage)


def _points(draft: Draft, before: Draft, scope: Scope) -> bool:
    """Name by how much a percentage differs from another's: 增长14.3%,高于全县平均2.1个百分点."""
    if draft.measure != "delta" or not isinstance(before.figure, Percentage):
        return False
    if not _POINTS.fullmatch(scope.folded, before.figure.end, draft.figure.start):
        return False
    own = scope.hits.by_end.get(draft.begin)  # 销量增长2%,与去年同期相比|净利润|下降1.7个百分点
    if own is not None and own[0] > before.figure.end and not _COMPARES.search(scope.folded, before.figure.end, own[0]):
        return False
    name = before.metric or ""
    grew = before.measure == "growth" and not name.endswith("增速")
    draft.name((name + "增速" if grew else name, before.metric_id))
    return True


_TOLD_AGAIN = (in_all, per_head, planned, plan_sum, aim_met, parallel)
_OF_MONEY = (_of_year, come_to, converted, _reached, _compared, _dated, _further, *_TOLD_AGAIN)
_OF_PERCENT = (_of_wider, _reached, _compared, _dated, _points, planned_rate, aim_met)
_FAR_PERCENT = (_points,)
