"""Last stage, Spark and review page, loaded when they are due: the first rows need not wait for DuckDB and Jinja.

The one home of these late imports; see `pipeline.assembly.finish`, `pipeline.job.on_spark` and `pipeline.review.page`.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.assembly.finish import Finished
    from pipeline.assembly.gather import Gathered
    from pipeline.checks.chosen import Chosen
    from pipeline.engines.cluster import Spread
    from pipeline.job.options import Options, Progress
    from pipeline.storage.output import Output
    from pipeline.suppressions import Suppressions
    from pipeline.workers.pool import Pool


def load_ahead() -> None:
    """Load all of this in a thread while this process waits for its workers; errors are raised later, on use."""

    def load() -> None:
        with suppress(Exception):
            for name in ("assembly.finish", "review.page"):
                _load(name)

    # Ctrl-C in the midst of an import leaves the lock of all imports taken: Python would wait for this thread for ever.
    Thread(target=load, daemon=True).start()


def finish(
    folder: Path,
    found: Gathered,
    rules: Suppressions,
    threads: int = 1,
    pool: Pool | None = None,
    checks: Chosen = None,
) -> Finished:
    """Write all tables below `folder`; see `pipeline.assembly.finish.finish`."""
    finished: Finished = _load("assembly.finish").finish(folder, found, rules, threads, pool, checks)
    return finished


def on_spark(
    output: Output, inputs: Sequence[str], options: Options, rules: Suppressions, progress: Progress | None
) -> tuple[Spread, Spread, Finished]:
    """Do all the work of a run on a cluster; see `pipeline.job.on_spark.everything`."""
    done: tuple[Spread, Spread, Finished] = _load("job.on_spark").everything(output, inputs, options, rules, progress)
    return done


def stored(uri: str, scratch: Path) -> Output:
    """Return the working folder of tables that go to a URI; see `pipeline.storage.stored`."""
    output: Output = _load("storage.stored").Stored(uri, scratch)
    return output


def write_report(folder: Path, reviewed: Path | None) -> Path:
    """Write the review page of some tables; see `pipeline.review.page.write_report`."""
    page: Path = _load("review.page").write_report(folder, reviewed=reviewed)
    return page


def _load(name: str) -> Any:
    """Return a module of the pipeline."""
    return importlib.import_module(f"pipeline.{name}")
