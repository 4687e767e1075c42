"""Sums over years that are told one by one, for the check part_whole.

三年累计投入1.19亿元,其中2015年3200万元、2016年3600万元、2017年5100万元
2015年、2016年、2017年分别投入3200万元、3600万元、5100万元,三年累计投入1.19亿元
投资2015年3200万元、2016年3600万元、2017年5100万元,三年累计1.19亿元

As many years must be named as the sum is said to be of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import LINE, form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, total
from pipeline.checks.words import number_of

_COUNT = r"(?P<count>[两二三四五六])年(?:来|间|内|时间)?"
_SUMS = ("累计", "共计", "合计", "总计", "一共")
_SUM = f"(?:{'|'.join(_SUMS)})"
_EACH = r"(?:(?:19|20)\d\d年(?:为|是|投入|完成|实现|达到?)?Ⓝ[、,和;]?){2,6}"
_YEARS = r"(?P<years>(?:(?:19|20)\d\d年?[、,和]){1,5}(?:19|20)\d\d年)"
_DEALT = rf"{_YEARS}〜{{0,12}}(?:分别|依次)〜{{0,8}}(?P<parts>Ⓝ(?:[、,和]Ⓝ){{1,5}})"
_FORMS = (
    form(
        rf"{_COUNT},?〜{{0,12}}{_SUM}〜{{0,14}}(?P<whole>Ⓝ)[,(:]?(?:其中)?[,:]?(?P<parts>{_EACH})",
        "三年累计投入1.19亿元,其中2015年3200万元、2016年3600万元、2017年4100万元。",
        rf"[两二三四五六]年(?:来|间|内|时间)?,?〜{{0,12}}{_SUM}",
    ),
    form(
        rf"{_COUNT},?〜{{0,12}}(?:,〜{{2,16}})?{_SUM}〜{{0,14}}(?P<whole>Ⓝ)[,;。(]{_DEALT}",
        "近三年来,全县累计投入研发资金1.19亿元,2015、2016、2017年分别为3200万元、3600万元、4100万元。",
        rf"[两二三四五六]年(?:来|间|内|时间)?,?〜{{0,12}}(?:,〜{{2,16}})?{_SUM}",
        LINE,
    ),
    form(
        rf"{_DEALT}[,;。]{_COUNT}〜{{0,6}}{_SUM}〜{{0,14}}(?P<whole>Ⓝ)",
        "2015年、2016年、2017年分别投入3200万元、3600万元、4100万元,三年累计投入1.19亿元。",
        rf"[两二三四五六]年(?:来|间|内|时间)?〜{{0,6}}{_SUM}",
        LINE,
    ),
    form(
        rf"(?P<parts>{_EACH}){_COUNT}〜{{0,6}}{_SUM}〜{{0,14}}(?P<whole>Ⓝ)",
        "投资2015年3200万元、2016年3600万元、2017年4100万元,三年累计1.19亿元。",
        rf"[两二三四五六]年(?:来|间|内|时间)?〜{{0,6}}{_SUM}",
    ),
    form(
        rf"{_COUNT},?〜{{0,16}}(?P<parts>{_EACH})(?<=,){_SUM}〜{{0,6}}(?P<whole>Ⓝ)",
        "三年来,投入资金2015年3200万元、2016年3600万元、2017年4100万元,累计1.19亿元。",
        rf",{_SUM}〜{{0,6}}Ⓝ",
    ),
)
_YEARS_COUNTED = tuple(f"{number}年" for number in "两二三四五六")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PART = re.compile(r"季|半年|月|底|末")


@gated(*_FORMS)
def year_sums(report: ReportFacts) -> Iterator[Judgement]:
    """Add up what is told year by year and hold it against the sum over all of them."""
    for one in _FORMS if _may_hold(report.folded) else ():
        for match, figures in found(report, one):
            whole, parts, count = figures["whole"], parts_of(report, match), number_of(match["count"])
            years = [int(year) for year in _YEAR.findall(match.groupdict().get("years") or match["parts"])]
            if len(parts) != count or len(years) != count or years[-1] - years[0] != count - 1:
                continue
            plain = all(fact.unit == whole.unit and level(fact) for fact in (whole, *parts))
            if plain and not _PART.search(match[0]) and not CHANGED.search(match[0].replace("分别", "")):
                yield total(report, whole, parts)


def _may_hold(folded: str) -> bool:
    """Return whether a text counts years and sums something up: most do not."""
    return any(years in folded for years in _YEARS_COUNTED) and any(word in folded for word in _SUMS)
