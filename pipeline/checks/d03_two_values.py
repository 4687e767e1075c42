"""D3: two_values.

Has one indicator of one subject and period two values?

Other heads (财政科技经费 / 科技经费), other verbs (参与 / 起草), parts of a whole, cumulative beside yearly values,
series and projects that each have a sum of their own are no contradiction: the printed words must agree, not only the
indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from extractors import metrics
from extractors.lexicon import alternatives
from pipeline import intervals
from pipeline.checks.base import Case, Check, Finding, Judgement, consistent, sure, undecidable
from pipeline.checks.figures import period_of
from pipeline.checks.heads import another_named
from pipeline.checks.report import ReportFacts
from pipeline.checks.slips import slips
from pipeline.severity import worse
from pipeline.tables import Fact

_GLUE = re.compile(alternatives("figure_frames", kind="glue"))
_STOP = re.compile(alternatives("figure_frames", kind="stop"))
_SCOPE = re.compile(alternatives("figure_frames", kind="scope"))
_DATES = re.compile(
    r"\d{2,4}年?(?:\d{1,2}月(?:份|底|末)?)?(?:\d{1,2}日)?|[第前上下][一二三四\d](?:季度|半年|个月)|年底|年末"
)
_WHEN = re.compile(
    r"\d{4}年|[今去前明本当上]年|\d{1,2}月|[第前]?[一二三四]个?季度|[上下]半年|[前近]?[一二三四五六七八九十\d]{1,2}个?月|十[一二三四]五"
)
_PART = re.compile("季|半年|月")
_NOT_HAN = re.compile(r"[^一-鿿A-Za-z&]")
_PLACE_END = re.compile(r"(?<=[一-鿿]{2})[省市县区镇乡]$")
_MOST, _WINDOW, _SAME = 6, 36, 9
_OBJECT = re.compile(r"[^一-鿿,。;:、!?\n]{0,3}([一-鿿]{0,3})")
_SHORT = 3
# A sentence said again: so many characters, digits included, are the same before the figure.
_LONG = 14
_MARKS = re.compile(r"[^0-9一-鿿A-Za-z&.%]")
_PLANNED = frozenset({"planned", "target"})


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Compare the facts that speak of the same thing, and the figures that stand behind the very same words."""
    if not report.of_record:  # news tells of quarters, projects and forecasts in the same words
        return
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in report.facts:
        if fact.measure in _MEASURES and not (fact.part_of or fact.inferred or fact.list_group is not None):
            key = _key(fact)
            if key is not None:
                groups.setdefault(key, []).append(fact)
    seen: set[tuple[int, int]] = set()
    for facts in groups.values():
        if len(facts) > 1 and len({(fact.low, fact.high) for fact in facts}) <= _MOST:
            yield from _group(report, facts, seen)
    yield from _repeated(report, seen)
    yield from (_apart(report, a, b) for a, b in slips(report) if (a.start, b.start) not in seen)


_MEASURES = frozenset({"level", "growth", "share"})


def _key(fact: Fact) -> tuple[object, ...] | None:
    """Return what two facts must share to be compared; None where the indicator is not one of the lexicon."""
    if fact.metric is None or (fact.measure != "level" and fact.metric_id is None):
        return None
    named = fact.metric if fact.metric_id in (None, "investment_project") else fact.metric_id
    who = _PLACE_END.sub("", fact.subject or "")
    planned = fact.modality in _PLANNED
    base = "yoy" if fact.measure == "growth" and fact.base is None else fact.base
    return who, named, fact.measure, fact.unit, base, planned, fact.period_start, fact.period_end


def _group(report: ReportFacts, facts: list[Fact], seen: set[tuple[int, int]]) -> Iterator[Judgement]:
    """Judge the pairs of one group."""
    for a, b in combinations(facts[:12], 2):
        if a.sentence_id == b.sentence_id:
            continue
        first, second = report.interval(a), report.interval(b)
        if not first.disjoint(second):
            yield consistent((a, b), first, second)
            continue
        reason = _doubt(report, a, b)
        if reason:
            yield undecidable((a, b), reason)
            continue
        seen.add((a.start, b.start))
        yield _apart(report, a, b)


