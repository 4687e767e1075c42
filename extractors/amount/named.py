"""Currencies named beside a number: a symbol or code before or behind it (US$3亿, 20€), 港币 and its like before it."""

from __future__ import annotations

import re

from extractors.lexicon import alternation
from extractors.number.magnitudes import NUMERALS, SCALES
from extractors.number.qualifiers import beside
from extractors.number.quantities import Quantity
from extractors.number.units import UNITS, Unit

_NAMES = {
    word: word
    for word, unit in UNITS.items()
    if unit.family == "currency" and unit.factor == "1" and len(word) > 1 and word[-1] in "元币金镑圆铢布"
    if word[0] not in "元块"
}
_CODES = {word: word for word, unit in UNITS.items() if unit.family == "currency" and word.isascii() and word.isupper()}
SYMBOLS = {
    **_NAMES,
    **_CODES,
    **{"US$": "美元", "$": "美元", "HK$": "港元", "A$": "澳元", "NT$": "新台币", "S$": "新加坡元", "C$": "加元"},
    **{"AU$": "澳元", "CA$": "加元", "NZ$": "新西兰元", "R$": "巴西雷亚尔", "NTD": "新台币", "CN¥": "元"},
    **{"¥": "元", "€": "欧元", "£": "英镑", "₩": "韩元", "₹": "印度卢比", "₽": "卢布", "฿": "泰铢"},
    **{"JP¥": "日元", "RMB¥": "元", "rmb": "元", "人民币": "元"},
}
SIGNS = frozenset(symbol for symbol in SYMBOLS if len(symbol) == 1)
# Codes in letters that also stand before a single digit; EUR6 is a norm.
_USUAL = frozenset({"RMB", "USD", "HKD", "人民币", "美元", "港币"})
_LONGEST = max(map(len, SYMBOLS)) + len(" -")
_SYMBOL = re.compile(rf"(?<![A-Za-z])({alternation(SYMBOLS)})[ ]?$")
_LESS = re.compile(rf"(?<![A-Za-z])({alternation(s for s in SYMBOLS if s[-1] in SIGNS)})-$")
_LETTER = re.compile("[KkMB](?![A-Za-z0-9²³])")
_BEHIND = re.compile(rf"[ ]?([{''.join(sorted(SIGNS))}])(?![ ]?[0-9])")
_GOES_ON = frozenset("至到起左以上的和与")
_FORMULA = 60
_LEADS, _LARGE = frozenset("为共约达付值额超近款资需收到"), 4  # what leads up to an amount: 代价为港币8,800,000
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_DECLARED = re.compile("(新台币|人民币|[台港日韩澳加]币|美金)$")
_CODE_ENDS = re.compile("[A-Z] ?$")
_WINDOW = 10
BARE = frozenset({"元", "块", "毛", "角"})
_FOREIGN = alternation(word for word in _NAMES if UNITS[word].code != "CNY")
_BLURS = " :约近超逾达过"
# The name before an amount in a bare 元: 美元三万元; not 5万美元3万元, nor the rate in 兑美元6.9元.
_OWN = re.compile(rf"(?<![0-9{NUMERALS}多余兑对每换比])({_FOREIGN})\)?[{_BLURS}]{{0,2}}$")
_OWN_ENDS = frozenset({")", *_BLURS, *(word[-1] for word in _NAMES)})
# The name behind one contradicts it (500元日元, 500万元(美元)); names on both sides make a row of rates.
_CONTRADICTS = re.compile(rf"(?:{_FOREIGN})(?![旦宵件素])|\((?:{_FOREIGN})\)")
_CONTRADICTS_HEADS = frozenset({"(", *(word[0] for word in _NAMES)})
_IN_A_ROW = re.compile(rf"(?:{_FOREIGN}|人民币) $")
SYMBOL_ENDS = frozenset({" ", *(symbol[-1] for symbol in SYMBOLS)})


def unitless(folded: str, quantity: Quantity) -> Quantity:
    """Return a number behind a sign with the letter of its magnitude ($5M), or without what is counted (￥299|起)."""
    match, unit = _LETTER.match(folded, quantity.end), quantity.unit
    if match:
        written = quantity.written + match[0]
        return quantity._replace(end=match.end(), unit_end=match.end(), written=written, unit=None)
    if unit is not None and unit.family in ("count", "measure") and not unit.word[0].isascii():
        return quantity._replace(unit_end=quantity.end, unit=None)
    return quantity


