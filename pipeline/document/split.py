"""One page to its reports: clean the text, part it at 第一篇 … 第N篇, and read what each report says of itself.

A page without such headings is parted where the title of a report stands behind the signature of another.

Nothing is lost: the sources of the reports, joined, are the page.  A short line or two before the first heading
goes into the fixes of the first report (`page_preamble`), a longer text is a report of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from extractors.base import fold
from pipeline.document.clean import clean, restore
from pipeline.document.fields import Fields, read_fields
from pipeline.document.parts import Heading, part_headings
from pipeline.document.repairs import join
from pipeline.document.signed import signed_parts
from pipeline.tables import Fix

PREAMBLE = 200
FIGURES_PREAMBLE = 60
_FIGURE = re.compile(r"\d ?(?:%|[万亿]|元|件|项|家)")


class PageLike(Protocol):
    """What is needed of a page."""

    @property
    def text(self) -> str:
        """The decoded text."""

    @property
    def title(self) -> str | None:
        """The title the source gave the page."""


class Report(NamedTuple):
    """One report of a page.  `restore(text, fixes)` is its source, which began at `source_start` of the page."""

    part: int
    heading: str | None
    title: str | None
    issuer: str | None
    region: str | None
    report_year: int | None
    report_year_basis: str | None
    issued: str | None
    doc_type: str
    text: str
    fixes: tuple[Fix, ...]
    source_start: int


def split(page: PageLike, repairs: Sequence[Fix] = ()) -> list[Report]:
    """Return the reports of a page, in order; at least one, unless cleaning leaves nothing.

    `repairs` are what was mended in the page when it was read; they are among the fixes of the reports.
    """
    cleaned = clean(page.text)
    text, fixes = cleaned.text, cleaned.fixes
    if repairs:
        fixes = join(page.text, repairs, fixes)
    if not text or text.isspace():
        return []
    headings = part_headings(text)
    cuts = () if headings else signed_parts(text)
    if not headings and not cuts:
        return [_report(1, None, read_fields(text, None, page.title), text, fixes, 0)]
    starts = [heading.start for heading in headings] or [cut.start for cut in cuts]
    if headings and not _is_report(text[: starts[0]]):
        fixes = _with_preamble(text, fixes, starts[0])
        cut = starts[0]
        text = text[cut:]
        headings = [Heading(h.start - cut, h.end - cut, h.number, h.style) for h in headings]
        starts = [start - cut for start in starts]
    bounds = sorted({0, *starts})
    whole = page.title if len(bounds) == 1 else None
    heading_at = {heading.start: text[heading.start : heading.end] for heading in headings}
    heading_at |= {cut.start: cut.heading for cut in cuts if cut.heading}
    reports = []
    source_start = 0
    for part, (start, end) in enumerate(zip(bounds, [*bounds[1:], len(text)], strict=True), 1):
        own = _own_fixes(fixes, start, end, first=start == 0)
        body = text[start:end]
        heading = heading_at.get(start)
        reports.append(_report(part, heading, read_fields(body, heading, whole), body, own, source_start))
        source_start += len(restore(body, own)) if own else end - start
    return reports


def _report(
    part: int, heading: str | None, fields: Fields, text: str, fixes: tuple[Fix, ...], source_start: int
) -> Report:
    """Return the report with what it says of itself."""
    return Report(part, heading, *fields, text, fixes, source_start)


def _is_report(text: str) -> bool:
    """Return whether what stands before the first heading is a report, not a line that introduces the page."""
    size = len("".join(text.split()))
    has_figures = size >= FIGURES_PREAMBLE and "。" in text and _FIGURE.search(fold(text)) is not None
    return size >= PREAMBLE or has_figures


def _with_preamble(text: str, fixes: Sequence[Fix], cut: int) -> tuple[Fix, ...]:
    """Return the fixes of `text[cut:]`, where `text[:cut]` became a fix of its own."""
    count = bisect_right(fixes, cut, key=lambda fix: fix.end)
    before = restore(text[:cut], fixes[:count])
    moved = tuple(Fix(fix.name, fix.start - cut, fix.end - cut, fix.was) for fix in fixes[count:])
    return (Fix("page_preamble", 0, 0, before), *moved) if before else moved


def _own_fixes(fixes: Sequence[Fix], start: int, end: int, first: bool) -> tuple[Fix, ...]:
    """Return the fixes of `text[start:end]`; what was removed where two parts meet belongs to the earlier one."""
    low = 0 if first else bisect_right(fixes, start, key=lambda fix: fix.end)
    high = bisect_right(fixes, end, key=lambda fix: fix.end)
    if not start:
        return tuple(fixes[low:high])
    return tuple(Fix(fix.name, fix.start - start, fix.end - start, fix.was) for fix in fixes[low:high])
