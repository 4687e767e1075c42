"""What findings on names that are probably one say, and which names are told in one sound, for entity_variant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.two_firms import one_sound
from pipeline.checks.findings import About, Message, quoted
from pipeline.checks.report_text import Span
from pipeline.severity import Severity

_Told = Sequence[Sequence[Span]]  # where each of two names stands


def of_one_sound(told: Mapping[str, Sequence[object]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names, by the places of each, that are a homophone apart; the one told less often first."""
    for one, two in combinations(sorted(told, key=lambda name: (len(told[name]), name)), 2):
        if one_sound(one, two):
            yield one, two


def one_name(
    one: str, two: str, told: _Told, severity: Severity = "low", confidence: int = 80, formula: str = ""
) -> Judgement:
    """Say that two names, told at some places each, are probably one; the one told less often is named first."""
    zh, en = f"“{one}”与“{two}”疑为同一名称,其一有误", f"{one} and {two} are probably one name, misspelt"
    formula = formula or f"{one} ×{len(told[0])} ~ {two} ×{len(told[1])}"
    return odd_name((one, two), told, (zh, en, formula), severity, confidence)


def slip_of(wrong: str, right: str, told: _Told, formula: str, severity: Severity, confidence: int) -> Judgement:
    """Say which of two names is misspelt."""
    zh, en = f"“{wrong}”疑为“{right}”之误", f"{wrong} is probably {right}, misspelt"
    return odd_name((wrong, right), told, (zh, en, formula), severity, confidence)


def odd_name(
    names: tuple[str, str], told: _Told, said: tuple[str, str, str], severity: Severity, confidence: int
) -> Judgement:
    """Report a name with an odd character and the one that is probably meant, with the first places of each."""
    message = Message(severity, confidence, *said, klass="data_quality")
    about = About(names[1], cause=f"name:{names[0]}:{names[1]}")
    finding = quoted(message, told[0][:3], told[1][:3], about=about)
    return Judgement("inconsistent", reason="one_character", finding=finding)
