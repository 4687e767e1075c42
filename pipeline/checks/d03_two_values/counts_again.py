"""Counts and measures that a report tells twice in the same words, for the check two_values.

全年新建农村公路86公里 … 投资8200万元,新建农村公路68公里

Both must be of one subject, time and name, behind the same words, and one of them of the whole year or place; more
than two values are a series, and what is done again and again (举办培训班12期) is told of each line of work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice
from typing import Any

from pipeline.checks.d03_two_values.wording import elsewhere, framed, head
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of
from pipeline.tables import Fact

_FIELDS = tuple(Fact.__dataclass_fields__)
_KEY = tuple(_FIELDS.index(name) for name in ("subject", "unit", "period_start", "period_end"))
_METRIC, _MEASURE, _PERIOD = (_FIELDS.index(name) for name in ("metric", "measure", "period_start"))
_SENTENCE, _LOW, _HIGH = (_FIELDS.index(name) for name in ("sentence_id", "low", "high"))
_QUALIFIER, _PART, _LIST = (_FIELDS.index(name) for name in ("qualifier", "part_of", "list_group"))
_MODALITY, _AHEAD = _FIELDS.index("modality"), frozenset({"planned", "target"})
_NAME, _WORDS, _MOST = 4, 4, 4  # characters of a name and of the words before a figure, figures of a series
_OFTEN = any_of("D3.often")
_WHOLE = re.compile("全[年省市县区镇乡州旗校院]|(?<!其)共|总计|合计")


def again(report: ReportFacts) -> Iterator[tuple[Fact, Fact]]:
    """Yield two counts of one name that differ."""
    groups: dict[tuple[object, ...], list[tuple[Any, ...]]] = {}
    for row in filter(_plain, report.count_rows):
        key = (row[_METRIC].removeprefix("共"), row[_MODALITY] in _AHEAD, *(row[place] for place in _KEY))
        groups.setdefault(key, []).append(row)
    for rows in groups.values():
        if 1 < len(rows) <= _MOST and len({row[_LOW] for row in rows}) == 2:
            yield from islice(_pairs(report, rows), 1)


def _plain(row: tuple[Any, ...]) -> bool:
    """Return whether a count is an exact level of its own, with a name and a time."""
    name = row[_METRIC]
    if name is None or len(name) < _NAME or row[_MEASURE] != "level" or row[_QUALIFIER] != "exact":
        return False
    return row[_PART] is None and row[_LIST] is None and row[_PERIOD] is not None and row[_LOW] == row[_HIGH]


def _pairs(report: ReportFacts, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the counts of one name that differ and are of one thing."""
    for one, two in combinations(rows, 2):
        if one[_LOW] != two[_LOW] and one[_SENTENCE] != two[_SENTENCE]:
            a, b = Fact(*one), Fact(*two)
            if _one_thing(report, a, b):
                yield a, b


def _one_thing(report: ReportFacts, a: Fact, b: Fact) -> bool:
    """Return whether two counts stand behind the same words, one of them of the whole."""
    words = head(report, a)
    if len(words) < _WORDS or words != head(report, b) or _OFTEN.match(words):
        return False
    if not _WHOLE.search(report.words(a) + report.words(b)):
        return False
    return framed(report, a, b, counts=True) is None and elsewhere(report, a, b, False) is None
