"""Places that only begin the name of a firm: one that nobody knows (北京某公司, 松桃金锐亏损), or a doubtful one."""

from __future__ import annotations

import re
from functools import cache

from extractors.lexicon import terms
from extractors.words.prepared import made
from pipeline.context.words import either

_INSIDE = "[^,。;:、()0-9的等对在为将与和家持有]{1,8}?"  # of a name
# What makes a place the head of a name that nobody knows: 北京某公司, 海南…饲料公司 (but 深圳上市公司).
_UNKNOWN_FIRM = re.compile(
    f"(?!(?:{either('kind_of_firms')}|[0-9一二三四五六七八九十几多]+家))"
    f"(?:公司(?![们法制])|{_INSIDE}{either('firm_end')}(?![们法制])"
    # A works by what it makes (武昌机械厂); 地区油厂, 统调电厂, 增城工厂 are many or somebody's, 出厂价 is a price.
    f"|(?!地区|[全各]|境内){_INSIDE}(?<![水电油钢纱炼工出到进入新老分该本设建办开])厂(?![商家房区址长价们法制]))"
)
# A short name behind a place, known by what only a firm has: 松桃金锐亏损…, 重庆嘉泽注册资本… (but 浙江工业利润).
_EARNER = re.compile(
    "(?!当地|地区|[今去上下前本近同当全各两]|[^0-9]{0,3}(?:的|规模))[\u4e00-\u9fff]{2,4}?(?<![业企场区市县省户人社产量额值率价资外内块股年月上下共和与司店])"
    "(?=[0-9年度、至今去前上半三季个月第一二四-]{0,16}的?(?:实现的?)?(?:扣除[^,。]{2,12}后的?)?(?:归属[^,。]{0,14})?"
    f"{either('earner')})"
)
_UNITS = tuple("省市县区州盟旗镇乡")


def firm_end(window: str, start: int, end: int, place: str) -> int | None:
    """Return where the name of a firm ends that begins with a place, but was not taken for one, or None."""
    doubtful = _doubtful().get(place)
    if doubtful and window.startswith(doubtful, start):
        return start + next(len(name) for name in doubtful if window.startswith(name, start))
    unknown = _UNKNOWN_FIRM.match(window, end)
    if unknown is None and not place.endswith(_UNITS):
        unknown = _EARNER.match(window, end)
    return unknown.end() if unknown else None


@cache
def _doubtful() -> dict[str, tuple[str, ...]]:
    """Return doubtful names by their place: without proof neither 北京文化 nor 北京 is the subject."""
    return made("doubtful names", _by_place)


def _by_place() -> dict[str, tuple[str, ...]]:
    """Return what `_doubtful` returns."""
    places, found = terms("regions"), dict[str, list[str]]()
    for name in sorted(terms("known_names", ambiguous="yes")):
        for end in range(2, min(len(name), 5)):
            if name[:end] in places:
                found.setdefault(name[:end], []).append(name)
    return {place: tuple(names) for place, names in found.items()}
