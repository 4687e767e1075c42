"""Months of two years joined by 至, and years in characters: 2010年9月至2012年3月 is one stretch, not two months."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.period.tokens import Token

_LINKS = frozenset({"至", "到", "-", "~", "—", "--", "——"})
_WHOLE = (1, 12)
_DURING = ("间", "期间")


def spanned(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with those from which and up to which something went on put together.

    Days are the dates of events, save where 期间 says that they bound a stretch: 2014年5月3日至2015年6月8日期间.
    """
    out = list(tokens[:1])
    for token in tokens[1:]:
        first = out[-1]
        if text[first.end : token.start].strip() in _LINKS and _bounds(text, first, token):
            years = (token.year or 0) - (first.year or 0) + 1
            out[-1] = Token(
                first.start,
                token.end,
                text[first.start : token.end],
                "months",
                year=first.year,
                years=years,
                months=(first.months[0], token.months[1]),
            )
            continue
        out.append(token)
    return out


def _bounds(text: str, first: Token, last: Token) -> bool:
    """Return whether two tokens are single months of years that are named, or such years, the first before the last."""
    if first.year is None or last.year is None or first.years > 1 or last.years > 1:
        return False
    if first.months == last.months == _WHOLE:  # 一九五三年到一九五七年
        return first.year < last.year and not (text[first.start].isdigit() or text[last.start].isdigit())
    if any(token.months[0] != token.months[1] for token in (first, last)):
        return False
    if (first.year, first.months[0]) >= (last.year, last.months[0]):
        return False
    days = "event" in (first.role, last.role)
    return not days or text.startswith(_DURING, last.end)
