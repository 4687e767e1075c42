"""D5: entity_variant.

Are names that differ by one character one firm?  And which firm does a short name mean?

A homophone beside a name met more often is a typing error; sister companies that differ in a telling word are
two firms, and a short name that fits both is ambiguous, not wrong.  A doubled place word (青阳镇镇) is a slip.
Names that are not alike have no row: every two of a report would be one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from extractors.names import is_legal, parts
from pipeline.checks.base import Case, Check, Finding, Judgement, sure
from pipeline.checks.misspelling import hidden, misspelt
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.tables import Fact

_PLACE_WORDS = frozenset("镇县区市乡村省道")
# 深圳市市场, 晋中市市政府: the second word begins another.
_GOES_ON = frozenset("场上长委级政属直域容价内郊花区民")
_OF_FIRMS = ("债", "章", "法", "制")  # 有限公司公司债券, 公司章程
_FORM_TWICE = re.compile("公司(?:有限)?公司")
_SHORTEST = 6
_ASSET = re.compile(
    r"(?:建立|新建|建设|建成|成立|设立|组建)[^,。;]{0,20}?(?P<asset>[一-鿿]{2}中心|[一-鿿]{2,4}(?:基地|车间|生产线|实验室|厂房))"
)
_REACH = 40
_FIRMS = 20  # said to have built one asset of one price that are held against each other


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Compare the names of a report with each other."""
    if report.region:
        yield from _place_doubled(report, report.region.strip("*"))
    if not report.mentions:
        return
    yield from _form_doubled(report)
    texts = [mention.text for mention in report.mentions]
    yield from hidden(report, set(texts))
    if texts.count(texts[0]) < len(texts):
        names = Counter(texts)
        yield from misspelt(report, names)
        if report.of_record:
            yield from _ambiguous(report, names)
            yield from _owners(report)


def _place_doubled(report: ReportFacts, place: str) -> Iterator[Judgement]:
    """Find the report's own place with its last word doubled: 青阳镇镇."""
    if len(place) >= 2 and place[-1] in _PLACE_WORDS:
        at = report.folded.find(place + place[-1])
        if at >= 0 and report.folded[at + len(place) + 1 : at + len(place) + 2] not in _GOES_ON:
            yield _doubling(report, at, place, place[-1])


def _form_doubled(report: ReportFacts) -> Iterator[Judgement]:
    """Find a firm with its last word doubled: 有限公司公司."""
    if not _FORM_TWICE.search(report.folded):
        return
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
    other: list[tuple[str, int, int]] = [("against", at, at + len(single))] if at >= 0 else []
    finding = Finding(
        "data_quality",
        "low",
        sure(85),
        f"“{single}{word}”多字,应为“{single}”",
        f"{single}{word} has a word too many: {single}",
        f"{single}{word} → {single}",
        (("stated", start, start + len(single) + len(word)), *other),  # type: ignore[arg-type]
        subject=single,
        cause=f"doubled:{report.doc_id}:{single}",
    )
    return Judgement("inconsistent", (), reason="doubled_word", finding=finding)


def _ambiguous(report: ReportFacts, names: Counter[str]) -> Iterator[Judgement]:
    """Find short names that fit several full names of the report; one finding for all names of one family."""
    full = {m.text: parts(m.text) for m in report.mentions if m.kind in ("legal_name", "group") and _whole(m.text)}
    families: dict[tuple[str, ...], list[str]] = {}
    for name in sorted(name for name in names if not is_legal(name)):  # a legal name is short for none
        core = parts(name).trade or name
        owners = sorted(other for other, its in full.items() if core in its.core and other != name)
        distinct = {full[other].core for other in owners}
        if len(core) >= 2 and len(distinct) > 1 and (name not in full or len(name) < min(map(len, owners))):
            families.setdefault(tuple(owners), []).append(name)
    largest: list[tuple[str, ...]] = []
    for family in sorted(families, key=lambda family: (-len(family), family)):
        if not any(set(family) <= set(other) for other in largest):
            largest.append(family)
            shorts = [name for other in families if set(other) <= set(family) for name in families[other]]
            yield _unclear(report, shorts, family)


