"""Shares of one whole told in one paragraph, for the check share_times_base.

受理来信3200件。其中,求助来信3040件,占来信总量的95%;举报来信160件,占来信总量的5%
68个产品中,上涨13个,比上周减少3个,占比19.1%;持平31个,占45.6% · 出口17.3万辆,占总产量(211.1万辆)的8.2%

Which figure the whole is, is told in so many words (总产量(211.1万辆); 展位总数5782个 … 占展位总数的), or borne out by
another share of the same words.  A share that fits any other figure near it is of that one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.figure_words import figure_word
from pipeline import intervals
from pipeline.checks.among import amounts, head_of, label, within
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s02_share_times_base.part_shares import own_part, share_fits
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED
from pipeline.tables import Fact

Share = tuple[Fact, Fact, Fact]  # part, share, whole
_NAME, _VERB = (
    "(?:比重|比例|份额|比率|百分比)?(?:由[^,。;]{0,6})?",
    "达到?了?|高达|超过?|增至|升至|提高[到至]|[为约近仅]",
)
_SIZED = f"{_NAME}(?:{_VERB})?(?:约|近)?"
_CHANGE = f"(?:,〜{{0,8}}{either('S10.rise')}(?:幅度?)?[了约近达为]{{0,2}}[ⓅⒹⓃ])?"
_BETWEEN = r"(?:(?:,〜{0,12})?[,(]?〜{0,8}|(?:,〜{2,30}){1,2},〜{0,4})"  # a remark or two: 增势较好,余额占全部贷款的
_OF = r"占(?:据了?)?比?(?P<of>〜{0,16}?)(?:(?P<whole>Ⓝ)〜{0,10}|\((?P<told>Ⓝ)\))?的?"
FORM = form(
    rf"(?<!第)(?P<part>Ⓝ)〜{{0,20}}{_CHANGE}{_BETWEEN}{_OF}{_SIZED}(?P<share>Ⓟ)",
    "上涨产品13个,比上周减少3个,占比19.1%。",
    rf"占(?:据了?)?比?〜{{0,16}}?(?:Ⓝ〜{{0,10}}|\(Ⓝ\))?的?{_SIZED}Ⓟ",
)
_LEAD = re.compile(rf"^(?:{either('S2.whole_of')}|到(?!位)|所有|全部|报告期内?|[了其本该])+")
_ALL = re.compile(r"^(?:总[体数量额计]|总[\u4e00-\u9fff]数|全部|比)?$")
_SAID = re.compile(r"(?:总计|合计|共计|达到|约为|[约为达共有是计近超了:])*$")
_LEFT_OUT, _PLACE = any_of("S2.left_out"), re.compile("^全[省市县区州镇乡村]")
_CACHE = "shares_beside"
_ROUNDED, _SHARP = Decimal("0.01"), Decimal("0.05")
EVERY = ("全部", "所有")
_BOUND = re.compile("以[上下内]的?[一-鿿]")  # 亿元以上项目 names a size
_ROLL, _WORKERS, _STAFF = any_of("S2.roll"), "职工", "员工"
_ON = re.compile(f"^(?:截至|{either('S2.on_roll')}|[我全本][省市县区州镇乡村校院]|[^,母子分]{{2,12}}(?=在[职岗册编]))+")
_BODY, _TIMES = any_of("S2.body"), re.compile("(?:19|20)\\d\\d年|[上去前]年")
_SUM, _HAS = re.compile("总[数量额]$"), re.compile("^.*?[共现拥]有")
_PLANNED = re.compile(rf"{figure_word('plan_name')}(?!收入|支出|总[收支])")  # each item has its own
# Another item of the list, of which only the share is told: 高级技师18人、大专以上学历员工占45%.
_NEXT = re.compile(
    "(?:、(?!同比|[比较][上去])[\u4e00-\u9fff]{2,12}|,[\u4e00-\u9fff]{2,12}(?:人员|人数|员工|职工|学历|者))占"
)
# A name right before a share that says of nothing is its own: 专任教师2980人,|高级教师|占21.3%; but not 余额占, 仅占.
_ITEM, _OWN = re.compile("[,;]([\u4e00-\u9fff]{2,12})占比?(?:约|达到?|[为近])?$"), any_of("S2.own_share")
# Whose the money is, in its own clause: 宏川路桥的引江大桥累计完成投资.
_PROJECT = re.compile(
    f"(?:截至目前|目前)?(?P<name>(?!该|其|[上前]述|项目|工程)[^,。]{{4,24}}?)(?:已|共|累计)*(?:{either('S2.spent')})"
)
_AFTER = 24  # characters behind a share
_BEFORE, _LONG = 300, 3  # characters that a whole may stand before, and that the name of one has
OTHER = any_of("S2.other_base")
_MONTHS = re.compile(r"季度|半年|\d月")


class Told(NamedTuple):
    """A part and its share, and what the words between them say of the whole."""

    part: Fact
    share: Fact
    whole: Fact | None
    of: str


@gated(FORM)
def common(report: ReportFacts) -> Iterator[Share]:
    """Yield part, share and whole where the paragraph tells which figure the whole is."""
    told = shares_beside(report)
    starts = [one.part.start for one in told]
    counted = _counted_out(report) if any(not one.of for one in told) else {}
    for one in told:
        around = near(report, one.part, one.share)
        fitting = [whole for whole in around if share_fits(report, one.part, one.share, whole)]
        if fitting:
            yield one.part, one.share, fitting[-1]
            continue
        around = [whole for whole in around if not _of_months(report, whole, one.part)]
        whole = (
            one.whole
            or _named(report, one, around)
            or _headed(report, one)
            or (None if one.of else counted.get(one.part.start))
            or _borne_out(report, one, _beside(told, starts, one), around)
        )
        if whole is not None and not _rounded(report, one, whole):
            yield one.part, one.share, whole


def shares_beside(report: ReportFacts) -> list[Told]:
    """Return the parts that their shares stand behind, in text order; read once, then kept on the report's passage."""
    cache = report.passage.cache
    if _CACHE not in cache:
        cache[_CACHE] = [one for match, figures in found(report, FORM) if (one := _told(report, match, figures))]
    return cache[_CACHE]  # type: ignore[return-value]


