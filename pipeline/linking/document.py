"""Join the names of one report: each mention gets the fullest name of its enterprise, or None where two would fit.

Two legal names are never merged.  A short name goes to the one fuller name it abbreviates.  Where it fits several:
a bare trade name goes to the one group, else to the one legal name among them (金锣 → 金锣集团, not 金锣牧业公司);
any name goes to that one of them which itself is short for all the others (新安凯 → 新安凯科技有限公司, which commits
to neither 新安凯动力科技 nor 新安凯科控科技); else it is ambiguous, and goes to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from extractors.base import Enterprise, fold, in_order
from extractors.enterprise.words import vocabulary
from extractors.name.abbreviations import abbreviates, clipped, initials, inner_trade, opens_line
from extractors.name.parts import is_legal, parts
from pipeline.linking.known import fullest, is_anothers, is_known, is_own
from pipeline.linking.stated import daughters, is_new, latin_names

NO_NAMES: Mapping[str, str] = MappingProxyType({})


def names_of(text: str, enterprises: Sequence[Enterprise], title: str | None = None) -> dict[int, str | None]:
    """Return the local name of each mention by its start, None where several fit.

    A title that is a legal name and no more is the fullest name of the firm that the text is on.
    """
    if not enterprises:
        return {}
    whole = title if title and title.endswith("公司") and is_new(title, {m.text for m in enterprises}) else ""
    names = local_names(enterprises, daughters(text, enterprises), latin_names(text, enterprises), whole)
    return {mention.start: name for mention, name in zip(enterprises, names, strict=True)}


def once_each(text: str, enterprises: list[Enterprise], names: dict[int, str | None]) -> list[Enterprise]:
    """Return the mentions without second names of one firm in brackets: 恒盛集团（山东恒盛集团有限公司）."""
    if "（" not in text and "(" not in text:
        return enterprises
    kept = list(enterprises[:1])
    for before, mention in pairwise(enterprises):
        bracketed = text[before.end : mention.start] in ("(", "（") and names[mention.start] is not None
        bracketed = bracketed and not mention.text.isascii()  # 欧司朗(Osram): both are written
        if not (bracketed and names[mention.start] == names[before.start]):
            kept.append(mention)
    return kept


def local_names(
    enterprises: Sequence[Enterprise],
    daughters: frozenset[str] = frozenset(),
    latin: Mapping[str, str] = NO_NAMES,
    title: str = "",
) -> list[str | None]:
    """Return for each mention the report's fullest name of its enterprise; None where several fit.

    `latin` are the names for which Latin ones stand; `title` is a legal name that stands above the text.
    """
    names = {m.text for m in enterprises}
    stating = [*latin.items(), *((m.text, m.full) for m in enterprises if m.full and not _sisters(m))]
    if not stating and len(names) < 2 and not title:
        return [m.text for m in enterprises]
    printed = {fold(name): name for name in names} if stating else {}  # in the report's own characters
    stated = {name: printed.get(fold(full), full) for name, full in stating}
    names.update(stated.values())
    stated = {**_by_lexicon(names), **stated}
    blocks = _blocks(names - daughters)
    resolved: dict[str, str | None] = {}
    for name in sorted(names, key=fuller_first):
        resolved[name] = _resolve(name, stated.get(name), blocks, resolved)
    homes = _with_line(resolved)
    if title:
        homes |= _of_title(title, (name for name in names - stated.keys() if resolved[name] == name))
    return [homes.get(found, found) if (found := resolved[m.text]) else None for m in enterprises]


def _of_title(title: str, names: Iterable[str]) -> dict[str, str]:
    """Return the title for each name that is short for it and for no name of the text; a known one must be its own."""
    blocks = _blocks({title})
    fit = (name for name in names if not is_known(name) or is_own(name, title))
    return {name: title for name in fit if _resolve(name, None, blocks, {title: title}) == title}


def _with_line(resolved: Mapping[str, str | None]) -> dict[str, str]:
    """Return for names that are short for none the one in 公司 that adds a line, a place: 宏岱(公司) → 宏岱玻璃公司.

    Not of those widely known, which have daughters named so.
    """
    lines: dict[str, set[str]] = {}
    for name, home in resolved.items():
        split = parts(name)
        if home and split.industry and split.form == "公司" and split.trade not in vocabulary().industry:
            for bare in (split.region + split.trade, f"{split.region}{split.trade}公司", split.core):
                lines.setdefault(bare, set()).add(home)
    alone = {name for name in lines if resolved.get(name) == name and not is_known(name.removesuffix("公司"))}
    return {name: next(iter(lines[name])) for name in sorted(alone) if len(lines[name]) == 1}


def _by_lexicon(names: set[str]) -> dict[str, str]:
    """Return the fullest of the names of one firm that the lexicon knows under each of them: 工行 → 中国工商银行."""
    firms: dict[str, list[str]] = {}
    for name in names:
        firms.setdefault(fullest(name), []).append(name)
    found: dict[str, str] = {}
    for same in firms.values():
        if len(same) == 1:
            continue
        first = min(same, key=fuller_first)
        found.update((name, first) for name in same if name != first)
    return found


def _sisters(mention: Enterprise) -> bool:
    """Return whether an alias found by its trade name is a sister firm or the group of both.

    恒源食品 is not 恒源饲料集团有限公司, and 恒源集团 is not 恒源饲料有限公司.
    """
    if mention.rule != "same_document" or not mention.full:
        return False
    alias, full = parts(mention.text), parts(mention.full)
    return ("集团" in alias.form and "集团" not in full.form) or not in_order(alias.core, fold(mention.full))


def fuller_first(name: str) -> tuple[bool, bool, bool, bool, int, bool, str]:
    """Order names so that each comes after those it may be short for; Chinese before Latin, plain characters first."""
    form, latin, plain = parts(name).form, fold(name).isascii(), fold(name).replace("ST ", "ST")
    length = -len(name.replace("ST ", "ST"))  # *ST 海润 is no fuller than *ST海润
    return not is_legal(name), "集团" not in form, form.endswith("公司"), latin, length, plain != name, name


def _blocks(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by the characters a shorter name of theirs would begin with."""
    blocks: dict[str, list[str]] = {}
    for name in sorted(names):
        split = parts(name)
        trade = split.trade
        for start in {trade[:2], trade[-2:], trade[2:4], trade[:1] + split.industry[:1]}:
            blocks.setdefault(start, []).append(name)
    return blocks


