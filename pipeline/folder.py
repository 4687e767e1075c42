"""A folder of tables: how it is known as ours, and which of the things in it heshu wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MANIFEST, KEPT, SUPPRESSIONS = "manifest.json", ".kept", "suppressions.csv"
_PAGES = re.compile(r"report(-\d+)?\.html|\.report\.html\..*")  # of the review, and what one that was ended left


def manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a folder of tables; empty where it has none."""
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def is_ours(folder: Path) -> bool:
    """Return whether a folder holds the tables of a finished run."""
    return manifest(folder).get("program") == "heshu"


def counted(folder: Path, table: str) -> int:
    """Return how many rows a table has by the manifest; 0 where there is none."""
    return int(manifest(folder).get("counts", {}).get(table, 0))


def foreign(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder of tables and is not of the run: what people put there, and their decisions."""
    ours = {MANIFEST, KEPT, *manifest(folder).get("counts", ())}
    for path in sorted(folder.iterdir()):
        if path.name not in ours and not _PAGES.fullmatch(path.name):
            yield path
