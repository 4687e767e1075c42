"""Name the counts and physical quantities of a report: 培训党员干部人数, 学术论文数, 研发中心面积.

A count is named by an indicator of the lexicon that leads up to it, else by its noun or by the words before it, the
word of its unit added (人数, 数, 面积).  A list that goes on with levels only (国家级7家、省级16家) keeps the noun of
its head.  The first count behind 其中 is part of the last one before it, if it can be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from extractors import metrics
from extractors.base import Passage
from extractors.counts import Count
from extractors.metrics import filed, indicators
from pipeline.metric.bounds.thresholds import bounds, is_of_sum, things
from pipeline.metric.counts.capacities import capacity
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.counts.counted_before import (
    added,
    clause_before,
    come_about,
    having,
    per_heads,
    prize,
    rated,
    run_before,
    tiers,
)
from pipeline.metric.counts.counted_changes import changed_by, standing
from pipeline.metric.counts.counted_cut import concentration, strongest
from pipeline.metric.counts.counted_none import NO_FIRMS, names_nothing, with_own_noun, without_firm
from pipeline.metric.counts.counted_onward import fallen, of_those, onward
from pipeline.metric.counts.counted_whole import whole_name
from pipeline.metric.counts.dealt_counts import each_of, in_years, plain_things
from pipeline.metric.counts.pointed_counts import told_elsewhere
from pipeline.metric.counts.served import served
from pipeline.metric.draft import MetricOf
from pipeline.metric.plans.planned import of_plan
from pipeline.metric.things.coordinated import each_named
from pipeline.metric.things.counted_names import beyond, by_noun, completed, stem_of, trimmed, whole_of
from pipeline.metric.things.crops import HEADS, crop_before, of_capacity, of_flow, output, traded
from pipeline.metric.wording.edges import holds_number
from pipeline.metric.wording.glue import tail

Named = tuple[str | None, str | None]
_AMOUNTS = frozenset({"currency", "percent", "energy_per_currency"})
_JOINED = re.compile(r"[、,和与及]|以及")
_THINGS = re.compile("[、和与及](?![0-9])")  # 2009年度、2010年度消耗量 is one thing
_BOTH = "产销"
_MORE = re.compile("[、和与及][0-9]")  # 分别完成18公里、320户: which is of what is not told
_TRADED = ("销量", "产量")
_UNALIGNED = MetricOf(None, None, "level", None, reason="list_counts_differ")


def counted(
    passage: Passage,
    counts: Sequence[Count],
    sentences: Sequence[tuple[int, int]],
    firms: Mapping[int, int] = NO_FIRMS,
) -> list[MetricOf]:
    """Return what each of `counts` measures, in their order; `part_of` is a position among them.

    `firms` are where the names of enterprises begin, by where they end.
    """
    if not counts:
        return []
    folded, hits = passage.folded, metrics.find(passage)
    starts, ends = [start for start, _ in sentences], tuple(firms)
    out: list[MetricOf] = []
    reached, last = 0, -1
    for place, count in enumerate(counts):
        if place < len(out):
            continue
        sentence = bisect_right(starts, count.start) - 1
        low = max(sentences[sentence][0] if sentence >= 0 else 0, reached)
        follows = out[-1] if sentence == last and place else None
        at = CountAt(folded, hits, counts, place, low, tail(folded, low, count.start), follows)
        out += _dealt(at, out, ends) or onward(at) or each_of(at, _named(at, firms), ends)
        reached, last = counts[len(out) - 1].end, sentence
    return out


def _dealt(at: CountAt, out: Sequence[MetricOf], ends: tuple[int, ...]) -> list[MetricOf]:
    """Return what the counts of a list after 分别 measure, nobody knows which where names and numbers differ."""
    (begin, glue), folded, counts, place = at.led, at.folded, at.counts, at.place
    if not glue.respective:
        return []
    end = place + 1
    while end < len(counts) and _JOINED.fullmatch(folded, counts[end - 1].end, counts[end].start):
        end += 1
    size = end - place
    if size > 1 and folded.endswith("以", begin, at.count.start):  # 甲、乙分别以12件和7件专利质押贷款
        return [_UNALIGNED] * size
    if size < 2 or counts[end - 1].noun:  # 分别建成3个和2个示范区
        more = size < 2 and _MORE.match(folded, at.count.end) and _THINGS.search(folded, at.low, begin)
        return [_UNALIGNED] if more else []
    clause, unit = clause_before(folded, at.low, begin), at.count.unit
    named: list[Named] = [
        (name if known else completed(name, unit), known)
        for name, known in each_named(folded, clause, begin, size, at.hits)
    ]
    named = named or [(name, None) for name in tiers(folded, clause, begin, size, unit)]
    if not named and not _THINGS.search(folded, clause, begin):  # 3月、4月,产量分别为5万辆、6万辆
        named = _shared(at, size)
    named = named or standing(at, clause, out[-size:], size) or changed_by(at, clause, out, size)
    named = named or [(name, None) for name in plain_things(at, clause, size, ends)] or in_years(at, clause, size)
    named = named or [(None, None)] * size
    measure, base = ("delta", glue.base) if glue.grows else ("level", None)
    falls = fallen(folded, counts[end - 1], glue)
    return [
        MetricOf(name, known, measure, base, reason=None if name else "list_counts_differ", falls=falls)
        for name, known in named
    ]


def _shared(at: CountAt, size: int) -> list[Named]:
    """Return the one name that the counts of a list have, where it is a whole one without the word of the unit."""
    begin = at.led[0]
    name, known = _name(at, at.count, None)
    whole = name is not None and _BOTH not in name and at.folded.endswith(name, at.low, begin)
    units = {count.unit for count in at.counts[at.place : at.place + size]}
    return [(name, known)] * size if whole and len(units) == 1 else []


def _named(at: CountAt, firms: Mapping[int, int]) -> MetricOf:
    """Return what one count measures by words of its own."""
    (begin, glue), folded, low, count, before = at.led, at.folded, at.low, at.count, at.before
    whole = whole_of(folded, at.counts, at.place) if before else None
    if bounds(folded, count.end):
        return MetricOf(None, None, "level", None, reason="bounds_a_group")
    if (able := capacity(folded, low, count.start, count.end)) is not None:
        return MetricOf(able, None, "level", None, part_of=whole)
    count = with_own_noun(at)
    name, metric_id = _name(at, count, before)
    name = without_firm(name, stem_of(name, count.unit), folded, (low, begin), firms) if name else None
    told = before.metric if before else None
    if name and (new := come_about(folded, low, begin, name, count.unit, told or "")) != name:
        name, metric_id = new, None
    if name in HEADS and (crop := crop_before(folded, begin - len(name))):
        name, metric_id = crop + name, filed(crop + name)[1]
    name, metric_id = (name, metric_id) if metric_id else whole_name(at, served(at, name) if name else None)
    name = output(of_flow(name, count.unit, told, folded, count.start), count.unit, told, folded, count.start)
    name = traded(of_capacity(name, folded, begin, count.unit), count.unit)
    metric_id = filed(name)[1] if name in _TRADED else metric_id
    name = None if name and names_nothing(name, at, firms) else name
    name = None if holds_number(name or "") or of_plan(folded, count.start, count.end) else name
    measure = "delta" if glue.grows and not of_those(glue) else "rate" if rated(folded, low, count.start) else "level"
    base, falls = glue.base if measure == "delta" else None, fallen(folded, count, glue)
    reason = None if name else "no_indicator"
    return MetricOf(name, metric_id, measure, base, part_of=whole, reason=reason, falls=falls)


def _name(at: CountAt, count: Count, before: MetricOf | None) -> Named:
    """Return name and id of a count as it is taken here: by the lexicon, the noun behind, the words before."""
    folded, hits, low, begin = at.folded, at.hits, at.low, at.led[0]
    of = before.metric or "" if before else ""
    if (
        told := beyond(folded, count)
        or per_heads(folded, low, begin, count)
        or prize(folded, low, begin, of)
        or having(folded, low, begin, count.start)
        or concentration(folded, low, begin)
        or strongest(folded, low, begin, count)
    ):
        return filed(completed(told, count.unit))
    if not count.noun and (known := _of_lexicon(at, count)):
        return known
    bound = not count.noun and (folded.rfind("以", low, begin) >= 0 or folded.rfind("元", low, begin) >= 0)
    if bound and (bounded := things(folded, hits, begin, low)):
        return completed(bounded, count.unit), None
    if (elsewhere := told_elsewhere(folded, count)) is not None:
        return elsewhere or None, None
    name = by_noun(count, trimmed(run_before(folded, begin, low)), before)
    if name is None or is_of_sum(name):
        return None, None
    return filed(name) if name.endswith("数") else (name, None)  # 高企数


def _of_lexicon(at: CountAt, count: Count) -> Named | None:
    """Return name and id by the indicator of the lexicon that ends where a count is led up to, None without one."""
    folded, hits, low, begin = at.folded, at.hits, at.low, at.led[0]
    hit = hits.by_end.get(begin)
    entry = indicators()[hit[1]] if hit and hit[0] >= low else None
    if hit is None or entry is None or entry.role == "verb" or entry.unit_family in _AMOUNTS:
        return None
    run = run_before(folded, begin, low)
    whole = run if run.endswith(entry.term) else entry.term
    if whole == entry.term and entry.kind == "per_capita":
        return entry.metric, entry.metric_id
    if whole == entry.term and (new := added(folded, hit[0], low)):
        return completed(new + whole, count.unit), None
    own = whole == entry.term and not (count.unit == "户" and entry.unit_family == "person")
    return completed(whole, count.unit), entry.metric_id if own else None
