"""The words beside a number that open or blur it: 超过, 近, 不足 before it, 以上, 左右, 以内 behind it."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Qualifier
from extractors.figure_words import figure_word
from extractors.lexicon import alternation, load
from extractors.number.cues import Endings
from extractors.number.numerals import Number

_REACH = 10
_GLUE = " \n为了到达至是有在的共计其:仅只均都已即也每人民币¥"
_GLUE_ENDS = frozenset(_GLUE)


def _side(side: str) -> dict[str, Qualifier]:
    """Return the words of one side with their meaning."""
    return {row["word"]: row["qualifier"] for row in load("qualifier_words") if row["side"] == side}  # type: ignore[misc]


_BEFORE, _BARE, _AFTER, _NOT = _side("before"), _side("bare"), _side("after"), tuple(_side("not"))
_ENDINGS = Endings(_BEFORE)
_LAST = _ENDINGS.last | _GLUE_ENDS
AFTER_WORDS = alternation(_AFTER)
_AFTER_WORD = re.compile(rf"[ \n]?(?:\([^()\n]{{0,12}}\))?的?(?!起[点步始初重吊降飞运诉草])({AFTER_WORDS})")
# 超出|21亿元|的预期, 高于|50万元|的平均水平: what something is compared with, told exactly.
_MEASURE = re.compile(f"的[^,;。:0-9的]{{0,4}}{figure_word('compared_as')}")
# 20%多, 4亿元多, 3元多一斤, 16000元多涨至…; not 5%多于, 元多功能.
_ODD = re.compile(r"[多余](?:[,。;:、!?)\n 的一上下涨跌升降增左钱]|来自|$)")
# What a match of these two can begin with; most figures are followed by something else.
_AFTER_HEADS = frozenset({*(word[0] for word in _AFTER), " ", "\n", "(", "的", "多", "余"})
_EACH = re.compile(r"每[一-鿿]{1,3}$")
_FAR = re.compile(
    rf"((?:不|{alternation(_NOT)})(?:超过?|突破(?!性)|[高大多低少小]于)|(?<!不)超过|不足|不到|未达到?|没有?达到|约(?:占|为|相当于))"
    r"[^,。;:、!?\n%元]{1,20}[的额]?$"
)
# What a figure is compared with (超过二季度的44%): it says where that stands, not from where on.
_COMPARED = re.compile(rf"(?:{figure_word('compared_with')}|月份?|[上去今前][年月]|[0-9]年|[全我各][国省市区县])的?$")
_AT_LEAST = re.compile(r"至少[^,。;:、!?\n%元0-9]{1,8}$")
_CEILING = re.compile(rf"最高(?:{figure_word('granted')}|获得?|享受?|奖励?|贷款?|赔付?|处以?|[可能将]){{1,4}}$")
_LIMIT = re.compile("(?<![达到破过的])上限[为是]?$")
_FAR_SIGNS = frozenset("超不未没约达")  # one of them is in all that _FAR finds
_OPPOSITE: dict[Qualifier, Qualifier] = {"less_than": "at_least", "more_than": "at_most"}
_COMPARES = frozenset("低少小超高大突多")  # how the words begin that 不会 and its like turn round


def before(folded: str, start: int, bare: bool = False) -> Qualifier:
    """Return what the words before a number say; `bare` numbers begin with 百千万亿 and also take 上 and 过."""
    window = folded[start - _REACH if start > _REACH else 0 : start]
    if window[-1:] not in _LAST and not bare and "每" not in window:
        return "exact"
    window = window.rstrip(" \n")
    if not window:
        return "exact"
    word = _ENDINGS.longest(window)
    if word is None and window[-1] in _GLUE_ENDS:
        word = _ENDINGS.longest(window.rstrip(_GLUE))
    if word is None and "每" in window:
        word = _ENDINGS.longest(_EACH.sub("", window).rstrip(_GLUE))
    if word is not None:
        said = _BEFORE[word]
        turned = word[0] in _COMPARES and window[: window.rfind(word)].endswith(_NOT)  # 不能|低于20元
        return _OPPOSITE.get(said, said) if turned else said
    return _BARE.get(window[-1], "exact") if bare else "exact"


def beside(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return where a figure begins and ends with the words on both sides that qualify it: 大约|50|元, 50元|左右."""
    floor = start - _REACH if start > _REACH else 0
    peeled, behind = _ENDINGS.peel(folded[floor:start]), _AFTER_WORD.match(folded, end)
    return start if peeled is None else floor + len(peeled), behind.end() if behind else end


def far_before(folded: str, start: int) -> Qualifier:
    """Return what a comparison says that stands before the base of a share: 不低于总股本的25%, 超过净资产的50%."""
    window = folded[max(0, start - 26) : start]
    match = _FAR.search(window) if not _FAR_SIGNS.isdisjoint(window) else None
    if match is None:
        return "at_least" if "至少" in window and _AT_LEAST.search(window) else "exact"
    word = match[1]
    if word == "超过" and _COMPARED.search(window):
        return "exact"
    if word.startswith("约"):
        return "about"
    if word in ("不足", "不到") or word.endswith(("达", "达到")):
        return "less_than"
    if word == "超过":
        return "more_than"
    return "at_least" if word.endswith(("低于", "少于", "小于")) else "at_most"


def ceiling(folded: str, start: int) -> Qualifier:
    """Return what 最高 says before the act of granting (最高授信30万元, 最高可获补助5万元); 最高 alone is a level.

    So does 上限 (补助上限为30万元), but where something has come to it (达到上限).
    """
    window = folded[start - 10 if start > 10 else 0 : start]
    if "上限" in window and "超" not in window and _LIMIT.search(window):
        return "at_most"
    return "at_most" if "最高" in window and _CEILING.search(window) else "exact"


def after(folded: str, end: int) -> Qualifier:
    """Return what the words behind a number and its unit say."""
    if folded[end : end + 1] not in _AFTER_HEADS:
        return "exact"
    match = _AFTER_WORD.match(folded, end)
    if match is None:
        return "more_than" if _ODD.match(folded, end) else "exact"
    return _AFTER[match[1]]


def qualified(number: Number, qualifier: Qualifier) -> Number:
    """Return the number with its interval opened as the qualifier says; a number vague in itself stays as it is."""
    if qualifier == "exact" or number.qualifier in ("range", "more_than"):
        return number
    if number.qualifier == "about":
        return number if qualifier == "about" or number.low != number.high else _opened(number, qualifier)
    return _opened(number, qualifier)


def _opened(number: Number, qualifier: Qualifier) -> Number:
    """Open one side."""
    low: Decimal | None = number.low
    high: Decimal | None = number.high
    if qualifier in ("more_than", "at_least"):
        high = None
    elif qualifier in ("less_than", "at_most"):
        low = None
    return Number(low, high, number.slack, qualifier)


def around(folded: str, start: int, end: int, bare: bool = False) -> Qualifier:
    """Return the qualifier of a figure from the words on both sides; the words before it decide first."""
    found = before(folded, start, bare)
    if found not in ("exact", "about"):
        return "exact" if folded[end : end + 1] == "的" and _MEASURE.match(folded, end) else found
    behind = after(folded, end)  # 约占60%以上 is open above
    return behind if found == "exact" or behind in ("at_least", "more_than") else found
