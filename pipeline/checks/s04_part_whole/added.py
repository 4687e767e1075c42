"""Lists whose total stands behind them, lists that 其他 closes, and parts of a year, for the check part_whole.

国内销售7.24亿元,出口2.12亿元,合计9.36亿元 · 三类合计648万吨 · 汽车占42%,电子占31%,其他占27%
第一至第四季度分别实现收入3.6亿元、4.6亿元、4.9亿元和5.3亿元 · 上半年产量302万吨,下半年产量346万吨
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.to_hundred import Said, to_hundred
from pipeline.checks.splits import CHANGED, adds_up, told_size, total
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED, exactly
from pipeline.tables import Fact

_LABEL = r"[^,、。;:\nⓃⓅⒹ]{2,16}"
# 分品种看, 居前三位的依次为, and whatever else leads on to a list.
_HEAD = r"(?<![^。;:\n])(?:[^,。;:\nⓃⓅⒹ]{2,20}[,:]|[^,。;:\n]{2,24}(?:依次|分别)[为是]:?)?"
_SUMMED = "(?:合计|共计|总计)"
_ADDED = form(
    rf"{_HEAD}(?P<parts>{_LABEL}Ⓝ(?:[,、和]{_LABEL}Ⓝ){{1,8}}),"
    rf"(?:(?P<count>[两二三四五六七八九十]|\d{{1,2}})[项类者种大部块地家省市县区镇]分?|(?P<counted>Ⓝ)|(?P<of>〜{{0,6}}?)){_SUMMED}"
    r"(?P<behind>〜{0,8})(?P<whole>Ⓝ)",
    "国内销售7.24亿元,出口2.12亿元,合计10.36亿元。",
    "计(?<=[合共总]计)〜{0,8}Ⓝ",
)
_OTHERS = form(
    rf"{_HEAD}(?P<parts>〜{{1,14}}(?:Ⓝ,)?占比?(?:为|约|达)?Ⓟ(?:[,、;]〜{{1,14}}(?:Ⓝ,占〜{{0,3}})?Ⓟ){{1,8}}"
    r"[,、;和]其[他它余]〜{0,8}(?:Ⓝ,占〜{0,3})?Ⓟ)",
    "汽车玻璃占42%,电子玻璃占31%,其他占37%。",
    "其[他它余]〜{0,8}(?:Ⓝ,占〜{0,3})?Ⓟ",
    "。\n",
)
_SECTORS = form(
    r"(?:(?P<three>Ⓝ)|一、二、三)产业[^,。;:\nⓃⓅⒹ]{0,24}(?:比重|占比|比例|份额|贡献率)(?:分别|依次)?[为是]?(?P<parts>Ⓟ[、,]Ⓟ[、,和]Ⓟ)",
    "三次产业增加值占全县的比重分别为8.0%、44.1%和49.9%。",
    "产业[^,。;:\nⓃⓅⒹ]{0,24}(?:比重|占比|比例|份额|贡献率)",
)
_QUARTERS = form(
    r"(?:分别|依次)〜{0,12}(?P<parts>Ⓝ、Ⓝ、Ⓝ[、和]Ⓝ)",
    "2020年第一至第四季度,该厂分别完成营业收入3.6亿元、4.6亿元、4.9亿元和5.3亿元。",
    "分别|依次",
)
_OF_QUARTERS = re.compile(
    r"(?<=[,:中])第?一季度(?:[^。;\n]{2,16}[,、]第?[二三]季度){2}[^。;\n]{2,16}[,、和]第?四季度[^,。;\n]{2,14}"
)
_DEALT_QUARTERS = form(
    r"(?P<whole>Ⓝ),(?:其中:?)?(?:Ⓝ|四个|[各一]|第?一(?:季度)?[至到-]第?四)季度(?:分别|依次)〜{0,6}(?P<parts>Ⓝ(?:[、,]Ⓝ){2}[、,和]Ⓝ)",
    "全年减税降费3.64亿元,四个季度依次为0.72亿元、0.96亿元、1.05亿元、1.21亿元。",
    "季度(?:分别|依次)",
)
_THAN = re.compile("[比较]|增[加长]|减少|下降")
_FOUR = re.compile(
    r"(?:第?[一1](?:季度)?[至到\-—~]{1,2}第?[四4]|四个|各|一季度、(?:第?[二三]季度、){2}第?四)季度[^。;\n]{0,14}$"
)
_HALVES = form(
    r"上半年(?P<what>〜{0,12})(?P<first>Ⓝ)(?:,〜{0,8}Ⓟ)?,下半年〜{0,12}(?P<second>Ⓝ)",
    "上半年产量302万吨,下半年产量326万吨。",
    "下半年〜{0,12}Ⓝ",
)
_SAID = Said("各部分占比", "shares", "不是", "not to", "≠", "sum_differs")
_OPEN = any_of("S4.growth")
_NO_LIST = re.compile(f"{either('S4.no_list')}|增[加长]|[人户]均")
_PART = re.compile(r"季|半年|月")
_SENTENCE = re.compile("[。\n]")
_PLUS = re.compile("加上?(?![工强快大重])")  # 当年支出加上解支出9850万元: something is added that has no figure here


@gated(_ADDED)
def listed(report: ReportFacts) -> Iterator[Judgement]:
    """Add up lists with their total behind them: all of a list, or as many of its last figures as the total says."""
    for match, figures in found(report, _ADDED):
        whole, parts = figures["whole"], parts_of(report, match)
        plain = all(fact.unit == whole.unit and level(fact) for fact in (whole, *parts))
        if (
            not plain
            or _PLUS.search(match[0].partition("Ⓝ")[0])
            or _NO_LIST.search(match[0])
            or CHANGED.search(match[0])
        ):
            continue
        number = told_size(match["count"], figures.get("counted"))
        if number:
            if 2 <= number <= len(parts):
                yield total(report, whole, parts[-number:])
        elif _one_kind(match):
            tails = (parts[place:] for place in range(len(parts) - 1))
            fitting = next((tail for tail in tails if adds_up(report, whole, tail)), None)
            yield consistent((whole, *fitting)) if fitting else total(report, whole, parts)


def _one_kind(match: re.Match[str]) -> bool:
    """Return whether what is added up says nothing else than the parts do: 利税合计 is no sum of all before it."""
    said = (match["of"] or "") + match["behind"].strip("为达到约是近共")
    if not said:
        return True
    ends = [name[-2:] for name in re.findall(r"([^,、和Ⓝ]+)Ⓝ", match["parts"])]
    return bool(ends) and all(end == said[-2:] for end in ends)


@gated(_OTHERS, _SECTORS)
def closed_by_rest(report: ReportFacts) -> Iterator[Judgement]:
    """Add up shares of a list that 其他 closes, and those of the three sectors."""
    for match, _ in found(report, _OTHERS) if "percent" in report.families else ():
        if not _OPEN.search(match[0]) and not _NO_LIST.search(match[0]) and not _goes_on(match):
            told = [fact for fact in parts_of(report, match) if fact.unit == "%"]
            yield to_hundred(report, told, exactly(HUNDRED), _SAID)
    for match, figures in found(report, _SECTORS) if "percent" in report.families else ():
        if "three" not in figures or report.printed(figures["three"]).startswith("三"):
            yield to_hundred(report, parts_of(report, match), exactly(HUNDRED), _SAID)


def _goes_on(match: re.Match[str]) -> bool:
    """Return whether a list behind a semicolon began before it: 甲占营业收入的41.5%;乙占32.1%;其他占26.4%."""
    before = match.string[: match.start()]
    return before.endswith(";") and "Ⓟ" in _SENTENCE.split(before)[-1]


@gated(_QUARTERS, _DEALT_QUARTERS, _OF_QUARTERS, _HALVES)
def of_year(report: ReportFacts) -> Iterator[Judgement]:
    """Add up four quarters, or two halves, and hold them against what the report says of the whole year."""
    for match, _ in found(report, _QUARTERS) if "季度" in report.folded else ():
        parts = parts_of(report, match)
        lead = report.folded[max(0, parts[0].start - 50) : parts[0].start] if parts else ""
        if len(parts) == 4 and _FOUR.search(lead[: max(lead.rfind("分别"), lead.rfind("依次"))]):
            yield from _yearly(report, parts)
    for match, figures in found(report, _DEALT_QUARTERS):
        whole, parts = figures["whole"], parts_of(report, match)
        told = not _THAN.search(report.folded, report.clause(whole.start), whole.start)  # nor is 增加3亿元 dealt
        if told and len(parts) == 4 and all(fact.unit == whole.unit for fact in parts):
            yield total(report, whole, parts)
    for match in _OF_QUARTERS.finditer(report.folded) if "四季度" in report.folded else ():
        yield from _after_total(report, match)
    for _, figures in found(report, _HALVES):
        yield from _yearly(report, [figures["first"], figures["second"]])


def _after_total(report: ReportFacts, match: re.Match[str]) -> Iterator[Judgement]:
    """Add up four quarters told one by one behind the figure of the year: 投资5.2亿元,其中一季度0.8亿元,二季度…."""
    low = report.sentence_span(match.start())[0]
    before = [fact for fact in report.between(low, match.start()) if level(fact)]
    parts = [fact for fact in report.between(*match.span()) if level(fact)]
    whole = before[-1] if before else None
    near = whole is not None and report.folded[whole.end : match.start()] in (",", ",其中", ",其中:", ":")
    if whole is None or not near or len(parts) != 4 or _NO_LIST.search(match[0]):
        return
    if all(fact.unit == whole.unit for fact in parts):
        yield total(report, whole, parts)


def _yearly(report: ReportFacts, parts: Sequence[Fact]) -> Iterator[Judgement]:
    """Compare parts of a year with the one figure for the whole year."""
    first = parts[0]
    if not first.metric or not all(
        (fact.metric, fact.unit) == (first.metric, first.unit) and level(fact) for fact in parts
    ):
        return
    whole = [fact for fact in report.facts if _is_whole(report, fact, first)]
    if len({fact.low for fact in whole}) == 1 and whole[0].start not in {fact.start for fact in parts}:
        yield total(report, whole[0], parts)


def _is_whole(report: ReportFacts, fact: Fact, part: Fact) -> bool:
    """Return whether a figure is of the indicator and subject of another one, over the whole of its year."""
    same = (fact.metric, fact.unit, fact.subject) == (part.metric, part.unit, part.subject) and level(fact)
    start, end = fact.period_start, fact.period_end
    if not same or start is None or end is None or fact.modality != part.modality:
        return False
    yearly = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year
    return yearly and part.year in (None, start.year) and not _PART.search(report.words(fact))
