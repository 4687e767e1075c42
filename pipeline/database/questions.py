"""Questions that are asked when somebody needs the answer: most of those across reports join what reports share.

In an archive of a few reports they share little.  What joins a table without rows has none (`nothing`), is not asked,
and nobody needs what it joins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.database.nothing import gives_nothing, tables_of


@dataclass(frozen=True, slots=True)
class Question:
    """How a table or a view is made: both calls return how many rows there are, None where nobody knows."""

    query: str  # what it reads
    make: Callable[[], int | None]
    bare: Callable[[], Any] | None = None  # makes it where it has no rows, and reads nothing


class Questions:
    """Questions by the names of their tables, those that were not asked yet, and how many rows the others have."""

    def __init__(self) -> None:
        """Begin without any."""
        self._waiting: dict[str, Question] = {}
        self._rows: dict[str, int] = {}

    def put(self, name: str, question: Question, rows: int | None = None) -> None:
        """Name what a question gives; `rows`: how many, where that is known."""
        self._waiting[name] = question
        self.count(name, rows)

    def count(self, name: str, rows: int | None) -> None:
        """Note how many rows a table has."""
        if rows is not None:
            self._rows[name] = rows

    def number(self, name: str) -> int | None:
        """Ask a question, unless it is known to have no rows; return how many it has, None where nobody knows."""
        question = self._waiting.get(name)
        if question and name not in self._rows:
            if self._has_none(question.query):
                self._rows[name] = 0
            else:
                self._ask(name, question)
        return self._rows.get(name)

    def make(self, name: str) -> None:
        """Make a table that a query is to read, and those that it is made of."""
        rows = self.number(name)
        question = self._waiting.get(name)
        if question and rows is not None and question.bare:
            question.bare()
            del self._waiting[name]
        elif question:
            self._ask(name, question)

    def ready(self, query: str) -> bool:
        """Make all tables that a query reads, and return True; where it is known to have no rows, return False."""
        if self._has_none(query):
            return False
        for source in tables_of(query):
            self.make(source)
        return True

    def _ask(self, name: str, question: Question) -> None:
        """Make a table, and before it those that it reads."""
        for source in tables_of(question.query):
            self.make(source)
        self.count(name, question.make())
        del self._waiting[name]

    def _has_none(self, query: str) -> bool:
        """Return whether a query has no rows; what it reads is asked until that is known."""
        empty: list[str] = []
        for source in tables_of(query):
            if self.number(source) == 0:
                empty.append(source)
                if gives_nothing(query, empty):
                    return True
        return False

    def kept(self, names: Iterable[str]) -> set[str]:
        """Return names with those of all tables that may still be needed to make one of these."""
        kept, more = set[str](), set(names)
        while more:
            for name in more:
                self.number(name)
            kept |= more
            waiting = [self._waiting[name] for name in more if name in self._waiting]
            more = {source for question in waiting if not question.bare for source in tables_of(question.query)} - kept
        return kept

    def settle(self, name: str) -> bool:
        """Ask all that waits and reads a table, itself or by a view that waits; return whether nothing needs it now."""
        readers = [other for other, question in self._waiting.items() if name in tables_of(question.query)]
        settled = [self.number(other) is not None or self.settle(other) for other in readers]
        left = [self._waiting[other] for other in readers if other in self._waiting]  # they have no rows
        return all(settled) and all(question.bare for question in left)

    def forget(self, name: str) -> bool:
        """Forget a table; return whether it was made."""
        self._rows.pop(name, None)
        return self._waiting.pop(name, None) is None
