"""Totals told behind their parts, and shares of a whole that is divided, for the check part_whole.

三个园区分别完成产值12.5亿元、8.4亿元和6.3亿元,合计27.2亿元 · 第一产业占12.5%,第二产业占51.3%,第三产业占36.2%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, reduce
from operator import add

from extractors.lexicon import load
from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import LINE, Form, form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.to_hundred import Said, to_hundred
from pipeline.checks.splits import told_size, total
from pipeline.checks.words import SMALL_NUMBER, any_of, either, number_of
from pipeline.intervals import HUNDRED, Interval, exactly
from pipeline.tables import Fact

_SAID = Said("各部分占比", "shares", "不是", "not to", "≠", "sum_differs")
_ADDED = "(?:计(?<=[合共总]计)|共)〜{0,4}Ⓝ"
_BEHIND = form(
    r"(?:分别|依次)[^,。;:\nⓃⓅⒹ]{0,12}(?P<parts>Ⓝ(?:〜{0,8}[、和]Ⓝ){1,8}),(?:合计|共计|总计)〜{0,4}(?P<whole>Ⓝ)",
    "三个园区分别完成产值12.5亿元、8.4亿元和6.3亿元,合计29.2亿元。",
    _ADDED,
)
# 教育支出3200万元、农林水支出2800万元、社会保障支出1500万元,三项合计7500万元: the count says where the list begins.
_LISTED = form(
    r"(?P<parts>Ⓝ(?:、[^、,。;:\nⓃⓅⒹ]{2,16}Ⓝ){1,8}),(?:以上|上述|这)?(?:(?P<size>[两二三四五六七八九])大?[类项][一-鿿]{0,4}?|(?P<count>Ⓝ))"
    r"(?:合计|共计|总计|共(?=新增|有|完成))〜{0,4}(?P<whole>Ⓝ)",
    "教育支出3200万元、农林水支出2800万元、社会保障支出1500万元,三项合计8500万元。",
    _ADDED,
)
# 三大产业产值分别达到410亿元、325亿元、118亿元,三大产业产值合计853亿元
_COUNTED = form(
    r"(?:分别|依次)[^,。;:\nⓃⓅⒹ]{0,12}(?P<parts>Ⓝ(?:〜{0,8}[、和]Ⓝ){1,8}),(?:以上|上述|这)?"
    r"(?:(?P<size>[两二三四五六七八九])大?[一-鿿]{1,8}?|(?P<count>Ⓝ)[一-鿿]{0,6}?)(?:合计|共计|总计)〜{0,4}(?P<whole>Ⓝ)",
    "三大产业产值分别达到410亿元、325亿元、118亿元,三大产业产值合计753亿元。",
    _ADDED,
)
# 前三家份额分别为25.1%、18.2%和12.2%,三家合计55.5%
_RATES = form(
    r"(?:分别|依次)[^,。;:\nⓃⓅⒹ]{0,10}(?P<parts>Ⓟ(?:[、,和]Ⓟ){1,8}),前?(?P<count>(?:[两二三四五六七八九十]|\d{1,2})[家名大位个]|Ⓝ|)〜{0,4}(?:合计|共计|总计)〜{0,8}(?P<whole>Ⓟ)",
    "前三家份额分别为25.1%、18.2%和12.2%,三家合计占58.5%。",
    "计(?<=[合共总]计)〜{0,8}Ⓟ",
)
# What money is used for excludes each other, but need not exhaust it.
_USES = form(
    r"(?:资金|经费)[^,。;:\nⓃⓅⒹ]{0,6}(?P<whole>Ⓝ),[^。;:\nⓃⓅⒹ]{0,20}(?:用于|投资于)[^,。;:、\nⓃⓅⒹ]{0,8}:?(?P<parts>〜{2,24}Ⓝ(?:[、,和][^,。;:、\nⓃⓅⒹ]{2,24}Ⓝ){1,8})(?![^。;])",
    "募集资金52600万元,用于产业化项目28400万元、研发中心11200万元、补充流动资金14000万元。",
    "于(?<=[用资]于)",
)
_SOURCES = form(
    rf"{either('S4.source')}(?:为|是|包括|如下)?[:,]?(?P<parts>(?:[^、,;。:\nⓃⓅⒹ]{{2,10}}占?(?:比|总额的)?(?:为|约)?Ⓟ[,、;。和]){{2,8}})",
    "资金来源为:财政拨款占40%,企业自筹占45%,银行贷款占20%。",
    either("S4.source"),
    LINE,
)
# 分产品看,A实现收入11.4亿元,占61.2%;B实现收入4.8亿元,占26%: products exclude each other.
_SORTED = form(
    rf"分{either('S4.sorted')}(?:来?看)?[,:](?P<parts>(?:[^。\nⓅⒹ]{{4,40}}?,占比?[^,。;:\nⓃⓅⒹ]{{0,10}}Ⓟ[,;]?){{2,8}})",
    "分产品看,铸件实现收入11.4亿元,占收入的61.2%;锻件实现收入7.9亿元,占比42.4%。",
    f"分{either('S4.sorted')}(?:来?看)?[,:]",
    "。\n",
)
_BASE = re.compile("占比?([^,。;:ⓃⓅ]*)的Ⓟ")
_BASES = 2
_SIZE = re.compile(SMALL_NUMBER)
_OPEN = any_of("S4.growth")  # told of something else than a share


@gated(_BEHIND, _LISTED, _COUNTED)
def behind(report: ReportFacts) -> Iterator[Judgement]:
    """Add up what 分别 deals out, or a list that is counted (三项合计), and 合计 sums up."""
    counted = [
        (m, f)
        for m, f in (*found(report, _LISTED), *found(report, _COUNTED))
        if told_size(m["size"], f.get("count")) == len(parts_of(report, m))
    ]
    for match, figures in (*found(report, _BEHIND), *counted):
        whole, parts = figures["whole"], parts_of(report, match)
        if all(fact.unit == whole.unit and level(fact) for fact in parts) and level(whole):
            yield total(report, whole, parts)


@gated(_RATES)
def rates(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the rates that 分别 deals out, and 合计 sums up, all of them as far as a count says: 三家合计占55.5%."""
    for match, figures in found(report, _RATES) if "percent" in report.families else ():
        parts, number = parts_of(report, match), _SIZE.search(match["count"])
        size = figures["count"].low if "count" in figures else number_of(number[0] if number else "")
        if (size == len(parts) or not match["count"]) and not _OPEN.search(match[0]):
            yield total(report, figures["whole"], parts)


