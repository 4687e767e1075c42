"""Values in a row, behind the names they are of: 从净利润增幅来看,甲(3.6%)、乙(2.8%); 硕士补贴1500元,博士2500元.

The words that lead up to the first name say what is measured; the next of the row follow the first.
"""

from __future__ import annotations

import re

from extractors.base import Money
from extractors.metrics import Indicator
from pipeline.metric import words
from pipeline.metric.draft import Draft, Scope
from pipeline.metric.spent import fits

_REACH = 40  # characters from the indicator to the bracket
_CHANGES = re.compile("[增降涨跌升减]|下滑|提高")
_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z*]{2,12}$")
_SUFFIX = r"(?:\s?/\s?\d{0,3}[\u4e00-\u9fff]{1,3})?(?:左右|以上|以下|以内|之间|人民币|上下)?"
_SHORT = re.compile(rf"{_SUFFIX}[,、;](?P<run>(?![每其共总合约另含折])[\u4e00-\u9fff]{{1,3}}[^点差位价额数])")
_LEAD = re.compile(r"[^\d。;!?()]{2,}")


def bracketed(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Name the first value of a row in brackets by the last indicator that leads up to the name before it."""
    folded, opening = scope.folded, draft.begin - 1
    if folded[opening : draft.begin] != "(" or draft.begin <= draft.low:
        return False
    low = max(draft.low, opening - _REACH)
    if not _NAME.search(folded, low, opening) or scope.ending(low, opening, opening):
        return False
    hit = _lead(draft, low, opening, scope)
    if hit is None:
        return False
    start, end, entry = hit
    lead = folded[end:opening]
    if entry.unit_family != "percent" and not draft.grows:
        if not _CHANGES.search(lead):
            return False
        draft.grows, draft.measure = True, "growth"
    draft.name(words.named(folded, start, low, entry, scope.hits))
    return True


def _lead(draft: Draft, low: int, opening: int, scope: Scope) -> tuple[int, int, Indicator] | None:
    """Return the last indicator before the name at the bracket, no figure between them."""
    hit = scope.ending(low, low, opening - 2)
    if hit is None or hit[2].role == "verb" or not _LEAD.fullmatch(scope.folded, hit[1], opening):
        return None
    return hit if hit[2].unit_family == "percent" or fits(draft, hit[2]) or hit[2].unit_family == "currency" else None


def parallel(draft: Draft, before: Draft | None, scope: Scope) -> bool:
    """Let a short name share the indicator of the amount before it: 硕士每月补贴1500元,博士2500元."""
    assert before is not None
    if draft.grows or before.measure not in ("level", "rate") or not isinstance(before.figure, Money):
        return False
    match = _SHORT.fullmatch(scope.folded, before.figure.end, draft.begin)
    if match is None or draft.glue.text.strip() or scope.ending(draft.low, draft.begin, draft.figure.start):
        return False
    if words.run_before(scope.folded, draft.begin, draft.low) != match["run"]:
        return False
    draft.name((before.metric or "", before.metric_id))
    draft.measure = before.measure
    return True