def _whole(name: str) -> bool:
    """Return whether a name is one full name: long enough, and no two names run together."""
    return len(name) > _SHORTEST and "公司" not in name[:-2]


def _unclear(report: ReportFacts, shorts: Sequence[str], owners: Sequence[str]) -> Judgement:
    """Report short names that fit several firms."""
    first = {m.text: (m.start, m.end) for m in reversed(report.mentions)}
    listed, called = "、".join(owners), "、".join(shorts)
    finding = Finding(
        "data_quality",
        "medium",
        sure(75),
        f"“{called}”可指{listed},无法确定",
        f"{called} may mean {listed}: ambiguous",
        f"{called} → {len(owners)}",
        (*(("stated", *first[name]) for name in shorts), *(("against", *first[name]) for name in owners)),
        subject=shorts[0],
    )
    return Judgement("inconsistent", (), reason="ambiguous", finding=finding)


def _owners(report: ReportFacts) -> Iterator[Judgement]:
    """Find one asset of one price that two firms with a shared name are said to have built."""
    built: dict[tuple[str, Decimal | None], dict[str, Fact]] = {}  # the first fact of each firm, by asset and price
    for fact in report.facts:
        if fact.unit == "元" and fact.subject is not None and (asset := _asset(report, fact)):
            built.setdefault((asset, fact.low), {}).setdefault(fact.subject, fact)
    for (asset, _), facts in built.items():
        for a, b in combinations(list(facts.values())[:_FIRMS], 2):
            if _sisters(a.subject or "", b.subject or ""):
                yield _two_owners(report, a, b, asset)


def _asset(report: ReportFacts, fact: Fact) -> str | None:
    """Return what was built with an amount."""
    match = _ASSET.search(report.folded, fact.end, min(len(report.folded), fact.end + _REACH))
    return match["asset"][-4:] if match else None


def _sisters(a: str, b: str) -> bool:
    """Return whether two names share a trade name."""
    one, two = parts(a), parts(b)
    shared = one.trade[:2]
    return len(shared) == 2 and shared == two.trade[:2]


def _two_owners(report: ReportFacts, a: Fact, b: Fact, asset: str) -> Judgement:
    """Report one asset with two owners."""
    spans: list[tuple[str, Span]] = []
    for side, fact in (("stated", b), ("against", a)):
        spans.append((side, (fact.start - len(report.words(fact)), report.clause_end(fact.end))))
        name = next(
            (m for m in reversed(report.mentions) if m.canonical == fact.subject and m.start < fact.start), None
        )
        if name:
            spans.append((side, (name.start, name.end)))
    finding = Finding(
        "data_quality",
        "medium",
        sure(78),
        f"同一{asset}({report.printed(a)})分属{a.subject}与{b.subject}",
        f"one asset ({report.printed(a)}) has two owners: {a.subject} and {b.subject}",
        f"{report.printed(a)} = {report.printed(b)}",
        tuple((side, *span) for side, span in spans),  # type: ignore[misc]
        subject=a.subject,
        metric=a.metric,
    )
    return Judgement("inconsistent", (b, a), reason="two_owners", finding=finding)


CHECK = Check(
    "D5",
    "entity_variant",
    "Are names that differ by one character one firm, and which firm does a short name mean?",
    judge,
    ("known names are no misspellings", "sister companies are ambiguous, not misspelt", "telling characters"),
    (
        Case(
            "永兴机械有限公司加大投入。2013年永兴机械有限公司实现利税3000万元。永星机械有限公司新上一条生产线。",
            "inconsistent",
        ),
        Case(
            "永兴机械有限公司加大投入。2013年永兴机械有限公司实现利税3000万元。宏达机械有限公司新上一条生产线。",
            None,
        ),
        Case("宏图电气有限公司加大投入,2013年宏图电气有限公司实现利税3000万元。鸿图化工有限公司投产。", "consistent"),
        Case(
            "临河镇2013年科技工作总结\n今年以来,临河镇科技工作开展顺利。\n临河镇镇人民政府\n2013年12月", "inconsistent"
        ),
    ),
    least_facts=0,
)
