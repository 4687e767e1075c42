"""Short names at the head of an introduction: "X是一家…", "X成立于…"."""

from __future__ import annotations

import re

from extractors.enterprise.edge import Edge, left_edge
from extractors.enterprise.spans import Span
from extractors.enterprise.words import ROLES, SUFFIXES, cut, either, role, vocabulary

_SURNAMES, _MAKER = role("surname"), ROLES.either("maker")

# Behind 是国内 and the like there must be a word for a firm, or it is no firm that is spoken of.
_FIRM_AHEAD = re.compile(r"[^。\n]{2,40}?(?:公司|企业|商|集团|厂)")
_SUBJECT_BACK = re.compile(r"[\u4e00-\u9fffA-Za-z*]{2,10}(?=[\n\r。!?;” \t]|$)")
# No firm's name ends in these: places, offices, people, times, quantities.
NO_FIRM = frozenset("也就只于中内外上下里时部局委院会所校网报省市县区厅署司处室庭者们家员长年月日度期额量率价值")


# The first words of a profile: a firm's name may be made of everyday words there (大库存是领先的…服务商).
_HEAD = re.compile(
    r"[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z·]{2,8}?)[”\"]?(?:\([^()\n]{1,24}\))?,?"
    r"是(?:一家(?!(?:知名|大型)?(?:餐厅|医院|学校|银行|酒店|店))|(?!由)[^,。;:\n]{0,24}"
    rf"{_MAKER}(?!{either('brings_out')}|的))"
)
# A year of foundation besides leaves even an everyday word no other meaning: 橘子成立于2014年6月,是一家…公司.
_FOUNDED = re.compile(
    r"[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z·]{2,8}?)[”\"]?(?:\([^()\n]{1,24}\))?,?"
    rf"{either('founded')}于(?P<year>\d{{4}})年[^,。;\n]{{0,12}},[^,。;\n]{{0,10}}是[^。;\n]{{0,40}}?{_MAKER}"
)
# Sites and the like are firms where the text says so: 柚岱网是一家动画公司, 禾岱家是一家…服务商.
_HOUSES = frozenset("网家会")
_HOUSE = re.compile(rf"[”\"]?(?:\([^()\n]{{1,24}}\))?,?是一家[^,。;:\n]{{0,30}}?{_MAKER}(?=[,。;\n]|$)")
_FORMERLY = re.compile("的?前身|原名|曾用名")
_HEAD_ENDS = 42  # characters within which either says so
_NO_NAME = ROLES.pattern("no_intro")


def find_head(folded: str) -> Span | None:
    """Return the name that opens a profile and is said to be a firm; what follows 是一个, 是一款 is a product."""
    head = (_HEAD.match(folded) if folded.find("是", 0, _HEAD_ENDS) > 0 else None) or (
        _FOUNDED.match(folded) if folded.find("于", 0, _HEAD_ENDS) > 0 else None
    )
    if head is None:
        return None
    name = _FORMERLY.split(head["name"])[0]  # 柚岱|前身是橘岱,是一家…
    kind = vocabulary().classes.get(name)
    if (kind and not (kind == "common" and "year" in head.groupdict())) or _NO_NAME.search(name):
        return None
    start = head.start("name")
    end = start + len(name)
    if len(name) < 2 or (name[-1] in NO_FIRM and not _is_house(folded, name, end)):
        return None
    edge = left_edge(folded, end)
    if edge is not None and edge.start == start and len(edge.core) > 1 and edge.tail:
        return Span(start, end, "short", "is_a", edge.core, edge.tail, edge.region)  # 广州微米生物, then 微米生物
    return Span(start, end, "short", "is_a", name)


def _is_house(folded: str, name: str, end: int) -> bool:
    """Tell whether a site or the like is said to be a firm here."""
    return name[-1] in _HOUSES and len(name) > 2 and _HOUSE.match(folded, end) is not None


