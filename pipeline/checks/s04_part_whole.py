"""S4: part_whole.

Is no part more than its whole, and does a declared complete split add up?

其中 does not exhaust its whole, so its parts are only held against the whole one by one.  A split is complete
where its members say so: the three kinds of patents, the three sectors, exports and imports, 分别为 after a total,
shares that make up a structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extractors.lexicon import load
from extractors.metrics import indicators
from pipeline import intervals
from pipeline.checks.base import (
    Case,
    Check,
    Finding,
    Judgement,
    ReportFacts,
    consistent,
    level,
    period_of,
    sure,
    undecidable,
)
from pipeline.intervals import HUNDRED, ZERO, Interval
from pipeline.tables import Fact

_CHANGED = re.compile(r"增加|新增|减少|净增|增长|平均|人均|户均|每|年均|日均|以上的|多|超|分别|涨|价|跌")
_OTHER = re.compile(r"[。;\n]|合计|共计|总计")
# From its first colon on; what stands before that is looked for backwards, so that not every number is tried.
_RATIO = re.compile(r":(?<=[\d%]:)\d{1,2}(?:\.\d{1,2})?%?(?::\d{1,2}(?:\.\d{1,2})?%?){1,3}(?![\d:]|\.\d)")
_RATIO_HEAD = re.compile(r"(?<![\d.:])\d{1,2}(?:\.\d{1,2})?%?$")
_STRUCTURE = re.compile(r"结构|比例|比重|构成|产业比|之比")
_DECLARED = ("分别为", "分别是", "分为", ",由")
_STOPS = frozenset(",:(;")
_REACH = 90
# Balances of gains and losses: a part may well be more than the whole.
_NET = frozenset({"profit", "profit_net", "profit_operating", "profit_net_adjusted", "trade_surplus"})


@cache
def _splits() -> dict[str, list[frozenset[str]]]:
    """Return for each total the sets of indicators that together make it up."""
    found: dict[str, list[frozenset[str]]] = {}
    for row in load("complete_splits"):
        found.setdefault(row["whole"], []).append(frozenset(row["parts"].split()))
    return found


_SPLIT = frozenset(
    name for row in load("complete_splits") if row["kind"] == "metric" for name in (row["whole"], *row["parts"].split())
)


@cache
def _members() -> list[frozenset[str]]:
    """Return sets of words that exhaust whatever they divide (男 and 女)."""
    return [frozenset(row["parts"].split()) for row in load("complete_splits") if row["kind"] == "word"]


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Judge parts after 其中, complete splits, and structures."""
    yield from _among(report)
    yield from _complete(report)
    if ":" in report.folded:
        yield from _structures(report)


