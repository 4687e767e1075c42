"""D6: masked_subject.

Is the subject masked (**镇, XX区, 某市) while the body names the place?

A place above the subject is reported as what it is, the place above: it never fills in the mask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from extractors.lexicon import alternatives, terms
from extractors.words import prepared
from extractors.words.seldom import Words
from pipeline.checks.base import Case, Check, Judgement, undecidable
from pipeline.checks.d06_masked_subject.bodies import Lifted, body
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import any_of, either

Reader = Callable[[str, re.Match[str]], Span | None]
_MASK = re.compile(r"(?:\*{1,3}|[xX×]{1,3}|某{1,2})(?P<level>[省市县区州镇乡]|村(?!镇)|街道)")
_NAMED = re.compile(r"[一-鿿]{2,5}?(?P<level>自治区|自治州|街道|[省市州县区镇乡])")
_RANK = {"省": 0, "自治区": 0, "州": 1, "自治州": 1, "市": 1, "县": 2, "区": 2, "镇": 3, "乡": 3, "街道": 3, "村": 4}
_AWAY = re.compile(rf"[赴到与和、及往向由从]|{either('D6.away')}")
_NUMBERED = re.compile(r"(?:^|\n)\s*[一二三四五六七八九十\d]{1,3}、$")
# 茶沟镇地处…, 白渡街道干部群众…, 昭远县科技局…: what only the place itself is followed by.
_HEAD = re.compile(r"(?:^|[\n,。;:、)]|年来|以来)(?P<name>[一-鿿]{2,3}(?:[县区镇乡]|街道))$")
_ACTS = re.compile(alternatives("place_deeds"))
_NO_NAME = frozenset("在某全我本各该此每乡城市县区镇新老社园特开中小建重")
_OWN = any_of("D6.own")


@cache
def _places() -> Words[None]:
    """Return the full names of places."""
    return prepared.words("full names of places", _full)


def _full() -> frozenset[str]:
    """Return what `_places` returns."""
    return frozenset(region for region in terms("regions") if region[-1] in "省市县区州旗")


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Look for a mask, and for the name it hides."""
    lifted = body(report)
    if lifted is not None:
        yield _lifted(report, lifted)
        return
    mask = _mask(report)
    if mask is None:
        return
    named = _named(report, mask)
    if named is None:
        yield undecidable((), "no_place_named")
        return
    yield _leak(report, mask, named)


def _mask(report: ReportFacts) -> re.Match[str] | None:
    """Return the first masked place, in the title or the opening of the report."""
    head = report.folded[:400]
    title = next(
        (line for line in (report.title, report.heading, report.issuer, report.region) if line and _MASK.search(line)),
        None,
    )
    if title is None:
        return None
    at = head.find(title)
    return _MASK.search(report.folded, at if at >= 0 and title != report.heading else 0)


def _named(report: ReportFacts, mask: re.Match[str]) -> Span | None:
    """Return where the body names a place of the mask's level, or the level above."""
    masks = {match["level"] for match in _MASK.finditer(report.folded)}
    return _first(report, mask, masks, _known) or _first(report, mask, masks, _unlisted)


def _first(report: ReportFacts, mask: re.Match[str], masks: set[str], read: Reader) -> Span | None:
    """Return the first place of the masks' level that `read` knows, else the first of the level above."""
    ranks, above = {_RANK[level] for level in masks}, None
    for match in _NAMED.finditer(report.folded, mask.end()):
        span = read(report.folded, match)
        if span is None or _RANK[match["level"]] < min(ranks) - 1:
            continue
        if _visited(report.folded, span[0]):
            continue
        own = _OWN.search(report.folded, max(0, span[0] - 6), span[1] + 6) or _ACTS.match(report.folded, span[1])
        if not own:
            continue
        if _RANK[match["level"]] in ranks:
            return span
        above = above or span
    return above


def _visited(folded: str, start: int) -> bool:
    """Return whether a place is visited or listed; the number of a paragraph (二、) lists nothing."""
    low = max(0, start - 5)
    return bool(_AWAY.search(folded, max(0, start - 2), start)) and not _NUMBERED.search(folded[low:start])


def _known(folded: str, match: re.Match[str]) -> Span | None:
    """Return the span of a known place that ends where the match ends."""
    for start in range(match.start(), match.end() - 2):
        if folded[start : match.end()] in _places():
            return start, match.end()
    return None


def _unlisted(folded: str, match: re.Match[str]) -> Span | None:
    """Return the span of a place that no list holds: a short name at the head of a clause that acts as a place does."""
    end = match.end()
    head = _HEAD.search(folded, max(0, end - 8), end)
    if head is None or not _ACTS.match(folded, end):
        return None
    start = head.start("name")
    return None if folded[start] in _NO_NAME or folded[end - 2] in _NO_NAME else (start, end)


def _leak(report: ReportFacts, mask: re.Match[str], named: Span) -> Judgement:
    """Report a mask that the body lifts, in whole or in part."""
    place = report.text[named[0] : named[1]]
    hidden = report.text[mask.start() : mask.end()]
    above = _RANK.get(place[-1], 9) < _RANK[mask["level"]]
    low = max(report.folded.rfind("《", max(0, named[0] - 4), named[0]), report.clause(named[0]), named[0] - 20)
    message = Message(
        "medium",
        80 if above else 88,
        f"主体“{hidden}”被隐去,正文出现“{place}”" + (",为其上级地区,主体仍不明" if above else ""),
        f"the subject {hidden} is masked, the body names {place}" + (", the place above it" if above else ""),
        f"{hidden} ~ {place}",
        klass="data_quality",
    )
    masked, lifted = (mask.start(), report.clause_end(mask.end())), (low, report.clause_end(named[1]))
    finding = quoted(message, [masked], [lifted], about=About(hidden))
    return Judgement("inconsistent", reason="place_named", finding=finding)


def _lifted(report: ReportFacts, lifted: Lifted) -> Judgement:
    """Report a masked body that the report names."""
    hidden, name = (report.text[slice(*span)] for span in lifted)
    message = Message(
        "medium",
        88,
        f"主体“{hidden}”被隐去,文中出现“{name}”",
        f"the subject {hidden} is masked, the report names {name}",
        f"{hidden} ~ {name}",
        klass="data_quality",
    )
    masked = (lifted.mask[0], report.clause_end(lifted.mask[1]))
    finding = quoted(message, [masked], [lifted.name], about=About(hidden))
    return Judgement("inconsistent", reason="body_named", finding=finding)


CHECK = Check(
    "D6",
    "masked_subject",
    "Is the subject masked while the body names the place?",
    judge,
    ("the place above the subject is not the subject", "places visited or compared with"),
    (
        Case("**镇2013年科技工作总结\n今年以来,我镇认真落实《临泉县科技发展若干意见》精神,工作扎实。", "inconsistent"),
        Case("**镇2013年科技工作总结\n今年以来,我镇组织人员赴上海市学习,工作扎实。", "undecidable"),
        Case("XX村镇银行2013年工作总结\n一年来,各项业务稳步增长。\n临河惠民村镇银行\n2013年12月20日", "inconsistent"),
        Case("XX村镇银行2013年工作总结\n一年来,我行与临河农商银行合作。\nXX村镇银行\n2013年12月20日", None),
        Case("临河镇2013年科技工作总结\n今年以来,我镇认真落实《临泉县科技发展若干意见》精神。", None),
    ),
    cues=("*", "X", "x", "×", "某"),
    least_facts=0,
)
