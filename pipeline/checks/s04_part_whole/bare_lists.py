"""Lists that follow their total without any word that says so, for the check part_whole.

员工1435人,本科及以上312人,大专468人,高中及以下655人 · 小区72个,有物业管理的44个,无物业管理的28个: that is all of them
售电7.26亿千瓦时,大工业用电4.15亿千瓦时,居民用电1.62亿千瓦时,农业用电1.49亿千瓦时: more than all, by one digit
播种31.6万亩,水稻和玉米是大头,前者18.4万亩,后者9.7万亩,剩下的3.5万亩种了大豆
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import add
from typing import NamedTuple

from pipeline.checks.among import amounts
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.exceeding import part_fits
from pipeline.checks.figures import level
from pipeline.checks.forms import figure_at
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s04_part_whole.exclusive_parts import exceeded
from pipeline.checks.s04_part_whole.slipped_sums import nested, one_slip
from pipeline.checks.skeleton import AMOUNT, POINTS, RATE
from pipeline.checks.splits import CHANGED, adds_up, total
from pipeline.checks.words import any_of, either
from pipeline.intervals import Interval
from pipeline.tables import Fact

_NO_SIGN = f"[^,、。;:()\n{AMOUNT}{RATE}{POINTS}]"
_PART = rf"(?:{_NO_SIGN}|\([一-鿿]{{1,4}}\)){{1,14}}{AMOUNT}"
_SHARE = f"(?:[,(]占?{_NO_SIGN}{{0,8}}{RATE}\\)?)?"
_LIST = re.compile(
    rf"(?P<whole>{AMOUNT})(?={_NO_SIGN}{{0,4}}[,:;。(](?P<lead>{_NO_SIGN}{{2,16}}[,:])?"
    rf"(?P<parts>{_PART}{_SHARE}(?:[,;、]{_PART}{_SHARE}){{1,8}}))"
)
_NO_LIST = any_of("S4.no_list")
_REST = re.compile(f"^(?:{either('S4.rest')})")
_ABOVE, _BELOW = re.compile("(?:及|和|或)以上|以上(?:学历|文化)"), re.compile("(?:及|和|或)以下|以下(?:学历|文化)")
_HAS, _LACKS = re.compile("^(?:已经?|有|是|属)"), re.compile(f"^(?:{either('S4.lacks')})")
# 分产品看,甲收入11.36亿元,乙收入…: a list itself · 幼儿园6所(含小学附设2所): parts overlap.
_HEADED, _HOLDS = re.compile(r"[分按从][^,。;]{1,8}[看分计][,:]$"), re.compile("[(](?:含|包括|其中)")
_AMONG, _MARKS = re.compile("^其中:?"), re.compile("[,;、)]")
_TAIL = re.compile("[的有为达到约共是]+$")
_DATED = re.compile("[年月日季期]|截[至止]")  # 3月底开工74户,6月底开工152户: one after the other
_MARK = re.compile("[,;]")
_SURE, _ALIKE = Decimal("0.0125"), Decimal("0.02")  # of a total, by which rounding may part it from its parts
_DEED = any_of("S4.no_name")
_SORTED = re.compile("[分按从]")  # 按机构分, 分等级看: all are sorted
_HEAD = 12
_SHORT, _PAIR = 4, 2  # characters of labels that are no sentences; parts


@gated(_LIST)
def bare_lists(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each list against the total right before it."""
    bones = report.plainer
    listed: set[int] = set()  # where parts of lists begin: the next one behind a total may be behind ;
    for match in _LIST.finditer(bones.text):
        whole = figure_at(report, bones, match.start("whole"))
        if whole is None or whole.qualifier != "exact" or not level(whole):
            continue
        parts, labels = _read(report, match, whole)
        if len(parts) < _PAIR or _goes_on(report, whole, parts[-1], listed) or _listed(report, whole):
            continue
        if not _may_be(report, whole, parts) or _NO_LIST.search("".join(labels)):
            continue
        listed.update(fact.start for fact in parts)
        names = [_TAIL.sub("", one) for one in labels]
        joined = not _MARK.search(report.folded, parts[0].end, parts[-1].start) and len(parts) > _PAIR  # joined by 、
        joined = joined and not any(_DEED.match(name) for name in names)  # 投入860万元,争取资金320万元、…
        sorted_so = _SORTED.match(match["lead"] or "") is not None
        yield from _judged(report, whole, parts, names, _Made(joined or sorted_so or _parallel(names), sorted_so))


def _read(report: ReportFacts, match: re.Match[str], whole: Fact) -> tuple[list[Fact], list[str]]:
    """Return the first figures of a list that are of the kind of its total, with their labels."""
    bones, low = report.plainer, match.start("parts")
    parts: list[Fact] = []
    labels: list[str] = []
    for at, quantity in bones.signs(*match.span("parts")):
        label, low = _MARKS.split(bones.text[low:at])[-1], at + 1
        fact = report.amount(quantity)
        if bones.text[at] == RATE:
            continue
        if fact is None or not _alike(report, fact, whole) or _HOLDS.match(bones.text, low):
            return (parts, labels) if fact is None or not _HOLDS.match(bones.text, low) else ([], [])
        parts.append(fact)
        labels.append(label if labels else _AMONG.sub("", label))
    return parts, labels


