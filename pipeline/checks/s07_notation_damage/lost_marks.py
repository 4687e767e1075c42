"""Marks lost, doubled or put in wrongly between figures and their units, for the check notation_damage.

涨幅在0.3%1.8%之间 · 售价2580元日元 · 每吨报3450元吨 · 销售额736.亿元 · 提高3各百分点 · 增长24.15%% · 补助2l5亿元

What was meant is plain, so each is harmless; of one kind a report has one finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either

_HEAD = re.compile(r"(?<![\d.,%/A-Za-z])\d{1,9}(?:\.\d{1,4})?$")
_WHOLE = re.compile(r"(?<=[一-鿿])\d{1,3}$")
_PLAIN = re.compile(r"(?<![A-Za-z\d.,-])\d{1,4}$")
_CAPITAL = re.compile("(?<=[一-鿿,。(:;])[B-HJ-Z]$")
_BEFORE_YUAN = re.compile(r"(?<![\d.,%/A-Za-z])\d{1,9}(?:\.\d{1,4})? ?[万亿]?[美欧港]?$")
_NONE = re.compile("$")  # what is damaged begins with no digits
_LONG = 15  # characters of a number, and one before


class Lost(NamedTuple):
    """How marks are damaged: in words, and the pattern of what follows the digits of a figure."""

    zh: str
    en: str
    pattern: re.Pattern[str]
    head: re.Pattern[str] = _HEAD


_POINTS = "个?百分点"
_WORDS = "(?:shirt|line|cell|bike|mail|type|class|code|model|list|plan|band|factor|value|board|size|level|turn|star)"
_SIZED = r"[万亿](?=元|吨|千瓦|立方米|平方米|美元)"
_AFTER = rf"(?:(?![一-鿿])|(?={either('S7.behind_price')}))"
_AMOUNT = r"\d{1,6}(?:\.\d{1,2})?"
_TWICE = "|".join(word * 2 for word in ("同比", "环比", "增长", "下降", "达到"))
_UNITS = "|".join(word * 2 for word in ("万元", "亿元", "万吨", "亿吨", "个百分点"))
_KINDS = (
    Lost("两数之间缺少标点", "no mark between two figures", re.compile(r"%\d{1,3}(?:\.\d{1,2})?%")),
    Lost(
        "两数之间缺少标点",
        "no mark between two figures",
        re.compile(rf"元(?:(?P<of>/吨|/公斤){_AMOUNT}元(?P=of)|(?<=(?P<unit>[万亿])元){_AMOUNT}(?P=unit)元)"),
        re.compile(r"(?<![\d.,%/A-Za-z])\d{1,9}(?:\.\d{1,4})? ?[万亿]?$"),
    ),
    Lost("百分号重复", "the % sign is doubled", re.compile(rf"%(?:%(?!\d)|{_POINTS})")),
    Lost("小数点后缺数字", "no digits behind the point", re.compile(rf"\.(?:%|{_POINTS}|(?<=\d\d\.){_SIZED})"), _WHOLE),
    Lost("数字被空格拆开", "digits parted by blanks", re.compile(r"\. \d{3,4}(?=[万亿])"), _WHOLE),
    Lost(
        "字母误作数字", "a letter for a digit", re.compile(r"[lOoI]\d{0,3}(?:%|个百分点|[万亿](?=元|吨|美元))"), _PLAIN
    ),
    Lost(
        "名称被空格拆开",
        "a name parted by a blank",
        re.compile(rf" (?!{_WORDS}s?(?![a-z]))[a-z]{{4,}}[A-Za-z]*"),
        _CAPITAL,
    ),
)
_GATED = (
    Lost("单位重复", "the unit is doubled", re.compile(_UNITS)),
    Lost(
        "货币单位重复",
        "two currencies on one amount",
        re.compile("元(?:日[元圆]|[美欧港]元|英镑)(?![/兑对])"),
        _BEFORE_YUAN,
    ),
    Lost("单价缺少斜线", "the slash of a price is lost", re.compile(f"元(?:公斤|千克|吨){_AFTER}"), _BEFORE_YUAN),
    Lost("词语重复", "a word is doubled", re.compile(rf"(?:{_TWICE})[了约为]{{0,2}}(?=\d)"), _NONE),
    Lost("“个”误作“各”", "各 written for 个", re.compile("各百分点")),
)


def lost_marks(report: ReportFacts) -> Iterator[tuple[Lost, list[Span]]]:
    """Yield each kind of damage with its places."""
    yield from _damaged(report, _KINDS)
    yield from _worded(report)


@gated(*(kind.pattern for kind in _GATED))
def _worded(report: ReportFacts) -> Iterator[tuple[Lost, list[Span]]]:
    """Look for the kinds that rare words tell."""
    return _damaged(report, _GATED)


def _damaged(report: ReportFacts, kinds: Sequence[Lost]) -> Iterator[tuple[Lost, list[Span]]]:
    """Look for some kinds."""
    folded = report.folded
    for kind in kinds:
        spans = []
        for match in kind.pattern.finditer(folded):
            head = kind.head.search(folded, max(0, match.start() - _LONG), match.start())
            if head:
                spans.append((head.start(), match.end()))
        if spans:
            yield kind, spans
