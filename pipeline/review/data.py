"""What the review pages show, read from the tables of a finished run: findings in reading order, and counts.

DuckDB sorts and joins, on disk where memory is short, and rows come page by page: memory holds one page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline import decimals, tables
from pipeline.database.base import Readable, rows_of
from pipeline.database.duck import Duck
from pipeline.database.phrases import quoted
from pipeline.folder import manifest
from pipeline.review import queries
from pipeline.severity import SEVERITIES

Json = dict[str, Any]
TOP_REASONS = 8
_NUMBERED = (pa.field("filename", pa.string()), pa.field("file_row_number", pa.int64()))
READ = (*queries.KINDS, "facts", "documents", "sentences", "comparisons", "flags", "flag_evidence")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which findings are shown, and how they are cut into pages.

    `pages`: how many at most, 0 for all.  `severities` and `checks`: only these, where any are named.  `source`: only
    findings with evidence in a file that has this in its name.
    """

    pages: int = 10
    severities: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    source: str = ""

    def clause(self) -> str:
        """Return the condition on `flags f` as SQL."""
        said = [
            f"f.{column} IN ({', '.join(map(quoted, values))})"
            for column, values in (("severity", self.severities), ('"check"', self.checks))
            if values
        ]
        if self.source:
            named = f"SELECT doc_id FROM documents WHERE contains(source, {quoted(self.source)})"
            said.append(f"f.flag_id IN (SELECT flag_id FROM flag_evidence WHERE doc_id IN ({named}))")
        return " AND ".join(said) or "TRUE"


def ask(engine: Duck, folder: Path, asked: Asked, chars: int) -> None:
    """Make all tables of `queries`; a page has about `chars` characters of documents at most."""
    for table in READ:
        _open(engine, folder, table)
    most = asked.pages * queries.ON_PAGE if asked.pages else 1 << 62
    given = {"chosen": (asked.clause(),), "shown": (queries.ON_PAGE, most), "papers": (chars,)}
    for name in queries.ASKED:
        query = getattr(queries, name.upper())
        engine.sql(name, query.format(*given[name]) if name in given else query)


def _open(engine: Duck, folder: Path, table: str) -> None:
    """Give the engine a table; an absent one is empty, and columns that an earlier version did not have are null."""
    schema = tables.plain(tables.SCHEMAS[table])
    numbered = table == "flag_evidence"
    none = pa.schema([*schema, *_NUMBERED]) if numbered else schema
    engine.table(f"{table}_none", none.empty_table())
    engine.files(f"{table}_there", sorted((folder / table).glob("part-*.parquet")), none, numbered=numbered)
    engine.view(table, f"SELECT * FROM {table}_none UNION ALL BY NAME SELECT * FROM {table}_there")


class Stream:
    """Rows that come sorted by their first columns, taken one group at a time."""

    def __init__(self, engine: Readable, name: str, order: tuple[str, ...], width: int) -> None:
        """Read a table sorted by `order`; rows that agree in the first `width` columns are a group."""
        self._groups = groupby(rows_of(engine, name, order), key=lambda row: row[:width])
        self._held = next(self._groups, None)

    def take(self, *key: int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of one group; groups must be asked for in their order, and those left out are skipped."""
        while self._held is not None and self._held[0] < key:
            self._held = next(self._groups, None)
        if self._held is not None and self._held[0] == key:
            yield from self._held[1]


def finding_json(row: tuple[Any, ...]) -> Json:
    """Return one finding, without its evidence, as the page reads it, from a row of `findings`."""
    names = len(queries.FLAG)
    flag, ends = dict(zip(queries.FLAG, row[2 : 2 + names], strict=True)), row[2 + names :]
    return {
        "id": flag["flag_id"],
        "check": flag["check"],
        "class": flag["class"],
        "severity": flag["severity"],
        "confidence": float(flag["confidence"] or 0),
        "group": flag["group_id"] or flag["flag_id"],
        "subject": flag["subject"],
        "metric": flag["metric"],
        "zh": flag["message_zh"] or flag["message_en"] or "",
        "en": flag["message_en"] or flag["message_zh"] or "",
        "calc": flag["computation"] or "",
        "hint": flag["hint"],
        "status": flag["status"],
        "verdict": flag["verdict"],
        "ends": [None if end is None else decimals.shown(end) for end in ends],
    }


def overview(engine: Duck, folder: Path) -> Json:
    """Return the counts of the run: tables, findings, judgements per check, figures per indicator, abstentions."""
    about = manifest(folder)
    counts = about.get("counts") or {}
    totals = sorted(rows_of(engine, "totals", ("name", "severity", "status")), key=str)
    return {
        "version": about.get("version"),
        "fingerprint": about.get("input_fingerprint") or "unknown",
        "inputs": [str(name) for name in about.get("inputs") or []][:20],
        "counts": counts if isinstance(counts, dict) else {},
        "abstained": _ranked(about.get("abstained")),
        "rejects": _ranked(about.get("rejects")),
        "totals": [dict(zip(("check", "severity", "status", "number"), row, strict=True)) for row in totals],
        "pages": on_pages(engine),
        "coverage": coverage(engine),
        "indicators": indicators(engine),
    }


def _ranked(counts: Any) -> list[tuple[str, int]]:
    """Return named counts, largest first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0])) if isinstance(counts, dict) else []


def on_pages(engine: Duck) -> list[Json]:
    """Return for each page the number of findings by severity; there is at least one page, if an empty one."""
    pages: list[Json] = [dict.fromkeys(SEVERITIES, 0)]
    for page, severity, number in rows_of(engine, "on_pages", ("page",)):
        while len(pages) <= page:
            pages.append(dict.fromkeys(SEVERITIES, 0))
        pages[page][severity] = number
    return pages


def coverage(engine: Duck) -> list[Json]:
    """Return for each check how often it gave which verdict, and why it could not decide."""
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    for check, verdict, reason, number in rows_of(engine, "coverage", ("name", "verdict", "reason")):
        verdicts[check or "—"][verdict or "—"] += number
        if verdict == "undecidable":
            reasons[check or "—"][reason or "—"] += number
    return [
        {"check": check, **seen, "reasons": _ranked(reasons[check])[:TOP_REASONS]}
        for check, seen in sorted(verdicts.items())
    ]


def indicators(engine: Duck) -> list[Json]:
    """Return the number of figures and of findings by severity for each indicator, those with most findings first."""
    rows = list(rows_of(engine, "indicated", ()))
    rows.sort(key=lambda row: (-row[-1], -row[1], row[0]))
    return [dict(zip(("metric", "figures", *SEVERITIES), row, strict=False)) for row in rows]


class Yearly:
    """Values of indicators by year, for the small charts that show a jump or a copied value."""

    def __init__(self, engine: Readable) -> None:
        """Read the series of all pages."""
        order = ("page", "metric", "nth", "point")
        self._rows = Stream(engine, "series", order, 1)

    def of(self, page: int) -> list[Json]:
        """Return the series of a page: of each indicator, subjects with findings first, then those with most years."""
        lines: list[Json] = []
        for _, rows in groupby(self._rows.take(page), key=lambda row: row[1:3]):
            points = list(rows)
            _, metric, _, subject, unit, *_ = points[0]
            lines.append({"metric": metric, "subject": subject, "unit": unit, "points": list(map(_point, points))})
        return lines


def _point(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a point of a chart: year, both ends, modality, whether it is flagged; exact values stay in the tables."""
    year, low, high, modality, flagged, _ = row[-6:]
    return year, *(None if end is None else float(end) for end in (low, high)), modality, flagged
