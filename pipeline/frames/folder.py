"""`load(folder)`: the tables of a finished run as typed pandas frames, each read when it is first asked for."""

from __future__ import annotations

import difflib
import json
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq

from pipeline import tables
from pipeline.folder import MANIFEST, damage, is_ours
from pipeline.frames.dtypes import to_frame
from pipeline.frames.facts import Facts
from pipeline.frames.source import Citation, Sources
from pipeline.sql import views


class TablesError(ValueError):
    """The folder does not hold the tables of a finished run; the message says what to do."""


def load(folder: str | Path = "tables", *, exact: bool = True) -> Tables:
    """Return the tables that `heshu run … --out folder` wrote; nothing is read before it is asked for.

    >>> t = load("tables")                                      # doctest: +SKIP
    >>> t.facts.panel("销售收入", unit="万元")                      # doctest: +SKIP
    >>> t.read("facts", columns=["subject", "low"], filters=[("year", ">=", 2012)])     # doctest: +SKIP

    `exact=False` gives `float64` for amounts and percentages instead of Arrow decimals; `pipeline.frames.dtypes` has
    the dtypes and what each is good for.  Raises `TablesError` for a folder that is not one of ours.
    """
    path = Path(folder)
    if not path.exists():
        raise TablesError(f"{path} does not exist; name the folder given to `heshu run … --out`")
    if not is_ours(path):
        raise TablesError(f"{path} has no {MANIFEST} of heshu: it was not written by `heshu run`, or not to its end")
    return Tables(path, exact)


class Tables:
    """The tables of one run.

    Each table is an attribute with a typed frame, read on first use and kept (take a `.copy()` before changing one).
    `read` gives some columns and rows of a table, and keeps nothing.  `sentence`, `cite` and `evidence` lead back to
    the words of the reports.
    """

    def __init__(self, folder: Path, exact: bool = True) -> None:
        """Stand for the folder of a finished run."""
        self.folder = folder
        self.exact = exact

    def __repr__(self) -> str:
        """Return the folder and the number of rows of each table."""
        counts = self.manifest.get("counts", {})
        return (
            f"<heshu tables in {self.folder}: "
            + ", ".join(f"{counts.get(name, '?')} {name}" for name in tables.TABLES)
            + ">"
        )

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """`manifest.json`: version, lexicon fingerprints, options, counts."""
        found: dict[str, Any] = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
        return found

    def read(self, table: str, columns: list[str] | None = None, filters: Any = None) -> pd.DataFrame:
        """Return some columns and rows of a table, for tables larger than memory.

        `columns` and `filters` are those of `pandas.read_parquet`, as in `filters=[("year", ">=", 2012), ("unit", "==",
        "元")]`; only what they need is read.  The index is a `RangeIndex`, in the order of the file.
        Raises `TablesError` for a table that is not there or damaged, `KeyError` for an unknown table or column.
        """
        _known("table", [table], list(tables.TABLES))
        path = self.folder / table
        if not any(path.glob("*.parquet")):
            raise TablesError(
                f"{path} is missing or empty: the folder was altered, or written by another version; run again"
            )
        if broken := damage(self.folder, (table,)):
            raise TablesError(broken)
        _known("column", columns or [], pq.read_schema(next(path.glob("*.parquet"))).names)
        frame = to_frame(pq.read_table(path, columns=columns, filters=filters), self.exact)
        return Facts(frame) if table == "facts" else frame

    def sql(self, query: str) -> pd.DataFrame:
        """Return what a SQL query (DuckDB's) over the tables gives, with the dtypes of `read` but no categories.

        Read-only, as `heshu sql` is: only the tables can be read and nothing can be written.  Raises `SqlError`, with
        DuckDB's words, for a query that fails.

        >>> t.sql("select metric, count(*) as facts from facts group by metric")        # doctest: +SKIP
        """
        return to_frame(views.narrowed(views.query(self.folder, query).read_all()), self.exact)

    @cached_property
    def documents(self) -> pd.DataFrame:
        """One row a report."""
        return self.read("documents")

    @cached_property
    def sentences(self) -> pd.DataFrame:
        """One row a sentence."""
        return self.read("sentences")

    @cached_property
    def enterprises(self) -> pd.DataFrame:
        """One row a mention of an enterprise."""
        return self.read("enterprises")

    @cached_property
    def registry(self) -> pd.DataFrame:
        """One row an enterprise, with all its names."""
        return self.read("registry")

    @cached_property
    def money(self) -> pd.DataFrame:
        """One row an amount of money."""
        return self.read("money")

    @cached_property
    def percentages(self) -> pd.DataFrame:
        """One row a percentage."""
        return self.read("percentages")

    @cached_property
    def patents(self) -> pd.DataFrame:
        """One row a number of patents."""
        return self.read("patents")

    @cached_property
    def facts(self) -> Facts:
        """All figures in long form, with `panel`, `cells`, `total` and `conflicts`."""
        return Facts(self.read("facts"))

    @cached_property
    def comparisons(self) -> pd.DataFrame:
        """One row a judgement of a check."""
        return self.read("comparisons")

    @cached_property
    def flags(self) -> pd.DataFrame:
        """One row a finding."""
        return self.read("flags")

    @cached_property
    def flag_evidence(self) -> pd.DataFrame:
        """One row a quote of a finding."""
        return self.read("flag_evidence")

    @cached_property
    def rejects(self) -> pd.DataFrame:
        """One row an input that gave no document."""
        return self.read("rejects")

    @cached_property
    def _sources(self) -> Sources:
        """Return what looks up words of reports."""
        return Sources(self.read)

    def sentence(self, row: Any) -> str:
        """Return the sentence that a row of any table stands in: of a mention, a fact, a quote.

        `row` is what pandas gives for one row (`df.iloc[0]`, one of `df.itertuples()`, a dict), or a fact_id.
        A span that crosses sentences gives them all.  Raises `KeyError` for a row without doc_id, start and end.
        """
        return self._sources.sentence(row)

    def cite(self, row: Any) -> Citation:
        """Return the source of a row or fact_id: file, record, report, offsets, quote; `str()` of it is a footnote."""
        return self._sources.cite(row)

    def evidence(self, flag_id: str) -> pd.DataFrame:
        """Return the quotes of a finding, side by side: side, title, year, quote, sentence, source, doc_id, start, end.

        Raises `KeyError` for an unknown flag_id.
        """
        return self._sources.evidence(flag_id)


def _known(kind: str, names: list[str], known: list[str]) -> None:
    """Raise `KeyError` for the first name that is not known, with names that are like it."""
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 3) or known
            raise KeyError(f"no {kind} {name!r}; there is {', '.join(near)}")
