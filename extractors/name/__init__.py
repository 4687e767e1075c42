"""A name by itself, away from its sentence: what linking and the checks ask of one.

- `parts` takes it into place, trade name, industry and legal form; `abbreviations` says which short name can stand
  for it.
- A name that is written wrongly: `pinyin` (how characters sound), `glyphs` (which look alike).
- A name that somebody took out: `masks`.
"""
