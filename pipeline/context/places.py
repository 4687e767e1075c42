"""Places as subjects: which only belong to something else, and the words around names that both kinds share."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import load, pairs
from pipeline.context.nominals import Nominal

_END = re.compile("[,。;\n]")
_DATE_ENDS = "年月份日周度末底期间后前今来)-"
_OUTPUT = ("产量", "产值", "产能", "产出", "产销")  # 山西产量, beside 山西产的


@cache
def cues(*kinds: str) -> tuple[str, ...]:
    """Return the words of some kinds that follow a name."""
    return tuple(row["word"] for row in load("subject_cues") if row["kind"] in kinds)


@cache
def pattern(*kinds: str) -> re.Pattern[str]:
    """Return the words of some kinds as a pattern."""
    return re.compile("|".join(map(re.escape, cues(*kinds))))


def clause_end(text: str, start: int) -> int:
    """Return where the clause ends, at most 40 characters on."""
    match = _END.search(text, start, start + 40)
    return match.start() if match else start


def is_aside(text: str, nominal: Nominal, last: Nominal | None, between: str, floor: int) -> bool:
    """Return whether a place only belongs to something else: 上海交大, 中国(厦门)论坛, 甲市乙县, 甲市警方透露."""
    after = text[nominal.end : nominal.end + 14]
    if text[nominal.start - 1 : nominal.start] == "(" and after.startswith(")"):
        return True
    ranked = after.startswith(cues("rank")) and not after.startswith(_OUTPUT)
    if ranked or pattern("source").search(after[:10]):
        return True
    if last and not between and last.kind == nominal.kind and last.text not in parent(nominal.text):
        return True
    if nominal.kind != "region" and not opens(text, max(floor, last.end if last else 0), nominal.start):
        return True
    return pattern("report", "back").search(text, nominal.end, clause_end(text, nominal.end)) is not None


def opens(text: str, floor: int, start: int) -> bool:
    """Return whether a place stands at the head of its clause, but for a period or a conjunction before it."""
    before = text[max(floor, start - 6) : start].rstrip('“"( ')
    return not before or before[-1] in _DATE_ENDS or before.endswith(cues("opener", "report"))


@cache
def _parents() -> dict[str, str]:
    """Return the next higher unit of each place."""
    return pairs("regions", "parent")


def parent(place: str) -> str:
    """Return the unit a place lies in, or an empty string."""
    return _parents().get(place, "")
