"""What a worker does with a group of small files, or its share of a large one: it makes the missing chunks."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline import ingest
from pipeline.checks.chosen import Chosen, in_report
from pipeline.engines import identity
from pipeline.engines.shards import Shard, Store
from pipeline.engines.sharing import Share, Taken
from pipeline.engines.stepwise import pages
from pipeline.engines.work import Cut, chunks
from pipeline.workers.watch import Watch

_RETRIES = 3  # of files that change while they are read


@dataclass(frozen=True, slots=True)
class Asked:
    """What to do with each group of files: the same for a whole run."""

    store: Store
    reading: ingest.Reading
    options: str  # fingerprint of what changes the result
    taken: Taken  # of this run
    checks: Chosen = None

    def key(self, sources: Sequence[ingest.Source], contents: Sequence[str]) -> str:
        """Return the name of a group's shard."""
        return identity.combined(options=self.options, inputs=self.inputs(sources, contents))

    def inputs(self, sources: Sequence[ingest.Source], contents: Sequence[str]) -> str:
        """Return the fingerprint of the files read, by name and content."""
        return identity.combined(paths=[source.path for source in sources], contents=list(contents))


def extract_group(
    number: int, asked: Asked, sources: Sequence[ingest.Source], share: Share, watch: Watch
) -> tuple[int, Shard, bool]:
    """Extract a group of files in a worker: write the missing chunks of this worker's share.

    Returns the group's number, its shard, and whether all of it had been finished before.
    """
    for _ in range(_RETRIES):
        before, contents = _states(sources), [identity.content(source.place) for source in sources]
        key = asked.key(sources, contents)
        done = asked.store.finished(key)
        if done:
            return number, done, True
        read = [
            replace(source, content=identity.known(content)) for source, content in zip(sources, contents, strict=True)
        ]
        shard = _extract(asked, key, read, share, watch)
        if _states(sources) == before:
            shard = replace(shard, inputs=asked.inputs(sources, contents))
            if shard.cuts and share[1] == 1:
                asked.store.finish(shard)
            return number, shard, False
        asked.store.forget(key)
    unique = uuid.uuid4().hex  # of a file that never stands still only this run can say what it read
    return number, _extract(asked, unique, sources, share, watch), False


def _states(sources: Sequence[ingest.Source]) -> list[tuple[int, ...]]:
    """Return what changes when somebody writes to one of the files."""
    return [identity.state(source.place) for source in sources]


def _extract(asked: Asked, key: str, sources: Sequence[ingest.Source], share: Share, watch: Watch) -> Shard:
    """Write the chunks of this worker's share; `cuts` is "" where one that was there already is cut in other places."""
    store, cuts, fits = asked.store, list[Cut](), True
    wanted = lambda chunk: not store.has(key, chunk) and asked.taken.by(share, store.chunk(key, chunk).name)  # noqa: E731
    for cut, batch in chunks(pages(sources, asked.reading, watch), wanted, watch, in_report(asked.checks)):
        items = (cut.first, cut.end)
        if batch:
            store.write(key, cut.number, batch.tables, batch.reasons, items)
        else:
            fits = fits and store.items(key, cut.number) in (None, items)
        cuts.append(cut)
    return Shard(key, len(cuts), key, len(sources), identity.combined(cuts=cuts) if fits else "")
