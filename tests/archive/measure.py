"""What a run found of the truth: copies by how much was changed, enterprises pair by pair, planted growths."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.plant.plants import NAMES

from .truth import Truth


@dataclass(slots=True)
class Found:
    """Counts; a share of nothing is 1."""

    copies: dict[float, tuple[int, int]] = field(default_factory=dict)  # share of changed characters → (found, made)
    marked: int = 0
    marked_rightly: int = 0
    together: int = 0  # pairs of mentions linked to one enterprise
    together_rightly: int = 0
    same: int = 0  # pairs of mentions of one enterprise
    growths: int = 0
    growths_found: int = 0
    growth_alarms: int = 0

    def lines(self) -> list[str]:
        """Return the shares as lines to print."""
        by_rate = ", ".join(f"{rate:.1%} {hit}/{made}" for rate, (hit, made) in sorted(self.copies.items()))
        recall = f"{_share(self.together_rightly, self.same)} of {self.same:,}"
        return [
            f"copies: precision {_share(self.marked_rightly, self.marked)}; found, by share changed: {by_rate}",
            f"linking, pairs: precision {_share(self.together_rightly, self.together)}, recall {recall}",
            f"planted growths: {self.growths_found} of {self.growths} flagged, {self.growth_alarms} false alarms",
        ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 1:.4f}"


def measure(truth: Truth, tables: Path) -> Found:
    """Return what the tables of a run say of an archive's truth."""
    found = Found()
    documents = pq.read_table(tables / "documents", columns=["doc_id", "source", "part", "duplicate_of"]).to_pylist()
    rows = {("/".join(Path(row["source"]).parts[-2:]), row["part"]): row for row in documents}
    ids = [rows.get((report.file, report.part), {}).get("doc_id") for report in truth.reports]
    _copies(found, truth, rows)
    _links(found, truth, ids, tables)
    _growths(found, truth, ids, tables)
    return found


def _copies(found: Found, truth: Truth, rows: dict[tuple[str, int], dict[str, Any]]) -> None:
    """Count copies found, and reports wrongly marked."""
    cluster: dict[str, int] = {}
    for place, report in enumerate(truth.reports):
        row = rows.get((report.file, report.part))
        if row:
            cluster.setdefault(row["doc_id"], place if report.copy_of is None else report.copy_of)
    root = {row["doc_id"]: row["duplicate_of"] or row["doc_id"] for row in rows.values()}
    for report in truth.reports:
        row = rows.get((report.file, report.part))
        if row and row["duplicate_of"]:
            found.marked += 1
            found.marked_rightly += cluster.get(row["duplicate_of"]) == cluster[row["doc_id"]]
        if report.copy_of is not None:
            original = rows.get((truth.reports[report.copy_of].file, truth.reports[report.copy_of].part))
            hit = bool(row and original and root[row["doc_id"]] == root[original["doc_id"]])
            before = found.copies.get(report.rate, (0, 0))
            found.copies[report.rate] = (before[0] + hit, before[1] + 1)


def _links(found: Found, truth: Truth, ids: list[str | None], tables: Path) -> None:
    """Count pairs of mentions, from how often each enterprise of the truth meets each of the registry."""
    names: dict[str, dict[str, int]] = {}
    for doc_id, report in zip(ids, truth.reports, strict=True):
        if doc_id and report.copy_of is None:
            names.setdefault(doc_id, {}).update(report.names)
    met: Counter[tuple[int, str]] = Counter()
    mentions = pq.read_table(tables / "enterprises", columns=["doc_id", "text", "enterprise_id"])
    for doc_id, text, own in zip(*(column.to_pylist() for column in mentions.columns), strict=True):
        number = names.get(doc_id, {}).get(text)
        if number and own:
            met[number, own] += 1
    true, mine = Counter[int](), Counter[str]()
    for (number, own), times in met.items():
        true[number] += times
        mine[own] += times
    found.same, found.together, found.together_rightly = (
        sum(times * (times - 1) // 2 for times in counts.values()) for counts in (true, mine, met)
    )


def _growths(found: Found, truth: Truth, ids: list[str | None], tables: Path) -> None:
    """Count the planted growths that a flag of their check speaks of, and such flags elsewhere."""
    wanted = {
        doc_id for doc_id, report in zip(ids, truth.reports, strict=True) if report.error == "X1" and report.names
    }
    flags = pq.read_table(tables / "flags", columns=["flag_id", "check"]).to_pylist()
    mine = {row["flag_id"] for row in flags if row["check"] in NAMES["X1"]}
    evidence: dict[str, set[str]] = {}
    for row in pq.read_table(tables / "flag_evidence", columns=["flag_id", "doc_id"]).to_pylist():
        evidence.setdefault(row["flag_id"], set()).add(row["doc_id"])
    hit = set().union(*(evidence[flag_id] for flag_id in mine)) if mine else set()
    families = {report.family for report in truth.reports if report.error}
    troubled = {doc_id for doc_id, report in zip(ids, truth.reports, strict=True) if report.family in families}
    found.growths, found.growths_found = len(wanted), len(wanted & hit)
    found.growth_alarms = sum(not evidence[flag_id] & troubled for flag_id in mine)
