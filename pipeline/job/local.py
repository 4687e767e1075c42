"""A run on this machine: of all its inputs, or of what an earlier run rejected, merged with what that run has."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from pipeline import ingest, suppressions
from pipeline.assembly.gather import Gathered
from pipeline.checks.chosen import chosen
from pipeline.engines import identity
from pipeline.engines.extraction import Extracted, extract_all
from pipeline.engines.group import Asked
from pipeline.engines.shards import Chunks, Store
from pipeline.engines.sharing import Taken
from pipeline.job import kept, restored
from pipeline.job.closing import finish, load_ahead
from pipeline.job.options import LATER, Options, Progress
from pipeline.job.retry import Plan
from pipeline.limits import FEW, SMALL
from pipeline.storage.output import Output
from pipeline.tables import Reject
from pipeline.workers.cores import available_cores
from pipeline.workers.pool import Pool
from pipeline.workers.worker import Limits, collector_paused

if TYPE_CHECKING:
    from pipeline.assembly.finish import Finished

_LOG = logging.getLogger(__name__)
Found = Iterator[ingest.Source | Reject]


@dataclass(slots=True)
class Local:
    """A run on this machine: its folder, its options, reviewers' decisions, and whom to tell of its progress."""

    output: Output
    options: Options
    rules: suppressions.Suppressions
    progress: Progress | None
    documents: int = 0  # that were read, not taken from an earlier run

    def everything(self, inputs: Sequence[str], base: str | None = None) -> tuple[Extracted, Gathered, Finished]:
        """Extract all inputs (relative ones in the folder `base`) and write their tables."""
        with self._pool(ingest.sources(inputs, base)) as (pool, sources):
            return self._finish(self._extract(pool, sources), pool)

    def again(self, plan: Plan, chunks: Chunks | None) -> tuple[Extracted, Gathered, Finished]:
        """Read again what is planned, and write its tables together with `chunks`, those that the earlier run kept.

        Where it kept none, they are made from its tables.
        """
        found = list(ingest.sources(plan.whole, plan.base))
        with self._pool(chain(found, ingest.sources(plan.rest, plan.base)), again=True) as (pool, _):
            whole = self._extract(pool, iter(found), run=plan.run)
            rest = self._extract(pool, ingest.sources(plan.rest, plan.base), run=plan.run, retry_of=str(plan.folder))
            self.documents = sum(about["rows"]["documents"] for each in (whole, rest) for about in each.chunks.about())
            store, replaced = Store(self.output.shards), _replaced(plan, found)
            if chunks:
                old = [*kept.without(chunks, plan.run, replaced, store)]
            else:
                _LOG.warning("%s keeps nothing for retry: what stays is extracted again from its texts", plan.folder)
                old = restored.chunks(plan.folder, plan.run, replaced, store, pool, chosen(self.options.checks))
            paths = [*old, *whole.chunks.paths, *rest.chunks.paths]
            inputs = identity.combined(before=plan.run, again=[whole.inputs, rest.inputs])
            extracted = Extracted(Chunks(paths), inputs, whole.files + rest.files, whole.reused + rest.reused)
            return self._finish(extracted, pool)

    @contextmanager
    def _pool(self, sources: Found, again: bool = False) -> Iterator[tuple[Pool, Found]]:
        """Yield workers, as many as the sources are worth, and the sources.

        `again`: of sources read again one may be dangerous, and is not read in this process.
        """
        first = list(islice(sources, FEW))
        small = len(first) < FEW and sum(item.size for item in first if isinstance(item, ingest.Source)) < SMALL
        workers = min(self._workers, 0 if not again and self._is_safe(first) else 1) if small else self._workers
        limits = Limits(self.options.timeout, self.options.max_memory)
        with Pool(workers, self.output.workers, limits, warm=not small) as pool:
            if not small:
                load_ahead()
            yield pool, chain(first, sources)

    def _is_safe(self, sources: Iterable[ingest.Source | Reject]) -> bool:
        """Return whether this process may read a few small sources itself, which is sooner done than forking another.

        Only plain text is safe; alarms must reach this thread, and no limit of memory may be set.
        """
        alarmed = threading.current_thread() is threading.main_thread() and os.name == "posix"
        return alarmed and self.options.max_memory is None and all(map(ingest.is_plain, sources))

    @property
    def _workers(self) -> int:
        """The greatest number of workers."""
        return (self.options.workers or available_cores()) if self.options.guard else 0

    def _extract(self, pool: Pool, sources: Found, run: str | None = None, retry_of: str | None = None) -> Extracted:
        """Extract some sources; `run` tells one try at the rejects of a run apart from the next."""
        options = self.options
        asked = {"options": options.settled(LATER), "run": run, "retry_of": retry_of}
        reading = ingest.Reading(options.max_chars, options.text_column, str(self.output.workers), retry_of)
        key, taken = identity.of_options(asked), Taken(self.output.workers)
        work = Asked(Store(self.output.shards), reading, key, taken, chosen(options.checks))
        return extract_all(pool, work, sources, self._workers, self.progress)

    def _finish(self, extracted: Extracted, pool: Pool) -> tuple[Extracted, Gathered, Finished]:
        """Write the tables of all chunks, and keep the chunks where something was rejected."""
        found = Gathered(extracted.chunks)
        _LOG.info("linking names and checking across %d files", extracted.files)
        with collector_paused():
            shared = pool if pool.warm else None  # those of a small run have not loaded what this process has by now
            threads = max(1, self._workers - 1)  # a core is left to who writes tables meanwhile
            finished = finish(self.output.tables, found, self.rules, threads, shared, chosen(self.options.checks))
        if self.options.keep and finished.counts["rejects"]:
            kept.keep(extracted.chunks, self.output.tables)
        return extracted, found, finished


def _replaced(plan: Plan, found: Sequence[ingest.Source | Reject]) -> kept.Replaced:
    """Return the names of what is read again, as they stand in the tables; a folder or a glob stands for its files."""
    names = {ingest.shown(item.path) for item in found if isinstance(item, ingest.Source)}
    whole = frozenset(names.union(map(ingest.shown, plan.whole)))
    return kept.Replaced(whole, frozenset(map(ingest.shown, plan.rest)))
