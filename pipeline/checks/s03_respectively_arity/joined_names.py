"""Names joined by 、 and 和 right before a 分别, and the ways in which they can be counted.

Whether 和 joins two of them or stands inside one is often open, so both ways count.
"""

from __future__ import annotations

import re

from extractors import metrics
from pipeline.checks.report import ReportFacts
from pipeline.checks.s03_respectively_arity.counted_lists import told_of
from pipeline.checks.s03_respectively_arity.listed_years import AND, MIDDLE, Listed
from pipeline.checks.words import either

_NOUN = 2  # characters
_INSIDE = re.compile(r"\([^()\n]{1,24}\)")
_OWNED = re.compile(r"[和与及][^、的]{1,16}的")
_YEAR = re.compile(r"\d{4}年度?(?:\d{1,2}月)?|\d{1,2}(?:[至到—-]\d{1,2})?月份?")
_DEED = re.compile(f"[一-鿿]{{2}}{either('S3.deed')}$")
_VERB = re.compile(rf"{either('S3.verb')}|[将把被对使让]")


def names(report: ReportFacts, clause: int, end: int, first: int) -> Listed:
    """Return the names joined by 、 and 和 right before 分别."""
    folded = report.folded
    clause = told_of(report, clause, end)
    words = _INSIDE.sub(lambda match: "#" * len(match[0]), folded[clause:end])
    items = AND.split(words)
    joined = (commas := words.count("、")) > 0 and _joins(report, clause, words)
    options = {commas + 2} if joined else _options(commas, len(items))
    goes_on = folded[clause - 1 : clause] == "," and clause > first and _member(report, clause - 1)
    if goes_on:
        options |= {len(items) + 1}
    plain = (
        not MIDDLE.search(_YEAR.sub("", words))
        and not _VERB.search(words)
        and all(2 <= len(item.strip()) <= 24 for item in items)
    )
    plain = plain and not _OWNED.search(words) and not goes_on
    return Listed(frozenset(options), max(options) if joined else len(items), plain, plain, (clause, end))


def _options(commas: int, items: int) -> set[int]:
    """Return how many names a list may have: each 和 joins two of them or stands inside one."""
    return {*range(commas + 1, items + 1)} if commas else {items}


def _joins(report: ReportFacts, clause: int, words: str) -> bool:
    """Return whether the 和 behind the last 、 surely joins names: indicators, firms, names of one ending or length."""
    at = words.rfind("、") + 1
    found = list(AND.finditer(words, at))
    if len(found) != 1:
        return False
    first, last = found[0].span()
    ends, tail = {words[end - 1] for end in (at - 1, first, len(words))}, words[at - 3 : at - 1]
    # 发明专利、实用新型专利和外观设计专利|授权量: what all are told of follows the last
    alike = len(ends) == 1 or (words.endswith(tail, at, first) and tail in words[last + 1 :])
    even = words.count("、") > 1 and _even([len(item) for item in AND.split(words.removeprefix("其中"))])
    deeds = all(_DEED.search(words, 0, end) for end in (at - 1, first, len(words)))  # 渠道清淤、桥闸维修和支渠衬砌
    return (
        alike
        or even
        or deeds
        or all(_known(report, clause + a, clause + b) for a, b in ((at, first), (last, len(words))))
    )


def _even(sizes: list[int]) -> bool:
    """Return whether names are of one length, but for the noun that the last has for all: 华东、华南和海外|市场."""
    return len(set(sizes)) == 1 or (len(set(sizes[:-1])) == 1 and sizes[-1] - sizes[0] == _NOUN)


def _known(report: ReportFacts, start: int, end: int) -> bool:
    """Return whether a span is an indicator or a firm, whole."""
    hit = metrics.find(report.passage).by_end.get(end)
    return (hit is not None and hit[0] == start) or any(m.end == end for m in report.mentioned(start, start + 1))


def _member(report: ReportFacts, end: int) -> bool:
    """Return whether the clause that ends there may be a member of the list behind it: an indicator, or a firm."""
    if end in metrics.find(report.passage).by_end:
        return True
    return report.named_to(end)
