"""The items of a list, and what is wrong where they are not as many as the text says; for the check count_list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import seldom
from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

AND = re.compile(r"以及|还有|[和与及]")
# An item that counts, owns or quotes something is no name: …、福建7个省市的33家企业.
INNER = re.compile(r"\d|[两二三四五六七八九十][个家项种次省市]|[的这在]|[“\"《]$|^[“\"]")
# A count that far from the number of items counts something else.
FAR = 2


def members_of(items: list[str]) -> list[str]:
    """Return the members of a list, its last item parted at 和, unless that begins or ends a name (和昌纺织)."""
    last = AND.split(items[-1])
    return [*items[:-1], *(last if all(last) else items[-1:])]


def differs(report: ReportFacts, stated: int, found: int, listed: Span, counted: Span) -> Judgement:
    """Say what is wrong: the words of the count, and how many items there are."""
    said = report.text[slice(*counted)]
    zh, en = f"“{said}”,列出{found}项", f"“{said}” announces {stated}, {found} are listed"
    message = Message("low", 75, zh, en, f"{stated} ≠ {found}")
    return Judgement("inconsistent", reason="counts_differ", finding=quoted(message, [counted], [listed]))


def alike(items: Sequence[str]) -> bool:
    """Return whether all items of a list are places, or short names that end alike: 杏林村、双井村."""
    if all(item in seldom("regions") for item in items[1:]):
        return True
    return len({item[-1:] for item in items}) == 1 and all(2 <= len(item) <= 8 for item in items[1:])
