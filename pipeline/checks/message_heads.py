"""The head of every message: of whom, of what and of when a finding speaks, added in one place.

柳泉镇2012年财政总收入：5600万元 → 6440万元推算为15%，文中为25%
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics import indicators
from pipeline.checks.base import Finding
from pipeline.tables import Fact

_WIDE = {",": "，", ":": "：", ";": "；"}
# A mark beside a character that is not ASCII; 16.1:48.3 and 1,480 are figures.
_KEPT = r"(?P<kept>“[^”]*”|《[^》]*》|\[[^\]]*\])"
_MARKS = re.compile(rf"{_KEPT}|(?P<mark>(?<=[^\x00-\x7f])[,:;]|[,:;](?=[ ]?[^\x00-\x7f]))[ ]?")
_BRACKETS = re.compile(rf"{_KEPT}|(?<=[\u4e00-\u9fff》”])\((?P<inside>[^()]*)\)")


def headed(finding: Finding, facts: Sequence[Fact] = ()) -> Finding:
    """Return a finding whose messages begin with subject, years and indicator, unless they name these themselves."""
    zh, en = finding.message_zh, finding.message_en
    whole = "".join(part for part in _parts(finding, facts, zh) if part)
    others = ", ".join(part.removesuffix("年") for part in _parts(finding, facts, en) if part)
    chinese = punctuated(f"{whole}:{zh}" if whole else zh)
    return replace(finding, message_zh=chinese, message_en=f"{others}: {en}" if others else en)


def punctuated(message: str) -> str:
    """Return a Chinese message with Chinese punctuation; figures, quotes, titles and intervals stay as they are."""
    bracketed = _BRACKETS.sub(lambda match: match["kept"] or f"（{match['inside']}）", message)
    return _MARKS.sub(lambda match: match["kept"] or _WIDE[match["mark"]], bracketed)


def _parts(finding: Finding, facts: Sequence[Fact], message: str) -> tuple[str, str, str]:
    """Return subject, years and indicator; "" for each that the message names itself."""
    subject, metric = finding.subject or "", finding.metric or ""
    if any(fact.kind == "count" and fact.metric == metric for fact in facts) and metric not in indicators():
        metric = ""  # words around a count, no name
    years = sorted({period[:4] for period in finding.periods if period[:4].isdigit()})
    when = "" if all(year in message for year in years) else "、".join(years) + "年"
    return _unless(subject, message), when, _unless(metric, message)


def _unless(words: str, message: str) -> str:
    """Return words, or "" where the message holds them."""
    return "" if words in message else words
