"""Figures whose words exhaust what they divide, held against the total before them, for the check part_whole.

职工330人,男238人,女92人 · 政府债务余额31.5亿元,其中一般债务12.6亿元、专项债务18.9亿元
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import level
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.splits import CHANGED, adds_up, of_one_act, total
from pipeline.checks.words import one_of
from pipeline.tables import Fact

_LABEL = 26
_INCOME, _SAID = "收入", re.compile("(?:完成|实现|预[期计]|安排|达到?|[为约共])*")
_STOP = re.compile("[。\n]")


@dataclass(frozen=True, slots=True)
class Split:
    """Words that exhaust what they divide (男 and 女), and what its words must hold: 国税 and 地税 are all 税收.

    `closed` ones do so only where no other figure of the unit follows: 续建47个,新开工79个,储备30个.
    """

    members: frozenset[str]
    whole: str
    closed: bool


@cache
def exhaustive() -> list[Split]:
    """Return the sets of words that exhaust what they divide."""
    return [
        Split(frozenset(row["parts"].split()), row["whole"] if row["kind"] == "named" else "", row["kind"] == "closed")
        for row in load("complete_splits")
        if row["kind"] in ("word", "named", "closed")
    ]


@cache
def _begun() -> re.Pattern[str]:
    """Return a pattern that finds a word of any of the sets that exhaust what they divide: one word of each."""
    return one_of(*sorted({min(split.members) for split in exhaustive()}))


@gated(_begun)
def kinds(report: ReportFacts) -> Iterator[Judgement]:
    """Add up figures whose words exhaust what they divide, told one after the other: 职工330人,男238人,女92人."""
    folded = report.folded
    for split in exhaustive() if _begun().search(folded) else ():
        first = min(split.members)
        at = folded.find(first)
        if at < 0 or not all(name in folded for name in split.members):
            continue
        done = 0
        while at >= 0:
            low, high = report.sentence_span(at)
            if low >= done:
                done = max(high, low + 1)
                yield from _divided(report, split, _told(report, split, at, (low, high)))
            at = folded.find(first, max(done, at + 1))


def _told(report: ReportFacts, split: Split, at: int, sentence: Span) -> Sequence[Fact]:
    """Return the figures around a member of a split; beside a total named for it changes are left out.

    三公经费支出86.4万元,比上年减少9.6万元,下降10%。其中:公务接待费12.6万元
    """
    low, high = sentence
    if split.whole and report.folded.startswith("其中", low) and low > 1:
        low = report.sentence_span(low - 2)[0]
    if split.whole:  # 其中税收收入7.1亿元,占74%;非税收入2.7亿元
        stop = _STOP.search(report.folded, at)
        high = stop.start() if stop else len(report.folded)
    figures = amounts(report, max(low, at - 200), min(high, at + 200))
    changes = ("growth", "delta", "share") if split.whole else ()
    return [fact for fact in figures if fact.measure not in changes and not (split.whole and fact.unit == "%")]


def _divided(report: ReportFacts, split: Split, figures: Sequence[Fact]) -> Iterator[Judgement]:
    """Look for a total right before the members of one split, each met once."""
    members, size = split.members, len(split.members)
    labels = [_label(report, figures, place, members) for place in range(len(figures))]
    for place in range(1, len(figures) - size + 1):
        parts = figures[place : place + size]
        if set(labels[place : place + size]) != members:
            continue
        whole = _whole(report, split, figures[:place], parts[0])
        if labels[figures.index(whole)] is not None:
            continue
        plain = all(level(fact) and fact.unit == whole.unit for fact in (whole, *parts)) and of_one_act(parts)
        words, more = report.words(whole), figures[place + size :]
        if split.closed and more and more[0].unit == whole.unit:
            continue
        if plain and split.whole in words and not CHANGED.search(words):
            alike = [f for f in figures[:place] if f.unit == whole.unit and level(f)]
            if any(adds_up(report, f, (whole, *parts)) for f in alike if f is not whole):
                continue  # 党组织87个,即党工委1个、党委6个、党总支9个、党支部71个
            others = [f for f in alike if adds_up(report, f, parts)]
            # 年初安排收入14.2亿元,实际完成14.6亿元。其中…: of what was done
            yield consistent((others[-1], *parts)) if others else total(report, whole, parts)


def _whole(report: ReportFacts, split: Split, before: Sequence[Fact], part: Fact) -> Fact:
    """Return the total of some parts: the figure right before them, or the last that is named so or has their unit.

    一般公共预算收入完成9.8亿元,为预算9.6亿元的102.1%,其中税收收入7.1亿元 · 项目86个,总投资312亿元,其中续建50个.
    A plan (完成任务45件的126%) is none of what was done.
    """
    last = before[-1]
    alike = [fact for fact in before if fact.unit == part.unit and level(fact) and fact.modality == part.modality]
    if split.whole:
        return next((fact for fact in reversed(alike) if split.whole in report.words(fact)), last)
    behind = "其中" in report.folded[last.end : part.start]
    return alike[-1] if alike and behind and last.unit != part.unit else last


def _label(report: ReportFacts, figures: Sequence[Fact], place: int, members: frozenset[str]) -> str | None:
    """Return the member that the words between a figure and the one before it begin with."""
    fact = figures[place]
    low = figures[place - 1].end if place else report.clause(fact.start)
    between = report.folded[max(low, fact.start - _LABEL) : fact.start]
    behind = report.folded[fact.end : fact.end + 6]
    name = next((name for name in members if name in between or (not place and behind.startswith(name))), None)
    if name and name.endswith(_INCOME) and not _SAID.fullmatch(between.rpartition(name)[2]):
        return None  # 税收收入中增值税3.2亿元
    return name
