"""What a mark or an edge word cuts off the beginning of a name: 三、|四级手术, 新(改)|建公厕, 新建、|续建学校."""

from __future__ import annotations

import re

from pipeline.metric.wording.acts import either
from pipeline.metric.wording.edges import leveled

_CLASS = re.compile("(?:[一二三四五六七八九十](?:[级类等期线]|产业)|[甲乙丙丁][级类等]|[大中小](?:[型学]|微))")
_CLASSES = re.compile("(?:[一二三四五六七八九十甲乙丙丁大中小]、)+$")
_BUILDS = re.compile(either("works_on"))
_BUILT_TOO = re.compile(f"(?:(?:{either('works_on')})[、和与及])+$")
_BRACKETED = re.compile(r"[新改扩续迁](?:\([新改扩续迁、]{1,5}\)|[、/][新改扩续迁])$")
# 皮革、毛皮及其|制品业, 工艺品及其他|制造业: the list goes back to where the clause begins.
_AND_ITS = re.compile("(?:^|[,;:。\\n0-9%])(?:其中)?(?P<list>[\u4e00-\u9fff、]{2,12}及其[他它]?)$")
_OTHERS = frozenset("其他它")
_RANKS = frozenset("上省市县区镇乡村部")
_GENERATION = re.compile("(?<![0-9A-Za-z.])[2-6]G$")  # 5G|基站
_REACH = 12
_CUTS = frozenset("、和与及)改扩续迁")  # what stands before words that were cut off


def cut_off(folded: str, at: int, low: int, words: str) -> str:
    """Return what belongs before `words`, which begin at `at`; an empty string where nothing was cut off."""
    if words.startswith("以上"):
        return leveled(folded, at, low)
    last = folded[at - 1] if at > low else ""
    if last == "G" and words:
        found = _GENERATION.search(folded, max(low, at - 2), at)
        return found[0] if found else ""
    if words[:1] == "级" and last in _RANKS:  # 省级|以上项目, 上|级补助
        return last
    if last in _OTHERS and words:
        found = _AND_ITS.search(folded, max(low, at - _REACH), at)
        return found["list"] if found else ""
    return _joined(folded, at, low, words) if last in _CUTS and words else ""


def _joined(folded: str, at: int, low: int, words: str) -> str:
    """Return the classes or acts that stand before the one that `words` begin with, joined to it by a mark."""
    last = folded[at - 1]
    if last in "、和与及":
        kind = _CLASSES if _CLASS.match(words) else _BUILT_TOO if _BUILDS.match(words) else None
        found = kind.search(folded, max(low, at - _REACH), at) if kind else None
    elif words[0] == "建" and last in ")改扩续迁":
        found = _BRACKETED.search(folded, max(low, at - _REACH), at)
    else:
        return ""
    return found[0] if found else ""
