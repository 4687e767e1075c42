"""A year that runs into the figure behind it, for the check notation_damage.

从2012年的18.4万吨增长到201736.2万吨: 2017年的36.2万吨.  A year before tells that one is to follow, and the figure
without it is of the size of the other; with it, it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

_FROM = re.compile(
    r"(?:从|由)(?P<year>(?:19|20)\d\d)年的?(?P<base>\d{1,6}(?:\.\d{1,3})?)(?P<unit>[万亿]?[一-鿿]{1,3}|[A-Za-z]{1,4}|%)"
    r"[一-鿿]{1,4}[到至](?P<later>(?:19|20)\d\d)(?P<value>\d{1,5}(?:\.\d{1,3})?)(?P=unit)"
)
_SPAN, _TIMES = 30, 20  # years between the two, and how many times the one is the other at most


@gated(_FROM)
def run_on_years(report: ReportFacts) -> Iterator[tuple[Span, str]]:
    """Yield where a year runs into a figure, and what was meant."""
    for match in _FROM.finditer(report.folded):
        base, value = Decimal(match["base"]), Decimal(match["value"])
        printed = Decimal(match["later"] + match["value"])
        plain = base / _TIMES < value < base * _TIMES and printed > base * _TIMES * _TIMES
        if plain and 0 < int(match["later"]) - int(match["year"]) <= _SPAN:
            yield match.span(), f"{match['later']}年的{match['value']}{match['unit']}"
