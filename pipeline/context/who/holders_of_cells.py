"""Whose the cells of a table are: by the label of the row, else whom the report is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extractors.tabular.cells import Cell
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.subject_of_figure import Who
from pipeline.context.who.topic import Topic

_SUMS = ("合计", "总计", "共计", "小计")
_NUMBERED = re.compile(r"[0-9]{0,3}[ \t|]+")
_START = attrgetter("start")


def holder(topic: Topic, cell: Cell, firms: Sequence[Nominal]) -> Who:
    """Return who holds a cell: the firm or place that the label of its row names, else whom the report is about."""
    if cell.who is None or (cell.total and topic.main.name):
        return Who(None, reason="several_subjects") if _sums_firms(topic.text, cell, firms) else topic.main
    at = bisect_left(firms, cell.who[0], key=_START)
    if at < len(firms) and (firms[at].start, firms[at].end) == cell.who:
        return Who(firms[at].text, firms[at].firm, turn=firms[at].start)
    return Who(topic.text[slice(*cell.who)].replace(" ", ""))


def _sums_firms(text: str, cell: Cell, firms: Sequence[Nominal]) -> bool:
    """Return whether the row of a cell adds up those of firms, of which a place has others too: 合计 below 甲公司."""
    line = text.rfind("\n", 0, cell.start) + 1
    label, above = _label(text, line), _label(text, text.rfind("\n", 0, max(line - 1, 0)) + 1)
    at = bisect_left(firms, above, key=_START)
    return text.startswith(_SUMS, label) and at < len(firms) and firms[at].start == above


def _label(text: str, line: int) -> int:
    """Return where the label of a row begins: behind its number, or the empty cell where the others have one."""
    found = _NUMBERED.match(text, line)
    return found.end() if found else line
