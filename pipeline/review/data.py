"""What the review page shows, read from the tables of a finished run: findings in reading order, and counts."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from pipeline import tables
from pipeline.write import MANIFEST, batches, columns

Row = TypeVar("Row")
Json = dict[str, Any]
SEVERITIES = ("high", "medium", "low")
SIDES = ("stated", "against", "context")
TOP_INDICATORS, TOP_REASONS = 25, 8
_BETWEEN = "\t"  # in no cell that is counted
# The field is `klass` because `class` is a word of Python; the column has the plain name.
_COLUMNS = {"klass": "class"}


def rows(
    folder: Path, table: str, kind: type[Row], only: pa.Array | None = None, present: str | None = None
) -> Iterator[Row]:
    """Yield the rows of a table as its row class; a table that is absent is empty, an absent column is null.

    `only`: keep rows of these documents.  `present`: keep rows where this column is not null.
    """
    names = [item.name for item in dataclasses.fields(kind)]  # type: ignore[arg-type]
    for values in cells(folder, table, [_COLUMNS.get(name, name) for name in names], only, present):
        yield kind(*values)


def cells(
    folder: Path, table: str, names: Sequence[str], only: pa.Array | None = None, present: str | None = None
) -> Iterator[tuple[Any, ...]]:
    """Yield some columns of a table, row by row; see `rows`."""
    known = columns(folder, table)
    wanted = [name for name in dict.fromkeys((*names, *([present] if present else ()))) if name in known]
    for batch in batches(folder, table, wanted, None if only is None else ("doc_id", only)):
        if present is not None:
            batch = batch.filter(pc.is_valid(batch[present])) if present in known else batch.slice(0, 0)
        yield from zip(*(_column(batch, name) for name in names), strict=True)


def _column(batch: pa.Table, name: str) -> list[Any]:
    """Return one column as Python values, nulls where the table has no such column."""
    return list(batch[name].to_pylist()) if name in batch.column_names else [None] * batch.num_rows


def manifest(folder: Path) -> Json:
    """Return the run's manifest, or nothing where there is none."""
    try:
        return dict(json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag with its evidence, stated side first, and the intervals its check compared."""

    flag: tables.Flag
    evidence: list[tables.Evidence]
    judged: tables.Comparison | None

    def weight(self) -> tuple[int, float, str]:
        """Return what findings are sorted by: the worst first, then the surest."""
        return severity_rank(self.flag.severity), -float(self.flag.confidence or 0), self.flag.flag_id


def severity_rank(severity: str | None) -> int:
    """Return the place of a severity, worst first; what is not listed comes last."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


def findings(folder: Path) -> list[Finding]:
    """Return all findings: groups by their worst severity, then confidence; the same inside a group."""
    evidence: dict[str, list[tables.Evidence]] = defaultdict(list)
    for item in rows(folder, "flag_evidence", tables.Evidence):
        evidence[item.flag_id].append(item)
    judged = {row.flag_id: row for row in rows(folder, "comparisons", tables.Comparison, present="flag_id")}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for flag in rows(folder, "flags", tables.Flag):
        quotes = sorted(evidence[flag.flag_id], key=_side_rank)
        groups[flag.group_id or flag.flag_id].append(Finding(flag, quotes, judged.get(flag.flag_id)))
    for members in groups.values():
        members.sort(key=Finding.weight)
    ordered = sorted(
        groups.values(), key=lambda members: (*members[0].weight()[:2], -len(members), members[0].flag.flag_id)
    )
    return [finding for members in ordered for finding in members]


def _side_rank(item: tables.Evidence) -> int:
    """Return the place of a side; the sort is stable, so quotes of one side stay in the order of the table."""
    return SIDES.index(item.side) if item.side in SIDES else len(SIDES)


def finding_json(finding: Finding, evidence: list[Json]) -> Json:
    """Return one finding as the page reads it; `evidence` is already located."""
    flag, judged = finding.flag, finding.judged
    ends = () if judged is None else (judged.stated_low, judged.stated_high, judged.implied_low, judged.implied_high)
    return {
        "id": flag.flag_id,
        "check": flag.check,
        "class": flag.klass,
        "severity": flag.severity,
        "confidence": float(flag.confidence or 0),
        "group": flag.group_id or flag.flag_id,
        "subject": flag.subject,
        "metric": flag.metric,
        "zh": flag.message_zh or flag.message_en or "",
        "en": flag.message_en or flag.message_zh or "",
        "calc": flag.computation or "",
        "hint": flag.hint,
        "status": flag.status,
        "verdict": flag.verdict,
        "ends": [None if end is None else f"{end.normalize():f}" for end in ends],
        "evidence": evidence,
    }


def overview(folder: Path, found: list[Finding]) -> Json:
    """Return the counts of the run: tables, judgements per check, figures per indicator, abstentions, rejects."""
    about = manifest(folder)
    counts = about.get("counts") or {}
    return {
        "version": about.get("version"),
        "fingerprint": about.get("input_fingerprint") or "unknown",
        "inputs": [str(name) for name in about.get("inputs") or []][:20],
        "counts": counts if isinstance(counts, dict) else {},
        "abstained": _ranked(about.get("abstained")),
        "rejects": _ranked(about.get("rejects")),
        "coverage": coverage(folder),
        "indicators": indicators(folder, found),
    }


def _ranked(counts: Any) -> list[tuple[str, int]]:
    """Return named counts, largest first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0])) if isinstance(counts, dict) else []


def coverage(folder: Path) -> list[Json]:
    """Return for each check how often it judged what, and why it could not decide."""
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for (check, verdict, reason), number in tally(folder, "comparisons", ("check", "verdict", "reason")).items():
        verdicts[check or "—"][verdict or "—"] += number
        if verdict == "undecidable":
            reasons[check or "—"][reason or "—"] += number
    return [
        {"check": check, **seen, "reasons": _ranked(reasons[check])[:TOP_REASONS]}
        for check, seen in sorted(verdicts.items())
    ]


def tally(folder: Path, table: str, names: tuple[str, ...]) -> Counter[tuple[str | None, ...]]:
    """Count the rows of a table by some columns; in Arrow, since these tables may have millions of rows.

    The columns are joined and counted as one: Arrow's own grouping loads pandas.
    """
    counts: Counter[tuple[str | None, ...]] = Counter()
    if not set(names) <= set(columns(folder, table)):
        return counts
    for batch in batches(folder, table, list(names)):
        cells = [batch[name].cast(pa.string()) for name in names]
        joined = pc.binary_join_element_wise(*cells, _BETWEEN, null_handling="replace", null_replacement="")
        found = pc.value_counts(joined.combine_chunks())
        values, numbers = found.field("values").to_pylist(), found.field("counts").to_pylist()
        for value, number in zip(values, numbers, strict=True):
            counts[tuple(cell or None for cell in value.split(_BETWEEN))] += number
    return counts


def indicators(folder: Path, found: list[Finding]) -> list[Json]:
    """Return the indicators with most findings, then most figures: how many figures, and findings by severity."""
    figures = Counter({name: number for (name,), number in tally(folder, "facts", ("metric",)).items() if name})
    flagged: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in found:
        if finding.flag.metric:
            flagged[finding.flag.metric][finding.flag.severity] += 1
    names = sorted(figures.keys() | flagged.keys(), key=lambda name: (-flagged[name].total(), -figures[name], name))
    return [
        {"metric": name, "figures": figures[name], **{level: flagged[name][level] for level in SEVERITIES}}
        for name in names[:TOP_INDICATORS]
    ]
