"""The year that a report signed in the next opens with and looks back on: 2015年,全区实现…, of January 2016.

Asked by what decides the report's year, and, where the text says 今年 and 去年 from the day it was signed, by what
dates the figures of its chapters.
"""

from __future__ import annotations

import re

from extractors.base import fold
from extractors.numbering import CHAPTER
from pipeline.document.ahead import either

_OPENING = 600  # characters in which a report says what it looks back on
_YEAR = re.compile(r"(?<![\d.])(?:19[5-9]|20[0-4])\d(?=年)")
_NO_START = re.compile(r"\d{4}年(?:\d{1,2}月\d{1,2}日|以来)")  # 现将2013年以来的情况报告如下
_LOOKS_BACK = re.compile(r"年(?!以来|[初底末起至到前后第一二三四上下\d~—-]|度?(?:计划|目标|预算))")
_HEADS = re.compile(r"(?:^|[。;:\n])[^。;\n,]{0,4}$")  # 回顾|2015年
_AIMS = re.compile(rf"[^。;\n]{{0,10}}{either('aims')}")
# What was done since: such a report is of its own year, so far.
_SINCE = re.compile(r"(?:\d{4}年|今年)(?:[1一]?(?:至|-|~|—)[2-4二三四]月|[1-4一二三四]月份|第?[一1]季度|以来|开局)")
_SETS_OUT = rf"[^\n。;]{{0,16}}(?:{either('chapter', 'task', 'strives')}|[要将]|预期)"
_DONE = "[^\n。;]{0,16}(?:完成|实现)[^\n。;]{0,24}同比"  # 2012年,全镇完成…,同比增长: no plan is told so
_SPOKEN_TO = re.compile("我(?:代表|受)[^。\n]{0,16}政府[^。\n]{0,12}大会(?:作|报告)[^。\n]{0,12}工作")
_TOLD_OF = re.compile(r"大会报告(?P<year>20\d\d)年(?:度)?的?(?:政府)?工作")
_SESSION = re.compile(r"(?P<year>20\d\d)年0?[1-4]月\d{1,2}日[^。\n]{0,12}在[^。\n]{2,20}代表大会")
_SPOKEN = re.compile("(?<![当历])[今去明]年(?!来)")


def is_spoken(text: str) -> bool:
    """Return whether a text is what was said to an assembly, as its first words tell: 我代表市政府,向大会报告工作."""
    return "大会" in text[:_OPENING] and _SPOKEN_TO.search(fold(text[:_OPENING])) is not None


def spoken_in(text: str) -> int | None:
    """Return the year in which a report was given to an assembly: that of the session, or behind the one told of."""
    told = told_of(text)
    session = _SESSION.search(fold(text[:_OPENING])) if told is None else None
    return told + 1 if told is not None else int(session["year"]) if session else None


def told_of(text: str) -> int | None:
    """Return the one year that a report says it is on: 向大会报告2022年的工作; None where it does not say."""
    told = _TOLD_OF.search(fold(text[:_OPENING])) if "大会" in text[:_OPENING] else None
    return int(told["year"]) if told else None


def looked_back_on(text: str, year: int) -> int:
    """Return where `year` stands as that which the text opens with and looks back on, -1 if it does not."""
    folded = fold(text[:_OPENING])
    first = next((found for found in _YEAR.finditer(folded) if not _NO_START.match(folded, found.start())), None)
    if first is None or int(first[0]) != year or not _LOOKS_BACK.match(folded, first.end()):
        return -1
    heads = _HEADS.search(folded, max(0, first.start() - 6), first.start())
    if heads is None or _AIMS.match(folded, first.end() + 1):
        return -1
    return -1 if _has_gone_on(text, year + 1) else first.start()


def _has_gone_on(text: str, year: int) -> bool:
    """Return whether the text says what was done in the first months of `year`: 2016年一季度, 今年以来."""
    return any(found[0].startswith((str(year), "今")) for found in _SINCE.finditer(fold(text)))


def speaks_from_its_day(text: str) -> bool:
    """Return whether a text says 今年, 去年 or 明年, which are counted from its own year."""
    return _SPOKEN.search(text) is not None


def sets_out_next(text: str, year: int | None) -> bool:
    """Return whether a text looks back on `year`, not on the one before: it sets out the next, or tells what was done.

    2012年,全镇完成…。⏎二、2013年工作安排: of a 2012年政府工作报告.
    """
    if year is None or f"{year}年" not in text:
        return False
    folded = fold(text)
    back = re.search(rf"{year - 1}年度?[^\n。;,]{{0,12}}(?:回顾|总结|完成情况)|过去的?一年", folded)
    if back is not None:
        return False
    if f"{year + 1}年" in text and re.search(rf"^[ 　]*(?:{CHAPTER})?{year + 1}年度?{_SETS_OUT}", folded, re.M):
        return True
    done = re.search(rf"^[ 　]*{year}年,{_DONE}", folded, re.M)
    return done is not None and re.search(rf"^[ 　]*(?:{year - 1}年|[去上]年),", folded, re.M) is None
