"""Counts whose sum stands behind them with 共, for the check part_whole: 12个村、3个社区,共15个村(社区).

The sum must be of what is listed: it has no noun of its own, or one made up of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import level
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.splits import total
from pipeline.tables import Fact

_FORM = form(
    r"(?P<parts>Ⓝ(?:[、和]〜{0,12}Ⓝ|〜{1,8}[、和]〜{0,8}Ⓝ){1,5})(?P<last>〜{0,8}),(?:全[镇乡县区市校]|总)?共(?:有|辖|计)?(?P<whole>Ⓝ)",
    "全镇辖12个行政村、3个社区,共18个村(社区)。",
    "共(?:有|辖|计)?Ⓝ",
)
_NOUN = re.compile(r"[一-鿿()/、]*")
_LABEL = 10
_OPEN = re.compile("等|其中|以上|新增|占")


@gated(_FORM)
def counted_up(report: ReportFacts) -> Iterator[Judgement]:
    """Add up counts that 共 sums up."""
    for match, figures in found(report, _FORM):
        parts, whole = parts_of(report, match), figures["whole"]
        if not all(fact.unit == whole.unit and level(fact) for fact in (whole, *parts)) or _OPEN.search(match[0]):
            continue
        if _of_them(report, match, parts, whole):
            yield total(report, whole, parts)
        else:
            yield undecidable((whole, *parts), "other_noun")


def _of_them(report: ReportFacts, match: re.Match[str], parts: Sequence[Fact], whole: Fact) -> bool:
    """Return whether a sum counts what its parts do, as far as the noun behind it says."""
    noun = _NOUN.match(report.folded, whole.end, whole.end + _LABEL)
    said = set(noun[0]) - set("()/、") if noun else set()
    listed = report.folded[max(0, parts[0].start - _LABEL) : parts[-1].end + len(match["last"])]
    return said <= set(listed)
