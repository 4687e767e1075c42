"""Counts that go on from the count before: a change of it, what it became, its total, a part done, its people.

`脱贫人口8642户31286人`, `计划改造80户,已完成76户`, `产量32万吨,力争突破33万吨`: such a count has no words
of its own.
"""

from __future__ import annotations

import re

from extractors.count.words import counted_twice
from extractors.counts import Count
from extractors.figure_words import figure_word
from extractors.metrics import filed
from extractors.number.printed import SCALED
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.counts.counted_kinds import of_kind
from pipeline.metric.counts.done_so_far import in_all, so_far
from pipeline.metric.draft import MetricOf
from pipeline.metric.plans.planned import of_plan
from pipeline.metric.things.counted_names import completed, stem_of
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.glue import Glue

_AND = re.compile("[、和与及]")
_HEADS = {"人", "人次"}
_BOTH = "产销"  # 产销26万辆和24万辆: two figures of two things
_AGAIN = re.compile("(?:[,(]|(?=[比较])).*(?<![到至为成])")
_MORE = re.compile("(?:左右|以上)?[,(](?:同比|比[上去]年(?:同期)?)[多少]增了?[约近]?")  # 当年新增80户,同比多增|10户
_OF_THOSE = re.compile("的(?:[共仅只]?有|[达为是])?[约近]?$")
_NEARLY = ("左右", "以上", "以下")
_TO = re.compile("[至到][0-9]")
_FALLS = re.compile(f"{either('fallen')}了?(?:约|近|超过?|逾)?$")
# What is aimed at, done or planned of the same: ,力争突破33万吨; ,已完成76户; ,规划目标为5件.
_FURTHER = re.compile(
    f"(?:左右|以上)?,(?:{either('strive')}(?:实现|达到?|完成|突破|超过|冲刺)?"
    "|(?:现|目前|实际|已经?|累计|共)*完成了?|实际(?:开工|建成|竣工|完工)了?|(?:[三五]年|全年|年)?(?:共|累计)?不[少低]于|(?:规划|年度|预期)?目标(?:任务|值|数)?[为是])[约近]?"
    rf"|\((?:责任|年度|全年|年初|考核)?{figure_word('aim_name')}(?:任务|[数值])?(?:为|是)?"  # 6家(目标5家)
)
# The same of last year, or as it was planned, in brackets: 13家(去年11家), 46个(计划40个).
_BESIDE = re.compile(
    f"(?:左右|以上)?\\((?:[去上]年(?:同期)?|(?:年度|年初|全年)?(?:{either('plan')})数?)(?:仅|只)?(?:有|为)?"
)
# What it was before, told only to say by how much it changed: 34个,较上年的38个|减少.
_FORMER = re.compile(
    r"(?:左右|以上)?[,(](?:比|较|相比|对比|[同环]比)"
    r"(?:[去上前]年|\d{4}年|年初|上期|上季度?|同期|上[月周旬]|上个月|\d{1,2}月份?)(?:同期|[上中下]旬|底|末)?的"
)
# What it is to come to in another year: 达450万吨,到2015年将达|600万吨.
_DATED = re.compile(
    r"(?:左右|以上)?[,;](?:预计|力争|争取)?(?:[到至]?(?:\d{4}|[今明后])年[底末]?|届时)(?:预计|有望|可望|力争|争取|[将可要则约])*(?:达到?|增[至到]|增加到)[约近]?"
)
_AMONG = re.compile("(?P<what>[\u4e00-\u9fff]{2,8})中,(?:现|目前|实际|已经?|累计|共)*完成了?")

# Behind 分别 the thing, and values that went before: 分别新建厂房9000平方米、4000平方米和|2000平方米.
_DEALT_REACH = 48  # characters
_DEALT = re.compile(f"分别[\u4e00-\u9fff]{{4,12}}(?:{SCALED}[\u4e00-\u9fff]{{1,3}}[、和与及])*")
_SHARE = re.compile("(?:左右|以上)?,占[^,;。0-9]{1,12}[0-9.]{1,6}%(?=,)")  # 318家,占全市的41.6%|,新增57家
_SITE = re.compile(
    "(?:[,;]?(?P<among>其中)[,:]?|[、,和])[\u4e00-\u9fff]{2,6}(?:基地|厂区|工厂|园区|车间)(?:产能|生产|完成)?(?:为|达到?)?"
)
_SITES = ("个", "家", "座", "处")


def onward(at: CountAt) -> list[MetricOf]:
    """Return what a count measures by the one before it in its sentence, nothing where it has words of its own."""
    before = at.before
    if before is None or before.metric is None:
        return []
    return (
        _twice(at, before)
        or _alike(at, before)
        or _risen(at, before)
        or in_all(at, before)
        or _beside(at, before)
        or _differs(at, before)
        or _aimed(at, before)
        or of_kind(at, before)
        or so_far(at, before)
        or _sited(at, before)
        or _dealt_on(at, before)
    )


