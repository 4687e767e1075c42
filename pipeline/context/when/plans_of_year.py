"""Sums planned for a year of which a report on some months tells how much was done: 1-6月完成年度计划130亿元的48%."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from extractors.base import Mention
from extractors.figure_words import figure_word
from extractors.number.printed import SCALED
from pipeline.context.types import ContextOf

_PLAN = re.compile(
    rf"(?:占|完成|达到|为|相当于)了?(?:{figure_word('of_year')}|年)[^,;。:、0-9]{{0,8}}?{figure_word('plan_name')}[数额]?\(?"
    rf"(?P<sum>{SCALED}[\u4e00-\u9fff]{{1,3}}?)\)?的[约近]?[0-9]"
)
# 年度改厕任务|260户,已完成148户: told by itself, not as what something is a part of.
_TASK = re.compile(
    rf"(?:^|[,;。:、\n])(?:{figure_word('of_year')}|年(?=[计目任]))[^,;。:、0-9]{{0,8}}?{figure_word('plan_name')}[数额]?[为是]?[约近]?"
    rf"(?P<sum>{SCALED}[\u4e00-\u9fff]{{1,3}})(?!的)"
)

_PLANNED = re.compile(figure_word("plan_name"))  # what both hold
_UNIT = 4  # characters of a unit behind a number, and 的


def of_whole_year(folded: str, figures: Sequence[Mention], contexts: list[ContextOf]) -> list[ContextOf]:
    """Return the contexts of some figures, those of such sums dated by their whole year."""
    of = any(folded.find("的", figure.end, figure.end + _UNIT) >= 0 for figure in figures)
    if not of and "年度" not in folded and "年计划" not in folded:
        return contexts  # far cheaper than to search all texts
    if not figures or _PLANNED.search(folded) is None:
        return contexts
    plans = {match.start("sum") for pattern in (_PLAN, _TASK) for match in pattern.finditer(folded)}
    pairs = zip(figures, contexts, strict=True)
    return [_whole(context) if figure.start in plans else context for figure, context in pairs]


def _whole(context: ContextOf) -> ContextOf:
    """Return a context whose period is the year in which it lies."""
    first, last = context.period_start, context.period_end
    if first is None or last is None or first.year != last.year:
        return context
    year = first.year
    return context._replace(period_start=datetime.date(year, 1, 1), period_end=datetime.date(year, 12, 31))
