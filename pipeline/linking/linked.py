"""The result of linking: the registry, and how ids and canonical names are filled into rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.linking.keys import key_of

_NOBODY = (None, None)


@dataclass(frozen=True, slots=True)
class Linked:
    """The registry rows, and where each key leads: its enterprise's id and canonical name."""

    registry: pa.Table
    entities: Mapping[str, tuple[str, str]]

    def find(self, local: str, place: str | None) -> tuple[str | None, str | None]:
        """Return id and canonical name of a local name in a report of that place."""
        return self.entities.get(key_of(local, place or ""), _NOBODY)

    def table(self) -> pa.Table:
        """Return where each key leads as a table: key, enterprise_id, canonical."""
        ids, names = zip(*self.entities.values(), strict=True) if self.entities else ((), ())
        columns = (("key", list(self.entities)), ("enterprise_id", ids), ("canonical", names))
        return pa.table({name: pa.array(values, pa.string()) for name, values in columns})

    def apply(self, table: str, rows: pa.Table) -> pa.Table:
        """Return rows with `enterprise_id` and the canonical name filled in; other tables pass unchanged."""
        if "enterprise_id" not in rows.schema.names:
            return rows
        label = "canonical" if table == "enterprises" else "subject"
        coded = rows["enterprise_id"].combine_chunks().dictionary_encode()
        found = [self.entities.get(key, _NOBODY) for key in coded.dictionary.to_pylist()]
        ids, names = (pa.array([pair[side] for pair in found], pa.string()).take(coded.indices) for side in (0, 1))
        for name, values in (("enterprise_id", ids), (label, pc.coalesce(names, rows[label]))):
            place = rows.schema.get_field_index(name)
            rows = rows.set_column(place, rows.schema.field(place), values)
        return rows
