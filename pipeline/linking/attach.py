"""Which names are short for which: each name that has fuller neighbours goes to one of them, or stays its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.base import fold
from extractors.names import abbreviates, is_legal, parts
from pipeline.linking.document import choose, fuller_first
from pipeline.linking.keys import name_of, place_of
from pipeline.linking.known import is_anothers, is_known, is_own
from pipeline.linking.names import bare_form, bare_place, spelt


def attach(near: Iterable[tuple[Any, ...]]) -> dict[str, str]:
    """Return the key of its enterprise for each key that is short for another.

    `near` are the keys (short, fuller) and whether reports tie most mentions of the short name to the fuller one.
    """
    candidates: dict[str, list[str]] = {}
    for short, fuller, mostly in near:
        if _before(fuller, short) and _fits(name_of(short), name_of(fuller), bool(mostly)):
            candidates.setdefault(short, []).append(fuller)
    moved: dict[str, str] = {}
    for key in sorted(candidates, key=_rank):
        fuller_keys = {moved.get(other, other) for other in candidates[key]}
        if is_known(name_of(key)):
            fuller_keys = {other for other in fuller_keys if not is_anothers(name_of(key), name_of(other))}
            if not fuller_keys:
                continue
        chosen = choose(name_of(key), {name_of(other) for other in fuller_keys})
        target = next((other for other in sorted(fuller_keys) if name_of(other) == chosen), key)
        if target != key:
            moved[key] = target
    return moved


def _rank(key: str) -> tuple[Any, ...]:
    """Order keys so that each comes after those it may be short for."""
    return (*fuller_first(name_of(key)), place_of(key))


def _before(fuller: str, short: str) -> bool:
    """Return whether a key comes before another one."""
    return _rank(fuller) < _rank(short)


def _fits(name: str, other: str, mostly: bool) -> bool:
    """Return whether `name` may be a shorter name of `other`; a widely known one must be proved to be."""
    if spelt(name) == spelt(other):
        return True
    if is_legal(name):
        return is_legal(other) and _only_place_differs(name, other)
    if not abbreviates(name, other):
        return False
    return not is_known(name) or is_own(name, other) or (mostly and not is_anothers(name, other))


def _only_place_differs(short: str, full: str) -> bool:
    """Return whether two legal names are one, printed with more and with less of its place (山东泰安, 泰安)."""
    a, b = parts(short), parts(full)
    place, fuller = bare_place(a.region), bare_place(b.region)
    same = (a.core, bare_form(a.form)) == (b.core, bare_form(b.form))
    branch = "(" in fold(full) and "(" not in fold(short)  # 华泰汽车(天津)有限公司 is one of several
    return same and not branch and place != fuller and fuller.endswith(place)
