"""Counts whose words are no name of what they count: a firm, those named before, by whom patents were applied for.

`甲公司申请22件,金鹿食品|8件`: how many pieces a firm has of what was told before; `甲公司、乙厂|两家企业`: those
just named; `企业|612件`: no number of firms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.counts import Count
from extractors.lexicon import seldom
from extractors.patent.owners import WHOM
from pipeline.metric.counts.counted_at import CountAt
from pipeline.metric.counts.counted_before import done_for, run_before
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.acts import words as acts
from pipeline.metric.wording.words import is_act

NO_FIRMS: Mapping[int, int] = {}
_QUANTITY = re.compile(f"(?:{either('quantity_noun')}|[产销]量|[利使]用量|(?:建筑|占地|经营|使用|营业)面积)$")
_OF_THINGS = frozenset("项家名人户处种条")
_GOES_ON_BEHIND = re.compile("(?:实现|完成|贡献|创造)(?!正?增长|盈利|扭亏)(?=[\u4e00-\u9fff]{2})")
_FIRMS, _MEANS = "企业数", ("亩", "户")
_OF_PATENTS = ("申请", "授权", "获得授权")
_PIECES = ("件", "项")
_APPLICANTS = re.compile(f"{WHOM}数?")
_GOES_ON = re.compile(r"(?:专利|申请|授权)[^,;。0-9]{0,4}[0-9]{1,5}件(?:\([^()]{1,20}\))?[,;、]$")
# 引进甲公司、乙厂等|20家企业: so many came to be.
_COME = re.compile(f"(?:{either('come_in')}|{either('came_about')})[^,;。:\n0-9]*$")
_PARTNERS = re.compile("(?:高校|院校|院所|单位|部门)数")
_TRADES = seldom("industry_words")
_NO_THING = frozenset(acts("no_thing"))  # 已超过|足够, 十个|年头
_JOINS, _KINDS_OF = ("和", "与", "及", "、"), ("牌", "系", "版", "的")
_SHORTEST, _LONGEST = 4, 8  # characters of a firm's short name with its trade: 金鹿|食品
_REACH = 40


def with_own_noun(at: CountAt) -> Count:
    """Return a count without what follows it but is no noun of its own.

    月生产能力45万个|插座; 现有160人|的基础上新增; 工业用地90亩|实现税收3万元.
    """
    folded, low, begin, count = at.folded, at.low, at.led[0], at.count
    other = count.noun and count.unit not in _OF_THINGS and _QUANTITY.search(folded, max(low, begin - 4), begin)
    goes_on = _GOES_ON_BEHIND.match(count.noun) and len(run_before(folded, begin, low)) > 1
    apart = folded.startswith("的基础上", count.end)
    return replace(count, noun="") if other or goes_on or apart else count


def names_nothing(name: str, at: CountAt, firms: Mapping[int, int]) -> bool:
    """Tell whether `name`, taken from the words of a count, is none."""
    folded, start = at.folded, at.count.start
    if name in _NO_THING or name.removesuffix("数") in _NO_THING:
        return True
    if name == _FIRMS and at.count.unit not in _PIECES:
        return done_for(folded, at.low, start) or _of_those_named(folded, start, firms)
    if folded.endswith("等", 0, start) and _PARTNERS.fullmatch(name):
        return True  # 与甲大学等|5所高校签约
    if name[-1] in _MEANS and at.led[1].grows:
        return True  # 比非示范区亩|增76公斤
    if at.count.unit not in _PIECES:
        return False
    stem = name.removesuffix("数")
    if stem in _OF_PATENTS:
        return True  # 申请|26件: of what is not said
    if _APPLICANTS.fullmatch(stem):
        return True
    trade = _SHORTEST <= len(stem) <= _LONGEST and any(stem[-size:] in _TRADES for size in (2, 3))
    begin = start - len(stem)
    return trade and not is_act(stem[:2]) and _GOES_ON.search(folded, max(0, begin - _REACH), begin) is not None


def _of_those_named(folded: str, start: int, firms: Mapping[int, int]) -> bool:
    """Tell whether the firms counted at `start` are those named right before: 甲公司、乙厂|两家企业."""
    if _COME.search(folded, max(0, start - _REACH - _REACH), start):
        return False
    end = start - folded.endswith("等", 0, start)
    if end in firms:
        return True
    opened = folded.rfind("(", max(0, end - _REACH), end) if folded[end - 1 : end] == ")" else -1
    return opened in firms


def without_firm(name: str, stem: str, folded: str, span: tuple[int, int], firms: Mapping[int, int]) -> str | None:
    """Return a name without the firm that opens its clause, whose count it is: 甲食品厂|开发新产品4个.

    `stem` is the name as printed, to be found in `span`; what joins another firm to it (甲证券和乙|8家) names nothing.
    """
    at = folded.rfind(stem, *span)
    if at < 0 or (at and folded[at - 1].isalnum()):
        return _behind_firm(name, folded, span, firms)
    end = next((end for end in range(at + len(stem) - 2, at + 1, -1) if end in firms and firms[end] <= at), at)
    rest = name[end - at :]
    if rest[:1] in _JOINS and end > at:
        return None
    return name if end == at or rest[:1] in _KINDS_OF else rest[rest.startswith("共") :]


def _behind_firm(name: str, folded: str, span: tuple[int, int], firms: Mapping[int, int]) -> str:
    """Return a name without the rest of a firm's that it begins with: 陵江电信|用户数, of which 电信用户数 was read."""
    low, high = span
    for end in range(high - 1, low, -1):
        if end in firms and folded[end] not in _KINDS_OF:
            sizes = range(min(end - firms[end], len(name)) - 1, 0, -1)
            size = next((size for size in sizes if folded.startswith(name[: size + 1], end - size)), 0)
            return name[size:] if len(name) - size > 1 else name
    return name
