"""Growths told in passing, which part what a sentence ties together: 税收1.26亿元,同比增长5%,占年度任务1.4亿元的90%."""

from __future__ import annotations

import re

from extractors.number.quantities import Quantity
from pipeline.checks.skeleton import AMOUNT, RATE, Skeleton
from pipeline.checks.words import either

_LAST = f"{either('S10.ago')}(?:同期|末|底|度)?"
_THAN = "(?:同比|[比较](?:上年|去年)(?:同期)?|按可比口径)?"
_GROWN = f"(?:实际|净|累计)?{either('S10.rise')}了?约?[{RATE}{AMOUNT}]"
# What was before, with or without the growth since: 比上年的25.7亿元增长10.7%, 上年同期为71.9亿元,同比增长17.7%.
_BEFORE = f"(?:[比较]{_LAST}的{AMOUNT}{_GROWN}|{_LAST}[为是]{AMOUNT}(?:,{_THAN}{_GROWN})?)"
_PASSED = rf"(?:{_THAN}(?:实际|净|累计)?{either('S10.rise')}了?约?{RATE}|{_BEFORE})"
# It begins at the mark behind an amount; 、 would open a list: 3亿元、2亿元,增长5%、6%.
_ASIDE = re.compile(rf"(?<={AMOUNT})(?:,{_PASSED}|\({_PASSED}\))(?=[,;。)\n]|$)")


def without_asides(bones: Skeleton) -> Skeleton:
    """Return a skeleton without the growths right behind amounts; itself where there are none."""
    pieces: list[str] = []
    kept: list[tuple[int, Quantity]] = []
    done = length = 0
    for low, high in (*(aside.span() for aside in _ASIDE.finditer(bones.text)), (len(bones.text),) * 2):
        kept += ((length + start - done, quantity) for start, quantity in bones.signs(done, low))
        pieces.append(bones.text[done:low])
        length, done = length + low - done, high
    if len(pieces) == 1:
        return bones
    starts, quantities = zip(*kept, strict=True)
    return Skeleton("".join(pieces), starts, quantities)
