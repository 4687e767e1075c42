"""Figures that two others of their paragraph define, by the words before them, for the check identity.

出口6.94亿元,进口1.68亿元,贸易顺差5.26亿元 · 总资产32.5亿元,总负债14.3亿元,资产负债率44%
货运量860万吨,货物周转量12.9亿吨公里,平均运距150公里: a quotient, whose unit is what the two others leave

Each of the two must be told once in the paragraph, before the third: a paragraph that tells of two years or two firms
names them twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import load
from pipeline import intervals
from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, undecidable
from pipeline.checks.figures import all_exact, level
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, one_of
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_SIZED = "(?:总?[额值量]|金额|总金额|[合总]计)?(?:[:为是约达]|达到|完成|实现)*"
_BESIDE = re.compile(either("D4.other_kind"))
_OF_SOME = re.compile("[款户业行司类卡](?:的|五级)?$")  # 小微贷款|不良率
_WAY = any_of("D4.ways")
_REACH, _WIDE = 300, 900  # characters of a paragraph, and of those before it


@dataclass(frozen=True, slots=True)
class Identity:
    """The name of a figure, how two others make it up, and what must stand before these."""

    name: re.Pattern[str]
    kind: str
    first: re.Pattern[str]
    second: re.Pattern[str]


@cache
def _identities() -> tuple[Identity, ...]:
    """Return the identities of the lexicon."""
    return tuple(
        Identity(
            re.compile(f"{row['name']}{_SIZED}(?=[0-9])"),
            row["kind"],
            *(re.compile(f"(?<!进){row[part]}{_SIZED}$") for part in ("first", "second")),
        )
        for row in load("told_identities")
    )


@cache
def _names() -> re.Pattern[str]:
    """Return a pattern that finds the name of any identity."""
    return one_of(*(row["name"] for row in load("told_identities")))


@gated(_names)
def defined(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each figure that two others define against these."""
    if not _names().search(report.folded):
        return
    for identity in _identities():
        for match in identity.name.finditer(report.folded):
            told = report.amount_at(match.end())
            pair = _pair(report, identity, match.start()) if told is not None else None
            if told is not None and pair and not _BESIDE.search(_words(report, identity, told)):
                yield from _judged(report, identity.kind, told, *pair)


def _words(report: ReportFacts, identity: Identity, told: Fact) -> str:
    """Return the words before a figure; what is carried is told as a mean: 平均运距."""
    words = report.words(told)
    return words.replace("平均", "") if identity.kind == "quotient" else words


def _pair(report: ReportFacts, identity: Identity, at: int) -> tuple[Fact, Fact] | None:
    """Return the two figures of the paragraph that an identity names, if each is told once before `at`."""
    low = report.line_start(at, _REACH)
    around = [fact for fact in amounts(report, low, at) if level(fact) or fact.unit == "‰"]
    first, second = ([f for f in around if part.search(report.words(f))] for part in (identity.first, identity.second))
    if len(first) > 1 or len(second) > 1:  # 甲公司…;乙公司营业收入4.3亿元,净利润0.1亿元,净利润率2.3%
        part = max(report.folded.rfind(mark, low, at) for mark in "。;")
        first, second = ([fact for fact in told if fact.start > part] for told in (first, second))
    if len(first) == 1 and not second and identity.kind == "rate" and not _OF_SOME.search(report.folded, at - 6, at):
        wider = amounts(report, max(0, at - _WIDE), low)
        second = [fact for fact in wider if level(fact) and identity.second.search(report.words(fact))]
    if len(first) != 1 or len(second) != 1 or _BESIDE.search(report.words(first[0])):
        return None
    fits = _carried if identity.kind == "quotient" else _of_one_unit
    return (first[0], second[0]) if fits(report, first[0], second[0]) else None


def _of_one_unit(_: ReportFacts, first: Fact, second: Fact) -> bool:
    """Return whether two figures are of one unit."""
    return first.unit == second.unit


def _carried(report: ReportFacts, first: Fact, second: Fact) -> bool:
    """Return whether one figure is what another was carried so far: 吨公里 and 吨, by the same ways."""
    ways = [set(_WAY.findall(report.words(fact))) for fact in (first, second)]
    return first.unit == f"{second.unit.removesuffix('次')}公里" and (not ways[0] or ways[0] == ways[1])


def _judged(report: ReportFacts, kind: str, told: Fact, first: Fact, second: Fact) -> Iterator[Judgement]:
    """Compare a figure with what two others make of it."""
    facts = (told, first, second)
    unit = {"difference": first.unit, "quotient": first.unit.removeprefix(second.unit.removesuffix("次"))}.get(
        kind, "%"
    )
    if told.unit != unit:
        return
    if not all_exact(*facts):
        yield undecidable(facts, "open_interval")
        return
    a, b = report.printed(first), report.printed(second)
    formula = {"difference": f"{a} − {b}", "rate": f"{a} / {b}", "quotient": f"{a} / {b}", "margin": f"1 − {a} / {b}"}[
        kind
    ]
    implied = _made(kind, report.interval(first), report.interval(second))
    shown = _made(kind, report.shown(first), report.shown(second))
    if kind == "difference" and not implied.positive and told.low:
        yield undecidable(facts, "other_parts")  # 支出总计 may hold what is left for the next year
        return
    said = worded(formula)
    yield against_reckoning(report, facts, Reckoning(implied, shown, *said, told, reason="identity_fails"))


def _made(kind: str, first: Interval, second: Interval) -> Interval:
    """Return the difference of two figures, their ratio, or that in per cent."""
    if kind == "difference":
        return first - second
    if kind == "quotient":
        return first / second
    ratio = (first / second).scaled(HUNDRED)
    return ratio if kind == "rate" else intervals.exactly(HUNDRED) - ratio
