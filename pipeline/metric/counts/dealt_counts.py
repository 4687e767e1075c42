"""Counts dealt out to the things before their verb: 光伏、铸造和家纺分别签约6个、4个和2个, 分别落地项目6个、4个."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts import Count
from extractors.metrics import filed
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.counts.counted_before import clause_before, run_before
from pipeline.metric.draft import HOLLOW, MetricOf
from pipeline.metric.things.coordinated import DWELLERS, is_place, pieces
from pipeline.metric.things.counted_names import completed
from pipeline.metric.things.listed_things import are_trades, before_verb, things_of
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.edges import ends_in_word

_AND = re.compile("[、和与及]|以及")
_STATE = re.compile(f"(?:新|已|累计)*{either('work_state')}$")

_YEARS = re.compile("(?:预计)?[到至]?(?:[0-9]{4}年[末底]?[、和与及]?){2,}分别[^,;。:0-9]{0,6}[为至到达]")
_OF_ANIMALS = ("出栏", "存栏")
_WHERE = re.compile(r"(?:[全我][省市县区镇乡村国街]|其中|\d{4}年|年末|目前|现)*")


def plain_things(at: CountAt, clause: int, size: int, firm_ends: tuple[int, ...]) -> list[str]:
    """Return the names of things that are all there is before 分别: 小学、中学|分别为12所和3所; empty where unsure."""
    folded, begin = at.folded, at.led[0]
    spans = pieces(folded, clause, begin)
    if len(spans) != size or any(clause < end <= begin for end in firm_ends):
        return []
    runs = [run_before(folded, end, start) for start, end in spans]
    before = [folded[start:end].removesuffix(run) for run, (start, end) in zip(runs, spans, strict=True)]
    if any(before[1:]) or not _WHERE.fullmatch(before[0]) or not all(map(_is_thing, runs)):
        return []
    names = [completed(run, count.unit) for run, count in zip(runs, at.counts[at.place :], strict=False)]
    return [] if any(map(str.__eq__, names, runs)) else names  # 水泥、化肥分别达到2亿吨和3亿吨: made, or sold?


def in_years(at: CountAt, clause: int, size: int) -> list[tuple[str | None, str | None]]:
    """Return what the values of a list measure that only years are told of: 产量990万吨,到2015年和2018年|分别达到."""
    before, first = at.before, at.first if at.place else None
    if before is None or before.metric is None or before.measure != "level" or first is None:
        return []
    alike = {count.unit for count in at.counts[at.place : at.place + size]} == {first.unit}
    only = alike and _YEARS.fullmatch(at.folded, clause, at.count.start)
    return [(before.metric, before.metric_id)] * size if only else []


def _is_thing(run: str) -> bool:
    """Tell whether words name things that can be counted: they end in a noun and are no place."""
    nothing = len(run) < 2 or run in HOLLOW or run in DWELLERS or is_place(run)
    return not nothing and ends_in_word(run)


def _each_unit(counts: Sequence[Count], things: Sequence[str], verb: str) -> list[MetricOf]:
    """Return what animals come to that are counted each in its own unit: 生猪、肉羊分别|出栏3万头和2万只."""
    if verb not in _OF_ANIMALS:
        return []
    names = [filed(completed(thing + verb, count.unit)) for thing, count in zip(things, counts, strict=True)]
    return [MetricOf(name, known, "level", None) for name, known in names]


def each_of(at: CountAt, named: MetricOf, firm_ends: tuple[int, ...]) -> list[MetricOf]:
    """Return what a count and those of its list measure, each of its own thing; `named` alone where it is none."""
    folded, counts, end = at.folded, at.counts, at.place + 1
    if folded.rfind("分别", at.low, at.count.start) < 0:
        return [named]
    while end < len(counts) and _AND.fullmatch(folded, counts[end - 1].end, counts[end].start):
        end += 1
    size = end - at.place
    low = clause_before(folded, at.low, at.count.start)
    before = before_verb(folded, low, at.count.start, firm_ends) if size > 1 else None
    things = things_of(folded, before) if before else []
    if before is None or len(things) != size or not are_trades(folded, before, things):
        return [named]
    if len({count.unit for count in counts[at.place : end]}) > 1:
        return _each_unit(counts[at.place : end], things, before["verb"]) or [named]
    of = named.metric or (completed(before["verb"], at.count.unit) if _STATE.fullmatch(before["verb"]) else "")
    if not of or named.measure != "level" or not before["verb"]:
        return [named]
    own = [of.removeprefix(thing) for thing in things]
    return [
        named._replace(metric=thing + name, metric_id=None, reason=None, part_of=None)
        for thing, name in zip(things, own, strict=True)
    ]
