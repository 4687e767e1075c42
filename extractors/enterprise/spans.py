"""What the ways to find a name hand on: the names found, and what the anchor words of names stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A name found: where, of what kind, by which rule; `core` and `tail` are its trade name and line of business."""

    start: int
    end: int
    kind: str
    rule: str
    core: str = ""
    tail: str = ""
    region: str = ""
    full: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a matched anchor word stands for."""

    kind: str
    strength: str
