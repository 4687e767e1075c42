"""Shares whose part and base are both told by their names in an earlier sentence, for the check share_times_base.

业务收入6891万元,其中医疗收入3976万元、药品收入2915万元。…药品收入占业务收入的比重由上年的39.6%升至42.3%

Both must be told together, once in all the report, by the very names that the share has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.among import amounts, label
from pipeline.checks.figures import level
from pipeline.checks.forms import figure_at
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.checks.words import either
from pipeline.tables import Fact

_FORM = re.compile(
    rf"(?:(?<=[,。;:\n])|(?<=其中))(?P<part>[一-鿿]{{3,12}}?)占(?P<of>[一-鿿]{{3,14}}?)(?:的?(?:比重|比例|份额)|的(?=约?{RATE}))"
    rf"(?:已?[由从][^,。;:\n{AMOUNT}{RATE}{POINTS}]{{0,8}}{RATE})?[^,。;:\n{AMOUNT}{RATE}{POINTS}]{{0,6}}(?P<share>{RATE})"
)
_HAVING = re.compile(f"(?:{either('S2.left_out')}|达到?|[为约共有的了])+$")
_OTHER, _PARTIAL = re.compile("[上去前]年|同期|计划|目标|力争"), re.compile("季度|半年|\\d月")
_SIZE, _LEAST = re.compile("(?:面积|金额|人数|产量|[数额量])$"), 3
_REACH = 14  # characters that may lie between a name and its figure


@gated(_FORM)
def named_shares(report: ReportFacts) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Yield part, share and base."""
    bones = report.skeleton
    levels: dict[str, list[Fact]] = {}
    for match in _FORM.finditer(bones.text):
        share = figure_at(report, bones, match.start("share"))
        for name in (match["part"], match["of"]):
            if name not in levels:
                told = (list(_levels(report, one)) for one in _called(name))
                levels[name] = next((one for one in told if one), [])
        part, base = (_one(levels[match[name]], share) for name in ("part", "of")) if share else (None, None)
        if share is None or part is None or base is None or share.measure == "growth" or part.unit != base.unit:
            continue
        together = report.sentence_of(part.start) == report.sentence_of(base.start)
        if together and (part.period_start, part.period_end) == (base.period_start, base.period_end):
            yield part, share, base


def _called(name: str) -> Iterator[str]:
    """Yield what a name may be short for: 营造林总面积, of 营造林面积5.8万亩 or 营造林5.8万亩."""
    yield name
    plain = name.replace("总", "")
    bare = _SIZE.sub("", plain)
    yield from (one for one in dict.fromkeys((plain, bare)) if one != name and len(one) >= _LEAST)


def _levels(report: ReportFacts, name: str) -> Iterator[Fact]:
    """Yield the levels that a report tells by a name, of no other time than its own; the text is read through once."""
    for at in re.finditer(re.escape(name), report.folded):
        for fact in amounts(report, at.end(), at.end() + _REACH)[:1]:
            exact = level(fact) and fact.qualifier == "exact"
            if exact and _HAVING.sub("", label(report, fact)).endswith(name):
                partial = _PARTIAL.search(report.folded, *report.sentence_span(fact.start))
                if not (partial or _OTHER.search(report.words(fact))):
                    yield fact


def _one(levels: Sequence[Fact], share: Fact) -> Fact | None:
    """Return the first of the levels before a share if they all say the same."""
    one: Fact | None = None
    for fact in levels:
        if fact.start >= share.start:
            break
        if one is not None and (fact.low, fact.unit) != (one.low, one.unit):
            return None
        one = one or fact
    return one
