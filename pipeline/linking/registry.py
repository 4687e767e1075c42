"""The registry: one row an enterprise, from the tables linking leaves in the engine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import pyarrow as pa

from extractors.names import parts
from pipeline import tables
from pipeline.engines.base import Engine, rows_of
from pipeline.linking.keys import enterprise_id_of, name_of
from pipeline.linking.linked import Linked

_PIECE = 10_000  # rows that are Python's objects at once


def build(engine: Engine, typos: Mapping[str, str]) -> Linked:
    """Return the registry and the links, from `counts`, `aliases` and `links`."""
    misspelt: dict[str, set[str]] = {}
    for wrong, right in typos.items():
        misspelt.setdefault(right, set()).add(name_of(wrong))
    enterprises: dict[str, tuple[str, str]] = {}
    pieces = [tables.SCHEMAS["registry"].empty_table()]
    found = _enterprises(engine)
    while piece := list(islice(found, _PIECE)):
        enterprises.update((home, (enterprise_id_of(home), name_of(home))) for home, *_ in piece)
        rows = [
            _row(*enterprises[home], mentions, documents, aliases, sorted(misspelt.get(home, ())))
            for home, mentions, documents, aliases in piece
        ]
        pieces.append(tables.to_arrow("registry", rows))
    entities = {key: enterprises[home] for key, home in rows_of(engine, "links", ("key",))}
    return Linked(pa.concat_tables(pieces).unify_dictionaries(), entities)


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


def _row(own: str, name: str, mentions: int, documents: int, aliases: list[str], wrong: list[str]) -> tuple[Any, ...]:
    """Return one row of the registry."""
    split = parts(name)
    region, trade, form = split.region or None, split.trade or None, split.form or None
    return own, name, trade, region, form, aliases, mentions, documents, wrong
