"""How far a cue of modality reaches.

It holds from where it stands to the end of the sentence, unless a new subject or a new period begins in a later
clause; 其中 at the head of a sentence carries on with the sentence before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.period.edges import WITHIN_RULE
from extractors.periods import Period
from pipeline.context.ground import REACH, Ground
from pipeline.context.items import in_later_item
from pipeline.context.sure.beside_plans import is_promised
from pipeline.context.types import Place
from pipeline.context.words import either

# 预计明年6月投入使用;|软件园入驻企业67家: of one project alone.
_DONE_BY = re.compile(
    f"(?:预计|计划|有望|将)[^,;。0-9]{{0,10}}(?:[0-9]{{1,4}}[年月][^,;。0-9]{{0,4}})*?{either('completed')}[^,;。0-9]{{0,4}};"
)
_SAID, _NOBODY, _SHORT = re.compile("(?:预期|预计|预料)[,:]"), re.compile("[于的如合过作]"), 8
# 公司预计全年亏损9亿元,根据三季报,|负债71亿元: what a report tells is so.
_BY_REPORT = re.compile("[,;](?:根据|按照|据)[^,;。]{0,14}(?:报告|[年季]报|报表|数据|统计),")
_EXPECTED_OF_ITEM = re.compile(
    "(?:预计|预期|有望|可能)[^:;。]{0,60};(?:[二三四五六]是|第[二三四五六][,、是])"
)  # of that item alone
_TERM = "报告期"  # 预计难以收回,|报告期内计提3亿元
_NAME = 20  # characters from the beginning of a firm's name to its part
_AMONG = re.compile("其中[^,;。:]{0,40}$")  # 力争产值9亿元,其中|甲厂3亿元、乙厂2亿元
# 下一步将抓好三件事:|一是…;二是引导甲厂上市,募集资金2亿元: of all that is listed, whoever does it.
_HEADS_LIST = re.compile(r"[^,。;]{0,24}?:(?:一是|一要|首先|1[.、]|\([1一]\)|①)")


def before_so(found: Sequence[tuple[int, str]]) -> Sequence[tuple[int, str]]:
    """Return cues, the nearest first, without the plans that end at what is told to be so: 计划新增12家,已|入库14家."""
    so = next((number for number, (_, kind) in enumerate(found) if kind == "so"), None)
    if so is None:
        return found
    return [*found[:so], *(cue for cue in found[so:] if cue[1] not in ("so", "planned", "target"))]


class Reach:
    """Where the cues of a passage hold, by the periods told in it; `year` is the one it is of."""

    def __init__(self, ground: Ground, periods: Sequence[Period], year: int | None) -> None:
        """Keep what is read by all figures."""
        self.text, self.year = ground.text, year
        self.periods, self.starts = periods, [period.start for period in periods]

    def floor(self, place: Place) -> int:
        """Return where the reach of a cue ends to the left: the sentence, its introduction, or where 其中 goes on."""
        text, start = self.text, place.sentence
        floor = max(place.paragraph, start - REACH)
        end = start
        while end > floor and text[end - 1].isspace():
            end -= 1
        if end > floor and text[end - 1] == ":":
            return floor
        if start > floor and text.startswith("其中", start):
            return max(floor, text.rfind("。", floor, start - 1) + 1)
        return start

    def holds(self, cue: int, place: Place, turn: int) -> bool:
        """Return whether a cue before the figure still holds: no other subject or period in a later clause."""
        if cue >= place.clause or is_promised(self.text, cue, place):
            return True
        if in_later_item(self.text, cue, place) or _DONE_BY.match(self.text, cue, place.start):
            return False
        if _BY_REPORT.search(self.text, cue, place.start) or _EXPECTED_OF_ITEM.match(self.text, cue, place.start):
            return False
        said = self._told_ahead(cue, place)
        begin = cue + len("预计,") if said else cue
        ends = [at for mark in (",", ";", "。") if (at := self.text.find(mark, begin, place.start)) >= 0]
        later = min(ends, default=place.end if said else place.clause)
        goes_on = self.text.startswith("其中", place.sentence) or _HEADS_LIST.match(self.text, cue, place.start)
        part = turn > cue and self.text[place.end - 1] not in "%点" and place.start - turn <= _NAME
        among = _AMONG.search(self.text, cue, turn) if part else None
        if later <= turn <= place.start and not (goes_on or among):
            return False
        first, last = bisect_left(self.starts, later), bisect_left(self.starts, place.start)
        later_ones = [p for p in self.periods[first:last] if self.text[p.start - 1 : p.start] not in ("从", "由")]
        return not any(p.text.startswith(_TERM) or (p.role in ("main", "vague") and self._past(p)) for p in later_ones)

    def _told_ahead(self, cue: int, place: Place) -> bool:
        """Return whether somebody is said to expect what the next clause tells: 该行预计,|某公司净利润下降4%."""
        if not _SAID.match(self.text, cue) or self.text.find("已", cue, place.start) >= 0:
            return False
        who = self.text[place.sentence : cue] if self.text.startswith("预期", cue) else ""  # 利润强于预期,|股价大涨
        return len(who) <= _SHORT and not _NOBODY.search(who)

    def _past(self, period: Period) -> bool:
        """Return whether a period lies before the report's year, or is not known to reach past it."""
        if period.role == "vague":
            return period.rule != WITHIN_RULE
        if period.year is not None:
            return self.year is not None and period.year + period.years - 1 < self.year
        return period.offset is not None and period.offset < 0
