"""Workers and databases: the processes of one machine, DuckDB, Spark."""
