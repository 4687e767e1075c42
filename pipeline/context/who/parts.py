"""The part a name plays in its clause: subject, object (收购乙公司55%股权) or source (丙研究所的数据显示)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from extractors.lexicon import load
from extractors.number.printed import SCALED
from pipeline.context.who.deeds import acts, earns, is_founder, opens_works, stands_over
from pipeline.context.who.national import OFFICE
from pipeline.context.who.nominals import Nominal
from pipeline.context.who.objects import Around, is_object
from pipeline.context.who.places import clause_end, cues, is_aside, opens, pattern
from pipeline.context.words import either
from pipeline.context.words import words as role_words

Part = Literal["subject", "object", "source", "report", "listed", "none"]
_HOLDERS = role_words("parent")
_OWN_WORD = ("发布的", "公布的", "披露的")  # 丙公司发布的数据显示: of itself, if it is no institute
_POSTS = ("总裁", "董事长", "总经理", "副总", "创始人")
_HOUSES, _FORESEES = ("证券", "研究所", "研究院", "资管"), ("预计公司", "预测公司", "估算公司", "认为公司", "判断公司")
_PRESENTS = ("由", "的是", "其次是", "其次为", "最后是")  # the name that follows does what is said
_ANALYSES = re.compile("对[^,;。]{2,24}(?:分析|点评|研报|评级|研究报告)")
_ANALYSED = re.compile("[^,;。]{0,11}(?:分析|点评|研报|评级)")
_FINED = ("处以", "罚款", "开出", "处罚", "作出处罚")  # 对甲公司处以…罚款
_OF_WHOLE = ("的", "市场")
_ROW = re.compile(rf"[为达约近]{{0,2}}{SCALED}[\u4e00-\u9fff%]{{1,2}}\)?(?:\([^()\n]{{1,14}}\))?[、,;和及]")
_ORDERS = re.compile("(?:的)?(?:订单|客户|买家)[^,;。0-9]{0,4}占")  # 东南亚订单占出口额44%
_TRADED_WITH = re.compile(f"(?:仍然?|[已也还])?(?:[是为]|成为|居)[^,;。]{{0,10}}{either('trade_partner')}")
# 甲电网、乙电网两大客户贡献订单2亿元: of the firm that sells to them.
_CUSTOMERS = re.compile(
    "(?:[、和及与][^,;。、和及与0-9]{2,14}){0,4}(?:等[0-9一二三四五六七八九十]{0,2}[家个]?|[两二三四五六七八九十]大|[两二三四五六七八九十]家)"
    "(?:主要|重要|核心|重点|战略|大)?客户"
)
_FAR = 60
_BY = ("据", "从", "按照", "按")
_OWN_PAPER = re.compile(
    f"(?:发布的|披露的|公布的|最新)?(?:[12][0-9]{{3}}年?)?(?:年?度|[前第][一二三四1-4]个?|[上下]?半年度?|[1-4一二三四]季度?)?{either('own_paper')}"
)
_STAKE = re.compile("的?[0-9][0-9.]{0,6}%的?(?:股权|股份)")
_EXCEPT = re.compile("[^,;。:0-9]{0,20}?(?:[以之]外|(?<![海国境中内])外(?=[,其还均都共全的]))")  # 除甲公司和乙公司外,…
_ROLE = re.compile("[^,;。]{0,8}[的之][^,;。]{2,20},")  # 作为|甲集团|的铝业平台,公司…
_STAKES = re.compile("股[权份][,、]?(?:以?及|和|与)?$")
_LINKS = ("、", "和", "及", "以及", "或")


@cache
def _source_endings() -> tuple[str, ...]:
    """Return how the names of firms end that report on others."""
    return tuple(row["ending"] for row in load("source_names"))


def is_listed(text: str, nominal: Nominal, last: Nominal) -> bool:
    """Return whether a name goes on with the list of the one before it."""
    return _links(_between(text, nominal, last), nominal, last)


def is_alias(text: str, last: Nominal, nominal: Nominal) -> bool:
    """Return whether a name is that of the firm before it in another script: 美国甲集团ABC, 甲集团(ABC)."""
    if last.firm < 0 or nominal.firm < 0:
        return False
    if last.end != nominal.start and not (text[last.end] == "(" and text.startswith(")", nominal.end)):
        return False
    return text[last.start : last.end].isascii() != text[nominal.start : nominal.end].isascii()


def gives_name_again(text: str, last: Nominal, nominal: Nominal) -> bool:
    """Return whether a name only gives the one before it in another form: 甲有限公司(下称甲), 乙(ABC Ltd)."""
    return text.startswith("(", last.end, nominal.start) and text.find(")", last.end, nominal.start) < 0


def is_holder(text: str, nominal: Nominal, last: Nominal) -> bool:
    """Return whether a firm is named as the holder of the one before it: 甲公司控股股东乙集团将所持…."""
    known = last.firm >= 0 or (last.kind == "topic" and not text.startswith("提", nominal.end))  # 公司大股东乙集团
    return nominal.firm >= 0 and known and _between(text, nominal, last) in _HOLDERS


def _links(between: str, nominal: Nominal, last: Nominal) -> bool:
    """Return whether what stands between two names makes a list of them."""
    return between in _LINKS or (not between and last.kind == nominal.kind == "enterprise")


def _between(text: str, nominal: Nominal, last: Nominal) -> str:
    """Return what stands between two names, without quotes and brackets."""
    return text[last.end : nominal.start].strip('“”"() ')


def part_of(text: str, nominal: Nominal, floor: int, last: Nominal | None) -> Part:
    """Return the part a nominal plays in the clause that begins at `floor`; `last` is the one before it."""
    if stands_over(text, nominal, floor) or (nominal.firm >= 0 and text.startswith("项目等", nominal.end)):
        return "none"  # 投资3亿元的银海大酒店项目等18个,总投资41亿元
    between = ""
    if last:
        between = _between(text, nominal, last)
        if _links(between, nominal, last):
            return "listed"
    if last is not None and is_holder(text, nominal, last):
        return "subject"
    if last is not None and nominal.firm >= 0 and is_founder(text, nominal, last, between, floor):
        return "object"
    return "report" if _by_own_paper(text, nominal) else _plays(text, nominal, floor, last, between)


def _plays(text: str, nominal: Nominal, floor: int, last: Nominal | None, between: str) -> Part:
    """Return the part of a name that goes on with no list and does not only stand over what is told."""
    last_end = last.end if last else 0
    after = text[nominal.end : nominal.end + 14].lstrip("”\")'》 ")
    prefix = text[last_end if last_end > floor else floor : nominal.start].rstrip('“"( ')
    if after.startswith(_POSTS) and "由" in text[floor : nominal.start]:
        return "none"  # 由甲公司总裁某先生发起成立
    if part := _aside(text, nominal, last, prefix, after):
        return part
    if (
        nominal.firm >= 0
        and text.find("客户", nominal.end, nominal.end + _FAR) >= 0
        and _CUSTOMERS.match(text, nominal.end)
    ):
        return "object"
    around = Around(floor, prefix, between, last_end > floor, after)
    if nominal.firm < 0:
        part = _part_of_place(text, nominal, last, around)
    elif is_object(text, nominal.start, around):
        part = "subject" if prefix.endswith(cues("pivot")) and acts(text, nominal) else "object"
    else:
        part = _speaker(text, nominal, after)
    if nominal.firm < 0 and prefix.endswith("由") and after.startswith(cues("rank")):
        return "none"  # 由深圳客商兴建的
    if part != "subject" and (_presented(prefix, after) or earns(text, nominal, prefix) or opens_works(prefix, after)):
        return "subject"
    return part


def _aside(text: str, nominal: Nominal, last: Nominal | None, prefix: str, after: str) -> Part | None:
    """Return the part of a name that is left out, has a part in another's doings, or is only held; else None."""
    if "除" in prefix and is_excepted(text, nominal):
        return "none"
    if prefix.endswith("由") and after.startswith(role_words("serves")):
        return "none"  # 由甲证券担任主承销商
    if nominal.firm < 0:
        return None
    if prefix.endswith("作为") and _ROLE.match(text, nominal.end):
        return "none"
    held = last is not None and _STAKE.match(text, nominal.end) and _is_held(text, nominal, last)
    return "object" if held else None


