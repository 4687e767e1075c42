"""Which figures are told as one list: 22%、27%和31%, 2007年的960万元到2008年的1150万元."""

from __future__ import annotations

import re

from extractors.base import Patents
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.wording.glue import tail

# A bare comma joins only after 分别.
_JOINED = re.compile(
    r"\s?个?(?:/\s?[\u4e00-\u9fff]{1,3})?(?:人民币)?(?:左右|以上)?\s?(?:[、和与及或至到~\-(]|以及|,?而?到)\s?(?:\d{4}年度?的?|[今去明上本]年的?)?[约近]?"
)
_DEALT = ("分别为:", "分别是:", "分别:", "依次为:", "依次是:")
_AND = re.compile("[、和与及]")
_COMMA = re.compile(r"(?:/\s?[\u4e00-\u9fff]{1,3})?\s{0,2}[,;\s]\s{0,2}(?:和|及)?")


def runs_of(drafts: list[Draft], scope: Scope) -> list[list[Draft]]:
    """Return the drafts in runs: the members of one list together, every other figure alone."""
    runs: list[list[Draft]] = []
    for draft in drafts:
        start = draft.figure.start
        passed = scope.folded.endswith(_DEALT, draft.low, start) or scope.folded[start - 1 : start] == "+"  # 同比+3%
        draft.begin, draft.glue = tail(scope.folded, draft.low, start - passed)
        if draft.glue.respective and _ends_total(draft.begin, scope):
            draft.begin += len("总额")
        if runs and _continues(runs[-1], draft, scope.folded):
            runs[-1].append(draft)
        else:
            runs.append([draft])
    return runs


def _ends_total(begin: int, scope: Scope) -> bool:
    """Tell whether what was read as glue ends the name of an indicator: 零售|总额分别达到."""
    end = begin + len("总额")
    return scope.folded.startswith("总额", begin) and scope.hits.by_end.get(end, (end,))[0] < begin


def _continues(run: list[Draft], draft: Draft, folded: str) -> bool:
    """Tell whether a figure goes on with the list of the figures before it."""
    last = run[-1]
    if type(last.figure) is not type(draft.figure) or isinstance(draft.figure, Patents):
        return False
    if last.sentence != draft.sentence or draft.figure.start - last.figure.end > 16:
        return False
    if _JOINED.fullmatch(folded, last.figure.end, draft.figure.start):
        return True
    turned = run[0].glue.respective and draft.glue.grows and not (draft.glue.to or draft.glue.against)
    if turned and _AND.fullmatch(folded, last.figure.end, draft.begin):
        return True  # 分别增长21.5%、|下降4.7%
    return run[0].glue.respective and _COMMA.fullmatch(folded, last.figure.end, draft.figure.start) is not None
