"""Growths whose words name two bases, or a level where a growth stands, for the check from_to_growth.

4月产量较3月同比增长31% (环比) · 比上年的6200万部增长至52% (增长)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either

_MOVED = either("S10.rises", "S10.sinks")
_RATE = r"约?\d{1,3}(?:\.\d{1,2})?%"
_ALONE = r"(?=[,。;:、()\n]|$)"
_LAST = r"(?:上个?月|上一?季度|前一?(?:月|周|季度)|上周|\d{1,2}月份?|第?[一二三四]季度)(?:份|相比|时|末)?,?"
_MONTH = re.compile(rf"(?:较|比|与)(?P<base>{_LAST})同比(?:{_MOVED})了?{_RATE}{_ALONE}")
_YEAR = re.compile(rf"(?:较|比|与)(?:去年|上年)同期(?:相比)?,?环比(?:{_MOVED})了?{_RATE}{_ALONE}")
_LEVEL = re.compile(
    rf"(?:较|比)(?:去年|上年|前年|\d{{4}}年)(?:同期)?的\d[\d.,]{{0,9}}[万亿]?[一-鿿]{{1,3}}(?P<moved>{_MOVED})[至到]{_RATE}{_ALONE}"
)
_SAID = (
    (_MONTH, "同比的基期应为上年同期", "a year-on-year growth told of the month before"),
    (_YEAR, "环比的基期应为上一期", "a growth on the period before told of the year before"),
    (_LEVEL, "“至”字有误:所述为增幅,不是水平", "a growth told as a level that is reached"),
)


@gated(_MONTH, _YEAR, _LEVEL)
def two_bases(report: ReportFacts) -> Iterator[Judgement]:
    """Look for growths that are told of two bases at once, or as a level."""
    for pattern, zh, en in _SAID:
        for match in pattern.finditer(report.folded):
            quote = report.text[slice(*match.span())]
            message = Message("low", 85, f"“{quote}”:{zh}", f"{en}: {quote}", quote, klass="data_quality")
            yield Judgement("inconsistent", reason="two_bases", finding=quoted(message, [match.span()]))
