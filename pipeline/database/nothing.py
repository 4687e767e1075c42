"""Which questions have no rows for an answer, seen from the tables without rows that they join: nobody is asked."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeAlias

Tree: TypeAlias = list[Any]  # words and signs of a query, what stands in brackets as a list of its own
_TABLE = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)", re.IGNORECASE)
_TOKEN = re.compile(r"'[^']*'|\"[^\"]*\"|\w+|[^\w\s]")
# A query with one of these may have rows of its own, or reads a table in a way that is not looked into.
_OTHER = re.compile(r"WITH|VALUES|RIGHT|FULL|ANTI|ASOF|POSITIONAL|INTERSECT|EXCEPT|GROUPING|ROLLUP|CUBE")
# What stands before a bracket and makes no row of none, as a sum without groups does.
_PLAIN = re.compile(
    r"coalesce|greatest|CAST|VARCHAR|concat|length|substring|row_number|rank|lag|first_value"
    r"|IN|OVER|AND|OR|NOT|ON|FROM|JOIN|WHERE"
)


def tables_of(query: str) -> list[str]:
    """Return the tables that a query reads, each once, in the order in which it names them."""
    return list(dict.fromkeys(_TABLE.findall(query)))


def gives_nothing(query: str, empty: Collection[str]) -> bool:
    """Return whether a query has no rows where some tables have none; False where that is not seen at once."""
    tree: Tree = []
    inner = [tree]
    for token in _TOKEN.findall(query):
        if token == "(":
            inner[-1].append([])
            inner.append(inner[-1][-1])
        elif token == ")":
            inner.pop()
        else:
            inner[-1].append(token)
    return _nothing(tree, empty)


def _nothing(tree: Tree, empty: Collection[str]) -> bool:
    """Return whether a query has no rows: none of the parts of its union has."""
    ends = [place for place, token in enumerate(tree) if token == "UNION"]
    starts = [0, *(end + 1 for end in ends)]
    return all(_part(tree[start:end], empty) for start, end in zip(starts, [*ends, len(tree)], strict=True))


def _part(part: Tree, empty: Collection[str]) -> bool:
    """Return whether a part of a union has no rows: a table that it cannot do without has none."""
    if "SELECT" not in part[:2] or any(_OTHER.fullmatch(token) for token in part if isinstance(token, str)):
        return False
    if "GROUP" not in part and not _is_plain(part):
        return False
    return any(
        _source(part[place + 1 : place + 3], empty)
        for place, token in enumerate(part)
        if token in ("FROM", "JOIN") and part[place - 1] not in ("LEFT", "OUTER", "DISTINCT")
    )


def _source(told: Tree, empty: Collection[str]) -> bool:
    """Return whether what stands behind FROM or JOIN has no rows: a query, or a name that is no function's."""
    if told and isinstance(told[0], list):
        return _nothing(told[0], empty)
    return bool(told) and told[0] in empty and not isinstance(told[-1], list)


def _is_plain(part: Tree) -> bool:
    """Return whether no function in it may gather rows to one; a query in brackets gathers its own."""
    for before, token in zip(["SELECT", *part], part, strict=False):
        if not isinstance(token, list) or token[:1] == ["SELECT"]:
            continue
        called = isinstance(before, str) and before.isidentifier() and not _PLAIN.fullmatch(before)
        if called or not _is_plain(token):
            return False
    return True
