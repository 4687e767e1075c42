"""The words around a counted number: what is counted, what it became, what leads up to it, whether it is quoted.

Shared by counts (7项成果), measures (42.1万亩) and patents (每万人口发明专利拥有量).
"""

from __future__ import annotations

import re

from extractors.figure_words import figure_word
from extractors.lexicon import load
from extractors.number.printed import SCALED
from extractors.roles import Roles

STOPS = Roles("count_stops", "kind")
_NOUN = re.compile(r"(?:以上|左右)?+(?:\([^()\n]{1,8}\))?的?(?P<noun>[一-鿿A-Za-z·]{1,14})")
# 2235万城市居民: a classifier that is a place, and those who live there.
_PLACES, _DWELLERS = STOPS.words("place"), STOPS.words("dweller")
_ABOUT = frozenset("近逾上超过约达数")  # 逾|百人的团队
_COMERS = re.compile("[、,]?约?[0-9][0-9.]*[万余多]*人次?")  # 380批次、|2100余人次
# What alone is counted so, told before the number: 违法案件17起, 山塘14口.
_BEHIND = {
    "起": re.compile(f"(?:{figure_word('incident')}|(?<![涉结立破发])案)(?:达到|[仅共约近有达])?$"),
    "口": re.compile("[井塘池](?:达到|[仅共约近有达])?$"),
}
# What leads up to a number, read backwards from it, so that one anchored match finds where it begins.
_GLUE = (
    r"(?:计[共累]|共总?|到?达|过?超|成完|至增|到加增|破突|[为约近已有了各均都仅只就]"
    r"|[\]〕]\d{1,2}[\[〔]|[①-⑳:\s(])*+"
)
_LEADING = re.compile(_GLUE + r"([一-鿿A-Za-z·]{2,16})")
_NOTHING = re.compile(_GLUE)
_QUOTED = 14  # characters of a title in quotes that is counted
# 万人发明专利拥有量达到4.5件, 每万人口拥有15件: a number for so many heads, which need not be whole.
_HEADS = re.compile(
    r"[十百千]?万人口?(?=平?均?(?:拥有|(?:高价值|有效)?(?:发明)?专利)|[一-鿿]{2,8}(?:拥有|保有|占有)[量率数])"
)
_PER_HEAD = re.compile(rf"{_HEADS.pattern}(?:(?!分别)[^,。;:、\n0-9]){{2,14}}$")
_HEADS_REACH = 24
_CHAIN = 3  # numbers that go on from one another
# 每千人口执业(助理)医师数2.9人: a number for so many heads by its own words.
PER_HEADS = re.compile(
    "每(?:[百千万]|[0-9]{3,5})名?[一-鿿]{0,4}?(?:人口?|老人|儿童)(?:(?!专利|分别)[一-鿿()]){2,16}$"
    f"|每[百千万]名{figure_word('workers')}(?:(?!分别)[一-鿿()]){{2,16}}$"
)
# What stands behind a number and is not counted: what it became (2600座压减到1053座), what it is called (150万台的目标)
# and how those counted did in figures (12家净利润同比增长).
_MOVED = (
    "(?:[同环]比|大幅|逐[步年渐]|迅速|进一步)?"
    f"(?:{figure_word('changes')}|{figure_word('counts_to')}|增(?=[至到])|升|减|降)"
)
_BECAME = re.compile(f"{_MOVED}(?:[到至为了]|(?![一-鿿]))")
# 每万人发明专利拥有量由3.1件|增至4.5件, 12.7件|,比上年增加2.4件: what such a number became, by how much it grew.
_ON = re.compile(
    f"件(?:{_MOVED}[到至为]|,(?:同比|[比较](?:上年|去年|年初|上年末|上年底)(?:同期)?)净?(?:{figure_word('changes')}|多|增)了?)"
)
_LAST_NUMBER = re.compile("[0-9][0-9.]*$")
ADDS_UP = "(?:累计|总[数量])(?:已经?)?(?:达到?|有|为|突破|[增升]至|(?:增加|扩大|上升|增长)[到至])?"
# What stands before the number that another one became, or adds up to: 186家|增加到, 12家|,累计达到.
_FROM = re.compile(f"(?P<unit>[一-鿿]{{1,3}})\\)?,?(?:{_MOVED}[到至为]|{ADDS_UP})(?:了|近|约|超过)?$")
# What of a number before it was done: 计划改造80户,已完成|76户, 20项指标中,已完成|5项.
_DONE = re.compile(
    "(?P<unit>[一-鿿]{1,3})(?:(?<=[0-9][项个家户座处])[一-鿿]{2,8}中,|,(?=[现目实已累共]))(?:现|目前|实际|已经?|累计|共)*完成了?$"
)
# One thing counted twice: 8642户|31286人, 12期、|600人次, 6条|45公里; with a mark between, nothing may follow.
_TWICE = re.compile(
    r"[0-9一二两三四五六七八九十百千万余多](?P<first>户|条|批次?|期|场次?)(?P<mark>[、,]?)(?:约|近|共计?|合计)?$"
)
_SECONDS = {"户": re.compile("人口?"), "条": re.compile("公里|千米|km")}
_ATTENDED = re.compile("人次?")
# The same without a word of now, behind a plan: 计划造林5万亩,完成|4.2万亩.
_ACHIEVED = ("完成", "完成了")
_PLAN_DONE = re.compile(
    "(?:计划|任务|目标)[一-鿿]{0,8}[0-9][0-9.,]*[十百千万亿多余]{0,3}(?P<unit>[一-鿿]{1,3}),完成了?$"
)
# The values of a list before the next: 分别达到12家、11家和.
_DEALT = re.compile("(?:分别|依次)[^,;。:\n]{0,60}[0-9一二两三四五六七八九十百千万亿多余几][^0-9]{1,4}$")
# Outputs of several goods, each in a unit of its own: 产量分别为12万吨、3.5万吨、|40万台.
_OUTPUTS = re.compile(rf"[产销]量(?:分别|依次)(?:完成|实现|达到?|为)*(?:{SCALED}[\u4e00-\u9fff]{{1,3}}[、和与及])+$")
_DEALT_REACH, _AND = 80, ("、", "和", "与", "及")
_NUMERAL = frozenset("0123456789一二两三四五六七八九十百千万亿多余几")
_CALLED = re.compile(
    f"(?:(?:{figure_word('mark')}|[记纪]录)(?![一-鿿])|(?:红线|范围|上限)(?:以内|之内|内)?(?![一-鿿]))"
)
_FIGURES = sorted((row["term"] for row in load("metrics") if row["unit_family"] in ("currency", "percent")), key=len)
_BEGINS = frozenset(term[:2] for term in _FIGURES)  # to try two thousand terms at a place takes long
_THEIRS = re.compile(
    f"(?:{'|'.join(_FIGURES[::-1])})(?:{figure_word('fared')}|[下上预亏扭]|[增降超低高达均都翻报为在最])"
)


