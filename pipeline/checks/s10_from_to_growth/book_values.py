"""What a share or a firm is worth over its book value, its issue or another price, for the check from_to_growth.

估值1450.4万元,比账面净值960.85万元增值489.55万元,增值率50.95% · 收盘价11.77元,较每股净资产10.34元溢价13.83%
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s10_from_to_growth.growth_told import judged
from pipeline.checks.words import either, words

_PER = "(?:/[一-鿿]{1,2})?"
_OVER = f"[比较]〜{{0,8}}{either('S10.book')}〜{{0,4}}(?P<old>Ⓝ){_PER}的?"
_WORTH = f"(?P<verb>{either('S10.worth')})"
_RATE = "(?:增值|溢价|折价)?[率幅]?(?:[为约了]|高?达到?)*(?P<change>Ⓟ)"
_BELOW = frozenset(words("S10.below"))
_FORMS = (
    form(
        f"(?P<new>Ⓝ){_PER},〜{{0,8}}{_OVER}{_WORTH}(?:率|了|约)?(?:Ⓝ,)?{_RATE}",
        "标的资产估值1450.4万元,比账面净值960.85万元增值489.55万元,增值率60.85%。",
        f"[比较]〜{{0,8}}{either('S10.book')}",
    ),
    form(
        f"{either('S10.book')}〜{{0,4}}(?P<old>Ⓝ){_PER},(?:(?![比较增])〜){{0,8}}(?:价值?|估值)〜{{0,4}}(?P<new>Ⓝ){_PER},〜{{0,4}}{_WORTH}(?:率|了|约)?(?:Ⓝ,)?{_RATE}",
        "净资产账面价值954.85万元,评估价值1440.4万元,增值485.55万元,增值率60.85%。",
        f"{either('S10.book')}〜{{0,4}}Ⓝ",
    ),
)


@gated(*_FORMS)
def book_values(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what is told to be above or below another value against the two."""
    for one in _FORMS:
        for match, figures in found(report, one):
            old, new = figures["old"], figures["new"]
            if old.unit.partition("/")[0] == new.unit.partition("/")[0]:
                yield judged(report, figures, match["verb"] in _BELOW)
