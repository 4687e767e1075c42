"""Extraction as functions over Arrow batches: files to pages, pages to tables; what `DataFrame.mapInArrow` runs.

What comes out of extraction is packed: a row holds one table of one chunk, as an Arrow stream.  So one schema carries
all tables, with their types; `unpack` gives the rows of one of them.  Reading and extracting are done in a guarded
process: what kills it costs one record, and not the task, which the cluster would only start again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from pipeline import ingest
from pipeline.checks.chosen import Chosen, in_report
from pipeline.database.base import Mapper
from pipeline.engines import identity
from pipeline.engines.shards import SCHEMAS
from pipeline.engines.stepwise import pages
from pipeline.engines.work import CHUNK, RECORD, chunks
from pipeline.tables import FIELDS, Fix, Reject, as_dict, plain
from pipeline.workers.deaths import Task
from pipeline.workers.pool import Pool
from pipeline.workers.watch import Watch
from pipeline.workers.worker import Limits

TEXT, INT = pa.string(), pa.int64()
FIXES = pa.list_(pa.struct([("name", TEXT), ("start", INT), ("end", INT), ("was", TEXT)]))
# Files by their names, which are bytes: not every name is text.
SOURCES = pa.schema([("number", INT), ("path", pa.binary()), ("size", INT), ("at", pa.binary())])
PRINTS = pa.schema([("number", INT), ("content", TEXT)])
# A page, or where `reason` is set the reject that says why there is none.
_PAGE = [(name, FIXES if name == "repairs" else TEXT) for name in ingest.Page._fields]
_REJECT = FIELDS["rejects"]
PAGES = pa.schema([*_PAGE, *((name, TEXT) for name in _REJECT if name not in ingest.Page._fields)])
PACKED = pa.schema([("chunk", TEXT), ("name", TEXT), ("rows", pa.binary())])
STREAMS = pa.schema([PACKED.field("chunk"), PACKED.field("rows")])  # those of one name
ABOUT = "about"  # the name of what was counted of a chunk; not a table
_BATCH = 500  # pages sent at once


def sources_to_arrow(found: Sequence[ingest.Source]) -> pa.Table:
    """Return files as rows of `SOURCES`, numbered."""
    rows = [
        {"number": number, "path": os.fsencode(source.path), "size": source.size, "at": os.fsencode(source.at)}
        for number, source in enumerate(found)
    ]
    return pa.Table.from_pylist(rows, SOURCES)


def sources_of_arrow(batch: pa.RecordBatch) -> Iterator[tuple[int, ingest.Source]]:
    """Yield the files of rows of `SOURCES` with their numbers."""
    for row in batch.to_pylist():
        yield row["number"], ingest.Source(os.fsdecode(row["path"]), row["size"], os.fsdecode(row["at"]))


def fingerprints(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield `PRINTS` of `SOURCES`: the content of each file."""
    for batch in batches:
        found = [
            {"number": number, "content": identity.content(source.place)} for number, source in sources_of_arrow(batch)
        ]
        yield pa.RecordBatch.from_pylist(found, PRINTS)


