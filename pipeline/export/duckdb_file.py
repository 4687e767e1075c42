"""A DuckDB database: a table a table, all types kept; the meaning of a column, or its Chinese label, is its comment."""

from __future__ import annotations

import duckdb

from pipeline.export.job import Job
from pipeline.labels import column_label, meaning, table_label
from pipeline.tables import SCHEMAS


def write(job: Job) -> None:
    """Write the database of a job."""
    with duckdb.connect(str(job.out)) as database:
        for table in job.tables:
            files = [str(path) for path in sorted((job.folder / table).glob("part-*.parquet"))]
            database.execute(
                f"CREATE TABLE {table} AS SELECT * FROM read_parquet(?, hive_partitioning = false)", [files]
            )
            if job.language == "zh":
                database.execute(f"COMMENT ON TABLE {table} IS '{table_label(table)}'")
            for name in SCHEMAS[table].names:
                label = column_label(table, name) if job.language == "zh" else meaning(table, name)
                quoted = label.replace("'", "''")
                database.execute(f"COMMENT ON COLUMN {table}.\"{name}\" IS '{quoted}'")
