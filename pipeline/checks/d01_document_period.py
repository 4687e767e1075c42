"""D1: document_period.

Do heading, title, body and sign-off agree on the year and the kind of the report?

A summary is signed at the end of its year or in the half year after it; a plan in its own year or at the end of
the one before, and so is a 政府工作报告, which looks back on the year before and ahead on its own.  Awards for the
year before, history and codes are no witnesses: of the body only figures of the whole year are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.base import fold
from pipeline.checks.base import Case, Check, Finding, Judgement, consistent, sure
from pipeline.checks.report import ReportFacts, Span
from pipeline.checks.words import either
from pipeline.severity import Severity

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年|(?:年)?度)")
_HAN_YEAR = re.compile(r"[一二][〇○0零九][〇○0零一二三四五六七八九]{2}(?=\s?年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d\d年?\s?[-~至到—/、和]\s?(?:19|20)?\d\d")
_MANY = re.compile(
    r"[二三四五六七八九十3-9](?:年(?:规划|计划|发展规划|发展计划|行动)|个?五)|[一二三]五[”」]?规划|中长期|[一二]十[一二三四五]五|十[一二三四]五"
)
_MANY_TITLE = re.compile(r"[三五十]年[^,。]{0,8}(?:规划|计划)|十[一二三四五]?五|中长期")
_SUMMARY = re.compile(r"总结|报告|汇报|公报")
_PLAN = re.compile(r"计划|规划|打算|安排|要点")
_BOTH = re.compile(r"(?:总结|情况|汇报)[^\n]{0,12}(?:计划|打算|安排|思路)|计划执行|规划执行|规划实施")
_BODY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)年?(?:全年|度?,?[全我]|[,,]?\S{0,12}" + either("D1.tells") + ")")
_AWARD = re.compile(rf"{either('D1.award')}|[~\-—至到]|[自从继比较到在]$")
_OWN = re.compile(r"(?:总结|计划|规划|汇报|要点|打算|报告)$")
_THIS = re.compile(r"今年|本年")
_PLANNED = re.compile("[^。;\n]{0,12}(?:计划|力争|预计|目标|打算|拟)")
_TO_ASSEMBLY = re.compile("政府工作报告")


@dataclass(frozen=True, slots=True)
class Witness:
    """One place that says what year the report is about."""

    name: str
    year: int
    span: Span


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Hear the witnesses on year and kind."""
    if not report.of_record and not report.heading:
        return
    title = _line(report, report.title)
    heading = _line(report, report.heading)
    yield from _kinds(report, heading, title)
    witnesses = [w for w in (_dated(report, "heading", heading), _dated(report, "title", title)) if w]
    signed = _signature(report)
    if not witnesses and signed is None:
        if title and _undatable(report, title):
            yield _undated(report, title)
        return
    yield from _years(report, witnesses, signed)


def _line(report: ReportFacts, line: str | None) -> Span | None:
    """Return where the title or heading stands in the text."""
    if not line:
        return None
    at = report.text.find(line)
    return (at, at + len(line)) if at >= 0 else None


def _dated(report: ReportFacts, name: str, span: Span | None) -> Witness | None:
    """Return the one year a line names; a span of years is no witness."""
    if span is None:
        return None
    words = _arabic(report.folded[span[0] : span[1]])
    years = {int(match[0]) for match in _YEAR.finditer(words)}
    if len(years) == 2 and max(years) - min(years) == 1 and _BOTH.search(words):
        years = {min(years)}  # a summary of one year and the plan for the next
    elif _SPAN.search(words) or _BOTH.search(words):
        return None
    return Witness(name, years.pop(), span) if len(years) == 1 else None


def _arabic(words: str) -> str:
    """Return words with years in figures: 二○一四年 says 2014年."""
    return _HAN_YEAR.sub(lambda match: match[0].translate(_DIGITS), words)


def _signature(report: ReportFacts) -> tuple[int, int | None, Span] | None:
    """Return year and month of the sign-off and where it stands."""
    if report.signature is None or not report.issued:
        return None
    year, _, rest = report.issued.partition("-")
    return int(year), int(rest[:2]) if rest[:2].isdigit() else None, report.signature


def _kinds(report: ReportFacts, heading: Span | None, title: Span | None) -> Iterator[Judgement]:
    """Compare what heading and title call the report: a plan for five years or for one, a plan or a summary."""
    if heading is None or title is None or heading == title:
        return
    a, b = (report.folded[span[0] : span[1]] for span in (heading, title))
    many = bool(_MANY_TITLE.search(a)), bool(_MANY_TITLE.search(b))
    single = (_YEAR.search(b) if many[0] else _YEAR.search(a)) is not None
    kinds = [{"summary" for _ in [0] if _SUMMARY.search(x)} | {"plan" for _ in [0] if _PLAN.search(x)} for x in (a, b)]
    if many[0] != many[1] and single:
        spans = [heading, title]
        this = _THIS.search(report.folded, max(heading[1], title[1]))
        context = [("context", this.start(), report.clause_end(this.start()))] if this else []
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
    body = _body(report)
    spans: list[Span] = []
    said: list[tuple[str, int]] = []
    for witness in others:
        spans.append(witness.span)
        said.append((witness.name, witness.year))
    if title and signed and not _fits(report, title.year, signed):
        spans.append(signed[2])
        said.append(("signature", signed[0]))
    if title and not signed and body and _against(report, title.year, body):
        spans.append(body[1])
        said.append(("body", body[0]))
    if not title:
        return
    if not said:
        yield consistent(())
        return
    said = [(title.name, title.year), *said]
    if body and ("body", body[0]) not in said:
        said.append(("body", body[0]))
    context = [("context", *signed[2])] if signed and signed[2] not in spans else []
    if body and body[1] not in spans:
        context.append(("context", *body[1]))
    told = [(name, report.issued if name == "signature" else year) for name, year in said]
    zh = "年份不一致:" + "; ".join(f"{_NAMES[name]}{year}" for name, year in told)
    en = "the years differ: " + "; ".join(f"{name} {year}" for name, year in told)
    yield _conflict(report, zh, en, [title.span, *spans], "high", context)


