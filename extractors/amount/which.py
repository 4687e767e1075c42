"""Which currency an amount without one is in: 净亏5.21亿 in a headline, 0.72亿和0.45亿美元, 净利润仅700万(约6300万元).

A Chinese report that prints no currency means 元, unless it speaks of another one: a list shares that of its last
member, what goes on from an amount shares its currency, and the same figure printed elsewhere with a currency is the
same amount.  Where all that is printed before it in its line, or what its headline stands over, is in another currency,
or the amount is converted into 元, nothing is decided.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from extractors.base import Passage
from extractors.number.printed import SCALED
from extractors.number.quantities import Quantity, scan

_HOME, _CACHE_KEY = "CNY", "printed currencies"
_CONVERTED = re.compile(rf"\s?\((?:约?[合为]?|折合?|约折合|约?相当于)(?:人民币)?约?\s?{SCALED}元")


class _Printed(NamedTuple):
    """The amounts of a passage that print their currency: where they stand, how many of those before are in 元."""

    starts: list[int]
    home: list[int]  # one more than there are starts
    codes: dict[str, set[str]]  # by the number as it is written


def decided(passage: Passage, quantity: Quantity) -> str | None:
    """Return the code of the currency of a bare amount that stands by itself, None where it is open."""
    folded = passage.folded
    if _CONVERTED.match(folded, quantity.end):
        return None
    printed = _printed(passage)
    same = printed.codes.get(quantity.written, set())
    if len(same) == 1:
        return next(iter(same))
    line = folded.rfind("\n", 0, quantity.start) + 1
    first, last = bisect_left(printed.starts, line), bisect_left(printed.starts, quantity.start)
    if first == last and not line and (end := folded.find("\n", quantity.end)) >= 0:
        first, last = bisect_left(printed.starts, end), len(printed.starts)  # a headline speaks of what is below
    return _HOME if first == last or printed.home[last] > printed.home[first] else None


def _printed(passage: Passage) -> _Printed:
    """Return the amounts that print their currency, read once."""
    found = passage.cache.get(_CACHE_KEY)
    if not isinstance(found, _Printed):
        amounts = [(q, q.unit.code) for q in scan(passage) if q.unit is not None and q.unit.family == "currency"]
        codes: dict[str, set[str]] = {}
        for amount, code in amounts:
            codes.setdefault(amount.written, set()).add(code)
        home = accumulate((code == _HOME for _, code in amounts), initial=0)
        found = _Printed([amount.start for amount, _ in amounts], list(home), codes)
        passage.cache[_CACHE_KEY] = found
    return found
