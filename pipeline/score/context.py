"""Compare subject, period and modality with an annotation: the annotated answer or any alternative is right.

A subject is right if it is the annotated name, if one of the two contains the other's trade name, or if both name the
same place: 全国, 中国, 我国 and 国内 are one, and 苏州 is 苏州市.  A period must have the same first and last day.  An
attribute that is annotated as null (or may be) is right as None.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from extractors.base import fold
from extractors.periods import Dates, span

Gold = Mapping[str, Any]
_COUNTRY = frozenset({"全国", "中国", "我国", "国内", "国家"})
_LEVEL = re.compile(r"(?:市|省|县|地区|自治区)$")
_FORM = re.compile(r"(?:股份|控股)?(?:集团)?(?:有限(?:责任)?)?公司$|集团$|股份$")
_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


def wanted(gold: Gold, attribute: str) -> list[Any]:
    """Return the annotated answer and its alternatives."""
    return [gold.get(attribute), *gold.get(f"{attribute}_alternatives", ())]


def subject_matches(shown: str | None, gold: Gold, several: Iterable[str] = ()) -> bool:
    """Return whether `shown` names the annotated subject; `several` are the firms of a distributed one."""
    names = list(several)
    if names and gold.get("subjects"):
        return len(names) == len(gold["subjects"]) and all(
            any(_same_name(name, other) for other in gold["subjects"]) for name in names
        )
    return any(_same_name(shown, name) for name in wanted(gold, "subject"))


def _same_name(shown: str | None, name: str | None) -> bool:
    """Return whether two names are the same enterprise or place."""
    if shown is None or name is None:
        return shown is name
    shown, name = fold(shown), fold(name)
    if shown == name or (shown in _COUNTRY and name in _COUNTRY):
        return True
    if _LEVEL.sub("", shown) == _LEVEL.sub("", name):
        return True
    short, long = sorted((_FORM.sub("", shown), _FORM.sub("", name)), key=len)
    return len(short) >= 2 and short in long and short not in _COUNTRY


def period_matches(start: datetime.date | None, end: datetime.date | None, gold: Gold) -> bool:
    """Return whether the two days are those of an annotated period (2011, 2011-12, 2011-01..2011-06, 2002..2005)."""
    shown = (start, end) if start is not None and end is not None else None
    return any(shown == days_of(period) for period in wanted(gold, "period"))


def days_of(period: str | None) -> Dates | None:
    """Return first and last day of a period as the annotation writes it; raises `ValueError` where it is none."""
    if period is None:
        return None
    first, _, last = str(period).partition("..")
    try:
        return _point(first)[0], _point(last or first)[1]
    except ValueError as error:
        raise ValueError(f"not a period: {period!r}; write 2011, 2011-12 or 2011-01..2011-06") from error


def _point(text: str) -> Dates:
    """Return the days of a year, a month or a day; raises `ValueError` where it is none, as 2011-13."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match[1], match[2], match[3]
    if day:
        date = datetime.date(int(year), int(month), int(day))
        return date, date
    return span(int(year), int(month or 1), int(year), int(month or 12))


def modality_matches(shown: str | None, gold: Gold) -> bool:
    """Return whether `shown` is the annotated modality or an alternative."""
    return shown in wanted(gold, "modality")


def listed(alternatives: Any) -> list[Any]:
    """Return alternatives as a list, annotated as one or as many."""
    return alternatives if isinstance(alternatives, list) else [alternatives] if alternatives else []