def read_batches(
    reading: ingest.Reading, limits: Limits, batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """Yield `PAGES` of `SOURCES`; with the first two arguments bound it is a `Mapper`."""
    with TemporaryDirectory() as name, Pool(1, Path(name), limits) as pool:
        place = Path(name) / "pages"
        for batch in batches:
            for _, source in sources_of_arrow(batch):
                task = Task(_read, (source, reading, place))
                for _ in pool.run([task]):
                    # Not mapped: the rows outlive the file, which the next task writes over.
                    with pa.OSFile(str(place)) as file, pa.ipc.open_stream(file) as stream:
                        yield from stream


def _read(source: ingest.Source, reading: ingest.Reading, place: Path, watch: Watch) -> None:
    """Write the pages of a file as an Arrow stream, in a worker."""
    with pa.ipc.new_stream(str(place), PAGES) as stream:
        gathered: list[ingest.Page | Reject] = []
        size = 0
        known = replace(source, content=identity.known(identity.content(source.place)))
        for page in pages([known], reading, watch):
            gathered.append(page)
            size += _weight(page)
            if len(gathered) >= _BATCH or size >= CHUNK:
                stream.write_batch(pages_to_arrow(gathered))
                gathered, size = [], 0
        stream.write_batch(pages_to_arrow(gathered))


def _weight(page: ingest.Page | Reject) -> int:
    """Return what a page counts in a chunk."""
    return RECORD if isinstance(page, Reject) else RECORD + len(page.text)


def pages_to_arrow(found: Sequence[ingest.Page | Reject]) -> pa.RecordBatch:
    """Return pages and rejects as rows of `PAGES`."""
    rows = []
    for page in found:
        row = {name: getattr(page, name, None) for name in PAGES.names}
        row["repairs"] = [as_dict(fix) for fix in getattr(page, "repairs", ())]
        rows.append(row)
    return pa.RecordBatch.from_pylist(rows, PAGES)


def pages_of_arrow(batches: Iterable[pa.RecordBatch]) -> Iterator[ingest.Page | Reject]:
    """Yield the pages and rejects of rows of `PAGES`."""
    for batch in batches:
        for row in batch.to_pylist():
            if row["reason"] is None:
                row["repairs"] = tuple(Fix(**fix) for fix in row["repairs"] or ())
                yield ingest.Page(*(row[name] for name in ingest.Page._fields))
            else:
                yield Reject(*(row[name] for name in _REJECT))


def extract_batches(limits: Limits, checks: Chosen, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield `PACKED` of `PAGES`; with the first two arguments bound it is a `Mapper`."""
    with TemporaryDirectory() as name, Pool(1, Path(name), limits) as pool:
        for _, packed in pool.run(Task(extract_pages, (part, checks)) for part in _parts(batches)):
            yield from packed


def extractor(limits: Limits | None = None, checks: Chosen = None) -> Mapper:
    """Return `extract_batches` for `mapInArrow`: any DataFrame with the columns of `PAGES` gives packed tables."""
    return partial(extract_batches, limits or Limits(), checks)


def _parts(batches: Iterator[pa.RecordBatch]) -> Iterator[list[ingest.Page | Reject]]:
    """Yield pages in lots of about a chunk."""
    lot: list[ingest.Page | Reject] = []
    size = 0
    for page in pages_of_arrow(batches):
        lot.append(page)
        size += _weight(page)
        if size >= CHUNK:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def extract_pages(found: Sequence[ingest.Page | Reject], checks: Chosen, watch: Watch) -> list[pa.RecordBatch]:
    """Return the packed tables of some pages, in a worker."""
    packed = []
    for _, batch in chunks(found, lambda _: True, watch, in_report(checks)):
        assert batch is not None
        reasons = sum(batch.reasons.values(), Counter[str]())
        about = {"reasons": dict(reasons), "rejects": batch.tables["rejects"]["reason"].to_pylist()}
        made = {table: _stream(rows) for table, rows in batch.tables.items() if rows.num_rows}
        made[ABOUT] = json.dumps(about, sort_keys=True).encode()
        digest = hashlib.blake2b(digest_size=12)
        for name in sorted(made):
            digest.update(made[name])
        rows = [{"chunk": digest.hexdigest(), "name": name, "rows": data} for name, data in made.items()]
        packed.append(pa.RecordBatch.from_pylist(rows, PACKED))
    return packed


def _stream(rows: pa.Table) -> bytes:
    """Return rows as an Arrow stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")) as stream:
        stream.write_table(rows)
    return bytes(sink.getvalue())


def unpacked(table: str) -> pa.Schema:
    """Return the schema of `unpack`: that of the table, as a cluster holds it, and the chunk."""
    return plain(SCHEMAS[table]).append(pa.field("chunk", TEXT))


def unpack(table: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield rows of the packed tables of one name, each with its chunk; with the table bound it is a `Mapper`."""
    schema = unpacked(table)
    for batch in batches:
        for chunk, data in zip(batch["chunk"].to_pylist(), batch["rows"].to_pylist(), strict=True):
            rows = pa.ipc.open_stream(data).read_all().cast(plain(SCHEMAS[table]))
            yield from rows.append_column("chunk", pa.array([chunk] * rows.num_rows, TEXT)).cast(schema).to_batches()
