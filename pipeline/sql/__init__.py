"""SQL over the tables of a run, read-only: `heshu sql DIR "select …"` and `t.sql("…")`."""
