"""Those among many of whom a percentage is, told by what they have or do: 规上企业中有研发活动的|占34%."""

from __future__ import annotations

import re

from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_WHICH = re.compile(
    f"(?P<who>[\u4e00-\u9fff]{{2,12}})中,?(?P<which>{either('has_or_does')}[\u4e00-\u9fff]{{2,10}})的(?:[仅只约])?$"
)
_REACH = 30  # characters


def which_of(draft: Draft, place: int, scope: Scope) -> str:
    """Return those that the clause up to 占 at `place` tells of among others, nothing where it does not."""
    found = _WHICH.search(scope.folded, max(draft.low, place - _REACH), place)
    who = words.run_before(scope.folded, found.end("who"), found.start("who")) if found else ""
    return found["which"] + who if found and len(who) > 1 else ""
