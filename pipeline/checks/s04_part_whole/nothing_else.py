"""Lists that say of themselves that there is nothing else, against the total told before them, for part_whole.

季内出炉42.6万吨。…瓶罐24.7万吨、器皿11.3万吨、保温瓶胆6.6万吨,别无他类 · 按三大类分,瓶罐24.7万吨、器皿11.3万吨、…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import CHANGED, adds_up, told_size, total
from pipeline.checks.words import any_of, either
from pipeline.tables import Fact

_PART = "(?:(?!其中)〜){1,12}Ⓝ"
_PARTS = rf"(?P<parts>{_PART}(?:[、,和]{_PART}){{1,8}})"
_KINDS = "(?:(?P<count>[两二三四五六七八九])大?|(?P<counted>Ⓝ)大?)类"
_CLOSED = form(
    rf"{_PARTS},{either('S4.nothing_else')}",
    "瓶罐24.7万吨、器皿11.3万吨、保温瓶胆5.2万吨,别无他类。",
    either("S4.nothing_else"),
)
_BY_KIND = form(
    rf"[按分]〜{{0,3}}{_KINDS}〜{{0,4}}[,:]{_PARTS}(?![^。;])",
    "按三个大类统计,瓶罐24.7万吨、器皿11.3万吨、保温瓶胆5.2万吨。",
    "类〜{0,4}[,:]",
    "。\n",
)
_BASE = re.compile(r"[比较](?:[^,;。]{1,10})的$|\([^)]*$")
_NO_LIST = any_of("S4.no_list")
_REACH = 200


@gated(_CLOSED, _BY_KIND)
def nothing_else(report: ReportFacts) -> Iterator[Judgement]:
    """Add up each list that is closed, and hold it against the one total of its unit before it in the paragraph."""
    seen: set[int] = set()
    for match, figures in chain(found(report, _CLOSED), found(report, _BY_KIND)):
        parts = parts_of(report, match)
        size = told_size(match.groupdict().get("count"), figures.get("counted"))
        plain = all(level(fact) and fact.unit == parts[0].unit for fact in parts) and parts[0].unit != "%"
        if parts[0].start in seen or not plain or (size and size != len(parts)):
            continue
        if _NO_LIST.search(match["parts"]) or CHANGED.search(match["parts"]):
            continue
        seen.add(parts[0].start)
        yield from _held(report, parts)


def _held(report: ReportFacts, parts: list[Fact]) -> Iterator[Judgement]:
    """Compare the sum of some parts with the total before them: where there are several, one that fits is theirs."""
    at = parts[0].start
    low = report.line_start(at, _REACH)
    wholes = [fact for fact in amounts(report, low, at) if fact.unit == parts[0].unit and level(fact)]
    wholes = [fact for fact in wholes if not _BASE.search(report.words(fact))]
    fitting = [fact for fact in wholes if adds_up(report, fact, parts)]
    if fitting:
        yield consistent((fitting[0], *parts))
    elif len(wholes) == 1:
        yield total(report, wholes[0], parts)
    elif wholes:
        yield undecidable((*wholes, *parts), "several_totals")
