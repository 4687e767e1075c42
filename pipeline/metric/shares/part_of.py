"""Shares: what part of what whole a percentage is (占销售收入的5.3%), and stakes in firms (收购…55%股权)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.base import Enterprise
from extractors.metrics import indicators
from pipeline.metric.wording.acts import either
from pipeline.metric.wording.words import modifier

# 占 with its whole, up to where the glue of the figure begins; 占地 (but 占地区生产总值), 占有, 占用, 占领, 市占率 and
# 所占的|份额 say something else.
_OF = re.compile(
    r"占据?(?![用领据率的]|有(?![息效机色])|地(?![区方])|比(?!较))(?:到(?![会位账])了?|去(?!年)了?|了|整个|其)?([^,;。:、占]{1,30})$"
)
# 按…比例 as plans say it; 安 is its usual typing error.
_AT_RATE = re.compile(r"(?:按|安(?![排置装全]))([^,;。:按安]{2,20}(?:比例|比重))$")
_WITHIN = re.compile(
    r"(?:(?<=[0-9])年度?的?)?(?P<part>[\u4e00-\u9fff]{2,12})在(?P<whole>[\u4e00-\u9fff]{2,14})中(?:所占)?的?(?:比重|比例|份额|占比)$"
)
_ASIDE = re.compile("[(][0-9][^()]{1,16}[)](?=(?:的|的?比[重例])?$)")
_JUDGED = re.compile(
    r"(?:尚?未|没有|已|基本)?(?:达到?|完成)(?:规定|年度)?(?:目标|要求|指标|任务)[^()]{0,4}\((?:实际|完成)?为?$"
)
_OWNER = 6  # characters
_NOW = re.compile(f"{either('these_days')}*$")
_PROPORTION = re.compile(
    r"(?:中?的)?(?:比重|比例|份额|比率|百分比)(?:范围)?(?:[则也均将连]|已经?|(?:已经?)?(?:[由从][^的]{0,8}|提))?$"
)
# Between a firm and how much of it: 要约收购某公司|不超|6%股份, 持有某某控股|近|26%的股权.
_ABOUT = re.compile("(?:(?:减持|增持|收购)?(?:至少|不超过?|不低于|最多)|剩余|剩下|[近约逾超仅])$")
_STAKE = re.compile(r"\s?(?:左右|以上)?(?:的)?(?:该?公司|其)?(?:国有|法人)?(?:股权|股份|股票|股本|权益)")
_CONTROL = re.compile(r"\s?(?:的)?控股")
_BOUNDARY = re.compile(r"[,;。:、]")
_HERE = re.compile("^本[省市县区镇乡](?!级)(?=..)")
_HOW_MANY = re.compile("(?<=.{2})(?:数量|总量)$")
_ACT = {role: re.compile(either(role)) for role in ("buy", "sell", "pledge", "hold")}
_HELD_BY = re.compile("[^,;。]持有的[^,;。:]{2,20}$")
_ACTS = re.compile("|".join(either(role) for role in ("buy", "sell", "hold")))
_ACT_NAME = {"buy": "收购", "sell": "转让", "pledge": "质押", "hold": "持有"}
_TRIM = re.compile(rf"^(?:{either('whose')}|\d{{4}}\s?年度?|经审计的?)+|的$")


@dataclass(frozen=True, slots=True)
class Share:
    """A share as read: the words of its whole, and where the words of its part end (before 占).

    `printed` are the words of the whole with 总量 and the like: 出口总量.
    """

    whole: str
    part_end: int
    printed: str


def share_before(folded: str, low: int, begin: int) -> Share | None:
    """Return the whole that a percentage is of, where 占… stands between `low` and the glue at `begin`."""
    window = folded[max(low, begin - 40) : begin]
    place = window.rfind("占")
    if place >= 0 and ")" in window[place:]:  # 占工业产值(27亿元)的36%
        window = window[:place] + _ASIDE.sub("", window[place:])
        begin = max(low, begin - 40) + len(window)
    judged = _JUDGED.search(window) if "(" in window else None
    if judged is not None:
        begin, window = begin - len(judged[0]), window[: judged.start()]
    match = _OF.match(window, place) if place >= 0 else _AT_RATE.search(window) if "比" in window[-4:] else None
    if match is None:
        return None
    market = "市场份额" in match.group(1)  # 占国内市场份额的5%: itself the name
    whole = match.group(1) if market else _PROPORTION.sub("", match.group(1))
    whole += "上" if whole in ("规", "限") and folded[begin : begin + 1] == "上" else ""  # 占规上|的59%
    return Share(whole_words(whole), begin - len(window) + match.start(), _owned(whole)) if whole else None


def within(folded: str, low: int, end: int) -> tuple[str, str] | None:
    """Return part and whole of a ratio that ends at `end` and is worded 甲在乙中所占的比重."""
    match = _WITHIN.search(folded, max(low, end - 40), end)
    if match is None:
        return None
    start, now = match.start("part"), _NOW.search(folded, match.start("part"), match.end("part"))
    return _part_of(folded, start, now.start() if now else match.end("part")), whole_words(match["whole"])


def _part_of(folded: str, low: int, end: int) -> str:
    """Return the words of a part that end at `end`, with those that own or join them: 生产资料|的产值."""
    own = modifier(folded, end, low)
    begin = end - len(own)
    if own and begin - 1 > low and folded[begin - 1] in "的及":
        owner = modifier(folded, begin - 1, low)
        begin -= len(owner) + 1 if 1 < len(owner) <= _OWNER else 0
    return folded[begin:end]


def whole_words(words: str) -> str:
    """Return the words of a whole without the words that only say whose or when."""
    short = _owned(words)
    return _HOW_MANY.sub("", short) or short


def _owned(words: str) -> str:
    """Return words without those that only say whose or when."""
    own = _HERE.sub("", words.strip())
    if own.startswith("本级") or own[1:2] == "级":
        return own  # 占本级财政支出的1.6%, 占镇级财政支出的2%
    return _TRIM.sub("", _TRIM.sub("", own).strip()) or own


def name(part: str, whole: str) -> tuple[str, str | None]:
    """Return the name and, where the lexicon has the pair, the id of the share that `part` has in `whole`."""
    part = "" if part == whole else part  # 超出中标金额…,占中标金额的34%
    first, second = _canonical(part), _canonical(whole)
    for left in (part, first):
        for right in (whole, second):
            entry = indicators().get(f"{left}占{right}比例")
            if entry:
                ratio = "占" in entry.metric or second == "生产总值"
                return entry.metric if ratio else f"{part}占{whole}比例", entry.metric_id
    return f"{part}占{whole}比例", None


def _canonical(words: str) -> str:
    """Return the lexicon's name for words, or the words."""
    entry = indicators().get(words)
    return entry.metric if entry and entry.metric_id else words


