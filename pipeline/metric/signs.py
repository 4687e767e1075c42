"""What speaks for or against a candidate as the name of a figure, as words that carry weights (`metric_weights.tsv`).

Each sign joins what kind of figure asks (m or p for money or percentage, G where it grows, L where it is a level) with
one thing seen: where the candidate stands, what lies between, of which family it is.  None of them is a word of a
candidate but its last character, so that weights learnt on some texts hold on others.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.base import Percentage
from pipeline.metric.candidates import Candidate
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.words import is_ratio

_CHANGE = re.compile("[上下][涨跌升降调]|[增提降涨跌缩减扩]|攀升|飙升|收窄|回落")
_OF = re.compile("(?:以上|以下|左右|多)*的")
_LINKS = re.compile("[占比为达是到从降涨获报在和与较有]|投资|处以|节省|分别|每")
_STEPS = (0, 1, 2, 4, 6, 10, 16, 25, 40, 80)
_BREAKS = ",;。:、!?\n("


def _seen(char: str) -> str:
    """Return a character as a sign shows it: a blank, a digit or a letter stands for all of its kind."""
    if not char or char.isspace():
        return "_"
    return "0" if char.isdigit() else "a" if char.isascii() and char.isalpha() else char


class Asked:
    """What is seen of a figure, whichever the candidate."""

    def __init__(self, draft: Draft, scope: Scope, names: frozenset[str]) -> None:
        """Look at a figure; `names` are those that the figures near it have."""
        folded, figure = scope.folded, draft.figure
        start, end = figure.start, figure.end
        self.draft, self.folded, self.names = draft, folded, names
        kind = "p" if isinstance(figure, Percentage) else "m"
        self.kind = kind + ("G" if draft.grows else "L")
        self.change = "C" if _CHANGE.search(folded, max(draft.low, start - 10), start) else "-"
        last = _seen(folded[start - 1 : start]) if start > draft.low else "^"
        fresh = draft.begin <= draft.first or folded[draft.begin - 1] in _BREAKS
        self.around = [
            self.kind,
            f"{kind} behind {last}",
            f"{kind} before {_seen(folded[end : end + 1])}",
            f"{self.kind} {'fresh' if fresh else 'within'}{self.change}",
        ]
        self.marks = []
        if folded.find("占", max(draft.low, start - 14), start) >= 0:
            self.marks.append(f"占{kind}")
        if _OF.match(folded, end):
            self.marks.append(f"的{kind}")
        if getattr(figure, "per", None):
            self.marks.append("per")
        if draft.previous and draft.previous.sentence == draft.sentence and start - draft.previous.figure.end < 14:
            self.marks.append(f"near{kind}")

    def none(self, count: int) -> list[str]:
        """Return the signs of there being no name among `count` candidates."""
        return ["none", *(f"none {sign}" for sign in (*self.around, *self.marks)), f"none of {min(count, 4)}"]


def signs(asked: Asked, candidate: Candidate, rank: int, ends: list[int]) -> list[str]:
    """Return the signs of a candidate, the `rank`-th from the figure on its side; `ends` are the ends of figures."""
    start, end, name, metric_id, entry = candidate
    figure, folded, kind = asked.draft.figure, asked.folded, asked.kind
    before = end <= figure.start
    side = "B" if before else "A"
    between = folded[end : figure.start] if before else folded[figure.end : start]
    glued = folded[end : max(end, asked.draft.begin)] if before else between
    commas = min(between.count(",") + between.count(":"), 3)
    breaks = sum(map(between.count, ";。!?\n"))
    passed = bisect_left(ends, figure.start) - bisect_left(ends, end) if before else 0
    ratio = "R" if is_ratio(name) else "S"
    role = f"{entry.role} {entry.unit_family}" if entry else "words"
    change = asked.change
    out = [
        side + kind,
        f"{side} far {next((step for step in _STEPS if len(between) <= step), 99)}",
        f"{side}{kind} glued {next((step for step in _STEPS if len(glued) <= step), 99)}",
        f"{side}{kind} breaks {commas} {min(breaks, 2)}",
        f"{side}{kind} passes {min(passed, 2)}",
        f"{side}{kind} rank {min(rank, 3)}",
        f"{kind}{change} {role}",
        f"{side}{kind}{change} {ratio}",
        f"{side} {role}",
        f"{kind}{change} ends {_seen(name[-1])}",
        f"{side}{kind[0]} ends {_seen(name[-1])}",
        "id" if metric_id else "no id",
        f"long {min(len(name), 8)}",
        *(f"{side}{ratio} {mark}" for mark in asked.marks),
    ]
    if name in asked.names:
        out += (f"{side}{kind} taken", f"taken {min(commas + 2 * breaks, 4)}")
    if between.count("(") != between.count(")"):
        out.append(f"{side} bracket")
    if before:
        out.append("opens" if not start or folded[start - 1] in _BREAKS else "inside")
        out += {f"between {link}{kind[0]}" for link in _LINKS.findall(between)} if len(between) < 41 else ()
    else:
        out.append(f"A{kind[0]} first {_seen(between[:1])}")
        out.append("A closes" if end == len(folded) or folded[end] in _BREAKS else "A goes on")
    return out
