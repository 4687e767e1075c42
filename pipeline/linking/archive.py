"""Join enterprise names across an archive: the registry, and the ids that the tables carry.

Two levels, after what was measured on real names: legal names are never merged with one another (but for a missing
place), and each shorter name goes to one enterprise or stays its own.  A global merge of look-alikes is unsafe,
nearly all one-character neighbours of trade names are other enterprises; a misspelling is therefore joined only with
support: a homophone or one odd character, the same form, and the same place or report.  Nothing depends on the order
of input: names are taken in sorted order, ties are broken by the name itself.

The engine does what grows with mentions and reports; Python looks at names only, and only at those that have a
neighbour.  Which of these go where is a table, too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa

from extractors.lexicon import pairs
from pipeline import tables
from pipeline.database.base import Engine, rows_of
from pipeline.database.duck import Duck
from pipeline.linking import names, queries, typos
from pipeline.linking.attach import attach
from pipeline.linking.linked import Linked
from pipeline.linking.registry import ENTITIES, READ, entities, registry

MENTIONS = pa.schema([("doc_id", pa.string()), ("text", pa.string()), ("enterprise_id", pa.string())])
REPORTS = pa.schema([("doc_id", pa.string()), ("region", pa.string()), ("counted", pa.int64())])
TYPOS = pa.schema([("wrong", pa.string()), ("good", pa.string())])
KNOWN = pa.schema([("text", pa.string()), ("canonical", pa.string())])
_LONGEST = 24  # characters of a trade name that are looked at for an odd one


def link(engine: Engine) -> None:
    """Link all enterprise mentions.

    The engine holds `enterprises` (doc_id, text, enterprise_id: the key of the local name, null where ambiguous) and
    `reports` (doc_id, region, counted: 0 for a copy of another report).  Mentions that are ambiguous within their
    report stay without an id.  Leaves `entities` (key, enterprise_id, canonical), `spelt_in` (wrong, good: keys;
    side, place, doc_id, text), and what `registry` reads.
    """
    for name in ("mentions", "met", "keys"):
        engine.sql(name, getattr(queries, name.upper()))
    engine.map("names", names.take_apart, "keys", names.NAMES)
    known = sorted(pairs("known_names", "canonical").items())
    engine.table("known_names", pa.table(list(zip(*known, strict=True)), schema=KNOWN))
    near = ("near_spelt", "near_stem", "near_legal", "near_share", "near_called", "near_spot", "firms", "near_firm")
    for name in ("spots", "ties", "untied", *near, "near"):
        engine.sql(name, getattr(queries, name.upper()))
    attach(engine)
    for name in ("totals", "called", "heads", "variants", "texts"):
        engine.sql(name, getattr(queries, name.upper()))
    engine.map("sounds", names.sound, "texts", names.SOUNDS)
    engine.table("places", pa.table({"place": pa.array(range(1, _LONGEST + 1), pa.int64())}))
    for name in ("holes", "sounding", "holed", "neighbours", "alike", "looked_at", "met_in", "scopes", "slips"):
        engine.sql(name, getattr(queries, name.upper()))
    engine.map("odd", typos.odd, "slips", typos.ODD)
    engine.sql("sure", queries.SURE)
    engine.sql("typos", queries.TYPOS, TYPOS)
    for name in ("spelt", "spelt_in", "links", "mentioned", "counts", "aliases"):
        engine.sql(name, getattr(queries, name.upper()))
    engine.map("entities", entities, "links", ENTITIES)


def link_archive(enterprises: Iterable[pa.Table], reports: Iterable[pa.Table]) -> Linked:
    """Link rows given as Arrow tables: `enterprises` as `MENTIONS`, `reports` doc_id and region; all is in memory."""
    mentions = pa.concat_tables([rows.select(MENTIONS.names) for rows in enterprises] or [MENTIONS.empty_table()])
    regions = pa.concat_tables([rows.select(REPORTS.names[:2]) for rows in reports])
    counted = pa.array([1] * regions.num_rows, pa.int64())
    with TemporaryDirectory() as folder, Duck(Path(folder)) as engine:
        engine.table("enterprises", mentions.cast(MENTIONS))
        engine.table("reports", regions.append_column("counted", counted).cast(REPORTS))
        link(engine)
        found = {key: (own, name) for key, own, name in rows_of(engine, "entities", ())}
        rows = pa.concat_tables([tables.SCHEMAS["registry"].empty_table(), *registry(engine)])
        return Linked(rows.unify_dictionaries(), found)


__all__ = ["READ", "Linked", "link", "link_archive", "registry"]
