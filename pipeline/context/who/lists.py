"""Lists of names of which some were not found: LV、甲集团; 甲和乙两大巨头."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.number import numerals
from pipeline.context.types import Place
from pipeline.context.who.nominals import Nominal

# LV、甲集团, 农商行、甲银行: a list whose first name was not found.
_ORPHAN = re.compile("(?:[A-Za-z0-9&]{2,12}|农商行|农信社|信用社|村镇银行|[一-鿿]{2,6}支行)、$")
_WITH_OTHERS = re.compile(
    "(?:、[^、,;。:0-9\\n]{2,12}){0,8}[、和与及](?P<other>[\u4e00-\u9fffA-Za-z]{2,8}?)(?:[两二三四五六七八九十][大家个]|等[两二三四五六七八九十\\d多几]|分别|均|都|的[^,;。:、0-9]{2,10}?[均都]|"
    "各(?=[获得有完实投新申拥]))"
)
_JOINS = re.compile("[、和与及]")
_AND_OTHERS = re.compile("[、和与及](?P<other>[\u4e00-\u9fffA-Za-z]{2,8})[、和与及]")
_ITEM = re.compile("[^,;。:、0-9与和向对]{0,16}、")
_DEALS = re.compile("[^,;。:、0-9]{0,16},?分别[^,;。:、0-9]{0,8}")
_LIST = 40  # characters from a name to 分别


def is_orphan(text: str, nominal: Nominal, clause: int, firms: Sequence[str]) -> bool:
    """Return whether a name is one of a list whose others are none of the `firms` that were found."""
    if _ORPHAN.search(text, clause, nominal.start):
        return True
    match = _WITH_OTHERS.match(text, nominal.end)
    if match is None and "分别" in text[nominal.end : nominal.end + _LIST]:
        match = _AND_OTHERS.match(text, nominal.end)
    if match is None:
        return False
    others = _JOINS.split(text[nominal.end + 1 : match.end("other")])
    return not all(any(other.startswith(name) or name.startswith(other) for name in firms) for other in others)


def dealt(text: str, before: Sequence[Nominal], figure: Place) -> list[Nominal]:
    """Return the firms to which 分别 deals out figures from `figure` on, each with words of its own; else nothing.

    由甲公司投建的二期、乙公司区域总部相继落地,分别|投资15亿元和3亿元: one firm in each item of the list before.
    """
    firms = [nominal for nominal in before if nominal.firm >= 0]
    apart = [text[one.end : other.start] for one, other in pairwise(firms)]
    if len(firms) < 2 or not all(_ITEM.fullmatch(words) for words in apart):
        return []
    return firms if _DEALS.fullmatch(text, firms[-1].end, figure.start) else []


def misses_one(text: str, before: Sequence[Nominal], figure: Place, size: int) -> bool:
    """Return whether 分别 deals `size` figures out to firms of which one was not found.

    柳河钢铁、海天集团分别实现收入|3亿元和4亿元, where 柳河钢铁 is known only as a trade of 柳河.
    """
    high = text.rfind("分别", figure.clause, figure.start)
    at = figure.clause
    items = _JOINS.split(text[at:high]) if high >= 0 else []
    if size < 2 or len(items) != size:
        return False
    firms = {nominal.start: nominal.end for nominal in before if nominal.firm >= 0}
    places = {(nominal.start, nominal.end) for nominal in before}
    named = others = 0
    for item in items:
        end = at + len(item)
        held = [start for start in range(at, end) if start in firms]
        named += any(start == at if end == high else firms[start] == end for start in held)
        others += not held and (at, end) not in places
        at = end + 1
    return named > 0 and others > 0


def counted(nominal: Nominal, last: Nominal) -> int:
    """Return how many firms a nominal counts that end with the one right before it, 0 where it does not."""
    if nominal.kind != "several" or nominal.start != last.end or last.firm < 0:
        return 0
    told = numerals.read(nominal.text.partition("家")[0])
    return int(told.low) if told is not None and told.low is not None and told.low > 1 else 0
