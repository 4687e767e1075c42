"""What a worker does: a few sources in, Arrow tables out."""

from __future__ import annotations

import gc
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import pyarrow as pa

from pipeline import ingest, tables
from pipeline.document.split import Report, split
from pipeline.extract import Extracted, Origin, extract
from pipeline.rows import Row
from pipeline.segment import words
from pipeline.workers import collector_paused

BATCH_CHARS = 2_000_000
PER_DOCUMENT = ("documents", "sentences", "enterprises", "money", "percentages", "patents", "facts")
AUDIT = ("comparisons", "flags", "flag_evidence")


@dataclass(slots=True)
class Batch:
    """Tables of some documents, the rejects met on the way, and why extractors abstained."""

    tables: dict[str, pa.Table]
    reasons: Counter[str] = field(default_factory=Counter)
    files: int = 0


@dataclass(slots=True)
class _Pile:
    """Reports waiting to become a batch."""

    done: list[Extracted] = field(default_factory=list)
    rejects: list[tables.Reject] = field(default_factory=list)
    chars: int = 0
    files: int = 0

    def add(self, page: ingest.Page) -> None:
        """Extract every report of a page; one that fails becomes a reject."""
        origin = Origin(page.source, page.record, page.encoding)
        for report in _reports(page, self.rejects):
            try:
                self.done.append(extract(report, origin, words))
            except Exception as error:  # a fault of ours on one report must not cost the run
                self.rejects.append(_failure(origin, "extract", report, error))
        self.chars += len(page.text)

    def batch(self) -> Batch:
        """Return what was gathered, and start anew."""
        built, reasons = self._build()
        built["rejects"] = tables.to_arrow("rejects", self.rejects)
        out = Batch(built, reasons, self.files)
        self.done, self.rejects, self.chars, self.files = [], [], 0, 0
        return out

    def _build(self) -> tuple[dict[str, pa.Table], Counter[str]]:
        """Return the tables of all reports; a report whose values do not fit its columns is rejected alone."""
        try:
            return _tables(self.done), _reasons(self.done)
        except (pa.ArrowInvalid, OverflowError, UnicodeError):
            self.done = [item for item in self.done if self._fits(item)]
            return _tables(self.done), _reasons(self.done)

    def _fits(self, item: Extracted) -> bool:
        """Return whether one report's rows fit; if not, reject it."""
        try:
            _tables([item])
        except (pa.ArrowInvalid, OverflowError, UnicodeError) as error:
            origin = item.origin
            self.rejects.append(
                tables.Reject(origin.source, origin.record, "write", "extraction_failed", str(error)[:500])
            )
            return False
        return True


def _reasons(items: Sequence[Extracted]) -> Counter[str]:
    """Return the sum of all abstention counts."""
    total = Counter(chain.from_iterable(item.abstained for item in items))
    for item in items:
        for reason, times in item.dropped.items():
            total[reason] += times
    return total


def _tables(items: Sequence[Extracted]) -> dict[str, pa.Table]:
    """Return the rows of some reports as Arrow tables; of a report met before only the documents row is kept."""
    first: dict[str, Extracted] = {}
    documents: list[Row] = []
    for item in items:
        row = item.rows["documents"][0]
        documents.append(row if first.setdefault(item.doc_id, item) is item else tables.as_copy(row))
    built = {"documents": tables.to_arrow("documents", documents)}
    for table in (*PER_DOCUMENT[1:], *AUDIT):
        rows = list(chain.from_iterable(item.rows[table] for item in first.values()))
        built[table] = tables.to_arrow(table, rows)
    return built


def _reports(page: ingest.Page, rejects: list[tables.Reject]) -> list[Report]:
    """Return the reports of a page; a page that cannot be split becomes a reject."""
    try:
        return split(page)
    except Exception as error:  # as above: one page never stops a run
        rejects.append(_failure(Origin(page.source, page.record, page.encoding), "segment", None, error))
        return []


def _failure(origin: Origin, stage: str, report: Report | None, error: Exception) -> tables.Reject:
    """Return the reject for a fault of ours, with the place it happened."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    part = f"part {report.part}: " if report else ""
    detail = f"{part}{type(error).__name__}: {error} ({frame.name}:{frame.lineno})"
    return tables.Reject(origin.source, origin.record, stage, "extraction_failed", detail[:500])


def process(task: tuple[list[ingest.Source], int]) -> Iterator[Batch]:
    """Yield the batches of some sources, in order."""
    with collector_paused():
        pile = _Pile()
        for batch in _batches(pile, *task):
            yield batch
            gc.collect(1)  # what was made since the last batch; lexicons and caches are older


def _batches(pile: _Pile, sources: Sequence[ingest.Source], max_chars: int) -> Iterator[Batch]:
    """Yield a batch whenever enough has been read, and one at the end."""
    for source in sources:
        for page in ingest.read(source, max_chars):
            if isinstance(page, tables.Reject):
                pile.rejects.append(page)
            else:
                pile.add(page)
            if pile.chars >= BATCH_CHARS:
                yield pile.batch()
        pile.files += 1
    yield pile.batch()
