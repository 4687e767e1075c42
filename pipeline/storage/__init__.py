"""Where tables go: `write` makes the Parquet files of a folder, `output` is the folder that a run works in.

Tables for object storage are `stored` when they are finished, in a `bucket`.  It imports the columns and what reads
files from afar; what the rows mean is not known here.
"""
