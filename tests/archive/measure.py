"""What a run found of the truth: copies by how much was changed, enterprises pair by pair, planted errors by check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.plant.plants import CHECKS, NAMES

from .truth import Truth

# 进出口 that is not 出口 + 进口 is a sum as well; a paragraph carried over is text that two years share.
_ALSO = {("S4", "D4"), ("X5", "X4")}


@dataclass(slots=True)
class Flagged:
    """Counts of one check: families with a planted error and those of them it flags, and its flags elsewhere."""

    planted: int = 0
    found: int = 0
    damaged: int = 0  # of a copy whose characters were changed, figures among them: what it says contradicts the rest
    false: int = 0


@dataclass(slots=True)
class Found:
    """Counts; a share of nothing is 1."""

    copies: dict[float, tuple[int, int]] = field(default_factory=dict)  # share of changed characters → (found, made)
    marked: int = 0
    marked_rightly: int = 0
    together: int = 0  # pairs of mentions linked to one enterprise
    together_rightly: int = 0
    same: int = 0  # pairs of mentions of one enterprise
    checks: dict[str, Flagged] = field(default_factory=lambda: {check: Flagged() for check in CHECKS})

    def lines(self) -> list[str]:
        """Return the shares as lines to print."""
        by_rate = ", ".join(f"{rate:.1%} {hit}/{made}" for rate, (hit, made) in sorted(self.copies.items()))
        recall = f"{_share(self.together_rightly, self.same)} of {self.same:,}"
        return [
            f"copies: precision {_share(self.marked_rightly, self.marked)}; found, by share changed: {by_rate}",
            f"linking, pairs: precision {_share(self.together_rightly, self.together)}, recall {recall}",
            *(
                f"{check}: {one.found} of {one.planted} found, {one.false} false, {one.damaged} on damaged copies"
                for check, one in self.checks.items()
                if one != Flagged()
            ),
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
    _errors(found, truth, ids, tables)
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


def _errors(found: Found, truth: Truth, ids: list[str | None], tables: Path) -> None:
    """Count the families with a planted error that a flag of its check speaks of, and such flags elsewhere."""
    planted = {report.family: report.error for report in truth.reports if report.error}
    family_of = {doc_id: report.family for doc_id, report in zip(ids, truth.reports, strict=True) if doc_id}
    changed = {doc_id for doc_id, report in zip(ids, truth.reports, strict=True) if doc_id and report.rate}
    hits: set[str] = set()
    for check, evidence in _flags(tables):
        about = {family_of[doc_id] for doc_id in evidence if doc_id in family_of}
        right = {family for family in about if family in planted and _same(check, planted[family])}
        hits |= right
        found.checks[check].damaged += not right and not changed.isdisjoint(evidence)
        found.checks[check].false += not right and changed.isdisjoint(evidence)
    for family, error in planted.items():
        found.checks[error].planted += 1
        found.checks[error].found += family in hits


def _same(check: str, error: str) -> bool:
    """Return whether a flag of a check may be that of an error: some errors are two checks' to find."""
    return not set(NAMES[check]).isdisjoint(NAMES[error]) or (check, error) in _ALSO


def _flags(tables: Path) -> Iterator[tuple[str, set[str]]]:
    """Yield the check of each flag, and the reports its evidence stands in.

    Names that two reports spell differently are left out: they are planted as variants of firms, not as errors.
    """
    check_of = {name: check for check in reversed(CHECKS) for name in NAMES[check]}
    evidence: dict[str, set[str]] = {}
    for row in pq.read_table(tables / "flag_evidence", columns=["flag_id", "doc_id"]).to_pylist():
        evidence.setdefault(row["flag_id"], set()).add(row["doc_id"])
    for row in pq.read_table(tables / "flags", columns=["flag_id", "check"]).to_pylist():
        if row["check"] in check_of:
            yield check_of[row["check"]], evidence[row["flag_id"]]