def _of_months(report: ReportFacts, whole: Fact, part: Fact) -> bool:
    """Return whether a figure is of a quarter or some months, which nothing says of a part."""
    return _MONTHS.search(report.words(whole)) is not None and _MONTHS.search(report.words(part)) is None


def _told(report: ReportFacts, match: re.Match[str], figures: dict[str, Fact]) -> Told | None:
    """Return what a match tells, if part and whole are levels of one unit."""
    part, share, whole = figures["part"], figures["share"], figures.get("whole") or figures.get("told")
    item = _ITEM.match(report.folded, part.end, share.start) if not match["of"] else None
    if _NEXT.match(report.folded, part.end, share.start):
        return None
    if share.list_group is not None and "分别" in match[0]:  # 申请90件、授权20件,分别占30%和12%: the first of the first
        return None
    named = own_part(report, part, match)
    if named is None or (named is part and item and not _OWN.search(item[1]) and item[1] not in label(report, part)):
        return None
    part = named
    if not level(part) or share.measure == "growth" or "均" in match[0] or part.qualifier == "range":
        return None
    if whole is not None and (whole.unit != part.unit or not level(whole)):
        return None
    of = _LEAD.sub("", match["of"]).rstrip("的")
    own = match["of"].startswith(EVERY) and of in label(report, part)  # 小微企业贷款余额…占全部贷款的: of its own kind
    return Told(part, share, whole, "" if own or _ALL.match(of) else of)


def near(report: ReportFacts, part: Fact, share: Fact) -> list[Fact]:
    """Return the levels of a part's unit told around it: in its paragraph, and a little before."""
    end = report.folded.find("\n", share.end, share.end + _BEFORE)
    low, high = max(0, part.start - _BEFORE), len(report.folded) if end < 0 else end
    around = amounts(report, low, min(high, share.end + _BEFORE))
    alike = [f for f in around if f.start != part.start and f.unit == part.unit and level(f)]
    return [
        f
        for f in alike
        if report.folded[f.start - 1] != "第" and not _BOUND.search(report.folded, f.end - 2, f.end + 4)
    ]


def _rounded(report: ReportFacts, one: Told, whole: Fact) -> bool:
    """Return whether a share is off by a rounding."""
    implied = (report.interval(one.part) / report.interval(whole)).scaled(HUNDRED)
    return intervals.gap(report.interval(one.share), implied) < _ROUNDED


def _named(report: ReportFacts, one: Told, around: Sequence[Fact]) -> Fact | None:
    """Return the last figure before a part whose name is what its share is said to be of: 占展位总数的."""
    short = len(one.of) < _LONG and not _ROLL.fullmatch(one.of)
    if short or OTHER.search(one.of) or _PLANNED.search(one.of):
        return None
    before = [fact for fact in around if fact.start < one.part.start]
    named = [fact for fact in before if named_for(report, fact, one.of) or _counted(report, fact, one)]
    named = named or _right_behind(report, one, around)
    return named[-1] if named and not of_another(report, named[-1], one.part) else None


def _right_behind(report: ReportFacts, one: Told, around: Sequence[Fact]) -> list[Fact]:
    """Return the figure right behind a share that bears the whole's very name: 占本级支出的3.5%;本级支出9.8亿元."""
    behind = [fact for fact in around if fact.start > one.share.end][:1]
    return [
        f
        for f in behind
        if _LEAD.sub("", _SAID.sub("", report.words(f))) == one.of and f.start - one.share.end <= _AFTER
    ]


