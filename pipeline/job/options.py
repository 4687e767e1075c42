"""What a run is asked to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from pipeline import ingest
from pipeline.checks.chosen import NONE, chosen

# What changes neither what is extracted nor what is written; in the manifest it stands apart.
_VOLATILE = ("workers", "guard", "engine", "master", "remote", "keep", "work")
ENGINES = ("local", "spark")
LATER = ("suppressions", "report")  # what only the last stage heeds


Progress = Callable[[int, int], None]  # called with how many files and documents are done


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked to do; all of it goes into the manifest.

    - `workers`: processes; 0 for one a core.
    - `max_chars`: characters of a record; longer ones are rejected.
    - `timeout`: seconds a record may take; 0 for no limit.
    - `max_memory`: bytes a worker may take beyond what it begins with; None for no limit.
    - `text_column`: the field that holds the text in JSON and tables; found if None.
    - `lexicon`, `spacy_model`: words and a model of the user's own (docs/own-words.md).
    - `suppressions`: the file of reviewers' decisions; `suppressions.csv` in the output folder if None.
    - `report`: write the review page.
    - `keep`: where something was rejected, keep beside the tables what `heshu retry` needs.
    - `guard`: read in worker processes; False does everything in this one, where a crash is the end of the run.
    - `engine`: `local`, or `spark` with the address of a cluster (`master`) or of a Spark Connect server (`remote`).
    - `checks`: those that are run, by ids or names and commas: `S1,x5,part_whole`; `all` (as None) or `none`.
    - `work`: the folder to work in where the tables go to a URI; the current one if None.

    Raises `ValueError` for an unknown engine or check.
    """

    workers: int = 0
    max_chars: int = ingest.MAX_CHARS
    suppressions: str | None = None
    report: bool = True
    lexicon: str | None = None
    spacy_model: str | None = None
    timeout: float = 300.0
    max_memory: int | None = None
    guard: bool = True
    text_column: str | None = None
    engine: str = "local"
    master: str | None = None
    remote: str | None = None
    keep: bool = True
    work: str | None = None
    checks: str | None = None

    def __post_init__(self) -> None:
        """Refuse an unknown engine or check: a misspelt one would be passed over without a word."""
        if self.engine not in ENGINES:
            raise ValueError(f"engine {self.engine!r}: there is {' and '.join(ENGINES)}")
        if self.checks is not None:
            ids = chosen(self.checks)  # in one order, so that it is one choice however it is written
            object.__setattr__(self, "checks", None if ids is None else ",".join(ids) or NONE)

    def settled(self, but: Sequence[str] = ()) -> dict[str, Any]:
        """Return the options that change the result, without those named in `but`."""
        return {name: value for name, value in asdict(self).items() if name not in (*_VOLATILE, *but)}
