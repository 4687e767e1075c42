"""Lists told right behind their total, with or without 其中, for the check part_whole.

外出务工6200人,省外3900人、省内县外1700人、县内600人: words that exclude each other, so no more than all
技改投资共计2.86亿元,一车间1.52万元、二车间0.83亿元、三车间5100万元: all of it once 万 is 亿
降本增效1860万元,采购、生产、销售三个环节分别节约820万元、740万元和400万元: one digit more than all
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.exclusive_parts import exceeded
from pipeline.checks.s04_part_whole.one_cause import SCALE
from pipeline.checks.s04_part_whole.slipped_sums import one_slip
from pipeline.checks.splits import CHANGED, adds_up, told_size, total
from pipeline.checks.words import any_of
from pipeline.tables import Fact

_LABEL = r"[^,、。;:\nⓃⓅⒹ]{0,14}(?:Ⓝ〜{0,8})?(?<![,、:])"  # a name may hold a count: 二期
_LIST = form(
    rf"(?P<whole>Ⓝ)[,:(](?P<parts>{_LABEL}Ⓝ(?:、{_LABEL}Ⓝ){{1,8}}(?![^,。;)\n])|(?=[^。;\n]*、〜{{0,14}}Ⓝ){_LABEL}Ⓝ(?:[、,]{_LABEL}Ⓝ){{1,8}}(?![^。;)\n]))",
    "全年外出务工6200人,省外3900人、省内县外1700人、县内800人。",
    "、〜{0,14}Ⓝ",
)
_DEALT = form(
    r"(?P<whole>Ⓝ)[,。](?P<names>〜{1,14}(?:、[^,、。;:\nⓃⓅⒹ]{1,14}){1,6}?)(?:(?P<size>[两二三四五六七八九])大?[一-鿿]{1,4}|(?P<count>Ⓝ)[一-鿿]{0,4}|)"
    r"(?:分别|依次)〜{0,8}(?P<parts>Ⓝ(?:、Ⓝ){0,7}[、和]Ⓝ)(?![^。;\n])",
    "全年降本增效1860万元,采购、生产、销售三个环节分别节约820万元、740万元和400万元。",
    "(?:分别|依次)〜{0,8}Ⓝ",
    "\n",
)
_SUMMED = re.compile("(?:共计|合计|总计)(?:为|达|约)?$")
_AND = re.compile("(?<=[一-鿿]{2})和(?=[一-鿿]{2})")
_ITEM = re.compile("[、,]")
_NO_LIST = any_of("S4.no_list")
_SCALES = (("万", "亿", Decimal(10**4)), ("亿", "万", Decimal(10) ** -4))
_DIGITS = 3  # of a total that its parts come to by no chance
_FEW_DIGITS, _SPECK = 2, 1000  # a part of 1.5万元 beside 2.6亿元


@gated(_LIST, _DEALT)
def run_on(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each list against the total right before it."""
    for match, figures in found(report, _LIST):
        whole, words = figures["whole"], match["parts"].replace("其中", "")
        parts = [fact for fact in parts_of(report, match) if fact.unit == whole.unit]
        if len(parts) != len(_ITEM.split(words)) or not _plain(whole, parts) or _NO_LIST.search(words):
            continue
        if not CHANGED.search(report.words(whole)):
            yield from _listed(report, whole, parts, "其中" in match["parts"])
    for match, figures in found(report, _DEALT):
        whole, parts = figures["whole"], parts_of(report, match)
        size = told_size(match["size"], figures.get("count"))
        names = match["names"].count("、") + 1 + (size == 0 and len(_AND.findall(match["names"])) == 1)
        size = size or names
        if size == names == len(parts) and _plain(whole, parts) and _of_one_kind(whole, parts):
            if adds_up(report, whole, parts):
                yield consistent((whole, *parts))
            elif one_slip(report, whole, parts) and _more(report, whole, parts):
                yield total(report, whole, parts)


def _plain(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether a total and its parts are exact levels of one unit."""
    return len(parts) > 1 and all(
        level(fact) and fact.unit == whole.unit and fact.qualifier == "exact" for fact in (whole, *parts)
    )


def _of_one_kind(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether no indicator of the lexicon says that the parts are of something else."""
    return all(whole.metric_id is None or part.metric_id in (None, whole.metric_id) for part in parts)


def _more(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts come to more than their total, as no parts can."""
    lows = [report.interval(part).low for part in parts]
    top = report.interval(whole).high
    return top is not None and None not in lows and sum(low for low in lows if low is not None) > top


def _listed(report: ReportFacts, whole: Fact, parts: Sequence[Fact], opened: bool) -> Iterator[Judgement]:
    """Judge a list: it makes up its total, does so but for one 万 or 亿, or comes to more; `opened`, it may be less."""
    if adds_up(report, whole, parts):
        yield consistent((whole, *parts))
        return
    slip = _slipped_scale(report, whole, parts)
    before = report.between(report.sentence_span(whole.start)[0], whole.start)
    ended = not opened and report.folded[parts[-1].end : parts[-1].end + 1] != ","
    if slip is not None:
        yield slip
    elif (
        not opened
        and _SUMMED.search(report.words(whole))
        and ended
        and not any(fact.unit == whole.unit for fact in before)
    ):
        yield total(report, whole, parts)  # 共计…: all that follows, where nothing stands before
    else:
        yield from (told for told in exceeded(report, whole, parts) if told.finding)


def _slipped_scale(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> Judgement | None:
    """Say which part has 万 for 亿, or 亿 for 万, if the total is made up once that is mended."""
    digits = sum(sign.isdigit() for sign in report.printed(whole).strip("0."))
    for place, part in enumerate(parts):
        if digits < (_FEW_DIGITS if _out_of_scale(part, whole) else _DIGITS):
            continue
        for wrong, right, factor in _SCALES:
            printed = report.printed(part)
            mended = replace(part, low=_times(part.low, factor), high=_times(part.high, factor))
            mended = replace(mended, slack=part.slack * factor)
            fixed = [*parts[:place], mended, *parts[place + 1 :]]
            exact = digits >= _DIGITS or sum(fact.low or 0 for fact in fixed) == whole.low
            if wrong in printed and exact and adds_up(report, whole, fixed):
                return _scale(report, whole, (part, *parts[:place], *parts[place + 1 :]), printed.replace(wrong, right))
    return None


def _out_of_scale(part: Fact, whole: Fact) -> bool:
    """Return whether a part is a speck beside its total, or more than it: its scale is in doubt by itself."""
    if None in (part.low, part.high, whole.low, whole.high):
        return False
    return part.high * _SPECK < whole.low or part.low > whole.high  # type: ignore[operator]


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    """Multiply an end of an interval that may be open."""
    return None if value is None else value * factor


def _scale(report: ReportFacts, whole: Fact, parts: Sequence[Fact], right: str) -> Judgement:
    """Say that the first of some parts has the wrong scale."""
    wrong, said = report.printed(parts[0]), report.printed(whole)
    others = " + ".join(report.printed(part) for part in parts[1:])
    message = Message(
        "high",
        88,
        f"{wrong}疑为{right}:如此各部分之和才等于总数{said}",
        f"{wrong} is probably {right}: only then do the parts add up to the total {said}",
        f"{right} + {others} = {said}; {wrong} {intervals.show(report.shown(parts[0]))}",
        "factor_10^4",
    )
    facts = (parts[0], whole, *parts[1:])
    return Judgement("inconsistent", facts, reason=SCALE, finding=of_figures(report, facts, message))
