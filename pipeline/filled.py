"""What rows are told in the last stage, when all names, copies and flags of the archive are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.across.judged import severity_of
from pipeline.engines.base import Engine, rows_of
from pipeline.linking.linked import Linked

_RANK = {None: -1, "low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Copies:
    """Which reports are near-identical to an earlier one, and which rows are of a text met before."""

    copies: Mapping[str, str]
    again: set[tuple[Any, ...]]
    tied: set[tuple[Any, ...]]  # of those in `again`: places that several rows have, whose first row is none

    @classmethod
    def of(cls, engine: Engine) -> Copies:
        """Read what `find_copies` left."""
        rows = list(rows_of(engine, "again", ()))
        again = {row[:4] for row in rows}
        return cls(dict(rows_of(engine, "copies", ())), again, {row[:4] for row in rows if row[4]})

    def mark(self, documents: pa.Table) -> pa.Table:
        """Return documents with `duplicate_of` set: the first near-identical report, else the identical one."""
        names = ("doc_id", "source", "record", "part")
        rows = zip(*(documents[name].to_pylist() for name in names), strict=True)
        marks = [self.copies.get(row[0]) or (row[0] if self._again(row) else None) for row in rows]
        place = documents.schema.get_field_index("duplicate_of")
        return documents.set_column(place, documents.schema.field(place), pa.array(marks, pa.string()))

    def _again(self, row: tuple[Any, ...]) -> bool:
        """Return whether the text of a row was met before; rows are asked about in the order of the inputs."""
        if row in self.tied:
            self.tied.remove(row)
            return False
        return row in self.again


@dataclass(frozen=True, slots=True)
class Facts:
    """What facts are told in the end: their enterprise, whether they are a copy's, flags from across reports."""

    linked: Linked
    copies: pa.Array
    marked: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, engine: Engine, linked: Linked) -> Facts:
        """Read what copies and checks across reports left."""
        copies = pa.array([doc_id for doc_id, _ in rows_of(engine, "copies", ())], pa.string())
        marked = {fact_id: (flags, worst) for fact_id, flags, worst in rows_of(engine, "marked", ())}
        return cls(linked, copies, marked)

    def mark(self, facts: pa.Table) -> pa.Table:
        """Return facts with all of that filled in."""
        facts = self.linked.apply("facts", facts)
        place = facts.schema.get_field_index("duplicate")
        copies = pc.is_in(facts["doc_id"], self.copies)
        return _flagged(facts.set_column(place, facts.schema.field(place), copies), self.marked)


def _flagged(facts: pa.Table, found: Mapping[str, tuple[int, int]]) -> pa.Table:
    """Return facts with the flags that checks across reports raised added to those they have."""
    places = pc.indices_nonzero(pc.is_in(facts["fact_id"], pa.array(found, pa.string()))).to_pylist()
    if not places:
        return facts
    numbers, worst = facts["flags"].to_pylist(), facts["worst_severity"].to_pylist()
    for place in places:
        flags, rank = found[facts["fact_id"][place].as_py()]
        numbers[place] += flags
        worst[place] = max((worst[place], severity_of(rank)), key=_RANK.__getitem__)
    for name, values in (("flags", pa.array(numbers)), ("worst_severity", pa.array(worst).dictionary_encode())):
        place = facts.schema.get_field_index(name)
        field = facts.schema.field(place)
        facts = facts.set_column(place, field, values.cast(field.type))
    return facts
