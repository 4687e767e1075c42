"""Counts and physical quantities, from the noun behind them.

`counted` is the way in, and asks about each count where it stands (`counted_at`).  The name of the thing itself is made
by `pipeline.metric.things`, for other figures need it, too.

- What belongs to the name: `counted_before` (新增, 每千人), `counted_cut` (signs or digits in it), `counted_whole`
  (what is told once for several).
- Counts that go on from the one before: `counted_onward`, `counted_kinds`, `counted_changes`, `done_so_far`.
- Lists of them by things: `dealt_counts`.
- No name of their own: `counted_none`, `pointed_counts`.  What a project can make: `capacities`.
- For whom something is done: `served`.

`as_counted` gives growths the name of the count before them, `growths_of_lists` those of a list.
"""
