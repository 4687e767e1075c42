"""What every check is made of: the report it judges, the judgement it makes, the check itself with its examples."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Literal

from extractors import counts, numerals, qualifiers
from extractors.base import Passage
from extractors.quantities import Quantity, scan
from extractors.records import record
from pipeline import intervals
from pipeline.intervals import Interval, Severity
from pipeline.tables import EnterpriseRow, Fact

# Reports that state what was, or is to be: news and profiles quote others, quarters and forecasts.
OF_RECORD = frozenset({"summary", "plan", "communique"})
# 年度报告, 季度报告: a title so short names a shelf of a site, not a report.
_SHELF = 5
Verdict = Literal["consistent", "inconsistent", "undecidable"]
Class = Literal["inconsistency", "data_quality", "noteworthy"]
Side = Literal["stated", "against", "context"]
Span = tuple[int, int]
NUMBERING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[、.](?!\d)|第[一二三四五六七八九十],)\s*"
)
CLAUSE_MARKS = (",", ";", ":", "。", "!", "?", "\n")
_QUOTE = 40
_TOP = 200
_YEAR = re.compile(r"[12](?<!\d[12])[09]\d\d(?=年)")
_SIGNED = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[年.\-/]\s?(?:\d{1,2}\s?(?:[月.\-/]\s?(?:\d{1,2}\s?日?)?)?)?[ ]*(?=\s*$|\n)"
)


def figure_id(doc_id: str, start: int, end: int) -> str:
    """Return the fingerprint of one figure, as `facts.fact_id` has it."""
    return hashlib.blake2b(f"{doc_id}:{start}:{end}".encode(), digest_size=8).hexdigest()


@record(frozen=True)
class ReportFacts:
    """One report as the checks see it.  What is dear to compute is computed when a check first asks for it."""

    doc_id: str
    passage: Passage
    title: str | None = None
    heading: str | None = None
    issuer: str | None = None
    region: str | None = None
    report_year: int | None = None
    doc_type: str = "other"
    issued: str | None = None
    sentences: Sequence[Span] = ()
    mentions: Sequence[EnterpriseRow] = ()
    facts: Sequence[Fact] = ()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.passage.text

    @property
    def folded(self) -> str:
        """The text with half-width signs, same offsets."""
        return self.passage.folded

    @cached_property
    def of_record(self) -> bool:
        """Whether the report states what was, or is to be, of somebody: its kind, and its own title or signature."""
        if self.doc_type not in OF_RECORD:
            return False
        own = len(self.title or "") > _SHELF or (self.title or "#") in self.folded[:_TOP].split("\n")
        return own or bool(self.heading or self.issuer or self.region)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every number with the unit behind it."""
        return scan(self.passage)

    @cached_property
    def years(self) -> list[tuple[int, int]]:
        """Where the text says 2011年, and which year it says."""
        return [(match.start(), int(match[0])) for match in _YEAR.finditer(self.folded)]

    @cached_property
    def signature(self) -> Span | None:
        """Where the sign-off stands: a short line at the end that gives the year and nothing else."""
        if not self.issued or not self.issued[:4].isdigit():
            return None
        low = max(0, len(self.folded) - 160)
        for match in reversed(list(_SIGNED.finditer(self.folded, low))):
            if match["year"] == self.issued[:4]:
                start = max(self.folded.rfind(mark, 0, match.start()) for mark in "\n。") + 1
                return max(start, match.start() - 30), match.end()
        return None

    @cached_property
    def figures(self) -> list[Fact]:
        """All facts and counts in text order; dear, for every count is read."""
        return self.between(0, len(self.folded) + 1)

    @cached_property
    def _fact_starts(self) -> list[int]:
        return [fact.start for fact in self.facts]

    @cached_property
    def _counted(self) -> dict[int, Fact | None]:
        return {}

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def _count(self, quantity: Quantity) -> Fact | None:
        """Return the count a quantity states as a row of facts; counts are read only where a check looks."""
        known = self._counted
        if quantity.start not in known:
            count = counts.read_count(self.passage, quantity)
            known[quantity.start] = _row(self, count) if count else None
        return known[quantity.start]

    def amount(self, quantity: Quantity) -> Fact | None:
        """Return what a number with a unit states: its row of facts, else its count, else the bare amount."""
        place = bisect_left(self._fact_starts, quantity.start)
        if place < len(self.facts) and self.facts[place].start == quantity.start:
            return self.facts[place]
        return self._count(quantity) or _bare(self, quantity)

    def sentence_of(self, place: int) -> int:
        """Return the number of the sentence that holds `place`."""
        return max(bisect_right(self._sentence_starts, place) - 1, 0)

    def sentence_span(self, place: int) -> Span:
        """Return where the sentence that holds `place` begins and ends."""
        if not self.sentences:
            return 0, len(self.folded)
        start, end = self.sentences[self.sentence_of(place)]
        return self._unnumbered(start, place), max(end, place)

    def clause(self, place: int, floor: int = 0) -> int:
        """Return where the clause that holds `place` begins."""
        folded, low = self.folded, max(floor, place - 120)
        return self._unnumbered(max(low, *(folded.rfind(mark, low, place) + 1 for mark in CLAUSE_MARKS)), place)

    def _unnumbered(self, start: int, place: int) -> int:
        """Return where a clause begins behind the number of its paragraph (三、, (二), 2.)."""
        number = NUMBERING.match(self.folded, start, place) if start == 0 or self.folded[start - 1] in "\n。" else None
        return number.end() if number else start

    def clause_end(self, place: int) -> int:
        """Return where the clause that holds `place` ends."""
        folded, high = self.folded, min(len(self.folded), place + 120)
        ends = (folded.find(mark, place, high) for mark in CLAUSE_MARKS)
        return min((end for end in ends if end >= 0), default=high)

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
        return sorted([*found, *extra], key=_place) if extra else found

    def numbers(self, low: int, high: int) -> list[Quantity]:
        """Return the quantities that begin in `low`..`high`."""
        found = self.quantities
        return found[bisect_left(found, (low,)) : bisect_left(found, (high,))]

    def interval(self, fact: Fact) -> Interval:
        """Return what a figure can mean, judged kindly: rounded or cut off, opened by 近."""
        return intervals.loosely(fact, self.near(fact))

    def shown(self, fact: Fact) -> Interval:
        """Return what a figure means as computations print it."""
        return intervals.of(fact, self.near(fact))

    def near(self, fact: Fact) -> bool:
        """Return whether 近 stands before a figure."""
        return fact.qualifier == "about" and "近" in self.folded[max(0, fact.start - 3) : fact.start]

    def quote(self, fact: Fact, before: int = _QUOTE) -> Span:
        """Return the span that quotes a figure: from the beginning of its clause."""
        return max(self.clause(fact.start), fact.start - before), fact.end

    def printed(self, fact: Fact) -> str:
        """Return the figure as printed."""
        return self.text[fact.start : fact.end]

    def words(self, fact: Fact) -> str:
        """Return the words of the clause before a figure."""
        return self.folded[self.clause(fact.start) : fact.start]


