"""The registry: one row an enterprise, from the tables linking leaves in the engine."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

import pyarrow as pa

from extractors.names import parts
from pipeline import tables
from pipeline.engines.base import Engine, rows_of
from pipeline.linking.keys import enterprise_id_of, name_of
from pipeline.linking.linked import Linked


def build(engine: Engine, typos: Mapping[str, str]) -> Linked:
    """Return the registry and the links, from `counts`, `aliases` and `links`."""
    misspelt: dict[str, set[str]] = {}
    for wrong, right in typos.items():
        misspelt.setdefault(right, set()).add(name_of(wrong))
    counts = list(rows_of(engine, "counts", ("home",)))
    aliases = {
        home: [text for _, text in rows]
        for home, rows in groupby(rows_of(engine, "aliases", ("home", "text")), key=itemgetter(0))
    }
    ids = {home: enterprise_id_of(home) for home, _, _ in counts}
    entities = {key: (ids[home], name_of(home)) for key, home in rows_of(engine, "links", ("key",))}
    return Linked(_rows(counts, ids, aliases, misspelt), entities)


def _rows(
    counts: list[tuple[str, ...]],
    ids: Mapping[str, str],
    aliases: Mapping[str, list[str]],
    misspelt: Mapping[str, set[str]],
) -> pa.Table:
    """Return the registry rows, sorted by name."""
    rows = []
    for home, mentions, documents in counts:
        name = name_of(home)
        split = parts(name)
        region, trade, form = split.region or None, split.trade or None, split.form or None
        others, wrong = aliases.get(home, []), sorted(misspelt.get(home, ()))
        rows.append((ids[home], name, trade, region, form, others, mentions, documents, wrong))
    return tables.to_arrow("registry", rows)
