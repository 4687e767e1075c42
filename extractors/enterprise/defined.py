"""Other names that brackets define behind a name: 岱凡家居股份有限公司(下称“岱凡”)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.base import in_order
from extractors.enterprise.aliases import FORMS, kind_by_form
from extractors.enterprise.members import is_name
from extractors.enterprise.spans import Span
from extractors.enterprise.words import either, role, vocabulary
from extractors.lexicon import terms

_DEFINED = re.compile(
    rf"\({either('below')}?(?:{either('defines')}|称)"
    r"[:,为]? ?"
    r"[“\"'‘「《]?(?P<a>[^“”\"'‘’「」《》(),;。、\n]{2,12})[”\"'’」》]?"
    r"(?:(?:、|或者?|,)[“\"'‘「](?P<b>[^“”\"'‘’「」《》(),;\n]{2,12})[”\"'’」])?"
)
_CODE = re.compile("(?:证券|股票)代码.*")  # 意岱科技|证券代码873…, without a mark between
_NO_ALIAS = role("no_alias")
_NO_ALIAS_ENDS = tuple(
    word for word in sorted(_NO_ALIAS) if len(word) > 2 and word not in terms("legal_forms")
)  # 公司或本公司
_BARE = re.compile(r"\(([\u4e00-\u9fff]{2,6})\)")
_LISTED = frozenset("、和及与")


def find_defined(folded: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the aliases that brackets define right behind a name: 岱凡家居股份有限公司(下称“岱凡”)."""
    for owner in spans if "(" in folded else ():
        if not folded.startswith("(", owner.end):
            continue
        match = _DEFINED.match(folded, owner.end)
        if match is None and (bare := _bare_alias(folded, owner)):
            yield bare
        if match is None or folded[owner.start - 1 : owner.start] == "-":
            continue  # 甲岱-乙岱(简称甲乙) is a third firm
        for group in ("a", "b"):
            for at, name in _either(match[group] or "", match.start(group)):
                name = _CODE.sub("", name)
                if _is_alias(name, folded, owner):
                    kind = kind_by_form(name, owner.kind)
                    whole = folded[owner.start : owner.end]
                    yield Span(at, at + len(name), kind, "defined_alias", name, full=whole)


_FORMER = re.compile(
    r"(?:\([^()\n]{1,20}\))?,?(?:原名|曾用名)[为叫是]?[“\"]?(?P<name>[\u4e00-\u9fff*A-Z]{3,8})(?=[”\",。;、)\n(]|$)"
)


def find_former(folded: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the former names that stand right behind a name: 恒岱股份|原名|浙江凤凰."""
    for owner in spans if "名" in folded else ():
        match = _FORMER.match(folded, owner.end)
        if match is not None and is_name(match["name"]):
            whole = owner.full or folded[owner.start : owner.end]
            yield Span(*match.span("name"), kind_by_form(match["name"]), "defined_alias", match["name"], full=whole)


def with_defined(spans: Iterable[Span], defined: Iterable[Span]) -> list[Span]:
    """Return spans with the defined aliases; one found as well without (“岱钢集团”) says now whose it is."""
    told = {(span.start, span.end): span for span in defined}
    known = [span._replace(full=told.pop(place).full) if (place := span[:2]) in told else span for span in spans]
    return known + list(told.values())


def _either(written: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the names that are written and where each begins: 岱生生物或*ST岱生."""
    first, _, other = written.partition("或")
    if len(first) > 1 and len(other) > 1:
        yield from ((start, first), (start + len(first) + 1, other))
    elif written:
        yield start, written


def _bare_alias(folded: str, owner: Span) -> Span | None:
    """Return a short name in a bracket without 简称, made of the full name's characters, that the text repeats."""
    match = _BARE.match(folded, owner.end) if owner.rule in FORMS else None
    if match is None or match[1] in vocabulary().classes or match[1] in _NO_ALIAS:
        return None
    full = folded[owner.start : owner.end]
    if not in_order(match[1], full) or folded.count(match[1]) - full.count(match[1]) < 2:
        return None
    kind = kind_by_form(match[1], owner.kind)
    return Span(match.start(1), match.end(1), kind, "defined_alias", match[1], full=full)


def _is_alias(name: str, folded: str, owner: Span) -> bool:
    """Tell whether a defined alias is that of the name before it: not of a party, nor of a whole list of firms."""
    if name in _NO_ALIAS or name.endswith(_NO_ALIAS_ENDS) or (len(name) <= 3 and name[-1] in "方人者"):
        return False
    listed = folded[owner.start - 1 : owner.start] in _LISTED
    return not listed or not set(name).isdisjoint(folded[owner.start : owner.end])
