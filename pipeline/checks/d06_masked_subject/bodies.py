"""Bodies masked in a title and named by the report itself, for the check masked_subject.

XX村镇银行2020年度工作总结, signed 禾川惠民村镇银行, or whose text speaks of no other 村镇银行
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import either

_MASKED = re.compile(
    rf"(?P<mask>\*{{2,4}}|[xX×]{{2,4}}|某{{1,2}})(?P<kind>[一-鿿]{{0,6}}?{either('D6.body')})(?![一-鿿]?[集公分支])"
)
_HEAD, _LINE = 120, 30
_ANY = re.compile(r"[*×xX某]")
_OWN_KIND = 4  # characters of a kind that is rare enough that the only one named is meant: 村镇银行, not 银行
_COMMON = re.compile("(?:公司|集团|局)$")
_LEAST = 2  # characters of a name before its kind


class Lifted(NamedTuple):
    """A masked body, and where the report names it."""

    mask: Span
    name: Span


def body(report: ReportFacts) -> Lifted | None:
    """Return the body masked in the title, if the signature or the only name of its kind lifts the mask."""
    for line in (report.title, report.heading):
        masked = _MASKED.search(line) if line else None
        if masked and line and (at := report.text.find(line, 0, _HEAD + len(line))) >= 0:
            named = _signed(report, masked["kind"]) or _only(report, masked["kind"], at + len(line))
            span = (at + masked.start(), at + masked.end())
            return Lifted(span, named) if named else None
    return None


def _signed(report: ReportFacts, kind: str) -> Span | None:
    """Return the line right above the date that a report is signed with, if it names a body of the kind."""
    if report.signature is None:
        return None
    end = report.folded.rfind("\n", 0, report.signature[1])
    start = report.folded.rfind("\n", 0, max(end, 0)) + 1
    line = report.folded[start : max(end, 0)].strip()
    start += len(report.folded[start:]) - len(report.folded[start:].lstrip())
    return (start, start + len(line)) if _names(line, kind) and len(line) < _LINE else None


def _only(report: ReportFacts, kind: str, after: int) -> Span | None:
    """Return where the only name of a kind begins a clause, if its kind is rare."""
    if len(kind) < _OWN_KIND or _COMMON.search(kind):
        return None
    named = {m.text: (m.start, m.end) for m in reversed(report.mentions) if m.start >= after and _names(m.text, kind)}
    first = [span for span in named.values() if report.clause(span[0]) == span[0]]
    if len(named) == len(first) == 1:
        return first[0]
    told = list(re.finditer(rf"(?<![一-鿿])[一-鿿]{{2,3}}{kind}", report.folded[after:]))
    one = len({match[0] for match in told}) == 1 and report.folded.count(kind, after) == len(told)
    return (
        (after + told[0].start(), after + told[0].end()) if one and not named and not _ANY.search(told[0][0]) else None
    )


def _names(words: str, kind: str) -> bool:
    """Return whether some words are the whole name of a body of a kind."""
    return words.endswith(kind) and len(words) - len(kind) >= _LEAST and not _ANY.search(words)
