"""Score what only an annotation's `facts`, `respective_lists` and `part_whole` hold: counts, lists and totals.

A count or physical quantity is right if the spans overlap and value and unit class agree.  Names of counts are words
of the text (论文发表数, 学术论文数): two are the same where, without the word for a number at their end, they share a
noun of two characters.  A 分别 list is right if each value has its indicator, or none where the numbers of values and
indicators differ.  A total is right if all its parts, and no others of its kind, point at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from extractors.base import fold
from extractors.counts import Count
from extractors.figure_words import figure_word
from pipeline.context.types import ContextOf
from pipeline.document.clean import to_source
from pipeline.document.split import Report
from pipeline.metric.draft import MetricOf
from pipeline.reading import Reading
from pipeline.score.context import listed, modality_matches, period_matches, subject_matches
from pipeline.score.metrics import metric_matches

Gold = Mapping[str, Any]
CLASSES = ("count", "physical")
_NUMBER = re.compile(rf"(?:{figure_word('measured')}|数量?)$|\(.*?\)")


class Found(NamedTuple):
    """A figure or count of a text, with its span in the annotated text and what was read of it.

    `counted` is the count, None for a figure; `whole` is the start of the total it belongs to.
    """

    start: int
    end: int
    counted: Count | None
    metric: MetricOf
    context: ContextOf
    subject: str | None
    whole: int | None


def found_in(reports: Sequence[tuple[Report, Reading]]) -> list[Found]:
    """Return the figures and counts of a text, in its own offsets."""
    out: list[Found] = []
    for report, reading in reports:

        def at(offset: int, report: Report = report) -> int:
            return int(report.source_start + to_source(report.fixes, offset))

        both = (
            (reading.figures, reading.metrics, reading.contexts),
            (reading.counts, reading.count_metrics, reading.count_contexts),
        )
        for mentions, metrics, contexts in both:
            for m, metric, context in zip(mentions, metrics, contexts, strict=True):
                whole = None if metric.part_of is None else at(mentions[metric.part_of].start)
                count = m if isinstance(m, Count) else None
                out.append(Found(at(m.start), at(m.end - 1) + 1, count, metric, context, context.subject, whole))
    return out


def counts_of(name: str, gold: Gold, found: Sequence[Found], lines: list[str]) -> tuple[list[tuple[Gold, Found]], int]:
    """Return the annotated counts that were found, with what was found, and how many found ones are not annotated."""
    wanted = [fact for fact in gold.get("facts", ()) if fact["class"] in CLASSES]
    mine = [item for item in found if item.counted is not None]
    pairs, used = [], set()
    for fact in wanted:
        hit = next((i for i, item in enumerate(mine) if i not in used and _same(fact, item)), None)
        if hit is not None:
            used.add(hit)
            if not fact.get("optional"):
                pairs.append((fact, mine[hit]))
        elif not fact.get("optional"):
            lines.append(f"{name} missed count {fact['value_text']!r} at {fact['value_start']} {fact['metric']}")
    spare = [
        item
        for i, item in enumerate(mine)
        if i not in used and not any(_overlap(fact, item) for fact in wanted if fact.get("optional"))
    ]
    lines += [f"{name} spurious count {item.counted and item.counted.text!r} at {item.start}" for item in spare]
    return pairs, len(spare)


def missing(gold: Gold, right: int) -> int:
    """Return how many annotated counts were not found."""
    return sum(fact["class"] in CLASSES and not fact.get("optional") for fact in gold.get("facts", ())) - right


def judged(name: str, pairs: Sequence[tuple[Gold, Found]], lines: list[str]) -> Iterator[tuple[str, bool, bool]]:
    """Yield (attribute, right, null) of each count that was found; what is not right is added to `lines`."""
    for fact, item in pairs:
        context, metric = item.context, item.metric.metric
        accepted = [fact["metric"], *listed(fact.get("metric_alt"))]
        answers: dict[str, tuple[bool, object]] = {
            "metric": (any(_same_name(metric, item.metric.metric_id, other) for other in accepted), metric),
            "subject": (subject_matches(item.subject, fact), item.subject),
            "period": (period_matches(context.period_start, context.period_end, fact), context.period_start),
            "modality": (modality_matches(context.modality, fact), context.modality),
        }
        for attribute, (right, shown) in answers.items():
            if not right:
                lines.append(
                    f"{name} {attribute} of count {fact['value_text']!r} at {fact['value_start']}: "
                    f"{shown} for {fact[attribute]}"
                )
            yield f"count {attribute}", right, shown is None


def lists_of(name: str, gold: Gold, found: Sequence[Found], lines: list[str]) -> tuple[int, int]:
    """Return how many annotated 分别 lists are read as annotated, and how many are not."""
    right = wrong = 0
    for row in gold.get("respective_lists", ()):
        inside = [item for item in found if item.counted is None and row["start"] <= item.start < row["end"]]
        values = inside[-len(row["values"]) :]
        names = [item.metric for item in values]
        if row["aligned"]:
            good = len(names) == len(row["metrics"]) and all(
                metric_matches(mine.metric, mine.metric_id, other)
                for mine, other in zip(names, row["metrics"], strict=True)
            )
        else:
            good = all(mine.metric is None and mine.candidates for mine in names)
        right, wrong = right + good, wrong + (not good)
        if not good:
            lines.append(f"{name} list {row['text']!r}: {[mine.metric for mine in names]}")
    return right, wrong


def totals_of(name: str, gold: Gold, found: Sequence[Found], lines: list[str]) -> tuple[int, int, int]:
    """Return how many annotated totals have their parts, how many parts point elsewhere, how many totals lack one."""
    places = {fact["id"]: fact["value_start"] for fact in gold.get("facts", ())}
    places |= {mention["id"]: mention["start"] for mention in gold["mentions"] if "id" in mention}
    pointing = {(item.start, item.whole) for item in found if item.whole is not None}
    right = missed = 0
    wanted: set[tuple[int, int]] = set()
    for total in gold.get("part_whole", ()):
        if total["whole"] not in places or any(part not in places for part in total["parts"]):
            continue
        pairs = {(places[part], places[total["whole"]]) for part in total["parts"]}
        wanted |= pairs
        right, missed = right + (pairs <= pointing), missed + (not pairs <= pointing)
        if not pairs <= pointing:
            lines.append(f"{name} missed total {total.get('text', total['whole'])!r}")
    annotated = {fact["value_start"] for fact in gold.get("facts", ())} or set(places.values())
    spurious = [(part, whole) for part, whole in sorted(pointing - wanted) if part in annotated]
    lines += [f"{name} spurious part at {part} of a total at {whole}" for part, whole in spurious]
    return right, len(spurious), missed


def _same(fact: Gold, item: Found) -> bool:
    """Return whether a count found is the annotated one."""
    count = item.counted
    if count is None or not _overlap(fact, item):
        return False
    return Decimal(fact["value"]) == (count.low if count.low is not None else count.high)


def _overlap(fact: Gold, item: Found) -> bool:
    """Return whether two spans share a character."""
    return bool(fact["value_start"] < item.end and item.start < fact["value_end"])


def _same_name(name: str | None, metric_id: str | None, other: str) -> bool:
    """Return whether two names of counts share a noun."""
    if name is None:
        return False
    if metric_matches(name, metric_id, other):
        return True
    left, right = (_NUMBER.sub("", fold(each)) for each in (name, other))
    short, long = sorted((left, right), key=len)
    pieces = {short[place : place + 2] for place in range(len(short) - 1)}
    return bool(pieces) and sum(piece in long for piece in pieces) * 2 >= len(pieces)
