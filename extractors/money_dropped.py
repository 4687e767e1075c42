"""Amounts whose 元 or 万元 was dropped: 每年安排500万科技创新资金 · 3亿收购 · 利润5887利税 1.8 亿元.

Only where the context decides.  A dropped currency needs an indicator or a money verb directly before the number, or a
money noun or an act directly behind it, and no counted thing in between (500万用户).  A lost magnitude needs an
indicator on both sides and a printed amount beside it that leaves exactly one magnitude possible.
"""

from __future__ import annotations

import re

from extractors.base import Money, Passage
from extractors.cues import Endings, cued, glue
from extractors.lexicon import load
from extractors.numerals import read
from extractors.qualifiers import around, qualified
from extractors.quantities import Quantity


def _words(role: str) -> tuple[str, ...]:
    """Return the cue words of one role."""
    return tuple(row["word"] for row in load("money_cues") if row["role"] == role)


INDICATORS = tuple(
    row["term"] for row in load("metrics") if row["unit_family"] == "currency" and row["role"] in ("noun", "generic")
)
_SURE_ENDINGS = (
    "额",
    "金",
    "款",
    "收入",
    "利润",
    "成本",
    "费用",
    "投资",
    "支出",
    "资产",
    "市值",
    "产值",
    "资本",
    "总值",
    "溢利",
    "营收",
    "价",
    "价格",
)
_SURE = (*_words("strong"), *(term for term in INDICATORS if term.endswith(_SURE_ENDINGS)))
_STRONG = Endings(_SURE)
_WEAK = Endings(_words("weak"))
_PRICE = Endings((*_SURE, *_words("price")))
_NOUN = re.compile(rf"的?[^,。;、:!?\s0-9]{{0,6}}?(?:{'|'.join(_words('noun'))})")
_ACTS = _words("act")
_GLUE = glue("money")
_EDGE = frozenset('的以左上下之同比和与及至到人;,。、)!?:"”\n」】》/-~ （）')
_MONEY_ENDS = frozenset("万亿萬億")
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


def currency(passage: Passage, quantity: Quantity) -> Money | None:
    """Read a number in 万 or 亿 whose currency was dropped, where the context decides."""
    folded, written, end = passage.folded, quantity.written, quantity.end
    if written.rstrip("多余餘")[-1] not in _MONEY_ENDS or _letter(folded, end):
        return None
    if not (_spoken_of(folded, quantity) or _noun_behind(folded, end)):
        passage.drop(quantity.start, end, "dropped_currency", "no_sign_of_money")
        return None
    number = read(written)
    if number is None:
        passage.drop(quantity.start, end, "dropped_currency", "malformed_number")
        return None
    number = qualified(number, around(folded, quantity.start, end, not any(char.isdigit() for char in written)))
    return Money(
        quantity.start,
        end,
        passage.text[quantity.start : end],
        "dropped_currency",
        number.low,
        number.high,
        number.slack,
        number.qualifier,
        "CNY",
        True,
    )


def _letter(folded: str, end: int) -> bool:
    """Tell whether a Latin letter or a digit follows directly (500万kwh, 60万㎡)."""
    follows = folded[end : end + 1]
    return follows.isascii() and follows.isalnum()


def _spoken_of(folded: str, quantity: Quantity) -> bool:
    """Look before the number: a strong cue suffices, a weak one needs the clause to end behind it."""
    if spent(folded, quantity.start) or folded.startswith(_ACTS, quantity.end):
        return True
    follows = folded[quantity.end : quantity.end + 1]
    edge = not follows or follows in _EDGE
    return edge and cued(folded, quantity.start, _WEAK, _GLUE) >= 0 and not _noun_of_things(folded, quantity.end)


_THINGS = re.compile(r"的?(?:人口|劳动力|用户|粉丝|农民|观众|听众|读者|流量|产能|销量|产量|会员|客户)")


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
    if second.written[-1] not in _MONEY_ENDS or _letter(passage.folded, second.end):
        return False
    return spent(passage.folded, first.start) or _noun_behind(passage.folded, second.end)
