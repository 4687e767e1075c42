"""Growths that 分别 deals out to levels, with what these were told behind, for the check from_to_growth.

发生事故18起、死亡9人,分别下降28%和25%(上年发生25起,死亡12人): the first growth is that of the first level over its like
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.figures import level
from pipeline.checks.forms import LINE, form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import REAL, basis, judged
from pipeline.checks.words import any_of, either

_AGO = f"(?:{either('S10.ago')}|[12]\\d{{3}}年)(?:同期|末|底)?"
_LEVELS = "Ⓝ(?:(?:[、,]|[和与及]|以及)?〜{0,12}Ⓝ){1,3}"
_NEXT = f"[、和,与](?:{either('S10.change')}了?)?"
_RATES = f"(?:Ⓟ(?:{_NEXT}Ⓟ){{1,3}}|Ⓝ(?:{_NEXT}Ⓝ){{1,3}})"
_BY = f"(?P<verb>{either('S10.change')})"
_FORMS = (
    form(
        rf"(?P<news>{_LEVELS}),〜{{0,8}}分别〜{{0,4}}?{_BY}了?(?P<rates>{_RATES})\)?[,;。(]而?{_AGO}〜{{0,20}}?(?P<olds>{_LEVELS})",
        "发生事故18起、死亡9人,分别下降28%和25%(上年发生25起,死亡12人)。",
        f"分别〜{{0,4}}?{either('S10.change')}",
        LINE,
    ),
    form(
        rf"{_AGO}〜{{0,20}}?(?P<olds>{_LEVELS})[;,。][今本]年〜{{0,20}}?(?P<news>{_LEVELS}),〜{{0,8}}分别〜{{0,4}}?{_BY}了?(?P<rates>{_RATES})",
        "去年发生事故25起、死亡12人,今年发生事故18起、死亡9人,分别下降28%和25%。",
        f"分别〜{{0,4}}?{either('S10.change')}",
        LINE,
    ),
)
_OWN = re.compile(f"{either('S10.change')}了?$")
_FALLS = any_of("S10.fall")


@gated(*_FORMS)
def dealt_back(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each growth against the levels of its place, where there are as many of all."""
    for one in _FORMS:
        for match, _ in found(report, one):
            news, rates, olds = (parts_of(report, match, group) for group in ("news", "rates", "olds"))
            if not len(news) == len(rates) == len(olds) or REAL.search(match[0]):
                continue
            falls = _FALLS.search(match["verb"]) is not None
            for new, rate, old in zip(news, rates, olds, strict=True):
                told = rate.qualifier == new.qualifier == old.qualifier == "exact" and basis(new) != "real"
                if told and new.unit == old.unit and rate.unit in ("%", new.unit) and level(new) and level(old):
                    said = _OWN.search(report.words(rate))
                    fell = falls if said is None else _FALLS.search(said[0]) is not None
                    yield judged(report, {"old": old, "new": new, "change": rate}, fell)
