"""Whether the words around two figures speak of one thing, for the check two_values.

Other heads (财政科技经费 / 科技经费), other verbs, parts of a whole, other dates and other firms are no contradiction.
"""

from __future__ import annotations

import re

from extractors import metrics
from extractors.lexicon import alternatives
from pipeline.checks.clause_firms import another_named
from pipeline.checks.d03_two_values.budgets import budget
from pipeline.checks.d03_two_values.other_firms import firms_before, other_firm
from pipeline.checks.d03_two_values.partial import partial
from pipeline.checks.report import ReportFacts
from pipeline.checks.series import GIVEN
from pipeline.tables import Fact

_GLUE = re.compile(alternatives("figure_frames", kind="glue"))
STOP = re.compile(alternatives("figure_frames", kind="stop"))
_SCOPE = re.compile(alternatives("figure_frames", kind="scope"))
DATES = re.compile(
    r"\d{2,4}年?(?:\d{1,2}月(?:份|底|末)?)?(?:\d{1,2}日)?|[第前上下][一二三四\d](?:季度|半年|个月)|年底|年末"
)
_WHEN = re.compile(
    r"\d{4}年|[今去前明本当上]年|\d{1,2}月|[第前]?[一二三四]个?季度|[上下]半年|[前近]?[一二三四五六七八九十\d]{1,2}个?月|十[一二三四]五"
)
_PART = re.compile("季|半年|月")
NOT_HAN = re.compile(r"[^一-鿿A-Za-z&]")
PLACE_END = re.compile(r"(?<=[一-鿿]{2})[省市县区镇乡]$")
_OBJECT = re.compile(r"[^一-鿿,。;:、!?\n]{0,3}([一-鿿]{0,3})")
_NEW = re.compile("[新净]增")
_SHORT = 3
_AGO = re.compile(r"[一二三四五六七八九十几多\d]年前(?![一二三四\d后])")
_BASE = re.compile(r"[比较]于?(?:\d{4}年|[上去]年)(?:实际)?(?:完成数|实绩)?的?")
_COUNTED = re.compile(
    r"(?P<what>[一-鿿]{2,8}?)(?:(?:发展到|达到?|增加到|总数|[已共为有])*)[\d.,]+[多余几]?万?[多余]?[家户个名人项所处座种](?![民均])"
)
_SUMMED_UP = re.compile(r"(?:^|[,;。:])(?:共|合计|总共|累计|总计)[^,;。]*$")


def framed(report: ReportFacts, a: Fact, b: Fact, counts: bool = False) -> str | None:
    """Return what the words around two figures say against comparing them; `counts` may be of what is new."""
    one, two = report.words(a), report.words(b)
    said = unnamed(report, a) + "#" + unnamed(report, b)
    if STOP.search(_NEW.sub("", said) if counts else said):
        return "scope_word"
    if sorted(_SCOPE.findall(one)) != sorted(_SCOPE.findall(two)) or not (
        counts or partial(report, a) == partial(report, b)
    ):
        return "scopes_differ"
    one, two = _counted(report, a), _counted(report, b)
    if one != two and ((one and two) or any(_SUMMED_UP.search(window(report, fact)) for fact in (a, b))):
        return "groups_differ"
    if _parallel(report, a, b):
        return "members_of_a_list"
    if {a.qualifier, b.qualifier} & {"range", "at_most", "at_least"}:
        return "open_interval"
    when = [dates_in(_sentence(report, fact)) for fact in (a, b)]
    part_year = any(_PART.search(word) for word in (*when[0], *when[1]))
    if when[0] != when[1] and (all(when) or part_year or GIVEN.search(report.title or "工作报告")):
        return "dates_differ"
    return _of_others(report, a, b)


