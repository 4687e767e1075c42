"""The first stage on one machine: a pool of workers turns files into chunks, save what an earlier run finished."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline import ingest, tables
from pipeline.engines import identity
from pipeline.engines.group import Asked, extract_group
from pipeline.engines.plan import ALONE, groups
from pipeline.engines.shards import Chunks, Shard, Store
from pipeline.engines.sharing import Share
from pipeline.workers.deaths import Task, WorkerError
from pipeline.workers.pool import Pool

_LOG = logging.getLogger(__name__)
_RETRIES = 3  # of files that are read in two ways
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Extracted:
    """What the first stage gives: chunks in the order of the inputs, and a fingerprint of the inputs."""

    chunks: Chunks
    inputs: str
    files: int
    reused: int  # shards that an earlier run had finished


def extract_all(
    pool: Pool, asked: Asked, found: Iterable[ingest.Source | tables.Reject], sharers: int, progress: Progress | None
) -> Extracted:
    """Extract all sources; the result depends neither on the number of workers nor on which is done first.

    A file of a megabyte or more is shared by `sharers` workers: each reads all of it, and extracts the chunks that no
    other has taken.
    """
    run = _Run(asked, progress)
    for _, answer in pool.run(run.tasks(found, max(1, sharers))):
        run.take(*answer)
    for _ in range(_RETRIES):
        for _, answer in pool.run(run.disputed()):
            run.take(*answer)
    return run.result()


class _Run:
    """What the parent keeps while workers extract: the names of finished shards, and the groups still under way."""

    def __init__(self, asked: Asked, progress: Progress | None) -> None:
        self._asked, self._progress = asked, progress
        self._sources: dict[int, list[ingest.Source]] = {}  # of groups that are under way
        self._answers: dict[int, list[Shard]] = {}
        self._waiting: dict[int, int] = {}
        self._done: dict[int, Shard] = {}
        self._missing: list[tables.Reject] = []
        self._files = self._documents = self._reused = 0

    def tasks(self, found: Iterable[ingest.Source | tables.Reject], sharers: int) -> Iterator[Task]:
        """Yield the tasks: one a group, or one for each worker that shares a large file."""
        for number, sources in enumerate(groups(found, self._missing)):
            shared = sharers if sources[0].size >= ALONE else 1
            for share in range(shared):
                yield self._task(number, sources, (share, shared))

    def disputed(self) -> Iterator[Task]:
        """Yield again the groups whose workers read different things: each is given to one worker now."""
        for number, sources in sorted(self._sources.items()):
            yield self._task(number, sources, (0, 1))

    def _task(self, number: int, sources: list[ingest.Source], share: Share) -> Task:
        """Return the task of one worker."""
        self._sources[number], self._waiting[number] = sources, share[1]
        self._answers.setdefault(number, [])
        return Task(extract_group, (number, self._asked, sources, share))

    def take(self, number: int, shard: Shard, reused: bool) -> None:
        """Take the answer of one worker; a group is done when all who share it agree, and every chunk is there.

        A chunk is missing where a file changed while it was read: a worker removed what belonged to the old content,
        and another worker's chunk was among it.
        """
        answers = self._answers[number]
        answers.append(shard)
        if len(answers) < self._waiting[number]:
            return
        del self._answers[number]
        store = self._asked.store
        if any(other != shard for other in answers) or not shard.cuts or not store.is_whole(shard):
            for other in answers:
                store.forget(other.key)
            return
        if len(answers) > 1:
            store.finish(shard)
        del self._sources[number], self._waiting[number]
        self._done[number] = shard
        self._reused += reused
        self._files += shard.files
        chunks = self._chunks([shard])
        self._documents += sum(about["rows"]["documents"] for about in chunks.about())
        if self._progress:
            self._progress(self._files, self._documents)
        if _LOG.isEnabledFor(logging.INFO):
            for reject in (row for rows in chunks.rows("rejects") for row in rows.to_pylist()):
                _LOG.info("rejected %(source)s, record %(record)s: %(reason)s: %(detail)s", reject)

    def _chunks(self, shards: Iterable[Shard]) -> Chunks:
        """Return the chunks of some shards."""
        store = self._asked.store
        return Chunks([store.chunk(shard.key, number) for shard in shards for number in range(shard.chunks)])

    def result(self) -> Extracted:
        """Return the finished chunks in the order of the inputs; rejects of inputs not found come first.

        Raises `WorkerError` where a file was read differently each time.
        """
        if self._sources:
            source = min(self._sources.items())[1][0]
            raise WorkerError(f"{source.path}: its records time out or crash in one try and not in the next")
        shards = [self._done[number] for number in sorted(self._done)]
        for reject in self._missing:
            _LOG.info("rejected %s: %s: %s", reject.source, reject.reason, reject.detail)
        if self._missing:
            shards.insert(0, _missing(self._asked.store, self._missing))
        digest = hashlib.blake2b("\n".join(shard.inputs for shard in shards).encode(), digest_size=16).hexdigest()
        return Extracted(self._chunks(shards), digest, self._files + len(self._missing), self._reused)


def _missing(store: Store, rejects: list[tables.Reject]) -> Shard:
    """Write the rejects of inputs that were not found as a shard of its own."""
    said = [[reject.source, reject.record, reject.reason, reject.detail] for reject in rejects]
    key = identity.combined(missing=said)
    store.write(key, 0, {"rejects": tables.to_arrow("rejects", rejects)}, {reject.source: {} for reject in rejects})
    return Shard(key, 1, key, len(rejects))
