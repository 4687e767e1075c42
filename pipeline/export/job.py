"""One export: what is asked for, where it goes, and what could not be carried over as it is."""

from __future__ import annotations

import importlib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

import pyarrow as pa

from pipeline import tables
from pipeline.folder import damage, elsewhere, is_ours, lacking
from pipeline.labels import value_labels
from pipeline.storage import write

# format → (the module that writes it, whether it is a folder with a file a table)
FORMATS = {
    "xlsx": ("xlsx", False),
    "csv": ("csv_files", True),
    "dta": ("stata", True),
    "duckdb": ("duckdb_file", False),
    "sqlite": ("sqlite_file", False),
}
Language = Literal["en", "zh"]


class ExportError(ValueError):
    """The export cannot be done; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a format's `write` is given.

    `folder` holds the finished run, `tables` are the names of those to write; `language` is that of labels and listed
    values.  `out` is a file or folder that does not exist yet; its format's `write` makes it, and lets `OSError` out.
    `encoding` and `guard` matter to CSV alone: see `csv_files`.
    `notes` counts cells that the format cannot hold as they are, by what was done to them.
    """

    folder: Path
    out: Path
    tables: tuple[str, ...]
    language: Language = "en"
    encoding: str = "utf-8-sig"
    guard: bool = True
    notes: Counter[str] = field(default_factory=Counter)

    def rows(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows of a table, one row group at a time."""
        return write.batches(self.folder, table)

    def shown(self, table: str) -> Iterator[pa.Table]:
        """Yield the rows with their listed values in the language of the export, for readers rather than queries."""
        found = self.rows(table)
        return map(partial(_in_chinese, table), found) if self.language == "zh" else found


def _in_chinese(table: str, rows: pa.Table) -> pa.Table:
    """Return rows with the Chinese labels of their values; a value without one stays."""
    for place, column in enumerate(rows.schema):
        known = value_labels(table, column.name)
        if known:
            values = rows.column(place).combine_chunks().dictionary_encode()
            words = [known.get(value, value) for value in values.dictionary.to_pylist()]
            labelled = pa.DictionaryArray.from_arrays(values.indices, pa.array(words, pa.string()))
            rows = rows.set_column(place, column, labelled.cast(column.type))
    return rows


def export(  # noqa: PLR0913  (options, by name)
    folder: Path,
    to: str,
    out: Path,
    names: Sequence[str] = (),
    *,
    language: Language = "en",
    encoding: str = "utf-8-sig",
    guard: bool = True,
    overwrite: bool = False,
) -> Counter[str]:
    """Write the tables of a run (all, or those named) as xlsx, csv, dta, duckdb or sqlite to `out`; return the notes.

    `out` is a file, for csv and dta a folder with a file a table.  It appears whole or not at all.  Raises
    `ExportError` for a folder that is not of ours, a table that is not there, or an `out` that exists (unless
    `overwrite` is set; a folder is replaced only if it holds nothing but an earlier export).
    """
    if not is_ours(folder):
        raise ExportError(f"{folder} does not hold the tables of a finished run; name the folder given to --out there")
    module, many = FORMATS[to]
    _check_target(out, to if many else None, overwrite)
    work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".partial", dir=_parent(out)))
    try:
        job = Job(folder, work / out.name, _present(folder, names), language, encoding, guard)
        importlib.import_module(f"pipeline.export.{module}").write(job)
        _put(job.out, out, work / "replaced")
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return job.notes


def _put(made: Path, out: Path, aside: Path) -> None:
    """Put what was made in place of `out`; a folder is put aside first, and back where that does not end well."""
    if out.is_dir():
        os.replace(out, aside)
    try:
        os.replace(made, out)
    except BaseException:
        if aside.exists():
            os.replace(aside, out)
        raise


def _parent(out: Path) -> Path:
    """Return the folder that `out` is to lie in, made where it was not there."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot write beside {out}: {error.strerror}") from error
    return out.parent


def _present(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Return the tables to export in the order of the schema."""
    for name in names:
        if name not in tables.TABLES:
            raise ExportError(f"no table {name!r}; there is {', '.join(tables.TABLES)}")
    chosen = tuple(name for name in tables.TABLES if not names or name in names)
    if broken := lacking(folder, chosen) or damage(folder, chosen):
        raise ExportError(broken)
    return chosen


def _check_target(out: Path, suffix: str | None, overwrite: bool) -> None:
    """Raise `ExportError` unless `out` is free, or may be replaced."""
    if reason := elsewhere(out):
        raise ExportError(reason)
    if not out.exists():
        return
    if out.is_dir() != (suffix is not None):
        raise ExportError(f"{out} is a {'folder' if out.is_dir() else 'file'}; choose another --out")
    if not overwrite:
        raise ExportError(f"{out} exists; add --overwrite to replace it")
    earlier = {f"{name}.{suffix}" for name in tables.TABLES}
    if suffix and any(path.name not in earlier for path in out.iterdir()):
        raise ExportError(f"{out} holds files that are no export of heshu; choose another --out")
