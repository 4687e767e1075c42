"""Percentages in words: 百分之三十到四十一, 千分之五, 近七成, 三成五, 半个百分点."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.base import Passage, Percentage
from extractors.cues import Endings, cued
from extractors.numerals import DIGITS, START, Number, read
from extractors.percent.cues import FALL, FALL_GLUE, PercentUnit, falls, words
from extractors.qualifiers import around, far_before, qualified

_NUMBER = rf"(?:[0-9]{{1,6}}(?:\.[0-9]{{1,6}})?[多余]?|(?:[{START}点點多余餘]|[来來](?![自源说看讲])){{1,16}}+)"
_TO = rf"(?:[ ]?(?:[-~至到]|—{{1,2}})[ ]?(?:(百分之)|(?=[0-9{START}]))({_NUMBER})(?![年月日元项家个人万%]))?"
_FRACTION = re.compile(rf"[百千]分之[ ]?负?({_NUMBER}){_TO}")
_FAIR = frozenset({"百", "一百"})
_HALF_POINT = re.compile(rf"(?:(?<![0-9{START}点.])([0-9{DIGITS[1:]}两])个半|半个)百分点")


def find(passage: Passage) -> list[Percentage]:
    """Return the percentages written in words."""
    folded, found = passage.folded, []
    if "分之" in folded:
        for match in _FRACTION.finditer(folded):
            mention = _fraction(passage, match)
            if mention:
                found.append(mention)
    if "半百分点" in folded or "半个百分点" in folded:
        found.extend(_half_points(passage))
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
    number = Number(Decimal(100), Decimal(100), Decimal("0.5")) if match[1] in _FAIR else read(match[1])
    reason = _no_fraction(folded, match, number)
    if number is None or reason:
        passage.drop(start, end, "fraction", reason or "malformed_number")
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
    return _mention(
        passage, (start, end), "fraction", number, "permille" if folded[match.start()] == "千" else "percent"
    )


def _no_fraction(folded: str, match: re.Match[str], number: Number | None) -> str | None:
    """Return why 百分之N is not read, or None."""
    end = match.end()
    if folded[end : end + 1] == "\n" and folded[end + 1 : end + 2] in _GOES_ON:
        return "broken_number"
    if number and match[1] in _FAIR and folded.startswith(("地", "的努力", "的信心"), end):
        return "manner_of_speaking"
    return None


def _half_points(passage: Passage) -> list[Percentage]:
    """Read 半个百分点 and 一个半百分点."""
    return [
        _mention(passage, match.span(), "fraction", _half(match), unit="percentage_point")
        for match in _HALF_POINT.finditer(passage.folded)
    ]


def _half(match: re.Match[str]) -> Number:
    """Return a half, or so many and a half; as exact as its twin in digits (1.5)."""
    value = (_digit(match[1]) if match[1] else Decimal(0)) + Decimal("0.5")
    return Number(value, value, Decimal("0.05"))


def _to(low: Number, high: Number | None) -> Number | None:
    """Return the interval between two numbers."""
    if high is None or low.low is None or high.low is None or low.low > high.low:
        return None
    return Number(low.low, high.low, max(low.slack, high.slack), "range")


def _mention(
    passage: Passage, span: tuple[int, int], rule: str, number: Number, unit: PercentUnit = "percent"
) -> Percentage:
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
        unit,
        False,
        falls(passage.folded, start),
    )


_WIDE = Decimal(5)
_GOES_ON = frozenset(DIGITS + "十百点.0123456789")  # a line break cuts 百分之三⏎十五
_CLAUSE = re.compile("[,;。:!?\n]")
_WHOLE_VERB = re.compile("(?:增长|下降|提高|上升|上涨|降低|减少|增加|下跌|下滑)了?$")
_SENTENCE_ENDS = frozenset(",;。")
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
    """Read tenths where they state a proportion; 成 is mostly another word.

    The policy.  With a second digit (三成五, 二成六) they are figures like any other.  One digit alone is a share
    (七成的企业, 占六成) or, printed plain behind a whole verb at the end of its clause, a growth (同比增长两成。);
    behind one character (仅增一成) it is a manner of speaking.  Blurred (近七成, 逾六成, 八成左右) it is told only
    where the clause says of what (占…近七成, 比重, 份额) or whose (七成以上的企业), or holds nothing else: 近七成企业
    is talk to annotators.
    """
    folded, start, end = passage.folded, match.start(), match.end()
    reason = _no_share(folded, match)
    if reason:
        passage.drop(start, end, "tenths", reason)
        return None
    ten = Decimal(10)
    low = high = _digit(match[1]) * ten
    slack = _WIDE
    if match[4]:
        high = _digit(match[4]) * ten
    if match[3] or match[5]:
        low = high = low + (_digit(match[3]) if match[3] else _digit(match[5]))
        slack = Decimal("0.5")
    if low > high:
        return None
    number = Number(low, high, slack, "range" if low < high else "exact")
    blur = around(folded, start, end)
    if blur != "exact" and slack == _WIDE and not _told_of(folded, start, end):
        passage.drop(start, end, "tenths", "vague_share")
        return None
    return _mention(passage, (start, end), "tenths", qualified(number, blur))


def _told_of(folded: str, start: int, end: int) -> bool:
    """Tell whether a blurred share says of what it is: 占全年的近七成, 七成以上的企业."""
    clause = _CLAUSE.split(folded[max(0, start - 24) : start])[-1]
    alone = len(clause) < 3 and (end == len(folded) or _CLAUSE.match(folded, end) is not None)  # 近七成, and no more
    return alone or any(sign in clause for sign in _SHARE_SIGNS) or folded.startswith(("以上的", "以上企业"), end)


def _grows_plainly(folded: str, match: re.Match[str]) -> bool:
    """Tell whether one tenth or more is a growth told plainly: 同比增长两成, at the end of its clause."""
    behind = folded[match.end() : match.end() + 1]
    plain = _WHOLE_VERB.search(folded, max(0, match.start() - 6), match.start()) is not None
    return plain and behind in _SENTENCE_ENDS and bool(behind)


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
    if _grows_plainly(folded, match):
        return None
    if not match[5] and not match[3] and (cued(folded, start, _GROWTH, FALL_GLUE) >= 0 or _moves(folded, start, end)):
        return "vague_growth"
    if not behind or behind in _EDGE or match[5] or _CUES.end(folded[max(0, start - 4) : start]):
        return None
    return "no_sign_of_a_share"
