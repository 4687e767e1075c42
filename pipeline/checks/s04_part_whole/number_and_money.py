"""Parts told by their number and their money in turn, for the check part_whole.

项目86个,总投资312亿元,其中产业项目48个、投资186亿元,设施项目24个、投资94亿元,民生项目14个、投资32亿元

Where the one of the two adds up to its total the parts are all there are, and the other must add up, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import SIGNS, form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import adds_up, total
from pipeline.tables import Fact

_AMOUNT = r"〜{0,8}Ⓝ"
_PART = rf"〜{{2,20}}Ⓝ〜{{0,4}}[,、]{_AMOUNT}"
_TURNS = form(
    rf"(?P<count>Ⓝ)〜{{0,8}}[,、]〜{{0,6}}(?:投资|资金|金额)〜{{0,4}}(?P<money>Ⓝ)(?:,平均〜{{0,6}}Ⓝ)?[,。;:]其中:?(?P<parts>{_PART}(?:[,;、]{_PART}){{1,7}})",
    "项目86个,总投资312亿元,其中工业项目48个、投资186亿元,农业项目38个、投资136亿元。",
    "[投资金][资金额]〜{0,4}Ⓝ",
    "\n",
)


@gated(_TURNS)
def paired(report: ReportFacts) -> Iterator[Judgement]:
    """Hold numbers and money of parts against their totals, where one of the two shows that none is left out."""
    for match, figures in found(report, _TURNS):
        read = parts_of(report, match)
        turns = (read[::2], read[1::2])
        wholes = (figures["count"], figures["money"])
        if len(read) != sum(map(match["parts"].count, SIGNS)) or not all(map(_of_one_kind, wholes, turns)):
            continue
        fits = [adds_up(report, whole, told) for whole, told in zip(wholes, turns, strict=True)]
        if any(fits):
            yield from (total(report, whole, told) for whole, told in zip(wholes, turns, strict=True))


def _of_one_kind(whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts are levels of the unit of their total."""
    return level(whole) and all(fact.unit == whole.unit and level(fact) for fact in parts)
