"""Text with two readings and marked spans.

`‹clean|planted›` reads differently in the two twins; `⟦S:…⟧` and `⟦A:…⟧` mark where the two sides of the planted
contradiction stand: S what is stated, A what speaks against it.  Marks may hold readings, not the other way round.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Span = tuple[int, int]
SIDES = ("S", "A")
_TOKEN = re.compile(r"⟦([SA]):|⟧|‹([^‹›|]*)\|([^‹›|]*)›")


@dataclass(frozen=True, slots=True)
class Twin:
    """One reading of a marked text, and where its sides stand."""

    text: str
    sides: dict[str, list[Span]] = field(default_factory=dict)


def mark(side: str, text: str) -> str:
    """Return a text marked as one side."""
    return f"⟦{side}:{text}⟧"


def either(clean: str, planted: str) -> str:
    """Return a place that reads differently in the twins."""
    return clean if clean == planted else f"‹{clean}|{planted}›"


def read(marked: str, planted: bool) -> Twin:
    """Return one reading of a marked text."""
    pieces: list[str] = []
    sides: dict[str, list[Span]] = {}
    opened: list[tuple[str, int]] = []
    size = at = 0
    for token in _TOKEN.finditer(marked):
        pieces.append(marked[at : token.start()])
        size += token.start() - at
        at = token.end()
        if token[1]:
            opened.append((token[1], size))
        elif token[0] == "⟧":
            side, start = opened.pop()
            sides.setdefault(side, []).append((start, size))
        else:
            reading = token[3] if planted else token[2]
            pieces.append(reading)
            size += len(reading)
    pieces.append(marked[at:])
    return Twin("".join(pieces), sides)
