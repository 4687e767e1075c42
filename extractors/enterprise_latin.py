"""Names in Latin letters: SAB Miller plc, Manassen Foods, 欧司朗(Osram)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.enterprise_suffixes import Span
from extractors.enterprise_words import role

_WORD = r"[A-Z][A-Za-z&'\-]{1,20}"
_FORMAL = re.compile(
    rf"{_WORD}(?: {_WORD}){{0,4}}[ ,]{{1,2}}"
    r"(?:plc|PLC|Inc\.?|Corp\.?|Corporation|Ltd\.?|LLC|Limited|GmbH|AG|SA|Group|Holdings?|Foods|Company|Industries|"
    r"Co\. ?, ?Ltd\.?|Co\.,? ?Ltd\.?|Motors|Pharma|Bank|Capital|Partners|Technologies|Systems|Energy|Sugar)(?![A-Za-z])"
)
_NAMED = re.compile(
    r"(?:公司|企业|集团|厂商|巨头|生产商|制造商|运营商|收购|并购|洽购)" + rf"((?:{_WORD})(?: {_WORD}){{0,3}})"
)
# One word and a verb of speech (two words would be a person), or any number and what only firms have.
_SPEAKS = re.compile(
    rf"({_WORD}) ?(?:认为|表示|预计|预估|预测|宣布|日前宣布|强调|指出|称)|"
    rf"({_WORD}(?: {_WORD}){{0,3}}) ?(?:公司|总裁|首席|发言人|旗下|股价|是一家|致力于)"
)
_BRACKET = re.compile(r"\(([A-Z][A-Za-z&.' \-]{1,30})\)")
_TITLES = role("person_title")
_UPPER = re.compile(r"[A-Z][A-Za-z]")
# Tickers, exchanges and acronyms that stand in brackets or before a verb but name no firm.
_TICKER = re.compile(r".*\.(?:SH|SZ|HK|US|JP|SS|N|O|L)$|[A-Z]{3,6}:|[A-Z]{1,2}$")
_ACRONYMS = role("acronym")


def find_latin(folded: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield Latin names that a form, a word for a firm, or a bracket behind a Chinese name proves."""
    if not _UPPER.search(folded):
        return
    for match in _FORMAL.finditer(folded):
        if not _glued(folded, match.start()):
            yield Span(match.start(), match.end(), "foreign", "latin_form", match[0])
    yield from _by_context(folded)
    for span in spans:
        bracket = _BRACKET.match(folded, span.end)
        if bracket and _may_name(bracket[1]):
            yield Span(bracket.start(1), bracket.end(1), "foreign", "latin_bracket", bracket[1])


def _by_context(folded: str) -> Iterator[Span]:
    """Yield the Latin names that stand between words only firms stand between."""
    for match in _NAMED.finditer(folded):
        if _may_name(match[1]):
            yield Span(match.start(1), match.end(1), "foreign", "latin_named", match[1])
    for match in _SPEAKS.finditer(folded):
        group = 1 if match[1] else 2
        name = match[group]
        if len(name) > 2 and not name.isupper() and not _glued(folded, match.start()) and not _person(folded, match):
            yield Span(match.start(group), match.end(group), "foreign", "latin_named", name)


def _person(folded: str, match: re.Match[str]) -> bool:
    """Tell whether a title stands before the one word that speaks: then it is somebody's name."""
    before = folded[max(0, match.start() - 4) : match.start()].rstrip()
    return bool(match[1]) and any(before[-size:] in _TITLES for size in (2, 3, 4))


def _may_name(name: str) -> bool:
    """Tell whether Latin letters can name a firm: no ticker, no acronym for a thing (R&D)."""
    return name not in _ACRONYMS and not _TICKER.match(name)


def _glued(folded: str, start: int) -> bool:
    """Tell whether what stands right before belongs to the same word or person's name."""
    before = folded[start - 1 : start]
    return (
        before in {"’", "'", "·"}
        or (before.isascii() and before.isalnum())
        or (folded[start - 2 : start - 1].isascii() and before == " ")
    )
