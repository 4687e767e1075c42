"""Named tables and the verbs to ask them by, in an embedded DuckDB or on Spark; `base` has the verbs that both know.

- `duck` answers queries from an `embedded` database in a file, which is told what is short (`shortage`); `phrases` are
  of its SQL.  `questions` are asked when somebody needs the answer, if it is not `nothing`.  Many files are `gathered`
  in a few, `grouped` deals rows out, `ranges` sort many, `judging` has workers do it; `records` and a `sorted_index`
  keep strings and hashes out of memory; what another process needs is `sent`.
- `spark` has the verbs, `spark_session` the session, `spark_frames` its tables.

They import workers and what makes starting fast, and know none of our tables.
"""
