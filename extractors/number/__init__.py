"""A written number, its unit, and what stands right beside it; every kind of figure is read from here.

- The numeral: `numerals` reads it to an interval, with the values of `magnitudes`.
- With its unit: `units` of the lexicon, and `quantities`, the one pass over a passage that money, percentages,
  patents and counts share; `powers` knows exponents that came down, `parts_of_cents` halves and
  quarters of them (7.47 1/2美元), `parted` blanks that may part thousands or two numbers, `table_columns` gives
  a cell of a plain table its column.
- The words beside it: `cues` looks back for one over glue, `qualifiers` says how they open or blur the value, and
  `dealt_lists` deals them to a list, `between` joins the two ends of 介于…之间; `printed` is how figures look, as
  parts of patterns.
"""
