"""Proofs from beside a doubtful name that it is a firm: it opens its clause, and a deed of firms follows."""

from __future__ import annotations

import re
from functools import cache

from extractors.enterprise.words import PROOFS, either, known_names, role, vocabulary
from extractors.lexicon import load, terms

# What may stand between a firm and its deed: 也, 已, 今年, 2014年 …
_BETWEEN = re.compile(
    rf"(?:{either('meanwhile')}|[也还已正将均曾]|[今去当全]年|各|\d{{4}}年度?|\d{{1,2}}[-~—至]{{1,2}}\d{{1,2}}月份?|\d{{1,2}}月\d{{1,2}}日(?:晚间|晚)?)?"
)
# Money put in is a deed; 房地产投资 is a statistic.
_INVESTS = re.compile(
    rf"在我[省市县区镇乡村街][^,。;\n]{{0,12}}(?:设立|新上|[建投开办收])|(?:亏损|入库|减产|增长|下降)\d|(?:[投出]资|{either('yields')}(?:收入|额)?(?:突破|达到?|完成|实现|为|[迈跃跨踏]上|[增升]至|(?:增长|上升|提高)到)?)"
    r"(?:人民币|总额|[约近逾超过了]){0,2}[\d一二三四五六七八九十百千亿]"
    r"|研发(?:投入|经费|费用|支出|资金)(?:达到?|突破|为|约|近|超过?)?\d|在(?:新三板|创业板|科创板|主板|[深上港]交所)"
    r"|获得?(?:天使轮?|风险|股权|战略|[A-E]轮)(?:投资|融资)\d|获得?[^,。;、\n]{0,16}订单"
)
_DEALS = re.compile(rf"[与和同][^,。;\n]{{2,24}}?(?:{either('deals')}|签)")
_SURNAMES = role("surname")
_SPEAKS = re.compile(rf"{either('speaks')}|[说称]")
# A name that opens a clause may stand behind these.
_OPENERS = frozenset("与和及由向对")


def _deeds() -> dict[str, tuple[str, ...]]:
    """Return the deeds, by their first character."""
    table: dict[str, tuple[str, ...]] = {}
    for deed in sorted(terms("firm_deeds")):
        table[deed[0]] = (*table.get(deed[0], ()), deed)
    return table


_DEEDS = _deeds()
_INVESTS_FIRST = frozenset("投出纳税产销利入在亏减增下研获")
_FIRST = frozenset(_DEEDS) | _INVESTS_FIRST | frozenset("与和同")
_BETWEEN_FIRST = frozenset("也还已正将均曾先陆成今去当全年上目分各0123456789")
DEED_FIRST = _FIRST | _BETWEEN_FIRST  # no deed follows where none of these does


def deed_follows(folded: str, end: int) -> bool:
    """Tell whether a deed of firms follows: 横峰机械|签订, 嘉利服饰|去年投资."""
    after = folded[end : end + 1]
    at = end
    if after in _BETWEEN_FIRST:
        if any(folded.startswith(deed, at) for deed in _DEEDS.get(after, ())):
            return True  # 成功上市, where 成功 may stand between as well
        between = _BETWEEN.match(folded, end)
        at = between.end() if between else end
        after = folded[at : at + 1]
    if after not in _FIRST:
        return False
    for deed in _DEEDS.get(after, ()):
        if folded.startswith(deed, at):
            return True
    if after in "与和同":
        return _DEALS.match(folded, at) is not None
    return after in _INVESTS_FIRST and _INVESTS.match(folded, at) is not None


# Behind a given name these speak of a person; surnames that are words, countries or provinces as well prove none.
_PERSONAL = re.compile(r"先生|女士|董事(?![会长局])|手中")
_NO_SURNAMES = frozenset("任何韩鲁苏")
_TITLES = role("person_title")


def is_person(folded: str, start: int, end: int) -> bool:
    """Tell whether a known name of two characters is a given name: 马|文峰|表示, 董事吴|建龙, 李|福成|先生."""
    surname = folded[start - 1 : start]
    if surname not in _SURNAMES:
        return False
    if _SPEAKS.match(folded, end) or _PERSONAL.match(folded, end):
        return folded[start - 2 : start] not in vocabulary().classes
    if surname in _NO_SURNAMES:
        return False
    return opens_clause(folded, start - 1) or any(folded[max(0, start - 1 - n) : start - 1] in _TITLES for n in (2, 3))


def is_foreigner(folded: str, start: int, end: int) -> bool:
    """Tell whether a known name is a foreigner's family name: 迪帕克·|米塔尔, and 米塔尔 later in the same text."""
    if "·" not in folded or folded.startswith(("集团", "公司"), end - 2) or folded.startswith(("集团", "公司"), end):
        return False
    if folded[start - 1] == "·":
        return start > 1 and folded[start - 2].isalpha()
    word = folded[start:end]
    return word not in _dotted() and "·" + word in folded and not deed_follows(folded, end)


@cache
def _dotted() -> frozenset[str]:
    """Return the last parts of known names with a dot: 奔驰 stands in 梅赛德斯·奔驰 without being a person."""
    return frozenset(name.rpartition("·")[2] for name in known_names() if "·" in name)


def opens_clause(folded: str, start: int) -> bool:
    """Tell whether nothing of the same clause precedes, or only a word that links or leads to a name."""
    before = folded[start - 1 : start] if start else ""
    if not before or not ("\u4e00" <= before <= "\u9fff") or before in _OPENERS:
        return True
    lead = folded[start - 2 : start]
    if lead in _CLASSES:
        return True  # 台资企业|东峤电子
    return lead == "其中" or (before == "是" and lead[0] in _NUMERALS)  # 三是|金岱用地手续未办


_NUMERALS, _CLASSES = frozenset("一二三四五六七八九十"), frozenset({"企业"})


def blocked(folded: str, start: int) -> bool:
    """Tell whether what precedes forbids a name here: a digit, 某, or the title of a person."""
    before = folded[start - 1 : start]
    if not before or start < 2:
        return False
    return before.isdigit() or before == "某" or any(folded[start - size : start] in _TITLES for size in (2, 3, 4))


# What only firms publish or have, told of a subject with a time or an adverb between: 大岱|今日挂牌.
_FIGURES = re.compile(rf"(?:\d|{PROOFS.either('leads_figure')})[^,。;:、\n]{{0,14}}?(?:{PROOFS.either('figure')})")


def figures_follow(folded: str, start: int, end: int) -> bool:
    """Tell whether a name opens its clause and what only a firm has is told of it: 大岱|去年营收, 大岱|在财报中."""
    return opens_clause(folded, start) and _FIGURES.match(folded, end) is not None


def with_products(folded: str, words: set[str]) -> set[str]:
    """Return the ordinary words that name a firm here, for the text speaks of what that firm alone makes."""
    return {firm for firm in words & _makers().keys() if any(product in folded for product in _makers()[firm])}


@cache
def _makers() -> dict[str, tuple[str, ...]]:
    """Return the products of each firm."""
    rows = load("own_products")
    return {row["firm"]: tuple(other["product"] for other in rows if other["firm"] == row["firm"]) for row in rows}
