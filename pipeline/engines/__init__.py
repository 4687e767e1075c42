"""Where a pipeline runs: the processes of one machine, or a Spark cluster; `base.Engine` is what both can do."""
