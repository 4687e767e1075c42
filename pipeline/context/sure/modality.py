"""How sure: planned, a target, a standing total (cumulative), or a fact (actual).

What a cue within reach of a figure (`cue_reach`) says, else what the report does: figures of a plan are targets, save
of years gone by, and what stands under 下一步工作打算 is planned.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.base import Mention, Money, Percentage
from extractors.periods import Period
from pipeline.context.ground import Ground
from pipeline.context.items import in_later_item
from pipeline.context.sure.beside_plans import (
    AIMED,
    MAY_BE,
    OF_AIM,
    beside_plan,
    closed_off,
    is_audited,
    is_floor,
    is_foretold,
    is_met,
    is_own_cost,
    of_project,
    set_out,
)
from pipeline.context.sure.certainty import Cue
from pipeline.context.sure.cue_reach import Reach, before_so
from pipeline.context.sure.sectioned import Sections
from pipeline.context.sure.standing_totals import held_up_to, spread_standing
from pipeline.context.types import Modality, Place, ReportContext, Section, When
from pipeline.context.words import either

_FROM = re.compile("[从由][^,;。0-9]{0,16}$")
_FROM_YEAR = re.compile(r"[从由][^,;。0-9]{0,8}[12]\d{3}(?:[-~至到—]\d{2,4})?年[^,;。0-9]{0,6}$")
_RESET, _FORECAST = (
    re.compile("(?:左右|以上)?(?:[上下]调|调[高低降升])"),
    re.compile("预[期计测估]|增长率|增速|将[从由]"),
)
_NOW, _AS_IT_IS = re.compile("[而但]?(?:目前|现在)这一"), ("现行", "现行的", "目前的")
_WAS_PLANNED = re.compile("[原初](?:先|来|本|步)?(?:计划|预计|预期|预算|定)[^,;。0-9]{0,8}$")
_BEGINS = re.compile("(?:左右|以上)?[^,;。0-9]{1,6}[到至为]")
_GOES_ON = re.compile(f"年?可?{either('effect')}")
_SET = re.compile("安排|的?[^,;。、0-9]{0,4}(?:目标|任务)(?![的完])")
_GOALS = re.compile("[^,;。:0-9]{0,6}目标(?:任务)?(?:如下|[是为]?(?P<list>:)?)")  # heads what is aimed at
_BY_NOW, _STOCKS, _NEAREST = ("现", "已", "目前"), frozenset("家户个项件所名"), 8  # cues of a clause that are asked
_TOTAL, _OF, _TO_COME = re.compile("累计已?(?:达到?|[有为至])[约近]?"), ("的", ")的"), ("planned", "target")
_SAYS, _STRIVES = ("是", "为", "下"), ("力争", "确保", "争取")  # 目标是进入前五强,为此将投入2亿元: no aim
_HANDED = re.compile(f"将[^,;。]{{2,40}}?{either('disposes')}[给予与至]?")
_EXPECTS = ("预计全年", "预计到年底", "预计年底")


def modalities(
    reader: Reader, figures: Sequence[Mention], turns: Sequence[int], when: Sequence[When]
) -> list[Modality]:
    """Return the modality of each figure, in their order; each has an entry in `turns` and `when`.

    `turns` are the offsets at which the enterprise spoken of last changed (-1 for none), `when` the periods.
    """
    said = [reader.read(*one) for one in zip(figures, reader.ground.where, turns, when, strict=True)]
    if "截" in reader.text:
        held_up_to(said, reader.ground, figures)
    if "cumulative" in said:
        spread_standing(said, reader.ground, figures, when)
    return said


class Reader:
    """The cues and periods of a passage, by offset; `found` are the periods of its paragraphs, `cues` in text order."""

    def __init__(
        self,
        ground: Ground,
        found: Sequence[Period],
        report: ReportContext,
        cues: Sequence[Cue],
        sections: Sequence[Section],
    ) -> None:
        """Keep what is read by all figures."""
        self.ground, self.text = ground, ground.text
        self.turns, self.aims, self.projects = ground.signs.turns, ground.signs.aims, "总投资" in ground.text
        self.set_out, self.audited = "提出" in ground.text, "经审计" in ground.text
        self.cues, self.starts = cues, [start for start, _ in cues]
        self.plan, self.to_assembly = report.doc_type == "plan", report.to_assembly
        in_spring = report.to_assembly and report.looks_back < 0  # on the year before
        own = report.to_assembly and not in_spring  # named by the year that it looks back on, which is over
        self.over = report.report_year if own else None
        self.latest = (report.report_year or 9999) + 1
        self.marked = bool(cues or self.plan or sections)
        year = report.report_year or max((p.year for p in found if p.year), default=None)
        self.sections = Sections(self.text, sections, report, year if in_spring else None)
        self.reach = Reach(ground, found, year)

    def read(self, figure: Mention, place: Place, turn: int, when: When) -> Modality:
        """Return the modality of one figure."""
        if self.turns and _BEGINS.match(self.text, place.end) and _FROM.search(self.text, place.clause, place.start):
            return "planned" if self._is_revised(place) else "actual"  # 从2.1%提高到2.3%: what was before is no plan
        if is_foretold(self.text, place):
            return "planned"
        tied = self.aims and (self.text.endswith("的", 0, place.start) or self.text.startswith(_OF, place.end))
        if tied and (beside := beside_plan(self.text, place)) is not None:
            return beside
        if self.set_out and (aim := set_out(self.text, place)) is not None:
            return aim
        how = self._said(figure, place, turn, when)
        if self._is_basis(place) or (self.audited and isinstance(figure, Money) and is_audited(self.text, place)):
            return "actual" if how in _TO_COME else how
        if when.future and how in ("actual", "cumulative"):
            return "planned"
        if how != "actual":
            return how
        to_come = self.sections.to_come(place, when) or self._is_far(when)
        to_come = to_come or (not isinstance(figure, Percentage) and MAY_BE.match(self.text, place.end) is not None)
        to_come = to_come or (isinstance(figure, Money) and is_floor(self.text, place))
        return "planned" if to_come or (self.projects and of_project(self.text, place)) else "actual"

    def _is_revised(self, place: Place) -> bool:
        """Return whether a figure is a forecast that gave way to another: 预计增速由|7%|下调至2.8%."""
        if _WAS_PLANNED.search(self.text, max(place.clause, place.start - 14), place.start):
            return True  # 预算由原计划|3.3亿元|调减到3.2亿元
        if _RESET.match(self.text, place.end) is None or self.text.endswith(_AS_IT_IS, 0, place.start):
            return False
        return _FORECAST.search(self.text, place.clause, place.start) is not None

    def _is_far(self, when: When) -> bool:
        """Return whether a year is named that lies beyond the one after the report's, as columns of aims do."""
        return when.basis == "explicit" and when.dates is not None and when.dates[0].year > self.latest

    def _is_basis(self, place: Place) -> bool:
        """Return whether a figure is what a change sets out from: 在去年|2亿元|的基础上增长9%, 从2010年的5%升至7%."""
        if self.text.startswith("的基础上", place.end):
            return True
        turned = self.turns and _BEGINS.match(self.text, place.end) is not None
        return turned and _FROM_YEAR.search(self.text, place.clause, place.start) is not None

    def _said(self, figure: Mention, place: Place, turn: int, when: When) -> Modality:
        """Return what the cues before the figure say of it, else what its section and its period do."""
        if not self.marked:
            return "planned" if self.aims and _SET.match(self.text, place.end) and not when.base else "actual"
        ahead = self.sections.unsaid(place, when)
        if when.base or (self.aims and AIMED.match(self.text, place.end)):
            return "actual" if when.base else "planned"
        for start, kind in self._before(place, when):
            if kind in ("planned", "target", "condition"):
                if kind == "condition" or self.reach.holds(start, place, turn):
                    aimed = self.plan or kind == "target" or self._in_goals(start, place, turn)
                    return "target" if aimed else "planned"
            elif start >= place.clause or (kind == "effect" and self._goes_on(start, place)):
                how = self._by_clause(kind, figure, when, ahead)
                how = self._stands(start, how, figure, place) if kind in ("sum", "cumulative") else how
                if how is not None:
                    return how
        return "planned" if ahead == "actual" and self.text.startswith("安排", place.end) else ahead

    def _stands(self, cue: int, how: Modality | None, figure: Mention, place: Place) -> Modality | None:
        """Return what a cue of totals says, None where one is wanted: 确保年底|余额超8亿元, but 认定4家,累计达|19家."""
        first, last = bisect_left(self.starts, place.clause), bisect_left(self.starts, place.start)
        wanted = any(kind in ("planned", "target") for _, kind in self.cues[max(first, last - _NEAREST) : last])
        if wanted and not self.text.startswith(_BY_NOW, cue):
            return None
        total = how == "actual" and figure.text[-1] in _STOCKS and _TOTAL.fullmatch(self.text, cue, place.start)
        return "cumulative" if total else how

    def _goes_on(self, cue: int, place: Place) -> bool:
        """Return whether a clause tells what else a project brings: 投产后可实现产值9亿元,|新增税收1亿元."""
        return _GOES_ON.match(self.text, place.clause) is not None and not in_later_item(self.text, cue, place)

    def _in_goals(self, cue: int, place: Place, turn: int) -> bool:
        """Return whether a cue stands in a list of goals, or under their heading: 目标是产值增长9%,力争达到5亿元."""
        if self.sections.aims(place):
            return True
        first, last = bisect_left(self.starts, self.reach.floor(place)), bisect_left(self.starts, cue)
        strives = self.text.startswith(_STRIVES, cue)
        return any(
            self._heads_goals(at, strives, place, turn) for at, kind in self.cues[first:last] if kind == "target"
        )

    def _heads_goals(self, aim: int, strives: bool, place: Place, turn: int) -> bool:
        """Return whether an aim heads a list with its colon, or says of what is striven for that it is one."""
        head = _GOALS.match(self.text, aim)
        if head is None or not (head["list"] or (strives and self.text.startswith(_SAYS, head.end() - 1))):
            return False
        return self.reach.holds(aim, place, turn)

    def _before(self, place: Place, when: When) -> Sequence[tuple[int, str]]:
        """Return the cues that may reach a figure, the nearest first; an outcome told in between ends a plan's reach.

        预算9万元,实际支出8万元,节约1万元: what was saved is no plan.
        """
        last = bisect_left(self.starts, place.start)
        if not last or self.starts[last - 1] < place.paragraph:
            return ()
        now = _NOW.match(self.text, place.clause)  # 到2020年要达到45%,|而目前这一比例为33%
        floor = place.clause if now else self.reach.floor(place)
        found = self.cues[bisect_left(self.starts, floor, 0, last) : last][::-1]
        if not found:
            return ()
        if self.text.find(")", found[-1][0], place.start) >= 0:
            found = [cue for cue in found if not closed_off(self.text, cue[0], place.start)]
        if found and "投" in self.text[found[-1][0] : place.start]:
            found = [cue for cue in found if cue[1] != "planned" or not is_own_cost(self.text, cue[0], place)]
        if when.past and found:  # 2008年公司将甲厂转让给乙公司
            found = [c for c in found if not (self.text.startswith("将", c[0]) and _HANDED.match(self.text, c[0]))]
        if (
            self.to_assembly and self._is_over(when) and not self.text.startswith(",实际", place.end)
        ):  # 超过预期目标; 预计
            told = self.sections.mode(place) == "now"
            found = [c for c in found if not (c[1] in _TO_COME and (told or self.text.startswith("预计", c[0])))]
        if self.text.endswith("的", 0, place.start):  # 占规划总投资的65%
            found = [cue for cue in found if not self.text.endswith("占", 0, cue[0])]
        ends = (n for n, cue in enumerate(found) if self._ends(*cue, place, found[-1][0]))
        return before_so(found[: next(ends, len(found))])

    def _is_over(self, when: When) -> bool:
        """Return whether a report to an assembly is given when a period is over."""
        return when.past or (when.dates is not None and when.dates[1].year == self.over)

    def _ends(self, cue: int, kind: str, place: Place, first: int) -> bool:
        """Return whether a cue ends the reach of those before it: an outcome, or a plan of which it is told.

        What is expected of a whole list is so behind a rate, too: 预计全年收入6亿元,完成任务的103%;投资9亿元.
        """
        if kind == "done" and cue < place.clause:
            return not (self.text.startswith(_EXPECTS, first) and OF_AIM.match(self.text, cue))
        return is_met(self.text, cue, place)

    def _by_clause(self, kind: str, figure: Mention, when: When, ahead: Modality) -> Modality | None:
        """Return what a cue says that holds in its own clause only."""
        if kind in ("effect", "beside"):
            return "planned"
        if kind == "done":
            return None if self.plan else "actual"
        if isinstance(figure, Percentage) or ahead != "actual":
            return None
        return "actual" if kind == "sum" and when.flow else "cumulative"