def _alike(report: ReportFacts, fact: Fact, whole: Fact) -> bool:
    """Return whether a figure is an exact level of the unit of a total: not 第三季度."""
    plain = fact.unit == whole.unit and fact.qualifier == "exact" and level(fact)
    return plain and report.folded[fact.start - 1] != "第"


def _may_be(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether a figure may be the total of some others: no change, and no less than any."""
    fit = all(part_fits(report.interval(part), report.interval(whole)) for part in parts)
    return fit and CHANGED.search(report.words(whole)) is None


def _goes_on(report: ReportFacts, whole: Fact, last: Fact, listed: set[int]) -> bool:
    """Return whether a figure is of a list itself: of one that ended in no ; before it, or was told in its sentence."""
    between = report.folded[whole.end : last.start]
    low = report.sentence_span(whole.start)[0]
    if "。" in between and any(fact.unit == whole.unit for fact in amounts(report, low, whole.start)):
        return True
    return whole.start in listed and (report.folded[report.clause(whole.start) - 1] != ";" or ";" in between)


class _Made(NamedTuple):
    """How a list is made: its names are alike, and words before it say by what a total is sorted."""

    alike: bool
    sorted: bool


def _judged(
    report: ReportFacts, whole: Fact, parts: Sequence[Fact], labels: Sequence[str], made: _Made
) -> Iterator[Judgement]:
    """Judge a list that is all of its total, or comes to more than it, or all but all of it, by a slip."""
    all_told = next((n for n in range(_PAIR, len(parts) + 1) if _exhausts(labels[:n])), 0)
    if all_told:
        yield total(report, whole, parts[:all_told])
    elif adds_up(report, whole, parts):
        if made.alike:
            yield consistent((whole, *parts))
    elif any(adds_up(report, whole, parts[:n]) for n in range(_PAIR, len(parts))) or nested(report, parts):
        return
    else:
        over = [told for told in exceeded(report, whole, parts) if told.finding]
        yield from over
        plain = len(set(labels)) == len(labels) and not any(_DATED.search(label) for label in labels)
        all_but = made.sorted or (len(parts) == _PAIR and _even(labels)) or not part_fits(*_sizes(report, whole, parts))
        if (
            not over
            and plain
            and made.alike
            and all_but
            and one_slip(report, whole, parts, wide=_known(report, (whole, *parts)))
        ):
            yield total(report, whole, parts)


def _listed(report: ReportFacts, whole: Fact) -> bool:
    """Return whether a figure is itself told in a list: behind 分产品看, or behind 、."""
    low = report.clause(whole.start)
    return _HEADED.search(report.folded[max(0, low - _HEAD) : low]) is not None or "、" in report.words(whole)


def _exhausts(labels: Sequence[str]) -> bool:
    """Return whether labels leave nothing out: from 及以上 to 及以下, what has and what lacks something, the rest."""
    first, last = labels[0], labels[-1]
    ends = (_ABOVE.search(first) and _BELOW.search(last)) or (_BELOW.search(first) and _ABOVE.search(last))
    if ends and not any(one.search(label) for label in labels[1:-1] for one in (_ABOVE, _BELOW)):
        return True
    if _REST.search(last):
        return len(labels) > _PAIR
    return len(labels) == _PAIR and (_opposed(first, last) or _opposed(last, first))


def _opposed(has: str, lacks: str) -> bool:
    """Return whether one label denies the other: 有物业管理, 无物业管理."""
    core = _LACKS.sub("", lacks)
    return core != lacks and len(core) > 1 and _HAS.sub("", has) == core


def _parallel(labels: Sequence[str]) -> bool:
    """Return whether labels are of one make: they end or begin alike, or several are mere words."""
    if len(set(labels)) < len(labels) or any(len(one) < _PAIR or _DATED.search(one) for one in labels):
        return False
    if _even(labels):
        return True
    alike = len({label[-1] for label in labels}) == 1 or len({label[:1] for label in labels}) == 1
    return alike or (len(labels) > _PAIR and all(len(label) <= _SHORT for label in labels))


def _known(report: ReportFacts, facts: Sequence[Fact]) -> Decimal:
    """Return to within what share of a total its parts must be known: less where they are not printed alike."""
    sizes = {len(report.printed(fact).partition(".")[2]) for fact in facts}
    return _SURE if len(sizes) > 1 else _ALIKE


def _even(labels: Sequence[str]) -> bool:
    """Return whether labels are words of one length: 小学, 初中."""
    return len({len(label) for label in labels}) == 1 and len(labels[0]) < _SHORT


def _sizes(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> tuple[Interval, Interval]:
    """Return what parts come to, and their total."""
    return reduce(add, map(report.interval, parts)), report.interval(whole)
