"""Words before a growth that are no thing which could grow: when it was, how, or the end of a verb (上市次日|涨5%)."""

from __future__ import annotations

import re

from pipeline.metric.wording import words
from pipeline.metric.wording.acts import either

_NONE = re.compile(f"{either('no_grower')}$")
_WHEN = frozenset("前后下间中时之地")  # 低开后, 刺激下, 一周之, 普遍地; a noun may end in them, too: 民间, 耕地
_CUT = frozenset("不认虚添给我")  # what is left of a verb or a clause: 企业认|为
_A_BIT = re.compile("一[\u4e00-\u9fff]")  # 一波, 一毫, but 一线
_SHORTEST = 2


def grows_not(run: str) -> bool:
    """Tell whether words name nothing that could grow, as they end or as a whole."""
    if len(run) < _SHORTEST:
        return False
    if _NONE.search(run):
        return True
    if any(run[-size:] in words.NOUNS for size in (2, 3)):
        return False  # 内地; 短时间 is told above
    return _A_BIT.fullmatch(run) is not None or run[-1] in _WHEN or run[-1] in _CUT
