"""Things told in a row share the noun of the first: 空调零售额下跌8.7%,冰洗下跌2.2%,厨电下跌4.9%."""

from __future__ import annotations

import re

from extractors.metrics import indicators
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_NEXT = re.compile(r"(?:左右|以上)?[,;、](?:而|但|且|其中)?,?")
_COUNTS = re.compile("(?:[量额价]|价格|收入|面积|产值|规模)$")  # not 成本, 利润: others of the row are of another kind
_OWN = re.compile(f"{either('own_kind')}$")


def head_of(name: str) -> str:
    """Return the noun of the lexicon that a name ends in behind words of its own: 零售额 of 空调零售额."""
    for start in range(2, len(name) - 1):
        entry = indicators().get(name[start:])
        if entry is not None:
            shared = entry.role == "generic" and entry.kind != "share" and _COUNTS.search(name) is not None
            return name[start:] if shared else ""
    return ""


def shared_noun(draft: Draft, before: Draft | None, run: str, scope: Scope) -> str:
    """Return the noun that a thing before a growth shares with the growth right before it, else nothing."""
    if before is None or before.measure != "growth" or not before.metric or before.metric_id:
        return ""
    begin = draft.begin - len(run)
    if _NEXT.fullmatch(scope.folded, before.figure.end, begin) is None or words.has_head(run) or _OWN.search(run):
        return ""
    head = head_of(before.metric)
    overlap = max((size for size in range(1, len(head)) if run.endswith(head[:size])), default=0)
    return head[overlap:]
