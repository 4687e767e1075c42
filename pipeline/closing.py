"""What ends a run, loaded when it is due: the first rows need not wait for DuckDB, Jinja and the checks across reports.

The one home of these late imports; see `pipeline.finish` and `pipeline.review.page` for what is done.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.engines.cluster import Spread
    from pipeline.engines.pool import Pool
    from pipeline.finish import Finished
    from pipeline.gather import Gathered
    from pipeline.suppressions import Suppressions


def finish(folder: Path, found: Gathered, rules: Suppressions, threads: int = 1, pool: Pool | None = None) -> Finished:
    """Write all tables below `folder`; see `pipeline.finish.finish`."""
    finished: Finished = _load("finish").finish(folder, found, rules, threads, pool)
    return finished


def finish_spread(folder: Path, found: Spread, rules: Suppressions) -> Finished:
    """Write all tables below `folder`, most of them on a cluster; see `pipeline.finish.finish_spread`."""
    finished: Finished = _load("finish").finish_spread(folder, found, rules)
    return finished


def write_report(folder: Path) -> Path:
    """Write the review page of some tables; see `pipeline.review.page.write_report`."""
    page: Path = _load("review.page").write_report(folder)
    return page


def _load(name: str) -> Any:
    """Return a module of the pipeline."""
    return importlib.import_module(f"pipeline.{name}")
