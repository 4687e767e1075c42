"""Parts that are set against each other share a noun: 城镇居民人均可支配收入3万元,农村1.2万元."""

from __future__ import annotations

import re

from extractors.lexicon import alternation, load
from extractors.metrics import filed

Named = tuple[str, str | None]
_KINDS = {row["word"]: row["kind"] for row in load("contrasts")}
_WORD = re.compile(alternation(_KINDS))


def is_part(name: str) -> bool:
    """Tell whether a name begins with a word that sets it against other parts."""
    return _WORD.match(name) is not None


def contrasted(name: str, run: str) -> Named | None:
    """Return name and id of the part that `run` names beside the part that `name` is of, None where it names none.

    What `run` says behind its word stands in the name as well: 农村居民 beside 城镇居民人均可支配收入.
    """
    own, other = _WORD.match(name), _WORD.match(run)
    if own is None or other is None or _KINDS[own[0]] != _KINDS[other[0]] or own[0] == other[0]:
        return None
    of, rest = name[own.end() :], run[other.end() :]
    return filed(other[0] + of) if of.startswith(rest) else None
