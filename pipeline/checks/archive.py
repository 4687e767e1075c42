"""What the checks across documents are made of: the archive they judge, series of figures, copied passages.

Three views of an archive are judged, each small enough for one machine: the figures of one subject and one indicator
through the years, two reports that share passages, and one report beside its series.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import accumulate

from extractors.lexicon import Matcher, load
from extractors.metrics import Indicator, indicators
from pipeline.checks.base import Finding, Judgement, Side, Verdict
from pipeline.checks.figures import level
from pipeline.checks.report import ReportFacts, Span
from pipeline.intervals import Interval
from pipeline.reuse import Overlap
from pipeline.tables import Fact

Place = tuple[Side, str, int, int]
_MASK = re.compile(r"[*×XxX某○]")
_TITLES = re.compile(r"(?:人民)?政府$|(?:镇|乡|街道)?(?:党委|办事处|委员会)$")
_CONTEXT = 24
_BEFORE = 60  # characters before a figure in which a cue of a part of a year is looked for
_FROM = re.compile(r"(?:从|由|比|较|[上去前]年|同期)[^,;]{0,12}$")  # the figure a change starts from is of another time
_BASE_YEAR = re.compile(r"[比较同]\s?(?P<year>[12]\d{3}|[一二][一二三四五六七八九〇○零]{3})年")
_AVERAGE = re.compile(r"年均|平均|每年|递增|逐年|翻|[两二三四五六七八九十]年[来间]")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True, slots=True)
class CrossFinding(Finding):
    """A finding whose evidence lies in several reports: `docs` names the report of each span."""

    docs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series and the report it stands in."""

    report: ReportFacts
    fact: Fact

    @property
    def year(self) -> int:
        """Calendar year of the figure."""
        return self.fact.year or 0

    @property
    def value(self) -> Interval:
        """What the figure can mean."""
        return self.report.interval(self.fact)

    @property
    def shown(self) -> Interval:
        """What the figure means as computations print it."""
        return self.report.shown(self.fact)

    @property
    def printed(self) -> str:
        """The figure as printed."""
        return self.report.printed(self.fact).replace(" ", "")

    @property
    def clause(self) -> str:
        """The words of its clause before the figure."""
        return self.report.words(self.fact)

    def at(self, side: Side) -> Place:
        """Return the quote as evidence of one side."""
        return side, self.report.doc_id, *self.report.quote(self.fact)

    @property
    def months(self) -> int:
        """Number of months the figure covers."""
        start, end = self.fact.period_start, self.fact.period_end
        return 0 if start is None or end is None else (end.year - start.year) * 12 + end.month - start.month + 1


