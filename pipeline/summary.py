"""What a run says of itself when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Summary:
    """What a run did; `reused` counts the groups of files that an earlier, unfinished run had done.

    `placed`: whether its tables are in `out`; else nothing came of it, and those of an earlier run are left there.
    """

    out: Path | str  # a URI is no path
    counts: dict[str, int]
    rejects: dict[str, int]
    abstained: dict[str, int]
    seconds: float
    files: int
    open_flags: dict[str, int]
    reused: int = 0
    placed: bool = True
