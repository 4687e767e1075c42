"""Figures per so many people, and per head of another population than is said, for the check identity.

年末有效发明专利2783件,每万人发明专利拥有量7.2件 · 按常住人口计算,人均生产总值5.58万元: not by 户籍人口
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline import intervals
from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import form, found
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import either
from pipeline.tables import Fact

_SIZES = {"百": 100, "千": 1000, "万": 10_000, "十万": 100_000}
_PER = re.compile(r"每(?P<size>十万|[百千万])名?(?:常住)?人口?(?P<what>[^,。;:\d]{2,16}?)(?=\d)")
_FILLERS = r"(?:拥有|占有|实有|总?[数量]|达到|增加到|[为达约共有到])*"
_BARE = re.compile(rf"^{_FILLERS}(?P<name>.+?){_FILLERS}$")
_OF_SOME = re.compile(f"{either('D4.of_some')}|PCT")
_PEOPLE = {
    kind: re.compile(rf"(?<!城镇)(?<!农村)(?<!乡村){kind}(?:总?人口|总数)(?:总?[数量])?(?:达到?|[为约是:])*(?=\d)")
    for kind in ("常住", "户籍")
}
_HEAD = re.compile(r"按(?:年平?均)?常住(?:总)?人口计算,(?:全[省市县区州])?人均(?:地区)?生产总值(?:达到?|[为约])*(?=\d)")
_BY_THESE = form(
    r"按〜{0,8}人口(?P<people>Ⓝ)计算,人均(?P<what>〜{2,10}?)(?:达到?|[为约])?(?P<told>Ⓝ)",
    "全年总用水量9.36亿立方米。按年末常住人口312万人计算,人均综合用水量330立方米。",
    "人口Ⓝ",
)
_NAME, _TOTAL = 2, "总"  # characters; 总用水量, not 农业用水量
_REACH, _SOME = 300, Decimal("0.08")  # the population may be that of another day, or a year's mean
_MEAN, _FAR = Decimal("0.015"), Decimal("0.05")  # by which a year's mean may differ from its last day, and does not


def per_people(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each figure per so many people against its total and the one resident population the report tells."""
    told = list(_PER.finditer(report.folded))
    people = _people(report, "常住") if told else None
    for match in told if people is not None else ():
        fact = report.amount_at(match.end())
        name = _BARE.match(match["what"])
        total = _total(report, fact, name["name"]) if fact is not None and name else None
        if fact is not None and total is not None and people is not None:
            yield _judged(report, (fact, total, people), _SIZES[match["size"]])
    if "常住" in report.folded and "人口计算" in report.folded:
        yield from _by_residents(report)
    yield from _by_these(report)


@gated(_BY_THESE)
def _by_these(report: ReportFacts) -> Iterator[Judgement]:
    """Hold a figure per head against its total and the population that it is said to be reckoned with."""
    for match, figures in found(report, _BY_THESE):
        told, people = figures["told"], figures["people"]
        bare = _BARE.match(match["what"])
        total = _total(report, told, bare["name"][-_NAME:]) if bare else None
        if total and _TOTAL in report.words(total) and people.unit == "人" and told.qualifier == "exact":
            yield _judged(report, (told, total, people), 1)


def _people(report: ReportFacts, kind: str) -> Fact | None:
    """Return the one population of a kind that the report tells."""
    told = [report.amount_at(match.end()) for match in _PEOPLE[kind].finditer(report.folded)]
    found = [fact for fact in told if fact is not None and fact.unit == "人" and level(fact)]
    return found[0] if len({fact.low for fact in found}) == 1 else None


def _total(report: ReportFacts, told: Fact, name: str) -> Fact | None:
    """Return the last figure of the paragraph that is named as what is told per so many people, of all of it."""
    low = report.line_start(told.start, _REACH)
    for fact in reversed(amounts(report, low, told.start - 1)):
        words = report.words(fact)
        if fact.unit == told.unit and level(fact) and "每" not in words and "均" not in words:
            bare = _BARE.match(words)
            if bare and bare["name"].endswith(name):
                return None if _OF_SOME.search(words) or fact.qualifier != "exact" else fact
    return None


def _judged(report: ReportFacts, facts: tuple[Fact, Fact, Fact], size: int) -> Judgement:
    """Compare a figure per so many people with total / population."""
    told, total, people = facts
    stated, implied = report.interval(told), (report.interval(total) / report.interval(people)).scaled(Decimal(size))
    if not all_exact(told, people):
        return undecidable(facts, "open_interval")
    distance = intervals.gap(stated, implied)
    if 0 < distance < _SOME:
        return undecidable(facts, "population_base")
    said = worded(f"{report.printed(total)} / {report.printed(people)} × {size}")
    return against_reckoning(report, facts, Reckoning(implied, implied, *said, told, 82, "identity_fails"))


def _by_residents(report: ReportFacts) -> Iterator[Judgement]:
    """Look for the product per head that is said to be by the residents, but is that of others, or far off."""
    for match in _HEAD.finditer(report.folded):
        told, residents, registered = report.amount_at(match.end()), _people(report, "常住"), _people(report, "户籍")
        alike = [fact for fact in report.facts if told and _product(fact, told)]
        if told is None or residents is None or len({fact.low for fact in alike}) != 1:
            continue
        stated, product = report.interval(told), report.interval(alike[0])
        implied = product / report.interval(residents)
        facts = (told, alike[0], residents, *([registered] if registered else []))
        off = intervals.gap(stated, implied)
        of_others = registered is not None and not stated.disjoint(product / report.interval(registered))
        if off < _MEAN:
            yield consistent(facts, stated, implied)
        elif of_others or off > _FAR:
            formula = f"{report.printed(alike[0])} / {report.printed(residents)}"
            said = (formula, f"按常住人口{formula} = ", f"by the residents {formula} =")
            yield against_reckoning(
                report,
                facts,
                Reckoning(
                    implied, implied, *said, told, 85, "registered_population" if of_others else "identity_fails"
                ),
            )


def _product(fact: Fact, told: Fact) -> bool:
    """Return whether a figure is the product of the place and year of one per head."""
    same = (fact.subject, fact.year, fact.modality) == (told.subject, told.year, told.modality)
    return fact.metric_id == "gdp" and level(fact) and same and fact.qualifier == "exact"
