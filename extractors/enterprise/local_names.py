"""Names before 公司, 集团, 厂 and 合作社 that a place makes, or only the text itself tells: 永登水泥厂, 阜新电厂."""

from __future__ import annotations

import re

from extractors.enterprise.edge import Edge
from extractors.enterprise.edge_places import is_abroad
from extractors.enterprise.group_names import DULL, is_plant
from extractors.enterprise.proofs import deed_follows, opens_clause
from extractors.enterprise.words import SUFFIXES, cut, role, vocabulary
from extractors.lexicon import terms

# Lines of business of which a place has many firms: 深圳软件公司.
_MANY, _LEADING = role("many_firms"), role("no_group_first")
_LOCAL_FORMS = ("厂", "合作社", "联合社", "合作联社")
_ADMIN = tuple(role("place_unit"))
_LOCAL = frozenset({"province", "prefecture", "county"})
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}$")


def _level(region: str) -> str | None:
    """Return the level of the place that a chain of places ends in: 浙江|平湖."""
    regions = vocabulary().regions
    return next((regions[region[at:]] for at in range(len(region) - 1) if region[at:] in regions), None)


def _is_only_one(edge: Edge, word: str) -> bool:
    """Tell whether a place and a line of business are a name: 山东电力集团, 永登水泥厂, 上海科技投资公司."""
    if word.endswith(("集团", "集团公司")):
        return not is_abroad(edge.region)
    if len(edge.tail) < 2 or edge.region == "台湾" or _level(edge.region) not in _LOCAL:
        return False
    return word in {"厂", "总厂", "总公司"} or (word == "公司" and edge.tail not in _MANY)


def _gathers(edge: Edge) -> bool:
    """Tell whether a strange trade name and what farmers grow or keep name a cooperative: 喜满门|食用菌种植."""
    tokens = cut(edge.core)
    head = tokens[0][0] if tokens else 0
    fits = 2 <= head <= 4 and len(edge.core) <= 12 and edge.core[0] not in _LEADING
    at = head
    for start, end, _, kind in tokens:
        if start != at or kind not in _GROWN:
            return False
        at = end
    return fits and at == len(edge.core)


_GROWN = frozenset({"industry", "generic", "common"})


def _of_the_text(folded: str, place: str) -> bool:
    """Tell whether the text is on a place of this name, which names its plants: 岱石岭|水泥|厂 in one on 岱石岭乡."""
    return any(place + unit in folded for unit in _TEXT_UNITS)


_TEXT_UNITS = ("镇", "乡", "县", "街道", "村")


def _is_told(folded: str, edge: Edge, word: str) -> bool:
    """Tell whether the text itself names what only everyday words make up: its owner, its town, or its own product.

    控股股东|家化集团; 张家口市牛奶|公司; 师徒部落网络科技|公司, where 师徒部落 stands elsewhere too.
    """
    core, kind = edge.core, vocabulary().classes.get(edge.core)
    if word == "集团":
        return core + edge.tail in _LINES and folded.endswith(_OWNERS, 0, edge.start)
    if word != "公司":
        return False
    if edge.region.endswith(("市", "县")) and len(edge.region) > 2 and not edge.tail:
        return kind == "common" and len(core) == 2 and core not in _ADJECTIVES
    made = [token[3] for token in cut(core)] == ["common", "common"]
    return made and len(edge.tail) >= 4 and len(core) <= 5 and folded.count(core) > 2


_LINES = SUFFIXES | vocabulary().industry
_OWNERS, _ADJECTIVES = tuple(role("owner")), terms("common_words", pos="a")


def has_local_name(folded: str, edge: Edge, word: str, end: int) -> bool:
    """Tell whether a place makes a name of what follows it, or an everyday word stands where a name must.

    东港市第二耐火材料厂, 青石镇绿野果蔬专业合作社; 德昌轴承厂, 天工公司 at the head of a clause; 武汉锅炉厂|实现产值.
    """
    if is_plant(edge, word) or not edge.hard:
        return False
    if _is_told(folded, edge, word):
        return True
    inner = edge.core + edge.tail
    if _ORDINAL.match(edge.core) and len(edge.tail) > 1 and (edge.region or word == "厂"):
        return True
    if word.endswith("合作社") and _gathers(edge):
        return True
    if word.endswith(_LOCAL_FORMS) and edge.region.endswith(_ADMIN) and len(edge.region) >= 3:
        fits = 2 <= len(inner) <= 10 and "工程" not in edge.core  # 岱山市|引水工程净化水|厂
        return fits and inner[0] not in DULL and not edge.known
    acts = word == "厂" and deed_follows(folded, end)
    if edge.region and edge.tail and not edge.core and (acts or _is_only_one(edge, word)):
        return True
    if word == "厂" and edge.tail and 2 <= len(edge.core) <= 4 and _of_the_text(folded, edge.core):
        return True
    many = not edge.core and edge.tail in _MANY and word.endswith("公司")
    head = edge.core or (edge.region if (edge.tail or word == "集团") and not many else "")
    return head in vocabulary().trade and len(edge.tail) <= 6 and opens_clause(folded, edge.start)