@dataclass(frozen=True, slots=True)
class Key:
    """What makes figures one series."""

    who: str
    what: str
    unit: str


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one subject and indicator, and the growth rates stated for it."""

    key: Key
    levels: tuple[Point, ...]
    growths: tuple[Point, ...]

    @property
    def entry(self) -> Indicator | None:
        """The indicator's entry in the lexicon."""
        return by_id().get(self.key.what)

    def in_year(self, year: int) -> list[Point]:
        """Return the actual levels of a whole year."""
        return [p for p in self.levels if p.year == year and p.months == 12 and actual(p.fact) and not _months(p)]

    @property
    def years(self) -> list[int]:
        """Years with a whole year's actual level."""
        return sorted({p.year for p in self.levels if p.months == 12 and actual(p.fact) and not _months(p)})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text; the earlier one is `a`."""

    a: ReportFacts
    b: ReportFacts
    overlap: Overlap

    @property
    def same_place(self) -> bool | None:
        """Whether both speak of one place; None where one does not say, or masks it."""
        return same_place(self.a, self.b)

    @property
    def later(self) -> bool:
        """Whether the second report is known to be of a later year."""
        return bool(self.a.report_year and self.b.report_year and self.a.report_year < self.b.report_year)


def series_of(reports: Iterable[ReportFacts]) -> list[Series]:
    """Return the figures of some reports by subject, indicator and unit, in a fixed order; reports sorted by id."""
    levels: dict[Key, list[Point]] = {}
    growths: dict[Key, list[Point]] = {}
    for report in reports:
        for fact in report.facts:
            for key in keys_of(report, fact):
                into = growths if fact.measure == "growth" else levels
                into.setdefault(key, []).append(Point(report, fact))
    rates: dict[tuple[str, str], list[Point]] = {}
    for key, points in growths.items():
        rates.setdefault((key.who, key.what), []).extend(points)
    return [
        Series(key, tuple(levels[key]), tuple(rates.get((key.who, key.what), ())))
        for key in sorted(levels, key=lambda k: (k.who, k.what, k.unit))
    ]


SeriesJudge = Callable[[Series], Iterator[Judgement]]
PairJudge = Callable[[Pair], Iterator[Judgement]]
ReportJudge = Callable[[ReportFacts, Sequence[Place]], Iterator[Judgement]]
Witness = Callable[[Series], Iterator[tuple[str, Place]]]


@dataclass(frozen=True, slots=True)
class CrossCase:
    """Short reports, written for this project, and the verdict expected of them; None: nothing to judge."""

    texts: tuple[str, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """One check across documents.

    It judges each series, each pair of reports that share text, each report, or several of these.  `witness` tells
    for a series what a report is to be shown of others: pairs of doc_id and place, handed to the judge of reports.
    """

    id: str
    name: str
    question: str
    guards: tuple[str, ...]
    examples: tuple[CrossCase, ...]
    series: SeriesJudge | None = None
    pair: PairJudge | None = None
    report: ReportJudge | None = None
    witness: Witness | None = None


@cache
def by_id() -> dict[str, Indicator]:
    """Return the indicators by id and by name."""
    found = {entry.metric: entry for entry in indicators().values()}
    return found | {entry.metric_id: entry for entry in indicators().values() if entry.metric_id}


@cache
def cues(role: str) -> frozenset[str]:
    """Return the cue words of one role."""
    return frozenset(row["word"] for row in load("cross_cues") if role in row["roles"].split("+"))


@cache
def _cue_matcher(role: str) -> Matcher:
    return Matcher(cues(role))


def cued(role: str, folded: str) -> list[tuple[int, int, str]]:
    """Return the cues of one role in a folded text."""
    return list(_cue_matcher(role).find(folded))


def keys_of(report: ReportFacts, fact: Fact) -> list[Key]:
    """Return the series a figure belongs to; a rate of a list that does not align may belong to several."""
    who = who_of(report, fact)
    if who is None or not _dated(report, fact):
        return []
    if _other_base(report, fact) if fact.measure == "growth" else _FROM.search(report.words(fact)):
        return []
    names = [fact.metric] if fact.metric else fact.candidates if fact.measure == "growth" else []
    return [Key(who, _what(fact, name), fact.unit) for name in names]


def _dated(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the year of a figure is said: by its sentence, or by title, heading or date of its report."""
    if report.report_year is None or fact.year is None:
        return True
    given = "工作报告" in (report.title or "")  # given in spring, of the year before, whatever year it bears
    if not given and (report.issued or str(report.report_year) in f"{report.title or ''}{report.heading or ''}"):
        return True
    return str(fact.year) in report.folded[slice(*report.sentence_span(fact.start))]


