"""Where the place that a report is on is named: in full, and a park as 园区."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.context.words import words

_PARKS = words("park")
_PARK = re.compile("(?<![\u4e00-\u9fff])园区")  # at the head of a clause: 入园区, 示范园区 are others


def spans(window: str, region: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets at which a window names the place, masks kept (XX区)."""
    if region in window:
        yield from (found.span() for found in re.finditer(re.escape(region), window))
    if "园区" in window and region.endswith(_PARKS):
        yield from (found.span() for found in _PARK.finditer(window))
