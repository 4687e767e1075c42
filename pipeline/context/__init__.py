"""Whose a figure is, when it holds, and whether it is planned or actual.

The way in is `attribute`, which asks the three questions of every figure, over a text whose clauses and sentences
`ground` has placed and whose `signs` say which questions can be spared; `types` is what the answers are made of, and
`known` what a report says of itself before any figure is read.  Each question has a folder, whose docstring says what
belongs there and where to begin:

- `who`: the firm, the place or the body that a figure speaks of.
- `when`: the period it is of, and what a change is measured against.
- `sure`: whether it is planned, a target, a standing total, or a fact.
- `sections`: which headings, chapters and passages look back and which look ahead; the last two ask it.

What all may ask: `items` of lists that stand apart, `cues` of periods, `words` of the lexicon.  The readers of who
know nothing of when nor of how sure.
"""
