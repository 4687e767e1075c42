"""What a name is known by in its clause: what it earns, founds, does, or what is told under it and compared with it."""

from __future__ import annotations

import re

from pipeline.context.types import Place
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.places import clause_end
from pipeline.context.words import either, words

_BUILT = re.compile("(?:兴建|投资|创办|建设|兴办)的$")
_OPENED = re.compile("(?:于|在|今年|已|正式|[0-9]{1,2}月份?|年初|年内|年底)*(?:建成|[投试]产|竣工|开业|运营)")
_SHORTEST_DEED = 4  # characters
_JOINS_ON = words("joins_on")
_FOUNDS = re.compile(either("founds"))
_FOUNDED = re.compile("[^,;。由]{0,4},?(?:是|系|为|乃|属)(?:一家)?由")  # 甲公司是由乙、丙共同组建的企业
_EARNS = re.compile(
    '[”"]?的?,?(?:预计)?(?:[0-9]{2,4}年?(?:[度末]|第?[一二三四1-4]季度?|[上下]半年|前[一二三1-3九9六6]个?[季度月]+|[0-9]{1,2}[-~—至][0-9]{1,2}月份?)?|上半年|下半年|去年|今年|全年){0,2}的?'
    f"(?:全年|承诺|预计|累计|单季)?(?:实现|完成|取得)?的?(?:合并|累计)?{either('earned')}"
)
_COMPARES = ("低于", "高于", "超过", "优于")
_COMPARED = re.compile(f"(?:{'|'.join(_COMPARES)})[^,。;]{{2,30}}的")
_TIED = re.compile("的(?:[约近逾]|超过)?")
_LONGEST_TIE = 3  # characters of it
_ABOUT = "(?:约|近|达|为|逾|超过?)?"
_PUTS_UP = re.compile(f"(?:计划|拟|将|预计)?(?:总|累计|新增|协议|合同|意向)?(?:投资|出资|引资)(?:总?额)?{_ABOUT}")
_ITS_PROJECT = re.compile(f"[^,。;:、()]{{0,8}}项目[,(]总投资{_ABOUT}")  # 甲公司项目(总投资3亿元)
_AGAINST = tuple("于比较和与、及过")
_LONGEST_PUT = 16  # characters between a firm and what it puts up
_NOT_EARNED = (*_AGAINST, "占", "对", "使", "为")
_STAKES = ("股", "的股", "左右股", "以上股", "的权益")
_TOLD_OF = re.compile("[^,。;、:]{3,24}的(?:全部|这|上述|其余|约|近)?")
_OWN = re.compile(f"{either('own')}|[公该其与向对为由从将被把给和我]|.在")
_UNDER = re.compile(f"[^,;。在]{{0,18}}{either('under')}下")  # 在县委的领导下
_DISCLAIMS = re.compile(
    "[^。\n]{0,60}?(?:概不[负負][责責]|不[发發]表任何[声聲]明)"
)  # the exchange, over its announcements
_DISCLAIMED = 64  # characters in which it says so


def is_its(text: str, last: Nominal, place: Place) -> bool:
    """Return whether a figure is tied to the name before it, if only to compare: 高于甲公司的5%, 落后于乙的19%.

    Of the firms that sign, each has the sum behind it: 同日签约的还有甲公司总投资3亿元的项目、乙公司投资2亿元的项目.
    """
    if last.firm >= 0 and place.start - last.end <= _LONGEST_PUT and _signs(text, last, place):
        return True
    begin = last.start - 2 if last.start > 2 else 0
    if text.startswith(_COMPARES, begin) and _COMPARED.fullmatch(text, begin, place.start):
        return True
    if text.endswith("%、", 0, last.start):  # 占国内市场的40%、全球的15%: what it is a share of
        return False
    tied = place.start - last.end <= _LONGEST_TIE and _TIED.fullmatch(text, last.end, place.start) is not None
    return tied and not text.startswith(_STAKES, place.end) and text[last.start - 1 : last.start] in _AGAINST


def _signs(text: str, firm: Nominal, place: Place) -> bool:
    """Return whether a figure is what one of several firms puts up: 甲公司投资3亿元、乙公司投资2亿元."""
    if _ITS_PROJECT.fullmatch(text, firm.end, place.start):
        return True
    listed = text.startswith(("的", "、"), place.end) or text[firm.start - 1 : firm.start] == "、"
    return listed and _PUTS_UP.fullmatch(text, firm.end, place.start) is not None


def stands_over(text: str, nominal: Nominal, floor: int) -> bool:
    """Return whether a name is of those under whom things were done, or of the exchange that answers for nothing."""
    end = nominal.end
    if nominal.firm >= 0 and text.find("不", end, end + _DISCLAIMED) >= 0 and _DISCLAIMS.match(text, end):
        return True
    if text.find("在", floor, nominal.start) < 0 or text.find("下", end, end + 26) < 0:
        return False
    return _UNDER.match(text, end) is not None


def earns(text: str, nominal: Nominal, prefix: str) -> bool:
    """Return whether what a firm earned follows its name, which nothing before is compared with or a share of."""
    return nominal.firm >= 0 and _EARNS.match(text, nominal.end) is not None and not prefix.endswith(_NOT_EARNED)


def opens_works(prefix: str, after: str) -> bool:
    """Return whether a works that somebody built goes into operation: 由外商投资兴建的|甲厂|6月投产."""
    return _BUILT.search(prefix) is not None and _OPENED.match(after) is not None


def is_told_of(text: str, nominal: Nominal, last: Nominal | None, clause: int) -> bool:
    """Return whether a clause tells of firms that are only counted: 上月停产的12家钢厂今年…, no one's own."""
    if nominal.kind != "several" or (last is not None and last.end > clause):
        return False
    told = text[clause : nominal.start]
    return _TOLD_OF.fullmatch(told) is not None and _OWN.search(told) is None


def is_founder(text: str, nominal: Nominal, last: Nominal, between: str, floor: int) -> bool:
    """Return whether a name is that of a founder of the firm spoken of: 甲公司系由国内龙头企业乙集团投资兴建."""
    if last.firm >= 0 and _FOUNDED.match(between):
        return True
    founds = _FOUNDS.search(text, nominal.end, nominal.end + 8)
    return founds is not None and _FOUNDED.search(text, floor, nominal.start) is not None


def acts(text: str, nominal: Nominal) -> bool:
    """Return whether a verb and its object follow a name in its clause, not 、 or 等, nor a noun it belongs to."""
    end = clause_end(text, nominal.end)
    rest = text[nominal.end : end]
    return len(rest) >= _SHORTEST_DEED and not rest.startswith(_JOINS_ON)
