"""Ranks that moved, against how far and in which direction they are said to have, for the check from_to_growth.

由第8位上升到第5位,前移4位: three places · 由第5位上升至第7位: it fell · 居第5位,比上年的第8位前进2位
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.base import Judgement, consistent
from pipeline.checks.findings import Message, quoted
from pipeline.checks.gated import gated
from pipeline.checks.report import ReportFacts
from pipeline.checks.words import any_of, either, numeral

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_VERB = f"{either('S10.rank')}了?"
_OLD = f"第(?P<old>{_NUMBER})(?:位|名|(?={_VERB}))"
_NEW = f"第(?P<new>{_NUMBER})(?:位|名|(?![一-鿿]))"
_BY = rf"(?P<by>{_NUMBER})(?:[位名]|个?位次|个名次|个位)"
_AGO = "[比较][上去]年"
_FROM_TO = re.compile(
    rf"[由从][^,。;\d第]{{0,12}}{_OLD}[^,。;\d第]{{0,4}}?(?P<verb>{_VERB})[到至为]?[^,。;\d第]{{0,6}}{_NEW}"
    rf"(?:,(?:{_AGO}|[一二两三]年|名次|位次|累计|整体)?(?P<told>{_VERB}){_BY})?"
)
_THAN = re.compile(rf"{_NEW},[比较][^,。;\d第]{{1,6}}{_OLD}(?P<verb>{_VERB})(?P<told>)(?:{_BY})?")
_BEHIND = re.compile(
    rf"{_NEW},[比较同](?:比|[^,。;\d第]{{1,3}}|\d{{4}}年)(?P<verb>{_VERB})(?P<told>){_BY}[,(][^,。;第]{{2,8}}{_OLD}"
)
_BACK = any_of("S10.rank_back")


@gated(_FROM_TO, _THAN, _BEHIND)
def rank_moves(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the way and the size of each move against the two ranks."""
    for one in (_FROM_TO, _THAN, _BEHIND):
        for match in one.finditer(report.folded):
            old, new, by = (numeral(match[name] or "") for name in ("old", "new", "by"))
            if old is None or new is None:
                continue
            back = _BACK.search(match["told"] or match["verb"]) is not None or _BACK.search(match["verb"]) is not None
            if old == new or (new > old) != back:
                yield _judged(report, match, f"由第{match['old']}位到第{match['new']}位,文中却称“{match['verb']}”")
            elif by is not None and by != abs(old - new):
                yield _judged(
                    report,
                    match,
                    f"由第{match['old']}位到第{match['new']}位相差{abs(old - new)}位,文中为{match['by']}位",
                )
            else:
                yield consistent(())


def _judged(report: ReportFacts, match: re.Match[str], said: str) -> Judgement:
    """Say that the ranks moved otherwise."""
    a, b = match["old"], match["new"]
    message = Message("medium", 85, said, f"from number {a} to number {b} is another move than told", f"{a} → {b}")
    return Judgement("inconsistent", reason="disjoint", finding=quoted(message, [match.span()]))
