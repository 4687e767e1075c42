"""D1: document_period.

Do heading, title, body and sign-off agree on the year and the kind of the report?

A summary is signed at the end of its year or in the half year after it; a plan in its own year or at the end of
the one before, and so is a 政府工作报告, which looks back on the year before and ahead on its own.  Awards for the
year before, history and codes are no witnesses: of the body only figures of the whole year are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Case, Check, Judgement, consistent
from pipeline.checks.d01_document_period.headings import headings
from pipeline.checks.d01_document_period.spans import spans
from pipeline.checks.d01_document_period.undated import undatable, undated
from pipeline.checks.d01_document_period.witnesses import (
    PLAN,
    SUMMARY,
    YEAR,
    Witness,
    body_year,
    dated,
    line_of,
    may_be_signed,
    signed_at,
    speaks_against,
    told_later,
)
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.severity import Severity

_MANY_TITLE = re.compile(r"[三五十]年[^,。]{0,8}(?:规划|计划)|十[一二三四五]?五|中长期")
_THIS = re.compile(r"今年|本年")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Hear the witnesses on year and kind."""
    if not report.of_record and not report.heading:
        return
    yield from spans(report)
    title = line_of(report, report.title)
    heading = line_of(report, report.heading)
    yield from _kinds(report, heading, title)
    witnesses = [w for w in (dated(report, "heading", heading), dated(report, "title", title)) if w]
    signed = signed_at(report)
    if not witnesses and signed is None:
        if title and undatable(report, title):
            yield undated(report, title)
        return
    yield from _years(report, witnesses, signed)
    own = dated(report, "title", title)
    if own and title:
        yield from headings(report, title, own.year)


def _kinds(report: ReportFacts, heading: Span | None, title: Span | None) -> Iterator[Judgement]:
    """Compare what heading and title call the report: a plan for five years or for one, a plan or a summary."""
    if heading is None or title is None or heading == title:
        return
    a, b = (report.folded[span[0] : span[1]] for span in (heading, title))
    many = bool(_MANY_TITLE.search(a)), bool(_MANY_TITLE.search(b))
    single = (YEAR.search(b) if many[0] else YEAR.search(a)) is not None
    kinds = [{"summary" for _ in [0] if SUMMARY.search(x)} | {"plan" for _ in [0] if PLAN.search(x)} for x in (a, b)]
    if many[0] != many[1] and single:
        spans = [heading, title]
        this = _THIS.search(report.folded, max(heading[1], title[1]))
        context = [(this.start(), report.clause_end(this.start()))] if this else []
        yield _conflict(
            report, "多年规划与年度计划不一致", "a plan for several years and one for a year", spans, "medium", context
        )
    elif all(kinds) and not (kinds[0] & kinds[1]):
        yield _conflict(report, "标题一为总结一为计划", "a summary and a plan", [heading, title], "medium", [])


def _years(
    report: ReportFacts, witnesses: list[Witness], signed: tuple[int, int | None, Span] | None
) -> Iterator[Judgement]:
    """Compare the years of heading, title, sign-off and body."""
    title = witnesses[-1] if witnesses else None
    others = [w for w in witnesses if title and w.year != title.year]
    body = body_year(report)
    spans: list[Span] = []
    said: list[tuple[str, int]] = []
    for witness in others:
        spans.append(witness.span)
        said.append((witness.name, witness.year))
    if title and signed and not may_be_signed(report, title.year, signed):
        spans.append(signed[2])
        said.append(("signature", signed[0]))
    against = _body_against(report, title, signed, body) if not said or not signed else None
    if against:
        body = against
        spans.append(against[1])
        said.append(("body", against[0]))
    if not title:
        return
    if not said:
        yield consistent(())
        return
    said = [(title.name, title.year), *said]
    if body and ("body", body[0]) not in said:
        said.append(("body", body[0]))
    context = [signed[2]] if signed and signed[2] not in spans else []
    if body and body[1] not in spans:
        context.append(body[1])
    told = [(name, report.issued if name == "signature" else year) for name, year in said]
    zh = "年份不一致:" + "; ".join(f"{_NAMES[name]}{year}" for name, year in told)
    en = "the years differ: " + "; ".join(f"{name} {year}" for name, year in told)
    yield _conflict(report, zh, en, [title.span, *spans], "high", context)


