"""One rate of two years, told in two sentences, and the points that it changed by, for the check from_to_growth.

此次抽样合格率为85.6%。2010年的抽样合格率仅为71.3%,提高了14.3个百分点: whichever is meant to be the later one
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.figures import all_exact
from pipeline.checks.forms import LINE, form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, less, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.intervals import slip

_WHEN = f"(?:{either('S10.ago')}|(?:19|20)\\d\\d年?)(?:同期)?"
_FORM = form(
    rf"(?P<rate>[一-鿿]{{2,4}}率)〜{{0,4}}(?P<one>Ⓟ)[,;。](?:相比于?{_WHEN},)?[而但]?{_WHEN}的?〜{{0,6}}(?P=rate)〜{{0,4}}(?P<two>Ⓟ),(?:同比)?{either('S10.rise')}了?(?P<change>Ⓓ)",
    "此次抽样合格率为85.6%。2010年的抽样合格率仅为71.3%,提高了15.3个百分点。",
    f"[,;。](?:相比于?{_WHEN},)?[而但]?{_WHEN}的?〜{{0,6}}率",
    LINE,
)
_LONG = 5  # characters of a name
_OTHER = re.compile("平均|其中|环比")


@gated(_FORM)
def rates_apart(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the points between two rates against the rates."""
    for match, figures in found(report, _FORM):
        one, two, change = (figures[name] for name in ("one", "two", "change"))
        if not all_exact(one, two, change) or _OTHER.search(match[0]):
            continue
        apart, shown, formula = less(report, (one,), two)
        stated, said = report.interval(change).size, Reckoning(apart.size, shown.size, *worded(formula), one)
        # Two rates with so short a name may be of different things, unless a slip of the pen explains the gap.
        known = len(match["rate"]) >= _LONG or slip(stated, apart.size, report.printed(change)) is not None
        if known or not stated.disjoint(apart.size):
            yield against_reckoning(report, (change, one, two), said, stated)
