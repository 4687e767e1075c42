"""What an acre of a crop yields and all of it, whose area stands in a list before, for the check identity.

全年种植水稻2.4万亩、油菜1.0万亩。水稻平均亩产580公斤,总产1.39万吨

Area and yield are bound by the name of the crop alone, so a gap is believed only where a slip explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from extractors.figure_words import figure_word
from pipeline.checks.among import amounts, label
from pipeline.checks.base import Judgement
from pipeline.checks.d04_identity.mean_judged import judged
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.slips import slipped
from pipeline.checks.words import any_of, either
from pipeline.intervals import TWO, Interval
from pipeline.tables import Fact

_SIZED = "(?:达到?|为|约|只有|仅)?"
_FORM = form(
    rf"(?:亩产量?|单产){_SIZED}(?P<mean>Ⓝ)(?:/亩)?,(?:〜{{2,14}}[,Ⓟ]{{1,2}}){{0,2}}〜{{0,4}}产量?(?:达到?|为)?(?P<total>Ⓝ)",
    "玉米平均亩产745公斤,比上年略减,总产4.62万吨。",
    "(?:亩产|单产)〜{0,4}Ⓝ",
)
_LEAD = f"(?:{either('D4.area_lead')}|[全我][省市县区镇乡村旗州场]){{0,4}}"
_AREA = re.compile(f"^{_LEAD}(?P<crop>[一-鿿]{{2,5}}?)(?:{either('D4.area_glue')}){{0,4}}$")
_ALONE = re.compile("亩,(?:平均)?单产(?:达到?|为|约)?$")  # of 亩产 are `means`
_SPOTS = any_of("D4.spots")  # 示范片平均亩产612公斤: not of all that is sown
_OTHER = re.compile(f"{either('D4.mean_other')}|{figure_word('plan_name')}")
_STOPS, _REACH = "。;\n", 300
_ACRES = frozenset({"亩", "公顷"})
_WEIGHTS = frozenset({"公斤", "斤", "吨"})


@gated(_FORM)
def crop_yields(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each yield against the area told before of the crop that its part of the sentence is about."""
    for _, figures in found(report, _FORM):
        mean, total = figures["mean"], figures["total"]
        low = max(report.folded.rfind(mark, 0, mean.start) + 1 for mark in _STOPS)
        said = report.folded[low : mean.start]
        of_crop = {mean.unit.partition("/")[0], total.unit} <= _WEIGHTS and not _SPOTS.search(said)
        area = _area(report, said, low) if of_crop else None
        judgement = judged(report, area, total, mean) if area is not None else None
        if judgement and area and (judgement.finding is None or _slip(report, judgement, (mean, area, total))):
            yield judgement


def _area(report: ReportFacts, said: str, low: int) -> Fact | None:
    """Return the area told before of the one crop that a part of a sentence names, or the one it tells itself."""
    own = [fact for fact in amounts(report, low, low + len(said)) if fact.unit in _ACRES]
    if len(own) == 1 and level(own[0]) and _ALONE.search(said) and not _OTHER.search(said):
        return own[0]
    named: dict[str, list[Fact]] = {}
    for fact in amounts(report, max(0, low - _REACH), low):
        crop = _AREA.match(label(report, fact)) if fact.unit in _ACRES and level(fact) else None
        if crop and _of_all(crop["crop"]).fullmatch(said) and not _OTHER.search(report.words(fact)):
            named.setdefault(crop["crop"], []).append(fact)
    if len(named) != 1 or own:
        return None
    (areas,) = named.values()
    return areas[0] if len({fact.low for fact in areas}) == 1 else None


@lru_cache(maxsize=256)
def _of_all(crop: str) -> re.Pattern[str]:
    """Return a pattern of what leads on to the yield of all of a crop: not of 优质水稻, nor of a village."""
    return re.compile(f"{_LEAD}{re.escape(crop)}(?:[^,]{{0,14}},){{0,2}}(?:平均)*(?:亩产|单产)量?{_SIZED}")


def _slip(report: ReportFacts, judgement: Judgement, figures: Sequence[Fact]) -> bool:
    """Return whether a slip in yield, area or total explains a gap; 斤 for 公斤 is one, too."""
    stated, implied = judgement.stated, judgement.implied
    if stated is None or implied is None:
        return False
    twice = not stated.disjoint(implied.scaled(TWO)) or not implied.disjoint(stated.scaled(TWO))
    mean, area, total = figures
    off = (stated / implied, implied / stated)
    told = [(mean, stated, implied)]
    for fact, by in ((total, off[0]), (area, off[1])):
        value = report.interval(fact)
        told.append((fact, value, _exactly(value) * by))
    return twice or slipped(report, told)


def _exactly(value: Interval) -> Interval:
    """Return the middle of an interval alone: its width is in the others already."""
    middle = value.middle or Decimal(0)
    return Interval(middle, middle)
