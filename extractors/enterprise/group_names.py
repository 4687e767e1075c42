"""Whether what stands before 公司, 集团, 厂, 合作社 is a name: a trade name, a place's, a branch's."""

from __future__ import annotations

import re

from extractors.enterprise.edge import Edge
from extractors.enterprise.edge_cuts import is_abroad
from extractors.enterprise.proofs import opens_clause
from extractors.enterprise.words import known_names, role, vocabulary

# Works that a town runs, not firms.
_PLANTS = tuple(role("public_works"))


def dull(folded: str, start: int, word: str) -> bool:
    """Tell by the two characters before 公司, 集团 … that no name ends here; the cheap test that spares a window."""
    if folded[start - 1] in _DULL or (word == "厂" and folded[start - 1] in _TO_PLANT):
        return True
    if word.endswith("合作社"):
        return False
    words = vocabulary()
    pair = folded[start - 2 : start]
    kind = words.classes.get(pair)
    return kind in {"stop", "verb"} or (pair in words.generic and kind != "industry")


# Behind these 厂 is no firm: 出厂, 建厂, 进厂.
_TO_PLANT = frozenset("出进建设办入离返到回驻在")
# One-character words before a class of firms that no lexicon of stops holds: 当|国有石油公司.
_LEADING = frozenset("当如像据按凭若")
_DULL = frozenset("的该本各子母分总等家个大老新小此何某型类性式级化制系国下上内外里时后()")


def has_name(edge: Edge, word: str) -> bool:
    """Tell whether the core of a name without legal form is a trade name."""
    if edge.known and len(edge.core) <= 8:
        return edge.last in known_names() or (edge.opens and _is_branch(edge, word))
    if edge.tail.endswith(_PLANTS) or (len(edge.core) > 2 and vocabulary().classes.get(edge.core[-1]) == "weak"):
        return False
    if edge.region == "中国" and edge.tail and not edge.core:
        return word != "厂"
    if not edge.core or len(edge.core) > 6 or edge.generic or not edge.hard:
        return False
    if edge.core[0] in _LEADING or edge.core[-1] in "说称级":
        return False
    if edge.gap >= 2 or (edge.gap == 1 and 2 <= len(edge.core) <= 3 and word != "厂"):
        return edge.gap > 2 or not edge.core.isascii() or len(edge.core) > 2
    return (
        word.endswith(("集团", "集团公司")) and len(edge.core) == 2 and vocabulary().classes.get(edge.core) == "common"
    )


def _is_branch(edge: Edge, word: str) -> bool:
    """Tell whether a known name is followed by a place or a trade name of its own: 锦湖轮胎|长春|工厂."""
    if edge.last in vocabulary().regions:
        return word.endswith(("工厂", "公司", "集团"))
    return edge.gap in {2, 3} and word in {"公司", "集团"}


# One firm of a province or city runs these: 宁夏石化公司, 上海烟草公司.
_UTILITIES = role("utility")
_LOCAL_FORMS = ("厂", "合作社", "联合社", "合作联社")
_ADMIN = ("省", "市", "县", "区", "镇", "乡", "村", "旗")
_ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,2}$")


def has_local_name(folded: str, edge: Edge, word: str) -> bool:
    """Tell whether a place makes a name of what follows it, or an everyday word stands where a name must.

    东港市第二耐火材料厂, 青石镇绿野果蔬专业合作社; 德昌轴承厂, 天工公司 at the head of a clause.
    """
    if edge.tail.endswith(_PLANTS) or not edge.hard:
        return False
    inner = edge.core + edge.tail
    if edge.region and _ORDINAL.match(edge.core) and edge.tail:
        return True
    if word.endswith(_LOCAL_FORMS) and edge.region.endswith(_ADMIN) and len(edge.region) >= 3:
        return 2 <= len(inner) <= 10 and inner[0] not in _DULL and not edge.known
    if (
        edge.region
        and edge.tail
        and not edge.core
        and word.endswith(("集团", "集团公司"))
        and not is_abroad(edge.region)
    ):
        return True
    head = edge.core or (edge.region if edge.tail or word == "集团" else "")
    return head in vocabulary().trade and len(edge.tail) <= 6 and opens_clause(folded, edge.start)
