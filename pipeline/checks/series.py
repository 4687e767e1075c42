"""The figures of one subject and one indicator through the years, which checks across documents judge as one series."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.folding import fold
from extractors.metrics import Indicator, indicators
from pipeline.checks.base import Side
from pipeline.checks.clause_firms import another_named
from pipeline.checks.cross_words import by_id, place_name
from pipeline.checks.figures import level, with_unit
from pipeline.checks.part_year import of_months, partial
from pipeline.checks.report import ReportFacts
from pipeline.intervals import Interval
from pipeline.tables import Fact

Place = tuple[Side, str, int, int]
_CONTEXT = 24
_YEAR = 12  # months
# The figure a change starts from is of another time; 在上年48万元的基础上达到60万元 tells both.
_FROM = re.compile(r"(?:从|由|比|较|[上去前]年|同期)(?:(?!基础上)[^,;]){0,12}$")
_FROM_YEAR = re.compile(r"[从由比较](?P<year>[12]\d{3})年的?$")  # 由2012年的183万元增加到205万元
_RESTATED = re.compile(r"(?:^|[,;。(])[上去]年(?:同期|末|底)?(?:仅|只)?[为是]$")
_THAN = re.compile(r"[比较](?:[上去]年(?:同期)?|(?P<year>[12]\d{3})年)的$")
_BASE_YEAR = re.compile(r"[比较同]\s?(?P<year>[12]\d{3}|[一二][一二三四五六七八九〇○零]{3})年")
_EXPECTED = re.compile("(?:^|[,;:])(?:全年)?(?:预计|预期)(?:全年|今年|本年|[12]\\d{3}年)?")
GIVEN = re.compile("(?<!年度)工作报告")  # given in spring, of the year before, whatever year it bears
_AVERAGE = re.compile(r"年均|平均|每年|递增|逐年|翻|[两二三四五六七八九十]年[来间]")


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
        return with_unit(self.fact, self.report.printed(self.fact).replace(" ", ""))

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

    @property
    def part(self) -> tuple[int, int, str] | None:
        """The cue that says that the figure does not cover a whole year, with its place in the report."""
        return partial(self.report, self.fact)

    @property
    def expected(self) -> bool:
        """Whether the figure is what a report given at the end of its year expects of that year: 预计全年完成."""
        report, fact = self.report, self.fact
        if fact.modality != "planned" or self.months != _YEAR or not report.issued or fact.qualifier != "exact":
            return False
        given = f"{fact.year}-11" <= report.issued[:7] <= f"{(fact.year or 0) + 1}-01"
        sentence = report.folded[report.sentence_span(fact.start)[0] : fact.start]
        return given and _EXPECTED.search(sentence) is not None and not of_months(report, fact)

    @property
    def whole(self) -> bool:
        """Whether the figure tells what was in a whole year."""
        return self.months == _YEAR and actual(self.fact) and not of_months(self.report, self.fact)


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
        return [p for p in self.levels if p.year == year and p.whole]

    @property
    def years(self) -> list[int]:
        """Years with a whole year's actual level."""
        return sorted({p.year for p in self.levels if p.whole})


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


def keys_of(report: ReportFacts, fact: Fact) -> list[Key]:
    """Return the series a figure belongs to; a rate of a list that does not align may belong to several."""
    who = who_of(fact)
    if who is None or not _dated(report, fact):
        return []
    if _other_base(report, fact) if fact.measure == "growth" else _of_other_time(report, fact):
        return []
    if another_named(report, fact):
        return []
    names = [fact.metric] if fact.metric else fact.candidates if fact.measure == "growth" else []
    return [Key(who, _what(fact, name), fact.unit) for name in names]


def _of_other_time(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a level is one that a change starts from, which no words date."""
    words = report.words(fact)
    if _FROM.search(words) is None or restated(report, fact):
        return False
    dated = _FROM_YEAR.search(words)
    return dated is None or int(dated["year"]) != fact.year


def restated(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a report tells a level of the year before beside its own: 实际利用外资1.5亿元,上年为1.2亿元."""
    last = fact.year == (report.report_year or 0) - 1
    return last and (_RESTATED.search(report.words(fact)) is not None or compared(report, fact))


def compared(report: ReportFacts, fact: Fact) -> bool:
    """Return whether a level is what that of a report's own year is compared with: 497件,比2014年的538件减少."""
    than = _THAN.search(report.words(fact))
    return than is not None and than["year"] in (None, str(fact.year))


@lru_cache(maxsize=64)
def _named(*names: str | None) -> str:
    """Return what a report is called, with half-width digits."""
    return fold("".join(name for name in names if name))


def _dated(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the year of a figure is said: by its sentence, or by title, heading or date of its report."""
    if report.report_year is None or fact.year is None:
        return True
    given = GIVEN.search(report.title or "") is not None
    if not given and (report.issued or str(report.report_year) in _named(report.title, report.heading)):
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


def who_of(fact: Fact) -> str | None:
    """Return the subject a series is of: an enterprise, or a place that is not masked."""
    if fact.enterprise_id:
        return fact.enterprise_id
    return place_name(fact.subject)


def actual(fact: Fact) -> bool:
    """Return whether a figure tells what was."""
    return fact.modality == "actual" and level(fact)
