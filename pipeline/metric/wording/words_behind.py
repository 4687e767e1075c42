"""The noun behind a figure that names it: 60亿元的销售收入."""

from __future__ import annotations

import re

from extractors.metrics import Hits, indicators
from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts

_LETTER = "[A-Za-z\u4e00-\u9fff]"
_RUN = re.compile(rf"{_LETTER}(?:{_LETTER}|、(?=\S)){{0,15}}")
_VERBAL = frozenset(acts("noun_verb"))
_NEVER_AFTER = frozenset({"标准", "现金"})  # 按每人5元标准, 3亿元现金收购: how, not what
_AFTERWARDS = acts("afterwards")  # 发行10亿元债券|后
_SUMS = acts("no_sum")
_YEARLY = "年"  # 50亿元的|年|销售额
_PER = r"(?:\s?/\s?[\u4e00-\u9fff]{1,3}?(?=左右|以上|以下|的|价))?"
_FILLER = re.compile(rf"{_PER}(?:\([^()\d]{{1,8}}\))?\s{{0,2}}(?:{either('after')}){{0,2}}\s{{0,2}}")


def noun_after(folded: str, end: int, high: int, hits: Hits) -> tuple[int, str, bool] | None:
    """Return (start, words, tied by 的) of the noun that names the figure ending at `end`: 60亿元的销售收入."""
    filler = _FILLER.match(folded, end)
    at = filler.end() if filler else end
    tied = folded[at : at + 1] == "的"
    at += tied
    run = _RUN.match(folded, at, min(high, at + 14))
    if run is None:
        return None
    for start in range(at, min(at + (8 if tied else 5), run.end())):
        hit = hits.by_start.get(start)
        if hit and indicators()[hit[1]].role != "verb" and hit[1] not in _NEVER_AFTER:
            clean = folded[at:start] == _YEARLY or words.FIRST_EDGES.first(folded[at:start]) < 0
            clean = clean and not folded.startswith(_AFTERWARDS, at)
            return (start, _whole(folded, at, hit[0], run.end(), hits), tied) if clean else None
    noun = words.first(run.group())
    return (at, noun, tied) if tied and words.has_head(noun) else None


def _whole(folded: str, start: int, end: int, high: int, hits: Hits) -> str:
    """Return the noun from `start` to `end` with the one to three characters that complete it: 成本压力."""
    if words.FIRST_EDGES.at(folded, end):
        return folded[start:end]
    rest = words.first(folded[end:high]) if not folded.endswith(("价", "价格"), start, end) else ""
    if 3 < len(rest) <= 6 and end + len(rest) in hits.by_end:  # 资产|处置收益
        size = len(rest)
    else:
        size = len(rest) if len(rest) <= 3 and _completes(rest) else 2 * (rest[:2] in _VERBAL)
    keeps = size and rest not in _SUMS and not rest.startswith(_AFTERWARDS)
    return folded[start : end + size] if keeps else folded[start:end]


def _completes(rest: str) -> bool:
    """Tell whether words end as a noun does: 成本|压力, 债权|清偿率, but 净利润|似乎, 换手率|创出."""
    return rest[-2:] in words.NOUNS or rest in words.NOUNS or rest in _VERBAL or words.has_head(rest)
