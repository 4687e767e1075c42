"""Values of an indicator by year, for the small charts of the review page: what a jump or a copied value looks like."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.review.data import Finding, Json
from pipeline.write import batches, columns

COLUMNS = ("metric", "subject", "unit", "year", "low", "high", "modality", "measure", "duplicate", "flags")
SUBJECTS, POINTS, METRICS = 12, 60, 400
Key = tuple[str, str, str]


def series(folder: Path, found: list[Finding], metrics: list[str]) -> list[Json]:
    """Return the yearly levels of some indicators: subjects with findings first, then those with most years.

    A line needs two years; one with more than `POINTS` values is no line a person could read and is cut.
    """
    flagged = {(finding.flag.metric, finding.flag.subject) for finding in found}
    names = dict.fromkeys([*metrics, *(finding.flag.metric for finding in found if finding.flag.metric)])
    lines: dict[Key, dict[tuple[Any, ...], None]] = defaultdict(dict)
    for row in _levels(folder, list(names)[:METRICS]):
        ends = (row["low"], row["high"])
        point = (row["year"], *map(_number, ends), row["modality"] or "actual", bool(row["flags"]))
        lines[row["metric"], row["subject"], row["unit"]][point] = None
    ranked = sorted(lines, key=lambda key: (key[:2] not in flagged, -len({point[0] for point in lines[key]}), key))
    kept: Counter[str] = Counter()
    result = []
    for key in ranked:
        points = sorted(lines[key], key=lambda point: (point[0], point[3], str(point)))[:POINTS]
        if len({point[0] for point in points}) < 2 or kept[key[0]] >= SUBJECTS:
            continue
        kept[key[0]] += 1
        result.append({"metric": key[0], "subject": key[1], "unit": key[2], "points": points})
    return result


def _levels(folder: Path, metrics: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the facts that can be points of a line: a level of a known subject in a known year, copies left out."""
    if not set(COLUMNS) <= set(columns(folder, "facts")):
        return
    names = pa.array(metrics, pa.string())
    for batch in batches(folder, "facts", list(COLUMNS)):
        batch = batch.filter(pc.is_in(batch["metric"].cast(pa.string()), value_set=names))
        batch = batch.filter(pc.equal(batch["measure"].cast(pa.string()), "level"))
        batch = batch.filter(pc.and_(pc.is_valid(batch["year"]), pc.invert(batch["duplicate"])))
        batch = batch.filter(pc.or_(pc.is_valid(batch["low"]), pc.is_valid(batch["high"])))
        yield from (row for row in batch.to_pylist() if row["subject"])


def _number(end: Any) -> float | None:
    """Return an end of an interval as a number to draw; exact values stay in the tables."""
    return None if end is None else float(end)
