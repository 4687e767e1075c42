"""What a line of a report looks like: headings of parts and sections, list items, dates, labels, table rows.

Cleaning, splitting and segmenting all ask these questions; asked in one place they get one answer.
Patterns match at the start of a line that has been folded (`extractors.base.fold`) and stripped.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.base import fold

FOLD_WHOLE = 90
NUMERAL = "[一二三四五六七八九十百零〇○\\d]"
HAN = "\u4e00-\u9fff"

SAMPLE = "范文|模板|例文"  # what a collection calls the texts that it offers
# 第一篇:…, 篇一:…, 【第1篇】…, 范文一, 工作总结 篇2, 工作总结范文(一): the number must be followed by a mark, a
# blank or the line's end.
PART = re.compile(
    rf"[【\[(<]?(?P<lead>[^\n。,;!?:]{{0,24}}?)[【\[(]?"
    rf"(?:第(?P<a>{NUMERAL}{{1,4}})篇|(?P<kind>篇|{SAMPLE})\(?(?P<b>{NUMERAL}{{1,4}}))"
    rf"(?P<mark>[】\])>]?(?:[ \t]*[:、.]|[ \t]|$)|[】\])>])(?P<rest>[^\n]{{0,60}})$"
)
PART_CUE = re.compile(f"篇|{SAMPLE}")
# The marks of section headings, by depth: 第一章, 一、, (一), 1、, (1).
_MARKS = (
    rf"第{NUMERAL}{{1,3}}[章节部编](?:分)?[:、 ]?",
    r"[一二三四五六七八九十]{1,3}[、.]",
    r"\([一二三四五六七八九十]{1,3}\)[、.]?",
    rf"\d{{1,2}}(?:[、．]|[.](?=[ “{HAN}]))",
    r"\(\d{1,2}\)[、.]?|\d{1,2}\)|[①-⑳]",
)
MARKER = re.compile("|".join(f"({mark})" for mark in _MARKS))
BULLET = re.compile(
    r"[-—*•·●■□◆◇★☆►▶※○](?!\*)|[一二三四五六七八九十]{1,2}(?:是|要)|第[一二三四五六七八九十][,是、]|其[一二三四五][,是:]"
)
_CN_DIGIT = "[〇○零oO0一二三四五六七八九]"
DATE = re.compile(
    r"(?P<y>(?:19|20)\d\d) ?(?:年(?! ?\d{1,2}\.\d)|[-./](?=\d)) ?"  # 2011年 2.11: a year and a figure
    r"(?:(?P<m>1[0-2]|0?[1-9])(?!\d) ?(?:月|[-./](?=\d)|(?!\S)) ?"
    r"(?:(?P<d>3[01]|[12]\d|0?[1-9])(?!\d) ?日?)?)?"
)
CN_YEAR = re.compile(rf"(?<!第)[二一][〇○零oO0九]{_CN_DIGIT}{{2}}(?=年)")
# Each part in characters or in digits: 二〇〇一年12月18日.
CN_DATE = re.compile(
    rf"(?P<y>[二一][〇○零oO0九]{_CN_DIGIT}{{2}}|(?:19|20)\d\d)年 ?"
    r"(?:(?P<m>十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月 ?"
    r"(?:(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|3[01]|[12]\d|0?[1-9])日)?)?"
)
LABEL = re.compile(r"[^\s:,。;、()\d][^:,。;、\n]{0,5}: ?(?!$)")
TABLE = re.compile(r"\t|\||  \S+  ")
SENTENCE_END = "。!?;…:！？；："
CLOSERS = "”’」』)）》】]\"'"


_WIDE = (0xA0, *range(0x2010, 0x2016), 0x2212, 0x3000, *range(0xFE50, 0xFE70), *range(0xFF01, 0xFFE7))
_FOLDED = {code: fold(chr(code)) for code in _WIDE if fold(chr(code)) != chr(code)}
_HAS_WIDE = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]").search


@lru_cache(maxsize=2048)
def fold_line(line: str) -> str:
    """Return what `fold` returns: faster for a line, which several questions are asked of, slower for a page."""
    if len(line) > FOLD_WHOLE:
        return fold(line)
    return line.translate(_FOLDED) if _HAS_WIDE(line) else line


def ends_sentence(line: str) -> bool:
    """Return whether a stripped line ends with the mark of a sentence, quotes and brackets behind it allowed."""
    return line[-1:] in SENTENCE_END or (line[-1:] in CLOSERS and line.rstrip(CLOSERS)[-1:] in "。!?！？…")


def depth(line: str) -> int | None:
    """Return the depth of a line's heading mark: 0 for 第一章, 1 for 一、, … 4 for (1); None without a mark."""
    found = MARKER.match(line)
    return None if found is None or found.lastindex is None else found.lastindex - 1


def is_part(line: str) -> bool:
    """Return whether a line looks like the heading of a part (第一篇:…)."""
    if PART_CUE.search(line) is None:
        return False
    return PART.match(line) is not None and not ends_sentence(line.rstrip(":："))


def is_dated(line: str) -> bool:
    """Return whether a line is a date, or an office's name with a date: a signature."""
    if len(line) > 45:
        return False
    found = DATE.search(line)
    if found is None or found.group("m") is None:
        found = CN_DATE.search(line)
    return found is not None and not line[found.end() :].strip(" )】") and found.group("m") is not None


def starts_anew(line: str) -> bool:
    """Return whether a line begins something of its own: a heading, an item, a date, a label, a table row."""
    return bool(
        MARKER.match(line) or BULLET.match(line) or LABEL.match(line) or TABLE.search(line) or is_part(line)
    ) or is_dated(line)
