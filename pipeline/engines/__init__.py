"""Where the first stage runs, from files to chunks of tables: the processes of one machine, or a Spark cluster.

- What every worker does is `work`: pages are read under a watch (`stepwise`), their reports go on a `pile`, and the
  rows of a pile are a chunk.  `shards` keep what is finished, `identity` says whether it still holds.
- One machine: a `plan` says which files are read together, `extraction` has them read, a `group` at a time or a large
  file by several (`sharing`); `warm` loads what workers need.
- Spark: `cluster` is the main job there, `exchange` what its workers run, `publish` the last step.

They import all that reads a text and judges it, and the database; what becomes of the chunks is not theirs.
"""
