"""Growths told in passing, which part what a sentence ties together: 税收1.26亿元,同比增长5%,占年度任务1.4亿元的90%."""

from __future__ import annotations

import re

from extractors.number.quantities import Quantity
from pipeline.checks.skeleton import AMOUNT, RATE, Skeleton
from pipeline.checks.words import either

_THAN = "(?:同比|[比较](?:上年|去年)(?:同期)?|按可比口径)?"
# It begins at the mark behind an amount; 、 would open a list: 3亿元、2亿元,增长5%、6%.
_ASIDE = re.compile(
    rf"[,(](?<={AMOUNT}[,(]){_THAN}(?:实际|净|累计)?{either('S10.rise')}了?约?{RATE}(?:(?<=\({RATE})\)|\))?(?=[,;。)\n]|$)"
)


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
