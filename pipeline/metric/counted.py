"""Name the counts and physical quantities of a report: 培训党员干部人数, 学术论文数, 研发中心面积.

A count is named by an indicator of the lexicon that leads up to it, else by its noun or by the words before it, the
word of its unit added (人数, 数, 面积).  A list that goes on with levels only (国家级7家、省级16家) keeps the noun of
its head.  The first count behind 其中 is part of the last one before it, if it can be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors import metrics
from extractors.base import Passage
from extractors.count_words import ADDS_UP
from extractors.counts import Count
from extractors.metrics import Hits, filed, indicators
from pipeline.metric import words
from pipeline.metric.coordinated import each_named
from pipeline.metric.counted_names import (
    added,
    by_noun,
    clause_before,
    completed,
    is_of_sum,
    rated,
    tiers,
    trimmed,
    whole_of,
    with_level,
)
from pipeline.metric.crops import HEADS, crop_before, output
from pipeline.metric.draft import MetricOf
from pipeline.metric.edges import holds_number
from pipeline.metric.glue import Glue, tail
from pipeline.metric.thresholds import bounds, things

Named = tuple[str | None, str | None]
Led = tuple[int, Glue]  # where the glue before a count begins, and what it says
_AMOUNTS = frozenset({"currency", "percent", "energy_per_currency"})
_JOINED = re.compile(r"[、,和与及]|以及")
_AND = re.compile("[、和与及]")
_THINGS = re.compile("[、和与及](?![0-9])")  # 2009年度、2010年度消耗量 is one thing
_BOTH = "产销"  # 产销26万辆和24万辆: two figures of two things
_AGAIN = re.compile("(?:[,(]|(?=[比较])).*(?<![到至为成])")
_FALLS = re.compile("(?:减少|下降|降低|回落|下滑|缩减|净减|减产|调减|[略减]减|[略下]降)了?(?:约|近|超过?|逾)?$")
_NEW = re.compile("^新(?:增|认定|建|设|引进|培育|注册|创建)?")
_TOTAL = re.compile(f"[,、]?{ADDS_UP}(?:了|近|约|超过)?")


def counted(passage: Passage, counts: Sequence[Count], sentences: Sequence[tuple[int, int]]) -> list[MetricOf]:
    """Return what each of `counts` measures, in their order; `part_of` is a position among them."""
    if not counts:
        return []
    folded, hits = passage.folded, metrics.find(passage)
    starts = [start for start, _ in sentences]
    out: list[MetricOf] = []
    reached, last = 0, -1
    for place, count in enumerate(counts):
        if place < len(out):
            continue
        sentence = bisect_right(starts, count.start) - 1
        low = max(sentences[sentence][0] if sentence >= 0 else 0, reached)
        follows = out[-1] if sentence == last and place else None
        whole = whole_of(folded, counts, place) if follows else None
        led = tail(folded, low, count.start)
        out += (
            _dealt(folded, hits, counts, place, low, led)
            or _alike(folded, counts, place, low, led, follows)
            or _risen(counts, place, low, led, follows)
            or _totalled(folded, counts, place, follows)
            or [_named(folded, hits, count, low, led, follows, whole)]
        )
        reached, last = counts[len(out) - 1].end, sentence
    return out


def _dealt(folded: str, hits: Hits, counts: Sequence[Count], place: int, low: int, led: Led) -> list[MetricOf]:
    """Return what the counts of a list after 分别 measure, nobody knows which where names and numbers differ."""
    begin, glue = led
    if not glue.respective:
        return []
    end = place + 1
    while end < len(counts) and _JOINED.fullmatch(folded, counts[end - 1].end, counts[end].start):
        end += 1
    size = end - place
    if size < 2 or counts[end - 1].noun:  # 分别建成3个和2个示范区
        return []
    clause = clause_before(folded, low, begin)
    named: list[Named] = [
        (name if at else completed(name, counts[place].unit), at)
        for name, at in each_named(folded, clause, begin, size, hits)
    ]
    named = named or [(name, None) for name in tiers(folded, clause, begin, size, counts[place].unit)]
    if not named and not _THINGS.search(folded, clause, begin):  # 3月、4月,产量分别为5万辆、6万辆
        named = _shared(folded, hits, counts[place:end], low, begin)
    named = named or [(None, None)] * size
    measure, base = ("delta", glue.base) if glue.grows else ("level", None)
    falls = _fallen(folded, counts[end - 1], glue)
    return [
        MetricOf(name, at, measure, base, (), False, None, None, None, None if name else "list_counts_differ", falls)
        for name, at in named
    ]


def _shared(folded: str, hits: Hits, counts: Sequence[Count], low: int, begin: int) -> list[Named]:
    """Return the one name that the counts of a list have, where it is a whole one without the word of the unit."""
    name, at = _name(folded, hits, counts[0], low, begin, None)
    whole = name is not None and _BOTH not in name and folded.endswith(name, low, begin)
    return [(name, at)] * len(counts) if whole and len({count.unit for count in counts}) == 1 else []


def _alike(
    folded: str, counts: Sequence[Count], place: int, low: int, led: Led, before: MetricOf | None
) -> list[MetricOf]:
    """Return what a count measures that has no words of its own: 分别引进项目5个、8个; 企业412家,同比净增45家."""
    begin, glue = led
    count = counts[place]
    if before is None or before.metric is None or counts[place - 1].unit != count.unit or count.noun:
        return []
    if _AND.fullmatch(folded, low, count.start):
        return [] if _BOTH in before.metric else [before._replace(part_of=None)]
    if not glue.grows or glue.to or before.measure != "level" or begin > low + 1 or glue.respective:
        return []
    if not _AGAIN.fullmatch(folded, low, count.start):
        return []
    return [before._replace(measure="delta", base=glue.base, part_of=None, falls=_fallen(folded, count, glue))]


def _fallen(folded: str, count: Count, glue: Glue) -> bool:
    """Tell whether a count says by how many something became less: 减少300人, but 减少300名员工, 下降的有4家."""
    ends = not folded[count.end : count.end + 1].isalpha()
    return glue.grows and ends and _FALLS.search(glue.text) is not None


def _risen(counts: Sequence[Count], place: int, low: int, led: Led, before: MetricOf | None) -> list[MetricOf]:
    """Return what the value measures that the count before it, at whose end `low` is, became: 由2600座压减到1053座."""
    begin, glue = led
    if not glue.to or begin > low:
        return []
    if before is None or before.metric is None or counts[place - 1].unit != counts[place].unit:
        return []
    return [before._replace(measure="level", base=None, part_of=None)]


def _totalled(folded: str, counts: Sequence[Count], place: int, before: MetricOf | None) -> list[MetricOf]:
    """Return what the total behind a number measures, of new ones without 新增: 新增规上企业12家,累计达到47家."""
    if before is None or before.metric is None or counts[place - 1].unit != counts[place].unit:
        return []
    if counts[place].noun or not _TOTAL.fullmatch(folded, counts[place - 1].end, counts[place].start):
        return []
    name = _NEW.sub("", before.metric)
    named = before if name == before.metric else before._replace(metric=name or None, metric_id=None)
    return [named._replace(measure="level", base=None, part_of=None)]


def _named(
    folded: str, hits: Hits, count: Count, low: int, led: Led, before: MetricOf | None, whole: int | None
) -> MetricOf:
    """Return what one count measures; `before` is the count before it in its sentence."""
    begin, glue = led
    if bounds(folded, count.end):
        return MetricOf(None, None, "level", None, (), False, None, None, None, "bounds_a_group")
    name, metric_id = _name(folded, hits, count, low, begin, before)
    if name in HEADS and (crop := crop_before(folded, begin - len(name))):
        name, metric_id = crop + name, filed(crop + name)[1]
    name = output(name, count.unit, before.metric if before else None, folded, count.start)
    name = None if holds_number(name or "") else name
    measure = "delta" if glue.grows else "rate" if rated(folded, low, count.start) else "level"
    base, falls = glue.base if glue.grows else None, _fallen(folded, count, glue)
    reason = None if name else "no_indicator"
    return MetricOf(name, metric_id, measure, base, (), False, None, None, whole, reason, falls)


def _name(
    folded: str, hits: Hits, count: Count, low: int, begin: int, before: MetricOf | None
) -> tuple[str | None, str | None]:
    """Return name and id: by the lexicon, by the noun behind, by the words before."""
    hit = hits.by_end.get(begin)
    if hit and hit[0] >= low and not count.noun:
        entry = indicators()[hit[1]]
        if entry.role != "verb" and entry.unit_family not in _AMOUNTS:
            run = _run_before(folded, begin, low)
            whole = run if run.endswith(entry.term) else entry.term
            if whole == entry.term and entry.kind == "per_capita":
                return entry.metric, entry.metric_id
            if whole == entry.term and (new := added(folded, hit[0], low)):
                return completed(new + whole, count.unit), None
            return completed(whole, count.unit), entry.metric_id if whole == entry.term else None
    if not count.noun and folded.rfind("以", low, begin) >= 0 and (bounded := things(folded, hits, begin, low)):
        return completed(bounded, count.unit), None
    if count.noun.startswith("公司"):
        return None, None  # 两家公司: which ones is told elsewhere
    name = by_noun(count, trimmed(_run_before(folded, begin, low)), before)
    return (None if name and is_of_sum(name) else name), None


def _run_before(folded: str, end: int, low: int) -> str:
    """Return the words that end at `end` and may name a count, with the level they are of."""
    run = words.run_before(folded, end, low)
    return with_level(folded, end - len(run), run)
