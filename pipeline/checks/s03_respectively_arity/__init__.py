"""S3: respectively_arity.

Has a 分别 list as many values as things?  收入、利润和税金分别增长5%、6% leaves one thing without a value.

The list is never aligned by cutting the longer side.  A single value is shared by all, which is good Chinese.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.lexicon import alternatives
from extractors.number.quantities import Quantity
from pipeline.checks.base import Case, Check, Finding, Judgement, consistent, undecidable
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.s03_respectively_arity.listed_years import Listed
from pipeline.checks.s03_respectively_arity.lists import things
from pipeline.checks.words import one_of, places

_WORDS = ("分别", "依次")
_DEALT = one_of(*_WORDS)
_VERBS = alternatives("list_words", role="verb")
# Between 分别 and the first value, and between two values: 分别增长5%、下降3%和增长8%; % may stand twice (6%%).
_LEAD = re.compile(rf"(?:{_VERBS}|[\s:约近达为至到了高仅有是]){{0,6}}-?")
_LINK = re.compile(
    rf"%?(?:以上|左右|多|余)?(?:\([^()\n]{{1,20}}\))?\s?(?:[、和与及或]|以及|和约|[,;]\s?(?=\d))\s?(?:{_VERBS}|[约近达为]){{0,3}}-?"
)
_ODD = re.compile(r"[由从]|每|分之|(?<=[一-鿿])等")
_TRAILS = re.compile(r"\s?(?:…|\.{3}|等(?![级次]))")
_JOINS, _RATES = ("、", "和"), frozenset({"percent", "permille", "point"})
_MAX_VALUES = 24
_AMOUNTS = frozenset({"count", "measure", "currency"})
_REACH = 30
_AGAIN = re.compile(
    "(?:,(?:合计|共计|总计)[^,。;]{1,12})?,(?:同比|环比|[比较](?:上年|去年)(?:同期)?)"
)  # the second list is of the same things


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Take each 分别, or 依次, that is followed by values."""
    folded = report.folded
    before: Listed | None = None
    for at in (start for start, _ in places(folded, _DEALT)):
        values = _values(report, at + 2)
        if len(values) > 1:
            if before is not None and re.search("[。;\n]", folded[before.span[1] : at]):
                before = None
            listed = things(report, report.sentence_span(at)[0], at)
            yield _judged(report, at, values, listed, before)
            # 甲、乙、丙销售分别为9万元、8万元,利税分别增长5%、6%和7%: the three may be meant again.
            counts = frozenset({len(values), *((listed.best,) if listed else ())})
            before = Listed(counts, len(values), True, True, (at, values[-1].unit_end))


def _values(report: ReportFacts, place: int) -> list[Quantity]:
    """Return the values that follow 分别, one after the other."""
    folded, found = report.folded, report.quantities
    index = bisect_left(found, (place,))
    lead = _LEAD.match(folded, place)
    if index == len(found) or lead is None or not _reached(report, place, lead.end(), found[index].start):
        return []
    values = [found[index]]
    for quantity in found[index + 1 : index + _MAX_VALUES]:
        link = _LINK.match(folded, values[-1].unit_end)
        bare = quantity.unit is None and any(value.unit for value in values) and "," in (link[0] if link else "")
        if link is None or bare or link.end() != quantity.start or not _alike(values[0], quantity):
            break
        values.append(quantity)
    return values


def _reached(report: ReportFacts, place: int, end: int, start: int) -> bool:
    """Return whether nothing but glue, or one indicator word (分别实现产值5亿元), stands before the first value."""
    if end == start:
        return True
    words = report.folded[place:start]
    return len(words) <= 14 and not re.search(r"[,;、。:由从]", words)


def _goes_on(report: ReportFacts, values: Sequence[Quantity]) -> bool:
    """Return whether a list trails off (7万吨……), or goes on in units of another kind: 146万吨、7万吨、61万台."""
    end = values[-1].unit_end
    if _TRAILS.match(report.folded, end):
        return True
    after = report.numbers(end, end + 2)
    other = bool(after) and after[0].unit is not None and report.folded[end : after[0].start] in _JOINS
    return other and _RATES.isdisjoint((values[0].family, after[0].family))


