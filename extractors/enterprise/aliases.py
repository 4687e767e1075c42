"""Other names of the same firm inside one document: what is left of a full name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.enterprise.sisters import add_sisters
from extractors.enterprise.spans import Span
from extractors.enterprise.words import SUFFIXES, cut, known_names, role, vocabulary

_SURNAMES = role("surname")
_NO_MEMBERS = role("no_member")
FORMS = frozenset({"legal_form", "group_form"})


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


_UNITS, _GOODS = tuple(role("level")), tuple(role("goods_line"))


def derive(folded: str, spans: Iterable[Span]) -> dict[str, tuple[str, str, str]]:
    """Return the surfaces to look for in the text: surface -> (how, tail, full).

    `how`: alone, alone and whole as it is, where it ends there, at the head of a clause, only extended, or as a
    sister's, with a line of its own or apart from other words; `tail`: the line of business it may take on; `full`:
    what it abbreviates.
    """
    names: dict[str, tuple[str, str, str]] = {}
    known: set[str] = set()
    for span in spans:
        if span.rule == "known_name":
            if 4 <= span.end - span.start <= 5:
                known.add(folded[span.start : span.end])
            surface = folded[span.start : span.end]
            if surface not in known_names() and not surface.endswith(_GOODS):
                names.setdefault(surface, ("whole", "", ""))  # with its place or line: 上海万科, 巴克莱资本
            if folded.endswith("集团", span.start, span.end) and _is_strange(folded[span.start : span.end - 2]):
                names.setdefault(surface[:-2], ("ended", "", surface))
        else:
            _add(folded, span, names)
    for surface in sorted(known):
        add_sisters(folded, surface, names)
    return names


def _is_strange(core: str) -> bool:
    """Tell whether no lexicon knows anything of the trade name of a known group: 步阳|集团, then 步阳."""
    return 2 <= len(core) <= 4 and core not in vocabulary().classes and not cut(core)


def _add(folded: str, span: Span, names: dict[str, tuple[str, str, str]]) -> None:
    """Add a name found in the text and what may be left of it."""
    surface = folded[span.start : span.end]
    full = span.full or (surface if span.kind == "legal_name" else "")
    names[surface] = ("alone", "", full)
    names |= _without_place(span, surface)
    core = span.core
    if span.rule in FORMS and span.region:
        _add_placed(span, surface, names)
    if core.startswith("第") and surface.endswith("厂") and span.tail:
        names.setdefault(f"{core[1:]}{span.tail[0]}厂", ("alone", "", full or surface))  # 第二棉纺厂, then 二棉厂
    if _no_alias(span):
        return
    if folded.find(core, span.end) >= 0 or folded.find(core, 0, span.start) >= 0:
        how = _how(folded, span, core)
        if how == "alone" and names.get(core, ("",))[0] == "ended":  # the legal name tells more than a short one
            names[core] = how, span.tail, full
        names.setdefault(core, (how, span.tail, full))
    if span.rule in FORMS and (inner := _inner_name(folded, core)) and not inner.endswith(_UNITS):
        names.setdefault(inner, ("alone" if full else "extended", span.tail, full))
    if span.region and not span.region.endswith(("省", "市", "县", "区")):
        names.setdefault(span.region + core, ("alone" if len(core) > 1 else "extended", span.tail, full))


def _add_placed(span: Span, surface: str, names: dict[str, tuple[str, str, str]]) -> None:
    """Add what a place and a part of a name make: 四川现代汽车, then 四川现代; 宁夏石化公司, then 宁夏石化."""
    core, full = span.core, span.full or (surface if span.kind == "legal_name" else "")
    if len(core) == 4 and core in known_names() and core[2:] in SUFFIXES and span.region != "台湾":
        names.setdefault(span.region + core[:2], ("ended", "", full))
    if span.tail and not core and "集团" not in surface:
        names.setdefault(span.region + span.tail, ("placed", "", full))


def _without_place(span: Span, surface: str) -> dict[str, tuple[str, str, str]]:
    """Return a member of a list without the place that opens it: 宁波岱尚塑机, then 岱尚塑机."""
    placed = span.rule == "list_member" and not span.region and len(surface) > 5
    return {surface[2:]: ("alone", "", span.full or "")} if placed and surface[:2] in vocabulary().regions else {}


# Names that are short already, by the rule that found them.
_SHORT = frozenset({"defined_alias", "stock_code", "headline", "special_treatment", "stake", "subject"})


def _no_alias(span: Span) -> bool:
    """Tell whether a trade name may not stand alone: an ordinal (第一机床厂), or a person's name (李某某集团)."""
    if span.core.endswith(_UNITS):
        return True  # 临江市|城建投资集团, then 临江市: the place
    core = span.core
    if span.rule in _SHORT or not 2 <= len(core) <= 6 or core.startswith("第"):
        return True
    return len(core) == 3 and core[0] in _SURNAMES and span.kind != "legal_name" and not cut(core)


