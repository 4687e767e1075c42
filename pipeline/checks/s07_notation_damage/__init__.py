"""S7: notation_damage.

Was the notation of a number damaged?  3283×104kwh for 10⁴ · m2 for m² · 3..4亿 · 3.4.5% · 0.3%1.8%之间

A power of ten is only believed where a unit follows and something speaks for it (`extractors.number.powers`).  Ranges
(1—10月), blanks between number and unit and wrapped lines are no damage.  A number that is intact has no row:
there are thousands, and the reports are counted in `documents`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from extractors.number.powers import LOST, UNSUPPORTED, supported
from pipeline import intervals
from pipeline.checks.base import Case, Check, Judgement, undecidable
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.s07_notation_damage.lost_marks import lost_marks
from pipeline.checks.s07_notation_damage.run_on_years import run_on_years
from pipeline.severity import Severity

_POWER = re.compile(
    rf"{LOST}(?P<unit>\s?(?:[a-zA-Z]{{1,4}}[23²³]?|[千兆万亿]?(?:立方米|平方米|[吨度元人瓦米斤亩焦卡件台克升])时?))"
)
_SQUARE = re.compile(r"(?<![A-Za-z\d.])\d{1,9}(?:\.\d{1,4})?\s?(?P<unit>[km]?m[23])(?![\da-zA-Z])")
# Each begins at the mark itself, which is rare: a pattern that begins with digits would stop at every number.
_POINTS = re.compile(r"\.(?<=\d\.)(?:\.\d{1,4}|\d{1,4}\.\d{1,4})(?=\s?[百千万亿元%‰个吨])")
_COMMAS = re.compile(r",(?<=\d,)(?:\d{1,2},\d{3}|[,，]\d{1,3}|\d{1,2}|\d{4,6})(?:\.\d{1,2})?(?=[万亿]?元|%)")
_HEAD = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){0,3}$|(?<![\d.])\d{1,6}$")
_SPLIT = re.compile(r"[ ]?\.(?<=\d\.|[ ]\.)(?:(?<=\d\.)[ ]|(?<=[ ]\.))\d{1,2}(?=\s?(?:[万亿]?元|%|万|亿))")
# 技改投资3 19 31万元: blanks between the digits of one figure; thousands are three digits.
_SPREAD = re.compile(r"(?P<all>\d(?:(?<=[一-鿿]\d)|(?<=[一-鿿]\s\d))\d?(?: \d{1,2}){2,4})(?=\s?(?:[万亿]?元|%|万|亿))")
_BLANKS = re.compile(r" \d{1,2} \d")  # what every such figure holds
_SIGNS = re.compile("10(?:(?<=[×xX*]10)|(?<=× 10))")
_CUBED = re.compile("m[23]")
_MOST = 9


class _Kind(NamedTuple):
    """How numbers are damaged: in words, how bad that is, and how sure (in per cent)."""

    zh: str
    en: str
    severity: Severity
    percent: int


_TWO_POINTS = _Kind("小数点重复", "two decimal points", "high", 90)
_THOUSANDS = _Kind("千位分隔错误", "commas not at thousands", "high", 75)
_BY_BLANKS = _Kind("数字被空格拆开", "digits parted by blanks", "low", 70)
_RUN_ON = "a year runs into a figure"
_SUPERSCRIPT = _Kind("上标丢失", "a superscript was lost", "low", 90)


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Look for the forms of damage."""
    folded = report.folded
    if _SIGNS.search(folded):
        for match in _POWER.finditer(folded):
            known = supported(report.passage, match["head"], int(match["power"]), match["unit"])
            yield _power(report, match) if known else undecidable((), UNSUPPORTED)
    if _CUBED.search(folded):
        yield from _squares(report)
    yield from _marks(report, folded)
    for kind, spans in lost_marks(report):
        more = f"(共{len(spans)}处)" if len(spans) > 1 else ""
        yield _damage(report, _Kind(kind.zh + more, kind.en, "low", 85), spans[0], spans[1:_MOST])
    for span, meant in run_on_years(report):
        yield _damage(report, _Kind(f"年份与数字相连,应为{meant}", _RUN_ON, "high", 90), span)


