"""Shares in a list that a word says to be made up of them, which come to no more than 100 %, for the check part_whole.

收入由三大板块构成:电缆占52.3%,变压器占31.6%,电表占16.1% · 从客源结构看,省内占61%、省外占32%、境外占7%
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.base import Judgement
from pipeline.checks.forms import form, found, parts_of
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.slipped_sums import WAYS
from pipeline.checks.s04_part_whole.to_hundred import Said, to_hundred
from pipeline.checks.words import any_of, either
from pipeline.intervals import HUNDRED, Interval

_HEAD = f"(?:{either('S4.made_up')})〜{{0,4}}[,:]"
_NAME = r"[^,、。;:()\nⓃⓅⒹ]{1,14}"
_FORM = form(
    rf"{_HEAD}(?P<parts>{_NAME}(?:Ⓝ[,(])?占?(?:比|总[数量额]的)?[为约]?Ⓟ\)?(?:[,、;和]{_NAME}(?:Ⓝ[,(])?占?(?:比|总[数量额]的)?[为约]?Ⓟ\)?){{1,8}})",
    "收入由三大板块构成:电缆占52.3%,变压器占31.6%,电表占26.1%。",
    _HEAD,
    "。\n",
)
_SAID = Said("各部分占比", "shares", "超过", "above", ">", "above_100")
_LABEL = re.compile(f"(?:^|[,、;和])({_NAME})")
_BEYOND = re.compile("以[上下]|其中|[不未]足|[男女]")
_OPEN, _NO_LIST = any_of("S4.growth"), any_of("S4.no_list")


@gated(_FORM)
def shares_listed(report: ReportFacts) -> Iterator[Judgement]:
    """Add up each list of shares, which sorts a whole in one way."""
    for match, _ in found(report, _FORM) if "percent" in report.families else ():
        parts = [fact for fact in parts_of(report, match) if fact.unit == "%"]
        plain = (
            not _OPEN.search(match[0]) and not _NO_LIST.search(match["parts"]) and not _BEYOND.search(match["parts"])
        )
        if plain and not _sorted_twice(_LABEL.findall(match["parts"])):
            yield to_hundred(report, parts, Interval(None, HUNDRED), _SAID)


def _sorted_twice(labels: Sequence[str]) -> bool:
    """Return whether labels sort in several ways: 本科占81%,高级职称占32%."""
    return len({next((way for way, told in enumerate(WAYS) if told.search(one)), None) for one in labels}) > 1