_NAMES = {"heading": "篇首", "title": "标题", "signature": "落款", "body": "正文"}


def _fits(report: ReportFacts, year: int, signed: tuple[int, int | None, Span]) -> bool:
    """Return whether a report on `year` can have been signed then."""
    months = (signed[0] - year) * 12 + (signed[1] or 6)
    title = report.title or ""
    if _TO_ASSEMBLY.search(title):
        return -3 <= months <= 19
    part = re.search(r"上半年|半年|季度|月", title)
    if _PLAN.search(title) and not _SUMMARY.search(title):
        return -3 <= months <= 12 or (signed[1] is None and abs(signed[0] - year) <= 1)
    if signed[1] is None:
        return signed[0] in (year, year + 1)
    if report.doc_type != "summary" or part or _PLAN.search(title):
        return -1 <= months <= 24
    return 6 <= months <= 19


def _body(report: ReportFacts) -> tuple[int, Span] | None:
    """Return the year the body gives its figures for most, and where first."""
    found: Counter[int] = Counter()
    first: dict[int, Span] = {}
    start = max((span[1] for span in (_line(report, report.title), _line(report, report.heading)) if span), default=0)
    for match in _BODY.finditer(report.folded, start):
        around = report.folded[max(start, match.start() - 2) : match.start()] + "#" + match[0]
        if _AWARD.search(around.partition("#")[0]) or _AWARD.search(match[0]):
            continue
        year = int(match[1])
        if _PLANNED.match(report.folded, match.start(1) + 4):
            continue
        found[year] += 1
        first.setdefault(year, (match.start(), report.clause_end(match.end())))
    if not found:
        return None
    year, times = found.most_common(1)[0]
    return (year, first[year]) if times * 2 > sum(found.values()) else None


def _against(report: ReportFacts, year: int, body: tuple[int, Span]) -> bool:
    """Return whether the body speaks plainly of another year than the title."""
    if report.doc_type != "summary" or f"{year}年" in report.folded[report.folded.find("\n") + 1 :].replace(
        report.title or "#", ""
    ):
        return False
    looks_back = _TO_ASSEMBLY.search(report.title or "") is not None and body[0] == year - 1
    return body[0] != year and not looks_back


def _undatable(report: ReportFacts, title: Span) -> bool:
    """Return whether a titled report says of itself no year, neither at its head nor at its foot."""
    folded, (start, end) = report.folded, title
    first = not folded[:start].replace(fold(report.heading or ""), "").strip()  # else the line heads a section
    line = first and folded[end : end + 1] == "\n" and report.doc_type in ("summary", "plan")
    if not line or not _OWN.search(folded, start, end) or len(folded) < 200 or report.issued:
        return False
    return not re.search(
        r"(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2}年",
        folded[:end] + "#" + folded[end : end + 40].split("\n", 2)[1] + "#" + folded[-60:],
    )


def _undated(report: ReportFacts, span: Span | None) -> Judgement:
    """Report that no year is given anywhere; the latest year of the data is the best guess."""
    years = [fact.year for fact in report.facts if fact.year]
    latest = max(years, default=None)
    fact = next((fact for fact in report.facts if latest and fact.year == latest), None)
    evidence = [("stated", *(span or (0, min(20, len(report.text)))))]
    if fact:
        evidence.append(("context", *report.quote(fact)))
    finding = Finding(
        "data_quality",
        "low",
        sure(80),
        "标题和落款均无年份" + (f",按数据推断为{latest}年" if latest else ""),
        "neither title nor sign-off gives a year" + (f"; the data suggest {latest}" if latest else ""),
        f"→ {latest or '?'}",
        tuple(evidence),  # type: ignore[arg-type]
    )
    return Judgement("inconsistent", (), reason="no_date", finding=finding)


def _conflict(
    report: ReportFacts, zh: str, en: str, spans: list[Span], severity: Severity, context: list[tuple[str, int, int]]
) -> Judgement:
    """Say what is wrong."""
    first, *others = spans
    evidence = [("stated", *first), *(("against", *span) for span in others), *context]
    finding = Finding(
        "inconsistency",
        severity,
        sure(92),
        zh,
        en,
        " ≠ ".join(report.text[start:end] for start, end in spans),
        tuple(evidence),  # type: ignore[arg-type]
    )
    return Judgement("inconsistent", (), reason="witnesses_differ", finding=finding)


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
            "第三篇:临河镇科技发展五年规划\n临河镇2013年科技发展规划\n今年科技工作的主要目标是抓好培训。\n临河镇人民政府\n2013年2月20日",
            "inconsistent",
        ),
    ),
    least_facts=0,
)
