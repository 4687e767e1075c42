"""Who signed a report and when: the lines at its end, and those under its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import alternation, load
from extractors.records import record
from pipeline.document.lines import CN_DATE, DATE, depth, fold_line
from pipeline.document.parts import number_of

HEAD_LINES = 7
DATELINE = 40
LONGEST_LINE = 60
_NO_NAME = re.compile(r"[\d,。;:!?%]")
_DATE_FIRST = frozenset("12二一")
_DATE_BEGINS = re.compile("[12二一]")
_ASIDE = re.compile(r" *\([^()]{1,16}\)$|(?<=[局厅委办室会]) +[^ ]{3,24}$")  # its other name; a second body
_OFFICER = re.compile("(?P<body>[^ ]{3,20}(?:局|厅|委员会|委|办公室))(?:副?局长|厅长|主任) +[^ ]{1,3}(?: +[^ ]{1,2})?$")
_ORIGIN = re.compile("来源: ?(?P<body>[^ :,]{3,20}(?:委员会|政府|办公室|[局厅委]))(?= |$)")
_MADE = re.compile("[报讯稿编制印]{0,2}\\)")
_MEETING = re.compile(r"-{1,2} ?[^。]{0,12}?(?=(?:19|20)\d\d年)")


@record(frozen=True, slots=True)
class Dated:
    """A date as far as printed."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return 2011, 2011-12 or 2011-02-26."""
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@cache
def two_columns(name: str) -> dict[str, str]:
    """Return a lexicon of two columns."""
    return {first: second for first, second, *_ in map(dict.values, load(name))}


@cache
def _last_characters(name: str) -> frozenset[str]:
    """Return the last characters of a lexicon's words, which settle most lines."""
    return frozenset(word[-1] for word in two_columns(name))


def ending(line: str, name: str) -> str | None:
    """Return what the lexicon says of the longest of its words that ends the line."""
    words = two_columns(name)
    if line[-1:] not in _last_characters(name):
        return None
    return next((words[line[-size:]] for size in range(6, 0, -1) if line[-size:] in words), None)


@cache
def _labels() -> tuple[str, ...]:
    """Return the labels that stand before a date."""
    return tuple(label for label, gives in two_columns("date_labels").items() if gives == "date")


@cache
def _head_date() -> re.Pattern[str]:
    """Return what may stand before the date of a line under the title: a label, a dash, a bracket."""
    return re.compile(f"(?:(?:{alternation(_labels())})[: ]{{1,3}}|-{{1,2}} ?|[(\\[])")


def date_at(line: str, at: int) -> tuple[Dated, int] | None:
    """Return the date that begins at `at` of a folded line, and where it ends."""
    if line[at : at + 1] not in _DATE_FIRST:
        return None
    found = DATE.match(line, at)
    if found is None or not found.group("m"):
        found = CN_DATE.match(line, at) or found
    year = year_number(found.group("y")) if found else None
    if found is None or year is None:
        return None
    month, day = (number_of(part) if part else None for part in found.group("m", "d"))
    return Dated(year, month, day), found.end()


def year_number(numeral: str) -> int | None:
    """Return the year that four digits say, or four characters (二〇一一, 二o一一); None for no year of our time."""
    year = number_of(re.sub("[oO]", "〇", numeral))
    return year if 1900 < year < 2100 else None


def signed_at(folded: str, low: int, year: int) -> tuple[int, int] | None:
    """Return where the last date of a year stands that ends a line of a folded text, from `low` on."""
    for found in reversed(list(_DATE_BEGINS.finditer(folded, low))):
        dated = date_at(folded, found.start())
        if dated and dated[0].year == year and not folded[dated[1] :].partition("\n")[0].strip():
            return found.start(), dated[1]
    return None


def _last_date(line: str) -> tuple[Dated, str] | None:
    """Return the date at the end of a short folded line and what stands before it."""
    last = line.rstrip(" )】。")[-1:]
    if not (last.isdigit() or last in "年月日"):
        return None
    for found in _DATE_BEGINS.finditer(line):
        dated = date_at(line, found.start())
        if dated and not line[dated[1] :].strip(" )】。"):
            return dated[0], line[: found.start()].strip(" (【:")
    return None


