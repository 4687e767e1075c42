"""Words that say something of an indicator and name nothing: verbs, adverbs, what may stand before a figure."""

from __future__ import annotations

import re
from itertools import chain

from extractors.lexicon import terms
from pipeline.metric.starts import Starts

_WORDS = Starts([*chain.from_iterable(terms("common_words", pos=pos) for pos in "vdao"), *terms("figure_glue")])
_LONGEST = 8  # characters
_NONE = re.compile(
    "的|和|与|其他|其中|占|除|扣|用于|支付|收购|投资|贷款|质押|担保|赔偿|罚款|亏损|盈利|转让|认购|持有|补偿|合计"
)


def says_only(between: str) -> bool:
    """Tell whether words are verbs, adverbs and the like, and none that begins another statement."""
    if len(between) > _LONGEST or _NONE.search(between):
        return False
    place = 0
    while place < len(between):
        word = _WORDS.at(between, place)
        if not word:
            return False
        place += len(word)
    return True
