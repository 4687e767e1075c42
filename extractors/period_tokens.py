"""The atoms of period expressions: 2011年, 1-10月, 今年, 上半年, 十二五, one by one; `periods` puts them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.base import Mention
from extractors.lexicon import Matcher, load

Role = Literal["main", "base", "event", "each", "vague", "carry", "now", "since"]


@dataclass(frozen=True, slots=True)
class Period(Mention):
    """One expression; `years` > 1 is a range of whole years, `month_offset` counts from the month of issue."""

    role: Role = "main"
    year: int | None = None
    offset: int | None = None
    years: int = 1
    months: tuple[int, int] = (1, 12)
    month_offset: int | None = None

    @property
    def bare(self) -> bool:
        """True where the words name months but no year."""
        return self.year is None and self.offset is None and self.month_offset is None


# One digit opens every alternative, so that `re` skips ahead in C; the look-behind keeps it to the first digit.
_NUMERIC = re.compile(
    r"[0-9](?<![0-9][0-9])(?<![0-9][.,][0-9])(?:"
    r"(?P<year>(?<=[12])[09]\d\d)(?: ?年?度? ?[-至到~/] ?(?P<until>(?:19|20)\d\d|\d\d(?![\d月.])))?(?: ?财?年度?)"
    r"|\d?(?: ?月?份?) ?[-至到~] ?(?P<last>1?\d) ?月(?:份|底|末)?"
    r"|\d? ?月(?:份|中旬|上旬|下旬|底|末|初)?(?: ?(?P<day>\d\d?) ?[日号])?"
    r"|(?P<span>\d? ?个月)"
    r"|(?P<quarter>(?<=[1-4]) ?季度)"
    r"|(?P<stretch>\d? ?年(?:来|间|以来)?)"
    r")"
)
_HAN_YEAR = re.compile(r"[一二][九〇○零][〇○零一二三四五六七八九]{2} ?年度?")
_HAN_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))


def _number(text: str, start: int) -> int:
    """Return the one or two digits at `start`."""
    return int(text[start : start + 2]) if text[start + 1 : start + 2].isdigit() else int(text[start])


def numeric(text: str) -> Iterator[Period]:
    """Yield what is written with digits."""
    for match in _NUMERIC.finditer(text):
        found = _read_numeric(text, match)
        if found is not None:
            yield found


def _read_numeric(text: str, match: re.Match[str]) -> Period | None:
    """Return one numeric match as a period, or None where it is no period."""
    start, end = match.span()
    kind = match.lastgroup
    blank = Period(start, end, match[0], "numeric")
    if match["year"]:
        first = int(text[start : start + 4])
        return replace(blank, year=first, years=_years(first, match["until"]))
    if kind == "stretch":
        known = match[0].endswith(("来", "间")) or text[max(0, start - 3) : start].endswith(edges("before")["stretch"])
        return replace(blank, role="vague", rule="stretch") if known else None
    first = _number(text, start)
    if kind == "quarter":
        return replace(blank, months=(3 * int(text[start]) - 2, 3 * int(text[start])), rule="part")
    if kind == "span":
        return replace(blank, months=(1, first), rule="part") if text[start - 1 : start] == "前" else None
    last = int(match["last"]) if match["last"] else first
    if not 1 <= first <= last <= 12:
        return None
    if text[start - 1 : start] == "前" and not match["day"] and not match["last"]:
        first = 1
    return replace(blank, months=(first, last), role="event" if match["day"] else "main", rule="months")


def _years(first: int, until: str | None) -> int:
    """Return how many years 2002-2005年 or 2011/12年 spans; 1 where the second number makes no sense."""
    if until is None:
        return 1
    last = int(until) if len(until) == 4 else first - first % 100 + int(until)
    return last - first + 1 if first < last <= first + 60 else 1


ROLES = ("base", "event", "since", "main", "pair", "plan", "stretch")


@cache
def edges(side: str) -> dict[str, tuple[str, ...]]:
    """Return, for each role, the words that show it before (or after) a period."""
    found: dict[str, tuple[str, ...]] = {role: () for role in ROLES}
    for row in load("period_roles"):
        for role in row[side].replace("-", "").split():
            found[role] += (row["word"],)
    return found


@cache
def _matcher() -> Matcher:
    """Return the automaton of the period words."""
    return Matcher(row["word"] for row in load("period_words"))


@cache
def _words() -> dict[str, Period]:
    """Return every period word as a period at offset 0."""
    return {row["word"]: _word(row["word"], row["kind"], row["value"]) for row in load("period_words")}


def _word(word: str, kind: str, value: str) -> Period:
    """Return one row of the lexicon as a period."""
    blank = Period(0, 0, word, kind)
    if kind == "year":
        return replace(blank, offset=int(value))
    if kind == "month":
        return replace(blank, month_offset=int(value))
    if kind == "now":
        return replace(blank, role="now", offset=0)
    if kind in ("part", "plan"):
        first, last = (int(number) for number in value.split("-"))
        return replace(blank, months=(first, last)) if kind == "part" else replace(blank, year=first, years=5)
    return replace(blank, role=kind)  # type: ignore[arg-type]  # each, vague, carry


def lexical(text: str) -> Iterator[Period]:
    """Yield what is written in words."""
    words = _words()
    for start, end, word in _matcher().find(text):
        known = words[word]
        if known.rule == "plan" and not text.startswith(edges("after")["plan"], end):
            continue
        if word.endswith("今") and text.startswith("年", end):  # 上涨至|今年4月
            start, end, known = end - 1, end + 1, words["今年"]
        yield replace(known, start=start, end=end)
    for match in _HAN_YEAR.finditer(text):
        year = int("".join(_HAN_DIGITS[char] for char in match[0][:4]))
        yield Period(match.start(), match.end(), match[0], "numeric", year=year)
