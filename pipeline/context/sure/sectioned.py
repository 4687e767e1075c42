"""How sure a figure is where no cue says it: by the section it stands in, and by what the report is.

Figures of a plan are targets, save of years gone by; what stands under 下一步工作打算 is planned, what stands under
工作回顾 is so.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.context.sections import assembly
from pipeline.context.sections.headings import before_chapter
from pipeline.context.types import Modality, Mode, Place, ReportContext, Section, When

_SINCE = re.compile('["“]?[^,;。\n]{2,12}(?:以来|年来)')  # opens a paragraph of a plan on what has come about


class Sections:
    """The sections of a report, by offset, and what they and the kind of the report say of their figures.

    `opening` is the year that a report given to an assembly in spring opens, None of any other report.
    """

    def __init__(self, text: str, sections: Sequence[Section], report: ReportContext, opening: int | None) -> None:
        """Keep what is asked for every figure."""
        self.text, self.sections = text, sections
        self.starts = [section.start for section in sections]
        self.plan, self.to_assembly, self.opening = report.doc_type == "plan", report.to_assembly, opening

    def mode(self, place: Place) -> Mode:
        """Return what the section of a figure tells: what is (now), what is to come (ahead), or neither (None)."""
        return self._at(place).mode

    def aims(self, place: Place) -> bool:
        """Return whether the heading of a figure's section says that it tells what is aimed at."""
        return self._at(place).aims

    def to_come(self, place: Place, when: When) -> bool:
        """Return whether a figure is of the year that a report in spring opens, and so still to come."""
        return self.opening is not None and assembly.to_come(self.text, place, when, self.opening, self.sections)

    def unsaid(self, place: Place, when: When) -> Modality:
        """Return what a figure is without any cue: in plans a target, under 工作打算 planned, if not of the past."""
        if not (self.plan or self.sections):
            return "actual"
        mode = self.mode(place)
        if mode == "ahead" and assembly.by_now(self.text, place):
            return "actual"
        if mode == "now" or when.past or (self.to_assembly and assembly.is_so(self.text, place)):
            return "actual"
        if mode == "ahead" and before_chapter(self.text, self._at(place).start, when):
            return "actual"
        if self.plan:
            done = not when.future and _SINCE.match(self.text, place.paragraph) is not None
            return "actual" if done else "target"
        if mode == "ahead":
            return "target" if self.aims(place) else "planned"
        return "actual"

    def _at(self, place: Place) -> Section:
        """Return the section of a figure."""
        number = bisect_right(self.starts, place.start) - 1
        return self.sections[number] if number >= 0 else Section(0, None)
