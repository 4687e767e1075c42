"""What part of what a percentage is.

`part_of` reads part and whole, `share_rules` are the rules that most shares are named by.

- Part or whole told elsewhere: `wholes`, `wholes_told`, `told_base`, `shares_of_subjects`.
- Groups that do something or are made up of something: `groups`, `members`, `which_of`, `staff_makeup`, `kinds`.
- Stakes in firms: `stakes`.  Names by a turn of words (贡献率): `worded`.

Shares in a list are dealt out by `pipeline.metric.lists`.
"""