def _of_others(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return whether one of two figures is of another budget, of years ago, or of another firm."""
    if budget(report, a) != budget(report, b):
        return "budgets_differ"
    if _AGO.search(window(report, a) + "#" + window(report, b)):
        return "dates_differ"
    if any(another_named(report, fact) for fact in (a, b)):
        return "other_firm_named"
    return "other_firm_between" if other_firm(report, a, b) else None


def _parallel(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether two figures stand in members of one list that begin otherwise: 城市低保…;农村低保…."""
    between = report.folded[a.end : b.start]
    if between.count(";") != 1 or "。" in between or "\n" in between:
        return False
    second = a.end + between.index(";") + 1
    stops = (report.folded.rfind(mark, 0, a.start) + 1 for mark in "。;\n")
    first = max(stops)
    return report.folded[first : first + 2] != report.folded[second : second + 2]


def _counted(report: ReportFacts, fact: Fact) -> str:
    """Return the things counted right before a figure that is told of them.

    个体工商户1.38万户,|注册资金6.2亿元 is theirs, and 纳税过百万元的企业68家,|共纳税3.17亿元 not all that was paid.
    """
    before = window(report, fact)
    before = before[before.rfind(";") + 1 :]
    found = list(_COUNTED.finditer(before))
    return found[-1]["what"] if found and before[found[-1].end() : found[-1].end() + 1] == "," else ""


def worded(report: ReportFacts, a: Fact, b: Fact) -> str | None:
    """Return whether the indicator is named in other words: both must say it, with the same words beside it."""
    a, b = _named(report, a), _named(report, b)
    terms_of = [_term(report, fact) for fact in (a, b)]
    if not all(terms_of):
        return "not_named"
    plain = (_GLUE.sub("", term or "") for term in terms_of)
    one, two = (head(report, fact).replace(term, "") for fact, term in zip((a, b), plain, strict=True))
    return None if one == two else "words_differ"


def _sentence(report: ReportFacts, fact: Fact) -> str:
    """Return the words of the sentence before a figure; a level told for comparison names its own time."""
    words = report.words(fact)
    return words if _BASE.fullmatch(words) else window(report, fact)


def _named(report: ReportFacts, fact: Fact) -> Fact:
    """Return the figure that names a level told for comparison: 财政收入13.6亿元,比2018年的12.6亿元增长7.9%."""
    if not _BASE.fullmatch(report.words(fact)):
        return fact
    before = report.between(report.sentence_span(fact.start)[0], fact.start)
    return next((f for f in reversed(before) if (f.metric, f.unit) == (fact.metric, fact.unit)), fact)


def dates_in(words: str) -> list[str]:
    """Return the words of a clause that say when."""
    return _WHEN.findall(words)


def window(report: ReportFacts, fact: Fact) -> str:
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
    if not fact.metric or len(fact.metric) <= _SHORT:
        return None
    words = report.words(fact)
    return fact.metric if fact.metric in words or fact.metric in _GLUE.sub("", words) else None


def unnamed(report: ReportFacts, fact: Fact) -> str:
    """Return the words of the clause before a figure without its known indicator, which may hold 人均 itself."""
    words = report.words(fact)
    return words.replace(_term(report, fact) or "#", "") if fact.metric_id else words


def _same(entry: metrics.Indicator, fact: Fact) -> bool:
    """Return whether a term of the lexicon is what a fact measures."""
    return entry.metric == fact.metric or (entry.metric_id is not None and entry.metric_id == fact.metric_id)


def head(report: ReportFacts, fact: Fact) -> str:
    """Return the words of a figure without dates, verbs, subject and glue."""
    words, low = report.words(fact), report.clause(fact.start)
    named = {m.text for m in report.mentioned(low, fact.start)}
    for name in sorted({fact.subject or "", report.region or "", *named} - {""}, key=len, reverse=True):
        words = words.replace(name, "")
    return NOT_HAN.sub("", _GLUE.sub("", DATES.sub("", words)))


def elsewhere(report: ReportFacts, a: Fact, b: Fact, whole: bool) -> str | None:
    """Return what differs in the sentences of two figures: object, dates, firms or places."""
    objects = [match[1] if (match := _OBJECT.match(report.folded, fact.end)) else "" for fact in (a, b)]
    if objects[0] != objects[1] and all(objects):
        return "objects_differ"
    if _parallel(report, a, b):
        return "members_of_a_list"
    if budget(report, a) != budget(report, b):
        return "budgets_differ"
    if dates_in(window(report, a)) != dates_in(window(report, b)):
        return "dates_differ"
    firms = [firms_before(report, fact) for fact in (a, b)]
    places = [PLACE_END.sub("", fact.subject or "") for fact in (a, b)]
    if any(another_named(report, fact) for fact in (a, b)):
        return "other_firm_named"
    return "subjects_differ" if firms[0] != firms[1] or (not whole and places[0] != places[1]) else None