def per_head(folded: str, start: int) -> bool:
    """Return whether the words before a number say that it is one for so many heads: 每万人发明专利拥有量达到."""
    for _ in range(_CHAIN):
        low = max(0, start - _HEADS_REACH)
        if _PER_HEAD.search(folded, low, start) or PER_HEADS.search(folded, low, start):
            return True
        end = folded.rfind("件", low, start)
        first = _LAST_NUMBER.search(folded, max(0, end - 8), end) if end >= 0 else None
        if first is None or not _ON.fullmatch(folded, end, start):
            return False
        start = first.start()
    return False


def heads_at(folded: str, start: int) -> bool:
    """Return whether the number at an offset is one of heads (万人发明专利拥有量), by which something is divided."""
    return _HEADS.match(folded, start) is not None


def no_classifier(folded: str, unit: str, written: str, start: int, end: int) -> bool:
    """Return whether a unit is none here: 2235万城市居民, 130万户籍人口, 千人供水工程, 硝烟四起, 4口之家."""
    if unit in _PLACES and folded.startswith(_DWELLERS, end):
        return True
    if unit == "人":
        return written in ("百", "千") and folded[start - 1 : start] not in _ABOUT
    if unit == "户":
        return folded.startswith("籍", end)
    if unit == "批次":
        return _COMERS.match(folded, end) is None
    named = _BEHIND.get(unit)
    return named is not None and not (
        written[0].isdigit() and not folded[end : end + 1].isalpha() and named.search(folded, max(0, start - 12), start)
    )