def _how(folded: str, span: Span, core: str) -> str:
    """Return how a trade name may stand for the whole name: the more of it lexicons know, the less freely."""
    if core in _NO_MEMBERS or _is_local(folded, core):
        return "extended"  # 华北电网, then 华北; 石桥酒业 in a text on 石桥镇
    plain = any(kind != "generic" or end - start > 1 for start, end, _, kind in cut(core))  # 源|大 is strange
    known = plain if span.full else bool(cut(core))
    everyday = plain or core in vocabulary().classes or core in vocabulary().trade
    if span.rule == "name_suffix" and not everyday and 2 <= len(core) <= 4:
        return "ended"
    if span.kind == "group" and _is_strange_pair(core):
        return "alone"
    if span.rule == "group_form" and len(core) > 4 and _opens_known(core):
        return "opening"  # 迅岱大数据|公司, then 迅岱大数据
    if span.rule == "name_suffix" or (known and span.kind != "legal_name") or core in vocabulary().classes:
        return "extended" if known else "opening"
    return "opening" if known and _is_class(core) else "alone"


def _opens_known(core: str) -> bool:
    """Tell whether a name known beforehand opens a trade name."""
    tokens = cut(core)
    return bool(tokens) and not tokens[0][0] and tokens[0][3] == "known"


def _is_strange_pair(core: str) -> bool:
    """Tell whether two characters that no lexicon knows and one word make a trade name: 正恒|车灯, no school's."""
    tokens = cut(core) if len(core) == 4 and not core[:2].isascii() else ()
    return len(tokens) == 1 and tokens[0][:2] == (2, 4) and tokens[0][3] in _NOUNS and tokens[0][2] not in _SCHOOLS


_NOUNS, _SCHOOLS = frozenset({"common", "industry"}), role("school")


def _is_class(core: str) -> bool:
    """Tell whether words alone make up a trade name and the last is a line of business: 药用|玻璃, 整体|家居."""
    tokens = cut(core)
    covered = sum(end - start for start, end, _, _ in tokens)
    return covered == len(core) and tokens[-1][3] in {"industry", "generic"} and tokens[0][3] not in {"known", "region"}


def _inner_name(folded: str, core: str) -> str:
    """Return the trade name behind a place or a parent, where it comes back: 国电重庆|恒泰, 铜岭|睿博, 中石化|巴陵."""
    tokens = cut(core)
    if not tokens:  # 铜岭睿博 in a text that speaks of 铜岭县
        return core[2:] if len(core) == 4 and _is_place(folded, core[:2]) else ""
    start, end, _, kind = tokens[-1]
    if not (kind == "region" and start and len(core) > 5) and not (kind == "known" and not start):
        return ""
    inner = core[end:]
    return inner if 2 <= len(inner) <= 4 and folded.count(inner) > 1 else ""


def _is_place(folded: str, word: str) -> bool:
    """Tell whether the text itself speaks of a place of this name."""
    return any(word + unit in folded for unit in "市县区镇乡")


_UNIT = re.compile(r"[县镇]|乡(?!村)|市(?![场值])|区(?![域块间])")


def _is_local(folded: str, core: str) -> bool:
    """Tell whether a trade name is that of a place of the text; 美大|市场部 speaks of none."""
    return _is_place(folded, core) and any(_UNIT.match(folded, m.end()) for m in re.finditer(re.escape(core), folded))
