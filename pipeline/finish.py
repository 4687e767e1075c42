"""The last stage: link names across the archive, check across reports, and write the tables that waited for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import suppressions, tables
from pipeline.check import Audit, suppress
from pipeline.check_archive import Again, check_archive
from pipeline.engines.duck import Duck
from pipeline.gather import Gathered
from pipeline.linking import archive as link
from pipeline.write import TableWriter, batches

FINAL = ("documents", "sentences", "rejects")  # rows that are final as they come
# What waits until all names of the archive are known.
STAGED = ("enterprises", "money", "percentages", "patents", "facts")
# One row a report: of reports with the very same text, the one whose path sorts first.
_REPORTS = """
SELECT doc_id, region, 1 AS counted
FROM (SELECT doc_id, region, row_number() OVER (PARTITION BY doc_id ORDER BY source, record, part) AS nth
      FROM documents) d
WHERE nth = 1"""
_RANK = {None: -1, "low": 0, "medium": 1, "high": 2}


@dataclasses.dataclass(slots=True)
class Finished:
    """What the last stage gives: rows per table, flags by severity (open ones), reasons for abstaining."""

    counts: dict[str, int]
    open_flags: dict[str, int]
    reasons: Mapping[str, int]


def finish(folder: Path, found: Gathered, rules: suppressions.Suppressions) -> Finished:
    """Write all tables below `folder`."""
    writers = {table: TableWriter(folder, table) for table in tables.TABLES}
    for table in FINAL:
        for rows in found.rows(table):
            writers[table].write(rows)
        writers[table].close()
    linked = _link(folder, found)
    facts = Again(lambda: (linked.apply("facts", rows) for rows in found.rows("facts")))
    across = check_archive(Again(lambda: batches(folder, "documents")), facts)
    writers["registry"].write(linked.registry)
    for table in STAGED:
        for rows in found.rows(table):
            rows = linked.apply(table, rows)
            writers[table].write(_mark(rows, across) if table == "facts" else rows)
    open_flags = _write_audit(folder, found, across, writers, rules)
    for writer in writers.values():
        writer.close()
    return Finished({table: writer.rows for table, writer in writers.items()}, open_flags, across.reasons)


def _link(folder: Path, found: Gathered) -> link.Linked:
    """Return what linking says of the names of all reports; `folder` holds the documents."""
    with Duck(folder.parent / "engine") as engine:
        engine.files("documents", sorted((folder / "documents").glob("*.parquet")), tables.SCHEMAS["documents"])
        engine.stream(
            "enterprises", link.MENTIONS, (rows.select(link.MENTIONS.names) for rows in found.rows("enterprises"))
        )
        engine.sql("reports", _REPORTS)
        return link.link(engine)


def _mark(facts: pa.Table, across: Audit) -> pa.Table:
    """Return facts with the flags that checks across reports raised added to those they have."""
    found = across.on_facts
    if not found:
        return facts
    numbers, worst = facts["flags"].to_pylist(), facts["worst_severity"].to_pylist()
    for place, fact_id in enumerate(facts["fact_id"].to_pylist()):
        if fact_id in found:
            numbers[place] += len(found[fact_id])
            worst[place] = max((worst[place], *found[fact_id]), key=_RANK.__getitem__)
    for name, values in (("flags", numbers), ("worst_severity", worst)):
        place = facts.schema.get_field_index(name)
        field = facts.schema.field(place)
        column = pa.array(values, pa.string()).dictionary_encode() if name == "worst_severity" else pa.array(values)
        facts = facts.set_column(place, field, column.cast(field.type))
    return facts


def _write_audit(
    folder: Path,
    found: Gathered,
    across: Audit,
    writers: Mapping[str, TableWriter],
    rules: suppressions.Suppressions,
) -> dict[str, int]:
    """Write comparisons, flags and evidence of both kinds of checks; return the open flags by severity."""
    for rows in found.rows("comparisons"):
        writers["comparisons"].write(rows)
    writers["comparisons"].write(tables.to_arrow("comparisons", across.comparisons))
    flags = {flag.flag_id: flag for flag in (*_objects(found, "flags", tables.Flag), *across.flags)}
    evidence = list(dict.fromkeys([*_objects(found, "flag_evidence", tables.Evidence), *across.evidence]))
    ordered = suppress([flags[flag_id] for flag_id in sorted(flags)], _sources(folder, evidence), rules)
    writers["flags"].write(tables.to_arrow("flags", ordered))
    writers["flag_evidence"].write(tables.to_arrow("flag_evidence", evidence))
    severities = [flag.severity for flag in ordered if flag.status == "open"]
    return {severity: severities.count(severity) for severity in ("high", "medium", "low")}


def _objects(found: Gathered, table: str, row: type) -> Iterator[Any]:
    """Yield the rows of a table as objects of their row class."""
    for rows in found.rows(table):
        for values in zip(*(column.to_pylist() for column in rows.columns), strict=True):
            yield row(*values)


def _sources(folder: Path, evidence: list[tables.Evidence]) -> dict[str, list[str]]:
    """Return the files that each flag's evidence stands in."""
    wanted = {item.doc_id for item in evidence}
    files = {
        doc_id: source
        for rows in batches(folder, "documents", ["doc_id", "source"])
        for doc_id, source in zip(rows["doc_id"].to_pylist(), rows["source"].to_pylist(), strict=True)
        if doc_id in wanted
    }
    sources: dict[str, list[str]] = {}
    for item in evidence:
        sources.setdefault(item.flag_id, []).append(files.get(item.doc_id, ""))
    return sources
