"""A count with 一是, 第一, or (一) right behind it, for count_list: 做好三项工作:一是抓培训,二是抓示范,三是抓服务."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.report import ReportFacts
from pipeline.checks.s05_count_list.items import differs
from pipeline.checks.words import SMALL_NUMBER, number_of, one_of, places

# 三项工作:一是…  The ordinals that follow are counted.
_BEFORE = re.compile(rf"(?P<number>{SMALL_NUMBER})(?:方面|[个项大条点件])(?P<noun>[一-鿿]{{0,8}})[:。,]\Z")
_LAST = ("第三", "此外", "还有", "再有", "最后")
_FIRSTS = one_of("一是", "第一,", "(一)", "一要")
_ORDINALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_FORMS = {"一是": "{}是", "第一": "第{},", "(一": "({})", "一要": "{}要"}


def in_order(report: ReportFacts) -> Iterator[Judgement]:
    """Take each enumeration that follows a count."""
    for start, _ in places(report.folded, _FIRSTS):
        match = _BEFORE.search(report.folded, max(0, start - 16), start)
        if match:
            yield _enumerated(report, report.folded, match)


def _enumerated(report: ReportFacts, masked: str, match: re.Match[str]) -> Judgement:
    """Count 一是, 二是, 三是 … behind a count."""
    stated, place = number_of(match["number"]), match.end()
    form = _FORMS[masked[place : place + 2]]
    found, high = 0, min(len(masked), place + 3000)
    paragraph = masked.find("\n", place)
    close = min(high, paragraph if paragraph >= 0 else high)
    if any(masked.find(word, place, close) >= 0 for word in _LAST):  # 一是…;二是…;第三…, 还有…
        return undecidable((), "enumeration_unclear")

    for ordinal in _ORDINALS:
        at = masked.find(form.format(ordinal), place, high)
        if at < 0:
            break
        found, place = found + 1, at + 1
    if found == stated:
        return consistent(())
    end = masked.find("\n", match.end())
    if place > (end if end >= 0 else len(masked)) or found < 2 or abs(found - stated) != 1:
        return undecidable((), "enumeration_unclear")
    return differs(report, stated, found, (place - 1, report.clause_end(place)), (match.start(), match.end() - 1))
