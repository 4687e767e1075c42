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

import re
from collections.abc import Sequence
from operator import attrgetter

from extractors.base import Passage, Rule
from extractors.figure_words import figure_word
from extractors.period.dates import Dates, Period, notation, resolve, span
from extractors.period.edges import edges, rims
from extractors.period.examples import EXAMPLES
from extractors.period.month_spans import spanned
from extractors.period.tokens import Role, Token, lexical, numeric

__all__ = ["RULES", "Dates", "Period", "find", "find_within", "literals", "notation", "resolve", "span"]
CACHE = "periods"
_START, _END = attrgetter("start"), attrgetter("end")
_YEAR = (1, 12)  # its months
_END_MARKS = ("末", "底")
_SAME_PERIOD = "同期"
_CLOSED = ("止", "为止")
_STRETCH = re.compile(
    "为?止的?(?:(?P<year>(?:会计|财政)?年度|财年|末期|[十12]{2}个月|全年)|(?P<half>[六6] ?个月|半年|上半年|下半年|中期)"
    "|(?P<nine>[九9] ?个月)|(?P<quarter>[三3] ?个月|第?[一二三四1-4]?季))"
)
_FISCAL_QUARTER = re.compile("的第?[一二三四1-4]财季")
_FUTURES = re.compile(f"[^,;。:0-9]{{0,8}}?{figure_word('futures')}")
_CONTRACT = re.compile(f"[^,;。:0-9份指]{{1,8}}?{figure_word('quotation')}")  # 7月玉米开盘742美分
_LENGTHS = {"year": 12, "half": 6, "nine": 9, "quarter": 3}


def _joined(text: str, tokens: Sequence[Token]) -> list[Token]:
    """Return one or more tokens with 2011年 + 上半年, 今年 + 1-10月份 put together, without what overlaps another."""
    held = tokens[0]
    out = [held]
    for token in tokens[1:]:
        if token.start < held.end:
            continue
        if token.start - held.end <= 1 and _continues(text, held, token):
            _join(held, token)
            continue
        out.append(token)
        held = token
    return out


def _join(held: Token, token: Token) -> None:
    """Put `token` to the year before it: 去年 + 同期 is a base, the quarters of a 财年 are not those of a year."""
    held.end = token.end
    if token.role == "carry":
        held.role, held.text = "base", held.text + token.text
    else:
        held.months, held.role = token.months, "vague" if "财" in held.text else token.role


def _continues(text: str, held: Token, token: Token) -> bool:
    """Return whether `token`, close behind, names months of the year `held`, or is the 同期 of 去年同期."""
    if token.start == held.end and token.text == _SAME_PERIOD:
        return True
    if held.bare or held.years > 1 or held.role != "main" or held.months != (1, 12) or not token.bare:
        return False
    return token.role in ("main", "event") and text[held.end : token.start] in ("", " ", "的", "度")


def _placed(passage: Passage, token: Token) -> Period:
    """Return a token as a period, with its end mark (2011年末: the whole year) and the role its neighbours give it."""
    text, start, end, role = passage.folded, token.start, token.end, token.role
    months = token.months
    if role == "main" and text.startswith(_END_MARKS, end) and months == _YEAR and not token.bare:
        end += 1
    if role == "main" and months[0] == months[1] and token.bare and _is_contract(text, token, end):
        role = "event"
    elif role in ("main", "vague", "event"):
        role = _role(text[start - 4 if start > 4 else 0 : start].rstrip(), text[end : end + 8].lstrip(), token)
    if text.startswith(_CLOSED, end):
        role, months = _ended(text, end, role, months)
    elif text[end : end + 1] == "的" and months[0] == months[1] > 2 and _FISCAL_QUARTER.match(text, end):
        role, months = "main", (months[1] - 2, months[1])  # 截至6月25日的第三财季
    counted = (token.year, token.offset, token.years, months, token.month_offset)
    fields = (start, end, passage.text[start:end], token.rule, role, *counted)
    return tuple.__new__(Period, fields)  # a third of the price of a named tuple's own


def _is_contract(text: str, token: Token, end: int) -> bool:
    """Return whether a month is when goods are due: 7月原油期货, 7月玉米开盘742美分; but 5月份指数收于1350点."""
    if _FUTURES.match(text, end):
        return True
    return not token.text.endswith("份") and _CONTRACT.match(text, end) is not None


def _ended(text: str, end: int, role: Role, months: tuple[int, int]) -> tuple[Role, tuple[int, int]]:
    """Return role and months of the stretch that a date ends: 截至6月30日止六个月; a year not of the calendar: none."""
    match = _STRETCH.match(text, end)
    if match is None:
        return role, months
    length = next(count for name, count in _LENGTHS.items() if match[name])
    first = months[1] - length + 1
    return ("main", (first, months[1])) if first >= 1 else ("vague", months)


def _role(before: str, after: str, token: Token) -> Role:
    """Return the role of a period from the words on either side."""
    left, right = edges("before"), edges("after")
    before = before.rstrip("\"“”‘'")  # 比“八五”时期增长
    if before[-1:] not in rims("before") and after[:1] not in rims("after"):
        return token.role  # as most are: none of the words stands there
    if token.role == "event":
        return "since" if after.startswith(right["since"]) else "main" if before.endswith(left["main"]) else "event"
    if before.endswith(left["base"]):
        return "base"
    if token.role == "vague":
        return "vague"
    if after.startswith(right["base"]) or (before.endswith(left["pair"]) and any(w in after for w in right["pair"])):
        return "base"
    if before.endswith(left["event"]) or after.startswith(right["event"]) or _on_date(before, token):
        return "event"
    return "since" if after.startswith(right["since"]) and token.offset != 0 else "main"


def _on_date(before: str, token: Token) -> bool:
    """Return whether a single month only dates what was done (于3月份组织)."""
    return token.bare and token.months[0] == token.months[1] and before.endswith("于")


def _scattered(text: str, found: list[Period]) -> list[Period]:
    """Return the periods with 于3月和5月 read as two dates, not as the period 5月."""
    for number in range(1, len(found)):
        before, period = found[number - 1], found[number]
        linked = before.role == "event" and text[before.end : period.start] in ("和", "、", "及")
        if linked and period.role == "main" and period.bare:
            found[number] = period._replace(role="event")
    return found


def find(passage: Passage) -> list[Period]:
    """Return every period expression of the passage in text order; found once, then kept on the passage."""
    known = passage.cache.get(CACHE)
    if isinstance(known, list):
        return known
    found = find_within(passage, [(0, len(passage.folded))])
    passage.cache[CACHE] = found
    return found


def find_within(passage: Passage, spans: Sequence[tuple[int, int]]) -> list[Period]:
    """Return the period expressions of some whole lines, `spans` in text order."""
    text = passage.folded
    tokens: list[Token] = []
    for first, last in spans:
        numeric(text, first, last, tokens)
        lexical(text, first, last, tokens)
    if len(tokens) > 1:
        tokens.sort(key=_END, reverse=True)  # of those that start together the longer first
        tokens.sort(key=_START)
        tokens = spanned(text, _joined(text, tokens))
    return _scattered(text, [_placed(passage, token) for token in tokens])


def literals(period: Period) -> tuple[str, str, str]:
    """Return text, period and role of an expression, as the examples of the rules give them."""
    return period.text, notation(period), period.role


RULES: tuple[Rule, ...] = tuple(
    Rule(name, pattern, examples, note) for name, (pattern, note, examples) in EXAMPLES.items()
)
