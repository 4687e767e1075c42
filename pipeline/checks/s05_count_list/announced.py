"""A count with its items behind it, in brackets or behind a colon, for the check count_list.

    三家企业(甲、乙、丙) · 技术中心5家:甲、乙、丙 · 四项指标:销售收入2亿元,利润800万元,税收300万元

等 and 含 open a list, and what is no plain list of names or of figures is undecidable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from extractors.enterprise.words import role
from extractors.name.parts import is_legal
from pipeline.checks.base import Judgement, consistent, undecidable
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.s05_count_list.items import AND, FAR, INNER, differs, members_of
from pipeline.checks.s05_count_list.loosely_counted import loosely_counted
from pipeline.checks.words import SMALL_NUMBER, any_of, either, number_of

_SIZED = r"\d{1,4}(?=吨|万吨|千伏|号|米|[A-Za-z])"
_NAME = rf"(?:[一-鿿A-Za-z]|{_SIZED}){{2,20}}"  # 8吨中频电炉
_SIZE = re.compile(_SIZED)
_ITEMS = rf"(?P<items>{_NAME}(?:、{_NAME}){{1,15}}(?:和{_NAME})?)"
# A bracket or colon with a list behind it, and what must stand right before it: a bracket is rarer than a number.
_LISTED = re.compile(rf"[(:](?:(?<=\()(?=[^()\n]{{3,80}}\))|(?<=:)(?=[^:;。\n]{{3,300}}[。\n])){_ITEMS}(?=[)。;\n])")
# 新增示范社2家,即甲、乙和丙 · 签约的6个项目分别为甲、乙和丙.
# A clause behind the list goes on with something else: 分别是甲、乙和丙,总面积1460亩; a list that 和 closes has ended.
_LAST = r"(?:[。;\n]|,(?![^,。;\n]*[、和及]))"
_NAMELY = re.compile(
    rf"(?:,(?:即|名单[是为])|,?(?P<dealt>分别|依次)[是为]):?(?=[^,:;。\n]{{3,300}}[,。;\n]){_ITEMS}(?:(?={_LAST})|(?P<goes_on>(?=,)))"
)
_NAMED = (",即", ",名单", *(f"{how}{verb}" for how in ("分别", "依次") for verb in "是为"))
# 新建研究中心六家,依托单位为甲、乙、丙: who has each of what is counted.
_ROLE = "(?:单位|企业|公司|院校)"
_HELD = re.compile(
    rf",(?:{either('S5.holder')}{_ROLE}|[一-鿿]{{2}}{_ROLE}(?=分别))(?:分别)?[是为]:?"
    rf"(?=[^,:;。\n]{{3,300}}[。;\n]){_ITEMS}(?=[。;\n])"
)
_NUMBER = r"(?P<number>[两二三四五六七八九十]|(?<!\d)\d{1,2})"
_THING = rf"{_NUMBER}(?:[家个项种座处所条]|大(?!于))(?:[一-鿿]{{2,8}}|[村镇乡县校厂])[”\"]?\Z"
_COUNTED = re.compile(rf"{_THING}|(?<=[一-鿿]){_NUMBER.replace('number', 'behind')}[家个项种处座]\Z")
_PERSONS = re.compile(rf"(?<=[一-鿿]){_NUMBER}(?P<behind>)[名位人]\Z")  # 优秀教师3名:张立新、王建国、李春华
_SURNAMES = role("surname")
_HOLDERS = re.compile(f"{_ROLE}(?:分别)?[是为]")
# 网点5个,分别位于甲镇、乙镇、丙镇: a place for each of what is counted.
_PLACED = re.compile(
    rf"{_NUMBER}[家个处座所](?:[一-鿿]{{1,8}})?,分别(?:位于|设在|坐落于|来自|坐落在)(?P<items>[一-鿿]{{2,12}}(?:[、和][一-鿿]{{2,12}}){{1,12}})(?=[。;\n])"
)
_PLACES = re.compile("分别(?:位于|设在|坐落|来自)")
_COUNTED_LENGTH, _MOST = 11, 120
_SAID = 16  # characters before a count that a message quotes with it
_OPEN = any_of("S5.open")
_TOLD = re.compile("[向从由把被]")  # 甲公司向乙公司采购设备、零件: no names, but what somebody does
_CLOSED = any_of("S5.not_open")  # 等离子堆焊 leaves no list open
_NO_COUNT = "第前近每各约"
_INDICATORS = re.compile(r"(?P<count>Ⓝ)[^,。;:\nⓃⓅⒹ]{0,6}指标[^,。;:\nⓃⓅⒹ]{0,8}:(?P<items>[^。:\n]{8,200})。")
_SMALL = re.compile(SMALL_NUMBER)
_FIGURE = re.compile("[ⓃⓅ]")
_GROWN = any_of("S4.growth")


def announced(report: ReportFacts) -> Iterator[Judgement]:
    """Count the items behind a count that stand in brackets or behind a colon."""
    folded = report.folded
    if "、" not in folded and "指标" not in folded:
        return
    for count, listed in _lists(folded):
        if count is None:
            yield from loosely_counted(report, listed)
        elif folded[count.start() - 1 : count.start()] not in _NO_COUNT:
            yield _opened(report, count, listed)
    for cue in _PLACES.finditer(folded):
        placed = _PLACED.search(folded, max(0, cue.start() - _COUNTED_LENGTH), min(len(folded), cue.end() + _MOST))
        if placed:
            yield _placed(report, placed)
    if "指标" in folded:
        yield from _figures(report)


def _lists(folded: str) -> Iterable[tuple[re.Match[str] | None, re.Match[str]]]:
    """Return each list with the count right before it, if there is one; a list that two forms find, once."""
    namely = _NAMELY.finditer(folded) if any(word in folded for word in _NAMED) else ()
    found: dict[int, tuple[re.Match[str] | None, re.Match[str]]] = {}
    for listed in chain(_LISTED.finditer(folded), namely, _HELD.finditer(folded) if _HOLDERS.search(folded) else ()):
        if listed.re is _NAMELY and listed["goes_on"] is not None and not (listed["dealt"] and AND.search(listed[0])):
            continue
        count, at = _counted(folded, listed), listed.start("items")
        if at not in found or count:
            found[at] = count, listed
    return found.values()


def _counted(folded: str, listed: re.Match[str]) -> re.Match[str] | None:
    """Return the count right before a list; one of people only where their names follow: 招聘3名:司机、保安、保洁."""
    window = (max(0, listed.start() - _COUNTED_LENGTH), listed.start())
    count = _COUNTED.search(folded, *window)
    if count or not (persons := _PERSONS.search(folded, *window)):
        return count
    names = members_of(listed["items"].split("、"))
    sure = sum(name[0] in _SURNAMES for name in names) >= len(names) - 1 >= 2  # 高 and 白 are words, too
    return persons if sure and all(2 <= len(name) <= 4 for name in names) else None


def _opened(report: ReportFacts, count: re.Match[str], listed: re.Match[str]) -> Judgement:
    """Count the names in brackets or behind a colon after a count: 三家企业(甲、乙、丙), 五个新品种:甲、乙和丙."""
    stated, members = number_of(count["number"] or count["behind"]), members_of(listed["items"].split("、"))
    if len(members) == stated:
        return consistent(())
    if len(members) < stated <= len(members) + sum(AND.search(one[1:-1]) is not None for one in members):
        return undecidable((), "items_unclear")  # 甲、乙和丙、丁
    plain = all(
        (2 <= len(member) <= 12 or is_legal(member)) and not INNER.search(_SIZE.sub("", member)) for member in members
    )
    plain = plain and not any(_TOLD.search(member) for member in members)
    far = 1 if "大" in count[0][:2] else FAR  # 五大模块 may be told in part
    if not plain or _OPEN.search(_CLOSED.sub("", listed["items"])) or abs(len(members) - stated) > far:
        return undecidable((), "items_unclear")
    start = max(report.clause(count.start()), count.start() - _SAID)
    return differs(report, stated, len(members), listed.span("items"), (start, count.end()))


def _placed(report: ReportFacts, placed: re.Match[str]) -> Judgement:
    """Count the places behind a count, as many as are named in whatever way 和 is read."""
    stated, items = number_of(placed["number"]), placed["items"].split("、")
    most = len([*items[:-1], *AND.split(items[-1])])
    if len(items) <= stated <= most:
        return consistent(())
    if _OPEN.search(placed["items"]) or "等" in placed["items"] or abs(most - stated) > FAR:
        return undecidable((), "items_unclear")
    start = max(report.clause(placed.start()), placed.start() - _SAID)
    return differs(report, stated, most, placed.span("items"), (start, placed.start("items")))


@gated(_INDICATORS)
def _figures(report: ReportFacts) -> Iterator[Judgement]:
    """Count the figures behind a count of indicators: 四项指标:销售收入2亿元,增长8%;利润800万元."""
    bones = report.skeleton
    for match in _INDICATORS.finditer(bones.text):
        count = bones.at(match.start("count"))
        if count is None or not _SMALL.fullmatch(count.written):
            continue
        told = [item for item in re.split("[,、;]", match["items"]) if not _GROWN.search(item)]
        if not all(len(_FIGURE.findall(item)) == 1 for item in told) or _OPEN.search(match["items"]):
            yield undecidable((), "items_unclear")
            continue
        stated, figures = number_of(count.written), bones.within(*match.span("items"))
        if len(told) == stated:
            yield consistent(())
        elif abs(len(told) - stated) <= FAR:
            start = report.clause(figures[0].start)
            yield differs(report, stated, len(told), (start, figures[-1].unit_end), (count.start, start - 1))