def prefixed(folded: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the currency symbol that stands before a number: ¥500, US$3亿, 人民币500万, ¥-500."""
    start, end, written = quantity.start, quantity.end, quantity.written
    before = folded[start - 1 : start]
    if not start or (before not in SYMBOL_ENDS and before != "-"):
        return None
    match = (_SYMBOL if before != "-" else _LESS).search(folded, max(0, start - _LONGEST), start)
    if match is None or not _ends(folded[end : end + 1], match[1][-1] in SIGNS or _is_sum(written)):
        return None
    if len(written) == 1 and match[1].isalpha() and match[1] not in _USUAL:
        return None
    return match if match[1] not in _NAMES or _names(folded, match, written) else None


def _ends(follows: str, sure: bool) -> bool:
    """Tell whether a number ends where it seems to: not $5X, nor RMB500型, but ¥500左右 and RMB500左右."""
    return not follows.isalpha() or follows in _GOES_ON or (sure and not follows.isascii())


def _names(folded: str, match: re.Match[str], written: str) -> bool:
    """Tell 美元100万 and 日元 10000 from a rate (欧元 1.08), a year (欧元 2012) and the end of another word."""
    before = folded[match.start() - 1 : match.start()]
    if before not in ("", " ", ",", "(", ":"):
        return match[1] == "人民币" or (before in _LEADS and _is_large(written))
    if match[1] in _USUAL or written[-1] in SCALES:
        return True
    return "." not in written and _YEAR.fullmatch(written) is None


def _is_sum(written: str) -> bool:
    """Tell whether a number is written as sums are: 66.09亿, 81,690,831."""
    return written[-1] in SCALES or "," in written


def _is_large(written: str) -> bool:
    """Tell an amount from a rate, a year and a count: 66.09亿, 81,690,831, 89083."""
    if _is_sum(written):
        return True
    return written.isdigit() and len(written) >= _LARGE and _YEAR.fullmatch(written) is None


def suffixed(folded: str, quantity: Quantity) -> re.Match[str] | None:
    """Return the sign of a currency that stands behind a number, and before no other one: 20€, 5$; not $x = 5$."""
    if folded[quantity.start - 1 : quantity.start] in SIGNS:
        return None
    match = _BEHIND.match(folded, quantity.end)
    if match is None or match[1] != "$":
        return match
    opened = folded.rfind("$", max(0, quantity.start - _FORMULA), quantity.start)
    return match if opened < 0 or folded[opened - 1 : opened].isdigit() else None


def declared(folded: str, start: int) -> tuple[int, str] | None:
    """Return where the currency begins that is named before a bare 元, and its code: 港币超过|500元, HK$|500万元."""
    window = folded[max(0, start - _WINDOW) : start]
    match = _OWN.search(window) if window[-1:] in _OWN_ENDS else None
    if match:
        return start - len(window) + match.start(), UNITS[match[1]].code
    if "币" not in window and "美金" not in window and SIGNS.isdisjoint(window) and not _CODE_ENDS.search(window):
        return None
    at = beside(folded, start, start)[0]
    at -= len(folded[max(0, at - 2) : at]) - len(folded[max(0, at - 2) : at].rstrip(" :约近达上过-"))
    match = _DECLARED.search(folded, max(0, at - _LONGEST), at) or _SYMBOL.search(folded, max(0, at - _LONGEST), at)
    if match is None or (match.re is _SYMBOL and not match[1].isascii() and match[1] not in SIGNS):
        return None
    return match.start(), UNITS[SYMBOLS[match[1]]].code


def contradicted(folded: str, quantity: Quantity, unit: Unit) -> bool:
    """Tell whether another currency is named beside an amount: 500元|日元, 美元 6.45 |欧元 7.82."""
    end = quantity.unit_end
    if unit.word == "元":
        return folded[end : end + 1] in _CONTRADICTS_HEADS and _CONTRADICTS.match(folded, end) is not None
    if folded[quantity.start - 1 : quantity.start] != " " or folded[quantity.end] != " " or unit.word not in _NAMES:
        return False
    return _IN_A_ROW.search(folded, max(0, quantity.start - _LONGEST), quantity.start) is not None


def code_of(folded: str, start: int, unit: Unit) -> str:
    """Return the currency of an amount: that of the unit, or the one named before a bare 元 (新台币38.6亿元)."""
    named = declared(folded, start) if unit.word in BARE else None
    return named[1] if named else unit.code
