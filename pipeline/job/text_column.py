"""Files of which no record has the text column that the user named: most likely it is mistyped, and the run says so."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pipeline.storage.write import batches

_HAS = "; has "  # before the fields that are there, in the detail of a reject


class Lacking(NamedTuple):
    """How many files have no such column, which is the first of them, and what it has instead, as its reject says."""

    column: str
    files: int
    first: str
    there: str


def lacking(folder: Path, column: str | None) -> Lacking | None:
    """Return of which files of finished tables all records lack `column`; None where there are none, or none is asked.

    A record whose field is there, but no string, or whose text was rejected, has it.
    """
    found: dict[str, str] = {}
    others: set[str] = set()
    for rows in batches(folder, "rejects", ["source", "reason", "detail"]) if column else ():
        for row in rows.to_pylist():
            said, lacks, there = (row["detail"] or "").partition(_HAS)
            if row["reason"] == "no_text_field" and lacks and said.startswith("no "):
                found.setdefault(row["source"], there)
            else:
                others.add(row["source"])
    for rows in batches(folder, "documents", ["source"]) if found.keys() - others else ():
        others.update(rows["source"].to_pylist())
    files = [source for source in found if source not in others]
    return Lacking(column or "", len(files), files[0], found[files[0]]) if files else None