def is_stake(folded: str, end: int) -> bool:
    """Tell whether the percentage that ends at `end` is a stake: 55%股权, 51%的股份."""
    return _STAKE.match(folded, end) is not None


def is_control(folded: str, end: int) -> bool:
    """Tell whether the percentage that ends at `end` is a controlling stake: 100%控股."""
    return _CONTROL.match(folded, end) is not None


def stake_act(folded: str, low: int, start: int, end: int, high: int) -> str | None:
    """Return what is done with a stake, by the nearest act before the figure, else by the nearest one after it."""
    before = folded[max(low, start - 40) : start]
    found = [(m.end(), -m.start(), role, m.group()) for role, act in _ACT.items() for m in act.finditer(before)]
    if len(found) > 1 and _HELD_BY.search(before):  # 收购|甲公司持有的乙公司
        clause = max(map(before.rfind, ",;。:")) + 1
        found = [one for one in found if one[2] != "hold" and -one[1] >= clause and "置" not in one[3]] or found
    if found:  # the last, of 增持 and 持 the longer
        return _act_name(*max(found)[2:])
    after = folded[end : min(high, end + 16)]
    later = [(match.start(), role, match.group()) for role, act in _ACT.items() if (match := act.search(after))]
    return _act_name(*min(later)[1:]) if later else None


def _act_name(role: str, word: str) -> str:
    """Return the name of an act; a sale keeps its own word."""
    return "出售" if word == "出售" else _ACT_NAME[role]


def stake_whole(folded: str, low: int, start: int, firm: Enterprise | None) -> str | None:
    """Return whose shares a stake is of: `firm`, the last one named, if directly before, else the words there."""
    near = firm is not None and firm.start >= low and start - firm.end < 8
    acts = _ACTS.search(folded, firm.end, start) if firm is not None and near else None  # 甲创投|持有公司8%的股份
    if firm is not None and near and not acts and not _BOUNDARY.search(folded, firm.end, start):
        return f"{firm.text}股权"
    cut = max((match.end() for match in _BOUNDARY.finditer(folded, low, start)), default=low)
    words = modifier(folded, start - (folded[start - 1 : start] == "的"), cut)
    words = _ABOUT.sub("", words)
    dealt = _ACTS.search(words, len(words) - 2) or "后" in words if words else None  # 控股股东|减持: whose is not said
    return f"{words}股权" if len(words) > 1 and not dealt else None
