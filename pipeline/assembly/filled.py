"""Columns that only the whole archive can fill: enterprise ids, copies, flags of checks across reports.

They are looked up in files, so that memory does not grow with what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.database.base import Engine
from pipeline.database.records import Pieces, Records, Shelf
from pipeline.linking.linked import NOBODY, Pair, filled
from pipeline.severity import RANKS, of_rank


@dataclass(frozen=True, slots=True)
class Entities:
    """Enterprise id and canonical name for each key of a local name."""

    known: Records

    @classmethod
    def of(cls, engine: Engine, shelf: Shelf) -> Entities:
        """Read what linking left in the engine, into records of the shelf."""
        return cls(shelf.records("entities", lambda: _entities(engine)))

    def fill(self, table: str, rows: pa.Table) -> pa.Table:
        """Return rows with ids and canonical names of enterprises filled in."""
        return filled(self._find, table, rows)

    def _find(self, keys: Sequence[str | None]) -> list[Pair]:
        """Return id and canonical name for each key."""
        return [NOBODY if found is None else _pair(found) for found in self.known.find(keys)]


def _entities(engine: Engine) -> Pieces:
    """Yield keys with ids and names."""
    for piece in engine.read("entities", ()):
        yield piece["key"], pc.binary_join_element_wise(piece["enterprise_id"], piece["canonical"], "\n")


def _pair(found: str) -> Pair:
    """Return id and name of a record."""
    own, _, name = found.partition("\n")
    return own, name


@dataclass(frozen=True, slots=True)
class Copies:
    """Which reports are near-identical to an earlier one, and which rows are of a text met before."""

    copies: Records
    again: Records  # places of such rows → whether several rows are of that place, whose first row is none
    _met: set[str] = field(default_factory=set)  # of these, the places that were come by

    @classmethod
    def of(cls, engine: Engine, shelf: Shelf) -> Copies:
        """Read what the search for copies left in the engine, into records of the shelf."""
        copies = shelf.records("copies", lambda: _copies(engine))
        return cls(copies, shelf.records("again", lambda: _again(engine)))

    def mark(self, documents: pa.Table) -> pa.Table:
        """Return documents with `duplicate_of` set: the first near-identical report, else the identical one.

        Rows are asked about in the order of the inputs.
        """
        ids = documents["doc_id"].to_pylist()
        places = _places(documents) if len(self.again) else ids
        again = self.again.find(places)
        marks = [
            copy or (own if tied is not None and self._is_again(place, tied) else None)
            for own, copy, place, tied in zip(ids, self.copies.find(ids), places, again, strict=True)
        ]
        column = documents.schema.get_field_index("duplicate_of")
        return documents.set_column(column, documents.schema.field(column), pa.array(marks, pa.string()))

    def _is_again(self, place: str, tied: str) -> bool:
        """Return whether the text of a row of such a place was met before."""
        if tied == "0" or place in self._met:
            return True
        self._met.add(place)
        return False


def _places(rows: pa.Table) -> list[str]:
    """Return where each row stands, and which text it is."""
    names = ("doc_id", "source", "record", "part")
    return list(map(repr, zip(*(rows[name].to_pylist() for name in names), strict=True)))


def _again(engine: Engine) -> Pieces:
    """Yield the places of rows of texts met before, each with what `again` says of it."""
    for piece in engine.read("again", ()):
        yield _places(piece), list(map(str, piece["tied"].to_pylist()))


def _copies(engine: Engine) -> Pieces:
    """Yield reports, each with the one it is a copy of."""
    for piece in engine.read("copies", ()):
        yield piece["doc_id"], piece["duplicate_of"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is filled into facts: their enterprise, whether their document is a copy, flags across reports."""

    entities: Entities
    copies: Records
    marked: Records

    @classmethod
    def of(cls, engine: Engine, shelf: Shelf) -> Facts:
        """Read what copies and checks across reports left in the engine, into records of the shelf."""
        copies = Copies.of(engine, shelf).copies
        return cls(Entities.of(engine, shelf), copies, shelf.records("marked", lambda: _marked(engine)))

    def mark(self, facts: pa.Table) -> pa.Table:
        """Return facts with all of these columns filled in."""
        facts = self.entities.fill("facts", facts)
        place = facts.schema.get_field_index("duplicate")
        reports = facts["doc_id"].combine_chunks().dictionary_encode()
        found = self.copies.find(reports.dictionary.to_pylist())
        copies = pa.array([copy is not None for copy in found], pa.bool_()).take(reports.indices)
        return self._flagged(facts.set_column(place, facts.schema.field(place), copies))

    def _flagged(self, facts: pa.Table) -> pa.Table:
        """Return facts with the flags of checks across reports added to those they have."""
        found = self.marked.find(facts["fact_id"].to_pylist())
        if not any(found):
            return facts
        numbers, worst = facts["flags"].to_pylist(), facts["worst_severity"].to_pylist()
        for place, said in enumerate(found):
            if said is not None:
                flags, rank = map(int, said.split())
                numbers[place] += flags
                worst[place] = of_rank(max(rank, RANKS.get(worst[place], rank)))
        return _with(facts, {"flags": pa.array(numbers), "worst_severity": pa.array(worst).dictionary_encode()})


def _marked(engine: Engine) -> Pieces:
    """Yield the facts that findings are about, each with the number of findings and their worst severity."""
    for piece in engine.read("marked", ()):
        numbers, worst = piece["flags"].to_pylist(), piece["worst"].to_pylist()
        yield piece["fact_id"].to_pylist(), [f"{flags} {rank}" for flags, rank in zip(numbers, worst, strict=True)]


def _with(rows: pa.Table, columns: dict[str, Any]) -> pa.Table:
    """Return rows with some columns replaced."""
    for name, values in columns.items():
        place = rows.schema.get_field_index(name)
        field_ = rows.schema.field(place)
        rows = rows.set_column(place, field_, values.cast(field_.type))
    return rows
