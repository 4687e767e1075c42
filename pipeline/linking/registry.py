"""The registry: one row an enterprise, from the tables linking leaves in the engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import pyarrow as pa

from extractors.names import parts
from pipeline import tables
from pipeline.engines.base import Engine, rows_of
from pipeline.linking.keys import enterprise_id_of, name_of

ENTITIES = pa.schema([("key", pa.string()), ("enterprise_id", pa.string()), ("canonical", pa.string())])
_PIECE = 10_000  # rows that are Python's objects at once


def entities(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return a row of `ENTITIES` for each row of `links`."""
    for batch in batches:
        homes = batch.column("home").to_pylist()
        columns = (batch.column("key"), list(map(enterprise_id_of, homes)), list(map(name_of, homes)))
        yield pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=ENTITIES)


def registry(engine: Engine) -> Iterator[pa.Table]:
    """Yield the rows of the registry by key, in pieces, from `counts`, `aliases` and `typos`."""
    misspelt: dict[str, set[str]] = {}
    for wrong, right in rows_of(engine, "typos", ("wrong",)):
        misspelt.setdefault(right, set()).add(name_of(wrong))
    found = _enterprises(engine)
    while piece := list(islice(found, _PIECE)):
        rows = [
            _row(home, mentions, documents, aliases, sorted(misspelt.get(home, ())))
            for home, mentions, documents, aliases in piece
        ]
        yield tables.to_arrow("registry", rows)


def _enterprises(engine: Engine) -> Iterator[tuple[Any, ...]]:
    """Yield the key of each enterprise with the numbers of its mentions and documents, and its aliases, by key."""
    named = groupby(rows_of(engine, "aliases", ("home", "text")), key=itemgetter(0))
    held = next(named, None)
    for home, mentions, documents in rows_of(engine, "counts", ("home",)):
        others = []
        if held is not None and held[0] == home:
            others = [text for _, text in held[1]]
            held = next(named, None)
        yield home, mentions, documents, others


def _row(home: str, mentions: int, documents: int, aliases: list[str], wrong: list[str]) -> tuple[Any, ...]:
    """Return one row of the registry."""
    name = name_of(home)
    split = parts(name)
    region, trade, form = split.region or None, split.trade or None, split.form or None
    return enterprise_id_of(home), name, trade, region, form, aliases, mentions, documents, wrong
