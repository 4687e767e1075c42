"""The names of an archive taken apart, as tables that joins can work on."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from extractors.names import is_legal, parts
from pipeline.engines.lean import arrow
from pipeline.linking.keys import name_of, place_of
from pipeline.linking.sounds import sounds

NAMES = pa.schema(
    [
        ("key", pa.string()),
        ("name", pa.string()),
        ("place", pa.string()),  # that limits the name, "" for none
        ("legal", pa.bool_()),
        ("region", pa.string()),
        ("core", pa.string()),
        ("two", pa.string()),  # the first two characters of the core
        ("trade", pa.string()),
        ("form", pa.string()),
    ]
)
SOUNDS = pa.schema([("text", pa.string()), ("sound", pa.int64())])


def take_apart(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return a row of `NAMES` for each key."""
    for batch in batches:
        keys = batch.column("key").to_pylist()
        names = [name_of(key) for key in keys]
        split = [parts(name) for name in names]
        columns: list[list[str] | list[bool]] = [
            keys,
            names,
            [place_of(key) for key in keys],
            [is_legal(name) for name in names],
            [part.region for part in split],
            [part.core for part in split],
            [part.core[:2] for part in split],
            [part.trade for part in split],
            [part.form for part in split],
        ]
        yield pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, NAMES, strict=True)], schema=NAMES)


def sound(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return a row of `SOUNDS` for each way a text sounds."""
    for batch in batches:
        texts = batch.column("text")
        places, numbers = sounds(texts.to_pylist())
        yield pa.record_batch([texts.take(arrow(places)), arrow(numbers.view("int64"))], schema=SOUNDS)
