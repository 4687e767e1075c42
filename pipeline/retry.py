"""What of a finished run is worth another try, and with which options: `heshu retry`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pipeline.ingest import again, remote
from pipeline.reasons import REJECT_REASONS
from pipeline.runner import Options
from pipeline.write import MANIFEST, OutputError, is_ours


@dataclass(frozen=True, slots=True)
class Plan:
    """What to read again: files, how many rejects of each reason are in them, and the rejects that are left alone."""

    files: tuple[str, ...]
    chosen: Counter[str]
    left: Counter[str]


def plan(folder: Path, reasons: Collection[str] = ()) -> Plan:
    """Return what to try again of the run in `folder`.

    `reasons`: only these; without any, those that another try can help (`again` in `lexicons/reject_reasons.tsv`), and
    all in files that were written to since the run.  Raises `OutputError` where `folder` holds no finished run.
    """
    if not is_ours(folder):
        raise OutputError(f"{folder} holds no tables of a finished run")
    since = (folder / MANIFEST).stat().st_mtime_ns
    files: dict[str, None] = {}
    chosen: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for reject in again.rejects(folder):
        wanted = reject.reason in reasons if reasons else _worth(reject, since)
        (chosen if wanted else left)[reject.reason] += 1
        if wanted:
            files[reject.file] = None
    return Plan(tuple(files), chosen, left)


def _worth(reject: again.Rejected, since: int) -> bool:
    """Return whether another try can end otherwise."""
    return REJECT_REASONS[reject.reason].again or _changed(reject.file, since)


def _changed(path: str, since: int) -> bool:
    """Return whether a local file was written to since a time in nanoseconds."""
    try:
        return not remote.is_remote(path) and Path(path).stat().st_mtime_ns > since
    except OSError:
        return False


def options(folder: Path, **changed: Any) -> Options:
    """Return the options of the run in `folder`, with those `changed` that are not None."""
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["options"]
    known = {field.name for field in fields(Options)}
    asked = {name: value for name, value in changed.items() if value is not None}
    return Options(**{name: value for name, value in said.items() if name in known} | asked | {"retry_of": str(folder)})
