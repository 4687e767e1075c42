"""More villages than a town has, told sentences apart, for the check part_whole.

全镇辖17个行政村 … 19个行政村全部通上了硬化路 · 我县现有14个乡镇 … 全县16个乡镇均建成卫生院

The places must bear one name, be said to be all there are in both sentences, and be those of one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either

_SCOPE = "[全我本][省市县区旗镇乡街]"
_KINDS = either("S4.place_kind")
_NOUN = rf"个(?P<noun>{_KINDS})(?![一-鿿]?[委组居级])"
# 全镇辖17个行政村; 我县现辖6镇8乡、203个行政村: what stands before 辖 or 有 says of what place.
_HAS = re.compile(rf"(?:(?<=^)|(?<=[。,;:\n]))(?P<scope>{_SCOPE})[域道]?(?:现|共|总共|下|管|目前)*[辖有](?:有)?")
_MANY = re.compile(rf"(?<![\d.])(?P<count>\d{{1,4}}){_NOUN}|(?P<first>{_KINDS})(?P<behind>\d{{1,4}})个")
_ALL = re.compile(
    rf"(?:(?P<scope>{_SCOPE})[域道]?(?:的|所有|所辖|下辖的?)*)?(?<![\d.、和第余])(?P<count>\d{{1,4}}){_NOUN}"
    r"(?:(?P<all>全部|全都|均|都)|(?:[^,。;\n]{0,14}(?P<cover>全覆盖)))"
)
_SOME = any_of("S4.some_places")
_LEAD, _REACH = 10, 60


@gated(_HAS)
def more_than_there_are(report: ReportFacts) -> Iterator[Judgement]:
    """Hold all places of a name against how many there are."""
    there = dict[str, tuple[int, str, tuple[int, int]]]()
    for has in _HAS.finditer(report.folded):
        end = min(report.clause_end(has.end()), has.end() + _REACH)
        for many in _MANY.finditer(report.folded, has.end(), end):
            noun, count = many["noun"] or many["first"], int(many["count"] or many["behind"])
            known = there.setdefault(noun, (count, has["scope"][1], (has.start(), many.end())))
            if known[0] != count:  # told of two places, or times
                there[noun] = (0, "", known[2])
    for told in _ALL.finditer(report.folded) if there else ():
        count, scope, span = there.get(told["noun"], (0, "", (0, 0)))
        lead = report.folded[max(report.clause(told.start()), told.start() - _LEAD) : told.start("count")]
        if not count or told.start() <= span[1] or (told["scope"] or scope)[-1] != scope or _SOME.search(lead):
            continue
        if int(told["count"]) <= count:
            yield consistent(())
        else:
            yield _more(report, told, count, span)


def _more(report: ReportFacts, told: re.Match[str], count: int, span: tuple[int, int]) -> Judgement:
    """Say that there are fewer places."""
    size, noun = told["count"], told["noun"]
    message = Message(
        "medium",
        82,
        f"{size}个{noun}多于所辖的{count}个",
        f"{size} {noun}, of {count} that there are",
        f"{size} > {count}",
    )
    finding = quoted(message, [told.span()], [span], about=About(report.region, noun))
    return Judgement("inconsistent", reason="part_above_whole", finding=finding)
