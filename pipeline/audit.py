"""The audit of an archive: comparisons, flags and their evidence, of checks in a report and of those across reports.

Flags and evidence stay Arrow tables; objects are made piece by piece, and only where reviewers decided something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import suppressions, tables
from pipeline.across import judged
from pipeline.check import suppress
from pipeline.engines.base import Engine
from pipeline.write import TableWriter, batches

PIECE = 20_000  # rows that are written, or made objects, at once
_OF_FINDING = ("check_name", "found_in", "nth")
_OF_JUDGEMENT = ("check_name", "doc_id", "facts", "flag_id", "reason", "found_in", "nth")


class Found(Protocol):
    """What reports gave by themselves."""

    def rows(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows of a table."""


def write_comparisons(engine: Engine, found: Found, writers: Mapping[str, TableWriter]) -> None:
    """Write the judgements of both kinds of checks."""
    for rows in found.rows("comparisons"):
        writers["comparisons"].write(rows)
    for rows in engine.read("judged", _OF_JUDGEMENT):
        writers["comparisons"].write(judged.comparisons(rows.filter(pc.is_valid(rows["doc_id"]))))


def write_flags(
    engine: Engine,
    folder: Path,
    found: Found,
    writers: Mapping[str, TableWriter],
    rules: suppressions.Suppressions,
) -> dict[str, int]:
    """Write flags and evidence of both kinds of checks; return the open flags by severity."""
    evidence = _evidence(engine, found)
    severities = dict.fromkeys(("high", "medium", "low"), 0)
    for flags in _decided(_flags(engine, found), evidence, folder, rules):
        writers["flags"].write(flags)
        for severity in flags.filter(pc.equal(flags["status"], "open"))["severity"].to_pylist():
            severities[severity] += 1
    for rows in _pieces(evidence):
        writers["flag_evidence"].write(rows)
    return severities


def _flags(engine: Engine, found: Found) -> pa.Table:
    """Return all flags by id; of several with one id, which say the same, the last."""
    across = (tables.to_arrow("flags", judged.flags(rows)) for rows in engine.read("first", _OF_FINDING))
    rows = pa.concat_tables([tables.SCHEMAS["flags"].empty_table(), *found.rows("flags"), *across])
    places = pa.table({"flag_id": rows["flag_id"], "place": pa.array(range(rows.num_rows), pa.int64())})
    last = places.group_by("flag_id").aggregate([("place", "max")]).sort_by("flag_id")
    return rows.unify_dictionaries().take(last["place_max"])


def _evidence(engine: Engine, found: Found) -> pa.Table:
    """Return all evidence, each piece once, in the order it was met."""
    across = (tables.to_arrow("flag_evidence", judged.evidence(rows)) for rows in engine.read("first", _OF_FINDING))
    rows = pa.concat_tables([tables.SCHEMAS["flag_evidence"].empty_table(), *found.rows("flag_evidence"), *across])
    rows = rows.unify_dictionaries()
    keys = rows.set_column(rows.schema.get_field_index("side"), "side", rows["side"].cast(pa.string()))
    numbered = keys.append_column("place", pa.array(range(rows.num_rows), pa.int64()))
    first = numbered.group_by(keys.column_names).aggregate([("place", "min")])
    return rows.take(first.sort_by("place_min")["place_min"])


def _pieces(rows: pa.Table) -> Iterator[pa.Table]:
    """Yield a table in pieces."""
    for start in range(0, rows.num_rows, PIECE):
        yield rows.slice(start, PIECE)


def _decided(flags: pa.Table, evidence: pa.Table, folder: Path, rules: suppressions.Suppressions) -> Iterator[pa.Table]:
    """Yield the flags in pieces, those that reviewers put aside marked."""
    if not rules:
        yield from _pieces(flags)
        return
    sources = _sources(folder, evidence)
    for piece in _pieces(flags):
        objects = [tables.Flag(*values) for values in zip(*(c.to_pylist() for c in piece.columns), strict=True)]
        yield tables.to_arrow("flags", suppress(objects, sources, rules))


def _sources(folder: Path, evidence: pa.Table) -> dict[str, list[str]]:
    """Return the files that each flag's evidence stands in."""
    wanted = pc.unique(evidence["doc_id"])
    files: dict[str, str] = {}
    for rows in batches(folder, "documents", ["doc_id", "source"]):
        mine = rows.filter(pc.is_in(rows["doc_id"], wanted))
        files.update(zip(mine["doc_id"].to_pylist(), mine["source"].to_pylist(), strict=True))
    sources: dict[str, list[str]] = {}
    for flag_id, doc_id in zip(evidence["flag_id"].to_pylist(), evidence["doc_id"].to_pylist(), strict=True):
        sources.setdefault(flag_id, []).append(files.get(doc_id, ""))
    return sources
