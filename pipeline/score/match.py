"""Hold what was found against what is annotated: which mention matches which, counted by kind.

Enterprises are right if the span is exactly that of the annotation (or of one of its `alt_spans`); the other kinds if
the spans overlap and the value is exactly the annotated one.  Mentions marked `optional` count neither way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from extractors import Enterprise, Mention, Money, Patents, Percentage
from extractors.name.parts import is_legal

if TYPE_CHECKING:
    from pipeline.document.split import Report
    from pipeline.reading import Reading

GoldMention = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Mentions of one kind: how many are `right`, found but not annotated (`spurious`), annotated but not found."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 1.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found; 1 where nothing is annotated."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.right else 0.0


@dataclass(slots=True)
class Attribute:
    """How many values of one attribute are `right`, `wrong`, or left null where one is annotated (`abstained`)."""

    right: int = 0
    wrong: int = 0
    abstained: int = 0

    @property
    def total(self) -> int:
        """All judged."""
        return self.right + self.wrong + self.abstained

    @property
    def share(self) -> float:
        """Share that is right."""
        return self.right / self.total if self.total else 1.0

    def count(self, right: bool, null: bool) -> str:
        """Add one judgement and return its name."""
        name = "right" if right else "abstained" if null else "wrong"
        setattr(self, name, getattr(self, name) + 1)
        return name


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its span in the annotated text."""

    start: int
    end: int
    mention: Mention
    number: int  # index among the figures, or among the enterprises, of its report
    reading: Reading
    report: Report


@dataclass(slots=True)
class Result:
    """What an evaluation found: a tally by kind, counts by attribute; `lines` names every miss and false alarm.

    `fingerprint` tells the annotation it was measured on from any other.
    """

    kinds: dict[str, Tally] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    fingerprint: str = ""


def add(result: Result, kind: str, right: int, spurious: int, missed: int) -> None:
    """Add to a tally."""
    tally = result.kinds.setdefault(kind, Tally())
    tally.right, tally.spurious, tally.missed = (
        tally.right + right,
        tally.spurious + spurious,
        tally.missed + missed,
    )


def matched(
    name: str, kind: str, gold: Mapping[str, Any], found: list[Placed], result: Result
) -> list[tuple[str, GoldMention, Placed]]:
    """Count one kind of one text; return the pairs that match."""
    wanted = [m for m in gold["mentions"] if m["type"] == kind]
    mine = [item for item in found if item.mention.kind_of == kind]
    pairs, used = [], set()
    for m in wanted:
        hit = next((i for i, item in enumerate(mine) if i not in used and same(m, item)), None)
        optional = bool(m.get("optional"))
        if hit is not None:
            used.add(hit)
            if not optional:
                pairs.append((name, m, mine[hit]))
        elif not optional:
            _count(result, kind, m["text"], "missed")
            result.lines.append(f"{name} missed {kind} {m['text']!r} at {m['start']} {_gold_value(m)}")
    for _, m, _item in pairs:
        _count(result, kind, m["text"], "right")
    spare = [m for m in wanted if m.get("optional")]
    for i, item in enumerate(mine):
        if i not in used and not any(_overlap(m, item) for m in spare):
            _count(result, kind, item.mention.text, "spurious")
            result.lines.append(f"{name} spurious {kind} {item.mention} at {item.start}")
    return pairs


def _count(result: Result, kind: str, text: str, what: str) -> None:
    """Add one to a tally; names with a legal form are tallied on their own as well."""
    kinds = [kind, "enterprise_legal"] if kind == "enterprise" and is_legal(text) else [kind]
    for each in kinds:
        tally = result.kinds.setdefault(each, Tally())
        setattr(tally, what, getattr(tally, what) + 1)


def _overlap(m: GoldMention, item: Placed) -> bool:
    """Return whether two spans share a character."""
    return bool(m["start"] < item.end and item.start < m["end"])


def same(m: GoldMention, item: Placed) -> bool:
    """Return whether a found mention is the annotated one."""
    mention = item.mention
    if isinstance(mention, Enterprise):
        return (item.start, item.end) in [(m["start"], m["end"]), *map(_span, m.get("alt_spans", ()))]
    return _overlap(m, item) and _same_value(m, mention)


def _span(alternative: Any) -> tuple[int, int]:
    """Return an alternative span, annotated as [start, end] or as a mapping."""
    if isinstance(alternative, Mapping):
        return alternative["start"], alternative["end"]
    return alternative[0], alternative[1]


def _same_value(m: GoldMention, mention: Mention) -> bool:
    """Return whether the value found is exactly the annotated one."""
    if isinstance(mention, Money):
        return _bounds(m) == (mention.low, mention.high) and m["currency"] == mention.currency
    if isinstance(mention, Percentage):
        return _bounds(m) == (mention.low_pct, mention.high_pct) and m["unit"] == mention.unit
    assert isinstance(mention, Patents)
    kinds = [m["kind"], *m.get("kind_alternatives", ())]
    actions = [m["action"], *m.get("action_alternatives", ())]
    return m["count"] == mention.count and mention.kind in kinds and mention.action in actions


def _bounds(m: GoldMention) -> tuple[Decimal | None, Decimal | None]:
    """Return the annotated interval."""
    low, high = m.get("low"), m.get("high")
    return (None if low is None else Decimal(str(low))), (None if high is None else Decimal(str(high)))


def _gold_value(m: GoldMention) -> str:
    """Return the annotated value for a listing."""
    keys = ("kind", "low", "high", "currency", "count", "action")
    return " ".join(f"{key}={m[key]}" for key in keys if m.get(key) is not None)
