"""S9: impossible.

Is a figure impossible in itself?  A share above 100 %, more patents granted than applied for, no such date.

Growth may exceed 100 %, so may the completion of a plan; numbers inside model codes and standards are no
figures.  A date that exists has no row: reports are full of them, and nobody asks for the rate of impossible ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.lexicon import terms
from pipeline import intervals
from pipeline.checks.among import amounts
from pipeline.checks.base import Case, Check, Judgement, consistent, undecidable
from pipeline.checks.figures import level
from pipeline.checks.findings import Message, of_figures
from pipeline.checks.report import ReportFacts
from pipeline.checks.s09_impossible.after_sign_off import after_sign_off
from pipeline.checks.s09_impossible.dates import dates, spans
from pipeline.checks.s09_impossible.months_above import months_above
from pipeline.checks.s09_impossible.ranks import ranks
from pipeline.checks.s09_impossible.slipped_changes import changed
from pipeline.checks.s09_impossible.subset_counts import picked
from pipeline.checks.s09_impossible.time_taken import time_taken
from pipeline.checks.s09_impossible.work_dates import works
from pipeline.checks.s09_impossible.years_gone import years_gone
from pipeline.checks.words import either
from pipeline.intervals import HUNDRED, Interval
from pipeline.tables import Fact

_BOUNDED = tuple(sorted(terms("bounded_rates")))
_EARLIER = re.compile("[上去往前历早]年|前[两三几]年|以前年度|[此先以早]前|早先|老件|陆续")  # 因上年申请陆续获批
_ALL, _NEXT = re.compile("累计|历年|拥有|现有"), 14
# All patents, and each kind for itself: 申请发明专利96件,授权发明专利104件.
_PATENTS = (("patents_applied", "patents_granted"), ("patents_invention",), ("patents_utility",), ("patents_design",))
_FIGURE = re.compile(r"\d")  # 申请120件,其中发明36件;授权98件,其中发明42件: of years before
_APPLIED, _GRANTED = "申请量", "授权量"
_BROKEN_DOWN = re.compile(
    r"[,(](?:其中|发明)[^。\n;]{0,60}[;)][,;]?[^,。;]{0,8}"
)  # 申请124件,其中发明38件、实用新型71件;授权
_BEYOND = re.compile(rf"{either('S9.beyond')}|占比?[^,。;]{{0,8}}的[^,。;]{{1,6}}倍")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Look at shares, at patents applied for and granted, and at dates."""
    for fact in report.rates:
        if fact.measure == "share" or (fact.metric and fact.metric.endswith(_BOUNDED)) or _named(report, fact):
            judgement = _share(report, fact)
            if judgement:
                yield judgement
    if report.facts:
        yield from _patents(report)
    yield from dates(report)
    yield from spans(report)
    yield from works(report)
    yield from after_sign_off(report)
    yield from picked(report)
    yield from changed(report)
    yield from months_above(report)
    yield from ranks(report)
    yield from years_gone(report)
    yield from time_taken(report)


def _named(report: ReportFacts, fact: Fact) -> bool:
    """Return whether the words before a rate above 100 % name one that is bounded, of no known indicator."""
    above = fact.low is not None and fact.low > HUNDRED
    return above and report.words(fact).rstrip("达到为约").endswith(_BOUNDED)


def _share(report: ReportFacts, fact: Fact) -> Judgement | None:
    """Hold a share against 100 %."""
    if fact.measure == "growth":
        return None
    if fact.high is not None and fact.high <= HUNDRED:
        return consistent((fact,))
    stated, top = report.interval(fact), Interval(None, HUNDRED)
    if not stated.disjoint(top):
        return consistent((fact,), stated, top)
    words = report.words(fact)
    if _BEYOND.search(words) or not (words.rfind("占") >= 0 or words.rstrip("达到为约").endswith(_BOUNDED)):
        return None
    if "占" not in words and _of_two(report, fact, stated):  # 新收案件1260件,审结1296件,结案率102.9%: older ones, too
        return undecidable((fact,), "part_above_whole")
    printed = report.printed(fact)
    message = Message("high", 90, f"占比{printed}超过100%", f"a share of {printed} is above 100%", f"{printed} > 100%")
    finding = of_figures(report, (fact,), message)
    return Judgement("inconsistent", (fact,), stated, top, "above_100", finding)


