"""Periods named in passing: what one figure is compared with or made of, after which the text goes on as before.

(2020年:980件), 上年为131.8亿元, 加上上年结余0.8亿元, 2018年…修订为194.5亿元, 为上年决算数的125.6%, 完成全年目标的48%.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.number.printed import SUM
from extractors.periods import Period
from pipeline.context.types import Place
from pipeline.context.words import either, words

LAST_YEAR = words("last_year")
_DIGIT = re.compile("[0-9]")
_IS = re.compile("(?:末|底|度)?[仅只也均则约]?(?:为|是|[0-9])")
_A_YEAR_AGO = ("去年", "前年")
_ALONE = re.compile("[仅只也均则约]{0,2}[为是]?[0-9][0-9.,]{0,12} ?[多余百千万亿]{0,4}[^,;。:()0-9\n]{0,5}[。;\n]")
_LEFT_OVER = re.compile("(?:累计|滚存|净|年终|专项)?(?:结余|结转|余额|结存)")
_RESTATED = re.compile(f"[^,;。0-9]{{0,24}}{either('restated')}[^,;。0-9]{{0,6}}[为是]")
_OF_BASE = re.compile(
    f"[^,;。:0-9]{{0,14}}(?:{SUM})?的[约近超]?(?P<share>[0-9][0-9.]{{0,8}}[%‰成倍](?![、和及与]))"
)  # 相当于2015年收入34亿元的37%
_MADE = words("comes_to")
_TARGET = re.compile(f"[^,;。:0-9]{{0,6}}{either('target')}")
_MET = words("met")
_PLAN = re.compile(f'["”]?(?:规划|计划)(?!期)[^,;。:0-9]{{0,6}}{either("sets")}?')
_QUOTES = ('"', "“")
_MADE_ENDS = frozenset(word[-1] for word in _MADE)  # far cheaper to ask for first
_TURNED = tuple(f"{turned}为" for turned in "整升降变改增减提扩缩转作")  # 调整为2010年的38%
UP_TO = ("截至", "截止", "截止到", "截至到")
_FIGURE = re.compile(
    "[0-9][0-9.,]{0,12} ?[多余十百千万亿]{0,4}(?![年月日季届号])[^0-9,;。:、()\n]{0,10}(?<![年月日度期季])$"
)
_LEADS = 30  # characters before a bracket that hold the figure it follows
_BRACKET, _CLOSES = 12, 80  # characters: how far before a period its bracket opens, and closes behind it


def of_share(text: str, period: Period, place: Place) -> bool:
    """Return whether a period is that of what a share is of, and the share is of another: 为上年决算数的125.6%.

    So is one whose share stands before the figure: 是2010年的1.9倍,总额…; multiples are no figures, so that the figure
    may be the next one behind its period.
    """
    share = _share(text, period)
    if share is None:
        return False
    if not share.start("share") <= place.start < share.end():
        return share.end() <= place.start
    return _of_target(text, period) or not (period.bare or text.startswith("占", period.start - 1))


def own_only(text: str, period: Period, earlier: Sequence[Period]) -> bool:
    """Return whether a period holds for the one figure behind it alone; `earlier` are those before it in its line."""
    if period.role != "main":
        return False
    if period.years > 1:  # 是“十一五”时期的2.3倍, 未完成“十三五”规划提出的12亿元
        return _share(text, period) is not None or _of_plan(text, period)
    if _of_target(text, period) or closes(text, period) is not None or _share(text, period) is not None:
        return True
    if period.text in LAST_YEAR and (_IS.match(text, period.end) or _LEFT_OVER.match(text, period.end)):
        return True
    if _set_beside(text, period, earlier):
        return True
    if not earlier or not _goes_back(period, earlier):
        return False
    return _IS.match(text, period.end) is not None or _RESTATED.match(text, period.end) is not None


def _set_beside(text: str, period: Period, earlier: Sequence[Period]) -> bool:
    """Return whether a clause says no more than what a figure before it was a year ago (养殖户520户,|去年402户)."""
    start = period.start
    if (
        period.text not in _A_YEAR_AGO
        or text[start - 1 : start] not in (",", ";")
        or _ALONE.match(text, period.end) is None
    ):
        return False
    begins = text.rfind("。", 0, start) + 1
    begins = max(begins, text.rfind("\n", begins, start) + 1)
    if _DIGIT.search(text, begins, start - 1) is None:
        return False
    return not any(p.start >= begins and (p.offset or 0) < 0 for p in earlier)


def says_year(text: str, period: Period) -> bool:
    """Return whether a period tells the year of what follows: not 由2010年的, which a change began from."""
    if text.endswith(("由", "从"), 0, period.start) and text.startswith("的", period.end):
        return False
    return period.role == "main" or text.endswith("进入", 0, period.start)  # 进入2010年以来


def closes(text: str, period: Period) -> int | None:
    """Return where the bracket ends that holds a period and a figure of it, None where there is none."""
    start = period.start
    opened = text.rfind("(", start - _BRACKET if start > _BRACKET else 0, start)
    if opened < 0 or text.find(")", opened, start) >= 0:
        return None
    closed = text.find(")", period.end, period.end + _CLOSES)
    return closed if closed >= 0 and _DIGIT.search(text, period.end, closed) else None


def _share(text: str, period: Period) -> re.Match[str] | None:
    """Return the words from a period to the share of what is of it: 上年决算数的125.6%."""
    start = _unquoted(text, period.start)
    start -= 2 * text.endswith("公司", 0, start)  # 相当于公司|2015年收入的37%
    if text[start - 1 : start] not in _MADE_ENDS or not text.endswith(_MADE, 0, start):
        return None
    if text.endswith(_TURNED, 0, period.start):
        return None
    return _OF_BASE.match(text, period.end)


def _of_target(text: str, period: Period) -> bool:
    """Return whether a bare stretch only tells what is to be reached in it: 完成全年目标的, 为年初预算的."""
    start = period.start
    if text[start - 1 : start] not in _MADE_ENDS or not period.bare or not text.endswith(_MADE, 0, start):
        return False
    return _TARGET.match(text, period.end) is not None


def _of_plan(text: str, period: Period) -> bool:
    """Return whether a stretch is only named for a plan that was met or missed: 完成“十三五”规划提出的."""
    start = _unquoted(text, period.start)
    return period.rule == "plan" and text.endswith(_MET, 0, start) and _PLAN.match(text, period.end) is not None


def _unquoted(text: str, start: int) -> int:
    """Return the offset before the quotation mark that opens at `start`."""
    return start - 1 if text[start - 1 : start] in _QUOTES else start


def _goes_back(period: Period, earlier: Sequence[Period]) -> bool:
    """Return whether a period is a year before the one named last before it (2018年 behind 2019年 or 今年)."""
    named = next((p for p in earlier if p.role in ("main", "now") and not p.bare), None)
    if named is None or period.year is None:
        return False
    return named.offset == 0 if named.year is None else named.year > period.year


def follows_figure(text: str, period: Period) -> bool:
    """Return whether a period stands alone in brackets behind a figure."""
    if text[period.end : period.end + 1] != ")":
        return False
    start = period.start
    start -= next((len(word) for word in UP_TO if text.endswith(word, 0, start)), 0)
    opened = start - 1
    return text[opened:start] == "(" and _FIGURE.search(text, max(0, opened - _LEADS), opened) is not None
