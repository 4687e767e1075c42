"""D2: temporal_stale.

Is something announced for a period that was over when the report was signed?  有望在2009年下半年见效, signed 2009-12
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from extractors.folding import fold
from extractors.lexicon import alternatives
from pipeline.checks.base import Case, Check, Judgement, consistent
from pipeline.checks.d02_temporal_stale.stale_news import stale_news
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.document.kinds import OF_RECORD

_WORDS = alternatives("future_words", kind="future")
_PAST = re.compile(alternatives("future_words", kind="past"))
_BEFORE = re.compile(rf"(?:{_WORDS})(?:公司|项目|[将可能会要在于到至]){{0,3}}$")
_BEHIND = re.compile(
    r"(?:左右|中旬|上旬|下旬|全面|[前份初内即便就]){0,3}(?:有望|可望|力争|预计|争取|(?<=[底前末度])将|(?<=半年)将)(?:全面|可|能|会|要)?[一-鿿]{2}"
)
_DATE = re.compile(
    r"(?:\d{4}|[今本])年(?:(?P<month>\d{1,2})月|(?P<half>[上下]半年)|第?(?P<quarter>[一二三四])季度|(?P<end>年?底|年?末))?"
)
_NOW = re.compile(r"[今本]年(?=\d{1,2}月|[上下]半年|第?[一二三四]季度)")
_GIVEN = re.compile(
    r"^[ 　]*(?P<led>[-—─]{1,2} ?[^\n。\d]{0,12}|[(])?"
    r"(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?:\d{1,2}日)?(?(led)(?:在[^\n]{4,40}|\))|(?<=日))$",
    re.M,
)
_HEAD = 200
_WHILE = 3  # months
_QUARTERS = "一二三四"


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take each date that is announced."""
    if report.doc_type == "news":
        yield from stale_news(report)
    if not report.report_year or report.doc_type not in OF_RECORD or not report.of_record:
        return
    given = _given(report)
    if report.signature is None and given is None and str(report.report_year) not in fold(report.title or ""):
        return
    signed = _signed(report, given)
    for start, year in chain(report.years, _this_year(report)):
        date = _DATE.match(report.folded, start)
        if date is None or (report.signature and start >= report.signature[0]):
            continue
        span = _announced(report, start, date.end())
        if span is None or _PAST.search(report.folded, report.clause(span[0]), span[0]):
            continue
        if report.folded[report.clause_end(span[1]) - 1] == "了":  # 计划在2013年冒进了
            continue
        last, part = _last_month(year, date)
        over = _over(report, span[0] < start, signed - last, part, bool(report.signature or given))
        yield _stale(report, span, part, given) if over else consistent(())


def _over(report: ReportFacts, led: bool, months: int, part: str, dated: bool) -> bool:
    """Return whether a time was over for so many months when the report was written.

    A year is told of for a while; a plan without a date was written in the year before (2017年预计完成, of 2018's),
    unless the word that announces leads (预计2017年).
    """
    if part == "year" and dated:
        return months > _WHILE
    if part in ("year", "end") and report.doc_type == "plan" and not led:
        return False
    return months > 0 or (months == 0 and part in ("half", "quarter"))


def _this_year(report: ReportFacts) -> Iterator[tuple[int, int]]:
    """Yield where 今年 names a month or a part of the year that a report is of and was signed in, and that year."""
    year = report.report_year or 0
    if report.signature is not None and (report.issued or "").startswith(f"{year}-"):
        yield from ((match.start(), year) for match in _NOW.finditer(report.folded))


def _announced(report: ReportFacts, start: int, end: int) -> Span | None:
    """Return the span of a date with the word that announces it."""
    line = (
        report.folded.rfind("\n", max(0, start - 10), start) + 1
    )  # a title 2016年工作计划 announces no 2015年 below it
    before = _BEFORE.search(report.folded, max(line, start - 10, 0), start)
    if before:
        return before.start(), end
    behind = _BEHIND.match(report.folded, end)
    return (start, behind.end()) if behind else None


