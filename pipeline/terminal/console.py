"""What a person sees at the end: summary, rows of tables, scores.  Rich loads when it has something to draw."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import decimals, tables
from pipeline.reasons import REJECT_REASONS
from pipeline.review.queries import ON_PAGE
from pipeline.severity import as_bad_as
from pipeline.storage.write import batches

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console
    from rich.table import Table

    from pipeline.score.match import Result

SHOWN_CHARS = 24
# What a first look needs of each table; the rest is there to be loaded.
SHOWN = {
    "documents": "source part title issuer region report_year doc_type",
    "sentences": "section start end",
    "enterprises": "text kind canonical",
    "registry": "canonical trade_name aliases mentions documents",
    "money": "text low high currency subject metric period_start modality",
    "percentages": "text low_pct high_pct unit subject metric measure modality",
    "patents": "text count kind action subject period_start",
    "facts": "subject metric measure low unit year modality",
    "comparisons": "check verdict reason",
    "flags": "check class severity subject metric computation",
    "flag_evidence": "side quote",
    "rejects": "source record stage reason detail",
}


def log_to_stderr(level: str) -> None:
    """Send what heshu and its libraries log, from `level` up, to standard error."""
    logging.basicConfig(level=level.upper(), format="%(levelname)s %(name)s: %(message)s", force=True)


def _console() -> Console:
    """Return a console for standard output, wide enough for tables where it is not a terminal."""
    from rich.console import Console  # noqa: PLC0415

    return Console(highlight=False, soft_wrap=False, width=None if sys.stdout.isatty() else 160)


def _table(title: str | None = None) -> Table:
    """Return a table without lines, to be filled."""
    from rich.box import SIMPLE  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    return Table(title=title, title_justify="left", box=SIMPLE, pad_edge=False)


def _number(count: int, thing: str) -> str:
    """Return so many things: 1 file, 12 files."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def summary(result: Any, show: int) -> None:
    """Print what a run did, and `show` rows of each table."""
    console = _console()
    for table in tables.TABLES:
        if show and result.placed:
            _preview(console, result.out, table, show, result.counts[table])
    counts = result.counts
    mentions = ", ".join(f"{counts[table]} {table}" for table in ("enterprises", "money", "percentages", "patents"))
    files, documents = _number(result.files, "file"), _number(counts["documents"], "document")
    console.print(f"{files}, {documents} in {result.seconds:.1f} s", markup=False)
    console.print(f"mentions: {mentions}; {counts['facts']} facts; {counts['registry']} enterprises", markup=False)
    raised = ", ".join(f"{number} {severity}" for severity, number in result.open_flags.items())
    aside = counts["flags"] - sum(result.open_flags.values())
    heeded = f" ({aside} put aside by suppressions)" if aside else ""
    heeded += f"; {result.stale} rows of suppressions meet no flag" if result.stale else ""
    console.print(f"open flags: {raised}{heeded}; {counts['comparisons']} judgements", markup=False)
    console.print(f"rejects: {counts['rejects']}", markup=False)
    for reason, number in sorted(result.rejects.items()):
        advice = REJECT_REASONS[reason]
        console.print(f"  {reason}: {number}. {advice.en} {advice.zh}", markup=False, soft_wrap=True)
    if lacks := result.lacking:
        of, it = (lacks.first, "it") if lacks.files == 1 else (f"{lacks.files} files", lacks.first)
        said = f"no record of {of} has `{lacks.column}` (--text-column); {it} has {lacks.there}"
        console.print(f"  {said}", markup=False, soft_wrap=True)
    if not result.placed:
        return
    console.print(f"tables: {result.out}", markup=False)
    if isinstance(result.out, str):
        console.print(f"review page: {result.out}/report.html", markup=False)
    elif (result.out / "report.html").exists():
        _review(console, result.out, counts["flags"])


