"""heshu as a library: `pipeline.run(inputs, out)` does what `heshu run` does, `pipeline.load(out)` reads it in pandas.

Stages load on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what type checkers and editors see; at run time `__getattr__` loads the same
    from pipeline import plots
    from pipeline.frames.folder import Tables, TablesError, load
    from pipeline.job.summary import Summary
    from pipeline.runner import Options, run
    from pipeline.tables import SCHEMAS, TABLES

_EXPORTS = {
    "run": "runner",
    "Options": "runner",
    "Summary": "job.summary",
    "TABLES": "tables",
    "SCHEMAS": "tables",
    "load": "frames.folder",
    "Tables": "frames.folder",
    "TablesError": "frames.folder",
}
__all__ = ["SCHEMAS", "TABLES", "Options", "Summary", "Tables", "TablesError", "load", "plots", "run"]


def __getattr__(name: str) -> Any:
    """Load an export from its stage."""
    if name == "plots":
        return importlib.import_module("pipeline.plots")
    if name not in _EXPORTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_EXPORTS[name]}"), name)
