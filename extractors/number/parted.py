"""Numbers whose thousands a blank parts, or two numbers: 增长3 300%, 1234 567元; which, nobody can tell."""

from __future__ import annotations

import re

from extractors.number.quantities import Quantity

# What may be the head of one number stands right behind a word and is no year: 2011 500元.
_HEAD = re.compile("(?:^|[一-鿿])(?!(?:19|20)[0-9]{2} )[0-9]{1,9} $")
_THOUSAND = re.compile("[0-9]{3}(?![0-9])")
_REACH = 11


def rest_of_parted(folded: str, quantity: Quantity) -> bool:
    """Tell whether a number behind a blank may be the rest of a longer one: 增长3 |300%."""
    start = quantity.start
    if _THOUSAND.match(quantity.written) is None or not folded[start - 2 : start - 1].isdigit():
        return False
    return _HEAD.search(folded, max(0, start - _REACH), start) is not None