def _review(console: Console, out: Path, flags: int) -> None:
    """Print where the review pages are, and how many findings are on none of them."""
    pages = 1 + sum(1 for _ in out.glob("report-*.html"))
    more = f" and {pages - 1} more, the worst findings first" if pages > 1 else ""
    console.print(f"review page: {out / 'report.html'}{more}", markup=False)
    if flags > pages * ON_PAGE:
        left = f"{flags - pages * ON_PAGE:,} of {flags:,} findings are on no page, only in flags"
        more = f"heshu report {out} --pages 0, or --severity, --check, --source"
        console.print(f"  {left}; for pages of them: {more}", markup=False, soft_wrap=True)


def machine_summary(result: Any) -> None:
    """Print what a run did as one line of JSON."""
    shown = {
        "out": str(result.out),
        "seconds": round(result.seconds, 3),
        "files": result.files,
        "placed": result.placed,
        "counts": result.counts,
        "rejects": result.rejects,
        "open_flags": result.open_flags,
    }
    print(json.dumps(shown, ensure_ascii=False, sort_keys=True))


def open_flags(result: Any, severity: str) -> int:
    """Return how many open flags are as bad as `severity` or worse."""
    return sum(result.open_flags[each] for each in as_bad_as(severity))


def _preview(console: Console, out: Path, table: str, show: int, rows: int) -> None:
    """Print the first rows of one table, long texts cut."""
    head = next((batch.slice(0, show) for batch in batches(out, table)), None)
    if head is None or not head.num_rows:
        console.print(f"{table}: no rows\n", markup=False)
        return
    names = SHOWN[table].split() if table in SHOWN else head.schema.names[:8]
    view = _table(f"{table} ({rows} rows)")
    for name in names:
        view.add_column(name, overflow="ellipsis", no_wrap=True)
    for row in head.select(names).to_pylist():
        view.add_row(*(_cell(row[name]) for name in names))
    console.print(view)


def _cell(value: Any, most: int | None = SHOWN_CHARS) -> str:
    """Return a value as one line of `most` characters; markup characters are escaped."""
    if value is None:
        return ""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    text = " ".join(text.split())
    if isinstance(value, Decimal):
        text = decimals.shown(value)
    if most and len(text) > most:
        text = text[: most - 1] + "…"
    return text.replace("[", r"\[")


def grid(pieces: Iterable[pa.Table], most: int) -> None:
    """Print rows that arrive in pieces as a table; of more than `most` (0: all) the first, and a line that says so."""
    names: list[str] = []
    shown: list[tuple[Any, ...]] = []
    cut = False
    for piece in pieces:
        names = piece.column_names
        shown += zip(*(column.to_pylist() for column in piece.columns), strict=True)
        if most and len(shown) > most:
            shown, cut = shown[:most], True
            break
    view = _table()
    for name in names:
        view.add_column(name.replace("[", r"\["), overflow="fold")
    for row in shown:
        view.add_row(*(_cell(value, None) for value in row))
    _console().print(view)
    if cut:
        print(f"the first {most} rows; --rows 0 shows all", file=sys.stderr)


def scores(folder: str, result: Result, misses: bool) -> None:
    """Print precision, recall and F1 with counts per kind, then attributes."""
    console = _console()
    view = _table(folder)
    for name in ("kind", "precision", "recall", "F1", "right", "spurious", "missed"):
        view.add_column(name, justify="left" if name == "kind" else "right")
    for kind, s in result.kinds.items():
        numbers = (f"{s.precision:.4f}", f"{s.recall:.4f}", f"{s.f1:.4f}", str(s.right), str(s.spurious), str(s.missed))
        view.add_row(kind, *numbers)
    console.print(view)
    for name, a in result.attributes.items():
        line = f"{name}: {a.share:.4f} right ({a.right} of {a.total}; {a.abstained} abstained, {a.wrong} wrong)"
        console.print(line, markup=False)
    for line in result.lines if misses else ():
        console.print(line, markup=False, soft_wrap=True)


def floors(folder: str, low: list[str]) -> bool:
    """Print the figures below their floor; return whether there are any."""
    for line in low:
        print(f"below the floor: {folder}: {line}", file=sys.stderr)
    return bool(low)
