"""Lists that follow their total without any word that says so, for the check part_whole.

员工1435人,本科及以上312人,大专468人,高中及以下655人 · 小区72个,有物业管理的44个,无物业管理的28个: that is all of them
售电7.26亿千瓦时,大工业用电4.15亿千瓦时,居民用电1.62亿千瓦时,农业用电1.49亿千瓦时: more than all, by one digit
播种31.6万亩,水稻和玉米是大头,前者18.4万亩,后者9.7万亩,剩下的3.5万亩种了大豆
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

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
from pipeline.tables import Fact

_NO_SIGN = f"[^,、。;:()\n{AMOUNT}{RATE}{POINTS}]"
_PART = f"{_NO_SIGN}{{1,14}}{AMOUNT}"
_SHARE = f"(?:[,(]占?{_NO_SIGN}{{0,8}}{RATE}\\)?)?"
_LIST = re.compile(
    rf"(?P<whole>{AMOUNT})(?:{_NO_SIGN}{{0,4}})[,:;。(](?:{_NO_SIGN}{{2,16}}[,:])?"
    rf"(?P<parts>{_PART}{_SHARE}(?:[,;、]{_PART}{_SHARE}){{1,8}})"
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
_SURE = Decimal("0.0125")  # of a total, by which rounding may part it from its parts
_HEAD = 12
_SHORT, _PAIR = 4, 2  # characters of labels that are no sentences; parts


@gated(_LIST)
def bare_lists(report: ReportFacts) -> Iterator[Judgement]:
    """Hold each list against the total right before it."""
    bones = report.plainer
    done = 0
    for match in _LIST.finditer(bones.text):
        whole = figure_at(report, bones, match.start("whole"))
        if match.start() < done or whole is None or whole.qualifier != "exact" or not level(whole):
            continue
        signs = list(bones.signs(*match.span("parts")))
        edges = [match.start("parts"), *(at + 1 for at, _ in signs)]
        parts: list[Fact] = []
        labels: list[str] = []
        for low, (at, quantity) in zip(edges, signs, strict=False):
            fact = report.amount(quantity)
            if bones.text[at] == RATE:
                continue
            if fact is None or fact.unit != whole.unit or fact.qualifier != "exact" or not level(fact):
                break
            parts.append(fact)
            label = _MARKS.split(bones.text[low:at])[-1]
            labels.append(label if labels else _AMONG.sub("", label))
        words = report.words(whole)
        if _listed(report, whole) or any(_HOLDS.match(bones.text, at + 1) for at, _ in signs):
            continue
        fit = all(part_fits(report.interval(part), report.interval(whole)) for part in parts)
        if len(parts) < _PAIR or not fit or CHANGED.search(words) or _NO_LIST.search("".join(labels)):
            continue
        done = match.start("parts")
        yield from _judged(report, whole, parts, [_TAIL.sub("", one) for one in labels])


def _judged(report: ReportFacts, whole: Fact, parts: Sequence[Fact], labels: Sequence[str]) -> Iterator[Judgement]:
    """Judge a list that is all of its total, or comes to more than it by a slip."""
    all_told = next((n for n in range(_PAIR, len(parts) + 1) if _exhausts(labels[:n])), 0)
    if all_told:
        yield total(report, whole, parts[:all_told])
    elif adds_up(report, whole, parts):
        if _parallel(labels):
            yield consistent((whole, *parts))
    elif any(adds_up(report, whole, parts[:n]) for n in range(_PAIR, len(parts))) or nested(report, parts):
        return
    else:
        over = [told for told in exceeded(report, whole, parts) if told.finding]
        yield from over
        if (
            not over
            and _parallel(labels)
            and _more(report, whole, parts)
            and one_slip(report, whole, parts, wide=_SURE)
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
    alike = len({label[-1] for label in labels}) == 1 or len({label[:1] for label in labels}) == 1
    return alike or (len(labels) > _PAIR and all(len(label) <= _SHORT for label in labels))


def _more(report: ReportFacts, whole: Fact, parts: Sequence[Fact]) -> bool:
    """Return whether parts come to more than their total."""
    sum_of = sum((report.interval(part) for part in parts[1:]), report.interval(parts[0]))
    return not part_fits(sum_of, report.interval(whole))
