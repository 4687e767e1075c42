"""The words around a figure, and where a name in them begins and ends; no rule that names a figure.

Before a figure: `glue` (what leads from an indicator to its value), `words` (those of a name, up to an edge), `edges`
and `cut_off` (where it begins), `predicates` (what names nothing),
`pointing` (what only points at a thing).  Behind it: `words_behind`.  Words of the lexicon:
`acts`; lists of many, found by their `starts`.
"""
