"""Which currency an amount without one is in: 净亏5.21亿 in a headline, 0.72亿和0.45亿美元, 净利润仅700万(约6300万元).

A Chinese report that prints no currency means 元, unless it speaks of another one: a list shares that of its last
member, what goes on from an amount shares its currency, and the same figure printed elsewhere with a currency is the
same amount.  Where all that is printed before it in its line, or what its headline stands over, is in another currency,
or the amount is converted into 元, nothing is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.quantities import Quantity

_HOME = "CNY"
_CONVERTED = re.compile(r"\s?\((?:约?[合为]?|折合?|约折合|约?相当于)(?:人民币)?约?\s?[0-9.,]{1,12}[万亿]{0,2}元")


def decided(folded: str, quantity: Quantity, quantities: Iterable[Quantity]) -> str | None:
    """Return the code of the currency of a bare amount that stands by itself, None where it is open."""
    if _CONVERTED.match(folded, quantity.end):
        return None
    printed = [(q, q.unit.code) for q in quantities if q.unit is not None and q.unit.family == "currency"]
    same = {code for other, code in printed if other.written == quantity.written}
    if len(same) == 1:
        return same.pop()
    line = folded.rfind("\n", 0, quantity.start) + 1
    before = [code for other, code in printed if line <= other.start < quantity.start]
    if not before and not line:
        last = folded.find("\n", quantity.end)
        before = [code for other, code in printed if other.start > last >= 0]  # a headline speaks of what is below
    return _HOME if _HOME in before or not before else None
