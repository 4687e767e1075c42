"""What stands before 公司, 集团, 厂 and is a phrase, not a trade name: 欲借民营|电厂, 近四成|公司, 晶圆代|工厂."""

from __future__ import annotations

import re

from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.words import cut, role, vocabulary

# Characters that no name of a group opens or ends with: 当|国有石油公司, 仍向|公司, 辞任|公司.
_LEADING, _TRAILING = role("no_group_first"), role("no_last") | role("no_group_last")
_PLANT_LINKS, _NO_MEMBERS = role("plant_link"), role("no_member")
_UNNAMED, _PHRASAL = frozenset("省市县"), frozenset({"verb", "stop", "common"})
# A counted class of firms is no name: 12家|中小创公司, 一家|跨境电商公司, 一个|铝加工厂.
_NO_ENDS = ("中国", *sorted(role("descriptive")))
_DESCRIPTIVE = tuple(role("descriptive") - {"国营", "特大型"})
_COUNTED = re.compile(r"(?:[\d一两几多数每某这那百千万余各]|[^第][二三四五六七八九十])[余多]?[家个类种座间批]$")
_CLASSIFIERS = frozenset("家个类种座间批")
_UNITS = frozenset("亿万")
# 沿海一带|由|代工厂, 近四成|公司, 这件事在全|公司, 华南最大发动机|工厂
_INSIDE = re.compile(
    r"像是|不少|未(?!来)|^一个|受|(?<=.)由(?=.)|^·|[一二三四五六七八九]成$|[在对]全$|最大|[A-Za-z成分]股$"
)
_OF_PEOPLE = tuple(role("class_of_group"))
_ADJECTIVES, _ONE_LINE = frozenset("型化类级式性"), frozenset("钢电药酒")


def counted(folded: str, start: int) -> bool:
    """Tell whether 最大 or a number and its classifier stand before a name, or such a classifier opens it."""
    if folded[start] in _UNITS and folded[start - 1 : start].isdigit():
        return True  # 18.8|亿购集团, of a headline
    end = start + (folded[start] in _CLASSIFIERS)
    if folded[start - 2 : start] == "最大" or (folded[start].isascii() and folded[start - 1 : start].isdigit()):
        return True  # 3|D打印公司
    return folded[end - 1] in _CLASSIFIERS and _COUNTED.search(folded[max(0, end - 4) : end]) is not None


_CALLED = re.compile(r"[”\"]的?(?:项目|理念|计划|活动|平台)")


def is_programme(folded: str, edge: Edge, word: str, end: int) -> bool:
    """Tell whether a plant in quotes is the name of a programme: “绿岱工厂”的理念."""
    return word == "工厂" and folded[edge.start - 1 : edge.start] in _QUOTES and _CALLED.match(folded, end) is not None


_QUOTES = frozenset('“"')


def is_phrase(edge: Edge, word: str) -> bool:
    """Tell by its ends that what stands there is no trade name: 欲借民营|电厂, 仍向|公司, 市经信委和市|电力公司."""
    core = edge.core
    if core[0] in _LEADING or core[-1] in _TRAILING or core.endswith(_NO_ENDS) or _INSIDE.search(core):
        return True
    if core.startswith(_DESCRIPTIVE) and not edge.region:
        return True  # 私营小矿|厂
    if core[-1] in _ADJECTIVES and edge.tail:
        return True  # 创业型|互联网公司
    if word.endswith(("集团", "集团公司")) and core.endswith(_OF_PEOPLE):
        return True
    if word.endswith("厂") and (_is_kind_of_plant(core, word) or (core in _NO_MEMBERS and not edge.tail)):
        return True  # 晶圆代|工厂, 东北|工厂
    return core.lstrip("和与及")[:1] in _UNNAMED and not word.endswith("集团")


def _is_kind_of_plant(core: str, word: str) -> bool:
    """Tell whether these are plants of a kind or a part of the country: 晶圆代|工厂, 港口到|钢厂, 华东钢|厂."""
    if core.endswith("代" if word == "工厂" else "代工"):
        return True
    if word != "厂":
        return False
    if core[-2:-1] in _PLANT_LINKS and (core[-2] != "和" or len(core) > 3):
        return True  # 港口到|钢厂, but 协和|药厂
    if core[-1] not in _ONE_LINE:
        return False
    before = core[:-1]
    if before in _LEADS_TO_PLANT:
        return True  # 每月都有|药厂
    return before in _NO_MEMBERS or any(kind in _PHRASAL and end - start > 1 for start, end, _, kind in cut(before))


def without_lead(folded: str, edge: Edge, end: int, word: str) -> Edge:
    """Return the edge without what leads to a name: 有|大岱集团, and 供|龙岱公司 where 龙岱公司 stands elsewhere."""
    core = edge.core
    if edge.region or edge.known or len(core) < 3 or core[0] in _KEPT or core[:2] in _CLASSES:
        return edge
    rest = folded[edge.start + 1 : end]
    if core[0] not in _LEADS and not (core[0].isalpha() and _stands_alone(folded, rest + word, core[0])):
        return edge
    inner = left_edge(rest, len(rest))
    return inner._replace(start=edge.start + 1 + inner.start) if inner is not None else edge


_KEPT = role("name_char") | role("name_half") | frozenset("新大小老中东西南北")
_LEADS = frozenset("有经年")
_LEADS_TO_PLANT = frozenset("有找让去来到向")
_CLASSES, _BOUNDS = vocabulary().classes, frozenset({"weak", "stop"})


def _stands_alone(folded: str, name: str, but: str) -> bool:
    """Tell whether a name stands where nothing else can begin it: behind a mark or a stop word other than `but`."""
    before = (folded[match.start() - 1 : match.start()] for match in re.finditer(re.escape(name), folded))
    return any(char != but and (not char.isalpha() or _CLASSES.get(char) in _BOUNDS) for char in before)


def goes_on(core: str) -> bool:
    """Tell whether a known name goes on to words of the sentence: 凯岱还对|公司."""
    return core[-1] in _TRAILING or core[-1] == "因"
