"""The words of tables (`lexicons/table_words.tsv`) as patterns."""

from __future__ import annotations

import re
from functools import cache

from extractors.numbering import BRACKETED, CHAPTER
from extractors.roles import Roles

_YEARS = r"(?:(?:19|20)[0-9]{2}|二[零〇○0][零〇○一二三四五六七八九]{2})"
_MONTHS = r"[0-9一二三四五六七八九十]{1,3}(?:[-~至][0-9一二三四五六七八九十]{1,3})?月份?(?:[0-9]{1,2}日)?"
_PARTS = r"[上下]半年|半年|前?[一二三四1-4]{1,2}季度|[十一二三四五]{1,3}五时期"
PERIOD = re.compile(rf"{_YEARS}(?:[-~至]{_YEARS})?(?:年度?|$|(?=[^0-9]))|{_MONTHS}|{_PARTS}")
BRACKET = re.compile(r"\(([^()\n]{1,16})\)")
NUMBERING = re.compile(rf"(?:[ #*]|其中:?|加:|减:|[0-9]{{1,2}}[、.](?![0-9])|{CHAPTER}|{BRACKETED}、?)+")


_WORDS = Roles("table_words", "role")
words, pattern, _endings = cache(_WORDS.set_of), cache(_WORDS.pattern), cache(_WORDS.words)


def ends_in(text: str, role: str) -> bool:
    """Return whether a text ends in a word of a role."""
    return text.endswith(_endings(role))
