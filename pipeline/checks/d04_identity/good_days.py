"""Days of good air and their share of the year, for the check identity: 优良天数350天,优良率95.6%.

Some days of a year have no measured air: their share may be that of a few days less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.part_year import of_months
from pipeline.checks.reckoned import Reckoning, against_reckoning
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, Interval

_IS = "(?:达到?|为|约|比例为?|率为?)*"
_FORMS = (
    form(
        rf"优良〜{{0,10}}?(?P<days>[1-3]\d\d)天,?〜{{0,10}}(?:优良|达标)(?:天数)?(?:率|比例|占比){_IS}(?P<told>Ⓟ)",
        "空气质量优良天数328天,优良率94.6%。",
        "优良〜{0,10}?[1-3]\\d\\d天",
    ),
    form(
        rf"优良(?:天数)?(?:率|比例|占比){_IS}(?P<told>Ⓟ),(?:空气质量)?优良〜{{0,8}}?(?P<days>[1-3]\d\d)天",
        "空气质量优良天数比例94.6%,优良天数达328天。",
        "优良〜{0,8}?[1-3]\\d\\d天",
    ),
)
_LEAST, _MOST = Decimal(356), Decimal(366)  # days of a year that are measured
_OTHER = re.compile(f"{either('D4.other_days')}|[上去]年|较")


@gated(*_FORMS)
def good_days(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each share of good days against their number."""
    for one in _FORMS:
        for match, figures in found(report, one):
            told, days = figures["told"], Decimal(match["days"])
            if days > _MOST or _OTHER.search(match[0]) or told.qualifier != "exact" or of_months(report, told):
                continue
            implied = Interval(days / _MOST * HUNDRED, min(days / _LEAST * HUNDRED, HUNDRED))
            formula = f"{days} / {_MOST}"
            said = (formula, f"{formula} ≈ ", f"{formula} =")
            shown = Interval(implied.low, implied.low)
            yield against_reckoning(report, (told,), Reckoning(implied, shown, *said, told, 82, "identity_fails"))