def _marks(report: ReportFacts, folded: str) -> Iterator[Judgement]:
    """Look for points and commas that stand where none may."""
    for match in _POINTS.finditer(folded):
        yield _damage(report, _TWO_POINTS, _from_head(folded, match))
    if " " in folded:
        parted = [_from_head(folded, match) for match in (_SPLIT.finditer(folded) if _split(folded) else ())]
        spread = [match.span("all") for match in (_SPREAD.finditer(folded) if _BLANKS.search(folded) else ())]
        yield from _parted(report, sorted([*parted, *spread]))
    for match in _COMMAS.finditer(report.text):
        head = _HEAD.search(report.text, max(0, match.start() - 18), match.start())
        if head:
            yield _damage(report, _THOUSANDS, (head.start(), match.end()))


def _split(folded: str) -> bool:
    """Return whether a blank stands beside a point."""
    return " ." in folded or ". " in folded


def _parted(report: ReportFacts, spans: Sequence[Span]) -> Iterator[Judgement]:
    """Report the digits that blanks part, one finding a report: one scan or one layout did it."""
    if spans:
        more = f"(共{len(spans)}处)" if len(spans) > 1 else ""
        yield _damage(report, _BY_BLANKS._replace(zh=_BY_BLANKS.zh + more), spans[0], spans[1:_MOST])


def _from_head(folded: str, match: re.Match[str]) -> Span:
    """Return the span of a match with the digits before it."""
    head = _HEAD.search(folded, max(0, match.start() - 8), match.start())
    return head.start() if head else match.start(), match.end()


def _power(report: ReportFacts, match: re.Match[str]) -> Judgement:
    """Report an exponent that came down: 104 for 10⁴."""
    head, power = Decimal(match["head"]), int(match["power"])
    unit = match["unit"].strip()
    value = intervals.show_number(head.scaleb(power))
    literal = intervals.show_number(head * (100 + power))
    message = Message(
        "high",
        90,
        f"上标丢失:{match[0]}应为{match['head']}×10^{power}{unit}",
        f"a superscript was lost: {match[0]} stands for {match['head']}×10^{power} {unit}",
        f"{match['head']}×10^{power} = {value}{unit} ≠ {match['head']}×10{power} = {literal}{unit}",
        f"factor_10^{power}",
        "data_quality",
    )
    finding = quoted(message, [(report.clause(match.start()), match.end())])
    return Judgement("inconsistent", reason="superscript_lost", finding=finding)


def _squares(report: ReportFacts) -> Iterator[Judgement]:
    """Report m2 and m3, once a unit: it is harmless and has one cause."""
    seen: set[str] = set()
    for match in _SQUARE.finditer(report.folded):
        if match["unit"] not in seen:
            seen.add(match["unit"])
            yield _damage(report, _SUPERSCRIPT, match.span())


def _damage(report: ReportFacts, kind: _Kind, span: Span, others: Sequence[Span] = ()) -> Judgement:
    """Report one damaged number; `others` are damaged in the same way."""
    quote = report.text[slice(*span)]
    zh, en = f"{kind.zh}:{quote}", f"{kind.en}: {quote}"
    message = Message(kind.severity, kind.percent, zh, en, quote, klass="data_quality")
    found = quoted(message, [(report.clause(span[0]), span[1])], context=others)
    finding = replace(found, cause=f"{kind.en}:{report.doc_id}")
    return Judgement("inconsistent", reason=kind.en.replace(" ", "_"), finding=finding)


CHECK = Check(
    "S7",
    "notation_damage",
    "Was the notation of a number damaged?",
    judge,
    (
        "a power of ten needs a unit behind it, and what speaks for it",
        "ranges are no minus signs",
        "blanks before a unit are normal",
    ),
    (
        Case("项目投产后年可发电1250×104kwh。", "inconsistent"),
        Case("全年节煤3×104吨,按每吨800元计,3万吨煤价值2400万元。", "inconsistent"),
        Case("用煤3×102吨。", "undecidable"),
        Case("安装2×105吨的锅炉。", "undecidable"),
        Case("型材规格为1200×104mm。", "undecidable"),
        Case("厂房面积3.6×104m2。", "inconsistent"),
        Case("新建标准厂房5000m2。", "inconsistent"),
        Case("全年实现销售收入3..4亿元。", "inconsistent"),
        Case("豆角、青椒等8个品种价格涨幅在0.3%1.8%之间。", "inconsistent"),
        Case("今年1—10月份,全镇实现销售收入 3.4 亿元。", None),
    ),
    least_facts=0,
    least_numbers=1,
)