# At the very beginning of a text, what no lexicon knows a character of and what firms do are enough.
_STRANGE = re.compile(
    r"[“\"]?([\u4e00-\u9fff]{3,8}?)[”\"]?(?:\([^()\n]{1,24}\))?"
    rf"(?:{either('profile')}|主要(?:从事|经营|与|生产|产品)|自(?:成立|创立|\d{{4}}年)|创[立办]于|为{either('reach_of')})"
)


def find_strange(folded: str) -> Span | None:
    """Return the unknown name that opens a profile: 优迪欧|主要从事…, 迈迪加科技|响应…."""
    head = _STRANGE.match(folded)
    if head is None:
        return None
    name = head[1]
    tokens = cut(name)
    bare = tokens[0][0] if tokens else len(name)
    covered = sum(end - start for start, end, _, kind in tokens if kind == "industry")
    if bare < (2 if covered else 3) or bare + covered < len(name) or bare > 5 or name[-1] in NO_FIRM:
        return None
    if _NO_NAME.search(name) or (len(name) <= 3 and name[0] in _SURNAMES):
        return None
    return Span(*head.span(1), "short", "is_a", name[:bare], name[bare:])


# What follows the name of a firm at the very head of a text; no product, site or club is told of so.
_TELLS = (
    r"(?:,|\([^()\n]{1,24}\),?)?(?:一家|专(?:注|业|精)|成立|创[立办]|总部|[以将就由从自]|为[^,。;\n]{2,24}?提供|"
    rf"的?{either('own_part')}[^,。;\n]{{0,8}}?(?:团队|业务)|{either('tells')}|"
    rf"是(?!一[个款])(?![^。\n]{{0,40}}?{either('product_head')}))"
)
_HEADED = re.compile(rf"[“\"]?(?P<name>[\u4e00-\u9fff]{{4,12}}?){_TELLS}")
_LEADING, _PARTS = role("no_first"), role("no_member")


def find_headed(folded: str) -> Span | None:
    """Return the strange trade name and line of business that open a text, where it goes on as a profile does.

    岱赫软件|运用现代技术…; of a product or a site (岱赫旅行|是一站式平台, 岱赫眼镜|网) that is not said.
    """
    head = _HEADED.match(folded)
    if head is None or "。" not in folded.partition("\n")[0]:
        return None  # no headline ends in a full stop
    name = head["name"]
    tokens = list(cut(name))
    at = tokens.pop(0)[1] if tokens and tokens[0][0] == 0 and tokens[0][3] == "region" else 0
    if not tokens or any(token[3] != "industry" for token in tokens) or tokens[-1][2] not in SUFFIXES:
        return None
    bare = tokens[0][0]
    core, line = name[at:bare], name[bare:]
    if not 2 <= len(core) <= 4 or sum(token[1] - token[0] for token in tokens) < len(line):
        return None
    if core[0] in _LEADING or core in _PARTS or _NO_NAME.search(core):
        return None
    return Span(*head.span("name"), "short", "is_a", core, line, name[:at])


def find_introduced(folded: str, end: int, after: int) -> Span | None:
    """Return the subject of "X是一家…", "X成立于…" at the head of a sentence."""
    if folded[end - 1 : end] in NO_FIRM:
        return None
    back = _SUBJECT_BACK.match(folded[max(0, end - 12) : end][::-1])
    if back is None or (back.end() == 12 and end > 12):
        return None
    start = end - back.end()
    name = folded[start:end]
    if folded[after - 2 : after] != "一家" and folded[after - 1] != "于" and not _FIRM_AHEAD.match(folded, after):
        return None
    if name in vocabulary().generic:
        return None
    edge = left_edge(folded, end)
    if edge is None or edge.start != start or not _says_name(edge, name):
        return None
    if folded.startswith("作为", end) and not (edge.tail and edge.core):
        return None  # a person, a thing: 墨岱子作为中国古代…
    return Span(start, end, "short", "is_a", edge.core, edge.tail, edge.region)


def _says_name(edge: Edge, name: str) -> bool:
    """Tell whether the subject of such a sentence is a name and not a product or a class of things."""
    if edge.gap >= 2 or edge.known or name.isascii():
        return True
    return bool(edge.tail) and 2 <= len(edge.core) <= 4 and not edge.generic
