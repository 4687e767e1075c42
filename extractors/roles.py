"""The words of a lexicon by the role they play in the rules: a row has a word and its roles, parted by blanks."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from extractors.lexicon import alternation, load, longest_first


class Roles:
    """The words of one lexicon by role, read when the first is asked for.

    `roles` and `word` name its columns.  Asking for a role that no word has raises `KeyError`: it is a slip of the pen.
    """

    def __init__(self, lexicon: str, roles: str = "roles", word: str = "word") -> None:
        """Name the lexicon and its columns."""
        self._lexicon, self._role, self._word = lexicon, roles, word

    @cached_property
    def _by_role(self) -> dict[str, list[str]]:
        """Return the words of each role."""
        found = defaultdict[str, list[str]](list)
        for row in load(self._lexicon):
            for role in row[self._role].split():
                found[role].append(row[self._word])
        return dict(found)

    def set_of(self, *roles: str) -> frozenset[str]:
        """Return the words of some roles as a set."""
        return frozenset(word for role in roles for word in self._by_role[role])

    def words(self, *roles: str) -> tuple[str, ...]:
        """Return the words of some roles, the longest first."""
        return longest_first(self.set_of(*roles))

    def either(self, *roles: str) -> str:
        """Return a group that matches any word of some roles, for patterns."""
        return f"(?:{alternation(self.set_of(*roles))})"

    def pattern(self, *roles: str) -> re.Pattern[str]:
        """Return a pattern that finds any word of some roles."""
        return re.compile(self.either(*roles))
