"""What every extractor shares: the text it reads, the mentions it returns, the rules it is made of.

Nothing here knows of files or tables.  Offsets are half-open Unicode code-point offsets into the text
given to `Passage`, so that `text[m.start:m.end] == m.text` for every mention.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from extractors.folding import fold as fold
from extractors.records import record

Kind = Literal["enterprise", "money", "percentage", "patents"]
Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
Words = Callable[[str], list[str]]  # cuts a short string into words
Tick = Callable[[str], None]  # told the name of each stage when it is done


def untimed(_stage: str) -> None:
    """Ignore that a stage is done: the `Tick` of whoever does not time stages."""


@record(frozen=True, slots=True)
class Mention:
    """What an extractor found: `text` is `passage.text[start:end]`, `rule` the name of the rule that read it."""

    start: int
    end: int
    text: str
    rule: str

    @property
    def kind_of(self) -> Kind:
        """The kind of mention, by its class: enterprise, money, percentage or patents."""
        return KINDS[type(self)]


@record(frozen=True, slots=True)
class Money(Mention):
    """An amount.  `low`..`high` in units of `currency`; None is an open end; `slack` half a unit of the last digit."""

    low: Decimal | None
    high: Decimal | None
    slack: Decimal
    qualifier: Qualifier = "exact"
    currency: str = "CNY"
    unit_inferred: bool = False
    per: str | None = None


@record(frozen=True, slots=True)
class Percentage(Mention):
    """A percentage as printed: `low_pct` 1.8 means 1.8 %; a permille keeps its printed number and says so in `unit`.

    `falling` is True after 下降 / 减少 / 降低 …: the printed value stays positive, the growth it states is negative.
    """

    low_pct: Decimal | None
    high_pct: Decimal | None
    slack_pct: Decimal
    qualifier: Qualifier = "exact"
    unit: Literal["percent", "percentage_point", "permille"] = "percent"
    sign_inferred: bool = False
    falling: bool = False


PatentKind = Literal["any", "invention", "utility_model", "design", "software_copyright"]
PatentAction = Literal["applied", "granted", "held", "transferred", "unknown"]


@record(frozen=True, slots=True)
class Patents(Mention):
    """A number of patents.  `count_high` is None where the words leave it open (70多项)."""

    count: int | None
    count_high: int | None
    qualifier: Qualifier = "exact"
    kind: PatentKind = "any"
    action: PatentAction = "unknown"


EnterpriseKind = Literal["legal_name", "group", "short", "foreign", "factory", "cooperative", "other"]


@record(frozen=True, slots=True)
class Enterprise(Mention):
    """A name of one enterprise.  `full` is the name it abbreviates where the document itself says so, else None."""

    kind: EnterpriseKind = "other"
    full: str | None = None


KINDS: dict[type[Mention], Kind] = {
    Enterprise: "enterprise",
    Money: "money",
    Percentage: "percentage",
    Patents: "patents",
}


@dataclass(frozen=True, slots=True)
class Drop:
    """A candidate that did not become a mention, and why."""

    start: int
    end: int
    text: str
    rule: str
    reason: str


@dataclass(slots=True)
class Passage:
    """The text the extractors read: `text` as given, `folded` for matching (same length, same offsets).

    `words` cuts a short window into words; the pipeline hands in jieba, a plain string has none.
    `cache` holds what several extractors share (the quantities of the passage), keyed by the name of its maker.
    `trace` keeps every drop; without it only the reasons are counted.
    `missing` says what the text lacks of all that `gates` ask for; 0 where nobody has looked.
    """

    text: str
    words: Words | None = None
    trace: bool = False
    folded: str = field(init=False)
    drops: list[Drop] = field(init=False, default_factory=list)
    reasons: defaultdict[str, int] = field(init=False, default_factory=lambda: defaultdict(int))
    cache: dict[str, object] = field(init=False, default_factory=dict)
    missing: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        """Fold once for all extractors."""
        self.folded = fold(self.text)

    def drop(self, start: int, end: int, rule: str, reason: str) -> None:
        """Count a candidate that was given up, and keep it where a trace is wanted."""
        self.reasons[reason] += 1
        if self.trace:
            self.drops.append(Drop(start, end, self.text[start:end], rule, reason))


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as real reports write it, with the literal mentions expected of it.

    `expected` is a tuple of tuples: the mention's text, then literal values in the order the extractor's
    `literals()` gives them.  An empty tuple marks a near miss: nothing may be found.
    """

    sentence: str
    expected: tuple[tuple[object, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule with its evidence beside it: `pattern` documents what it matches, `examples` prove it."""

    name: str
    pattern: str
    examples: tuple[Example, ...]
    note: str = ""


def in_order(few: str, many: str) -> bool:
    """Return whether the characters of `few` occur in `many` in the same order."""
    rest = iter(many)
    return all(char in rest for char in few)


def ends_of(*values: Decimal | None) -> tuple[str | None, ...]:
    """Return the ends of an interval as examples state them: plain digits, None where open."""
    return tuple(None if value is None else format(value.normalize(), "f") for value in values)
