"""Take an enterprise name apart: place, trade name (字号), industry, legal form.

The order is that of the naming rules for enterprises (企业名称登记管理规定 art. 6: 行政区划 + 字号 + 行业 + 组织形式);
any part but the trade name may be missing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.base import fold
from extractors.lexicon import pairs, seldom, terms
from extractors.records import record
from extractors.words import prepared
from extractors.words.seldom import Words

# Townships and counties that no list holds: 青石镇绿野果蔬专业合作社, 云溪县华信机械厂.
_SMALL_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}?[镇乡县](?=[\u4e00-\u9fff]{2})")
BRACKETED = re.compile(r"[(][^()]{1,12}[)]")
_MAX_PLACES = 4


@record(frozen=True, slots=True)
class Parts:
    """The parts of one name; `core` is trade name and industry together, as a short name abbreviates them."""

    region: str
    trade: str
    industry: str
    form: str

    @property
    def core(self) -> str:
        """Trade name and industry."""
        return self.trade + self.industry


@cache
def _lengths_by_end(lexicon: str) -> dict[str, tuple[int, ...]]:
    """Return the lengths, longest first, of the words of a lexicon that end in each character."""
    lengths: dict[str, set[int]] = {}
    for word in terms(lexicon):
        lengths.setdefault(word[-1], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in lengths.items()}


def _tail(rest: str, lexicon: str) -> str:
    """Return the longest word of a lexicon that ends `rest` and leaves two characters, else the empty string."""
    words = terms(lexicon)
    for n in _lengths_by_end(lexicon).get(rest[-1:], ()):
        if n + 2 <= len(rest) and rest[-n:] in words:
            return rest[-n:]
    return ""


@cache
def _regions() -> Words[None]:
    """Return place names that may stand before a trade name; countries are part of no Chinese name's place."""
    return prepared.words("regions of countries", _no_countries)


def _no_countries() -> frozenset[str]:
    """Return what `_regions` returns."""
    return frozenset(region for region, level in pairs("regions", "level").items() if level != "country")


@cache
def _place_beginnings() -> Words[None]:
    """Return the first two characters of all places, which settle most names."""
    return prepared.words("beginnings of places", lambda: frozenset(region[:2] for region in _no_countries()))


def parts_once(name: str) -> Parts:
    """Return the parts of an enterprise name, for who asks about a name once: `parts` keeps them.

    The trade name keeps at least two characters; a place that is followed by nothing but industry is the trade
    name itself (青岛啤酒, 中国人寿保险).
    """
    rest, form, region = fold(name).replace(" ", ""), "", ""
    for bracket in BRACKETED.findall(rest) if "(" in rest else ():
        region += bracket[1:-1] if bracket[1:-1] in seldom("regions") else ""
        form += bracket[1:-1] if bracket[1:-1] in terms("legal_forms") else ""
        rest = rest.replace(bracket, "")
    rest, tail = _strip_form(rest)
    place, core = _strip_region(rest)
    trade, industry = _strip_industry(core)
    if place and core in terms("industry_words"):
        trade, industry, place = place, core, ""
    return Parts(place + region, trade, industry, form + tail)


# Those of a chunk, and of what is compared with each other; half a kilobyte each.
parts = lru_cache(maxsize=1 << 13)(parts_once)


def _strip_form(rest: str) -> tuple[str, str]:
    """Cut legal forms off the end, as many as there are (集团 + 有限公司)."""
    cut = ""
    for _ in range(3):
        form = _tail(rest, "legal_forms")
        if not form:
            break
        rest, cut = rest[: -len(form)], form + cut
    if not cut and rest.endswith("股份") and len(rest) >= 4:
        return rest[:-2], "股份"
    return rest, cut


def _strip_region(rest: str) -> tuple[str, str]:
    """Cut place names off the start, as long as two characters remain."""
    place = ""
    for _ in range(_MAX_PLACES):
        if rest[:2] not in _place_beginnings():
            break
        length = next((n for n in range(min(11, len(rest) - 2), 1, -1) if rest[:n] in _regions()), 0)
        if not length:
            break
        place, rest = place + rest[:length], rest[length:]
        if rest[0] in "省市县区镇" and len(rest) > 2:
            place, rest = place + rest[0], rest[1:]
    small = _SMALL_PLACE.match(rest)
    return (place + small[0], rest[small.end() :]) if small else (place, rest)


def _strip_industry(rest: str) -> tuple[str, str]:
    """Cut industry words off the end, as long as two characters remain."""
    industry = ""
    for _ in range(4):
        word = _tail(rest, "industry_words")
        if not word:
            break
        rest, industry = rest[: -len(word)], word + industry
    return rest, industry


def is_legal(name: str) -> bool:
    """Return whether a name carries the form of a legal person of its own (…有限公司, …专业合作社)."""
    return is_legal_form(parts(name).form)


def is_legal_form(form: str) -> bool:
    """Return whether a form is that of a legal person of its own."""
    return form.endswith(("有限公司", "有限责任公司", "专业合作社", "有限合伙"))
