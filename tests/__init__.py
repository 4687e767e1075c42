"""The tests of heshu, a folder for each part of it that they ask; the docstring of a folder says what stands there.

What tests of several folders share stands here: fixtures in `conftest`, what is read of a text in `readings`, files of
every format in `formats_made`, what comes of them in `inputs`.  What those of one folder share stands in that folder.

Beside the folders of tests are the makers of what is tested: `archive` (archives with the truth beside them), `plant`
(reports with errors), `hostile` (bad input), `faults` (runs that are killed), `fuzz` and `campaign`, which goes through
all of it at full size.
"""
