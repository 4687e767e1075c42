"""What is told in passing, and parts what a sentence ties together.

Growths: 税收1.26亿元,同比增长5%,占年度任务1.4亿元的90% · reasons: 税收1.26亿元,受行情带动,比上年增加1200万元,增长11%
"""

from __future__ import annotations

import re

from extractors.number.quantities import Quantity
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE, Skeleton
from pipeline.checks.words import either

_LAST = f"{either('S10.ago')}(?:同期|末|底|度)?"
_THAN = "(?:同比|[比较](?:上年|去年)(?:同期)?|按可比口径)?"
_GROWN = f"(?:实际|净|累计)?{either('S10.rise')}了?约?[{RATE}{AMOUNT}]"
# What was before, with or without the growth since: 比上年的25.7亿元增长10.7%, 上年同期为71.9亿元,同比增长17.7%.
_BEFORE = f"(?:[比较]{_LAST}的{AMOUNT}{_GROWN}|{_LAST}[为是]{AMOUNT}(?:,{_THAN}{_GROWN})?)"
_MORE = rf"(?:同比|[比较](?:上年|去年|年初)(?:同期|末|底)?)(?:实际|净|累计)?{either('S10.rise')}了?约?{AMOUNT}"
_PASSED = rf"(?:{_THAN}(?:实际|净|累计)?{either('S10.rise')}了?约?{RATE}|{_MORE}|{_BEFORE})"
# It begins at the mark behind an amount; 、 would open a list: 3亿元、2亿元,增长5%、6%.
_ASIDE = re.compile(rf"(?<={AMOUNT})(?:(?:,{_PASSED})+|\({_PASSED}\))(?=[,;。)\n]|$)")


# Why a figure is so: 受行情带动, 在投资拉动下.  `REASON` reads it in a text, too.
_NO_SIGN = rf"[^,。;:\n、\d{AMOUNT}{RATE}{POINTS}]"
REASON = re.compile(rf",(?:{either('aside.since')}{_NO_SIGN}{{2,24}}|{_NO_SIGN}{{2,16}}{either('aside.with')})(?=,)")
_REASON = re.compile(f"(?<=[{AMOUNT}{RATE}]){REASON.pattern}")


def without_growths(bones: Skeleton) -> Skeleton:
    """Return a skeleton without the growths right behind amounts; itself where there are none."""
    return _without(bones, _ASIDE)


def without_reasons(bones: Skeleton) -> Skeleton:
    """Return a skeleton without the clauses that say why a figure is so; itself where there are none."""
    return _without(bones, _REASON)


def _without(bones: Skeleton, asides: re.Pattern[str]) -> Skeleton:
    """Return a skeleton without what a pattern finds; itself where there is nothing."""
    pieces: list[str] = []
    kept: list[tuple[int, Quantity]] = []
    done = length = 0
    for low, high in (*(aside.span() for aside in asides.finditer(bones.text)), (len(bones.text),) * 2):
        kept += ((length + start - done, quantity) for start, quantity in bones.signs(done, low))
        pieces.append(bones.text[done:low])
        length, done = length + low - done, high
    if len(pieces) == 1:
        return bones
    starts, quantities = zip(*kept, strict=True)
    return Skeleton("".join(pieces), starts, quantities)