def _doubt(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return why two values need not be a contradiction."""
    if a.period_start is None and not report.of_record:
        return "undated"
    if not a.subject or a.subject[0] in "该本其":
        return "no_subject"
    return _framed(report, a, b) or _worded(report, a, b)


def _framed(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return what the words around two figures say against comparing them."""
    one, two = report.words(a), report.words(b)
    if _STOP.search(_unnamed(report, a) + "#" + _unnamed(report, b)):
        return "scope_word"
    if sorted(_SCOPE.findall(one)) != sorted(_SCOPE.findall(two)):
        return "scopes_differ"
    if {a.qualifier, b.qualifier} & {"range", "at_most", "at_least"}:
        return "open_interval"
    when = [_dates(_window(report, fact)) for fact in (a, b)]
    part_year = any(_PART.search(word) for word in (*when[0], *when[1]))
    if when[0] != when[1] and (all(when) or part_year or "工作报告" in (report.title or "工作报告")):
        return "dates_differ"
    if any(another_named(report, fact) for fact in (a, b)):
        return "other_firm_named"
    return "other_firm_between" if _other_firm(report, a, b) else None


def _worded(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return whether the indicator is named in other words: both must say it, with the same words beside it."""
    terms_of = [_term(report, fact) for fact in (a, b)]
    if not all(terms_of):
        return "not_named"
    plain = (_GLUE.sub("", term or "") for term in terms_of)
    head, other = (_head(report, fact).replace(term, "") for fact, term in zip((a, b), plain, strict=True))
    return None if head == other else "words_differ"


def _dates(words: str) -> list[str]:
    """Return the words of a clause that say when."""
    return _WHEN.findall(words)


def _window(report: ReportFacts, fact: Fact) -> str:
    """Return the words of the sentence before a figure."""
    low = fact.start - 60
    stops = (report.folded.rfind(mark, max(low, 0), fact.start) + 1 for mark in "。\n")
    return report.folded[max(low, 0, *stops) : fact.start]


def _term(report: ReportFacts, fact: Fact) -> str | None:
    """Return the indicator as printed in the clause of the figure itself."""
    hits, known = metrics.find(report.passage).by_start, metrics.indicators()
    for place in range(report.clause(fact.start), fact.start):
        if place in hits and known[hits[place][1]].role == "noun" and _same(known[hits[place][1]], fact):
            return hits[place][1]
    return fact.metric if fact.metric and len(fact.metric) > _SHORT and fact.metric in report.words(fact) else None


def _unnamed(report: ReportFacts, fact: Fact) -> str:
    """Return the words of the clause before a figure without its known indicator, which may hold 人均 itself."""
    words = report.words(fact)
    return words.replace(_term(report, fact) or "#", "") if fact.metric_id else words


def _same(entry: metrics.Indicator, fact: Fact) -> bool:
    """Return whether a term of the lexicon is what a fact measures."""
    return entry.metric == fact.metric or (entry.metric_id is not None and entry.metric_id == fact.metric_id)


def _other_firm(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether another firm is named between two figures and the second does not name its own."""
    between = report.mentioned(a.end, b.start)
    low = report.sentence_span(b.start)[0]
    if any(m.canonical == b.subject for m in between if m.start >= low):
        return False
    return any(m.canonical != a.subject for m in between)


def _head(report: ReportFacts, fact: Fact) -> str:
    """Return the words of a figure without dates, verbs, subject and glue."""
    words, low = report.words(fact), report.clause(fact.start)
    named = {m.text for m in report.mentioned(low, fact.start)}
    for name in sorted({fact.subject or "", report.region or "", *named} - {""}, key=len, reverse=True):
        words = words.replace(name, "")
    return _NOT_HAN.sub("", _GLUE.sub("", _DATES.sub("", words)))


def _repeated(report: ReportFacts, seen: set[tuple[int, int]]) -> Iterator[Judgement]:
    """Compare figures behind the very same words, as a title and its lead have them; three are a series."""
    near: dict[tuple[str, str], list[Fact]] = {}
    long: dict[tuple[str, str], list[Fact]] = {}
    for fact in report.facts:
        if fact.unit in ("%", "百分点") or fact.measure != "level" or fact.qualifier != "exact":
            continue
        window = report.folded[max(0, fact.start - _WINDOW) : fact.start]
        said = _MARKS.sub("", _DATES.sub("", window))[-_LONG:]
        if len(said) == _LONG:
            long.setdefault((said, fact.unit), []).append(fact)
        words = _NOT_HAN.sub("", window)[-_SAME:]
        if fact.measure == "level" and fact.list_group is None and len(words) == _SAME:
            near.setdefault((words, fact.unit), []).append(fact)
    for pairs, whole in ((long, True), (near, False)):
        for facts in pairs.values():
            if len(facts) == 2 and (facts[0].start, facts[1].start) not in seen:
                seen.add((facts[0].start, facts[1].start))
                yield from _twice(report, facts[0], facts[1], whole)


def _twice(report: ReportFacts, a: Fact, b: Fact, whole: bool) -> Iterator[Judgement]:
    """Judge two figures behind the same words; where a `whole` sentence is said again nothing else is asked."""
    first, second = report.interval(a), report.interval(b)
    if a.sentence_id == b.sentence_id or not first.disjoint(second):
        return
    said = _STOP.search(_unnamed(report, a)) if whole else None
    reason = ("scope_word" if said else None) if whole else _loose(report, a, b)
    reason = reason or _elsewhere(report, a, b, whole)
    if reason:
        yield undecidable((a, b), reason)
        return
    yield _apart(report, a, b)


def _loose(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return why two figures behind a few words alike need not speak of one thing."""
    if a.period_start is None and not report.of_record:
        return "undated"
    if (a.period_start, a.period_end) != (b.period_start, b.period_end):
        return "periods_differ"
    return _framed(report, a, b) or _worded(report, a, b)


def _elsewhere(report: ReportFacts, a: Fact, b: Fact, whole: bool) -> str | None:
    """Return what differs in the sentences of two figures: object, dates, firms or places."""
    objects = [match[1] if (match := _OBJECT.match(report.folded, fact.end)) else "" for fact in (a, b)]
    if objects[0] != objects[1] and all(objects):
        return "objects_differ"
    if _dates(_window(report, a)) != _dates(_window(report, b)):
        return "dates_differ"
    firms = [_firms(report, fact) for fact in (a, b)]
    places = [_PLACE_END.sub("", fact.subject or "") for fact in (a, b)]
    if any(another_named(report, fact) for fact in (a, b)):
        return "other_firm_named"
    return "subjects_differ" if firms[0] != firms[1] or (not whole and places[0] != places[1]) else None


def _firms(report: ReportFacts, fact: Fact) -> set[str]:
    """Return the firms named in the sentence before a figure."""
    low = report.sentence_span(fact.start)[0]
    return {m.canonical or m.text for m in report.mentioned(low, fact.start)}


def _apart(report: ReportFacts, a: Fact, b: Fact) -> Judgement:
    """Return the judgement that two figures contradict each other."""
    finding = _finding(report, a, b)
    return Judgement("inconsistent", (b, a), report.interval(b), report.interval(a), "disjoint", finding)


def _finding(report: ReportFacts, a: Fact, b: Fact) -> Finding:
    """Say what is wrong."""
    first, second = report.shown(a), report.shown(b)
    x, y = report.printed(a), report.printed(b)
    share = intervals.gap(first, second)
    return Finding(
        "inconsistency",
        worse("medium", intervals.severity(share)),
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
            "永兴机械有限公司2013年工作总结\n永兴机械有限公司2013年实现销售收入3.62亿元。公司加大技改力度。永兴机械有限公司2013年实现销售收入4.12亿元。",
            "inconsistent",
        ),
        Case(
            "永兴机械有限公司2013年工作总结\n永兴机械有限公司2013年实现销售收入3.62亿元。公司加大技改力度。永兴机械有限公司2013年实现销售收入3.6亿元。",
            "consistent",
        ),
        Case(
            "永兴机械有限公司2013年工作总结\n永兴机械有限公司2012年实现销售收入3.62亿元。永兴机械有限公司2013年实现销售收入4.12亿元。",
            "undecidable",
        ),
        Case(
            "浏水陶瓷有限公司2012年工作总结\n投资1.2亿元新建的自动化釉线8月投产。目前,投资1.2万元新建的自动化釉线运行良好。",
            "inconsistent",
        ),
    ),
    least_facts=2,
)
