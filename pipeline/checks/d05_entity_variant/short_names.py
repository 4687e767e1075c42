"""Short names with a homophone in place of one character, where no extractor sees a name, for entity_variant.

和沣黄铺 … 和沣黄浦: three to five characters, told at least once as they should be
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.lexicon import seldom
from extractors.name.pinyin import homophones
from pipeline.checks.base import Judgement
from pipeline.checks.d05_entity_variant.slips_of_names import one_name
from pipeline.checks.report import ReportFacts
from pipeline.checks.report_text import Span

_HAN = re.compile("[一-鿿]{3,5}")
_THREE, _PLACE, _MOST = 3, 2, 60  # characters of a name, and of a place before it; names of a report
_NO_NAME = frozenset("和与及的等是在有为对由从到将")


def short_names(report: ReportFacts, names: Sequence[str]) -> Iterator[Judgement]:
    """Look for each short name with one other character of the same sound."""
    known, common, regions = seldom("known_names"), seldom("common_words"), seldom("regions")
    short = sorted({name for name in names if _HAN.fullmatch(name)})
    for name in short if len(short) <= _MOST else ():
        for odd in _to_look_at(report.folded, name):
            spans = [span for span in _slips(report.folded, name, odd) if not _in_name(report, span)]
            if not spans or _rest_is_word(name, odd) or (name[:_PLACE] in regions and names.count(name) == 1):
                continue
            wrong = report.folded[slice(*spans[0])]
            if wrong not in known and wrong not in common and len(spans) <= names.count(name):
                others = [(m.start, m.end) for m in report.mentions if m.text == name]
                yield one_name(wrong, name, [spans, others], "medium")
                break


def _to_look_at(folded: str, name: str) -> Iterator[int]:
    """Yield the places of a name of which what stands before or behind is told more often than the name itself."""
    times, half = folded.count(name), len(name) // 2
    if folded.count(name[half:]) > times:
        yield from range(half)
    if folded.count(name[:half]) > times:
        yield from range(half, len(name))


def _rest_is_word(name: str, odd: int) -> bool:
    """Return whether what stands before or behind the odd character of a name of three is a word: 煤气|化, 煤气|和."""
    rest = name[:odd] if odd == len(name) - 1 else name[1:] if odd == 0 else ""
    return len(name) == _THREE and rest in seldom("common_words")


def _slips(folded: str, name: str, odd: int) -> Iterator[Span]:
    """Yield where a name stands with another character of one sound at a place."""
    before, behind = name[:odd], name[odd + 1 :]
    piece, shift = (before, 0) if len(before) >= len(behind) else (behind, odd + 1)
    at = folded.find(piece)
    while at >= 0:
        start = at - shift
        told = folded[start : start + len(name)] if start >= 0 else ""
        alike = len(told) == len(name) and told[:odd] == before and told[odd + 1 :] == behind
        if alike and told[odd] not in (name[odd], *_NO_NAME) and homophones(told[odd], name[odd]):
            yield start, start + len(name)
        at = folded.find(piece, at + 1)


def _in_name(report: ReportFacts, span: Span) -> bool:
    """Return whether a place is in the name of an enterprise."""
    return any(m.start < span[1] and span[0] < m.end for m in report.mentioned(max(0, span[0] - 30), span[1]))
