"""Which names are short for which: each name that has fuller neighbours goes to one of them, or stays its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import pyarrow as pa

from extractors.base import fold
from extractors.name.abbreviations import abbreviates
from extractors.name.parts import is_legal, parts
from pipeline.database.base import Engine, Grouped, rows_of
from pipeline.linking import queries
from pipeline.linking.document import choose, fuller_first
from pipeline.linking.keys import name_of, place_of
from pipeline.linking.known import are_one, is_anothers, is_known, is_own
from pipeline.linking.names import bare_form, bare_place, spelt

FITTING = pa.schema([("short", pa.string()), ("fuller", pa.string())])
HOMES = pa.schema([("key", pa.string()), ("home", pa.string())])


def attach(engine: Engine) -> None:
    """Leave `homes` (key, home): for each key that of its enterprise, its own where it is short for no other.

    The engine holds `near` (short, fuller, mostly) and `names`; `mostly`: whether reports tie most mentions of the
    short name to the fuller one.  Where a fuller name goes elsewhere, those short for it are asked again with that in
    its stead, until no name moves: a name comes before all that may be short for it, so that none goes round.
    """
    engine.map("fitting", fitting, "near", FITTING)
    engine.groups("homes_1", _choose, Grouped("fitting", ["short"], ["fuller"]), HOMES)
    engine.sql("shifted_1", queries.SHIFTED_1)
    last = 1
    while next(rows_of(engine, f"shifted_{last}", ()), None):
        engine.sql(f"choices_{last + 1}", queries.CHOICES.format(last))
        engine.groups(f"chosen_{last + 1}", _choose, Grouped(f"choices_{last + 1}", ["short"], ["fuller"]), HOMES)
        engine.sql(f"homes_{last + 1}", queries.HOMES_AGAIN.format(last, last + 1))
        engine.sql(f"shifted_{last + 1}", queries.SHIFTED.format(last, last + 1))
        last += 1
    engine.sql("homes", queries.HOMES.format(last))


def fitting(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield of pairs of near names those of which one can be short for the other."""
    for batch in batches:
        rows = list(zip(*(batch[name].to_pylist() for name in ("short", "fuller", "mostly")), strict=True))
        fit = [(a, b) for a, b, mostly in rows if _before(b, a) and _fits(name_of(a), name_of(b), bool(mostly))]
        yield pa.record_batch([[a for a, _ in fit], [b for _, b in fit]], schema=FITTING)


def _choose(rows: pa.Table) -> pa.Table:
    """Return a row of `HOMES` for each short key; sorted by these."""
    pairs = zip(rows["short"].to_pylist(), rows["fuller"].to_pylist(), strict=True)
    homes = [(key, _home(key, {fuller for _, fuller in found})) for key, found in groupby(pairs, itemgetter(0))]
    return pa.table([[key for key, _ in homes], [home for _, home in homes]], schema=HOMES)


def _home(key: str, fuller_keys: set[str]) -> str:
    """Return the key that a key goes to, one of the fuller ones or itself."""
    if is_known(name_of(key)):
        fuller_keys = {other for other in fuller_keys if not is_anothers(name_of(key), name_of(other))}
        if not fuller_keys:
            return key
    chosen = choose(name_of(key), {name_of(other) for other in fuller_keys})
    return next((other for other in sorted(fuller_keys) if name_of(other) == chosen), key)


def _rank(key: str) -> tuple[Any, ...]:
    """Order keys so that each comes after those it may be short for."""
    return (*fuller_first(name_of(key)), place_of(key))


def _before(fuller: str, short: str) -> bool:
    """Return whether a key comes before another one."""
    return _rank(fuller) < _rank(short)


def _fits(name: str, other: str, mostly: bool) -> bool:
    """Return whether `name` may be a shorter name of `other`; a widely known one must be proved to be."""
    if spelt(name) == spelt(other) or are_one(name, other):
        return True
    if is_legal(name):
        return is_legal(other) and _only_place_differs(name, other)
    if not abbreviates(name, other):
        return False
    return not is_known(name) or is_own(name, other) or (mostly and not is_anothers(name, other))


def _only_place_differs(short: str, full: str) -> bool:
    """Return whether two legal names are one, printed with more and with less of its place (山东泰安, 泰安)."""
    a, b = parts(short), parts(full)
    place, fuller = bare_place(a.region), bare_place(b.region)
    same = (a.core, bare_form(a.form)) == (b.core, bare_form(b.form))
    branch = "(" in fold(full) and "(" not in fold(short)  # 华泰汽车(天津)有限公司 is one of several
    return same and not branch and place != fuller and fuller.endswith(place)
