"""Words that say something of an indicator and name nothing: verbs, adverbs, what may stand before a figure."""

from __future__ import annotations

import re
from itertools import chain

from extractors.lexicon import terms
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.starts import Starts


def _saying() -> list[str]:
    """Return verbs, adverbs and the like, and glue."""
    return [*chain.from_iterable(terms("common_words", pos=pos) for pos in "vdao"), *terms("figure_glue")]


_WORDS = Starts.prepared("predicates", _saying)
_LEADING = Starts(acts("leading"))  # besides
_LONGEST, _LONGER = 8, 18  # characters
_NONE = re.compile(either("no_predicate"))
# When it was so: 由此前三个月的, 连续9个月, 从被捕时的; 的 behind a time says no owner.
_WHEN = re.compile(
    rf"(?:连续)?(?:[\d一二两三四五六七八九十多数]{{1,3}}|多)个?(?:交易日|年|个?月|日|周|天|季度?)(?:以?来)?|(?:由|从|自|较)?(?:{either('formerly')}|前|开始时?|"
    r"[\u4e00-\u9fff]{0,4}(?:高峰|低谷|顶峰|鼎盛|最高峰)时期?|[\d一二三四五六七八九十]{1,4}(?:财年|年度?|年前|个?月|季度?|日)[初末底中]?|第[一二三四\d]季度?|上[周月年]|去年|今年)"
    r"(?:[一二两三四五六七八九十\d]个?[月周年日](?:度|份)?)?的?|"
    r"未来[\d一二两三四五六七八九十]{0,2}年|[\d一二两三四五六七八九十]{1,2}年[内间前后]"
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


def leads_on(between: str) -> bool:
    """Tell whether words lead from an indicator to its value, times and all: 股价已连续11个交易日低于."""
    if len(between) > _LONGER or _NONE.search(_WHEN.sub("", between)):
        return False
    place = 0
    while place < len(between):
        when = _WHEN.match(between, place)
        size = when.end() - place if when else _size(between, place)
        if not size:
            return False
        place += size
    return True


def _size(between: str, place: int) -> int:
    """Return how long the longest word is that begins at a place and may lead to a value."""
    return max(len(_WORDS.at(between, place)), len(_LEADING.at(between, place)))
