"""The atoms of period expressions: 2011年, 1-10月, 今年, 上半年, 十二五, one by one; `periods` puts them together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from extractors.lexicon import Matcher, load
from extractors.period.edges import NO_FIRST, WITHIN, edges, is_other, is_within

Role = Literal["main", "base", "event", "each", "vague", "carry", "now", "since"]


@dataclass(slots=True)
class Token:
    """One atom; `Period` explains the fields.  Not frozen: there are many, and they are put together in place."""

    start: int
    end: int
    text: str
    rule: str
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
    r"(?P<year>(?<=[12])[09]\d\d)(?: ?年?度? ?[-至到~/] ?(?P<until>(?:19|20)\d\d|\d\d(?![\d月.])))?"
    r"(?: ?(?:财务?|会计)?年(?!代[,;。、初中末后以的起里])度?|"
    r"(?=[上下]?半年|第?[一二三四]季|中报|[、和及](?:19|20)\d\d[年、和及]))"
    r"|(?P<apart>(?<=[12]) [09] \d \d(?= ?年))"
    r"|\d?(?: ?月?份?) ?[-至到~] ?(?P<last>1?\d) ?月(?:份|底|末)?"
    r"|\d? ?月(?:中旬|上旬|下旬|[份底末初])?(?: ?(?P<day>\d\d?) ?[日号])?"
    r"|(?P<span>\d? ?个月)"
    r"|(?P<quarter>(?<=[1-4]) ?季度)"
    r"|(?P<stretch>\d? ?年(?:来|间|以来)?)"
    r")"
)
# It begins at the second digit, which is rarer than 一 and 二 are.
_HAN_YEAR = re.compile(r"[九〇○零](?<=[一二].)[〇○零一二三四五六七八九]{2} ?年度?")
# Months in characters are read back from 月, which is rarer than they are: 一至五月, 十一月份, 2011年元月.
_HAN_MONTH = re.compile("月(?<=[元一二三四五六七八九十]月)份?")
_HAN_MONTHS = re.compile(
    "(?<![零〇○一二三四五六七八九十百千万亿第两几个0-9])(?:(?P<first>元|十[一二]?|[一二三四五六七八九])(?:月份?)?[-至到~]{1,2})?"
    "(?P<last>元|十[一二]?|[一二三四五六七八九])$"
)
_MONTHS = {"元": 1, "十": 10, "十一": 11, "十二": 12} | {
    char: number for number, char in enumerate("一二三四五六七八九", 1)
}
_HEADS = "\n 。,;:、"
_TENS = tuple("之第一二三四五六七八九百")  # 百分之|十五
_OPEN = ("“", "‘", "『")
_QUOTES = (*'”"’』', *_OPEN)
_PLAN_ENDS = ("末", "期末", "收官之年")
_NO_STRETCH = ("规", "计", "前", "后", "期")
_HAN_DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))


def _number(text: str, start: int) -> int:
    """Return the one or two digits at `start`."""
    return int(text[start : start + 2]) if text[start + 1 : start + 2].isdigit() else int(text[start])


def numeric(text: str, first: int, last: int, out: list[Token]) -> None:
    """Add what is written with digits between two offsets."""
    for match in _NUMERIC.finditer(text, first, last):
        found = _read_numeric(text, match)
        if found is not None:
            out.append(found)
    for match in _HAN_YEAR.finditer(text, first, last):
        start, end = match.start() - 1, match.end()
        if start >= first:
            year = int("".join(_HAN_DIGITS[char] for char in text[start : start + 4]))
            out.append(Token(start, end, text[start:end], "numeric", year=year))
    _han_months(text, first, last, out)


def _han_months(text: str, first: int, last: int, out: list[Token]) -> None:
    """Add months written in characters; a single one only as a date's (十一月份, 年三月), for 三月三 is a feast."""
    for match in _HAN_MONTH.finditer(text, first, last):
        back = text[max(first, match.start() - 9) : match.start()]
        named = _HAN_MONTHS.search(back)
        if named is None:
            continue
        start = match.start() - len(back) + named.start()
        alone = named["first"] is None
        dated = match[0].endswith("份") or text[start - 1 : start] == "年" or text.startswith(("末", "底"), match.end())
        if alone and not dated:
            continue
        until = _MONTHS[named["last"]]
        begin = until if alone else _MONTHS[named["first"]]
        if begin <= until:
            out.append(Token(start, match.end(), text[start : match.end()], "months", months=(begin, until)))


