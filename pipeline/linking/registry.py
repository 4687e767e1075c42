"""The registry: one row an enterprise, from the tables linking leaves in the engine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import pyarrow as pa

from extractors.lexicon import seldom
from extractors.name.parts import parts_once
from pipeline import tables
from pipeline.database.base import Readable, rows_of
from pipeline.linking.keys import enterprise_id_of, name_of

READ = {"counts": ("home",), "aliases": ("home", "text"), "typos": ("good", "wrong")}  # in which order
ENTITIES = pa.schema([("key", pa.string()), ("enterprise_id", pa.string()), ("canonical", pa.string())])
_PIECE, _OBJECTS = 10_000, 1_000  # rows that are written at once; of which as many are Python's objects at once


def entities(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return a row of `ENTITIES` for each row of `links`."""
    for batch in batches:
        homes = batch.column("home").to_pylist()
        columns = (batch.column("key"), list(map(enterprise_id_of, homes)), list(map(name_of, homes)))
        yield pa.record_batch([pa.array(column, pa.string()) for column in columns], schema=ENTITIES)


def registry(engine: Readable) -> Iterator[pa.Table]:
    """Yield the rows of the registry by key, in pieces, from the tables of `READ`."""
    aliases, misspelt = _Named(engine, "aliases"), _Named(engine, "typos")
    found = rows_of(engine, "counts", READ["counts"])
    made = iter(lambda: _rows(list(islice(found, _OBJECTS)), aliases, misspelt), None)
    while pieces := list(islice(made, _PIECE // _OBJECTS)):
        yield pa.concat_tables(pieces)


def _rows(counts: list[tuple[Any, ...]], aliases: _Named, misspelt: _Named) -> pa.Table | None:
    """Return rows of the registry as a table; None where there are none."""
    rows = [
        _row(home, mentions, documents, aliases.of(home), sorted(set(map(name_of, misspelt.of(home)))))
        for home, mentions, documents in counts
    ]
    return tables.to_arrow("registry", rows) if rows else None


class _Named:
    """Values of each enterprise from a table, looked up by key in ascending order."""

    def __init__(self, engine: Readable, name: str) -> None:
        """Read a table sorted by its column of keys; another column holds the values."""
        self._groups = groupby(_columns(engine, name), itemgetter(0))
        self._next = next(self._groups, None)

    def of(self, home: str) -> list[str]:
        """Return the values of an enterprise."""
        if self._next is None or self._next[0] != home:
            return []
        told = [text for _, text in self._next[1]]
        self._next = next(self._groups, None)
        return told


def _columns(engine: Readable, name: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of a table that it is sorted by."""
    for piece in engine.read(name, READ[name]):
        yield from zip(*(piece[column].to_pylist() for column in READ[name]), strict=True)


def _row(home: str, mentions: int, documents: int, aliases: list[str], wrong: list[str]) -> tuple[Any, ...]:
    """Return one row of the registry."""
    name = name_of(home)
    split = parts_once(name)
    placed = split.trade == "中国" or split.trade in seldom("regions")
    trade = split.core if placed else split.trade  # 中国移动, 青岛啤酒
    region, trade_name, form = split.region or None, trade or None, split.form or None
    return enterprise_id_of(home), name, trade_name, region, form, aliases, mentions, documents, wrong
