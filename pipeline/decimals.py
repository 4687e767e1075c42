"""A decimal as it is shown: 8214 where its column has 8214.000000, and never 8.2E+3."""

from __future__ import annotations

from decimal import Decimal
from typing import Any


def shown(value: Decimal) -> str:
    """Return a decimal without exponent or trailing noughts."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: Any) -> Any:
    """Return a value as it is shown; only decimals are shown otherwise than they are."""
    return shown(value) if isinstance(value, Decimal) else value