def _of_two(report: ReportFacts, share: Fact, stated: Interval) -> bool:
    """Return whether a rate is what the two figures before it come to: the text knows that the part is more."""
    pair = amounts(report, report.sentence_span(share.start)[0], share.start)[-2:]
    exact = all(fact.qualifier == "exact" and fact.unit not in ("元", "%") and level(fact) for fact in pair)
    if len(pair) < 2 or pair[0].unit != pair[1].unit or not exact:
        return False
    whole, part = map(report.interval, pair)
    return not (part / whole).scaled(HUNDRED).disjoint(stated)


def _patents(report: ReportFacts) -> Iterator[Judgement]:
    """Hold patents granted against patents applied for, told in one breath, all of them or those of one kind."""
    patents = [fact for fact in report.facts if fact.unit == "件"]
    for kind in _PATENTS:
        for applied, granted in pairwise([fact for fact in patents if fact.metric_id in kind]):
            acts = [(fact.metric or "").endswith(act) for fact, act in ((applied, _APPLIED), (granted, _GRANTED))]
            between = report.folded[applied.end : granted.start]
            if all(acts) and level(applied) and not (len(kind) == 1 and _FIGURE.search(between)):
                yield from _granted(report, applied, granted)


def _granted(report: ReportFacts, applied: Fact, granted: Fact) -> Iterator[Judgement]:
    """Hold the patents granted against those applied for right before them."""
    between = report.folded[applied.end : granted.start]
    if (
        (len(between) > _NEXT and not _BROKEN_DOWN.fullmatch(between))
        or not level(granted)
        or applied.subject != granted.subject
    ):
        return
    a, g = report.interval(applied), report.interval(granted)
    if g.low is None or a.high is None or g.low <= a.high:
        yield consistent((granted, applied), g, a)
        return
    if _ALL.search(report.words(granted)) and not _ALL.search(report.words(applied)):
        return
    behind = report.folded[granted.end : report.sentence_span(granted.start)[1]]
    if _EARLIER.search(report.words(granted) + "#" + behind):  # 往年申请的专利中有31件获授权
        yield undecidable((granted, applied), "granted_of_years_before")
        return
    x, y = report.printed(applied), report.printed(granted)
    of_them = "其中" in between and len(between) <= _NEXT
    message = Message(
        "high" if of_them else "low" if applied.metric_id == "patents_invention" else "medium",
        75,
        f"授权{y}多于申请{x}",
        f"{y} granted, but only {x} applied for",
        f"{y} > {x}",
        intervals.hint(g, a, y),
    )
    finding = of_figures(report, (granted, applied), message)
    yield Judgement("inconsistent", (granted, applied), g, a, "granted_above_applied", finding)


CHECK = Check(
    "S9",
    "impossible",
    "Is a figure impossible in itself?",
    judge,
    ("growth and completion may exceed 100 %", "codes are no figures"),
    (
        Case("高新技术产业产值占工业总产值的132%。", "inconsistent"),
        Case("公司累计申请专利18项,授权26项。", "inconsistent"),
        Case("公司累计申请专利26项,授权18项。", "consistent"),
        Case("全县申请专利136件,比上年增加27件,授权98件。", "consistent"),
        Case("活动于2012年2月31日举行。", "inconsistent"),
        Case("项目自2013年5月10日开工,至2013年3月20日竣工。", "inconsistent"),
        Case("项目自2012年5月10日开工,至2013年3月20日竣工。", None),
        Case("课题执行期为2014年1月至2012年12月。", "inconsistent"),
        Case("全镇税收比上年增长132%。", None),
        Case("农业总产值3.86万元,比上年增加2100万元。", "inconsistent"),
        Case("农业总产值3.86亿元,比上年增加2100万元。", "consistent"),
        Case("应参保2.86万人,实际参保2.94万人。", "inconsistent"),
    ),
    least_facts=0,
)
