"""Amounts whose 元 or 万元 was dropped: 每年安排500万科技创新资金 · 3亿收购 · 利润5887利税 1.8 亿元.

Only where the context decides.  A dropped currency needs an indicator or a money verb directly before the number, or a
money noun or an act directly behind it, and no counted thing in between (500万用户).  A lost magnitude needs an
indicator on both sides and a printed amount beside it that leaves exactly one magnitude possible.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.amount.beside import signed
from extractors.amount.listed import of_list
from extractors.amount.which import decided
from extractors.base import Money, Passage
from extractors.lexicon import load
from extractors.number.cues import Endings, cued, glue
from extractors.number.numerals import read
from extractors.number.qualifiers import around, qualified
from extractors.number.quantities import Quantity
from extractors.roles import Roles

_WORDS = Roles("money_cues", "role")
_words = _WORDS.words
INDICATORS = tuple(
    row["term"] for row in load("metrics") if row["unit_family"] == "currency" and row["role"] in ("noun", "generic")
)
_SURE = (*_words("strong"), *(term for term in INDICATORS if term.endswith(_words("sure_end"))))
_STRONG = Endings(_SURE)
_WEAK = Endings(_words("weak"))
_PRICE = Endings((*_SURE, *_words("price")))
_NOUN = re.compile(rf"(?![^的]的)的?[^,。;、:!?\s0-9]{{0,6}}?(?:{'|'.join(_words('noun'))})")
_ACTS = _words("act")
_GLUE = glue("money")
_COMPOUNDS = _words("compound")
# What may stand between an amount and the next one of the same thing: one mark, times and words of reaching.
_BRIDGE_LENGTH = 24
_BRIDGE_WORDS = _WORDS.either("bridge")
_BRIDGE = re.compile(rf"[ ]?[,;、][ ]?(?:[0-9]{{4}}年|[0-9]{{1,2}}月|{_BRIDGE_WORDS}){{1,6}}[ ]?-?")
# From one amount to the next: 由500亿发展到1000亿.
_REACHING = frozenset(_words("reach"))
_LEVELS = ("大关", "规模", "水平", "关口")
_LINKS = frozenset({"、", "和", "与", "及", "以及", ",-", "、-", "和-"})
_EDGE = frozenset('的以左上下之同比和与及至到人;,。、)!?:"”\n」】》/-~ （）') | {""}
_CLOSES = frozenset(",;。、)!?\n") | {""}
_MONEY_ENDS = frozenset("万亿萬億")
_MORE = re.compile(r"[零半二三四五六七八九]|[一两][十百千万]|[ ]?[万亿萬億千百十元]|\n[万亿萬億]元")
_WINDOW = 18


def spent(folded: str, start: int) -> bool:
    """Tell whether an indicator or a money verb stands directly before a number."""
    return cued(folded, start, _STRONG, _GLUE) >= 0


def reached(folded: str, start: int) -> bool:
    """Tell whether a magnitude without a digit is an amount (投资百亿元, 产值达亿元), not a label (百亿元产业)."""
    return folded[start - 1 : start] == "达" or spent(folded, start)


def priced(folded: str, start: int) -> bool:
    """Tell whether the words before a number ask for a price."""
    return "每" in folded[max(0, start - 5) : start] or cued(folded, start, _PRICE, _GLUE) >= 0


def currency(passage: Passage, quantities: list[Quantity], place: int, found: Sequence[Money]) -> Money | None:
    """Read a number in 万 or 亿 whose currency was dropped, where the context decides."""
    folded, quantity = passage.folded, quantities[place]
    written, end = quantity.written, quantity.end
    if written[-1].isdigit():
        return of_list(passage, quantities, place)
    if written.rstrip("多余餘")[-1] not in _MONEY_ENDS or _goes_on_as(folded, end):
        return None
    start = signed(folded, quantity.start)
    goes_on = _goes_on(folded, start, end, found)
    shared = found[-1].currency if goes_on else _shared_unit(folded, quantities, place)
    shared = shared or _led_on(folded, quantities, place)
    if not (shared or _spoken_of(folded, start, end) or _noun_behind(folded, end)):
        passage.drop(start, end, "dropped_currency", "no_sign_of_money")
        return None
    code = shared or decided(passage, quantity)
    if code is None:
        passage.drop(start, end, "dropped_currency", "currency_open")
        return None
    number = read(written)
    if number is None:
        passage.drop(start, end, "dropped_currency", "malformed_number")
        return None
    number = number.times(Decimal(-1)) if start < quantity.start else number
    number = qualified(number, around(folded, start, end, not any(char.isdigit() for char in written)))
    text, low, high, slack = passage.text[start:end], number.low, number.high, number.slack
    return Money(start, end, text, "dropped_currency", low, high, slack, number.qualifier, code, True)


def compound(folded: str, quantity: Quantity) -> bool:
    """Tell 800万种子资金 from 800万种: the unit is the head of a word that is money."""
    return quantity.written[-1] in _MONEY_ENDS and folded.startswith(_COMPOUNDS, quantity.end)


def _goes_on(folded: str, start: int, end: int, found: Sequence[Money]) -> bool:
    """Tell whether the number continues an amount: 9.2亿、20.4亿 · 由5亿发展到10亿 · 去年3180万元，今年突破四千万."""
    if not found or start - found[-1].end > _BRIDGE_LENGTH or not found[-1].end < start:
        return False
    gap = folded[found[-1].end : start]
    if gap in _LINKS:
        return (found[-1].unit_inferred or _ends_behind(folded, end)) and (
            _edge(folded, end) or folded.startswith(("、", "和", "及", "与"), end)
        )
    if gap in _REACHING:
        return _edge(folded, end) or folded.startswith(_LEVELS, end)
    if "每" in folded[found[-1].end - 1 : start] or (not _edge(folded, end) and not folded.startswith(_LEVELS, end)):
        return False
    return _BRIDGE.fullmatch(gap) is not None and not _noun_of_things(folded, end)


def _shared_unit(folded: str, quantities: list[Quantity], place: int) -> str | None:
    """Return the currency that the last member of a number's list prints: 1.7亿、1.5亿和800万美元."""
    start = quantities[place].start
    for member, following in pairwise(quantities[place : place + 8]):
        if folded[member.unit_end : following.start] not in _LINKS or member.unit is not None:
            return None
        if following.unit is not None:
            if following.unit.family != "currency":
                return None
            alike = member.written[-1] == following.written[-1] or "分别" in folded[max(0, start - _WINDOW) : start]
            return following.unit.code if alike or following.unit.code == "CNY" else None  # 的5.52亿和7.66万美元
    return None


