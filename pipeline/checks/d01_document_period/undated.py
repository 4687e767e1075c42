"""Reports that say of themselves no year anywhere, for the check document_period."""

from __future__ import annotations

import re

from extractors.base import fold
from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either

_OWN = re.compile(f"{either('D1.report')}$")

_FIVE_YEARS = re.compile('十[一二三四五]五|[一二三四五六七八九]五["”规计]')  # 十四五 names its years


def undatable(report: ReportFacts, title: Span) -> bool:
    """Return whether a titled report says of itself no year, neither at its head nor at its foot."""
    folded, (start, end) = report.folded, title
    first = not folded[:start].replace(fold(report.heading or ""), "").strip()  # else the line heads a section
    line = first and folded[end : end + 1] == "\n" and report.doc_type in ("summary", "plan")
    if not line or not _OWN.search(folded, start, end) or len(folded) < 200 or report.issued:
        return False
    if _FIVE_YEARS.search(folded, start, end):
        return False
    return not re.search(
        r"(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2}年",
        folded[:end] + "#" + folded[end : end + 40].split("\n", 2)[1] + "#" + folded[-60:],
    )


def undated(report: ReportFacts, span: Span | None) -> Judgement:
    """Report that no year is given anywhere; the latest year of the data is the best guess."""
    years = [fact.year for fact in report.facts if fact.year]
    latest = max(years, default=None)
    fact = next((fact for fact in report.facts if latest and fact.year == latest), None)
    message = Message(
        "low",
        80,
        "标题和落款均无年份" + (f",按数据推断为{latest}年" if latest else ""),
        "neither title nor sign-off gives a year" + (f"; the data suggest {latest}" if latest else ""),
        f"→ {latest or '?'}",
        klass="data_quality",
    )
    head = span or (0, min(20, len(report.text)))
    finding = quoted(message, [head], context=[report.quote(fact)] if fact else ())
    return Judgement("inconsistent", reason="no_date", finding=finding)
