"""Powers of ten whose exponent came down: 3283×104kwh for 3283×10⁴ kWh.

Two readings are possible: 2×104吨 is also two things of 104 t.  The power is only believed where something speaks for
it: a fraction (nobody has 3.6 pieces), more pieces than anybody has (3283), energy, which is no size of a thing
(2×108千瓦时), or the same amount in other words elsewhere in the text (20000吨, 2万吨).  Lengths are multiplied to
sizes (1200×104mm): only the last speaks for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.base import Passage
from extractors.number.numerals import read
from extractors.number.quantities import scan

# Number, sign and the power with its exponent, without the unit behind; one pattern for all who read or judge it.
LOST = r"(?<![\d.A-Za-z])(?P<head>\d{1,8}(?:\.\d{1,6})?)\s?[×xX*]\s?10(?P<power>[2-9])"
UNSUPPORTED = "power_unsupported"
_PIECES = 100
_ENERGY = frozenset({"kwh", "千瓦时", "瓦时", "度"})
_LENGTHS = frozenset({"mm", "cm", "dm", "m", "毫米", "厘米", "分米", "米"})


def supported(passage: Passage, head: str, power: int, unit: str) -> bool:
    """Return whether something speaks for `head` × 10^`power` of a unit, as printed, against so many pieces."""
    number = Decimal(head)
    unit = unit.strip()
    pieces = "." not in head and number < _PIECES and unit.lower() not in _ENERGY
    if not pieces and unit.lower() not in _LENGTHS:
        return True
    return number.scaleb(power) in _amounts(passage, unit)


def _amounts(passage: Passage, unit: str) -> Iterator[Decimal]:
    """Yield the amounts of one unit in a text."""
    for quantity in scan(passage):
        if quantity.unit is not None and quantity.unit.word == unit:
            number = read(quantity.written)
            if number is not None and number.low is not None:
                yield number.low
