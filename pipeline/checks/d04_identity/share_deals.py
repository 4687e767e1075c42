"""What a number of shares comes to at its price, for the check identity.

新发2640万股,每股定价52.50元,总共募资13.86亿元 · 减持120万股,均价18.6元/股,套现2232万元
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_SUM = f"{either('D4.deal_sum')}〜{{0,6}}"
_FORM = form(
    rf"(?P<shares>Ⓝ)〜{{0,16}},〜{{0,10}}价〜{{0,8}}(?P<price>Ⓝ)(?P<per>(?:/股)?),〜{{0,8}}{_SUM}(?P<sum>Ⓝ)",
    "新发2640万股,每股定价52.50元,总共募资12.39亿元。",
    f"{_SUM}Ⓝ",
)
_AT = form(
    rf"(?P<shares>Ⓝ)〜{{0,8}},?以?每股〜{{0,4}}(?P<price>Ⓝ)(?P<per>)的?价格?〜{{0,16}},〜{{0,8}}{_SUM}(?P<sum>Ⓝ)",
    "将其持有的4200万股,以每股9.86元的价格转让,转让价款合计4.41亿元。",
    f"{_SUM}Ⓝ",
)
_OTHER = re.compile("净额|其中|区间|最高|不低于")
_SHARE = "股"


@gated(_FORM, _AT)
def share_deals(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each sum against shares times price."""
    for match, figures in chain(found(report, _FORM), found(report, _AT)):
        shares, price, told = (figures[name] for name in ("shares", "price", "sum"))
        by_share = price.unit.endswith(f"/{_SHARE}") or match["per"] or "每股" in match[0]
        one_currency = price.unit.partition("/")[0] == told.unit
        plain = all(fact.low is not None and fact.low == fact.high for fact in (shares, price))
        if shares.unit == _SHARE and by_share and one_currency and plain and not _OTHER.search(match[0]):
            value, shown = (read(shares) * read(price) for read in (report.interval, report.shown))
            formula = f"{report.printed(shares)} × {report.printed(price)}"
            reckoned = Reckoning(value, shown, *worded(formula), told, 85, "identity_fails")
            yield against_reckoning(report, (told, shares, price), reckoned)
