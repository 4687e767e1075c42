"""Records that nobody changes, at the price of plain ones.

`@record(frozen=True, slots=True)` is `dataclass` for the type checker, which refuses every assignment to a field.  At
run time the class is not frozen: a frozen one sets its fields by `object.__setattr__`, which makes a mention five and a
row of `facts` twelve times as dear, and there are tens of thousands in a million characters.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(**options):
        """Return the decorator of `dataclass` with `frozen` left to the type checker; records stay hashable."""
        return dataclasses.dataclass(**options | {"frozen": False, "unsafe_hash": True})


__all__ = ["record"]
