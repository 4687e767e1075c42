"""Whose a figure is, when it holds, and whether it is planned or actual.

A way through the modules; the first line of each has its examples.  `attribute` asks the three questions of every
figure, over a text whose clauses and sentences `ground` has placed and whose `signs` say which questions can be
spared; `types` is what the answers are made of, `tables` answers for the cells of tables.

- Who: `subject` reads the text name by name (`naming`) and keeps a `topic`; `nominals` are the names there are
  (`own_place`: the report's own, `unknown`: a place that only begins one), `parts`, `objects` and `deeds` tell what a
  name does in its clause, `referents` whom it stands for, `subject_of_figure` is the answer. `about`, `titled_firms`
  and `national` say whom the whole text speaks of, `places`, `dealt_places`, `lists`, `bracketed` and `trades` see to
  many at once, `daughters` to firms called by their trade.
- When: `period` asks a `holding` period of the sentence, then those around it; `nearby_periods` finds them and lays
  out a `timeline`, `years` fills in what they leave out (`repeated_periods`, `columns`, `cues`), `period_of_figure`
  says what holds where none is named.  What a period dates: `dated`, `explicit`, `listed`, `stretch`, `span_of_plan`,
  `year_to_date`, `plans_of_year`, `against`, `passing_periods`, `chapters`, `twofold`, `next_year`, `opening_years`,
  `reporting`, `priced`.
- How sure: `modality` goes by the cues of `certainty` within their `cue_reach`, what is told beside a plan
  (`beside_plans`), `standing_totals`, and where none of these speaks by its section (`sectioned`), which
  `headings`, `assembly` and `passages` tell.

Words: `words`, and lexicons that one module has to itself.
"""
