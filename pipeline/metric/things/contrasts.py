"""Parts that are set against each other share a noun: 城镇居民人均可支配收入3万元,农村1.2万元.

People go on in the clauses behind: 城镇居民人均可支配收入3万元,增长5%,|人均消费支出2万元 is that of townspeople.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.base import Money
from extractors.lexicon import alternation, load
from extractors.metrics import Indicator, filed
from pipeline.metric.draft import Draft, Scope

Named = tuple[str, str | None]
_KINDS = {row["word"]: row["kind"] for row in load("contrasts")}
_WORD = re.compile(alternation(_KINDS))
_LAST = re.compile(f"(?:{alternation(_KINDS)})$")
_PEOPLE = re.compile("(?:城镇|农村|乡村)(?:常住)?居民|农民(?=人均)")
_SETTLED, _FAR = "常住", 60


def is_part(name: str) -> bool:
    """Tell whether a name begins with a word that sets it against other parts."""
    return _WORD.match(name) is not None


def contrasted(name: str, run: str) -> Named | None:
    """Return name and id of the part that `run` names beside the part that `name` is of, None where it names none.

    What `run` says behind its word stands in the name as well: 农村居民 beside 城镇居民人均可支配收入.
    """
    own, other = _WORD.match(name), _WORD.match(run)
    if own is None or other is None or _KINDS[own[0]] != _KINDS[other[0]] or own[0] == other[0]:
        return None
    of, rest = name[own.end() :], run[other.end() :]
    return filed(other[0] + of) if of.startswith(rest) else None


def set_against(runs: Sequence[str], own: str) -> int:
    """Return the size of the word that `own` begins with, if the last run is of its kind: 小学、初中、|高中."""
    word = _WORD.match(own)
    last = _LAST.search(runs[-1]) if word and runs else None
    return len(word[0]) if word and last and _KINDS[last[0]] == _KINDS[word[0]] else 0


def opposed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the part behind a semicolon by the one before: 其中城镇居民3万元,增长5%;农村居民1.2万元."""
    last = draft.previous
    if last is None or scope.folded[last.figure.end : last.figure.end + 1] != ";":
        return False
    run = scope.folded[last.figure.end + 1 : draft.begin].replace(_SETTLED, "")
    level = _level(draft)
    named = contrasted(level.metric.replace(_SETTLED, ""), run) if level is not None and level.metric else None
    if named is not None:
        draft.name(named)
    return named is not None


def people_before(draft: Draft, start: int, entry: Indicator, scope: Scope) -> str:
    """Return the people whose income was told right before what each of them spends: 城镇居民; else none."""
    last, level = draft.previous, _level(draft)
    if last is None or level is None or not entry.term.startswith("人均") or "消费" not in entry.term:
        return ""
    people = _PEOPLE.match(level.metric or "")
    return people[0] if people and scope.folded[last.figure.end : start] in (",", "、") else ""


def _level(draft: Draft) -> Draft | None:
    """Return the last amount shortly before a figure, the growths of it left out."""
    level = draft.previous
    while level is not None and level.measure in ("growth", "delta"):
        level = level.previous
    near = level is not None and draft.figure.start - level.figure.end < _FAR
    return level if near and level is not None and isinstance(level.figure, Money) else None