def _led_on(folded: str, quantities: list[Quantity], place: int) -> str | None:
    """Return the currency of the amount that a number is said to have come to: 由300亿增加到400亿元."""
    following = quantities[place + 1 : place + 2]
    if not following or following[0].family != "currency" or following[0].unit is None:
        return None
    gap = folded[quantities[place].end : following[0].start]
    return following[0].unit.code if len(gap) > 1 and gap in _REACHING else None


def _goes_on_as(folded: str, end: int) -> bool:
    """Tell whether a unit or more of the numeral follows (500万kwh, 60万㎡, 2万零五十, 1亿半, 4万余⏎亿元)."""
    follows = folded[end : end + 1]
    return (follows.isascii() and follows.isalnum()) or _MORE.match(folded, end) is not None


def _spoken_of(folded: str, start: int, end: int) -> bool:
    """Look before the number: a strong cue suffices, a weak one needs the clause to end behind it."""
    if spent(folded, start) or (folded.startswith(_ACTS, end) and not _noun_of_things(folded, end)):
        return True
    return _edge(folded, end) and cued(folded, start, _WEAK, _GLUE) >= 0 and not _noun_of_things(folded, end)


def _edge(folded: str, end: int) -> bool:
    """Tell whether the phrase ends behind a number."""
    return folded[end : end + 1] in _EDGE


_THINGS = re.compile(f"的?{_WORDS.either('thing')}")


def _ends_behind(folded: str, end: int) -> bool:
    """Tell whether the clause ends behind a number (亏损2亿元和8490万。)."""
    return folded[end : end + 1] in _CLOSES


def _noun_of_things(folded: str, end: int) -> bool:
    """Tell whether the number counts people or goods (5个亿的人口)."""
    return _THINGS.match(folded, end) is not None


def _noun_behind(folded: str, end: int) -> bool:
    """Look behind the number for a money noun within its clause (100万的资金, 500万科技创新资金)."""
    return _NOUN.match(folded, end) is not None and not _noun_of_things(folded, end)


def range_is_money(passage: Passage, first: Quantity, second: Quantity) -> bool:
    """Tell whether a range without a currency of its own is money (预亏4亿-4.05亿)."""
    if first.unit is not None:
        return True
    if second.written[-1] not in _MONEY_ENDS or _goes_on_as(passage.folded, second.end):
        return False
    return spent(passage.folded, first.start) or _noun_behind(passage.folded, second.end)