def _dealt_on(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what the next of a list measures that is dealt out: 三家企业分别新建厂房9000平方米、|4000平方米."""
    first, count = at.first, at.count
    if count.noun.strip("和与及") or first.unit != count.unit or not _AND.fullmatch(at.folded, first.end, count.start):
        return []
    dealt = at.folded.rfind("分别", max(0, first.start - _DEALT_REACH), first.start)
    return [before] if dealt >= 0 and _DEALT.fullmatch(at.folded, dealt, first.start) else []


def _twice(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what the second number of a thing measures: 脱贫人口8642户31286人, 培训12期、600人次."""
    folded, first, count = at.folded, at.first, at.count
    unit = count.text.lstrip("0123456789.,，． 万亿余多千百十")
    if count.start - first.end > len("、约") or not counted_twice(folded, count.start, unit, count.end):
        return []
    name, metric_id = filed(completed(stem_of(before.metric or "", first.unit), count.unit))
    return [before._replace(metric=name, metric_id=metric_id, measure="level", base=None, part_of=None, falls=False)]


def _sited(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what the part of a quantity measures that is told by its site: 产能20万台,其中甲基地12万台."""
    folded, first, count = at.folded, at.first, at.count
    if first.unit != count.unit or count.unit in _SITES or count.noun:
        return []
    site = _SITE.fullmatch(folded, first.end, count.start)
    if site is None or not (site["among"] or before.part_of is not None):
        return []
    return [before._replace(part_of=at.place - 1 if site["among"] else before.part_of)]


def _beside(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what a count measures that the one before it is told against: in brackets, or as what it was before."""
    folded, first, count = at.folded, at.first, at.count
    alike = first.unit == count.unit and not count.noun and before.measure == "level"
    told = alike and (
        _DATED.fullmatch(folded, first.end + len(first.noun) * folded.startswith(first.noun, first.end), count.start)
        or _BESIDE.fullmatch(folded, first.end, count.start)
        or _FORMER.fullmatch(folded, first.end, count.start)
    )
    return [before._replace(part_of=None)] if told else []


def _differs(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what a count measures by how much a thing changed from the one before it: 较5月份的38个减少|4个."""
    (begin, glue), folded, first, count = at.led, at.folded, at.first, at.count
    if not glue.grows or glue.to or first.unit != count.unit or begin > first.end or at.place < 2:
        return []
    if not _FORMER.fullmatch(folded, at.counts[at.place - 2].end, first.start):
        return []
    falls = fallen(folded, count, glue)
    return [before._replace(measure="delta", base=glue.base, part_of=None, falls=falls)]


def _aimed(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what a count measures that is aimed at, planned or done of the thing before it."""
    folded, first, count = at.folded, at.first, at.count
    alike = first.unit == count.unit or {first.unit, count.unit} == _HEADS
    if not alike or before.measure not in ("level", "rate"):
        return []
    if of_plan(folded, count.start, count.end) or (
        not count.noun and _FURTHER.fullmatch(folded, first.end, count.start)
    ):
        return [before._replace(part_of=None, measure="level")]  # 每年培训500人,五年不少于|2500人
    among = None if count.noun else _AMONG.fullmatch(folded, first.end, count.start)
    if among is None:
        return []
    return [before._replace(metric="完成" + (before.metric or ""), metric_id=None, part_of=at.place - 1)]


def _alike(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what a count measures that has no words of its own: 分别引进项目5个、8个; 企业412家,同比净增45家."""
    (begin, glue), folded, low, first, count = at.led, at.folded, at.low, at.first, at.count
    if first.unit != count.unit or count.noun:
        return []
    if _AND.fullmatch(folded, low, count.start):
        return [] if _BOTH in (before.metric or "") else [before._replace(part_of=None)]
    start = _resumed(folded, first, low)
    more = before.measure == "delta" and _MORE.fullmatch(folded, low, count.start)
    if more:
        return [before._replace(base=glue.base, part_of=None, falls="少" in more[0])]
    if not glue.grows or glue.to or before.measure != "level" or begin > start + 1 or glue.respective or of_those(glue):
        return []
    if not _AGAIN.fullmatch(folded, start, count.start):
        return []
    return [before._replace(measure="delta", base=glue.base, part_of=None, falls=fallen(folded, count, glue))]


def _resumed(folded: str, count: Count, low: int) -> int:
    """Return where the words of a count end, its noun among them: 1640家|外地企业参展|,比上届增加52家."""
    share = _SHARE.match(folded, low)
    low = share.end() if share else low
    at = low + 2 * folded.startswith(_NEARLY, low)
    end = at + len(count.noun)
    return end if count.noun and folded.startswith(count.noun, at) and folded[end : end + 1] == "," else at


def of_those(glue: Glue) -> bool:
    """Tell whether a count is of those that grew or fell, not by how many: 产值同比下滑的有|7家."""
    return _OF_THOSE.search(glue.text) is not None


def fallen(folded: str, count: Count, glue: Glue) -> bool:
    """Tell whether a count says by how many something became less: 减少300人, but 减少300名员工, 下降的有4家."""
    ends = not folded[count.end : count.end + 1].isalpha() or _TO.match(folded, count.end)  # 下降3655吨|至10291吨
    return glue.grows and bool(ends) and _FALLS.search(glue.text) is not None


def _risen(at: CountAt, before: MetricOf) -> list[MetricOf]:
    """Return what the value measures that the count before it, at whose end `low` is, became: 由2600座压减到1053座."""
    begin, glue = at.led
    if not glue.to or begin > at.low or at.first.unit != at.count.unit:
        return []
    return [before._replace(measure="level", base=None, part_of=None, falls=False)]
