"""What stands first in a name: the thing that a figure is of.

- Things counted, made and sold: `counted_names`, `numbered`, `doers`, `goods`, `crops`, `patents`.
- Whose: `owners`, `scopes` (the part of a thing), `held` (told once for a list), `profits`, `owed`, `taxes`.
- Several that share a noun: `coordinated`, `contrasts`; before 分别: `listed_things`.
- The object of a change: `changed_things`.
"""
