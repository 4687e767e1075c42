"""Period expressions: 2011年, 1—10月份, 上半年, 去年同期, 截至目前, 十二五, 近3年 → years and months.

All of a passage are found in one pass and cached on it.  An expression is read without knowing the year of the
report: `year` is absolute, or `offset` counts from the report's year, or both are None and the year is that of
the surrounding text (上半年).  `resolve` makes dates of it.  `role` says what the words around it make of it:

main    the period of what is stated          base   what a change is measured against (比上年, 去年同期)
now     up to the report (截至目前)            since  from then up to the report (2005年以来)
event   the date of something else (成立于2005年, every date with a day)
each    a rate (每年), no period               vague  a stretch the text does not date (近3年)
carry   points back to the period last named (报告期内)

The worse error is a wrong period: what is not understood gets no dates.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.base import Passage, Rule
from extractors.period_examples import EXAMPLES
from extractors.period_tokens import Period, Role, edges, lexical, numeric

__all__ = ["RULES", "Dates", "Period", "find", "literals", "notation", "resolve", "span"]
Dates = tuple[datetime.date, datetime.date]
CACHE = "periods"
_END_MARKS = ("末", "底")
_SAME_PERIOD = "同期"


def _joined(text: str, tokens: Sequence[Period]) -> Iterator[Period]:
    """Yield the tokens with 2011年 + 上半年, 今年 + 1-10月份 put together; what overlaps the one before is left out."""
    held: Period | None = None
    for token in tokens:
        if held is not None and token.start < held.end:
            continue
        if held is not None and _continues(text, held, token):
            same = token.role == "carry"
            held = replace(held, end=token.end, months=held.months if same else token.months, role=_merged(token.role))
            continue
        if held is not None:
            yield held
        held = token
    if held is not None:
        yield held


def _merged(role: Role) -> Role:
    """Return the role of a year put together with what follows: 去年 + 同期 is a base."""
    return "base" if role == "carry" else role


def _continues(text: str, held: Period, token: Period) -> bool:
    """Return whether `token` names months of the year `held`, or is the 同期 of 去年同期."""
    if token.text == _SAME_PERIOD and token.start == held.end:
        return True
    if held.bare or held.years > 1 or held.role != "main" or held.months != (1, 12) or not token.bare:
        return False
    return token.role in ("main", "event") and text[held.end : token.start] in ("", " ", "的", "度")


def _placed(text: str, period: Period) -> Period:
    """Return `period` with the text it covers, its end mark (2011年末, of the year as a whole) and the role its neighbours give it."""
    start, end = period.start, period.end
    if period.role == "main" and not period.bare and period.months == (1, 12) and text.startswith(_END_MARKS, end):
        end += 1
    before, after = text[max(0, start - 4) : start].rstrip(), text[end : end + 8].lstrip()
    role: Role = period.role
    if role == "main":
        role = _role(before, after, period)
    elif role == "event" and before.endswith(edges("before")["main"]):
        role = "main"
    return replace(period, start=start, end=end, text=text[start:end], role=role)


def _role(before: str, after: str, period: Period) -> Role:
    """Return the role of a period from the words on either side."""
    left, right = edges("before"), edges("after")
    if before.endswith(left["base"]) or after.startswith(right["base"]):
        return "base"
    if before.endswith(left["pair"]) and any(word in after for word in right["pair"]):
        return "base"
    if before.endswith(left["event"]) or after.startswith(right["event"]):
        return "event"
    if period.months[0] == period.months[1] and period.bare and before.endswith("于"):
        return "event"
    return "since" if after.startswith(right["since"]) and period.offset != 0 else "main"


def find(passage: Passage) -> list[Period]:
    """Return every period expression of the passage in text order; found once, then kept on the passage."""
    known = passage.cache.get(CACHE)
    if isinstance(known, list):
        return known
    text = passage.folded
    tokens = sorted([*numeric(text), *lexical(text)], key=lambda token: (token.start, -token.end))
    found = [_placed(text, period) for period in _joined(text, tokens)]
    passage.cache[CACHE] = found
    return found


def resolve(period: Period, report_year: int | None, issued_month: int | None = None) -> Dates | None:
    """Return first and last day, or None where the year is not known; a bare 上半年 is of the report's year."""
    if period.role in ("each", "vague", "carry"):
        return None
    if period.month_offset is not None:
        return _month(report_year, issued_month, period.month_offset)
    year = period.year if period.year is not None else report_year and report_year + (period.offset or 0)
    if not year or not 1 <= year <= 9990:
        return None
    if period.role == "since":
        return since(year, period.months[0], report_year)
    return span(year, period.months[0], year + period.years - 1, period.months[1])


def since(year: int, month: int, report_year: int | None) -> Dates | None:
    """Return the stretch from a month to the end of the report's year; of that year itself, all of it."""
    if year == report_year:
        month = 1
    return span(year, month, report_year, 12) if report_year and report_year >= year else None


def _month(year: int | None, month: int | None, offset: int) -> Dates | None:
    """Return the month of issue, or the one before."""
    if year is None or month is None:
        return None
    number = year * 12 + month - 1 + offset
    return span(number // 12, number % 12 + 1, number // 12, number % 12 + 1)


def span(first_year: int, first_month: int, last_year: int, last_month: int) -> Dates:
    """Return the first day of one month and the last day of another."""
    last = calendar.monthrange(last_year, last_month)[1]
    return datetime.date(first_year, first_month, 1), datetime.date(last_year, last_month, last)


def notation(period: Period) -> str:
    """Return the period as the gold writes it; Y is the report's year, ? a year the words do not name."""
    if period.role in ("each", "vague", "carry") or period.month_offset is not None:
        return period.role if period.month_offset is None else f"M{period.month_offset:+d}"
    named = "?" if period.offset is None else f"Y{period.offset:+}" if period.offset else "Y"
    year = str(period.year) if period.year else named
    first, last = period.months
    if period.years > 1:
        return f"{year}..{(period.year or 0) + period.years - 1}"
    if (first, last) == (1, 12):
        return year
    return f"{year}-{first:02}" if first == last else f"{year}-{first:02}..{year}-{last:02}"


def literals(period: Period) -> tuple[str, str, str]:
    """Return text, period and role of an expression, as the examples of the rules give them."""
    return period.text, notation(period), period.role


RULES: tuple[Rule, ...] = tuple(
    Rule(name, pattern, examples, note) for name, (pattern, note, examples) in EXAMPLES.items()
)
