"""D3: has one indicator of one subject and period two values?

Other heads (财政科技经费 / 科技经费), other verbs (参与 / 起草), parts of a whole, cumulative beside yearly values, series and
projects that each have a sum of their own are no contradiction: the printed words must agree, not only the indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from extractors import metrics
from extractors.lexicon import terms
from pipeline import intervals
from pipeline.checks.base import Case, Check, Finding, Judgement, ReportFacts, consistent, period_of, sure, undecidable
from pipeline.tables import Fact

_GLUE = re.compile("|".join(sorted(terms("figure_frames", kind="glue"), key=len, reverse=True)))
_STOP = re.compile("|".join(sorted(terms("figure_frames", kind="stop"), key=len, reverse=True)))
_DATES = re.compile(
    r"\d{2,4}年?(?:\d{1,2}月(?:份|底|末)?)?(?:\d{1,2}日)?|[第前上下][一二三四\d](?:季度|半年|个月)|年底|年末"
)
_WHEN = re.compile(r"\d{4}年|[今去前明本当上]年|\d{1,2}月")
_KEEP = re.compile(r"[一-鿿A-Za-z&]")
_MOST = 6


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Group the facts that speak of the same thing, and compare their values."""
    groups: dict[tuple[object, ...], list[tuple[Fact, str]]] = {}
    for fact in report.facts:
        if fact.metric is None or fact.inferred or fact.part_of or fact.measure not in ("level", "growth", "share"):
            continue
        if fact.measure != "level" and fact.metric_id is None:
            continue
        if fact.metric_id == "investment_project" or fact.list_group is not None:
            continue
        key = (fact.subject, fact.metric_id or fact.metric, fact.measure, fact.unit, fact.base, fact.modality)
        groups.setdefault((*key, fact.period_start, fact.period_end), []).append((fact, ""))
    for key, pairs in groups.items():
        if len(pairs) > 1 and len({(fact.low, fact.high) for fact, _ in pairs}) <= _MOST:
            yield from _group(report, [fact for fact, _ in pairs], key[-1] is not None)


def _group(report: ReportFacts, facts: list[Fact], dated: bool) -> Iterator[Judgement]:
    """Judge the pairs of one group."""
    for a, b in combinations(facts[:12], 2):
        if a.sentence_id == b.sentence_id:
            continue
        first, second = report.interval(a), report.interval(b)
        if not first.disjoint(second):
            yield consistent((a, b), first, second)
            continue
        reason = _doubt(report, a, b, dated)
        if reason:
            yield undecidable((a, b), reason)
            continue
        yield Judgement("inconsistent", (b, a), second, first, "disjoint", _finding(report, a, b))


def _doubt(report: ReportFacts, a: Fact, b: Fact, dated: bool) -> str | None:
    """Return why two values need not be a contradiction."""
    if not dated and report.doc_type not in ("summary", "plan", "communique"):
        return "undated"
    if a.subject is None or a.subject[0] in "该本其":
        return "no_subject"
    one, two = report.words(a), report.words(b)
    around = one + "#" + two
    if _STOP.search(around) or "其中" in around:
        return "scope_word"
    if a.qualifier != "exact" or b.qualifier != "exact":
        return "open_interval"
    if not (_named(report, a) and _named(report, b)):
        return "not_named"
    if _dates(one) != _dates(two) and ((_dates(one) and _dates(two)) or "工作报告" in (report.title or "工作报告")):
        return "dates_differ"
    if _other_firm(report, a, b):
        return "other_firm_between"
    head, other = _head(report, a), _head(report, b)
    if not head or head != other:
        return "words_differ"
    return None


def _dates(words: str) -> list[str]:
    """Return the words of a clause that say when."""
    return _WHEN.findall(words)


def _named(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the indicator is printed in the clause of the figure itself."""
    hits, known = metrics.find(report.passage).by_start, metrics.indicators()
    for place in range(report.clause(fact.start), fact.start):
        if place in hits and known[hits[place][1]].metric == fact.metric:
            return True
    return bool(fact.metric and fact.metric in report.words(fact))


def _other_firm(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether another firm is named between two figures and the second does not name its own."""
    between = [m for m in report.mentions if a.end <= m.start < b.start]
    low = report.sentence_span(b.start)[0]
    if any(m.canonical == b.subject for m in between if m.start >= low):
        return False
    return any(m.canonical != a.subject for m in between)


def _head(report: ReportFacts, fact: Fact) -> str:
    """Return the words of a figure without dates, verbs, subject and glue."""
    words = report.words(fact)
    for name in {
        fact.subject or "",
        *(m.text for m in report.mentions if report.clause(fact.start) <= m.start < fact.start),
    }:
        words = words.replace(name, "") if name else words
    words = _GLUE.sub("", _DATES.sub("", words))
    return "".join(_KEEP.findall(words))


def _finding(report: ReportFacts, a: Fact, b: Fact) -> Finding:
    """Say what is wrong."""
    first, second = report.shown(a), report.shown(b)
    x, y = report.printed(a), report.printed(b)
    share = intervals.gap(first, second)
    return Finding(
        "inconsistency",
        max("medium", intervals.severity(share), key=("low", "medium", "high").index),
        sure(82),
        f"{a.subject or ''}{a.metric}前后不一:{x}与{y}",
        f"two values of one indicator: {x} and {y}",
        f"{x} {intervals.show(first, a.unit)} ≠ {y} {intervals.show(second, b.unit)}",
        (("stated", *report.quote(b)), ("against", *report.quote(a))),
        intervals.hint(second, first, y),
        a.subject,
        a.metric,
        period_of(a),
    )


CHECK = Check(
    "D3",
    "two_values",
    "Has one indicator of one subject and period two values?",
    judge,
    ("other head, verb or population", "parts of a whole", "cumulative values", "series"),
    (
        Case(
            "永兴机械有限公司2013年实现销售收入3.62亿元。公司加大技改力度。永兴机械有限公司2013年实现销售收入4.12亿元。",
            "inconsistent",
        ),
        Case(
            "永兴机械有限公司2013年实现销售收入3.62亿元。公司加大技改力度。永兴机械有限公司2013年实现销售收入3.6亿元。",
            "consistent",
        ),
        Case("永兴机械有限公司2012年实现销售收入3.62亿元。永兴机械有限公司2013年实现销售收入4.12亿元。", None),
    ),
    least_facts=2,
)
