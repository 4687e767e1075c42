"""The working state of one figure while its indicator is sought, and the result handed to the stages after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.base import Enterprise, Money, Patents, Percentage
from extractors.metrics import Hits, Indicator, indicators
from extractors.records import record
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.edges import holds_number
from pipeline.metric.wording.glue import EMPTY, Glue

Figure = Money | Percentage | Patents
# Words that name nothing: 在去年的基础上增加22%, 幅度为5%.
HOLLOW = frozenset(acts("hollow"))
_LAST, _POINTERS = "后者", ("后者", "前者", "两者", "二者", "三者")
_BREAK = re.compile("[,;。:、!?\n]")


class MetricOf(NamedTuple):
    """What one figure measures.

    `metric` is the lexicon's name where the printed words are one of its terms, else the words of the text;
    None with a `reason` where nothing is said plainly, then `candidates` may hold what it could be, in text order.
    `part_of` is the position, among the figures, of the total this figure is a part of; `falls` is True of an amount
    by which something became less (减少300万元).
    """

    metric: str | None
    metric_id: str | None
    measure: str | None
    base: str | None
    candidates: tuple[str, ...] = ()
    inferred: bool = False
    list_group: int | None = None
    list_pos: int | None = None
    part_of: int | None = None
    reason: str | None = None
    falls: bool = False


class Draft:
    """One figure and what is known of it so far; `low`..`high` is what may be read around it.

    A plain class whose defaults stand on the class: most figures never set most of them.
    """

    begin: int = 0
    grows: bool = False
    glue: Glue = EMPTY
    metric: str | None = None
    metric_id: str | None = None
    measure: str | None = None
    base: str | None = None
    candidates: tuple[str, ...] = ()
    inferred: bool = False
    list_group: int | None = None
    list_pos: int | None = None
    part_of: int | None = None
    reason: str | None = None
    falls: bool = False
    row: bool = False  # one of a row that a colon opens
    holder: str = ""  # of what part of a whole it is, and those that go on with its list: 规模以上工业企业

    def __init__(self, previous: Draft | None, figure: Figure, sentence: int, first: int, low: int, high: int) -> None:
        """Begin with a figure, its sentence, and where that sentence and what may be read of it begin and end."""
        self.previous = previous
        self.index: int = previous.index + 1 if previous else 0
        self.figure = figure
        self.sentence, self.first, self.low, self.high = sentence, first, low, high
        self.last: int = figure.end

    def name(self, name: tuple[str, str | None]) -> None:
        """Give the figure its metric; words that name nothing are none."""
        self.metric, self.metric_id = (None, None) if name[0] in HOLLOW else name
        if name[0].startswith(_POINTERS):  # 甲投资3亿元,乙投资2亿元,后者下降3%: the last of them
            last = self.previous if name[0].startswith(_LAST) and self.previous else None
            self.metric, self.metric_id = (last.metric, last.metric_id) if last else (None, None)
        self.reason = "hollow_name" if self.metric is None else None

    def follow(self, other: Draft) -> None:
        """Take over what `other` measures."""
        self.metric, self.metric_id, self.measure, self.base = other.metric, other.metric_id, other.measure, other.base
        self.candidates, self.reason, self.falls = other.candidates, other.reason, other.falls

    def freeze(self) -> MetricOf:
        """Return the result."""
        if self.metric and not self.metric_id and holds_number(self.metric):
            self.metric, self.reason = None, "no_indicator"
        return MetricOf(
            self.metric,
            self.metric_id,
            self.measure,
            self.base,
            self.candidates,
            self.inferred,
            self.list_group,
            self.list_pos,
            self.part_of,
            self.reason,
            self.falls and self.measure == "delta" and not _below_zero(self.figure),
        )


def _below_zero(figure: Figure) -> bool:
    """Tell whether a minus says already that an amount is one by which something fell: 减少-300万元."""
    return isinstance(figure, Money) and figure.high is not None and figure.high < 0


@record(frozen=True, slots=True)
class Scope:
    """The passage as the rules read it."""

    folded: str
    hits: Hits
    firms: Sequence[Enterprise]
    firm_ends: list[int]

    def ending(self, low: int, begin: int, end: int) -> tuple[int, int, Indicator] | None:
        """Return (start, end, entry) of the indicator that ends last in `begin`..`end` and starts at `low` or later."""
        by_end = self.hits.by_end
        first = max(begin, low)
        outside = self.folded.rfind(")", first, end) + 1
        for place in [*range(end, outside, -1), first] if outside else range(end, first - 1, -1):
            hit = by_end.get(place)
            if hit and hit[0] >= low:
                return hit[0], place, indicators()[hit[1]]
        return None

    def at_break(self, place: int, first: int) -> bool:
        """Tell whether a clause begins at `place`."""
        before = self.folded[place - 1 : place] if place > first else ""
        return not before or _BREAK.match(before) is not None

    def clause(self, low: int, place: int) -> int:
        """Return where the clause that holds `place` begins, not before `low`."""
        for mark in ",;。:\n":
            cut = self.folded.rfind(mark, low, place) + 1
            low = cut or low
        return low
