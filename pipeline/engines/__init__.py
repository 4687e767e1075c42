"""Where a pipeline runs: the processes of one machine, or a Spark cluster; `base` has the verbs that both know.

A way through the modules:

- Workers: `pool` keeps each `process` alive, each a `worker` that others `watch`; `deaths` says what one died of;
  `ahead` starts the server they are forked from, `warm` loads what they need; `cores` are how many there may be,
  `apart` is one call in a process of its own.
- The first stage: a `plan` says which files are read together, `extraction` has them read, a `group` at a time or a
  large file by several (`sharing`); `shards` keep what is finished, `identity` says whether it still holds.
- The last stage: `duck` answers queries from a `database` in a file, under what is short (`shortage`); `questions` has
  them asked when somebody needs the answer, if it is not `nothing`; many files are `gathered` in a few, `grouped`
  deals rows out, `ranges` sort many, `judging` has workers do it (`beside`), `records` and `sorted_index` keep strings
  and hashes out of memory, `sent` hands tables on; `phrases` are of its SQL.
- Spark: `cluster` is the main job there, `spark` the verbs, `spark_session` the session, `spark_frames` its tables,
  `exchange` what its workers run, `publish` the last step.
"""
