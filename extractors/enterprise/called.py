"""What is called after a firm, or only sounds like one: 航天信息|产业园, 中国黄金|市场, 中国电子|商务."""

from __future__ import annotations

import re

from extractors.enterprise.words import ROLES, vocabulary

_LOCAL = frozenset({"province", "prefecture", "county"})
_PARK_FIRST = frozenset("产工科商")
_CHINA_FIRST = frozenset({"生", "业", *(word[0] for word in ROLES.words("of_china"))})
_NOT_NAMED = re.compile(r"产业园|工业园|科技园|产业基地|商学院")
_OF_CHINA = re.compile(rf"{ROLES.either('of_china')}|生产(?!的)|工业(?!集团|公司)|业(?![务绩内余态界主者已])")
_WORDS = frozenset({"common", "industry"})


_CARRIERS, _TELECOMS = ("移动", "联通", "电信"), ROLES.pattern("telecoms")
_PARTS = ROLES.words("no_member")
_OF_PLACE = re.compile(r"价格|市场(?![部占份总副竞])|产业(?!中心|园)|行业(?![第龙地分研首资高])")
_UNITS = frozenset("市县区州盟旗镇")
_ELSE_FIRST = _PARK_FIRST | _CHINA_FIRST | _UNITS  # a known name is a firm's where none of these follows


def is_no_firm(folded: str, end: int, word: str) -> bool:
    """Tell whether what follows makes something else of a known name: a park, a market."""
    after, national = folded[end : end + 1], word.startswith("中国")
    if not national and word.endswith(_CARRIERS) and _TELECOMS.match(folded, end):
        return True  # 甘肃移动|互联网; of 中国电信|设备 the rules below speak
    if after not in _ELSE_FIRST and not national:
        return after == "站" and word[-1] == "网"  # 柚岱网|站, a site
    if after in _PARK_FIRST and _NOT_NAMED.match(folded, end):
        return True
    if (after == "镇" and len(word) < 3) or (
        after in _UNITS and (f"{word}{after}" in vocabulary().regions or f"{word[-1]}{after}" == "退市")
    ):
        return True  # 沱岱|镇, 鄂尔多斯|市, 欣泰|退市
    following = folded[end : end + 2]
    if national and len(following) == 2 and vocabulary().classes.get(word[2:] + following) in _WORDS:
        return not folded.startswith(("集团", "公司"), end + 2)  # 中国|电子商务
    if after not in _CHINA_FIRST:
        return False
    if national:
        return _OF_CHINA.match(folded, end) is not None
    vocab = vocabulary()
    return (
        (vocab.regions.get(word[:2]) in _LOCAL or word[:2] in _PARTS)
        and word[2:] in vocab.industry
        and _OF_PLACE.match(folded, end) is not None
    )  # 山西焦化|产业, 北方稀土|价格


_WANTED = re.compile(r"的[\u4e00-\u9fff]{0,4}(?:需求|消费|进口)")


def of_the_country(folded: str, end: int, word: str) -> bool:
    """Tell whether a doubtful name is a country and its goods: 中国黄金|的零售投资需求, 中国纺织|的进口."""
    return word.startswith("中国") and _WANTED.match(folded, end) is not None
