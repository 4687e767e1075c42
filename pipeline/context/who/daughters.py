"""Daughters called by their trade alone: 财务公司日均归集资金23亿元, 钢构公司申请专利41件 in a group's report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.base import Enterprise
from extractors.lexicon import terms

_CALLED = re.compile(
    "(?:(?<=其中)|(?<=[团司其,;:。、]下属)|(?<![\u4e00-\u9fffA-Za-z]))(?P<trade>[\u4e00-\u9fff]{2,4})公司(?![\u4e00-\u9fff]?(?:债|法|制|章程))"
)
_HEAD = 60  # characters: a group is named in the title
_NO_TRADES = frozenset({"显示", "数据"})
Called = tuple[int, int, int]  # where it stands, and the position of the firm it is, -1 where nobody knows which


def called(text: str, windows: Sequence[tuple[int, int]], firms: Sequence[Enterprise]) -> Iterator[Called]:
    """Yield the daughters in a group's report: the one firm whose name ends so, or none."""
    group = "集团" in text[:_HEAD]
    if not group and "下属" not in text:
        return
    told = -1
    for start, end in windows:
        for match in _CALLED.finditer(text, start, end):
            if not group:  # 集团下属染整公司产值3亿元,|制衣公司产值2亿元
                told = match.start() if text.endswith("下属", start, match.start()) else told
                if told < 0 or text.find("\n", told, match.start()) >= 0:
                    continue
            named = {firm.text: at for at, firm in enumerate(firms) if firm.text.endswith(match[0])}
            if len(named) < 2 and _is_trade(match["trade"]):
                yield match.start(), match.end(), next(iter(named.values()), -1)


@cache
def _trades() -> frozenset[str]:
    """Return the words for lines of business."""
    return frozenset(terms("industry_words")) - _NO_TRADES


def _is_trade(word: str) -> bool:
    """Return whether a word is nothing but one or two lines of business."""
    trades = _trades()
    return word in trades or (len(word) == 4 and word[:2] in trades and word[2:] in trades)