def day_of_title(title: str | None) -> Dated | None:
    """Return the day that a title ends with: 工业经济快讯(2016年8月19日); a month may be the one it tells of."""
    found = _last_date(fold_line(title)) if title else None
    return found[0] if found and found[0].day else None


def is_body(line: str) -> bool:
    """Return whether a folded line is the name of a body that signs."""
    squeezed = line.replace(" ", "")
    if not 3 <= len(squeezed) <= 30 or _NO_NAME.search(squeezed):
        return False
    return ending(squeezed, "issuer_ends") is not None


def signature(tail: Sequence[str]) -> tuple[str | None, Dated | None]:
    """Return who signed at the end, and when; `tail` has the last line first."""
    for at, line in enumerate(tail[:4]):
        dated = _last_date(fold_line(line)) if len(line) <= LONGEST_LINE else None
        if dated is None:
            continue
        date, before = dated
        if is_body(before):
            return line[: len(before)], date
        if before and not before.endswith(_labels()):
            continue
        above = tail[at + 1] if at + 1 < len(tail) else ""
        below = tail[at - 1] if at else ""
        signer = next((name for name in (above, below) if is_body(fold_line(name))), None)
        if signer or date.month:
            return signer, date
    last = tail[0] if tail and len(tail) > 1 else ""
    return (last if len(last) <= 20 and is_body(fold_line(last)) and depth(fold_line(last)) is None else None), None


def _head_dated(line: str) -> Dated | None:
    """Return the date of a line under the title: 发布时间:…, (2012年2月25日), ——2012年1月9日在…会议上."""
    start = _head_date().match(line) or _MEETING.match(line)
    dated = date_at(line, start.end() if start else 0)
    if dated is None or dated[0].month is None:
        return None
    rest = line[dated[1] :].strip(" )】")
    more = rest.partition(":")[0] in two_columns("date_labels")  # 发布时间:2013-01-15 来源:…
    return dated[0] if len(rest) <= 12 or rest[0] == "在" or more else None


def _date_in_brackets(line: str) -> Dated | None:
    """Return the day with which a bracketed line under the title ends: (镇经发办,2021年7月6日报)."""
    if not line.startswith("(") or not line.endswith(")"):
        return None
    for found in _DATE_BEGINS.finditer(line):
        dated = date_at(line, found.start())
        if dated and dated[0].day and _MADE.fullmatch(line, dated[1]):
            return dated[0]
    return None


def letterhead(head: Sequence[str]) -> tuple[str | None, Dated | None]:
    """Return who issued the report and when, as lines under its title say."""
    issuer: str | None = None
    date: Dated | None = None
    for line in head[: HEAD_LINES - 1]:
        if len(line) > LONGEST_LINE:
            break
        folded = fold_line(line)
        date = date or _head_dated(folded) or _date_in_brackets(folded)
        closing = _last_date(folded)
        name = closing[1] if closing else folded
        if line is head[0] or issuer is not None:
            continue
        dashes = len(name) - len(name.lstrip("-—─ "))  # ——临河县科技局
        name = name[dashes:] if is_body(name[dashes:]) else _body_of(name[dashes:])
        if is_body(name) and not ending(name, "doc_types"):
            issuer = line[dashes : dashes + len(name)]
            date = date or (closing[0] if closing else None)
    return issuer, date


def _body_of(line: str) -> str:
    """Return the body that a line under the title begins with: before its other name, or whose head speaks."""
    officer = _OFFICER.match(line)
    return officer["body"] if officer else _ASIDE.sub("", line)


def origin(head: Sequence[str]) -> str | None:
    """Return the body that a line of labels under the title names as the source: 来源:柳河县科技局."""
    lines = ((line, _ORIGIN.search(fold_line(line))) for line in head[1:HEAD_LINES] if "来源" in line)
    found = next(((line, match) for line, match in lines if match), None)
    return found[0][found[1].start("body") : found[1].end("body")] if found else None


def dateline(line: str) -> Dated | None:
    """Return the full date at the beginning of a news story: 本报讯 2016年11月8日,记者…."""
    opening = fold_line(line[:DATELINE])
    dates = (date_at(opening, found.start()) for found in _DATE_BEGINS.finditer(opening))
    return next((dated[0] for dated in dates if dated and dated[0].day), None)
