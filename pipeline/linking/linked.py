"""The result of linking: where each key leads, and how ids and canonical names are filled into rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.linking.keys import key_of

Pair = tuple[str | None, str | None]  # id and canonical name of an enterprise; None for nobody
Find = Callable[[Sequence[str | None]], Sequence[Pair]]
NOBODY: Pair = (None, None)


@dataclass(frozen=True, slots=True)
class Linked:
    """The registry rows of a few texts, and where each key leads: its enterprise's id and canonical name."""

    registry: pa.Table
    entities: Mapping[str, Pair]

    def find(self, local: str, place: str | None) -> Pair:
        """Return id and canonical name of a local name in a report of that place."""
        return self.entities.get(key_of(local, place or ""), NOBODY)


def filled(find: Find, table: str, rows: pa.Table) -> pa.Table:
    """Return rows with `enterprise_id` and the canonical name filled in; tables without that column pass unchanged."""
    if "enterprise_id" not in rows.schema.names:
        return rows
    label = "canonical" if table == "enterprises" else "subject"
    coded = rows["enterprise_id"].combine_chunks().dictionary_encode()
    found = find(coded.dictionary.to_pylist())
    ids, names = (pa.array([pair[side] for pair in found], pa.string()).take(coded.indices) for side in (0, 1))
    for name, values in (("enterprise_id", ids), (label, pc.coalesce(names, rows[label]))):
        place = rows.schema.get_field_index(name)
        rows = rows.set_column(place, rows.schema.field(place), values)
    return rows
