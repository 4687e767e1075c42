"""The last step of a run as SQL: each table with its links, copies and flags; Spark runs it where the rows are.

On one machine `pipeline.assembly.finish` does the same chunk by chunk, in the order of the inputs.  The files are
written by the same writer on both, so that their schema is the same to the last enumerated column.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from pipeline import tables
from pipeline.severity import RANKS
from pipeline.storage.write import TableWriter

PUBLISHED = (
    "documents", "sentences", "rejects", "enterprises", "money", "percentages", "patents", "facts", "comparisons"
)  # fmt: skip
WRITTEN = pa.schema([("path", pa.string()), ("rows", pa.int64())])
_LINKED = {"enterprise_id": "e.enterprise_id", "subject": "coalesce(e.canonical, t.subject)"}
_COPIES = """
LEFT JOIN copies c ON t.doc_id = c.doc_id
LEFT JOIN (SELECT DISTINCT doc_id, source, record, part, tied FROM again) a
ON t.doc_id = a.doc_id AND t.source = a.source AND t.part = a.part
AND coalesce(t.record, '') = coalesce(a.record, '')"""
_NTH = "row_number() OVER (PARTITION BY t.doc_id, t.source, t.record, t.part ORDER BY t.source_start)"
_ENTITIES = "LEFT JOIN entities e ON t.enterprise_id = e.key"
_SPELT = " ".join(f"WHEN '{name}' THEN {rank}" for name, rank in RANKS.items())
_NAMED = " ".join(f"WHEN {rank} THEN '{name}'" for name, rank in RANKS.items())
_CALLED = {"check": "check_name"}
_RANK = f"CASE t.worst_severity {_SPELT} ELSE -1 END"
_WORST = f"CASE greatest({_RANK}, coalesce(m.worst, -1)) {_NAMED} END"

# table → (what some of its columns are, what is joined)
_CHANGED: dict[str, tuple[dict[str, str], str]] = {
    "documents": (
        {"duplicate_of": f"coalesce(c.duplicate_of, CASE WHEN a.tied = 0 OR {_NTH} > 1 THEN t.doc_id END)"},
        _COPIES,
    ),
    "enterprises": (
        {"enterprise_id": "e.enterprise_id", "canonical": "coalesce(e.canonical, t.canonical)"},
        _ENTITIES,
    ),
    **dict.fromkeys(("money", "percentages", "patents"), (_LINKED, _ENTITIES)),
    "facts": (
        {
            **_LINKED,
            "duplicate": "(c.doc_id IS NOT NULL)",
            "flags": "t.flags + coalesce(m.flags, 0)",
            "worst_severity": _WORST,
        },
        f"{_ENTITIES} LEFT JOIN copies c ON t.doc_id = c.doc_id LEFT JOIN marked m ON t.fact_id = m.fact_id",
    ),
}


def _query(table: str) -> str:
    """Return the query that gives the rows of an output table, its columns in their order."""
    changed, joined = _CHANGED.get(table, ({}, ""))
    columns = ", ".join(f"{changed.get(name, f't.`{name}`')} AS `{name}`" for name in tables.SCHEMAS[table].names)
    return f"SELECT {columns} FROM {table} t {joined}"


def _judged() -> str:
    """Return the query that gives judgements across reports as rows of `comparisons`."""
    columns = ", ".join(f"{_CALLED.get(name, name)} AS `{name}`" for name in tables.SCHEMAS["comparisons"].names)
    return f"SELECT {columns} FROM judged WHERE doc_id IS NOT NULL"


QUERIES = {table: _query(table) for table in PUBLISHED}
QUERIES["comparisons"] += f" UNION ALL {_judged()}"


def write_batches(table: str, folder: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Write the rows of a task as Parquet, and yield `WRITTEN`; with the first two arguments bound it is a `Mapper`.

    Each attempt writes to a folder of its own below `folder`.  Spark passes on what one attempt of each task yields:
    only its files are heard of, and no row is there twice however often the task was tried.
    """
    writer = TableWriter(Path(folder) / uuid.uuid4().hex, table)
    for batch in batches:
        if batch.num_rows:
            writer.write(tables.conform(table, pa.Table.from_batches([batch])))
    if writer.rows:
        writer.close()
        paths = sorted(str(path) for path in writer.folder.iterdir())
        rows = [writer.rows, *[0] * (len(paths) - 1)]
        yield pa.RecordBatch.from_pydict({"path": paths, "rows": rows}, WRITTEN)
