"""Other names of the same firm inside one document: defined ones, and what is left of a full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.enterprise.proofs import deed_follows, opens_clause
from extractors.enterprise.suffixes import RIGHT_CUE, Span
from extractors.enterprise.words import crosses_word, cut, role, vocabulary
from extractors.lexicon import Matcher, load

_DEFINED = re.compile(
    r"\((?:以下|下文|后文|文中|以下均|之后)?(?:合称|简称|下称|统称|称|称为|简称为|下称为|原名|股票简称|证券简称)"
    r"[:,为]? ?"
    r"[“\"'‘「《]?(?P<a>[^“”\"'‘’「」《》(),;。、\n]{2,12})[”\"'’」》]?"
    r"(?:(?:、|或者?|,)[“\"'‘「](?P<b>[^“”\"'‘’「」《》(),;\n]{2,12})[”\"'’」])?"
)
_SURNAMES = role("surname")
_NO_ALIAS = role("no_alias")
# Endings that are verbs or everyday nouns as well: 中铝|发展铜产业.
_VERBAL = role("verbal_ending")


def find_defined(folded: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the aliases that brackets define right behind a name: 达芬奇家居股份有限公司(下称“达芬奇”)."""
    for owner in spans:
        match = _DEFINED.match(folded, owner.end) if folded.startswith("(", owner.end) else None
        if match is None:
            continue
        for group in ("a", "b"):
            name = match[group]
            if name and name not in _NO_ALIAS and name[-1] not in "方人者":
                kind = kind_by_form(name, owner.kind)
                yield Span(
                    match.start(group),
                    match.end(group),
                    kind,
                    "defined_alias",
                    name,
                    full=folded[owner.start : owner.end],
                )


def kind_by_form(name: str, default: str = "short") -> str:
    """Return the kind a name has by its form."""
    if name.endswith(("有限公司", "有限责任公司")):
        return "legal_name"
    if name.endswith(("集团", "集团公司")):
        return "group"
    if name.endswith("厂"):
        return "factory"
    if name.endswith("合作社"):
        return "cooperative"
    return "foreign" if default == "foreign" else "short"


def derive(folded: str, spans: Iterable[Span]) -> dict[str, tuple[str, str, str]]:
    """Return the surfaces to look for in the text: surface -> (how, tail, full).

    `how`: alone, where it ends there, at the head of a clause, or only extended; `tail`: the line of business
    it may take on; `full`: what it abbreviates.
    """
    names: dict[str, tuple[str, str, str]] = {}
    for span in spans:
        surface = folded[span.start : span.end]
        if span.rule == "known_name":
            continue
        full = span.full or (surface if span.kind == "legal_name" else "")
        names[surface] = ("alone", "", full)
        core = span.core
        if (
            _no_alias(span)
            or span.rule in {"defined_alias", "stock_code", "headline", "special_treatment", "stake", "subject"}
            or not 2 <= len(core) <= 6
        ):
            continue
        if folded.find(core, span.end) >= 0 or folded.find(core, 0, span.start) >= 0:
            names.setdefault(core, (_how(span, core), span.tail, full))
        if len(core) == 4 and span.rule == "legal_form" and not cut(core) and _is_place(folded, core[:2]):
            names.setdefault(core[2:], ("alone", span.tail, full))  # 铜岭睿博 in a text that speaks of 铜岭县
        if span.region and not span.region.endswith(("省", "市", "县", "区")):
            names.setdefault(span.region + core, ("alone" if len(core) > 1 else "extended", span.tail, full))
    return names


def _no_alias(span: Span) -> bool:
    """Tell whether a trade name may not stand alone: an ordinal (第一机床厂), or a person's name (李某某集团)."""
    core = span.core
    person = len(core) == 3 and core[0] in _SURNAMES and span.kind != "legal_name"
    return core.startswith("第") or (person and not cut(core))


def _how(span: Span, core: str) -> str:
    """Return how a trade name may stand for the whole name: the more of it lexicons know, the less freely."""
    known = bool(cut(core))
    everyday = known or core in vocabulary().classes or core in vocabulary().trade
    if span.rule == "name_suffix" and not everyday and 2 <= len(core) <= 4:
        return "ended"
    if span.rule == "name_suffix" or (known and span.kind != "legal_name") or core in vocabulary().classes:
        return "extended" if known else "opening"
    return "alone"


