"""Archives of any size with the truth beside them, for measures that a hand-written corpus is too small for.

`python -m tests.archive N --out FOLDER` (or `make corpus N=…`) writes N reports in files as the web has them and
`truth.json`: which names are one enterprise, which report is a copy of which and how much of it was changed, which
reports hold a planted error of which check.  The same seed gives the same bytes.
`python -m tests.archive.scale` (or `make scale`) measures the steps across reports on archives of growing size.

Sentences, fillers and figures are those of `tests.plant`; sentences.tsv holds what series and name variants need.

firms.py     places with their firms, names no two of which are the same; the variants a firm is met under
family.py    one subject's reports over some years, and the copies made of them
pages.py     reports as files: several on a page, markup, encodings
truth.py     what was planted
measure.py   what a run found of it
"""
