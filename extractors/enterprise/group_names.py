"""Whether what stands before 公司, 集团, 厂, 合作社 is a name: a trade name, a place's, a branch's."""

from __future__ import annotations

from extractors.enterprise.edge import Edge
from extractors.enterprise.phrases import goes_on, is_phrase
from extractors.enterprise.words import SUFFIXES, cut, known_names, role, vocabulary

# Works that a town runs, not firms.
_PLANTS = tuple(role("public_works"))


def dull(folded: str, start: int, word: str) -> bool:
    """Tell by the two characters before 公司, 集团 … that no name ends here; the cheap test that spares a window."""
    pair = folded[start - 2 : start]
    kind = _CLASSES.get(pair)
    if (
        folded[start - 1] in DULL
        and pair != "中国"
        and len(set(pair)) != 1
        and ((kind != "industry" and pair not in _SUFFIXES) or pair in _VERBAL)
    ) or folded[start - 1] in _CROSSED.get(word, ()):
        return True
    if word == "工厂" and pair in _MODERN:
        return True
    if kind is None or word.endswith("合作社") or (pair.isascii() and folded[start - 3 : start - 2].isascii()):
        return False
    if kind in {"stop", "verb"} or (pair in _GENERIC and kind != "industry" and pair not in _SUFFIXES):
        if folded[start - 3 : start] in _WHOLE_LINES or pair in _SUPPLY:  # 进出口|集团
            return False
        return kind in {"stop", "verb"} or _CLASSES.get(folded[start - 4 : start]) != "industry"  # 红旗|汽车配件|厂
    return False


# A short name in one of these goes on to 公司: 梅迪昂电脑|公司.
_VERBAL = role("verbal")
_MODERN = role("modern_plant")
_CLASSES, _GENERIC, _WHOLE_LINES = vocabulary().classes, vocabulary().generic, role("whole_line")
_SUFFIXES = SUFFIXES - {"股份"}
_SUPPLY = role("supply")  # 国网|岱山|供电|公司
_NO_GROUPS = role("when") | role("class_of_group")  # 全年|集团公司, 商人|集团
# Behind these 厂 is no firm (出厂, 建厂, 进厂), and 律所 begins within a word (规律|所决定的).
_CROSSED = {"厂": frozenset("出进建设办入离返到回驻在主来搬撤"), "律所": frozenset("规定法纪旋一自戒")}
DULL = frozenset("的该本各子母分总等家个大老新小此何某型类性式级化制系国下上内外里时后()")


def has_name(edge: Edge, word: str) -> bool:
    """Tell whether the core of a name without legal form is a trade name."""
    if edge.known and len(edge.core) <= (12 if edge.last in vocabulary().regions else 8):
        named = edge.last in known_names() and word not in {"工厂", "煤矿"} and not is_plant(edge, word)
        return named or (edge.opens and _is_branch(edge, word) and not goes_on(edge.core))
    last = edge.last if word.endswith("厂") else edge.core[-1:]  # 玉河粉条|加工厂, where 条 is a word as well
    if is_plant(edge, word) or (len(edge.core) > 2 and vocabulary().classes.get(last) == "weak"):
        return False
    if edge.region == "中国" and edge.tail and not edge.core:
        return word != "厂" and (word.endswith("集团") or (edge.tail not in _MANY and edge.tail not in _VERBAL))
    if edge.core[:1] == "一" and edge.core[1:] in vocabulary().industry:
        return False  # 北京|一期货|公司
    if edge.core.isascii():
        return len(edge.core) > 2 and edge.core.upper() not in _ACRONYMS and (edge.gap > 1 or not edge.generic)
    foreign = len(edge.core) <= 12 and edge.gap == len(edge.core) and word != "厂"  # 阿彻丹尼尔斯米德兰|公司
    if (len(edge.core) > 6 and not foreign) or edge.generic or not edge.hard or is_phrase(edge, word):
        return False
    placed = bool(edge.region) and bool(edge.tail) and _CLASSES.get(edge.core[0]) != "weak"  # 本溪|工源|水泥厂
    if edge.gap >= 2 or (edge.gap == 1 and 2 <= len(edge.core) <= 3 and (word != "厂" or placed)):
        return True
    group = word.endswith(("集团", "集团公司")) and len(edge.core) == 2
    return group and vocabulary().classes.get(edge.core) == "common" and edge.core not in _NO_GROUPS


def is_plant(edge: Edge, word: str) -> bool:
    """Tell whether a town's works stand there (净水厂); a company may run them (绍兴水处理公司)."""
    return edge.tail.endswith(_PLANTS) and word not in {"公司", "总公司"}


def _is_branch(edge: Edge, word: str) -> bool:
    """Tell whether a known name is followed by a place or a trade name of its own: 锦湖轮胎|长春|工厂."""
    if edge.last in vocabulary().regions:
        return word.endswith(("工厂", "公司", "集团"))
    if edge.gap == 0 and vocabulary().classes.get(edge.last) == "industry":
        return word in {"公司", "集团"}  # 腾讯|音乐娱乐|集团
    if edge.gap == 0 and word in {"公司", "分公司"} and _in_place(edge.core):
        return True  # 国网|岱山|供电公司
    return edge.gap in {2, 3} and word in {"公司", "集团"}


def _in_place(core: str) -> bool:
    """Tell whether a place follows the known name that opens a core, and a line of business, not a count, the place."""
    tokens = cut(core) if core[-1] not in _NUMERALS else ()
    return len(tokens) > 2 and tokens[0][1] == tokens[1][0] and tokens[1][3] == "region"


_ACRONYMS, _NUMERALS = role("acronym"), frozenset("一二两三四五六七八九十")
# Lines of business of which a place has many firms: 深圳软件公司.
_MANY = role("many_firms")
