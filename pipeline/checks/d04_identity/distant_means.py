"""Means whose count or total is told elsewhere in the report, by its name, for the check identity.

全年产钢412.6万吨。…在岗职工14310人,人均产钢288.3吨 · 门诊62.4万人次。…门诊收入1.61亿元,门诊次均费用258元

What is so far away is believed to disagree only where a slip of the pen explains it, or where it is told over all the
staff there is: 账面利润1386万元。在岗员工42人,人均创利38万元.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from pipeline.checks.among import amounts, label
from pipeline.checks.figures import level
from pipeline.checks.part_year import of_months
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import act, any_of, either
from pipeline.tables import Fact

_OF = re.compile("(?P<who>[一-鿿]{2,6})[户人场次件笔宗]$")
_FEES, _EARNED = any_of("D4.fees"), any_of("D4.earned")
_OTHER = re.compile(f"(?:{either('D4.mean_other')})(?!值)")
_GLUE = "(?:累计|总[数量额]?|合计|共|达到?|为|约|完成|实现|余额|[各类]*案件)*"
_NAME, _SHORT = 2, 12
_LEAD = re.compile("^(?:其中|全年|[全当]年)+")
_ALONE = re.compile("(?:[全当]年|全[省市县区镇乡]|共计?|合计|有){0,4}")
_PRICE = re.compile("[价准费](?:为|按)?每$")
_SUM = re.compile(
    f"(?:{either('D4.of_mean')}|{either('D4.priced')}|{either('D4.given')}|[全当]年|共计?|合计|总[计额价]|资金|[款费]){{0,6}}"
)
_NEAR = 8  # characters between what staff is called and how many there are
_WHOLE = 4  # characters of a name that says all
_REACH = 24  # characters that glue may be long
_FULL = {"利": "利润", "税": "税收", "收": "营业收入"}  # 人均创利
_STAFF = any_of("D4.staff")
_OWN_STAFF = re.compile(rf"(?:{either('D4.own')}|(?:19|20)\d\d年)*(?:{either('D4.staff')})")  # not 炼钢厂在岗职工
_WAGES = re.compile("(?:年|月|纯|总)*(?:收入|工资|薪酬|奖金)")
_STAFF_MOVED = re.compile("[增减]|退休|离[岗职]|新招|招聘|平均")
_HIRED = Decimal("0.12")  # of a mean over the staff of the last day, by which that of the year may differ


def named_totals(report: ReportFacts, what: str, alike: Callable[[Fact], bool], mean: Fact) -> Iterator[Fact]:
    """Yield the one level before a mean that bears the name of what it is a mean of: 产钢412.6万吨."""
    what = _FULL.get(what, what)
    if _NAME <= len(what) <= _SHORT and not _WAGES.fullmatch(what):
        yield from _one(fact for fact in _ending(report, what, mean.start) if alike(fact))


def named_counts(report: ReportFacts, words: str, unit: str, totals: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the one count before a mean that bears the name before 次均 and the like, with its total.

    `words` lead up to 均; a total is what was paid or taken for the same: 门诊收入.
    """
    found = _OF.search(words)
    of = next((fact for fact in reversed(totals) if found and _paid(report, fact, found["who"])), None)
    if found is None or of is None:
        return
    who = _common(found["who"], report.words(of))
    for count in _one(fact for fact in _ending(report, who, of.start) if fact.unit.endswith(unit)):
        yield count, of


def the_staff(report: ReportFacts, place: int) -> list[Fact]:
    """Return the one number of a firm's staff that a report tells, if it is told before a place and did not change."""
    told = [
        fact
        for match in _STAFF.finditer(report.folded)
        for fact in amounts(report, match.end(), match.end() + _NEAR)[:1]
        if fact.unit == "人" and fact.qualifier == "exact" and _OWN_STAFF.match(report.words(fact))
    ]
    moved = any(_STAFF_MOVED.search(report.folded, *report.sentence_span(fact.start)) for fact in told)
    return [] if moved else [fact for fact in _one(told) if fact.start < place]


def over_staff(report: ReportFacts, count: Fact, total: Fact, off: Decimal) -> bool:
    """Return whether a mean is over all the staff there is and so far `off` that no hiring explains it."""
    of_all = any(fact.low == count.low for fact in the_staff(report, count.end))
    return of_all and off > _HIRED and not of_months(report, total) and "其中" not in report.words(total)


def one_named(report: ReportFacts, count: Fact, total: Fact) -> bool:
    """Return whether a count and a total bear one whole name: 住院补偿18240万元, 48012人次享受住院补偿."""
    name = _LEAD.sub("", label(report, total))
    alone = (
        _ALONE.fullmatch(report.words(count)) and "其中" not in report.folded[slice(*report.sentence_span(count.start))]
    )
    year = not any(of_months(report, fact) for fact in (count, total))
    return bool(alone and year and len(name) >= _WHOLE and (count.metric or "").endswith(name))


def paid_so(report: ReportFacts, match: re.Match[str], total: Fact, mean: Fact) -> bool:
    """Return whether a total may be what a price comes to, by its words: 均价每亩18万元,共计1.15亿元, not 总收入.

    Right behind a price it may be what was earned: 均价每担1320元,烟农收入720.7万元.
    """
    end = match.start("rest") if match["rest"] is not None else 0
    priced = _PRICE.search(match.string, max(0, end - _NAME * 2), end)
    words = report.words(total)
    return not priced or bare_sum(words) or (total.start > mean.start and _EARNED.search(words) is not None)


def bare_sum(words: str) -> bool:
    """Return whether words before a figure say no more than that it sums up: 合计, 共发放."""
    return _SUM.fullmatch(words) is not None


def _paid(report: ReportFacts, fact: Fact, who: str) -> bool:
    """Return whether a figure is what somebody paid, by its words: 门诊收入 for 门诊."""
    words = report.words(fact)
    return len(_common(who, words)) >= _NAME and _FEES.search(words) is not None


def _common(who: str, words: str) -> str:
    """Return the longest end of a name that stands in some words."""
    return next((who[at:] for at in range(len(who) - 1) if who[at:] in words), "")


def _ending(report: ReportFacts, name: str, end: int) -> Iterable[Fact]:
    """Yield the levels before a place whose words end in a name; the text is read through once for each name."""
    named = report.levels_named.get(name)
    if named is None:
        called = re.compile(f"(?:{act(name)}){_GLUE}$")
        named = report.levels_named[name] = [
            fact
            for at in sorted({match.end() for match in re.finditer(act(name), report.folded)})
            for fact in amounts(report, at, at + _REACH)[:1]
            if called.search(words := report.words(fact)) and level(fact) and not _OTHER.search(words)
        ]
    return takewhile(lambda fact: fact.start < end, named)


def _one(facts: Iterable[Fact]) -> list[Fact]:
    """Return one of some figures if they all say the same."""
    one: Fact | None = None
    for fact in facts:
        if one is not None and (fact.low, fact.high) != (one.low, one.high):
            return []
        one = one or fact
    return [one] if one else []
