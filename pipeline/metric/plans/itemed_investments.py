"""What the sums of a list of works are of: 总投资9亿元,包括:仓储工程4亿元,其中贷款3亿元、企业自筹1亿元;道路工程5亿元.

A work has its 投资 (仓储工程投资额), where its money comes from is told of the work (仓储工程贷款).  Only where the sum
of all stands before, words open the list, and the works are no more than all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.base import Money
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.acts import either

_OPENS = re.compile(
    rf"(?:以上|左右)?[,;。:(]?(?:{either('opens_works')}|(?:[一二三四五六七八九十0-9]{{1,3}}(?:大类?|个))?(?:项目|工程)|[为是有])*[:,]?\n?"
)
_LEADS = re.compile("具体|包括|分别|其中|:")
_NUMBER = r"(?:\(?[0-9一二三四五六七八九十]{1,2}[.、)]|[①-⑳]|[一二三四五六七八九十]是)?"
_WORK = re.compile(
    rf"\)?[,;、。]?{_NUMBER}(?P<work>[A-Za-z0-9“”\u4e00-\u9fff]{{2,20}}(?:{either('plant')}|计划|专项|行动))"
    r"(?:(?:计划|概算|估算|总)*(?:投资|投入)|安排(?:资金)?)?[约为共]?"
)
_SOURCE = re.compile("(?:以上|左右)?(?:[,(:]其中[:,]?|[、,和与及])(?P<source>[\u4e00-\u9fff]{2,10}?)[约为共]?")
_KINDS = re.compile("(?:投资|专项资金|资金|经费)$")
_INVESTED = ("investment_project", "investment_amount")
_LEAST, _MOST, _ROUNDED = 2, 60, Decimal("1.02")  # works of a list, figures that may tell of them


class _Named(NamedTuple):
    """A sum of a list with its name, that of a work or of where its money comes from."""

    draft: Draft
    name: str
    is_work: bool


def by_works(drafts: Sequence[Draft], scope: Scope) -> None:
    """Name the sums of works, and where they come from, behind the sum of all."""
    for whole in drafts:
        kind = _kind(whole)
        if kind:
            _name_works(whole, kind, drafts[whole.index + 1 : whole.index + _MOST], scope)


def _kind(whole: Draft) -> str:
    """Return what the works of a whole have as the whole has it, nothing where it is no sum of works."""
    if not isinstance(whole.figure, Money) or whole.measure != "level" or whole.metric is None:
        return ""
    if whole.metric_id in _INVESTED:
        return "投资额"
    found = _KINDS.search(whole.metric)
    return found[0] if found else ""


def _name_works(whole: Draft, kind: str, later: Sequence[Draft], scope: Scope) -> None:
    """Name the works behind a whole, if there are several and they are not more than it."""
    opened = _OPENS.match(scope.folded, whole.figure.end)
    if opened is None or not _LEADS.search(opened[0]):
        return
    named = _listed(opened.end(), kind, later, scope)
    works = [one.draft for one in named if one.is_work]
    if len(works) < _LEAST or not _within(works, whole):
        return
    of = whole
    for draft, name, is_work in named:
        draft.part_of = whole.index if is_work else of.index
        of = draft if is_work else of
        if draft.metric is None or not is_work or draft.metric_id in _INVESTED:
            draft.name((name, None))


def _listed(begin: int, kind: str, later: Sequence[Draft], scope: Scope) -> list[_Named]:
    """Return the works, and where their money comes from, that a list tells from `begin` on."""
    named: list[_Named] = []
    work, among = "", False
    for draft in later:
        between = scope.folded[begin : draft.figure.start].replace("\n", "")
        among = among or "其中" in between
        if not isinstance(draft.figure, Money) or draft.measure != "level":
            if not (draft.grows and work and between.startswith((",", "("))):
                break  # 仓储工程4亿元,增长5%;
        elif told := _WORK.fullmatch(between):
            work, among = told["work"], False
            named.append(_Named(draft, work + kind, True))
        elif work and among and (source := _SOURCE.fullmatch(between)):
            named.append(_Named(draft, work + source["source"], False))
        else:
            break
        begin = draft.figure.end
    return named


def _within(works: Sequence[Draft], whole: Draft) -> bool:
    """Tell whether works come to no more than their whole, but for what is lost by rounding."""
    sums = [work.figure.low for work in works if isinstance(work.figure, Money) and work.figure.low is not None]
    all_of_it = whole.figure.low if isinstance(whole.figure, Money) else None
    return all_of_it is not None and len(sums) == len(works) and sum(sums) <= all_of_it * _ROUNDED
