"""The firm's own full name with one other character, for the check entity_variant.

白石鼎川阀门制造股份有限公司 in the title, and at the end: 白石鼎洲阀门制造股份有限公司诚邀四海宾朋

A full name of the same place, trade and form is hardly another firm's where it is told once, by a firm that speaks for
itself (诚邀, 地址) and calls itself by the right one again and again.  Characters that tell sisters apart (东, 二)
are no slip, nor is what is said of a subsidiary, a customer or a rival.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from extractors.name.parts import is_legal, parts
from pipeline.checks.base import Judgement, consistent
from pipeline.checks.d05_entity_variant.slips_of_names import slip_of
from pipeline.checks.d05_entity_variant.two_firms import one_trade
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import any_of

_LONG = 10  # characters of a full name
_OFTEN = 3  # times that the odd two characters of the right name are told
_HEAD = 80
_RELATED, _SISTERS, _VOICE = any_of("D5.related"), any_of("D5.sisters"), any_of("D5.own_voice")
_ADDED = re.compile("[与和同向对由、]$")


def own_name(report: ReportFacts, names: Counter[str]) -> Iterator[Judgement]:
    """Hold each full name that is told once against the name of the firm whose report it is."""
    full = [name for name in names if len(name) >= _LONG and is_legal(name)]
    own = next((name for name in full if _own(report, name)), None) if len(full) > 1 else None
    for name in full if own else ():
        odd = _odd(own or "", name)
        if own is None or not odd or names[name] > 1 or not (_no_trade(name, own) or one_trade(name, own)):
            continue
        at = next(m for m in report.mentions if m.text == name)
        if _sister(report, own, name, odd) or not _speaks(report, own, (at.start, at.end), _no_trade(name, own)):
            yield consistent(())
        else:
            told = [(at.start, at.end)], [(m.start, m.end) for m in report.mentions if m.text == own]
            yield slip_of(name, own, told, f"{name} ×1 ~ {own}", "medium", 80)


def _sister(report: ReportFacts, own: str, name: str, odd: int) -> bool:
    """Return whether a name may be a sister's: it differs in a telling character, or is told of in other words."""
    wrong, right = (text[odd - 1 : odd + 1] for text in (name, own))
    often = 1 if _no_trade(name, own) else _OFTEN
    known = report.folded.count(wrong) == 1 and report.folded.count(right) >= often
    return not known or _SISTERS.search(own[odd] + name[odd]) is not None


def _speaks(report: ReportFacts, own: str, span: Span, sure: bool) -> bool:
    """Return whether the firm itself speaks where a name stands; nobody else does where a trade is no word (`sure`)."""
    low, high = report.sentence_span(span[0])
    sentence = report.folded[low:high]
    if own in sentence or _RELATED.search(sentence) or _ADDED.search(report.folded, max(0, span[0] - 1), span[0]):
        return False
    return sure or _VOICE.search(sentence) is not None


def _own(report: ReportFacts, name: str) -> bool:
    """Return whether a name is that of the firm whose report it is: it stands at the head, or issues the report."""
    return name == report.issuer or name in report.folded[:_HEAD]


def _no_trade(wrong: str, own: str) -> bool:
    """Return whether a name lost the industry of the other: 白石机戒 is no trade that there is."""
    one, two = parts(wrong).industry, parts(own).industry
    return len(one) < len(two) and two.endswith(one)


def _odd(a: str, b: str) -> int | None:
    """Return the place of the one character in which two names differ."""
    if len(a) != len(b):
        return None
    places = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return places[0] if len(places) == 1 else None
