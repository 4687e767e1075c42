"""Where the words begin that stand before an indicator, when an edge word cuts them in two."""

from __future__ import annotations

import re

from extractors.lexicon import seldom, terms
from extractors.number.magnitudes import NUMERALS
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.segment import words as cut

_COMMON = seldom("common_words")
_NOUNS = seldom("common_words", pos="n")
_SCOPES = terms("scope_words", role="scope")
_SCOPE_BEGINS = frozenset(word[:2] for word in _SCOPES)  # they have two characters at least
_NEW = ("新增", "净增")  # 新增|规模以上企业3家: not how many there are
_JOINS = ("及", "和", "与", "、")
# A number in characters within a name: it was not understood (大型矿井二十八, 一九八一). 十三五 is a plan.
_NUMBER = re.compile(f"(?!十[一二三四五]五)[{NUMERALS}]{{3}}|[{NUMERALS}]{{2}}(?:[数个座处吨亩]|$)")
_DIGITS = frozenset(NUMERALS)
SPANS = frozenset(acts("hollow"))
_STRETCH = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:最?近|过去|前)[一两二三四五六七八九十几数\d]{1,3}(?:个月|季度|[周年天日])(?:以?来)?的?$"
)  # 多晶硅|近两周的|价格
# What 以上 stands behind: 市级以上科技奖励, 90天以上贷款余额, which is none of 贷款余额.
_LEVEL = re.compile(
    f"(?:(?:国家|[部省市县区镇一二三四五])级|资质|{either('degree')}(?:学历|职称)?"
    "|[0-9][0-9.]{0,4}万?(?:千瓦|[天日元吨伏亩头人]))(?:及其?)?$"
)
_PEOPLE = ("口", "人")
_AGED = re.compile("[0-9]{1,2}周?岁(?:及其?)?以[上下](?:[\u4e00-\u9fff]{0,4}人口|老年人|老人)$")
_REACH = 4  # characters: the longest word that begins before an edge inside it


def word_start(words: str, edge: int) -> int:
    """Return where the word begins that an edge cuts in two (年末余额, 农产品价格), `edge` where it cuts none.

    An edge word of one character is often the first one of a word, or its last (国有|企业). Where both characters at
    the cut make an everyday word, jieba says whether they do here: 出厂|均价, but 和|平均价格.
    """
    if words.startswith("在华", edge - 1) and (len(words) == edge + 1 or words[edge + 1 : edge + 3] in _COMMON):
        return edge - 1  # 在华|销量, 在华工厂|开工率, but 在|华东地区销售额
    over = _scope_over(words, edge)
    if over < edge:
        return over
    if words[edge - 1 : edge + 1] not in _COMMON:
        for at in range(max(0, edge - _REACH + 1), min(edge, len(words) - _REACH + 1)):
            if words[at : at + _REACH] in _COMMON:
                return at  # 退耕还|林
        return edge
    start = 0
    for word in cut(words):
        if start + len(word) > edge:
            return start
        start += len(word)
    return edge


def stretch_before(folded: str, low: int, end: int) -> int | None:
    """Return where the stretch of time begins that stands before `end`, behind the words of a thing: 近两周的|价格."""
    match = _STRETCH.search(folded, max(low, end - 8), end)
    return match.start() if match else None


def begins_with_word(name: str) -> bool:
    """Return whether a name begins with an everyday noun of two to four characters: 中药材, 会员企业, but 共|生产."""
    return name[0] != "共" and any(name[:size] in _NOUNS for size in range(2, _REACH + 1))


def ends_in_word(name: str) -> bool:
    """Return whether a name ends in an everyday noun of two to four characters: 行为准则, but 冰箱项目|的."""
    return name[-1] != "的" and any(name[-size:] in _NOUNS for size in range(2, _REACH + 1))


def aged(folded: str, low: int, end: int) -> str:
    """Return the people of an age that end at `end`: 60岁及以上人口|占比."""
    found = _AGED.search(folded, max(low, end - 18), end) if folded[end - 1 : end] in _PEOPLE else None
    return found[0] if found else ""


def leveled(folded: str, end: int, low: int) -> str:
    """Return the level that ends at `end`, not before `low`, where it is one: 市级 in 市级|以上科技奖励."""
    level = _LEVEL.search(folded, max(low, end - 9), end)
    return level[0] if level else ""


def holds_number(name: str) -> bool:
    """Return whether a name holds a number in characters, and so is none."""
    return not _DIGITS.isdisjoint(name) and _NUMBER.search(name) is not None


def _scope_over(words: str, edge: int) -> int:
    """Return where the words that say of what part a thing is begin, if they reach over it: 国有及国有|控股企业."""
    for start in range(max(0, edge - _REACH), edge):
        if words.startswith("其中", max(0, start - 1)) and start > 0:
            continue  # 其中|小麦面积
        if words[start : start + 2] in _SCOPE_BEGINS and any(
            words[start:end] in _SCOPES for end in range(edge, edge + 3)
        ):
            begin = _joined(words, start)
            return begin - 2 if words[max(0, begin - 2) : begin] in _NEW else begin
    return edge


def _joined(words: str, start: int) -> int:
    """Return where a list of such words begins whose last one begins at `start`."""
    if words[start - 1 : start] not in _JOINS:
        return start
    before = range(max(0, start - 1 - _REACH), start - 1)
    return next((at for at in before if words[at : start - 1] in _SCOPES), start)