def _other_base(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a growth is not over the year before: 比1952年增长, 年均增长."""
    words = report.words(fact)[-_CONTEXT:]
    base = _BASE_YEAR.search(words)
    before = str((fact.year or 0) - 1)
    return bool(_AVERAGE.search(words)) or (base is not None and base["year"] != before)


def _what(fact: Fact, name: str) -> str:
    """Return what a figure measures: the id of its indicator, else its words; shares with their base."""
    entry = indicators().get(name)
    found = (fact.metric_id if name == fact.metric else None) or (entry.metric_id if entry else None) or name
    share = fact.measure in ("share", "rate", "delta")
    return f"{fact.measure}:{found}" if share else found


def who_of(report: ReportFacts, fact: Fact) -> str | None:
    """Return the subject a series is of: an enterprise, or a place that is not masked."""
    if fact.enterprise_id:
        return fact.enterprise_id
    return place_name(fact.subject)


def place_name(name: str | None) -> str | None:
    """Return a place without the words for its offices; None where it is masked or not said."""
    if not name or _MASK.search(name):
        return None
    return _TITLES.sub("", name) or None


def same_place(a: ReportFacts, b: ReportFacts) -> bool | None:
    """Return whether two reports speak of one place; None where that cannot be told."""
    one, two = (place_name(report.region or report.issuer) for report in (a, b))
    if one is None or two is None:
        masked = [(report.region or "")[-1:] for report in (a, b)]
        return False if all(masked) and masked[0] != masked[1] and (a.region and b.region) else None
    return one == two or one.endswith(two) or two.endswith(one)


def actual(fact: Fact) -> bool:
    """Return whether a figure tells what was."""
    return fact.modality == "actual" and level(fact)


def partial(point: Point) -> tuple[int, int, str] | None:
    """Return the cue that says that a figure does not cover a whole year, with its place in the report."""
    known, place = point.report.parts_of_years, point.fact.start
    if place not in known:
        known[place] = _partial(point.report, place)
    return known[place]


def _partial(report: ReportFacts, place: int) -> tuple[int, int, str] | None:
    """Return the cue of a part of a year that stands before a figure, in its sentence."""
    low = max(0, place - _BEFORE)
    if not _any_cue(report.folded, low, place):
        return None
    found = partial_cue(report, max(report.sentence_span(place)[0], low), place)
    return found if found and not report.folded.count("。", found[1], place) else None


def _months(point: Point) -> bool:
    """Return whether a figure is said to be of the first months; 截至目前 in a report of December is its whole year."""
    cue = partial(point)
    return cue is not None and bool(
        _MONTHS.match(cue[2]) or _UNTIL.match(cue[2]) or "季" in cue[2] or "月" in cue[2] or "半" in cue[2]
    )


_MONTHS = re.compile(r"(?:1|一)[—\-–~至到]{1,2}(?P<to>1?\d|十[一]?|[二三四五六七八九])月份?")


_UNTIL = re.compile(
    r"截[至止]到?(?:[今当]年)?(?:\d{4}年)?(?P<to>1?\d|十[一二]?|[二三四五六七八九])月(?:份|底|末|\d{1,2}日)?"
)


def partial_cue(report: ReportFacts, low: int, high: int) -> tuple[int, int, str] | None:
    """Return the last cue of a part of a year within a span."""
    window = report.folded[low:high]
    found = [(low + start, low + end, word) for start, end, word in cued("partial", window)]
    for pattern in (_MONTHS, _UNTIL):
        months = (match for match in pattern.finditer(window) if match["to"] not in ("12", "十二"))
        found.extend((low + match.start(), low + match.end(), match[0]) for match in months)
    return max(found, default=None)


def _any_cue(folded: str, low: int, high: int) -> bool:
    """Return whether what may be a cue of a part of a year reaches into a span; what is one within it does."""
    starts, ends = _cues_in(folded)
    place = bisect_left(starts, high)
    return place > 0 and ends[place - 1] > low


@lru_cache(maxsize=64)
def _cues_in(folded: str) -> tuple[list[int], list[int]]:
    """Return where cues of a part of a year begin, and how far those up to each of them reach."""
    spans = [(start, end) for start, end, _ in cued("partial", folded)]
    spans += [match.span() for pattern in (_MONTHS, _UNTIL) for match in pattern.finditer(folded)]
    spans.sort()
    return [start for start, _ in spans], list(accumulate((end for _, end in spans), max))


def tail(report: ReportFacts, fact: Fact) -> str:
    """Return the words right before a figure, signs and digits left out; one tail tells one sentence."""
    low = max(report.clause(fact.start), fact.start - _CONTEXT)
    return _NOT_HAN.sub("", report.folded[low : fact.start])


def common_tail(a: str, b: str) -> int:
    """Return how many characters two strings share at their end."""
    length = 0
    while length < min(len(a), len(b)) and a[-1 - length] == b[-1 - length]:
        length += 1
    return length


def aligned(pair: Pair, least: int = 5) -> list[tuple[Fact, Fact]]:
    """Return the figures of two reports that stand behind the same words and have the same unit, each at most once."""
    behind: dict[tuple[str, str], list[Fact]] = {}
    for fact in pair.a.figures:
        words = tail(pair.a, fact)
        if len(words) >= least:
            behind.setdefault((words[-least:], fact.unit), []).append(fact)
    found = []
    for fact in pair.b.figures:
        words = tail(pair.b, fact)
        mates = behind.get((words[-least:], fact.unit), [])
        if len(words) >= least and len(mates) == 1:
            found.append((mates[0], fact))
    taken = [b.start for _, b in found]
    mates_of: dict[int, int] = {}
    for a, _ in found:
        mates_of[a.start] = mates_of.get(a.start, 0) + 1
    return [(a, b) for a, b in found if mates_of[a.start] == 1 and taken.count(b.start) == 1]


def cross(places: Sequence[Place], finding: Finding) -> CrossFinding:
    """Return a finding with evidence from several reports."""
    evidence = tuple((side, start, end) for side, _, start, end in places)
    return CrossFinding(
        finding.klass,
        finding.severity,
        finding.confidence,
        finding.message_zh,
        finding.message_en,
        finding.computation,
        evidence,
        finding.hint,
        finding.subject,
        finding.metric,
        finding.periods,
        finding.cause,
        tuple(doc_id for _, doc_id, _, _ in places),
    )


def common_words(a: str, b: str) -> int:
    """Return the length of the longest run of characters that two strings share."""
    return SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size


def sentence(report: ReportFacts, place: int) -> Span:
    """Return the span of the sentence that holds a place, without the blanks at its edges."""
    start, end = report.sentence_span(place)
    text = report.text[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
