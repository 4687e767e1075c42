"""X7: figures of a part of a year in a report of the whole year, beside figures of whole years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.checks.archive import CrossCase, CrossCheck, across_reports
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.cross_words import place_name
from pipeline.checks.figures import key_of, level
from pipeline.checks.findings import About, Message
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Place, Point, Series, actual
from pipeline.tables import Fact

_SHORT = re.compile(r"上半年|下半年|半年|季度|\d月|[一二三四五六七八九十]月|[月季]报|旬")
_PARTS = (("一季度", "二季度", "三季度", "四季度"), ("上半年", "下半年"))
_TO_ASSEMBLY = "政府工作报告"  # given on the year before that of its title
_SHORT_REPORT = re.compile(r"半年度|半年报|季报|季度报告|季度业绩")
_LATE = ("11", "12", "01", "02", "03")
_SHOWN = 6


def judge(report: ReportFacts, against: Sequence[Place]) -> Iterator[Judgement]:
    """Gather what a report says of a part of its year."""
    if not annual(report):
        return
    points = _parts(report)
    if points:
        yield _finding(report, points, against)
        return
    whole = [fact for fact in report.facts if _told(fact) and _own_year(report, fact)]
    if whole:
        yield consistent(whole)


def whole_years(series: Series) -> Iterator[tuple[str, Place]]:
    """Yield for each figure of a part of a year another report's figure of a whole one."""
    whole = [p for p in series.levels if p.months == 12 and actual(p.fact) and not p.part]
    for point in series.levels:
        if actual(point.fact) and _part(point):
            others = (p for p in whole if p.report is not point.report and p.year != point.year)
            yield from ((point.report.doc_id, p.at("against")) for p in islice(others, 1))


def _part(point: Point) -> bool:
    """Return whether a figure is of the first months of a year."""
    start = point.fact.period_start
    return bool(point.part) or (1 < point.months < 12 and bool(start and start.month == 1))


def _parts(report: ReportFacts) -> list[Point]:
    """Return the figures of a part of the report's own year, one a cue."""
    cues: set[int] = set()
    found = []
    for fact in report.figures:
        point = Point(report, fact)
        if not _told(fact) or report.folded.startswith("的", fact.end):  # 一季度签约的有总投资15亿元的项目
            continue
        if _whole_told(report, fact):
            continue
        cue = point.part
        if cue and cue[0] not in cues and _own_year(report, fact) and not _whole_too(report, point):
            cues.add(cue[0])
            found.append(point)
    return found


def _whole_told(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a sentence tells of the whole year by its parts: 一季度9亿元,…四季度12亿元."""
    said = report.folded[slice(*report.sentence_span(fact.start))]
    return any(all(part in said for part in parts) for parts in _PARTS)


def _whole_too(report: ReportFacts, part: Point) -> bool:
    """Return whether the report tells its whole year's figure, too: 上半年…,全年…."""
    key = key_of(part.fact)
    if key is None or part.fact.kind == "count":
        return False
    fellows = (Point(report, f) for f in report.facts if key_of(f) == key and f.subject == part.fact.subject)
    return any(p.whole and not p.part and p.year == part.year and p.fact.unit == part.fact.unit for p in fellows)


def _told(fact: Fact) -> bool:
    """Return whether a figure tells what was reached."""
    plain = level(fact) and fact.kind != "physical"  # what is produced is told by the season, too
    return plain and fact.modality in ("actual", "cumulative", None) and fact.measure != "rate"


def _own_year(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a figure is of the year that the report is about."""
    return fact.year is None or report.report_year is None or fact.year == report.report_year


def annual(report: ReportFacts) -> bool:
    """Return whether a report is about a whole year: a summary signed at the year's end."""
    signed = report.region or report.issuer
    if report.doc_type not in ("summary", "communique") or not (report.report_year and signed):
        return False
    if _SHORT.search(f"{report.title or ''}{report.heading or ''}") or _TO_ASSEMBLY in (report.title or ""):
        return False
    if _SHORT_REPORT.search(report.folded[:400]):
        return False
    month = (report.issued or "")[5:7]
    return not month or month in _LATE


def _finding(report: ReportFacts, points: list[Point], others: Sequence[Place]) -> Judgement:
    """Say which figures end early."""
    places: list[Place] = []
    words = []
    for point in points[:_SHOWN]:
        cue = point.part
        start = cue[0] if cue else report.clause(point.fact.start)
        words.append(cue[2] if cue else point.printed)
        places.append(("stated", report.doc_id, start, point.fact.end))
    places += [*others[:_SHOWN], *_signature(report)]
    label = "、".join(dict.fromkeys(words))
    message = Message(
        "low",
        80,
        f"{report.report_year}年度报告中使用了非全年数据:{label}",
        f"a report of the whole year {report.report_year} has figures of a part of it: {label}",
        f"{label} ≠ {report.report_year}-01-01..{report.report_year}-12-31",
        klass="data_quality",
    )
    about = About(place_name(report.region), points[0].fact.metric, (str(report.report_year),))
    finding = across_reports(places, message, about)
    return Judgement("inconsistent", tuple(p.fact for p in points), reason="partial_period", finding=finding)


def _signature(report: ReportFacts) -> list[Place]:
    """Return the last line that names the report's year, as a witness that the report is of the whole year."""
    place = report.folded.rfind(f"{report.report_year}年")
    if place < 0:
        return []
    start = report.line_start(place)
    end = report.folded.find("\n", place)
    return [
        ("context", report.doc_id, max(start, place - 20), min(end if end >= 0 else len(report.folded), place + 20))
    ]


CHECK = CrossCheck(
    "X7",
    "partial_period",
    "Does a report of a whole year use figures of a part of it beside figures of whole years?",
    ("reports of a half-year or a quarter", "reports signed in the middle of a year", "targets"),
    (
        CrossCase(
            (
                "临河镇2012年工作总结\n全镇实现财政收入2.5亿元。\n临河镇人民政府 2012年12月",
                "临河镇2013年工作总结\n1—10月,全镇实现财政收入2.4亿元。\n临河镇人民政府 2013年12月",
            ),
            "inconsistent",
        ),
        CrossCase(
            ("临河镇2013年工作总结\n一季度签约了总投资3亿元的机械加工项目。\n临河镇人民政府 2013年12月",),
            "consistent",
        ),
        CrossCase(
            ("临河镇2013年工作总结\n全镇财政收入2.8亿元。2014年1—10月,争取完成2.6亿元。\n临河镇人民政府 2013年12月",),
            "consistent",
        ),
    ),
    report=judge,
    witness=whole_years,
)
