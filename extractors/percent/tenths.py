"""Percentages in tenths: 近七成, 三成五, 同比增长两成."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from extractors.base import Passage, Percentage
from extractors.figure_words import figure_word
from extractors.number.cues import Endings, cued
from extractors.number.magnitudes import DIGITS
from extractors.number.numerals import START, Number
from extractors.number.qualifiers import around, qualified
from extractors.percent.cues import FALL, FALL_GLUE, words
from extractors.percent.mention import percentage

_WIDE = Decimal(5)
_CLAUSE = re.compile("[,;。:!?\n]")
_WHOLE_VERB = re.compile(f"{figure_word('changes', 'moves')}了?$")
_SENTENCE_ENDS = frozenset(",;。")
ONE = "一二两三四五六七八九"
_TENTHS = re.compile(rf"([0-9{ONE}])(?:([.点])([0-9{ONE}])|[-~至到、]?([0-9{ONE}]))?成([{ONE}半])?")
# 五成至六成, with the groups of what it is read like: 五至六成.
_TO = re.compile(rf"([0-9{ONE}])()()成[-~至到]([0-9{ONE}])()成(?![{ONE}半])")
NEIGHBOURS = frozenset(pairwise(ONE.replace("两", ""))) | frozenset(pairwise("123456789"))
_MOVES = words("tenth_move")
_MOVES_BEHIND = words("tenth_move_behind")
_SHARE_SIGNS = ("占", "比重", "比例", "份额")
_TENTH_ENDS = frozenset("0123456789" + ONE)
_CUES = Endings(words("tenth_cue"))
_STOPS = words("tenth_stop")
_GROWTH = Endings((*words("growth"), *words("change"), *FALL))
_EDGE = frozenset('以左多的上下,。、;:!?)"”’】\n 》')


def find(passage: Passage) -> list[Percentage]:
    """Return the percentages written in tenths."""
    folded, found = passage.folded, []
    place = folded.find("成")
    while place > 0:
        if folded[place - 1] in _TENTH_ENDS:
            tenths = _TO.match(folded, place - 1) or _before(folded, place)
            mention = _tenths(passage, tenths) if tenths else None
            found.extend([mention] if mention else [])
            place = max(place, tenths.end() - 1) if tenths else place
        place = folded.find("成", place + 1)
    return found


def _before(folded: str, place: int) -> re.Match[str] | None:
    """Return the tenths that end in the 成 at a place; 七、八成 is a range as 七八成 is, 2、五成 none."""
    match = _TENTHS.search(folded, max(0, place - 3), place + 2)
    if match is None or folded[match.start() + 1] != "、":
        return match
    if (match[1], match[4]) in NEIGHBOURS and "一" <= folded[match.start() - 1 : match.start()] <= "鿿":
        return match
    return _TENTHS.search(folded, place - 1, place + 2)


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
    low = high = digit(match[1]) * ten
    slack = _WIDE
    if match[4]:
        high = digit(match[4]) * ten
    if match[3] or match[5]:
        low = high = low + (digit(match[3]) if match[3] else digit(match[5]))
        slack = Decimal("0.5")
    if low > high:
        return None
    number = Number(low, high, slack, "range" if low < high else "exact")
    blur = around(folded, start, end)
    if blur != "exact" and slack == _WIDE and not _told_of(folded, start, end):
        passage.drop(start, end, "tenths", "vague_share")
        return None
    return percentage(passage, (start, end), "tenths", qualified(number, blur))


def digit(char: str) -> Decimal:
    """Return the value of one digit; 半 is five hundredths."""
    if char == "半":
        return Decimal(5)
    return Decimal(DIGITS.index("二" if char == "两" else char)) if not char.isdigit() else Decimal(char)


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
