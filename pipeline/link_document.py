"""Join the names of one report: each mention gets the fullest name of its enterprise, or None where two would fit.

Two legal names are never merged.  A short name goes to the one fuller name it abbreviates.  Where it fits several,
it goes to that one of them which itself is short for all the others (新安凯 → 新安凯科技有限公司, which commits to
neither 新安凯动力科技 nor 新安凯科控科技), else to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.base import Enterprise
from extractors.names import abbreviates, is_legal, parts


def local_names(enterprises: Sequence[Enterprise]) -> list[str | None]:
    """Return for each mention the report's fullest name of its enterprise; None where several fit."""
    stated = {m.text: m.full for m in enterprises if m.full}
    names = {m.text for m in enterprises} | {full for full in stated.values() if full}
    blocks = _blocks(names)
    resolved: dict[str, str | None] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        resolved[name] = _resolve(name, stated.get(name), blocks, resolved)
    return [resolved[m.text] for m in enterprises]


def _blocks(names: Iterable[str]) -> dict[str, list[str]]:
    """Return names by each pair of neighbouring characters of their core, so that only likely pairs are compared."""
    blocks: dict[str, list[str]] = {}
    for name in sorted(names):
        core = parts(name).core
        for pair in {core[i : i + 2] for i in range(len(core) - 1)} | {name[:2]}:
            blocks.setdefault(pair, []).append(name)
    return blocks


def _resolve(
    name: str, stated: str | None, blocks: dict[str, list[str]], resolved: dict[str, str | None]
) -> str | None:
    """Return the local name of one name; longer names have been resolved before."""
    if stated:
        return resolved.get(stated) or stated
    if is_legal(name):
        return name
    near = blocks.get(parts(name).core[:2], []) + blocks.get(name[:2], [])
    fuller = {resolved.get(other) or other for other in near if other in resolved and abbreviates(name, other)}
    if not fuller:
        fuller = {resolved.get(other) or other for other in near if other in resolved and clipped(name, other)}
    return choose(fuller) if fuller else name


def clipped(short: str, full: str) -> bool:
    """Return whether a bare two-character name is the end of a longer trade name (安凯 of 新安凯)."""
    trade = parts(full).trade
    return len(short) == 2 and len(trade) == 3 and trade.endswith(short)


def choose(fuller: set[str]) -> str | None:
    """Return the one of several fuller names that commits to no other, else None."""
    if len(fuller) == 1:
        return next(iter(fuller))
    general = [
        name for name in sorted(fuller) if all(name == other or abbreviates(name, other) for other in fuller)
    ]
    return general[0] if len(general) == 1 else None
