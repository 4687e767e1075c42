"""Shares of the three sectors in two structures, against how one of them is said to have moved, for from_to_growth.

三次产业结构由16.2:45.3:38.5调整为13.8:44.1:42.1,第三产业比重提高3.6个百分点
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.structures import share
from pipeline.checks.words import any_of, either
from pipeline.intervals import Interval

_SHARE = r"\d{1,2}(?:\.\d{1,2})?%?"
_THREE = rf"({_SHARE})[:∶]({_SHARE})[:∶]({_SHARE})(?![:∶\d])"
_MOVED = re.compile(
    rf"由[^,。;\d]{{0,12}}(?:\d{{4}}年末?的?)?{_THREE}[^,。;\d]{{0,6}}(?:为|到|至|成)(?:\d{{4}}年末?的?)?{_THREE}(?P<rest>[^。\n]{{4,80}})"
)
_SECTOR = re.compile(
    rf"第?(?P<sector>[一二三])(?:次)?产业?(?:增加值)?(?:比重|占比|所占比重)?(?:比?[上去]年|较[上去]年|同比)?(?P<verb>{either('S10.change')})了?(?P<by>\d+(?:\.\d+)?)个?百分点"
)
_FALLS = any_of("S10.fall")


@gated((_MOVED, _SECTOR))
def sector_moves(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each move of a sector, in points, against its shares in the two structures."""
    for match in _MOVED.finditer(report.folded):
        for told in _SECTOR.finditer(report.folded, match.start("rest"), match.end("rest")):
            place = "一二三".index(told["sector"]) + 1
            fact = next(iter(report.facts_at(told.start("by"))), None)
            if fact is None:
                continue
            old, new = (Interval(*share(match[at].strip("%"))) for at in (place, place + 3))
            moved = old - new if _FALLS.search(told["verb"]) else new - old
            stated = report.interval(fact).size
            said = worded(f"{match[place + 3]} − {match[place]}")
            yield against_reckoning(report, (fact,), Reckoning(moved, moved, *said, fact, 85), stated)