def _read_numeric(text: str, match: re.Match[str]) -> Token | None:
    """Return one numeric match as a token, or None where it is no period."""
    start, end = match.span()
    kind = match.lastgroup
    if kind in ("year", "until"):
        first = int(text[start : start + 4])
        return Token(start, end, match[0], "numeric", year=first, years=_years(first, match["until"]))
    if kind == "apart":  # 1 9 9 7 年
        end = text.index("年", end) + 1
        return Token(start, end, text[start:end], "numeric", year=int(match[0].replace(" ", "")))
    if kind == "stretch":
        known = match[0].endswith(("来", "间")) or text[max(0, start - 3) : start].endswith(edges("before")["stretch"])
        return Token(start, end, match[0], "stretch", "vague") if known else None
    first = _number(text, start)
    if kind == "quarter":
        return Token(start, end, match[0], "part", months=(3 * first - 2, 3 * first))
    up_to = text[start - 1 : start] == "前" and text[start - 2 : start - 1] not in NO_FIRST
    if kind == "span":
        return Token(start, end, match[0], "part", months=(1, first)) if up_to and 1 <= first <= 12 else None
    return _months(match, first, up_to)


def _months(match: re.Match[str], first: int, up_to: bool) -> Token | None:
    """Return 5月, 1-10月, 前5月 or 5月8日; a date with its day is that of an event."""
    last = int(match["last"]) if match["last"] else first
    if not 1 <= first <= last <= 12:
        return None
    role: Role = "event" if match["day"] else "main"
    if up_to and role == "main" and last == first:
        first = 1
    return Token(match.start(), match.end(), match[0], "months", role, months=(first, last))


def _years(first: int, until: str | None) -> int:
    """Return how many years 2002-2005年 or 2011/12年 spans; 1 where the second number makes no sense."""
    if until is None:
        return 1
    last = int(until) if len(until) == 4 else first - first % 100 + int(until)
    return last - first + 1 if first < last <= first + 60 else 1


@cache
def _lexicon() -> tuple[Matcher, list[tuple[Any, ...]]]:
    """Return the automaton of the period words, and the fields of the token that each makes, from `rule` on."""
    words = {row["word"]: _word(row["kind"], row["value"]) for row in load("period_words")}
    matcher = Matcher(words, dense=True)
    return matcher, [words[word] for word in matcher.words]


def _word(kind: str, value: str) -> tuple[Any, ...]:
    """Return rule, role, year, offset, years, months and month_offset of one row of the lexicon."""
    whole = (1, 12)
    if kind == "year":
        return kind, "main", None, int(value), 1, whole, None
    if kind in ("month", "quarter"):
        return kind, "main", None, None, 1, whole, int(value)
    if kind == "now":
        return kind, "now", None, 0, 1, whole, None
    if kind in ("part", "plan"):
        first, last = (int(number) for number in value.split("-"))
        plan = kind == "plan"
        return kind, "main", first if plan else None, None, 5 if plan else 1, whole if plan else (first, last), None
    role = "vague" if kind in ("span", "guard") else kind  # else: each, vague, carry
    return kind, role, None, None, 1, whole, None


def _is_plan(text: str, start: int, end: int, after: tuple[str, ...]) -> bool:
    """Return whether 十五 is the plan of those years: before 期间, 规划 …, and not the end of 百分之十五."""
    quoted = text[start - 1 : start] in _OPEN and text.startswith(_OPEN, end)  # “十一五“末: a mark turned round
    return (quoted or text.startswith(after, end)) and text[start - 1 : start] not in _TENS


def lexical(text: str, first: int, last: int, out: list[Token]) -> None:
    """Add what is written in words between two offsets."""
    matcher, words = _lexicon()
    for index, start, end in matcher.indexes(text[first:last]):
        fields = words[index]
        kind = fields[0]
        start, end = first + start, first + end
        if kind == "guard" or (kind == "part" and is_other(text, start, end)):
            continue
        if kind == "part" and is_within(text, start):
            fields = WITHIN
        if kind == "plan" and not _is_plan(text, start, end, edges("after")["plan"]):
            continue
        if kind == "span" and ((start and text[start - 1] not in _HEADS) or text.startswith(_NO_STRETCH, end)):
            continue
        if kind == "plan" and text.startswith(_PLAN_ENDS, end + (text[end : end + 1] in _QUOTES)):  # its last year
            fields = (kind, "main", fields[2] + 4, None, 1, *fields[5:])
        if kind == "now" and text[end - 1] == "今" and text.startswith("年", end):  # 上涨至|今年4月
            start, end, fields = end - 1, end + 1, words[matcher.words.index("今年")]
        out.append(Token(start, end, text[start:end], *fields))
