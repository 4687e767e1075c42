"""Lists before a 分别 that tell how many they name, or of whom.

建材、物流、地产三个板块利润分别为… · 限上企业实现销售额、零售额分别增长…
中标四个标段,金额依次为…
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import metrics
from extractors.numbering import HAN_NUMBERS
from pipeline.checks.report import ReportFacts
from pipeline.checks.s03_respectively_arity.listed_years import AND, Listed
from pipeline.checks.words import either

_STATED = re.compile(
    r"(?<![一二三四五六七八九十百千万\d第前后近每余分])([两二三四五六七八九])(?:[家座条款]|个(?!百|月|季))[一-鿿]{1,12}$"
)
_MEASURE = re.compile("[一-鿿]{0,6}(?:金额|价格?|投资|面积|总?额|产量|产值|长度|里程)")
_LEADS = re.compile(r"[^、,;。:\n]{2,24}?(?:实现|完成)(?!率)")
_TIME = re.compile("[,;](?:全|今|本|当)年|年内")
_LIST = re.compile(
    r"(?:^|[,:])(?P<items>[^、,:]{2,16}(?:、[^、,:]{2,16}?){1,8})"
    r"(?P<count>[两二三四五六七八九十])[家个大类种名位市县区镇项][^、和与及,:]{0,10}$"
)

_LISTED = re.compile(
    r"(?:^|[,:;。\n])(?P<items>[^、,:;。\d\n]{2,16}(?:、[^、,:;。\d\n]{2,16}?){1,8})"
    r"(?P<count>[两二三四五六七八九十])[家个大类种名位市县区镇项][^、和与及,:;。\d\n]{0,24},\Z"
)
_ANNOUNCED = re.compile(
    r"(?P<count>[两二三四五六七八九十])大?[家个类种名位项块][一-鿿]{0,6}[::](?P<items>[^、,:;。\d\n]{2,16}(?:、[^、,:;。\d\n]{2,16}?){0,7}(?:[、和与及]|以及)[^、,:;。\d\n]{2,16}),\Z"
)
# 三大产品产销率|分别: of each, where nothing else is listed
_EACH_OF = re.compile(
    rf"(?<![一二三四五六七八九十百千万\d第前后近每余分])(?P<count>[三四五六七八九])(?:大(?:{either('S3.counted')})|[家款])[一-鿿]{{2,8}}$"
)
_BACK = 90


def counted(words: str) -> int:
    """Return how many things the words before 分别 list, if the count behind the list says as many, else 0."""
    return _stated(_LIST.search(words))


def _stated(found: re.Match[str] | None) -> int:
    """Return the count behind a list if the list has as many items, else 0."""
    if found is None:
        return 0
    stated = HAN_NUMBERS[found["count"]]
    return stated if found["items"].count("、") + 1 == stated else 0


def listed_before(report: ReportFacts, clause: int, first: int) -> Listed | None:
    """Return the things that the clause before lists and counts: 甲、乙、丙三大产业发挥支撑作用,|分别完成…."""
    found = _LISTED.search(report.folded, max(first, clause - _BACK), clause)
    stated = _stated(found)
    if found is None or not stated:
        return None
    return Listed(frozenset({stated}), stated, True, True, (found.start("items"), clause - 1))


def announced_before(report: ReportFacts, clause: int, first: int) -> Listed | None:
    """Return what the clause before counts and then lists: 水费三项:农业水费、工业水费和生态水费,|实收分别为."""
    found = _ANNOUNCED.search(report.folded, max(first, clause - _BACK), clause)
    stated = HAN_NUMBERS[found["count"]] if found else 0
    if found is None or len(AND.findall(found["items"])) + 1 != stated:
        return None
    return Listed(frozenset({stated}), stated, True, True, (found.start("count"), clause - 1))


def each_of(words: str, span: tuple[int, int]) -> Listed | None:
    """Return how many things a clause counts before it names what of each is told: 三大产品产销率|分别达到."""
    found = _EACH_OF.search(words)
    if found is None:
        return None
    stated = HAN_NUMBERS[found["count"]]
    return Listed(frozenset({stated}), stated, False, True, span)


def told_of(report: ReportFacts, clause: int, end: int) -> int:
    """Return where a list of indicators begins behind the verb that leads to it: 限上企业实现|销售额、零售额."""
    verb = _LEADS.match(report.folded, clause, end)
    if verb is None:
        return clause
    edges = [match.start() for match in AND.finditer(report.folded, verb.end(), end)]
    by_end = metrics.find(report.passage).by_end
    known = [edge in by_end or report.folded[edge - 1] in "额值" for edge in (*edges, end)]
    return verb.end() if len(known) > 1 and all(known) else clause


def begun_again(gaps: Sequence[str]) -> set[int]:
    """Return how many levels stand behind a word of time between them: 现有企业31家,全年申请专利312件,授权186件."""
    return {len(gaps) - place for place, gap in enumerate(gaps) if _TIME.search(gap)}


def counted_before(report: ReportFacts, clause: int, first: int, words: str) -> Listed | None:
    """Return the things that the clause before counts, if a measure of them is dealt out: 中标四个标段,金额|依次为."""
    if clause <= first or report.folded[clause - 1 : clause] != ",":
        return None
    count = _STATED.search(report.folded, report.clause(clause - 1, first), clause - 1)
    if count is None or not _MEASURE.fullmatch(words):
        return None
    stated = HAN_NUMBERS[count[1]]
    return Listed(frozenset({stated}), stated, True, True, (count.start(), clause + len(words)))
