"""Numerals of one character, and how reports number chapters and items, as parts of patterns: 三、, (三), 3., 三是."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
HAN_NUMBERS = {char: number for number, char in enumerate(NUMERALS, 1)} | {"两": 2}
CHAPTER = f"[{NUMERALS}]{{1,3}}、"
BRACKETED = rf"\([0-9{NUMERALS}]{{1,3}}\)"
ITEM = rf"(?:[0-9]{{1,2}}[.、)]|{BRACKETED}[.、]?|[{NUMERALS}]{{1,3}}[.、是])"