def _resolve(
    name: str, stated: str | None, blocks: dict[str, list[str]], resolved: dict[str, str | None]
) -> str | None:
    """Return the local name of one name; fuller names have been resolved before."""
    if stated:
        return resolved.get(stated) or stated
    if is_legal(name):
        return name
    near = [other for other in blocks.get(parts(name).core[:2], ()) if other in resolved]
    if not near:
        return name
    known = is_known(name)
    if known:
        near = [other for other in near if not is_anothers(name, other)]
    for shortens in (abbreviates, inner_trade, initials, clipped, opens_line):
        fuller = {resolved[other] or other for other in near if shortens(name, other)}
        if known:
            fuller = {other for other in fuller if not is_anothers(name, other)}
        if fuller:
            return choose(name, fuller)
    return name


def _is_group(name: str) -> bool:
    """Return whether a name carries the form of a group."""
    return "集团" in parts(name).form


def choose(name: str, fuller: set[str]) -> str | None:
    """Return the one of several fuller names that `name` stands for, None where that is open.

    A widely known name is not that of the one legal person among them, which may be any of its daughters.
    """
    if len(fuller) == 1:
        return next(iter(fuller))
    if parts(name).trade == name:
        kinds = (_is_group,) if is_known(name) else (_is_group, is_legal)
        for kind in kinds:
            chosen = [other for other in fuller if kind(other)]
            if len(chosen) == 1:
                return chosen[0]
            if chosen:
                break
    general = [one for one in sorted(fuller) if all(one == other or abbreviates(one, other) for other in fuller)]
    return general[0] if len(general) == 1 else None
