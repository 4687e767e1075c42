"""Find the reports that are copies of others, whatever the order of the input.

Of identical texts (one `doc_id`) the first is the one whose source, record and part sort first.  Of near-identical
texts the first is the one signed first (`issued`, undated ones last), then the one that tells most facts (a damaged
one tells fewer), then the longest, then the smallest `doc_id`: nothing that hangs on where the files lie.  All that
hang together are copies of the first of them, and of no other.

Buckets of MinHash bands make the candidates.  A bucket of a phrase that many write fills with the archive, so a report
is held against the first one and the few before it that say they are of its place and year; in a small bucket, of any.
It is held against the first one of all its buckets first, and two that hang together by then are not asked about again:
of a million texts that are nearly one, each is read once or twice.  Cost grows with the number of reports in a bucket,
not with their pairs.
"""

from __future__ import annotations

from functools import partial

import pyarrow as pa

from pipeline.across import alike, neighbours
from pipeline.across import copy_queries as queries
from pipeline.database.base import Engine, Grouped, make_named, rows_of

COPIES = pa.schema([("doc_id", pa.string()), ("duplicate_of", pa.string())])
_TEXTS = {"one": "one_text", "two": "two_text"}
_sql = partial(make_named, queries)


def find_copies(engine: Engine) -> None:
    """Leave `copies` (doc_id, duplicate_of), `again` (rows of identical texts) and `reports` (counted: 0 for a copy).

    The engine holds `documents`, and their `traits` and `buckets` (`across.sides`), those of each text once.
    """
    _sql(engine, "twice", "repeats", "first_reports", "again")
    _sql(engine, "crowded", "busy", "crowd", "troops", "firsts", "leaders", "led", "heads_0", "pairs_0")
    engine.drop("busy", "leaders")  # of texts that are nearly one each is in many buckets
    _compare(engine, 0)
    _heads(engine, 0)
    _sql(engine, "headed", "split", "split_small", "split_firsts", "split_heads")
    _sql(engine, "to_firsts", "lots", "small_lots")
    engine.drop("crowd", "troops", "firsts", "headed", "split", "split_small", "split_firsts", "split_heads")
    _offer(engine, "beside", "lots", ("bucket", "place", "year", "lot"))
    _offer(engine, "beside_small", "small_lots", ("bucket",), first=True)
    _sql(engine, "offered", "further", "pairs_1")
    engine.drop("to_firsts", "beside", "beside_small", "offered", "led")
    _compare(engine, 1)
    _heads(engine, 1)
    _sql(engine, "later", "pairs_2")
    engine.drop("further", "later")
    _compare(engine, 2)
    _sql(engine, "edges", "tied", "tied_heads", "labels_0")
    engine.sql("copies", queries.COPIES.format(_settle(engine)), COPIES)
    engine.sql("reports", queries.COUNTED)


def _compare(engine: Engine, time: int) -> None:
    """Leave `edges` of a round: of its pairs those that are one report, in both directions."""
    engine.sql(f"halves_{time}", queries.HALVES.format(time))
    engine.sql(f"couples_{time}", queries.COUPLES.format(time))
    engine.map(f"edges_{time}", alike.judge, f"couples_{time}", alike.EDGES, _TEXTS)
    engine.drop(f"pairs_{time}", f"halves_{time}", f"couples_{time}")


def _offer(engine: Engine, name: str, source: str, keys: tuple[str, ...], *, first: bool = False) -> None:
    """Leave whom each report of a group is held against; rows that are sorted are in nobody's way any longer."""
    offer = partial(neighbours.offer, keys=keys, first=first)
    engine.groups(name, offer, Grouped(source, keys, ("label",)), neighbours.OFFERED)
    engine.drop(source)


def _heads(engine: Engine, time: int) -> None:
    """Leave the heads of the next round, by the edges of this one."""
    engine.sql(f"passed_{time}", queries.PASSED.format(time))
    engine.sql(f"heads_{time + 1}", queries.HEADS.format(time))
    engine.drop(f"passed_{time}")


def _settle(engine: Engine) -> int:
    """Repeat until no label moves, each round reaching at least twice as far; return the last round."""
    done = 0
    while True:
        for name in ("heard", "least"):
            engine.sql(f"{name}_{done}", getattr(queries, name.upper()).format(done))
        engine.sql(f"labels_{done + 1}", queries.LABELS.format(done))
        engine.sql(f"moved_{done}", queries.MOVED.format(done, done + 1))
        done += 1
        if not next(rows_of(engine, f"moved_{done - 1}", ()), None):
            return done
