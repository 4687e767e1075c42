"""What spreadsheets do to cells, and how hostile or long ones get through unharmed.

Text of scraped pages is not to be trusted: a cell that begins with = + - @, a tab or a line break (or a full-width
= + - @, which East Asian versions take for the same) is a formula to a spreadsheet.  Text of digits loses all behind
the 15th.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pipeline import decimals
from pipeline.sql.formats import literal

# Doubles (IEEE 754), which spreadsheets and Stata calculate in, hold any number of so many significant digits.
DIGITS = 15
# What a formula may begin with in a spreadsheet: OWASP's list, and its full-width twins.
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# Text that a spreadsheet would read as a number: leading noughts and digits behind the 15th go, 12e45 becomes 1.2E46.
NUMBER = re.compile(r"0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+")


def fits_double(value: Decimal | int) -> bool:
    """Return whether a number survives as a double, digit for digit, as one of at most `DIGITS` does."""
    digits = Decimal(value).normalize().as_tuple().digits
    return len(digits) <= DIGITS


def text(value: Any) -> str:
    """Return lists and structs as JSON, everything else as `str` has it."""
    return literal(value) if isinstance(value, (list, dict)) else str(value)


def number(value: Decimal | int) -> str:
    """Return a number with all its digits and no exponent."""
    return decimals.shown(value) if isinstance(value, Decimal) else str(value)


def cut(value: str, most: int) -> str:
    """Return text of at most `most` UTF-16 units, which is how Excel counts; how long it was is said at its end.

    No character is cut in two.  `most` must leave room for what is said.
    """
    units = len(value.encode("utf-16-le")) // 2
    if units <= most:
        return value
    mark = f"…[cut: {len(value)} characters]"
    kept = value.encode("utf-16-le")[: 2 * (most - len(mark))].decode("utf-16-le", "ignore")
    return kept + mark
