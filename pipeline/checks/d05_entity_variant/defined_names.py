"""Short names that differ in one character from the name they are defined for, for the check entity_variant.

锡铜控股有限公司(下称“惜铜控股”): the short name is a part of the long one, but for a character of like sound or look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.name.glyphs import look_alike
from extractors.name.pinyin import homophones
from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import one_name
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts

_DEFINED = re.compile(
    r"[(,]\s?(?:以?下(?:简称|称为?)|下文简称|简称为?)[:“\"为]{0,2}(?P<short>[一-鿿]{2,10})[”\"]?(?=[),])"
)
_REACH = 30
_NAME = re.compile("[一-鿿()]{4,30}$")


@gated(_DEFINED)
def defined_names(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each short name against the name before its bracket."""
    for match in _DEFINED.finditer(report.folded):
        short = match["short"]
        full = _NAME.search(report.folded, max(0, match.start() - _REACH), match.start())
        if full is None or short in full[0]:
            continue
        for at in range(full.start(), full.end() - len(short) + 1):
            odd = [(a, b) for a, b in zip(report.folded[at : at + len(short)], short, strict=False) if a != b][:2]
            if len(odd) == 1 and (homophones(*odd[0]) or look_alike(*odd[0])):
                span = (at, at + len(short))
                yield one_name(short, report.folded[slice(*span)], [[match.span("short")], [span]], "medium")
                break
