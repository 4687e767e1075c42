"""One asset of one price that two firms with a shared name are said to have built, for the check entity_variant.

投资3000万元建立研发中心, said of 永兴机械 and, in the same words, of 永兴科技
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import combinations, islice

from extractors.name.parts import parts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either
from pipeline.tables import Fact

_ASSET = re.compile(
    f"{either('D5.built')}[^,。;]{{0,20}}?(?P<asset>[一-鿿]{{2}}中心|[一-鿿]{{2,4}}(?:基地|车间|生产线|实验室|厂房))"
)
_SIZED, _TWICE = "年产", 2
_PROJECT = re.compile(r"的?(?P<project>年产\s?\d[^,。;:、()]{5,30}?项目)(?![一二三四]期)")
_REACH = 40
_FIRMS = 20  # said to have built one asset of one price that are held against each other


def owners(report: ReportFacts) -> Iterator[Judgement]:
    """Find one asset of one price that two firms with a shared name are said to have built."""
    built: dict[tuple[str, Decimal | None], dict[str, Fact]] = {}  # the first fact of each firm, by asset and price
    for fact in report.facts:
        if fact.unit == "元" and fact.subject is not None and (asset := _asset(report, fact)):
            built.setdefault((asset, fact.low), {}).setdefault(fact.subject, fact)
    for (asset, _), facts in built.items():
        for a, b in combinations(list(facts.values())[:_FIRMS], 2):
            if _sisters(a.subject or "", b.subject or ""):
                yield _two_owners(report, a, b, asset)


def projects(report: ReportFacts) -> Iterator[Judgement]:
    """Find one project, named with its size in the very same words, right behind the names of two firms."""
    if report.folded.count(_SIZED) < _TWICE:
        return
    told: dict[str, dict[str, Span]] = {}  # where each firm stands with a project
    for firm in report.mentions:
        match = _PROJECT.match(report.folded, firm.end)
        if match:
            owner = told.setdefault(re.sub(r"\s", "", match["project"]), {})
            owner.setdefault(firm.canonical or firm.text, (firm.start, match.end()))
    for project, firms in told.items():
        if len(firms) == _TWICE:
            yield _one_project(report, project, firms)


def _one_project(report: ReportFacts, project: str, firms: Mapping[str, Span]) -> Judgement:
    """Report one project with two owners."""
    (one, first), (two, second) = firms.items()
    if report.sentence_of(first[0]) == report.sentence_of(second[0]) or _sisters(one, two):
        return undecidable((), "one_group")
    message = Message(
        "medium",
        72,
        f"同一项目({project})分属{one}与{two}",
        f"one project ({project}) has two owners: {one} and {two}",
        f"{one} ≠ {two}",
        klass="data_quality",
    )
    finding = quoted(message, [second], [first], about=About(one))
    return Judgement("inconsistent", reason="two_owners", finding=finding)


def _asset(report: ReportFacts, fact: Fact) -> str | None:
    """Return what was built with an amount."""
    match = _ASSET.search(report.folded, fact.end, min(len(report.folded), fact.end + _REACH))
    return match["asset"][-4:] if match else None


def _sisters(a: str, b: str) -> bool:
    """Return whether two names share a trade name."""
    one, two = parts(a), parts(b)
    shared = one.trade[:2]
    return len(shared) == 2 and shared == two.trade[:2]


def _two_owners(report: ReportFacts, a: Fact, b: Fact, asset: str) -> Judgement:
    """Report one asset with two owners."""
    message = Message(
        "medium",
        78,
        f"同一{asset}({report.printed(a)})分属{a.subject}与{b.subject}",
        f"one asset ({report.printed(a)}) has two owners: {a.subject} and {b.subject}",
        f"{report.printed(a)} = {report.printed(b)}",
        klass="data_quality",
    )
    finding = quoted(message, _told(report, b), _told(report, a), about=About(a.subject, a.metric))
    return Judgement("inconsistent", (b, a), reason="two_owners", finding=finding)


def _told(report: ReportFacts, fact: Fact) -> list[Span]:
    """Return the clause that tells of an asset, and the name of its owner before it."""
    clause = (fact.start - len(report.words(fact)), report.clause_end(fact.end))
    names = (m for m in reversed(report.mentions) if m.canonical == fact.subject and m.start < fact.start)
    return [clause, *((name.start, name.end) for name in islice(names, 1))]
