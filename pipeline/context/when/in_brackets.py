"""A year or day alone in brackets right behind a figure, of that figure and no other: 人口35万(2012年),耕地9万亩."""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.periods import Period
from pipeline.context.types import Place, When
from pipeline.context.when.explicit import explicit
from pipeline.context.when.passing_periods import UP_TO
from pipeline.context.when.period_of_figure import by_report, of_issue
from pipeline.context.when.priced import is_quote
from pipeline.context.when.years import Reader

_FROM_FIGURE = re.compile(f"[^0-9,;。:、()\n]{{0,10}}\\((?:{'|'.join(UP_TO)})?")


def by_brackets(reader: Reader, number: int, place: Place) -> When | None:
    """Return the period of a figure whose brackets, or those behind it, tell it; None where none do."""
    if is_quote(reader.text, place):
        return of_issue(reader)
    own = _behind(reader, place)
    return explicit(reader, own, number, None, ()) or by_report(reader, place) if own is not None else None


def _behind(reader: Reader, place: Place) -> Period | None:
    """Return the period in brackets behind a figure, None without one."""
    opens = _FROM_FIGURE.match(reader.text, place.end)
    if opens is None:
        return None
    at = bisect_left(reader.starts, opens.end())
    period = reader.found[at] if at < len(reader.starts) and reader.starts[at] == opens.end() else None
    alone = period is not None and period.role in ("main", "now", "event") and reader.text[period.end :][:1] == ")"
    return period if alone else None
