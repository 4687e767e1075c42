"""Marks lost, doubled or put in wrongly between figures and their units, for the check notation_damage.

涨幅在0.3%1.8%之间 · 售价2580元日元 · 每吨报3450元吨 · 销售额736.亿元 · 提高3各百分点 · 增长24.15%%

What was meant is plain, so each is harmless; of one kind a report has one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either

_HEAD = re.compile(r"(?<![\d.,%/A-Za-z])\d{1,9}(?:\.\d{1,4})?$")
_WHOLE = re.compile(r"(?<=[一-鿿])\d{1,3}$")
_LONG = 15  # characters of a number, and one before


class Lost(NamedTuple):
    """How marks are damaged: in words, and the pattern of what follows the digits of a figure."""

    zh: str
    en: str
    pattern: re.Pattern[str]
    head: re.Pattern[str] = _HEAD


_POINTS = "个?百分点"
_SIZED = r"[万亿](?=元|吨|千瓦|立方米|平方米|美元)"
_PRICED = r"(?P<unit>[万亿]元(?:/吨|/公斤)?|元/(?:吨|公斤))"
_KINDS = (
    Lost("两数之间缺少标点", "no mark between two figures", re.compile(r"%\d{1,3}(?:\.\d{1,2})?%")),
    Lost(
        "两数之间缺少标点", "no mark between two figures", re.compile(rf"{_PRICED}\d{{1,6}}(?:\.\d{{1,2}})?(?P=unit)")
    ),
    Lost("百分号重复", "the % sign is doubled", re.compile(rf"%(?:%(?!\d)|{_POINTS})")),
    Lost("单位重复", "the unit is doubled", re.compile("(?P<unit>[万亿][元吨]|个百分点)(?P=unit)")),
    Lost(
        "货币单位重复", "two currencies on one amount", re.compile("[万亿]?元(?:日[元圆]|[美欧港]元|英镑)(?![/兑对])")
    ),
    Lost(
        "单价缺少斜线",
        "the slash of a price is lost",
        re.compile(rf"[美欧港]?元(?:公斤|千克|吨)(?:(?![一-鿿])|(?={either('S7.behind_price')}))"),
    ),
    Lost("小数点后缺数字", "no digits behind the point", re.compile(rf"\.(?:%|{_POINTS}|(?<=\d\d\.){_SIZED})"), _WHOLE),
    Lost("“个”误作“各”", "各 written for 个", re.compile("各百分点")),
)


def lost_marks(report: ReportFacts) -> Iterator[tuple[Lost, list[Span]]]:
    """Yield each kind of damage with its places."""
    folded = report.folded
    for kind in _KINDS:
        spans = []
        for match in kind.pattern.finditer(folded):
            head = kind.head.search(folded, max(0, match.start() - _LONG), match.start())
            if head:
                spans.append((head.start(), match.end()))
        if spans:
            yield kind, spans