def is_excepted(text: str, nominal: Nominal) -> bool:
    """Return whether a clause that says so leaves a name out: 除甲公司|外,…."""
    return _EXCEPT.match(text, nominal.end) is not None


def _is_held(text: str, nominal: Nominal, last: Nominal) -> bool:
    """Return whether a stake is told right behind whose it is, or behind another: 公司|甲81%股权及|乙60%股权."""
    if last.kind in ("topic", "near") and last.end == nominal.start:
        return True
    return _STAKES.search(text, last.end, nominal.start) is not None


def _by_own_paper(text: str, nominal: Nominal) -> bool:
    """Return whether a firm is named for what it makes known of itself (根据|甲公司|2018年三季报), not of others."""
    if nominal.firm < 0 or not text.endswith(_BY, 0, nominal.start) or nominal.text.endswith(_source_endings()):
        return False
    return _OWN_PAPER.match(text, nominal.end) is not None


def _presented(prefix: str, after: str) -> bool:
    """Return whether the words around a name make a subject of it, whatever else stands in the clause."""
    if prefix.endswith("对") and (after.startswith(_FINED) or _ANALYSED.match(after)):
        return True
    return prefix.endswith(_PRESENTS) or after.startswith("为例") or after.startswith(cues("holder"))


def _speaker(text: str, nominal: Nominal, after: str) -> Part:
    """Return whether an enterprise that is no object acts, reports, or is only the source of the figures."""
    end = clause_end(text, nominal.end)
    if after.startswith(_FORESEES) and nominal.text.endswith(_HOUSES):
        return "source"  # 甲证券预计公司净利润为3亿元
    if after.startswith(cues("analyst")) or (after[:1] == "对" and _ANALYSES.match(text, nominal.end, end)):
        return "source"  # 甲证券分析师称; 甲证券对乙公司的业绩快报分析称
    speaks = after.startswith(_OWN_WORD) and not nominal.text.endswith(_source_endings())
    if end > nominal.end and pattern("report", "back").search(text, nominal.end, end):
        if pattern("back").search(text, nominal.end, end):
            return "object"  # 甲集团成为其客户: of whom the sentence spoke before
        speaks = True
    if (not speaks and pattern("source", "analyst").search(after, 0, 8)) or (
        speaks and nominal.text.endswith(_source_endings())
    ):
        return "source"
    return "report" if speaks else "subject"


