"""The result of linking: ids and canonical names, and how they are filled into rows."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from extractors.lexicon import terms
from extractors.names import is_legal, parts
from pipeline import tables

Key = tuple[str, str]  # local name, place that limits it ("" for none)
_NOBODY = (None, None)


@dataclass(slots=True)
class Linked:
    """The result: where each local name of each document leads."""

    registry: list[tables.RegistryRow]
    places: dict[str, str]
    entities: dict[Key, tuple[str, str]]
    _known: dict[tuple[str, str | None], tuple[str | None, str | None]] = field(default_factory=dict, repr=False)

    def apply(self, table: str, rows: pa.Table) -> pa.Table:
        """Return rows with `enterprise_id` and the canonical name filled in; other tables pass unchanged."""
        if "enterprise_id" not in rows.schema.names:
            return rows
        label = "canonical" if table == "enterprises" else "subject"
        places = map(self.places.get, rows["doc_id"].to_pylist())
        found = [
            (self._known.get((local, place)) or self._find(local, place)) if local else _NOBODY
            for local, place in zip(rows["enterprise_id"].to_pylist(), places, strict=True)
        ]
        ids, names = zip(*found, strict=True) if found else ((), ())
        shown = pc.coalesce(pa.array(names, pa.string()), rows[label])
        for name, values in (("enterprise_id", pa.array(ids, pa.string())), (label, shown)):
            place = rows.schema.get_field_index(name)
            rows = rows.set_column(place, rows.schema.field(place), values)
        return rows

    def _find(self, local: str, place: str | None) -> tuple[str | None, str | None]:
        """Return id and canonical name of a local name in a report of that place, and remember them."""
        return self._known.setdefault((local, place), self.entities.get(key_of(local, place or ""), _NOBODY))


def key_of(local: str, place: str) -> Key:
    """Return the key of a local name: a bare short name is limited to the place of its report, unless known widely."""
    wide = is_legal(local) or parts(local).region or local in terms("known_names", ambiguous="no")
    return (local, "") if wide else (local, place)
