"""What speaks for or against a candidate as the name of a figure, as words that carry weights (`metric_weights.tsv`).

A sign tells where the candidate stands (B before the figure, A after), what asks (m money, p percentage; G where it
grows, L where it is a level) and one thing seen.  None holds more of a text than one character, so that weights learnt
on some texts hold on others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.base import Money, Percentage
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.ranking.candidates import Candidate
from pipeline.metric.wording.words import is_ratio

_CHANGE = re.compile("[上下][涨跌升降调]|[增提降涨跌缩减扩]|攀升|飙升|收窄|回落")
_OF = re.compile("(?:以上|以下|左右|多)*的")
_LINKS = re.compile("[占比为达是到从降涨获报在和与较有]|投资|处以|节省|分别|每")
_FOR_A_UNIT = re.compile("(?:价格?|成本|收益|股利|标准)$")
_STOPS = re.compile("[;。!?\n]")
_STEPS = (0, 1, 2, 4, 8, 16, 32, 64, 99)
_BREAKS = frozenset(",;。:、!?\n(")
_CLOSE = 40  # characters within which the words between say anything


def _seen(char: str) -> str:
    """Return a character as a sign shows it: a blank, a digit or a letter stands for all of its kind."""
    if not char or char.isspace():
        return "_"
    return "0" if char.isdigit() else "a" if char.isascii() and char.isalpha() else char


class Asked:
    """What is seen of a figure, whichever the candidate; `near` are the figures around it, itself among them."""

    def __init__(self, draft: Draft, scope: Scope, near: Sequence[Draft]) -> None:
        """Look at a figure."""
        folded, start, end = scope.folded, draft.figure.start, draft.figure.end
        self.draft, self.folded = draft, folded
        self.named = [each for each in near if each.metric is not None and not each.inferred]
        self.unit = "p" if isinstance(draft.figure, Percentage) else "m"
        self.kind = self.unit + ("G" if draft.grows else "L")
        self.change = "C" if _CHANGE.search(folded, max(draft.low, start - 10), start) else "-"
        self.marks = list(self._marks(start, end))

    def _marks(self, start: int, end: int) -> list[str]:
        """Return what stands beside the figure."""
        draft, unit, previous = self.draft, self.unit, self.draft.previous
        close = previous is not None and previous.sentence == draft.sentence and start - previous.figure.end < 14
        seen = {
            f"占{unit}": self.folded.find("占", max(draft.low, start - 14), start) >= 0,
            f"的{unit}": _OF.match(self.folded, end) is not None,
            "per": self.per,
            f"near{unit}": close,
        }
        return [mark for mark, holds in seen.items() if holds]

    @property
    def per(self) -> bool:
        """Tell whether the figure is an amount a unit: 5元/斤."""
        return isinstance(self.draft.figure, Money) and self.draft.figure.per is not None

    def none(self, count: int) -> list[str]:
        """Return the signs of there being no name among `count` candidates."""
        draft, folded, start = self.draft, self.folded, self.draft.figure.start
        last = _seen(folded[start - 1 : start]) if start > draft.low else "^"
        fresh = draft.begin <= draft.first or folded[draft.begin - 1] in _BREAKS
        around = [
            self.kind,
            f"{self.unit} behind {last}",
            f"{self.unit} before {_seen(folded[draft.figure.end : draft.figure.end + 1])}",
            f"{self.kind} {'fresh' if fresh else 'within'}{self.change}",
            *self.marks,
            f"of {min(count, 4)}",
        ]
        return ["none", *(f"none {sign}" for sign in around)]

    def alike(self, other: Draft) -> str:
        """Tell how a figure that has the candidate's name resembles this one."""
        mine, its = self.draft.figure, other.figure
        if isinstance(mine, Money) and isinstance(its, Money) and mine.currency == its.currency:
            low, high = sorted((mine.low or mine.high or 0, its.low or its.high or 0))
            return "no value" if not low else "near" if high < 3 * low else "far"
        if isinstance(mine, Percentage) and isinstance(its, Percentage):
            return "same" if self.draft.grows == other.grows else "other"
        return "kind"


def signs(asked: Asked, candidate: Candidate, rank: int) -> list[str]:
    """Return the signs of a candidate, the `rank`-th from the figure on its side."""
    name, entry = candidate.name, candidate.entry
    folded, figure, kind, unit = asked.folded, asked.draft.figure, asked.kind, asked.unit
    before = candidate.end <= figure.start
    side = "B" if before else "A"
    between = folded[candidate.end : figure.start] if before else folded[figure.end : candidate.start]
    glued = max(0, asked.draft.begin - candidate.end) if before else len(between)
    ratio = "R" if is_ratio(name) else "S"
    ends = _seen(name[-1])
    out = [
        f"{side}{kind}",
        f"{side}{kind} glued {_STEPS[bisect_left(_STEPS, min(glued, _STEPS[-1]))]}",
        f"{side}{kind} rank {min(rank, 3)}",
        f"{side} {entry.role} {entry.unit_family}" if entry else f"{side} words",
        f"{side}{kind}{asked.change} {ratio}",
        f"{unit} ends {ends}",
        f"{side}{unit} ends {ends}",
        f"{side} commas {min(between.count(',') + between.count(':'), 3)}",
        f"{side} stops {min(len(_STOPS.findall(between)), 2)}",
        *(f"{side}{ratio} {mark}" for mark in asked.marks),
    ]
    holders = [each for each in asked.named if each.metric == name]
    if holders:
        out += [f"{side}{kind} taken", *sorted({f"taken {unit} {asked.alike(each)}" for each in holders})]
    if asked.per:
        out.append("per price" if _FOR_A_UNIT.search(name) else "per other")
    if between.count("(") != between.count(")"):
        out.append(f"{side} bracket")
    if before and len(between) <= _CLOSE:
        out += sorted({f"between {link}{unit}" for link in _LINKS.findall(between)})
    return out
