"""Who says what year a report is about, for the check document_period: its heading, title, body and sign-off.

Awards for the year before, history and codes are no witnesses: of the body only figures of the whole year are.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extractors.folding import fold
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either
from pipeline.document import ahead
from pipeline.tables import Fact

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年|(?:年)?度)")
_HAN_YEAR = re.compile(r"[一二][〇○0零九][〇○0零一二三四五六七八九]{2}(?=\s?年)")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPAN = re.compile(r"(?<!\d)(?:19|20)\d\d年?\s?[-~至到—/、和]\s?(?:19|20)?\d\d")
_BODY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:年|(?=[今全我度,]))(?:全年|度?,?[全我]|[,,]?\S{0,12}" + either("D1.tells") + ")"
)
_AWARD = re.compile(rf"{either('D1.award')}|[~\-—至到]|[自从继比较到在]$|其中$")
_PLANNED = re.compile(rf"[^。;\n]{{0,12}}{ahead.either('aims')}")
_SELDOM = 2  # times
_OVER_YEAR, _AIMED = re.compile("同比|[比较](?:上|去)年"), re.compile(f"{ahead.either('aims')}|将|拟|要|预[计期]")
_TO_ASSEMBLY = re.compile("政府工作报告")
_BOTH = re.compile(r"(?:总结|情况|汇报)[^\n]{0,12}(?:计划|打算|安排|思路|要点)|计划执行|规划执行|规划实施")
SUMMARY = re.compile(r"总结|报告|汇报|公报|情况")
PLAN = re.compile(r"计划|规划|打算|安排|要点")
_STATISTICAL, _OF_YEAR = re.compile("统计公报"), re.compile("全年|年末")
_BULLETIN = re.compile("简报|快报|通报|动态")  # of something that goes on, whenever in its year


@dataclass(frozen=True, slots=True)
class Witness:
    """One place that says what year the report is about."""

    name: str
    year: int
    span: Span


def line_of(report: ReportFacts, line: str | None) -> Span | None:
    """Return where the title or heading stands in the text."""
    if not line:
        return None
    at = report.text.find(line)
    return (at, at + len(line)) if at >= 0 else None


def dated(report: ReportFacts, name: str, span: Span | None) -> Witness | None:
    """Return the one year a line names; a span of years is no witness."""
    if span is None:
        return None
    words = _arabic(report.folded[span[0] : span[1]])
    years = {int(match[0]) for match in YEAR.finditer(words)}
    if len(years) == 2 and max(years) - min(years) == 1 and _BOTH.search(words):
        years = {min(years)}  # a summary of one year and the plan for the next
    elif _SPAN.search(words) or (_BOTH.search(words) and "半年" not in words):  # 上半年总结及下半年打算: of one year
        return None
    return Witness(name, years.pop(), span) if len(years) == 1 else None


def _arabic(words: str) -> str:
    """Return words with years in figures: 二○一四年 says 2014年."""
    return _HAN_YEAR.sub(lambda match: match[0].translate(_DIGITS), words)


def signed_at(report: ReportFacts) -> tuple[int, int | None, Span] | None:
    """Return year and month of the sign-off and where it stands."""
    if report.signature is None or not report.issued:
        return None
    year, _, rest = report.issued.partition("-")
    return int(year), int(rest[:2]) if rest[:2].isdigit() else None, report.signature


def may_be_signed(report: ReportFacts, year: int, signed: tuple[int, int | None, Span]) -> bool:
    """Return whether a report on `year` can have been signed then."""
    months = (signed[0] - year) * 12 + (signed[1] or 6)
    title = report.title or ""
    if _TO_ASSEMBLY.search(title):
        return -3 <= months <= 19
    part = re.search(r"上半年|半年|季度|月", title)
    if _BOTH.search(title) and not part and len(set(YEAR.findall(fold(title)))) == 2 and signed[1] is not None:
        return 6 <= months <= 19  # a summary, and the plan for the year after
    if PLAN.search(title) and not SUMMARY.search(title):
        return -3 <= months <= 12 or (signed[1] is None and abs(signed[0] - year) <= 1)
    if signed[1] is None:
        return signed[0] in (year, year + 1)
    if report.doc_type == "communique" and _STATISTICAL.search(title) and not part and _OF_YEAR.search(report.folded):
        return 11 <= months <= 24  # it tells what the year came to
    if report.doc_type != "summary" or part or PLAN.search(title) or _BULLETIN.search(title):
        return -1 <= months <= 24
    return 6 <= months <= 19


def body_year(report: ReportFacts) -> tuple[int, Span] | None:
    """Return the year the body gives its figures for most, and where first."""
    found: Counter[int] = Counter()
    first: dict[int, Span] = {}
    start = max(
        (span[1] for span in (line_of(report, report.title), line_of(report, report.heading)) if span), default=0
    )
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


def speaks_against(report: ReportFacts, year: int, body: tuple[int, Span]) -> bool:
    """Return whether the body speaks plainly of another year than the title."""
    if report.doc_type != "summary" or f"{year}年" in report.folded[report.folded.find("\n") + 1 :].replace(
        report.title or "#", ""
    ):
        return False
    before = body[0] == year - 1
    looks_back = before and (_TO_ASSEMBLY.search(report.title or "") is not None or _compares(report, year, body))
    return body[0] != year and not looks_back


def told_later(report: ReportFacts, year: int, signed: tuple[int, int | None, Span]) -> tuple[int, Span] | None:
    """Return the year of the first figures of a summary, if it began only after the summary was signed.

    2017年工作总结 … 2018年,全镇完成税收2.1亿元,同比增长8% … 2017年12月29日: no figure is of the summary's own year
    """
    own = (fact for fact in report.facts if fact.year == year)
    if report.doc_type != "summary" or signed[0] != year or any(_named(report, fact) for fact in own):
        return None
    first = next((fact for fact in report.facts if fact.year is not None), None)
    if first is None or first.year != year + 1:
        return None
    low, high = report.sentence_span(first.start)
    said = report.folded[low:high]
    if not said.startswith(f"{first.year}年") or not _OVER_YEAR.search(said) or _AIMED.search(said):
        return None
    return first.year, (low, report.clause_end(first.end))


def _named(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the sentence of a figure names its year, and not as the one before (去年)."""
    return f"{fact.year}年" in report.folded[slice(*report.sentence_span(fact.start))]


def _compares(report: ReportFacts, year: int, body: tuple[int, Span]) -> bool:
    """Return whether the year before is only named for comparison, once or twice, behind figures of the title's own."""
    first = next((fact for fact in report.facts if fact.year is not None), None)
    return (
        first is not None
        and first.year == year
        and first.start < body[1][0]
        and report.folded.count(f"{body[0]}年") <= _SELDOM
    )
