"""The growth of a whole of which its sentence says what it consists of, for the check identity.

医疗收入只有门诊、住院两块,全年合计增长9.6%,其中门诊收入增长8.2%,住院收入增长11.5%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement
from pipeline.checks.d04_identity.between import between
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either, number_of
from pipeline.tables import Fact

_PARTS = re.compile(
    r"(?:只有|只包括|分为|包括|由)(?P<names>[一-鿿]{2,10}(?:[、和与及][一-鿿]{2,10}){1,3})"
    rf"(?P<many>[两二三四])(?:个|大)?{either('D4.parts')}"
)
_JOINED = re.compile("[、和与及]")
_NO_SUM = re.compile(f"{either('D4.no_sum')}|均")  # a mean may grow more than each of its parts
_BARE = re.compile(f"(?:{either('S10.glue')}|合计|总体|整体|全年){{1,6}}")  # 全年合计增长: of what was told before
_SHORT = 2


@gated(_PARTS)
def all_parts(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the growth of each such whole against those of its parts."""
    for match in _PARTS.finditer(report.folded):
        names = dict.fromkeys(name[:_SHORT] for name in _JOINED.split(match["names"]))  # 门诊收入 is 门诊, too
        low, high = report.sentence_span(match.start())
        if len(names) != number_of(match["many"]) or _NO_SUM.search(report.folded, low, high):
            continue
        of = report.folded[report.clause(match.start()) : match.start()]
        told = [fact for fact in report.rates if low <= fact.start < high and fact.measure == "growth"]
        parts = [_of(report, told, name, match.end()) for name in names]
        whole = [fact for fact in told if not any(name in report.words(fact) for name in names)]
        found = [fact for fact in parts if fact is not None]
        alike = (
            len({(fact.period_start, fact.period_end, fact.modality, fact.base or "yoy") for fact in (*whole, *found)})
            == 1
        )
        alike = (
            alike and len(whole) == 1 and (of.endswith(whole[0].metric or "#") or of.endswith(_bare(report, whole[0])))
        )
        if alike and len(found) == len(names) == len(told) - 1:
            yield between(report, whole[0], found)


def _of(report: ReportFacts, told: Sequence[Fact], name: str, after: int) -> Fact | None:
    """Return the one growth whose clause names a part."""
    own = [fact for fact in told if fact.start > after and name in report.words(fact)]
    return own[0] if len(own) == 1 else None


def _bare(report: ReportFacts, fact: Fact) -> str:
    """Return what a growth names itself: 全年合计增长 names nothing, 全年收入同比增长 names 收入."""
    return _BARE.sub("", report.words(fact))
