"""Join what was mended when a page was read with what cleaning changed: one list of fixes that undoes both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.document.clean import restore
from pipeline.tables import Fix


class _Change(NamedTuple):
    """One change: `name`, its span in the page as it was handed to cleaning, and how much longer it became."""

    start: int
    end: int
    name: str
    growth: int
    repair: Fix | None


def join(page: str, repairs: Sequence[Fix], fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """Return the fixes of the cleaned text that lead back to what was read.

    `repairs` are fixes of `page`; `fixes` are those of the text that cleaning made of `page`.  Where a fix touches a
    repair, both become one of the repair's name.
    """
    out: list[Fix] = []
    shift = 0
    changes = [*_cleaned(fixes), *(_Change(repair.start, repair.end, repair.name, 0, repair) for repair in repairs)]
    for group in _groups(sorted(changes, key=lambda change: change[:2])):
        start, end = group[0].start, max(change.end for change in group)
        growth = sum(change.growth for change in group)
        inside = [Fix(r.name, r.start - start, r.end - start, r.was) for *_, r in group if r is not None]
        name = inside[0].name if inside else group[0].name
        out.append(Fix(name, start + shift, end + shift + growth, restore(page[start:end], inside)))
        shift += growth
    return tuple(out)


def _cleaned(fixes: Sequence[Fix]) -> Iterator[_Change]:
    """Yield the fixes of cleaning with their places in the page before it."""
    shift = 0
    for fix in fixes:
        growth = fix.end - fix.start - len(fix.was)
        start = fix.start - shift
        yield _Change(start, start + len(fix.was), fix.name, growth, None)
        shift += growth


def _groups(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    """Yield the changes in groups that overlap; those that only touch stay apart."""
    group: list[_Change] = []
    end = 0
    for change in changes:
        if group and change.start >= end:
            yield group
            group = []
        group.append(change)
        end = max(end, change.end)
    if group:
        yield group