@gated(_SORTED)
def sorted_out(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the shares of products, branches or regions in one whole, which may not exceed it."""
    for match, _ in found(report, _SORTED) if "percent" in report.families else ():
        if "其中" not in match[0] and len(set(_BASE.findall(match[0]))) < _BASES:
            yield _whole(report, [fact for fact in parts_of(report, match) if fact.unit == "%"], False)


@gated(_USES)
def uses(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what money is used for, added up, against the money."""
    for match, figures in found(report, _USES):
        whole, parts = figures["whole"], parts_of(report, match)
        added, top = reduce(add, map(report.interval, parts)), report.interval(whole)
        alike = all(fact.unit == whole.unit and level(fact) for fact in parts) and level(whole)
        if "总投资" in match[0] or not alike or None in (added.low, top.high):  # what a project costs may be more
            continue
        if top.disjoint(added) and (added.low or 0) > (top.high or 0):
            yield total(report, whole, parts)


def shares(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the shares of parts that exhaust their whole, and of sources, which may not exceed it."""
    for one in (*_divided(), _SOURCES) if "percent" in report.families else ():
        for match, _ in found(report, one):
            if not _OPEN.search(match[0]):
                yield _whole(report, parts_of(report, match), one is not _SOURCES)


@cache
def _divided() -> tuple[Form, ...]:
    """Return a form for each set of words whose shares make up 100 %."""
    forms = []
    for row in load("complete_splits"):
        if row["kind"] == "share":
            name = f"(?:{'|'.join(row['parts'].split())})"
            share, more = rf"{name}〜{{0,6}}(?:占比?|比重)〜{{0,14}}Ⓟ", rf"[,、;和]{name}〜{{0,12}}Ⓟ"
            forms.append(
                form(
                    rf"(?P<parts>{share}(?:{more}){{{len(row['parts'].split()) - 1}}})",
                    row["whole"],
                    _rare(row["parts"]),
                    LINE,
                )
            )
    return tuple(forms)


def _rare(parts: str) -> str:
    """Return a cue for any of some words: by the character that all end in, where they are alike."""
    either, ends = "|".join(parts.split()), {(part[-1], len(part)) for part in parts.split()}
    return f"{parts[-1]}(?<={either})" if len(ends) == 1 else either


def _whole(report: ReportFacts, parts: Sequence[Fact], exhausted: bool) -> Judgement:
    """Compare the sum of shares with 100 %; parts that need not exhaust their whole may only not exceed it."""
    return to_hundred(report, parts, exactly(HUNDRED) if exhausted else Interval(None, HUNDRED), _SAID)