def _among(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the figures after each 其中 against the total before it."""
    folded = report.folded
    at = folded.find("其中")
    while at >= 0:
        whole = _before(report, at)
        if whole is not None:
            parts = _parts(report, at, whole)
            for part in parts:
                yield _fits(report, whole, part)
            yield from _exhausted(report, whole, parts)
        at = folded.find("其中", at + 2)


def _before(report: ReportFacts, at: int) -> Fact | None:
    """Return the total right before 其中."""
    low = max(report.sentence_span(at)[0], at - _REACH)
    semicolon = max(report.folded.rfind(mark, low, at - 1) for mark in "。\n")
    levels = [fact for fact in report.between(max(low, semicolon), at) if level(fact)]
    return levels[-1] if levels else None


def _parts(report: ReportFacts, at: int, whole: Fact) -> list[Fact]:
    """Return the figures after 其中 that can be parts of `whole`: of its unit, in its sentence, up to a new start."""
    end = min(report.sentence_span(at)[1], at + 160)
    stop = _OTHER.search(report.folded, at, end)
    found: list[Fact] = []
    for fact in report.between(at, stop.start() if stop else end):
        if fact.unit in ("%", "百分点") or fact.measure == "growth":
            continue
        if fact.unit != whole.unit or fact.measure not in ("level", None):
            break
        if found and not _goes_on(report, found[-1], fact):
            break
        found.append(fact)
    return found


def _goes_on(report: ReportFacts, last: Fact, fact: Fact) -> bool:
    """Return whether a figure goes on with the parts before it: the same kind of thing, told in one breath."""
    between = report.folded[last.end : fact.start]
    return len(between) <= 14 or (fact.metric_id is not None and fact.metric_id == last.metric_id)


def _fits(report: ReportFacts, whole: Fact, part: Fact) -> Judgement:
    """Hold one part against its whole."""
    top, value = report.interval(whole), report.interval(part)
    if value.low is None or top.high is None or value.low <= top.high:
        return consistent((part, whole), value, top)
    if not _same_kind(report, whole, part):
        return undecidable((part, whole), "kinds_differ")
    text_part, text_whole = report.printed(part), report.printed(whole)
    finding = _finding(
        report,
        (part, whole),
        f"部分{text_part}大于总数{text_whole}",
        f"the part {text_part} is more than its whole {text_whole}",
        f"{text_part} {intervals.show(report.shown(part))} > {text_whole} {intervals.show(report.shown(whole))}",
        value,
        top,
    )
    return Judgement("inconsistent", (part, whole), value, top, "part_above_whole", finding)


def _same_kind(report: ReportFacts, whole: Fact, part: Fact) -> bool:
    """Return whether part and whole are levels of one kind."""
    clause = report.words(whole) + report.words(part)
    if _CHANGED.search(clause):
        return False
    if whole.metric_id in _NET or ")" in report.folded[whole.end : part.start].partition("(")[0]:
        return False
    if whole.metric_id and part.metric and whole.metric_id != part.metric_id:
        return whole.metric_id in _above(part.metric_id) or (whole.metric or "")[-2:] == part.metric[-2:]
    return part.start - whole.end <= 60


@cache
def _above(metric_id: str | None) -> frozenset[str]:
    """Return the indicators that an indicator is a part of, after the lexicons."""
    direct = {entry.part_of for entry in indicators().values() if entry.metric_id == metric_id and entry.part_of}
    split = {whole for whole, sets in _splits().items() for members in sets if metric_id in members}
    return frozenset(direct | split) if metric_id else frozenset()


def _exhausted(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> Iterator[Judgement]:
    """Add up parts whose words exhaust their whole (男 …人, 女 …人), or that are declared to."""
    if len(parts) < 2 or _CHANGED.search(report.words(whole)):
        return
    words = [report.words(part).removeprefix("其中").strip("为有是: ") for part in parts]
    for members in _members():
        found = [next((name for name in members if word.startswith(name)), None) for word in words[: len(members)]]
        if set(found) == members and len(found) == len(members):
            yield _sum(report, whole, parts[: len(members)])
            return


def _complete(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the indicators that make up a total: kinds of patents, sectors of the economy; 分别为 after a total."""
    splits = _splits()
    figures = [fact for fact in report.facts if fact.metric_id in _SPLIT and level(fact)]
    for place, whole in enumerate(figures):
        for members in splits.get(whole.metric_id or "", ()):
            near = [f for f in figures[place + 1 : place + 10] if f.start - whole.end < 260 and f.metric_id in members]
            parts = near[: len(members)]
            if {part.metric_id for part in parts} == members and all(_fellow(whole, part) for part in parts):
                yield _sum(report, whole, parts)
    yield from _declared(report)


def _fellow(whole: Fact, part: Fact) -> bool:
    """Return whether a part is of the same subject, period and unit as its whole."""
    return (
        part.unit == whole.unit
        and part.subject == whole.subject
        and part.modality == whole.modality
        and (part.period_start, part.period_end) == (whole.period_start, whole.period_end)
    )


def _declared(report: ReportFacts) -> Iterator[Judgement]:
    """Add up the parts that 分别为, 分为 or 由…组成 declares to be all: 引进项目20个,分别为工业12个、农业8个."""
    for word in _DECLARED:
        at = report.folded.find(word)
        while at >= 0:
            parts = _declares(report, at + (word[0] == ","), at + len(word), word[-1] == "由")
            if parts:
                yield _sum(report, parts[0], parts[1:])
            at = report.folded.find(word, at + 1)


def _declares(report: ReportFacts, at: int, end: int, made: bool) -> list[Fact]:
    """Return the total right before a declaration, and the parts behind it."""
    folded = report.folded
    at -= 2 if folded.startswith("其中", at - 2) else 0
    if folded[at - 1 : at] not in _STOPS:
        return []
    whole = next(iter(reversed(report.between(max(0, at - 14), at))), None)
    if whole is None or not level(whole) or not 0 <= at - whole.end <= 2:
        return []
    last = report.sentence_span(at)[1]
    inside = report.between(end, last)
    parts = [fact for fact in inside if fact.unit == whole.unit and level(fact)]
    if len(parts) < 2 or len(parts) != len(inside) or not _one_list(report, end, parts):
        return []
    return [] if made and not re.search("组成|构成", folded[end:last]) else [whole, *parts]


def _one_list(report: ReportFacts, start: int, parts: Sequence[Fact]) -> bool:
    """Return whether each part has a name of its own and they stand side by side."""
    edges = [start, *(part.end for part in parts)]
    return all(
        re.search(r"[一-鿿]", report.folded[a : part.start]) and part.start - a <= 24
        for a, part in zip(edges, parts, strict=False)
    )


def _sum(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> Judgement:
    """Compare a total with the sum of its parts."""
    total = report.interval(whole)
    added = shown = Interval(ZERO, ZERO)
    for part in parts:
        added, shown = added + report.interval(part), shown + report.shown(part)
    if not total.disjoint(added):
        return consistent((whole, *parts), total, added)
    if any(fact.qualifier not in ("exact",) for fact in (whole, *parts)):
        return undecidable((whole, *parts), "open_interval")
    printed = " + ".join(report.printed(part) for part in parts)
    size = intervals.show_number(shown.middle or ZERO)
    finding = _finding(
        report,
        (whole, *parts),
        f"各部分之和{size}不等于总数{report.printed(whole)}",
        f"the parts add up to {size}, the total says {report.printed(whole)}",
        f"{printed} = {size} {intervals.show(shown)} ≠ {report.printed(whole)} {intervals.show(report.shown(whole))}",
        total,
        added,
    )
    return Judgement("inconsistent", (whole, *parts), total, added, "sum_differs", finding)


def _structures(report: ReportFacts) -> Iterator[Judgement]:
    """Add up shares that make up a structure: 三次产业结构为10.2:48.3:41.5."""
    for match in _RATIO.finditer(report.folded):
        head = _RATIO_HEAD.search(report.folded, max(0, match.start() - 7), match.start())
        if head is None:
            continue
        start = head.start()
        before = report.folded[max(0, start - 24) : start]
        values = [Interval(*_share(text)) for text in report.folded[start : match.end()].replace("%", "").split(":")]
        middle = sum((value.middle or ZERO for value in values), ZERO)
        if len(values) < 3 or not _STRUCTURE.search(before) or not 80 <= middle <= 120:
            continue
        total = Interval(ZERO, ZERO)
        for value in values:
            total = total + value
        whole = Interval(HUNDRED, HUNDRED)
        if not total.disjoint(whole):
            yield Judgement("consistent", (), total, whole)
            continue
        quote = report.text[start : match.end()]
        finding = Finding(
            "inconsistency",
            "high",
            sure(90),
            f"结构{quote}合计{intervals.show_number(middle)},不是100",
            f"the structure {quote} adds up to {intervals.show_number(middle)}, not to 100",
            f"{quote} → {intervals.show(total)} ≠ 100",
            (("stated", report.clause(start), match.end()),),
        )
        yield Judgement("inconsistent", (), total, whole, "sum_differs", finding)


def _share(text: str) -> tuple[Decimal, Decimal]:
    """Return the interval of a printed share."""
    value = Decimal(text)
    slack = Decimal("0.5").scaleb(-len(text.partition(".")[2]))
    return value - slack, value + slack


def _finding(
    report: ReportFacts, facts: Sequence[Fact], zh: str, en: str, computation: str, stated: Interval, implied: Interval
) -> Finding:
    """Say what is wrong; the first fact is the stated side."""
    first, *others = facts
    return Finding(
        "inconsistency",
        intervals.severity(intervals.gap(stated, implied)),
        sure(92),
        zh,
        en,
        computation,
        (("stated", *report.quote(first)), *(("against", *report.quote(other)) for other in others)),
        intervals.hint(stated, implied, report.printed(first)),
        first.subject,
        first.metric,
        period_of(first),
    )


CHECK = Check(
    "S4",
    "part_whole",
    "Is no part more than its whole, and does a complete split add up?",
    judge,
    ("其中 is not exhaustive", "the total is no change and no average", "kinds that differ are undecidable"),
    (
        Case("全年共申请专利64件,其中发明20件,实用新型40件,外观设计4件。", "consistent"),
        Case("全年共申请专利64件,其中发明20件,实用新型46件,外观设计4件。", "inconsistent"),
        Case("全区财政总收入12.5亿元,其中地方财政收入14.2亿元。", "inconsistent"),
        Case("全区财政总收入12.5亿元,其中地方财政收入6.2亿元。", "consistent"),
        Case("全年引进项目20个,分别为工业项目12个、农业项目5个、服务业项目4个。", "inconsistent"),
        Case("三次产业结构为12.1:47.6:42.3。", "inconsistent"),
        Case("三次产业结构为12.1:47.6:40.3。", "consistent"),
        Case("国家级企业7家,省级16家,市级32家。", None),
    ),
    cues=("其中", "分别", "分为", "由", "专利", ":", "增加值", "进出口"),
    least_facts=0,
)
