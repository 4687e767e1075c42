"""Percentages in words: 百分之三十到四十一, 千分之五, 近七成, 三成五."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Passage, Percentage
from extractors.cues import Endings, cued
from extractors.numerals import DIGITS, START, Number, read
from extractors.percent.cues import FALL, FALL_GLUE, falls, words
from extractors.qualifiers import around, far_before, qualified

_NUMBER = rf"(?:[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?[多余]?|(?:[{START}点點多余餘]|[来來](?![自源说看讲])){{1,16}}+)"
_TO = rf"(?:[ ]?(?:[-~至到]|—{{1,2}})[ ]?(?:(百分之)|(?=[0-9{START}]))({_NUMBER})(?![年月日元项家个人万%]))?"
_FRACTION = re.compile(rf"[百千]分之[ ]?负?({_NUMBER}){_TO}")
_FAIR = frozenset({"百", "一百"})


def find(passage: Passage) -> list[Percentage]:
    """Return the percentages written in words."""
    folded, found = passage.folded, []
    if "分之" in folded:
        for match in _FRACTION.finditer(folded):
            mention = _fraction(passage, match)
            if mention:
                found.append(mention)
    place = folded.find("成")
    while place > 0:
        if folded[place - 1] in _TENTH_ENDS:
            tenths = _TENTHS.search(folded, max(0, place - 3), place + 2)
            mention = _tenths(passage, tenths) if tenths else None
            found.extend([mention] if mention else [])
        place = folded.find("成", place + 1)
    return found


def _fraction(passage: Passage, match: re.Match[str]) -> Percentage | None:
    """Read 百分之N, with the other end of a range."""
    folded, start, end = passage.folded, match.start(), match.end()
    if match[1] in _FAIR:
        number: Number | None = Number(Decimal(100), Decimal(100), Decimal("0.5"))
    else:
        number = read(match[1])
    if number is None or (match[1] in _FAIR and folded.startswith(("地", "的努力", "的信心"), end)):
        passage.drop(start, end, "fraction", "malformed_number" if number is None else "manner_of_speaking")
        return None
    if match[3]:
        number = _to(number, read(match[3]))
        if number is None:
            end = match.end(1)
            number = read(match[1])
    if number is None:
        return None
    if folded[match.start(1) - 1] == "负":
        number = number.times(Decimal(-1))
    elif start and folded[start - 1] == "负":
        start, number = start - 1, number.times(Decimal(-1))
    qualifier = around(folded, start, end)
    number = qualified(number, qualifier if qualifier != "exact" else far_before(folded, start))
    return _mention(passage, (start, end), "fraction", number, folded[match.start()] == "千")


def _to(low: Number, high: Number | None) -> Number | None:
    """Return the interval between two numbers."""
    if high is None or low.low is None or high.low is None or low.low > high.low:
        return None
    return Number(low.low, high.low, max(low.slack, high.slack), "range")


def _mention(passage: Passage, span: tuple[int, int], rule: str, number: Number, permille: bool = False) -> Percentage:
    """Build the mention."""
    start, end = span
    return Percentage(
        start,
        end,
        passage.text[start:end],
        rule,
        number.low,
        number.high,
        number.slack,
        number.qualifier,
        "permille" if permille else "percent",
        False,
        falls(passage.folded, start),
    )


_ONE = "一二两三四五六七八九"
_TENTHS = re.compile(rf"([0-9{_ONE}])(?:([.点])([0-9{_ONE}])|[-~至到]?([0-9{_ONE}]))?成([{_ONE}半])?")
_MOVES = words("tenth_move")
_MOVES_BEHIND = words("tenth_move_behind")
_SHARE_SIGNS = ("占", "比重", "比例", "份额")
_TENTH_ENDS = frozenset("0123456789" + _ONE)
_CUES = Endings(words("tenth_cue"))
_STOPS = words("tenth_stop")
_GROWTH = Endings((*words("growth"), *words("change"), *FALL))
_EDGE = frozenset('以左多的上下,。、;:!?)"”’】\n 》')


def _tenths(passage: Passage, match: re.Match[str]) -> Percentage | None:
    """Read 三成, 三成五 and 三四成 as shares; 成 is mostly another word."""
    folded, start, end = passage.folded, match.start(), match.end()
    reason = _no_share(folded, match)
    if reason:
        passage.drop(start, end, "tenths", reason)
        return None
    ten = Decimal(10)
    low = high = _digit(match[1]) * ten
    slack = Decimal(5)
    if match[4]:
        high = _digit(match[4]) * ten
    if match[3] or match[5]:
        low = high = low + (_digit(match[3]) if match[3] else _digit(match[5]))
        slack = Decimal("0.5")
    if low > high:
        return None
    number = Number(low, high, slack, "range" if low < high else "exact")
    return _mention(passage, (start, end), "tenths", qualified(number, around(folded, start, end)))


def _moves(folded: str, start: int, end: int) -> bool:
    """Tell a rate or a growth (提价幅度超过一成, 近一成增加) from a share, whose clause says 占 or names its whole."""
    clause = folded[max(0, start - 12) : start].rpartition(",")[2].rpartition("。")[2]
    if folded.startswith(_MOVES_BEHIND, end):
        return True
    return not any(sign in clause for sign in _SHARE_SIGNS) and any(word in clause for word in _MOVES)


def _digit(char: str) -> Decimal:
    """Return the value of one digit; 半 is five hundredths."""
    if char == "半":
        return Decimal(5)
    return Decimal(DIGITS.index("二" if char == "两" else char)) if not char.isdigit() else Decimal(char)


def _no_share(folded: str, match: re.Match[str]) -> str | None:
    """Return why 三成 is no share here, or None."""
    start, end = match.span()
    before, behind = folded[start - 1 : start] if start else "", folded[end : end + 1]
    if before and (before in START or before.isdigit() or before in "第.统合同单唯归"):
        return "part_of_another_word"
    if not match[5] and folded.startswith(_STOPS, end):
        return "part_of_another_word"
    if not match[5] and not match[3] and (cued(folded, start, _GROWTH, FALL_GLUE) >= 0 or _moves(folded, start, end)):
        return "vague_growth"
    if not behind or behind in _EDGE or match[5] or _CUES.end(folded[max(0, start - 4) : start]):
        return None
    return "no_sign_of_a_share"
