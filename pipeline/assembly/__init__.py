"""The last stage, over the archive as a whole: from chunks to the tables of a run.

To `finish`, it has to `gather` the chunks, each text once, to link names and check across reports, to `audit` all
flags, and to have `filled` in what only the archive knows; `table_jobs` write a table each.  It imports linking, the
checks across reports and the first stage, whose chunks it reads; it knows nothing of options, nor of folders of users.
"""
