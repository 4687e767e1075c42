"""What comes a day or a month, and what somebody is paid a month, against all of it, for the check identity.

国庆七天接待游客168.2万人次,日均24万人次 · 1360人每人每月80元,全年发放130.56万元 · 全年发电4380万千瓦时,日均12万千瓦时

Of a year, working days or some months may be meant: so a figure is believed to be wrong only where a slip explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.numbering import HAN_NUMBERS
from pipeline import intervals
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.figures import all_exact, level
from pipeline.checks.forms import figure_at, form, found, sentence_end, sentence_start
from pipeline.checks.gated import gated
from pipeline.checks.reckoned import Reckoning, against_reckoning, worded
from pipeline.checks.report import ReportFacts
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.checks.slips import slipped
from pipeline.checks.words import any_of
from pipeline.intervals import Interval
from pipeline.tables import Fact

_EACH_DAY = "(?:日均|平均每[天日]|每[天日]平均)"
_DAYS = form(
    r"(?<![月\d一二三四五六七八九十第近余])(?P<days>[一二三四五六七八九十]{1,2}|\d{1,3})[天日](?!均|[起前后内])(?:〜{0,14},)?(?P<what>〜{0,20})(?P<sum>Ⓝ)"
    rf"(?:,〜{{0,10}}[ⓅⓃ])?,〜{{0,4}}{_EACH_DAY}〜{{0,8}}(?P<mean>Ⓝ)",
    "国庆七天,全市接待游客168.2万人次,日均接待34万人次。",
    f"{_EACH_DAY}〜{{0,8}}Ⓝ",
)
_NO_SIGN = f"[^,。;:\n{AMOUNT}{RATE}{POINTS}]"
_MONTHLY = re.compile(
    f"(?:每[人户名]每月|每月每[人户名]|月[人户]均|[人户]均?每月|[人户](?:月均|均月)){_NO_SIGN}{{0,10}}(?P<mean>{AMOUNT})"
)
_OF = {"人": ("人", "名", "位"), "户": ("户",), "名": ("人", "名", "位")}
_BEHIND = any_of("D4.paid_in_all")
_OTHER = any_of("D4.mean_other")
_YEAR, _TEN = 12, 10
_FAR = Decimal("0.5")  # who comes and goes in a year makes less of a difference


@gated(_DAYS)
def per_day(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what came a day against what came in all of some days."""
    for match, figures in found(report, _DAYS):
        mean, whole, days = figures["mean"], figures["sum"], _number(match["days"])
        facts = (mean, whole)
        plain = level(whole) and mean.measure != "growth" and all_exact(*facts)
        if mean.unit != whole.unit or not plain or days < 2 or "其中" in match["what"]:
            continue
        implied, shown = (value.scaled(1 / days) for value in (report.interval(whole), report.shown(whole)))
        said = worded(f"{report.printed(whole)} / {days}")
        yield against_reckoning(report, facts, Reckoning(implied, shown, *said, mean, reason="identity_fails"))


def _number(written: str) -> Decimal:
    """Return the value of a number of days: 七, 15, 十."""
    if written.isdigit():
        return Decimal(written)
    if written[0] == "十" and len(written) > 1:
        return Decimal(_TEN + HAN_NUMBERS.get(written[1], 0))
    return Decimal(HAN_NUMBERS.get(written, 0))


@gated(_MONTHLY)
def per_month(report: ReportFacts) -> Iterator[Judgement]:
    """Hold what each is paid a month against what all are paid in a year."""
    bones = report.plainer
    for match in _MONTHLY.finditer(bones.text):
        at = match.start("mean")
        mean = figure_at(report, bones, at)
        if mean is None or mean.qualifier != "exact":
            continue
        low, high = sentence_start(bones.text, at), sentence_end(bones.text, at)
        told = [fact for one in bones.within(low, at) if (fact := report.amount(one)) and level(fact)]
        behind = next(iter(bones.signs(at + 1, high)), None)
        if behind and _BEHIND.search(bones.text, at, behind[0]):
            told += [fact for fact in [report.amount(behind[1])] if fact]
        group = next(sign for sign in match[0] if sign in _OF)
        counts = [fact for fact in told if fact.unit in _OF[group]]
        totals = [fact for fact in told if fact.unit == mean.unit.partition("/")[0]]
        if len(totals) == 1 and counts and not _OTHER.search(bones.text, low, at):
            judged = [one for count in counts for one in _of_year(report, mean, totals[0], count)]
            yield from [one for one in judged if not one.finding][:1] or judged[-1:]


def _of_year(report: ReportFacts, mean: Fact, whole: Fact, count: Fact) -> Iterator[Judgement]:
    """Judge what each is paid a month: some months bear it out, or a slip explains why a year does not."""
    facts = (mean, whole, count)
    stated, each = report.interval(mean), report.interval(whole) / report.interval(count)
    months: Sequence[Interval] = [each.scaled(Decimal(1) / months) for months in range(1, _YEAR + 1)]
    fitting = [one for one in months if not one.disjoint(stated)]
    exact = all_exact(*facts)
    if fitting:
        yield consistent(facts, stated, fitting[-1])
    elif exact and slipped(report, [(mean, stated, months[-1])]) and intervals.gap(stated, months[-1]) > _FAR:
        said = worded(f"{report.printed(whole)} / {report.printed(count)} / {_YEAR}")
        shown = (report.shown(whole) / report.shown(count)).scaled(Decimal(1) / _YEAR)
        yield against_reckoning(report, facts, Reckoning(months[-1], shown, *said, mean, reason="identity_fails"))
