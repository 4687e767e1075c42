"""One report as the checks see it: its text, figures, sentences and clauses, and what a figure says as printed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from extractors import counts
from extractors.kept import kept
from extractors.number.quantities import Quantity
from pipeline import printed
from pipeline.checks.asides import without_growths, without_reasons
from pipeline.checks.figures import bare, of_count
from pipeline.checks.report_text import ReportText, Span
from pipeline.checks.skeleton import Skeleton, skeleton
from pipeline.document.kinds import OF_RECORD
from pipeline.document.signature import signed_at
from pipeline.intervals import Interval
from pipeline.tables import EnterpriseRow, Fact

_SHELF = 5  # 年度报告, 季度报告: a title so short names a shelf of a site, not a report
_QUOTE, _TOP = 40, 200
_MINUS = re.compile("[一-鿿]-")
_YEAR = re.compile(r"[12](?<!\d[12])[09]\d\d(?=年)")


@dataclass(frozen=True)
class ReportFacts(ReportText):
    """One report as the checks see it.  What is costly to compute is computed when a check first asks for it."""

    title: str | None = None
    heading: str | None = None
    issuer: str | None = None
    region: str | None = None
    report_year: int | None = None
    doc_type: str = "other"
    issued: str | None = None
    mentions: Sequence[EnterpriseRow] = ()
    facts: Sequence[Fact] = ()
    count_rows: Sequence[tuple[Any, ...]] = ()  # the counts as rows of facts

    @kept
    def of_record(self) -> bool:
        """Whether the report speaks for somebody on what was or is to be: by its kind, and its title or signature."""
        if self.doc_type not in OF_RECORD:
            return False
        own = len(self.title or "") > _SHELF or (self.title or "#") in self.folded[:_TOP].split("\n")
        return own or bool(self.heading or self.issuer or self.region)

    @kept
    def skeleton(self) -> Skeleton:
        """The text with a sign in the place of each figure."""
        return skeleton(self.folded, self.quantities)

    @kept
    def spared(self) -> Skeleton:
        """The skeleton without reasons told in passing."""
        return without_reasons(self.skeleton)

    @kept
    def plainer(self) -> Skeleton:
        """The skeleton without reasons and growths told in passing."""
        return without_growths(self.spared)

    @property
    def written(self) -> int:
        """How many numbers stand in the report, damaged ones without a value included."""
        return len(self.quantities) + self.passage.reasons.get("broken_number", 0)

    @kept
    def parts_of_years(self) -> dict[int, tuple[int, int, str] | None]:
        """Results of `part_year.partial` by the start of the figure: a cache."""
        return {}

    @kept
    def levels_named(self) -> dict[str, list[Fact]]:
        """Results of `d04_identity.distant_means` by the name of a level: a cache."""
        return {}

    @kept
    def years(self) -> list[tuple[int, int]]:
        """Start and year of each 2011年 and the like in the text."""
        return [(match.start(), int(match[0])) for match in _YEAR.finditer(self.folded)]

    @kept
    def signature(self) -> Span | None:
        """Where the sign-off stands: a short line at the end that gives the year and nothing else."""
        if not self.issued or not self.issued[:4].isdigit():
            return None
        date = signed_at(self.folded, max(0, len(self.folded) - 160), int(self.issued[:4]))
        if date is None:
            return None
        start = max(self.folded.rfind(mark, 0, date[0]) for mark in "\n。") + 1
        return max(start, date[0] - 30), date[1]

    @kept
    def rates(self) -> list[Fact]:
        """The facts in per cent, in text order."""
        return [fact for fact in self.facts if fact.unit == "%"]

    @kept
    def figures(self) -> list[Fact]:
        """All facts and counts in text order; costly, for every count is read."""
        return self.between(0, len(self.folded) + 1)

    @kept
    def _fact_starts(self) -> list[int]:
        return [fact.start for fact in self.facts]

    @kept
    def _counted(self) -> dict[int, Fact | None]:
        return {}

    @kept
    def _by_name(self) -> dict[tuple[object, ...], list[int]]:
        """Positions of the facts, by each name of the indicator with subject and period."""
        found: dict[tuple[object, ...], list[int]] = {}
        for place, fact in enumerate(self.facts):
            for name in {fact.metric, fact.metric_id} - {None}:
                found.setdefault((name, fact.subject, fact.period_start, fact.period_end), []).append(place)
        return found

    @kept
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @kept
    def _mention_ends(self) -> frozenset[int]:
        return frozenset(mention.end for mention in self.mentions)

    @kept
    def _counts(self) -> dict[int, counts.Count]:
        """The counts of the text by their start."""
        return {count.start: count for count in counts.find(self.passage)}

    def _count(self, quantity: Quantity) -> Fact | None:
        """Return the count that a quantity states, as a row of facts made only where a check asks for it."""
        known = self._counted
        if quantity.start not in known:
            known[quantity.start] = self._row(self._counts.get(quantity.start) if quantity.family == "count" else None)
        return known[quantity.start]

    def _row(self, count: counts.Count | None) -> Fact | None:
        """Return a count as a row of facts, without subject and period."""
        return of_count(self.doc_id, self.sentence_of(count.start), count) if count else None

    def amount(self, quantity: Quantity) -> Fact | None:
        """Return what a number with a unit states: its row of facts, with its sign, else its count or bare amount."""
        low = quantity.start - self.folded.startswith("-", quantity.start - 1)  # 房建板块-0.55亿元
        place = bisect_left(self._fact_starts, low)
        if place < len(self.facts) and self.facts[place].start <= quantity.start:
            return self.facts[place]
        if _MINUS.match(self.folded, quantity.start - 2):  # 由-18℃升至-11℃: no row says how low
            return None
        return self._count(quantity) or self._row(bare(self.passage, quantity))

    def amount_at(self, place: int) -> Fact | None:
        """Return what the number with a unit states that begins at a place."""
        number = next(iter(self.numbers(place, place + 1)), None)
        return self.amount(number) if number is not None and number.unit else None

    def between(self, low: int, high: int) -> list[Fact]:
        """Return the facts and counts that begin in `low`..`high`, in text order."""
        starts = self._fact_starts
        found = list(self.facts[bisect_left(starts, low) : bisect_left(starts, high)])
        taken = {fact.start for fact in found}
        extra = [
            count
            for quantity in self.numbers(low, high)
            if quantity.unit is not None
            and quantity.unit.family == "count"
            and quantity.start not in taken
            and (count := self._count(quantity))
        ]
        return sorted([*found, *extra], key=attrgetter("start")) if extra else found

    def facts_at(self, place: int) -> tuple[Fact, ...]:
        """Return the facts that begin at `place`."""
        starts = self._fact_starts
        return tuple(self.facts[bisect_left(starts, place) : bisect_right(starts, place)])

    def facts_of(self, names: Iterable[str], like: Fact) -> list[Fact]:
        """Return the facts with any of these indicator names, and subject and period of `like`, in text order."""
        when = (like.subject, like.period_start, like.period_end)
        places = {place for name in names for place in self._by_name.get((name, *when), ())}
        return [self.facts[place] for place in sorted(places)]

    def mentioned(self, low: int, high: int) -> Sequence[EnterpriseRow]:
        """Return the names of enterprises that begin in `low`..`high`, in text order."""
        starts = self._mention_starts
        return self.mentions[bisect_left(starts, low) : bisect_left(starts, high)]

    def named_to(self, place: int) -> bool:
        """Return whether the name of an enterprise ends at `place`."""
        return place in self._mention_ends

    def interval(self, fact: Fact) -> Interval:
        """Return what a figure can mean, in favour of the text: rounded or cut off, and opened by 近."""
        return printed.loosely(fact, self.near(fact))

    def shown(self, fact: Fact) -> Interval:
        """Return the interval of a figure as computations print it."""
        return printed.of(fact, self.near(fact))

    def near(self, fact: Fact) -> bool:
        """Return whether 近 stands before a figure."""
        return fact.qualifier == "about" and "近" in self.folded[max(0, fact.start - 3) : fact.start]

    def quote(self, fact: Fact, before: int = _QUOTE) -> Span:
        """Return the span that quotes a figure: from the beginning of its clause, at most `before` characters."""
        return max(self.clause(fact.start), fact.start - before), fact.end

    def printed(self, fact: Fact) -> str:
        """Return the figure as printed."""
        return self.text[fact.start : fact.end]

    def words(self, fact: Fact | Quantity) -> str:
        """Return the words of the clause before a figure, without blanks between."""
        return self.folded[self.clause(fact.start) : fact.start].rstrip(" ")
