"""Names with their last word doubled, for the check entity_variant: 青阳镇镇, 有限公司公司."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.checks.base import Judgement
from pipeline.checks.findings import Message, quoted
from pipeline.checks.report import ReportFacts

_PLACE_WORDS = frozenset("镇县区市乡村省道")
# 深圳市市场, 晋中市市政府: the second word begins another.
_GOES_ON = frozenset("场上长委级政属直域容价内郊花区民")
_OF_FIRMS = ("债", "章", "法", "制")  # 有限公司公司债券, 公司章程


def place_doubled(report: ReportFacts, place: str) -> Iterator[Judgement]:
    """Find the report's own place with its last word doubled: 青阳镇镇."""
    if len(place) >= 2 and place[-1] in _PLACE_WORDS:
        at = report.folded.find(place + place[-1])
        if at >= 0 and report.folded[at + len(place) + 1 : at + len(place) + 2] not in _GOES_ON:
            yield _doubling(report, at, place, place[-1])


def form_doubled(report: ReportFacts) -> Iterator[Judgement]:
    """Find a firm with its last word doubled: 有限公司公司."""
    twice = report.folded.find("有限公司有限公司")
    owner = next((m for m in report.mentions if m.start < twice < m.end + 8), None) if twice >= 0 else None
    if owner is not None:
        yield _doubling(report, owner.start, report.text[owner.start : twice + 4], "有限公司")
    for mention in report.mentions if "公司公司" in report.folded else ():
        behind = report.folded[mention.end : mention.end + 3]
        if mention.text.endswith("公司") and behind[:2] == "公司" and behind[2:] not in _OF_FIRMS:
            yield _doubling(report, mention.start, mention.text, "公司")


def _doubling(report: ReportFacts, start: int, single: str, word: str) -> Judgement:
    """Report one doubled word."""
    at = report.folded.find(single)
    while at >= 0 and report.folded.startswith(word, at + len(single)):
        at = report.folded.find(single, at + 1)
    message = Message(
        "low",
        85,
        f"“{single}{word}”多字,应为“{single}”",
        f"{single}{word} has a word too many: {single}",
        f"{single}{word} → {single}",
        klass="data_quality",
    )
    other = [(at, at + len(single))] if at >= 0 else []
    found = quoted(message, [(start, start + len(single) + len(word))], other)
    finding = replace(found, subject=single, cause=f"doubled:{report.doc_id}:{single}")
    return Judgement("inconsistent", reason="doubled_word", finding=finding)
