"""What stands directly before a figure: the words that lead from an indicator to its value, and what they say.

`销售收入同比增长了约5%`: the glue is 同比增长了约; the indicator ends at 销售收入, and the figure is a growth.
The glue is read backwards from the figure, on the reversed window, so that one anchored match finds where it begins.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from extractors.lexicon import alternation, load
from extractors.records import record
from pipeline.metric.wording.acts import either, programmes, words
from pipeline.metric.wording.starts import Starts

_WINDOW = 200
_ROLES: dict[str, str] = {row["word"]: row["role"] for row in load("figure_glue")}
# What a growth is reckoned in says nothing of its own: 按现价计算, 按照可比价格, 以美元计.
_RECKONED = itertools.product(("按", "按照", "以"), words("basis"), ("", "计", "计算", "核算", "折算"))
_ROLES |= dict.fromkeys(map("".join, _RECKONED), "link")

# Dates, brackets, footnotes and counts of units are passed over like glue; here they are written back to front.
_REVERSED = re.compile(
    r"\)[^()]{0,160}\(|[\]〕]\d{1,2}[\[〔]|[①-⑳]|(?:的|时)?[底末初度份期]?年\d{2,4}(?:-\d{4})?|的?[底末初度份期]?年[零〇○一二三四五六七八九]{4}|"
    r"的(?:前|时|初[之期])[\u4e00-\u9fff]{2,4}?(?=[从由])|"  # 从|整合前的|52家
    r"[底末初中旬上下]{0,2}份?月\d{1,2}(?:-\d{1,2})?|[日号]\d{1,2}|"
    r"来?(?:年|月个|周|天|日易交个)(?:[一二三四五六七八九十两几数]|\d{1,2})(?:近最|前此|去过|[近这前头])|内?(?:年|月个|周|天|日易交个)(?:[一二三四五六七八九十两几数]|\d{1,2})|月\d{1,2}[前头]|来?年[一二三四五六七八九十两几数][近这]?|的?前年(?:[一二三四五六七八九十两几数]|\d{1,2})|"
    r"[吨股桶斤台人户亩克米升时里辆套箱瓶司头只件车天年月日次位平磅担片瓦册](?:[\u4e00-\u9fff]{0,2}|[公千]?\d{1,3})每|"
    r"(?:司盎|耳式蒲|仑加)每|(?:后?(?:响影的?)?素因|后响影)[\u4e00-\u9fff]{1,8}除[扣剔]|"
    # 中标价|与最高限价相比平均下降, not 产量|相比上年
    r"(?:(?<![上去前同今本年月日0-9])|,)比相[\u4e00-\u9fff]{2,14}?(?<!比)[与同和跟]"
)
_PASSED = frozenset("\"'“”‘’~- \t\n\r\u3000\xa0")
_MAY_PASS = frozenset(
    ")]〕①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳的前底末初度份期年月中旬上下日号来比,吨股桶斤台人户亩克米升时里辆套箱瓶司头只件车天次位平磅担片瓦册耳仑内周素响后"
)
# 排放量 is no 放量|下跌, 星火计划 no 星火|计划.
_ENDING = Starts((word[::-1] for word in _ROLES), (word[::-1] for word in ("排放量", *programmes())))
_TOKENS = Starts(_ROLES)
_LAST = frozenset(word[-1] for word in _ROLES) | _MAY_PASS  # what glue ends in, besides what is passed over
_GLUES = _LAST | _PASSED
_TIME = re.compile(rf"{either('at_times')}|\d{{2,4}}年|\d{{1,2}}月|年")
_YEAR_DIGITS = re.compile(r"(?:[零〇○一二三四五六七八九]{4}|\d{4}(?!\d))[同与和]?")
# What glue may hold that says nothing of a change: a bracket, 由|增资前的, 与|最高限价|相比.
_BRACKET = re.compile(
    r"\([^()]{0,160}\)|(?<=[与同和跟])(?!比)[\u4e00-\u9fff]{2,14}?(?=相比)|(?<=[从由])[\u4e00-\u9fff]{2,4}?(?:前|时|初[之期])的"
)
_CHANGE = [word for word, role in _ROLES.items() if role in ("up", "down", "rate", "up_price", "down_price")]
_GROWTH_AFTER = re.compile(
    "(?:左右|以上|以内)?的(?!高[位点值]|[历史近期年来]{0,4}新[高低])(?:[^,;。的]{5,8}增[长速]|(?:[^,;。的]{0,4})?(?:速度|"
    + alternation(_CHANGE)
    + "))"
)
_MEMBERS = re.compile(f"(?:左右|以上)?的(?:{either('group')})(?!的|所得)")  # 77%的公司营收下降: how many of them
# 在2020年65.3%|的基础上提高1.2个百分点; 90%|的股权以不低于5亿元的价格转让
_NO_GROWTHS = ("的基础上", "的股权", "的股份")
_TO_VALUE = re.compile("(?:左右|以上)?的[^,;。的]{0,8}[到至为]")
_GROWTH_NOUN = re.compile(
    "(?:左右|以上)?(?:年均|复合|平均)*(?:增长(?:速度|率)|增速|增[长加幅]|[涨降]幅|提[升高]|下[降滑跌]|上[涨升])(?=[,。;、!]|$)"
)
_SERIES = re.compile(r"\s*(?:已经?|则|将|也|均)?(?:从|由)")
_BRINGS = re.compile(either("bring"))
_SPEEDS = frozenset("增递")
_TIMES = frozenset("期年月周日度")
# Glue that ends another word behind these: 人才, 产能, 输出, 提出.
_ENDS_WORDS = {
    "报": "举通",
    "减": "审",
    "加": "附",
    "会": "展大商协博聘接谈览讲讨介训摩谊学工委员究进合",
    "合": "参联组综整农",
    "才": "人",
    "能": "产功职效动储节性",
    "出": "输支产提转",
    "计": "设统审会",
    "可": "许认",
    "实": "落",
    "过": "通",
    "连": "大相",
    "继": "相承后",
    "约": "签预履违租",
    "应": "供反效响相感",
}
_PRICE = ("up_price", "down_price")
_BASES = {"yoy": "yoy", "mom": "环比", "against": "年初"}
_PLANS = ("预算", "计划")  # what a figure is measured against: 比计划低1个百分点
_CHANGING = frozenset({"up", "down", "to", *_PRICE})
_DOWN = ("down", "down_price")


@record(frozen=True, slots=True)
class Glue:
    """What the words before a figure say.

    `change` is up, down or None; `price` True for words said of prices; `to` True where the figure is the value after
    (or, 由, before) a change; `rate` True after the noun of a growth rate (增速); `against` what a growth compares
    with; `of` True where the glue begins with 的, so that the words before it own the figure; `series` True after 从
    or 由; `reached` after 达到; `brings` where the noun after the figure
    names it (创造, 取得); `grows` True where the figure says by how much something changed; `base` what a growth is
    measured against, as the tables have it.
    """

    text: str
    change: str | None
    price: bool
    to: bool
    rate: bool
    respective: bool
    against: str | None
    of: bool
    series: bool
    reached: bool
    brings: bool
    grows: bool
    base: str | None


def tail(folded: str, low: int, end: int) -> tuple[int, Glue]:
    """Return where the glue before the figure at `end` begins, not before `low`, and what it says."""
    if end <= low or folded[end - 1] not in _GLUES:
        return end, EMPTY
    window = folded[low if low > end - _WINDOW else end - _WINDOW : end][::-1]
    place = _passed(window)
    return (end - place, read(folded[end - place : end])) if place else (end, EMPTY)


def _passed(window: str) -> int:
    """Return how far the glue reaches into a window that is read backwards."""
    place, size = 0, len(window)
    while place < size:
        character = window[place]
        if character in _PASSED:
            place += 1
            continue
        if character not in _LAST:
            return place
        match = _REVERSED.match(window, place) if character in _MAY_PASS else None
        length = match.end() - place if match else len(_ENDING.at(window, place))
        if not length or (length == 1 and _is_none(character, window[place + 1 : place + 2])):
            return place
        place += length
        year = _YEAR_DIGITS.match(window, place) if window[place - 1] == "年" else None  # 二○一○|年比
        place = year.end() if year else place
    return place


def _is_none(character: str, before: str) -> bool:
    """Tell whether a character that is glue is none behind `before`: 人才, 新高 (but 比去年同期高)."""
    if character in _ENDS_WORDS:
        return before != "" and before in _ENDS_WORDS[character]
    return character == "高" and before not in _TIMES


def growth_after(folded: str, end: int) -> bool:
    """Tell whether the percentage ending at `end` is a growth by what follows: 以10%的速度增长, 约有20%增长."""
    if (
        folded[end : end + 1] in ("的", "左", "以")
        and not _MEMBERS.match(folded, end)
        and _GROWTH_AFTER.match(folded, end)
        and not _TO_VALUE.match(folded, end)
        and not folded.startswith(_NO_GROWTHS, end)
    ):
        return True
    if folded.startswith("速度", end):  # 以年均5%|速度增长
        return folded[end + 2 : end + 3] in _SPEEDS and end + 2 < len(folded)
    return _GROWTH_NOUN.match(folded, end) is not None


@lru_cache(maxsize=8192)
def read(text: str) -> Glue:
    """Return what the glue `text` says; the last word about change decides between growth and the value reached."""
    roles = [_ROLES[token] for token in _TOKENS.all(_BRACKET.sub("", text))]
    changes = [role for role in roles if role in _CHANGING]
    last = changes[-1] if changes else None
    real = [role for role in changes if role != "to"]
    against = next((role for role in roles if role in ("yoy", "mom", "against")), None)
    against = against or ("yoy" if "同比" in text else "mom" if "环比" in text else None)
    to, rate = last == "to", "rate" in roles
    return Glue(
        text,
        None if not real else "down" if real[-1] in _DOWN else "up",
        bool(real) and real[-1] in _PRICE,
        to,
        rate,
        "respective" in roles,
        against,
        text[:1] == "的" and "to" not in roles and _TIME.search(text) is None,
        _SERIES.match(text) is not None,
        "达" in text,
        _BRINGS.search(text) is not None,
        (bool(real) and not to) or rate,
        next((plan for plan in _PLANS if against == "against" and plan in text), _BASES.get(against or "")),
    )


EMPTY = read("")