def _body_against(
    report: ReportFacts,
    title: Witness | None,
    signed: tuple[int, int | None, Span] | None,
    body: tuple[int, Span] | None,
) -> tuple[int, Span] | None:
    """Return the year that the body speaks of plainly, and where, if it is not that of the title."""
    if title is None:
        return None
    if signed:
        return told_later(report, title.year, signed)
    return body if body and speaks_against(report, title.year, body) else None


_NAMES = {"heading": "篇首", "title": "标题", "signature": "落款", "body": "正文"}


def _conflict(
    report: ReportFacts, zh: str, en: str, spans: list[Span], severity: Severity, context: list[Span]
) -> Judgement:
    """Say what is wrong."""
    message = Message(severity, 92, zh, en, " ≠ ".join(report.text[start:end] for start, end in spans))
    finding = quoted(message, spans[:1], spans[1:], context)
    return Judgement("inconsistent", reason="witnesses_differ", finding=finding)


CHECK = Check(
    "D1",
    "document_period",
    "Do heading, title, body and sign-off agree on the year and the kind of the report?",
    judge,
    ("awards for the year before", "history", "a plan signed in its own year", "spans of years"),
    (
        Case(
            "第一篇:临河镇2012年科技工作总结\n临河镇2013年科技工作总结\n今年以来,全镇科技工作取得新进展。\n临河镇人民政府\n2013年12月20日",
            "inconsistent",
        ),
        Case(
            "临河镇2013年科技工作总结\n今年以来,全镇科技工作取得新进展。\n临河镇人民政府\n2013年12月20日", "consistent"
        ),
        Case(
            "临河镇2013年科技工作总结\n今年以来,全镇科技工作取得新进展。\n临河镇人民政府\n二〇〇三年十二月二十日",
            "inconsistent",
        ),
        Case(
            "临河镇2013年科技工作总结\n今年以来,全镇科技工作取得新进展。\n临河镇人民政府\n二○一三年12月20日",
            "consistent",
        ),
        Case("临河镇2013年科技工作计划\n今年的主要任务是抓好培训。\n临河镇人民政府\n2013年2月20日", "consistent"),
        Case(
            "临河镇2013年政府工作报告\n各位代表:\n现在,我代表镇政府报告工作。\n一、2012年工作回顾\n2012年,全镇产值达8亿元。\n临河镇人民政府\n2013年2月",
            "consistent",
        ),
        Case("临河镇2013年政府工作报告\n各位代表:\n2012年,全镇完成产值8亿元。\n——民生改善。投入2亿元。", "consistent"),
        Case(
            "临河实业有限公司2012年年度报告\n报告期内,公司实现产值8亿元。\n2013年,公司计划实现产值9亿元。",
            "consistent",
        ),
        Case(
            "临河镇2013年政府工作报告\n各位代表:\n现在,我代表镇政府报告工作。\n一、2012年工作回顾\n2012年,全镇产值达8亿元。\n临河镇人民政府\n2016年2月",
            "inconsistent",
        ),
        Case(
            "临河县“十四五”科技发展规划\n(2020—2024年)\n为建设创新型县,制定本规划。规划期为2021—2025年,展望到2035年。",
            "inconsistent",
        ),
        Case(
            "临河县“十四五”科技发展规划\n(2021—2025年)\n为建设创新型县,制定本规划。规划期为2021—2025年,展望到2035年。",
            "consistent",
        ),
        Case(
            "第三篇:临河镇科技发展五年规划\n临河镇2013年科技发展规划\n今年科技工作的主要目标是抓好培训。\n临河镇人民政府\n2013年2月20日",
            "inconsistent",
        ),
    ),
    least_facts=0,
)