def named_for(report: ReportFacts, fact: Fact, name: str) -> bool:
    """Return whether the words before a figure end in a name, as it stands or without words that add nothing to it.

    规模以上工业总产值, of 规模以上工业|企业累计完成|总产值312.5亿元
    """
    words = _SAID.sub("", report.words(fact))
    if words.endswith(name):
        return True
    bare, plain, called = name.removeprefix("总"), _LEFT_OUT.sub("", name), _LEFT_OUT.sub("", words)
    whole = len(bare) >= _LONG and called == bare  # 占总售电量的, of 全年售电量38.6亿千瓦时
    if "总" in bare and len(bare) > _LONG and _PLACE.sub("", called) == bare.replace("总", ""):
        return True  # 占耕地总面积的, of 全镇耕地面积4.26万亩
    return whole or (len(plain) >= _LONG and called.endswith(plain))


def of_another(report: ReportFacts, total: Fact, part: Fact) -> bool:
    """Return whether a later sentence tells of a project that the one with the total did not name."""
    named = _PROJECT.match(report.words(part))
    if named is None or report.sentence_span(total.start) == report.sentence_span(part.start):
        return False
    return named["name"] not in report.folded[total.start : report.clause(part.start)]


def _counted(report: ReportFacts, fact: Fact, one: Told) -> bool:
    """Return whether a figure counts all that a share is of: 占员工总数的, of 公司共有员工2460人, 期末在职2460人."""
    if _elsewhere(report, fact, one.part):
        return False
    of = one.of
    name = _SUM.sub("", of)
    words = _HAS.sub("", _SAID.sub("", report.words(fact)))
    if _ROLL.fullmatch(name):  # of a firm's or a place's own: none that 母公司, 女 or 中级 stands before
        return _ON.sub("", words).replace(_WORKERS, _STAFF) == name.replace(_WORKERS, _STAFF)
    return name != of and (words == name or (len(name) > _LONG and words.endswith(name)))


def _elsewhere(report: ReportFacts, whole: Fact, part: Fact) -> bool:
    """Return whether a part is told of another body or time than its whole: 石桥村党支部女党员12人, 上年末1498人."""
    low = max(report.sentence_span(part.start)[0], whole.end)
    lead = report.folded[low : part.start]
    if _BODY.search(lead) or report.mentioned(low, part.start):
        return True
    times = [
        _TIMES.findall(report.folded[at : fact.start])
        for at, fact in ((low, part), (report.clause(whole.start), whole))
    ]
    return times[0] != times[1] and any(time != f"{report.report_year}年" for time in (*times[0], *times[1]))


def _headed(report: ReportFacts, one: Told) -> Fact | None:
    """Return the total behind which a part stands after 其中, where its share does not say of what."""
    return head_of(report, one.part) if not one.of else None


def _counted_out(report: ReportFacts) -> dict[int, Fact]:
    """Return the total that the clause before a list counts out, by where its parts begin: 12个断面中,…."""
    wholes: dict[int, Fact] = {}
    for whole, parts in within(report):
        for part in parts:
            wholes.setdefault(part.start, whole)
    return wholes


def _beside(told: Sequence[Told], starts: Sequence[int], one: Told) -> Sequence[Told]:
    """Return the shares told near one: a whole stands at most so far before the first of its list."""
    first, last = bisect_left(starts, one.part.start - 2 * _BEFORE), bisect_left(starts, one.part.start + 2 * _BEFORE)
    return told[first:last]


def _borne_out(report: ReportFacts, one: Told, told: Sequence[Told], around: Sequence[Fact]) -> Fact | None:
    """Return the figure before a list of shares of the same words that another of them bears out."""
    line = report.folded.rfind("\n", 0, one.part.start)
    fellows = [
        other
        for other in told
        if other is not one and other.of == one.of and other.part.unit == one.part.unit and other.part.start > line
    ]
    first = min([one, *fellows], key=lambda other: other.part.start)
    parts = {other.part.start for other in (one, *fellows)}
    heads = [whole for whole in around if whole.start < first.part.start and whole.start not in parts]
    for whole in reversed(heads):
        bears = [other for other in fellows if share_fits(report, other.part, other.share, whole)]
        if (len(bears) > 1 or any(sharp(report, other) for other in bears)) and not _inner(report, one, bears):
            return whole
    return None


def sharp(report: ReportFacts, one: Told) -> bool:
    """Return whether a share says enough for a whole to fit it by no chance."""
    share = report.interval(one.share)
    return None not in (share.low, share.high) and share.high - share.low < _SHARP * share.high  # type: ignore[operator]


def _inner(report: ReportFacts, one: Told, bears: Sequence[Told]) -> bool:
    """Return whether a share may be of another part: 其中 stands between its part and those that bear the whole out."""
    last = max((other.share.end for other in bears if other.share.end <= one.part.start), default=one.part.start)
    return "其中" in report.folded[last : one.part.start]
