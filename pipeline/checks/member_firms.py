"""Firms that have more than the place they are in reports for all its firms, for the check cross_doc_value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline import intervals
from pipeline.checks.archive import across_reports
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.cross_words import cued, place_name
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, about_fact
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import Place, Point, actual
from pipeline.tables import Fact

# What says that a sum over all is told; without it a figure of a firm we did not know by its name looks like one.
_ALL = re.compile(r"全[省市州盟县区旗乡镇街]|辖区|境内|规模以上|[总合]计|共")
# What a place reports as a sum over its firms, and what a firm reports of itself.
TOTALS = frozenset({"output_industry", "output_total", "revenue", "sales_revenue", "output"})


def members(report: ReportFacts, _: Sequence[Place]) -> Iterator[Judgement]:
    """Ask whether a firm has more than the place it is in reports for all its firms."""
    place = place_name(report.region)
    facts = [Point(report, fact) for fact in report.facts if level(fact) and actual(fact) and fact.unit == "元"]
    totals = [p for p in facts if place and place_name(p.fact.subject) == place and p.fact.metric_id in TOTALS]
    for total in totals:
        for member in facts:
            if member.fact.enterprise_id and _sales(member.fact) and member.fact.year == total.fact.year:
                yield _member(total, member)


def _sales(fact: Fact) -> bool:
    """Return whether a figure is a firm's sales or output."""
    return fact.metric_id in TOTALS or bool(fact.metric and fact.metric.endswith(("销售收入", "营业收入", "产值")))


def _member(total: Point, member: Point) -> Judgement:
    """Compare one firm with its place."""
    facts = (total.fact, member.fact)
    if member.value.low is None or total.value.high is None or member.value.low <= total.value.high:
        return consistent(facts, total.value, member.value)
    if cued("scope", total.clause.replace("工业", "")):
        return undecidable(facts, "scope_differs")
    if not _of_all(total):
        return undecidable(facts, "not_said_of_all")
    message = Message(
        "medium",
        65,
        f"成员大于总体:{member.fact.subject}{member.printed},而{total.fact.subject}合计仅{total.printed}",
        f"a member above its group: one firm has {member.printed}, the whole place reports {total.printed}",
        f"{member.printed} {intervals.show(member.shown)} > {total.printed} {intervals.show(total.shown)}",
        intervals.hint(total.shown, member.shown, total.printed),
        klass="noteworthy",
    )
    places = [total.at("stated"), member.at("against")]
    finding = across_reports(places, message, about_fact(total.fact))
    return Judgement("inconsistent", facts, total.shown, member.shown, "member_above_group", finding)


def _of_all(total: Point) -> bool:
    """Return whether the sentence of a figure names the place, or says that it is a sum."""
    start, _ = total.report.sentence_span(total.fact.start)
    words = total.report.folded[start : total.fact.end]
    return bool(_ALL.search(words)) or (total.fact.subject or "") in words
