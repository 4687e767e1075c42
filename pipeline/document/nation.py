"""The nation: its one name in tables of figures and `documents.region`, and the reports that are given on all of it."""

from __future__ import annotations

import re

NATION = "中国"
_WORDS = frozenset({"全国", "我国", "国内"})
_STATE_COUNCIL = re.compile("国务院(?:政府)?(?:工作报告|关于)")
_CONGRESS = re.compile("^第[一二三四五六七八九十]+届(?P<body>全国人民代表大会)第")
_WHOLE = re.compile(r"^(?:关于)?(?:(?:19|20)\d\d年)?(?:中华人民共和国|全国(?!人民代表大会))")


def one_nation(subject: str | None) -> str | None:
    """Return a subject, the nation under its one name: 全国 and 我国 are 中国."""
    return NATION if subject in _WORDS else subject


def of_nation(title: str | None) -> tuple[str | None, str] | None:
    """Return issuer, if the title names it, and region of a report on the nation; None for any other report."""
    if not title:
        return None
    if _STATE_COUNCIL.search(title):
        return "国务院", NATION
    congress = _CONGRESS.match(title)
    if congress:
        return congress["body"], NATION
    return (None, NATION) if _WHOLE.match(title) else None