def noun_after(folded: str, end: int) -> str:
    """Return the noun behind a classifier."""
    match = _NOUN.match(folded, end)
    if match is None:
        return ""
    noun = match.start("noun")
    if _BECAME.match(folded, noun) or _CALLED.match(folded, noun):
        return ""
    return "" if folded[noun : noun + 2] in _BEGINS and _THEIRS.match(folded, noun) else match["noun"]


def became(folded: str, end: int) -> bool:
    """Return whether a number is followed by what it became: 由2600座压减到1053座."""
    return _BECAME.match(folded, end) is not None


def follows_count(folded: str, start: int, unit: str, end: int) -> bool:
    """Return whether a number stands behind another one of its things: 由186家增加到, 分别有12家、, 86户|302人."""
    if deals_on(folded, start, unit) or counted_twice(folded, start, unit, end):
        return True
    window = folded[max(0, start - 18) : start]
    if window.endswith(_ACHIEVED) and (plan := _PLAN_DONE.search(folded[max(0, start - 36) : start])):
        return plan["unit"] == unit
    match = _FROM.search(window) or _DONE.search(window)
    if match is None or not match["unit"].endswith(unit):
        return False
    return window[match.end("unit") - len(unit) - 1 : match.end("unit") - len(unit)] in _NUMERAL


def counted_twice(folded: str, start: int, unit: str, end: int) -> bool:
    """Return whether the number at `start`..`end` counts the same things as the one before it: 8642户|31286人."""
    if not unit.startswith(("人", "公", "千", "k")):
        return False
    first = _TWICE.search(folded, max(0, start - 6), start)
    if first is None or not _SECONDS.get(first["first"], _ATTENDED).fullmatch(unit):
        return False
    return not first["mark"] or not folded[end : end + 1].isalpha()


def deals_on(folded: str, start: int, unit: str) -> bool:
    """Return whether a number is the next of a list after 分别: 分别达到12家、11家."""
    if folded[start - 1 : start] not in _AND:
        return False
    if not folded.endswith(unit, 0, start - 1):
        return _OUTPUTS.search(folded, max(0, start - _DEALT_REACH), start) is not None
    return _DEALT.search(folded, max(0, start - _DEALT_REACH), start) is not None


def without_glue(words: str) -> str:
    """Return words without the glue at their end: 总人口达到约 -> 总人口."""
    glue = _NOTHING.match(words[::-1])
    return words[: len(words) - glue.end()] if glue else words


def words_before(folded: str, start: int) -> str:
    """Return the words that lead up to a number, without the glue between: 新建|“便民书屋”6家 leads up by its title."""
    if folded[start - 1 : start] == "”":
        opened = folded.rfind("“", max(0, start - _QUOTED), start)
        return words_before(folded, opened) or folded[opened + 1 : start - 1] if opened >= 0 else ""
    match = _LEADING.match(folded[max(0, start - 24) : start][::-1])
    return match[1][::-1] if match else ""


def quoted(folded: str, start: int) -> bool:
    """Return whether a number stands inside a quoted title."""
    low = max(0, start - 40)
    title, quote = folded.rfind("《", low, start), folded.rfind("“", low, start)
    return title > folded.rfind("》", low, start) or quote > folded.rfind("”", low, start)
