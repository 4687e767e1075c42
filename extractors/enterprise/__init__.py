"""How `extractors.enterprises` finds a name.

A way through the modules; the first line of each has its examples, `examples` the rules with their sentences.

- By its form: `anchors` finds legal forms and suffixes in one pass, `forms`, `group_names` and `local_names` with
  their `phrases` and `suffixes` decide on them; `edge` says where such a name begins, by the cuts of `edge_cuts`
  and `edge_places`, `right` whether it ends there; `latin` and `special` have forms of their own.
- Known beforehand: `known`, but for what is only `called` so; and where the word means something else as well
  `ambiguous`, by `proofs` from beside it.
- By its context: `cues`, `announced`, `intros`, `beside`, `objects`, `deals`, `placed`, `funded`, `brands`.
- In a row: `lists` with their `members`, `counted_lists`, `rows`, `framed`, `lined`, `told`.
- Met before: `defined`, `aliases`, `again` with its `endings`, `sisters`, `misspelt`.

What they hand on: `spans`.  Words: `words`.
"""
