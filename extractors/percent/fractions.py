"""Percentages in words: 百分之三十到四十一, 千分之五, 半个百分点."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.amount.beside import MINUS, moved
from extractors.base import Passage, Percentage
from extractors.number.magnitudes import DIGITS
from extractors.number.numerals import START, Number, read
from extractors.number.qualifiers import around, far_before, qualified
from extractors.percent import either
from extractors.percent.cues import PercentUnit
from extractors.percent.mention import percentage
from extractors.percent.tenths import digit

_NUMBER = (
    rf"(?:(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,2}}|[0-9]{{1,6}})(?![0-9])(?:\.[0-9]{{1,6}})?(?:[百千](?![瓦{START}]))?[多余]?"
    rf"|(?:[{START}点點多余餘]|○(?=[点點])|[来來](?![自源说看讲])){{1,16}}+)"
)
_TO = rf"(?:[ ]?(?:[-~至到]|—{{1,2}})[ ]?(?:(?P=base)分之|(?=[0-9{START}]))({_NUMBER})(?!分之|[年月日元项家个人万%]))?"
_FRACTION = re.compile(rf"(?P<base>[百千])[分份]之[ ]?[负-]?({_NUMBER}万?)(?!分之){_TO}")
_MINUS = re.compile("(?:(?<![税减担背自正])(?P<word>负的?)|(?:^|[为是达到 (:,])(?P<sign>-))$")
_FAIR = frozenset({"百", "一百"})
_BROKEN = re.compile(
    f"\n[{DIGITS}十百点.0-9]| [十点]| ?[.][ ]?[0-9]| [{DIGITS[1:]}0-9](?=[,。;:!?)]|$)"
)  # a line break cuts 百分之三⏎十五, a blank 百分之三 十五
_MAGNITUDES = frozenset("Kk兆百千")  # 百分之15K, 百分之1百五十
_HALF_POINT = re.compile(rf"(?:(?<![0-9{START}点.])([0-9{DIGITS[1:]}两])个半|半个)百分点")


def find(passage: Passage) -> list[Percentage]:
    """Return the percentages written 百分之…, 千分之… and 半个百分点."""
    folded, found = passage.folded, []
    if "分之" in folded or "百份之" in folded:
        match = _FRACTION.search(folded)
        while match:
            mention = _fraction(passage, match)
            if mention:
                found.append(mention)
            match = _FRACTION.search(folded, mention.end if mention else match.end())
    if "半百分点" in folded or "半个百分点" in folded:
        found.extend(_half_points(passage))
    return found


def _fraction(passage: Passage, match: re.Match[str]) -> Percentage | None:
    """Read 百分之N, with the other end of a range."""
    folded, start, end = passage.folded, match.start(), match.end()
    number = Number(Decimal(100), Decimal(100), Decimal("0.5")) if match[2] in _FAIR else read(match[2])
    reason = _no_fraction(folded, match, number)
    if number is None or reason:
        passage.drop(start, end, "fraction", reason or "malformed_number")
        return None
    pair = None if match[3] else either.behind(folded, start, match[2], end)
    if pair:
        end, number = pair
    elif match[3]:
        number = None if _two(folded, match) else _to(number, read(match[3]))
        if number is None:
            end = match.end(2)
            number = read(match[2])
    if number is None:
        return None
    minus = _MINUS.search(folded, max(0, start - 3), start)
    if folded[match.start(2) - 1] in MINUS:
        number = number.times(Decimal(-1))
    elif minus:
        start, number = start - len(minus["word"] or minus["sign"]), number.times(Decimal(-1))
    qualifier = around(folded, start, end)
    number = qualified(number, qualifier if qualifier != "exact" else far_before(folded, start))
    unit: PercentUnit = "permille" if folded[match.start()] == "千" else "percent"
    falling = False if minus or folded[match.start(2) - 1] in MINUS else None
    return percentage(passage, (start, end), "fraction", number, unit, falling=falling)


def _two(folded: str, match: re.Match[str]) -> bool:
    """Tell 从百分之五到百分之八, two levels, from a range, 从百分之五到八 and 从百分之五到百分之八不等 among them."""
    return match["base"] + "分之" in match[0][2:] and moved(folded, match.start(), match.end())


def _no_fraction(folded: str, match: re.Match[str], number: Number | None) -> str | None:
    """Return why 百分之N is not read, or None."""
    end = match.end()
    if _BROKEN.match(folded, end):
        return "broken_number"
    if folded[end : end + 1] in _MAGNITUDES:
        return "malformed_number"
    if number and match[2] in _FAIR and folded.startswith(("地", "的努力", "的信心"), end):
        return "manner_of_speaking"
    return None


def _half_points(passage: Passage) -> list[Percentage]:
    """Read 半个百分点 and 一个半百分点."""
    return [
        percentage(passage, match.span(), "fraction", _half(match), "percentage_point")
        for match in _HALF_POINT.finditer(passage.folded)
    ]


def _half(match: re.Match[str]) -> Number:
    """Return a half, or so many and a half; as exact as its twin in digits (1.5)."""
    value = (digit(match[1]) if match[1] else Decimal(0)) + Decimal("0.5")
    return Number(value, value, Decimal("0.05"))


def _to(low: Number, high: Number | None) -> Number | None:
    """Return the interval between two numbers."""
    if high is None or low.low is None or high.low is None or low.low > high.low:
        return None
    return Number(low.low, high.low, max(low.slack, high.slack), "range")
