"""What a sum was spent on, or paid for, in the words of the text."""

from __future__ import annotations

import re

from extractors.lexicon import alternatives
from pipeline.metric.wording.acts import either

_PURPOSES, _BUY = either("purpose"), either("buy")
_WORKS = either("works_on")
_UNITS = alternatives("measure_units")
_COUNTED = re.compile(
    rf"(?<![第唯])(?!一体)[一二两三四五六七八九十百千\d][\d.,万千百十多余几]{{0,8}}\s?(?:[A-Za-z]{{1,4}}|{_UNITS}|[^\d\s,;。])"
)
_DATE = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月)?|[0-9]{1,2}月(?:份|底|初|[0-9]{1,2}日)?")
_PURPOSE = re.compile(
    rf"(?:\s|,|{either('spend_filler')}|[在与][^,;。]{{1,10}}?){{0,4}}(?:{_PURPOSES}|{_BUY})(?:[、和](?:{_WORKS}))*(?!区)了?"
    r"(?P<object>[^,;。:!?]{2,24})"
)
_TREATED = re.compile(r"(?:\s|,){0,2}(?:在|对)(?P<object>[^,;。]{0,16}?)进行(?:了)?(?P<act>[\u4e00-\u9fff]{2,4})")
_PLACE_HEAD = re.compile(".{0,9}?(?:子公司|项目|基地|中心|生产线)")
_PROJECT = re.compile(r"\s?的?(?P<what>[\u4e00-\u9fff]{2,10}?(?:项目|工程|基地|产业园))(?![^,;。\n]{0,4}[投资]资)")
_SEVERAL = re.compile(
    f"、[^、等]{{1,12}}等[0-9]{{0,4}}[台套个项种]?(?P<head>[\u4e00-\u9fff]{{0,6}}?(?:{either('bought')}))(?=[0-9,的]|$)"
)
# 累计投入8亿元,修建道路20公里,铺设管网9公里: for more than the first of them.
_WORK = "[\u4e00-\u9fff]{4,14}[0-9]"
_WORKS_DONE = re.compile(f"[,;]{_WORK}[0-9.万千百余多]{{0,8}}[\u4e00-\u9fff]{{1,3}}[,、;]{_WORK}")
_LEADING = re.compile(
    rf"^(?:(?:{_PURPOSES})(?!中心|基地|平台|大?楼|[院所])|[和与]|年产(?!值|量)|[年日月](?:处理|加工|生产))+"
)  # but 研发中心建设
_STAGE = re.compile("(?<=..)(?:[竣开动完]工|投产|[投启]用)$")
_PEOPLE = re.compile("[0-9]+[余多]?(?:[名人位]|[家户]次?)(?:企业|农户)?$")
_NO_OBJECT = ("比例", "价格", "数量", "金额")
_AFTERWARDS = ("后", "以后", "之后")
_CONTROLS = re.compile("控股(?!股东|子|公司|集团|权|方)(?=[一-鿿])")  # 3亿|控股某某啤酒
_DEALT = re.compile(
    r"\)?\s?(?:人民币)?(?:\([^()]{0,16}\))?(?:的?(?:现金|自有资金)(?:方式)?)?(?:,以[^,;。]{0,30}价格)?(?:的[^,;。]{0,8})?,?"
    r"(?:[向从][^,;。\d]{2,20}?)?(?:公开|挂牌|协议){0,2}"
    rf"(?:全面|整体|全资|成功)?(?:(?P<buy>{_BUY})|(?P<won>(?:成功)?中标(?![金价候人]))|(?P<bid>竞得|拍得|竞拍)|{either('sell')}(?!收益|所得|损失))"
)


def sum_of_deal(folded: str, end: int) -> tuple[str, str | None] | None:
    """Return the name and id of the sum ending at `end` where it is the price of a deal: 斥资8亿元收购…."""
    match = _DEALT.match(folded, end)
    if match is None and _CONTROLS.match(folded, end):
        return "收购价款", "price_acquisition"
    if match is None:
        return None
    if match["won"]:
        return "中标金额", "bid_amount"
    if match["bid"]:
        return "竞得价款", None
    return ("收购价款", "price_acquisition") if match["buy"] else ("转让价款", "price_deal")


def purpose(folded: str, end: int, high: int) -> str:
    """Return what the sum ending at `end` was spent on, in short words; nothing where it is not said plainly."""
    window = folded[end : min(high, end + 48)]
    treated = _TREATED.match(window)
    if treated:
        return _short(treated["object"]) + treated["act"] if len(treated["object"]) < 12 else treated["act"]
    match = None if _WORKS_DONE.match(window) else _PURPOSE.match(window)
    if match is None:
        about = re.match(r"\s?(?:人民币)?的([^,;。的]{2,20}?(?:项目|工程|基地|中心))", window)
        return _short(about.group(1)) if about else ""
    if match["object"].startswith(_NO_OBJECT):  # 增资9亿元,认购|比例为13%
        return ""
    people = window.startswith(",") and _PEOPLE.search(match["object"])
    return "" if people else _short(match["object"])  # 投资1500万元,引进人才18名; 投放9亿元,支持企业46家次


def aim(folded: str, low: int, start: int, behind: tuple[int, int]) -> str:
    """Return what the sum at `start` was spent on; nothing of all that was spent so far: 累计投资3亿元,在当地建成电厂.

    `low` is where the words before it begin, `behind` where those behind it begin and end.
    """
    before = purpose_before(folded, start, low)
    if before or (folded.startswith(",在", behind[0]) and "累计" in folded[low:start]):
        return before
    return purpose(folded, *behind)


def _short(words: str) -> str:
    """Return a purpose without counts, attributes before 的 and leading verbs; nothing where it stays too long."""
    words = next(filter(None, _DATE.split(words)), "").rstrip(" .于在")  # 喷气织机项目|于5月份|投产
    if several := _SEVERAL.search(words):
        return several["head"]
    words = _COUNTED.sub("", words)
    words = re.split(r"[,、(“\"]|等|(?<=..)(?:现?已|正在)", words.rpartition("的")[2])[0]
    words = _STAGE.sub("", _LEADING.sub("", words.strip()))
    if words.startswith(_AFTERWARDS):  # 投资8亿元,建成|后预计产值12亿元
        return ""
    if len(words) > 12 and (head := _PLACE_HEAD.match(words)):
        words = head.group()
    return words if 2 <= len(words) <= 12 else ""


def project(folded: str, end: int, high: int) -> str:
    """Return the project that a sum stands before: 20亿元物流园项目落户某县."""
    match = _PROJECT.match(folded, end, high)
    return match["what"] if match else ""


def purpose_before(folded: str, start: int, low: int) -> str:
    """Return the purpose named before a sum: 科技 in 每年用于科技的投入都在千万元以上."""
    match = re.search(
        r"用于[“\"]?([\u4e00-\u9fff]{2,10})[”\"]?的[\u4e00-\u9fff]{2,6}$", folded[max(low, start - 24) : start]
    )
    return match.group(1) if match else ""
