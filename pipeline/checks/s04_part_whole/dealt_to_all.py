"""Shares dealt out to a list that 其他 closes, which come to all, for the check part_whole.

欧盟、东盟、中东和其他市场所占份额分别为34.6%、28.1%、19.4%和17.9%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.to_hundred import Said, to_hundred
from pipeline.intervals import exactly

_OTHERS = "[、和与及](?:其他|其它|其余)[一-鿿]{0,8}?"
_SHARES = "(?P<parts>Ⓟ(?:[、,和]Ⓟ){2,9})(?![、和])"
_FORMS = (
    form(
        rf"(?P<names>[^,。;:\nⓃⓅⒹ]{{4,60}}?){_OTHERS}(?:所占|占)?〜{{0,8}}?(?:比重|比例|份额|占比)(?:分别|依次)(?:[为是占约]|达到?){{0,2}}{_SHARES}",
        "欧盟、东盟、中东和其他市场所占份额分别为34.6%、28.1%、19.4%和21.9%。",
        "(?:分别|依次)(?:[为是占约]|达到?){0,2}Ⓟ",
    ),
    form(
        rf"(?P<names>[^,。;:\nⓃⓅⒹ]{{4,60}}?){_OTHERS}(?:分别|依次)占〜{{0,12}}?(?:的|比重)?{_SHARES}",
        "工业、商业、居民和其他用电分别占总量的62.1%、14.3%、18.4%和7.2%。",
        "(?:分别|依次)占〜{0,14}Ⓟ",
    ),
)
_HUNDRED = exactly(100)
_SAID = Said("各部分占比", "shares", "不是", "not to", "≠", "sum_differs")
_AND = re.compile("[、和与及]")


@gated(*_FORMS)
def dealt_to_all(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the shares of as many names as the list has, 其他 among them."""
    for one in _FORMS:
        for match, _ in found(report, one):
            parts = parts_of(report, match)
            names = len(_AND.split(match["names"])) + 1
            if len(parts) == names and all(fact.unit == "%" and fact.measure != "growth" for fact in parts):
                yield to_hundred(report, parts, _HUNDRED, _SAID)