def _alike(first: Quantity, other: Quantity) -> bool:
    """Return whether two values belong to one list: of one family, or printed without a unit, or 1.6个、0.3个百分点."""
    if first.unit and other.unit and first.unit.word == "个" and other.unit.word.endswith("百分点"):
        return True
    mixed = first.family in _AMOUNTS and other.family in _AMOUNTS  # 分别完成126公里、84座
    return not first.family or not other.family or first.family == other.family or mixed


def _judged(
    report: ReportFacts, at: int, values: Sequence[Quantity], listed: Listed | None, before: Listed | None
) -> Judgement:
    """Count the things, and compare."""
    start, end = values[0].start, values[-1].unit_end
    facts = report.between(start, end)
    again = before is not None and at - before.span[1] <= _REACH
    if again and before is not None and _AGAIN.fullmatch(report.folded, before.span[1], at):
        listed = replace(
            before, options=frozenset({before.best}), more=True, fewer=True
        )  # 完成3亿元、4亿元,同比分别增长…
    elif again and before is not None and (listed is None or len(values) in before.options):
        listed = before  # two lists of one sentence speak of the same things: 收入分别为…,利润分别为…
    if listed is None or _ODD.search(report.folded[at:start]):
        return undecidable(facts, "no_list_before")
    if len(values) in listed.options:
        return consistent(facts)
    if not listed.trusted(len(values)):
        return undecidable(facts, "things_unclear")
    if _goes_on(report, values):
        return undecidable(facts, "values_go_on")
    return Judgement("inconsistent", tuple(facts), reason="counts_differ", finding=_finding(report, at, values, listed))


def _finding(report: ReportFacts, at: int, values: Sequence[Quantity], listed: Listed) -> Finding:
    """Say what is wrong."""
    end = values[-1].unit_end
    printed = "、".join(report.text[q.start : q.unit_end] for q in values)
    word = report.text[at : at + 2]
    message = Message(
        "high",
        88,
        f"“{word}”前有{listed.best}项,后有{len(values)}个数值:无法一一对应",
        f"{listed.best} things before {word}, {len(values)} values after it: they cannot be aligned",
        f"{listed.best} ≠ {len(values)} ({printed})",
    )
    return quoted(message, [(at, end)], [listed.span])


CHECK = Check(
    "S3",
    "respectively_arity",
    "Has a 分别 list as many values as things?",
    judge,
    (
        "one value is shared by all",
        "由…到 pairs",
        "和 inside names",
        "unclear lists are undecidable",
        "lists that trail off",
    ),
    (
        Case("全镇实现产值20亿元,利润1.2亿元,税金8000万元,同比分别增长12%、15%。", "inconsistent"),
        Case("全镇实现产值20亿元,利润1.2亿元,税金8000万元,同比分别增长12%、15%和9%。", "consistent"),
        Case("全年销售收入、利润总额和上缴税金分别达到6亿元、4500万元、3000万元和2000万元。", "inconsistent"),
        Case("全年销售收入、利润总额和上缴税金分别达到6亿元、4500万元和3000万元。", "consistent"),
        Case("甲厂、乙厂、丙厂产值分别为9万元、8万元、7万元,利税分别增长5%、6%和7%。", "consistent"),
        Case("甲厂、乙厂、丙厂利税分别增长5%、6%%和7%。", "consistent"),
        Case("钢材、水泥、电动机产量分别为32万吨、46万吨、7万台。", "consistent"),
        Case("钢材、水泥、化肥产量分别为32万吨、46万吨……", "undecidable"),
        Case("销售收入和利润分别增长12%。", None),
        Case("各村分别按自己的思路发展产业。", None),
    ),
    cues=_WORDS,
    least_facts=0,
)
