"""Latin names and acronyms with letters changed about, doubled or dropped, for the check entity_variant.

USDA … USAD · Bambook … Bamboook · Joyoung … Joyong

Words of English sentences are none of them, nor are forms of one word (Objectivism, Objectivist), plurals and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import one_name
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span
from pipeline.checks.words import any_of

_LETTERS = re.compile("[A-Za-z]{4,24}")
_WORD = re.compile(
    r"(?<![A-Za-z0-9@._/&'’-])(?<![A-Za-z0-9,.] )[A-Za-z]{4,24}(?![A-Za-z0-9@_/&'’-]|\.[A-Za-z]| [A-Za-z])"
)
_FAKES = any_of("D5.fakes")  # of brands that others are misspelt after on purpose
_MOST, _LONG, _ACRONYM = 150, 6, 5  # words of a report, letters


def latin_names(report: ReportFacts) -> Iterator[Judgement]:
    """Hold the Latin words of a report against those that have the same letters but for one, or in another order."""
    words = {word for word in _LETTERS.findall(report.folded) if word != word.lower()}
    if not 1 < len(words) <= _MOST or _FAKES.search(report.folded):
        return
    told: dict[str, list[Span]] = {word: [] for word in words}
    for match in _WORD.finditer(report.folded):
        told.setdefault(match[0], []).append(match.span())
    pairs = _alike(words)
    for pair in sorted(pairs):
        one, two = sorted(pair, key=lambda word: (len(told[word]), word))
        if told[one] and _slip(one, two, len(told[two])):
            yield one_name(one, two, [told[one], told[two]])


def _alike(words: Iterable[str]) -> set[tuple[str, str]]:
    """Return the pairs of words that may be a slip apart."""
    alike: dict[str, list[str]] = {}
    for word in words:
        lower = word.lower()
        for key in {"".join(sorted(lower)), lower, *(lower[:at] + lower[at + 1 :] for at in range(1, len(lower)))}:
            alike.setdefault(key, []).append(word)
    several = (sorted(told) for told in alike.values() if 1 < len(told) <= _ACRONYM)
    return {pair for told in several for pair in combinations(told, 2)}


def _slip(one: str, two: str, often: int) -> bool:
    """Return whether one of two words is a slip of the other, that is told so often."""
    a, b = one.lower(), two.lower()
    if len(a) == len(b):
        odd = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(odd) == len("ab") and odd[1] - odd[0] == 1 and a[odd[0]] == b[odd[1]] and a[odd[1]] == b[odd[0]]
        return swapped and (often > 1 or len(a) >= _LONG)
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    if len(longer) - len(shorter) != 1 or longer.lower() == longer[0].lower() + shorter.lower():
        return False
    at = next(at for at, letter in enumerate(longer) if letter.lower() != shorter[at : at + 1].lower())
    doubled = longer[at].lower() == longer[at - 1].lower() and longer[at] != "I" and at > 1
    return doubled or (len(shorter) >= _LONG and at < len(longer) - 1 and longer[at].islower() and longer[at] != "s")