def _part_of_place(text: str, nominal: Nominal, last: Nominal | None, around: Around) -> Part:
    """Return the part of a place or a pronoun."""
    floor, last_end = around.floor, last.end if last else 0
    if nominal.level in ("group", OFFICE):
        return "subject"
    if nominal.kind == "several" and nominal.level != "firm":
        return "subject" if opens(text, max(floor, last_end), nominal.start) else "none"
    if text.endswith("%、", 0, nominal.start) and text.startswith(_OF_WHOLE, nominal.end):
        return "object"  # 占国内市场的40%、全球的15%
    row = last is not None and last.firm < 0 and nominal.kind == "place"
    if row and _ROW.fullmatch(text, last_end, nominal.start):
        return "subject"  # 柳河镇4200万元、清江镇3100万元
    if nominal.kind in ("place", "country") and (
        _TRADED_WITH.match(text, nominal.end) or _ORDERS.match(text, nominal.end)
    ):
        return "none"  # 欧盟仍为最大的出口市场,出口总量9万台: of whoever sells there
    if nominal.kind in ("place", "region", "country") and is_aside(text, nominal, last, around.between, floor):
        return "none"
    heads = around.follows or not around.prefix.endswith("的")
    prefix, after = around.prefix if heads else around.prefix + " ", text[nominal.end : nominal.end + 14]
    if is_object(text, nominal.start, around._replace(prefix=prefix, after=after)):
        return "object"
    return "subject"