def _given(report: ReportFacts) -> Span | None:
    """Return the line under the title that says when a report was given: ——2021年2月3日在…会议上, 2021年2月3日."""
    if report.signature is not None or len(report.issued or "") < len("2021-02"):
        return None
    found = _GIVEN.search(report.folded, 0, _HEAD)
    month = f"{found['year']}-{int(found['month']):02}" if found else ""
    return found.span() if found and (report.issued or "").startswith(month) else None


def _signed(report: ReportFacts, given: Span | None) -> int:
    """Return the month of the sign-off, counted from year 0; without one the first month of the report's year."""
    parts = (report.issued or "").split("-")
    if (report.signature or given) and len(parts) > 1:
        return int(parts[0]) * 12 + int(parts[1])
    return (report.report_year or 0) * 12 + 1


def _last_month(number: int, match: re.Match[str]) -> tuple[int, str]:
    """Return the last month of the period announced, counted from year 0, and how exact it is."""
    year = number * 12
    if match["month"]:
        return year + int(match["month"]), "month"
    if match["half"]:
        return year + (6 if match["half"] == "上半年" else 12), "half"
    if match["quarter"]:
        return year + 3 * (_QUARTERS.index(match["quarter"]) + 1), "quarter"
    return year + 12, "end" if match["end"] else "year"


def _stale(report: ReportFacts, span: Span, part: str, given: Span | None) -> Judgement:
    """Say what is wrong."""
    announced = report.text[span[0] : span[1]]
    when = report.issued if report.signature or given else str(report.report_year)
    at = report.text.find(report.title or "\n")
    head = (max(at, 0), max(at, 0) + len(report.title or report.text[:20]))
    message = Message(
        "medium",
        85 if part != "year" else 75,
        f"“{announced}”所指时间在{when}时已过",
        f"'{announced}' was over when the report was written ({when})",
        f"{announced} ≤ {when}",
    )
    finding = quoted(message, [(span[0], report.clause_end(span[1]))], [report.signature or given or head])
    return Judgement("inconsistent", reason="already_over", finding=finding)


CHECK = Check(
    "D2",
    "temporal_stale",
    "Is something announced for a period that was over when the report was signed?",
    judge,
    ("what was announced earlier and is told as history", "year-end forecasts signed soon after"),
    (
        Case(
            "临河镇2013年科技工作总结\n公司新上一条生产线,有望在2013年上半年投产。\n临河镇人民政府\n2013年12月20日",
            "inconsistent",
        ),
        Case(
            "临河镇2013年科技工作总结\n公司新上一条生产线,有望在2014年上半年投产。\n临河镇人民政府\n2013年12月20日",
            "consistent",
        ),
        Case("临河镇2013年上半年工作总结\n新厂房预计今年5月中旬投产。\n临河镇人民政府\n2013年7月8日", "inconsistent"),
        Case("临河镇2013年上半年工作总结\n新厂房预计今年9月中旬投产。\n临河镇人民政府\n2013年7月8日", "consistent"),
        Case(
            "政府工作报告\n——2014年1月20日在临河县第八届人民代表大会第三次会议上\n各位代表:\n临河大桥预计2013年10月通车。",
            "inconsistent",
        ),
        Case(
            "政府工作报告\n——2014年1月20日在临河县第八届人民代表大会第三次会议上\n各位代表:\n临河大桥预计2014年10月通车。",
            "consistent",
        ),
        Case(
            "阀门行业景气回升\n发布时间:2013-08-26\n发布人:临河工业网\n预计2012年全国阀门产量将达到450万吨。",
            "inconsistent",
        ),
        Case(
            "临河镇2013年科技工作总结\n原计划在2013年上半年投产的生产线已经投产。\n临河镇人民政府\n2013年12月20日", None
        ),
    ),
    cues=("年",),
    least_facts=0,
)
