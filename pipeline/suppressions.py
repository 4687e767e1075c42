"""suppressions.csv: what a person decided about findings, written by the review page and read by the next run.

A row puts aside one flag by its `flag_id`, or, where that is empty, all flags whose `check` and `source` match the
row's globs.  Nothing is deleted: a suppressed flag stays in the tables with the reason as its verdict; one to be looked
at `later` stays open, too.
"""

from __future__ import annotations

import codecs
import csv
import dataclasses
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from pipeline.folder import SUPPRESSIONS
from pipeline.storage.write import OutputError

FILE = SUPPRESSIONS
LATER = "later"
REASONS = ("source_error", "extraction_error", "not_an_error", LATER)
# A spreadsheet takes a cell that begins so for a formula; a leading apostrophe makes it text (OWASP's advice).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One row of suppressions.csv."""

    flag_id: str = ""
    check: str = ""
    source: str = ""
    reason: str = ""
    note: str = ""
    reviewer: str = ""
    date: str = ""


COLUMNS = tuple(item.name for item in dataclasses.fields(Suppression))
_EMPTY = Suppression()
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a file, and what was wrong with the others as (line, reason)."""

    rows: list[Suppression]
    faults: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Decided:
    """What reviewers decided, and the file that says so."""

    rows: list[Suppression] = field(default_factory=list)
    path: Path | None = None

    def copy(self, folder: Path, out: Path) -> None:
        """Write the rows into a folder that becomes `out`, unless that has their file already and keeps it."""
        there = out / FILE
        if self.rows and self.path and not (there.exists() and there.samefile(self.path)):
            write(folder / FILE, self.rows)


def decided(named: str | None, folder: Path) -> Decided:
    """Return what reviewers decided: in the file named, else in that of a folder of tables.

    Raises `OutputError` for a file that cannot be read or has a bad line.
    """
    path = Path(named) if named else folder / FILE
    if not path.is_file():
        if named:
            raise OutputError(f"{path}: no such file")
        return Decided()
    found = read(path)
    if found.faults:
        raise OutputError(f"{path}:{found.faults[0][0]}: {found.faults[0][1]}")
    return Decided(found.rows, path)


def read(path: Path) -> Read:
    """Return the rows of a file; columns may stand in any order, further ones and empty rows are left aside.

    Spreadsheets save it in UTF-8, UTF-16 or (Chinese editions) GB18030, with commas, semicolons or tabs: all are read.
    """
    result = Read([])
    try:
        text = _text(path.read_bytes())
        reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        reader.fieldnames = [name.strip() for name in reader.fieldnames or ()]
        if fault := _head_fault(reader.fieldnames):
            return Read([], [(1, fault)])
        for cells in reader:
            row = Suppression(**{name: unguard((cells.get(name) or "").strip()) for name in COLUMNS})
            if row == _EMPTY:
                continue
            if fault := _fault(row):
                result.faults.append((reader.line_num, fault))
            else:
                result.rows.append(row)
    except (UnicodeDecodeError, csv.Error) as error:
        result.faults.append((len(result.rows) + 1, f"no CSV in UTF-8, UTF-16 or GB18030 ({error})"))
    return result


def _text(data: bytes) -> str:
    """Return the text of a file; UTF-16 is known by its mark, GB18030 by not being UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _delimiter(text: str) -> str:
    """Return what stands between the names of the columns."""
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _head_fault(names: Iterable[str]) -> str | None:
    """Return what is wrong with the first line."""
    if "reason" in names and not {"flag_id", "check", "source"}.isdisjoint(names):
        return None
    return f"the first line must name the columns, {','.join(COLUMNS)}; it is {','.join(names)!r}"


def _fault(row: Suppression) -> str | None:
    """Return what is wrong with a row; a row that would match every flag is more likely a slip than meant."""
    if row.reason not in REASONS:
        return f"reason {row.reason!r}: must be one of {', '.join(REASONS)}"
    if row.flag_id or row.check or row.source:
        return None
    return "flag_id, check and source are empty: that would put aside every flag; for that write * into check"


def write(path: Path, rows: Iterable[Suppression]) -> None:
    """Write rows as the review page does: UTF-8 with a mark, so that spreadsheets read Chinese; no formulas."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows([guard(getattr(row, name)) for name in COLUMNS] for row in rows)


def guard(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def unguard(cell: str) -> str:
    """Return what `guard` was given."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


class Suppressions:
    """Rows ready to be asked about many flags."""

    def __init__(self, rows: Iterable[Suppression]) -> None:
        """Keep the last row of each flag_id, and the glob rows in their order."""
        rows = list(rows)
        self._by_id = {row.flag_id: row for row in rows if row.flag_id}
        self._globs = [row for row in rows if not row.flag_id]
        self._met: set[Suppression] = set()

    def __bool__(self) -> bool:
        """Whether there is any row."""
        return bool(self._by_id or self._globs)

    def match(self, flag_id: str, check: str, sources: Iterable[str]) -> Suppression | None:
        """Return the row that puts a flag aside: its own, else the first whose globs match; null if none does."""
        sources = list(sources)
        row = self._by_id.get(flag_id) or next((row for row in self._globs if _globbed(row, check, sources)), None)
        if row is not None:
            self._met.add(row)
        return row

    @property
    def unmet(self) -> int:
        """How many rows no flag has met so far."""
        return len({*self._by_id.values(), *self._globs} - self._met)


def _globbed(row: Suppression, check: str, sources: list[str]) -> bool:
    """Return whether a row's globs match a flag; an empty glob matches all."""
    if row.check and not fnmatchcase(check, row.check):
        return False
    return not row.source or any(fnmatchcase(source, row.source) for source in sources)
