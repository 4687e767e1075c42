"""Names in Latin letters: SAB Miller plc, Manassen Foods, 欧司朗(Osram)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.enterprise_anchors import Span

_WORD = r"[A-Z][A-Za-z&'\-]{1,20}"
_FORMAL = re.compile(
    rf"{_WORD}(?: {_WORD}){{0,4}}[ ,]{{1,2}}"
    r"(?:plc|PLC|Inc\.?|Corp\.?|Corporation|Ltd\.?|LLC|Limited|GmbH|AG|SA|Group|Holdings?|Foods|Company|Industries|Motors|Pharma|Bank|Capital|Partners|Technologies|Systems|Energy|Sugar)(?![A-Za-z])"
)
_NAMED = re.compile(rf"(?:公司|企业|集团|厂商|巨头|生产商|制造商|运营商|收购|并购|洽购)((?:{_WORD})(?: {_WORD}){{0,3}})")
_BRACKET = re.compile(r"\(([A-Z][A-Za-z&.' \-]{1,30})\)")
_TICKER = re.compile(r".*\.(?:SH|SZ|HK|US|JP|SS|N|O|L)$|[A-Z]{3,6}:|NYSE|NASDAQ|IPO|CEO|LED|PPP|P2P|GDP|[A-Z]{1,2}$")


_SPEAKS = re.compile(rf"({_WORD}(?: {_WORD}){{0,3}}) ?(?:认为|表示|预计|预估|预测|宣布|强调|指出|称|公司|总裁|首席|发言人|旗下|收购|股价|是一家|致力于)")


def find_latin(folded: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield Latin names that a form, a word for a firm, or a bracket behind a Chinese name proves."""
    for match in _FORMAL.finditer(folded):
        if not folded[match.start() - 1 : match.start()].isascii() or not folded[match.start() - 1 : match.start()].isalnum():
            yield Span(match.start(), match.end(), "foreign", "latin_form", match[0])
    for match in _NAMED.finditer(folded):
        if not _TICKER.match(match[1]):
            yield Span(match.start(1), match.end(1), "foreign", "latin_named", match[1])
    for match in _SPEAKS.finditer(folded):
        if len(match[1]) > 2 and not match[1].isupper():
            yield Span(match.start(1), match.end(1), "foreign", "latin_named", match[1])
    for span in spans:
        bracket = _BRACKET.match(folded, span.end)
        if bracket and not _TICKER.match(bracket[1]):
            yield Span(bracket.start(1), bracket.end(1), "foreign", "latin_bracket", bracket[1])
