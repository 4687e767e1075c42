"""Who: the firm, the place or the body that a figure speaks of.

The way in is `subject`, which reads the text name by name (`naming`) and keeps a `topic`; `subject_of_figure` is the
answer.

- Names there are: `nominals` (`own_place`: the report's own, `unknown`: a place that only begins one; `dealt_places`
  that no list knows, `daughters` called by their trade).
- What a name does in its clause: `parts`, `objects`, `deeds`; whom it stands for: `referents`;
  `strangers` open a clause of their own.
- Whom the whole text speaks of: `about`, `titled_firms`, `national`; a part of it: `parts_of_reporter`.
- Named, but not said to be the subject: `unspoken`.
- Many at once: `places`, `lists`, `bracketed`, `trades`; cells of tables: `holders_of_cells`.
"""
