"""How reports number their chapters and items, as parts of patterns: 三、, (三), 3., (3)、, 三是."""

from __future__ import annotations

NUMERALS = "一二三四五六七八九十"
CHAPTER = f"[{NUMERALS}]{{1,3}}、"
BRACKETED = rf"\([0-9{NUMERALS}]{{1,3}}\)"
ITEM = rf"(?:[0-9]{{1,2}}[.、)]|{BRACKETED}[.、]?|[{NUMERALS}]{{1,3}}[.、是])"
