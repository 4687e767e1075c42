"""Reports collected for the tables of a chunk: extracted together, or one by one where that fails."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

import pyarrow as pa

from extractors.words.matcher import expect
from pipeline import faults, ingest, tables
from pipeline.across.sides import sides
from pipeline.checks import CHECKS
from pipeline.checks.base import Check
from pipeline.document.split import Report, split
from pipeline.extract import Extracted, Origin, extract, extract_all
from pipeline.rows import Row
from pipeline.segment import words
from pipeline.workers.watch import EXTRACT, STAGES, TOGETHER, TimedOut, Watch

# Records read together: enough to pay for loading the code of each step, few enough to stay in the cache themselves.
GROUP, GROUP_CHARS = 200, 80_000
LONG = 5_000_000  # characters for each of which a record may take another --timeout
PER_DOCUMENT = ("documents", "sentences", "enterprises", "money", "percentages", "patents", "facts")
AUDIT = ("comparisons", "flags", "flag_evidence")
_UNFIT = (pa.ArrowInvalid, OverflowError, UnicodeError)


@dataclass(slots=True)
class Batch:
    """The tables of some reports, the rejects met on the way, and for each file why extractors abstained in it."""

    tables: dict[str, pa.Table]
    reasons: dict[str, Counter[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Pile:
    """Reports waiting to become a batch."""

    watch: Watch
    checks: Sequence[Check] = CHECKS
    done: list[Extracted] = field(default_factory=list)
    rejects: list[tables.Reject] = field(default_factory=list)
    waiting: list[tuple[int, ingest.Page]] = field(default_factory=list)
    chars: int = 0  # that wait

    def add(self, number: int, page: ingest.Page) -> None:
        """Take in a page, to be extracted together with its neighbours."""
        if len(self.waiting) >= GROUP or self.chars + len(page.text) > GROUP_CHARS:
            self.settle()
        self.waiting.append((number, page))
        self.chars += len(page.text)

    def settle(self) -> None:
        """Extract the pages taken in: together, or where that fails one by one, so that only the cause is lost."""
        waiting, self.waiting, self.chars = self.waiting, [], 0
        found = self._together(waiting) if len(waiting) > 1 else None
        if found is not None:
            self.done += found
            return
        for number, page in waiting:
            self._alone(number, page)

    def _together(self, waiting: Sequence[tuple[int, ingest.Page]]) -> list[Extracted] | None:
        """Return what the pages give together, or None where that fails or an earlier worker died of it."""
        place = (TOGETHER, waiting[0][0])
        if place in self.watch.lost:
            return None
        try:
            with self.watch.at(*place):
                parts = [(_origin(page), split(page, page.repairs)) for _, page in waiting]
                reports = [(report, origin) for origin, found in parts for report in found]
                expect(report.text for report, _ in reports)
                made = extract_all(reports, words, checks=self.checks)
        except (Exception, TimedOut):
            return None
        self.rejects += [_nothing(origin) for origin, found in parts if not found]
        return made

    def _alone(self, number: int, page: ingest.Page) -> None:
        """Extract every report of a page; one that fails becomes a reject."""
        origin = _origin(page)
        if (EXTRACT, number) in self.watch.lost:
            self.rejects.append(lost(origin, EXTRACT, *self.watch.lost[EXTRACT, number]))
            return
        before, times = len(self.done), 1 + len(page.text) // LONG
        try:
            with self.watch.at(EXTRACT, number, times):
                self._reports(page, origin)
        except TimedOut:
            del self.done[before:]
            self.rejects.append(lost(origin, EXTRACT, "timed_out", f"more than {self.watch.seconds * times:g} s"))

    def _reports(self, page: ingest.Page, origin: Origin) -> None:
        """Split a page into reports and extract them."""
        try:
            reports = split(page, page.repairs)
        except Exception as error:  # one page never stops a run
            self.rejects.append(_failure(origin, "segment", None, error))
            return
        if not reports:
            self.rejects.append(_nothing(origin))
        expect(report.text for report in reports)
        for report in reports:
            try:
                self.done.append(extract(report, origin, words, self.checks))
            except Exception as error:  # a fault of ours on one report must not cost the run
                self.rejects.append(_failure(origin, "extract", report, error))

    def batch(self) -> Batch:
        """Return the tables of all reports; a report whose values do not fit its columns is rejected alone."""
        try:
            built = to_tables(self.done)
        except _UNFIT:
            self.done = [item for item in self.done if self._fits(item)]
            built = to_tables(self.done)
        built["rejects"] = tables.to_arrow("rejects", self.rejects)
        return Batch(built, reasons_of(self.done, self.rejects))

    def _fits(self, item: Extracted) -> bool:
        """Return whether one report's rows fit; if not, reject it."""
        try:
            to_tables([item])
        except _UNFIT as error:
            self.rejects.append(_reject(item.origin, "write", "extraction_failed", str(error), faults.trace(error)))
            return False
        return True


def reasons_of(items: Sequence[Extracted], rejects: Sequence[tables.Reject]) -> dict[str, Counter[str]]:
    """Return the counts of abstentions by file; a file that gave only rejects has none."""
    found: dict[str, Counter[str]] = {ingest.file_of(reject.source): Counter() for reject in rejects}
    for item in items:
        total = found.setdefault(ingest.file_of(item.origin.source), Counter())
        total.update(item.abstained)
        total.update(item.dropped)
    return found


def to_tables(items: Sequence[Extracted]) -> dict[str, pa.Table]:
    """Return the rows of reports as Arrow tables, and what the last stage needs to know of their texts.

    Of a report met before only the documents row is kept.
    """
    first: dict[str, Extracted] = {}
    documents: list[Row] = []
    for item in items:
        first.setdefault(item.doc_id, item)
        documents.append(item.rows["documents"][0])
    built = {"documents": tables.to_arrow("documents", documents)}
    told = [item.rows for item in first.values()]
    for table in (*PER_DOCUMENT[1:], *AUDIT):
        built[table] = tables.to_arrow(table, list(chain.from_iterable(map(itemgetter(table), told))))
    return built | sides([rows["documents"][0] for rows in told], [len(rows["facts"]) for rows in told])


def lost(origin: Origin, stage: int, reason: str, detail: str) -> tables.Reject:
    """Return the reject of a record that a worker died of, or that took too long."""
    return _reject(origin, STAGES[stage], reason, detail)


def _origin(page: ingest.Page) -> Origin:
    """Return where a page comes from."""
    return Origin(page.source, page.record, page.encoding, page.content)


def _nothing(origin: Origin) -> tables.Reject:
    """Return the reject of a page that has no text after cleaning."""
    return _reject(origin, "segment", "empty", "no text but control characters")


def _failure(origin: Origin, stage: str, report: Report | None, error: Exception) -> tables.Reject:
    """Return the reject for an error of heshu itself, with its traceback (module and line of each call)."""
    part = f"part {report.part}: " if report else ""
    detail = f"{part}{type(error).__name__}: {error}"
    reason = "out_of_memory" if isinstance(error, MemoryError) else "extraction_failed"
    return _reject(origin, stage, reason, detail, faults.trace(error))


def _reject(origin: Origin, stage: str, reason: str, detail: str, trace: str | None = None) -> tables.Reject:
    """Return the reject of what came from `origin`."""
    return tables.Reject(origin.source, origin.record, stage, reason, detail[:500], origin.content, trace)
