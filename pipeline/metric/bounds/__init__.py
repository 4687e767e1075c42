"""Figures that only bound something else, and are of nothing themselves.

`thresholds` say which things are counted (亿元以上项目26个), `tiers` where a rate begins; `above_thresholds` is what
each firm of a list has by which the list was made.
"""