def _place(fact: Fact) -> int:
    """Return where a figure begins."""
    return fact.start


def _bare(report: ReportFacts, quantity: Quantity) -> Fact | None:
    """Return a number with its unit as a row of facts that knows nothing else."""
    read = numerals.read(quantity.written)
    if read is None or quantity.unit is None:
        return None
    start, end = quantity.start, quantity.unit_end
    number = qualifiers.qualified(read, qualifiers.around(report.folded, start, end))
    kind = (number.low, number.high, number.slack, number.qualifier, quantity.unit.word, "", "")
    return _row(report, counts.Count(start, end, report.text[start:end], "count", *kind))


def _row(report: ReportFacts, count: counts.Count) -> Fact:
    """Return a count as a row of facts, without subject and period."""
    return Fact(
        fact_id=figure_id(report.doc_id, count.start, count.end),
        doc_id=report.doc_id,
        sentence_id=report.sentence_of(count.start),
        start=count.start,
        end=count.end,
        subject=None,
        enterprise_id=None,
        metric=count.noun or count.before,
        metric_id=None,
        measure="level",
        base=None,
        low=count.low,
        high=count.high,
        slack=count.slack,
        unit=count.unit,
        qualifier=count.qualifier,
        period_start=None,
        period_end=None,
        modality=None,
        list_group=None,
        list_pos=None,
        part_of=None,
        inferred=False,
        candidates=[],
        year=None,
        duplicate=False,
        kind="count",
        flags=0,
        worst_severity=None,
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """What an inconsistent judgement tells the reader.  Findings with one `cause` form a group."""

    klass: Class
    severity: Severity
    confidence: Decimal
    message_zh: str
    message_en: str
    computation: str
    evidence: tuple[tuple[Side, int, int], ...]
    hint: str | None = None
    subject: str | None = None
    metric: str | None = None
    periods: tuple[str, ...] = ()
    cause: str = ""


@record(frozen=True, slots=True)
class Judgement:
    """One judgement: consistent, inconsistent (with its finding) or undecidable (with its reason)."""

    verdict: Verdict
    facts: tuple[Fact, ...] = ()
    stated: Interval | None = None
    implied: Interval | None = None
    reason: str | None = None
    finding: Finding | None = None


Judge = Callable[[ReportFacts], Iterator[Judgement]]


@dataclass(frozen=True, slots=True)
class Case:
    """A short report, written for this project, and the verdict expected of it; None: nothing to judge."""

    text: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    It is asked only of reports that have `least_facts` facts and `least_numbers` numbers, hold one of its `cues` and
    are of one of its `kinds`.
    """

    id: str
    name: str
    question: str
    judge: Judge
    guards: tuple[str, ...]
    examples: tuple[Case, ...]
    cues: tuple[str, ...] = ()
    least_facts: int = 1
    least_numbers: int = 0
    kinds: tuple[str, ...] = ()


def places(folded: str, words: Sequence[str]) -> list[Span]:
    """Return where any of a few words stands, in text order; `str.find` beats an alternation by far."""
    found = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + len(word))
    return sorted(found)


def consistent(facts: Sequence[Fact], stated: Interval | None = None, implied: Interval | None = None) -> Judgement:
    """Return the judgement that nothing is wrong."""
    return Judgement("consistent", tuple(facts), stated, implied)


def undecidable(facts: Sequence[Fact], reason: str) -> Judgement:
    """Return the judgement that nothing can be said, and why."""
    return Judgement("undecidable", tuple(facts), reason=reason)


def sure(percent: int) -> Decimal:
    """Return a confidence."""
    return Decimal(percent) / 100


def period_of(fact: Fact) -> tuple[str, ...]:
    """Return the period of a fact as words for the fingerprint."""
    return (f"{fact.period_start}..{fact.period_end}",) if fact.period_start else ()


def key_of(fact: Fact) -> str | None:
    """Return what a fact measures: the id of its indicator, else its words."""
    return fact.metric_id or fact.metric


def same_who(a: Fact, b: Fact) -> bool:
    """Return whether two facts speak of the same subject, as far as they say."""
    return a.subject == b.subject


def same_when(a: Fact, b: Fact) -> bool:
    """Return whether two facts speak of the same period."""
    return (a.period_start, a.period_end) == (b.period_start, b.period_end)


def level(fact: Fact) -> bool:
    """Return whether a figure states a level: an amount, a count, not a change or a share."""
    return fact.measure in ("level", None) and fact.unit not in ("%", "百分点", "‰")


HAN_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
COMPARED = re.compile(r"(?:同比|比上年|较上年|比去年|较去年|环比|同期|与上年|上年|去年|比|较)")
