"""Growths of 前者 and 后者: 工业投资3亿元、房地产投资2亿元,前者增长5%."""

from __future__ import annotations

from pipeline.metric.draft import Draft

_POINTERS = ("后者", "前者")  # of the last two


def pointed(draft: Draft, run: str) -> bool:
    """Name a growth by the level that 后者 or 前者 points to, of the last two in its sentence."""
    if run not in _POINTERS:
        return False
    told: list[Draft] = []
    before = draft.previous
    while before is not None and before.sentence == draft.sentence and len(told) < len(_POINTERS):
        if before.measure == "level" and before.metric:
            told.append(before)
        before = before.previous
    if len(told) < len(_POINTERS):
        return False
    which = told[_POINTERS.index(run)]
    draft.name((which.metric or "", which.metric_id))
    return True
