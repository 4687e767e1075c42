"""How sure: whether a figure is planned, a target, a standing total, or a fact.

The way in is `modality`: it goes by the cues of `certainty` within their `cue_reach`, by what is told beside a plan
(`beside_plans`), by `standing_totals`, and where none of these speaks by the section (`sectioned`).  Of cells of
tables `plans_of_cells` tells.
"""
