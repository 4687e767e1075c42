"""When: the period a figure is of, and what a change is measured against.

The way in is `period`, which asks a `holding` period of the sentence, then those around it: `nearby_periods` finds them
and lays out a `timeline`, `years` fills in what they leave out (`repeated_periods`), `period_of_figure` says what holds
where none is named.

- What a period dates: `dated`, `days`, `explicit`, `listed`, `stretch`, `priced`, `market_days`; named in passing:
  `passing_periods`; behind a figure alone: `in_brackets`; of `conditions` alone.
- Tables: `columns` in a text, `dates_of_cells`.
- Asked when all figures have a period: `against` (what a change is measured from), `span_of_plan`, `year_to_date`,
  `plans_of_year`; over several years at once: `reporting`.
"""
