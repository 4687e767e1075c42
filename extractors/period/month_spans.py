"""Months of two years joined by 至, and years in characters: 2010年9月至2012年3月 is one stretch, not two months."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.period.tokens import Token

_LINKS = frozenset({"至", "到", "-", "~", "—", "--", "——"})
_NEXT = ("次年", "翌年")
_WHOLE = (1, 12)
_DURING = ("间", "期间")


def spanned(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with those from which and up to which something went on put together.

    Days are the dates of events, save where 期间 says that they bound a stretch: 2014年5月3日至2015年6月8日期间.
    """
    out = list(tokens[:1])
    for token in tokens[1:]:
        first = out[-1]
        between = text[first.end : token.start].strip()
        last = _of_next_year(first, token) if between.endswith(_NEXT) else token
        if between.removesuffix(between[-2:] if last is not token else "") in _LINKS and _bounds(text, first, last):
            years = _year(last) - _year(first) + 1
            out[-1] = Token(
                first.start,
                token.end,
                text[first.start : token.end],
                "months",
                year=first.year,
                offset=first.offset,
                years=years,
                months=(first.months[0], token.months[1]),
            )
            continue
        out.append(token)
    return out


def _of_next_year(first: Token, token: Token) -> Token:
    """Return a bare month as of the year after that of another: 2012年9月至次年|3月."""
    if not token.bare or first.year is None:
        return token
    return Token(token.start, token.end, token.text, token.rule, token.role, year=first.year + 1, months=token.months)


def _year(token: Token) -> int:
    """Return the year of a token, or how far it is from the report's."""
    return token.offset or 0 if token.year is None else token.year


def _bounds(text: str, first: Token, last: Token) -> bool:
    """Return whether two tokens are single months of years that are named, or such years, the first before the last."""
    if first.years > 1 or last.years > 1 or not (_named(first, last) or _counted(first, last)):
        return False
    if first.months == last.months == _WHOLE:  # 一九五三年到一九五七年
        chinese = not (text[first.start].isdigit() or text[last.start].isdigit())
        return first.year is not None and _year(first) < _year(last) and chinese
    if any(token.months[0] != token.months[1] for token in (first, last)):
        return False
    if (_year(first), first.months[0]) >= (_year(last), last.months[0]):
        return False
    days = "event" in (first.role, last.role)
    return not days or text.startswith(_DURING, last.end)


def _named(first: Token, last: Token) -> bool:
    """Return whether both tokens name their years."""
    return first.year is not None and last.year is not None


def _counted(first: Token, last: Token) -> bool:
    """Return whether both count from the report's year, as 去年9月 and 今年3月 do."""
    return first.year is last.year is None and first.offset is not None and last.offset is not None
