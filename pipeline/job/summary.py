"""What a run says of itself when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.job.text_column import Lacking


@dataclass(slots=True)
class Summary:
    """What a run did.

    - `out`: where the tables are; a URI is a string.
    - `counts`: rows by table.
    - `rejects`: rejects by reason.
    - `abstained`: how often an extractor or attribute abstained, by reason.
    - `seconds`: by the clock.
    - `files`: files read.
    - `open_flags`: flags that no reviewer has put aside, by severity.
    - `reused`: groups of files that an earlier, unfinished run had done.
    - `stale`: rows of suppressions that no flag of this run meets.
    - `lacking`: files of which no record has the text column that was asked for.
    - `placed`: whether the tables are in `out`; False where nothing came of the run, and an earlier run's are left.
    """

    out: Path | str
    counts: dict[str, int]
    rejects: dict[str, int]
    abstained: dict[str, int]
    seconds: float
    files: int
    open_flags: dict[str, int]
    reused: int = 0
    stale: int = 0
    lacking: Lacking | None = None
    placed: bool = True
