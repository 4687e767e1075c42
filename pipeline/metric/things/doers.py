"""Firms counted by what they do, as the part of a share: 116家净利润增长,|占比六成, 暂停上市的有24家,|占比四成."""

from __future__ import annotations

import re

from pipeline.metric.draft import Scope

_DO = re.compile("[0-9][多余]?家(?P<what>[\u4e00-\u9fff]{4,14})$")
_DOERS = re.compile("(?<![\u4e00-\u9fff])(?P<what>[\u4e00-\u9fff]{4,14})的(?:[只仅共]?有|[达为])?[0-9]{1,5}[多余]?家$")
_WHO = re.compile("[0-9][多余]?家[\u4e00-\u9fff]{0,10}?(?P<who>公司|企业|银行|券商)")
_COMES = re.compile("^(?:[则也均都已]|其中|年度?|[上下]半年|[一二三]季度)+|实现|出现")
_ODD = re.compile("[和与或并了将被拟等及]|公司|企业")  # more than one thing is said, or who does it
_TOLD = 90  # characters before a clause in which it is told who are counted


def doers(end: int, clause: int, scope: Scope) -> str:
    """Return what the firms counted in a clause up to `end` do, and who they are: 净利润增长公司, else nothing."""
    folded = scope.folded
    found = _DO.search(folded, clause, end) or _DOERS.search(folded, clause, end)
    if found is None:
        return ""
    what = _COMES.sub("", found["what"])
    floor = max(folded.rfind("\n", 0, clause), clause - _TOLD) + 1
    told = [match["who"] for match in _WHO.finditer(folded, floor, clause)]
    return what + told[-1] if told and len(what) > 1 and _ODD.search(what) is None else ""