def _is_place(folded: str, word: str) -> bool:
    """Tell whether the text itself speaks of a place of this name."""
    return any(word + unit in folded for unit in "市县区镇乡")


def _subsequence(piece: str, whole: str) -> bool:
    """Tell whether the characters of `piece` stand in `whole` in this order (资管 in 资产管理)."""
    position = 0
    for char in piece:
        position = whole.find(char, position) + 1
        if not position:
            return False
    return True


def _endings() -> frozenset[str]:
    """Return what may lengthen a trade name: suffixes of names and forms."""
    suffixes = frozenset(row["suffix"] for row in load("name_suffixes")) - {"股份"}
    return suffixes | frozenset(row["form"] for row in load("legal_forms"))


_ENDINGS = _endings()
_ENDING_FIRST = frozenset(ending[0] for ending in _ENDINGS)


_PLACE_UNITS = frozenset("省市县区镇乡村旗路街")
_CLOSED = frozenset("团司厂社")


def _extension(folded: str, end: int, tail: str) -> int:
    """Return how many characters after a trade name still belong to the name (开泰|科技, 苏汇|资管)."""
    for size in (6, 5, 4, 3, 2):
        piece = folded[end : end + size]
        if piece in _ENDINGS or (size == 2 and tail and len(piece) == 2 and _subsequence(piece, tail)):
            after = folded[end + size : end + size + 1]
            goes_on = piece in _VERBAL and "\u4e00" <= after <= "\u9fff" and not RIGHT_CUE.match(folded, end + size)
            return 0 if goes_on or _NOT_ENDED.match(folded, end + size) else size
    return 0


_SPEAKS = re.compile(r"强调|表示|认为|透露|宣布|称|方面")
_NOT_ENDED = re.compile(r"股?东|中心|\d|[化性们学军部]|开发区|产业园|事务")


def _occurrences(folded: str, names: Iterable[str]) -> list[tuple[int, int, str]]:
    """Return where the names stand; building an automaton does not pay for a few names in a short text."""
    names = list(names)
    if len(names) > 16 or len(folded) > 20_000:
        return list(Matcher(names).find(folded))
    found = []
    for name in names:
        start = folded.find(name)
        while start >= 0:
            found.append((start, start + len(name), name))
            start = folded.find(name, start + len(name))
    return found


def _may_stand(folded: str, how: str, start: int, end: int) -> bool:
    """Tell whether a trade name may stand without its ending here, by how much of it lexicons know."""
    if how == "ended" and (not folded[end : end + 1].isalnum() or RIGHT_CUE.match(folded, end)):
        return True
    return how == "alone" or (how in {"opening", "ended"} and _stands_alone(folded, start, end))


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether a trade name without its line of business opens a clause and speaks or does what firms do."""
    return opens_clause(folded, start) and (deed_follows(folded, end) or _SPEAKS.match(folded, end) is not None)


def _is_place_here(folded: str, word: str, end: int) -> bool:
    """Tell whether a trade name is a place's here: 天河机械, then 天河|县."""
    return folded[end : end + 1] in _PLACE_UNITS and len(word) == 2


def find_again(folded: str, names: dict[str, tuple[str, str, str]], seen: Sequence[Span]) -> list[Span]:
    """Return every other occurrence of the names of a document, with the endings they take there."""
    found: list[Span] = []
    if not names:
        return found
    ends = {span.start: span.end for span in seen if span.rule != "known_name"}
    for start, end, word in _occurrences(folded, names):
        if ends.get(start, 0) >= end:
            continue
        how, tail, full = names[word]
        longer = end
        after = folded[end : end + 1]
        if (after in _ENDING_FIRST or (tail and after in tail)) and word[-1] not in _CLOSED and not word.isascii():
            longer = end + _extension(folded, end, tail)
        if longer == end and not _may_stand(folded, how, start, end):
            continue
        if longer == end and _is_place_here(folded, word, end):
            continue
        if len(word) <= 3 and crosses_word(folded, start, longer):
            continue
        surface = folded[start:longer]
        found.append(Span(start, longer, kind_by_form(surface), "same_document", word, full=full or None))
    return found
