"""`facts` in pandas: the accessor `df.heshu`, and `Facts`, a DataFrame on which the same methods stand by themselves.

The accessor works on any frame with the columns of `facts`, also one of `pd.read_parquet("tables/facts")`.  `Facts` is
what `heshu.load(…).facts` gives, so that `t.facts.panel("销售收入")` reads as it is said; slices of it stay `Facts`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import cleandoc
from typing import Concatenate, ParamSpec, TypeAlias

import pandas as pd

from pipeline.frames import panel as _panel
from pipeline.frames.panel import End, OnConflict
from pipeline.frames.select import Query

Choice = ParamSpec("Choice")
_Method: TypeAlias = "Callable[Concatenate[Facts, Choice], pd.DataFrame]"


@pd.api.extensions.register_dataframe_accessor("heshu")
class Heshu:
    """Panels, totals and conflicts of an indicator.

    What the methods share:

    - `metric`: an indicator as the column `metric` or `metric_id` has it.  An unknown one raises `KeyError` with names
      that are like it.
    - `unit`: by default the unit most facts of the metric are in; others are left out and counted.  千元, 万元, 百万元
      and 亿元 scale 元, exactly.
    - `measure`: level (the default), growth, share, delta or rate.
    - `modality`: actual (the default), planned, target, cumulative, or a list of them; plans never mix with outcomes
      unasked.
    - `part_years`: whether 1—10月 may stand for a year; by default it may not.

    The result says in `.attrs` what it holds: metric, unit, measure, modality, the number of cells in `conflicts`, and
    `left_out`, a count of facts by reason.  The rule for facts that repeat or contradict each other is in
    `pipeline.frames.select`.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        """Wrap a frame with the columns of `facts`."""
        self._frame = frame

    def panel(  # noqa: PLR0913  (options, by name)
        self,
        metric: str,
        *,
        unit: str | None = None,
        measure: str = "level",
        modality: str | Sequence[str] = "actual",
        part_years: bool = False,
        end: End = "printed",
        on_conflict: OnConflict | None = None,
    ) -> pd.DataFrame:
        """Return subject × year: index `subject`, one column a `year` (int), values of the frame's own number dtype.

        A year of which no fact is left has no column: before `pct_change(axis=1)`, `reindex(columns=range(…))`.

        - `end`: "printed" gives the number the words print (2400 for 2400余; null for a range 10～20, which prints
          two), "low" and "high" the ends of the interval, null where open.
        - `on_conflict`, where documents contradict each other: "null" leaves the cell empty (as None, the default,
          does, with a warning), "raise" raises `ConflictError`, "first" and "last" take the fact that stands so in the
          frame (sort it before, for instance by the documents' `report_year`).
        """
        query = Query(metric, unit, measure, modality, part_years)
        return _panel.panel(pd.DataFrame(self._frame), query, end, on_conflict)

    def cells(
        self,
        metric: str,
        *,
        unit: str | None = None,
        measure: str = "level",
        modality: str | Sequence[str] = "actual",
        part_years: bool = False,
        on_conflict: OnConflict = "null",
    ) -> pd.DataFrame:
        """Return the panel in long form, one row a cell.

        Columns: subject, enterprise_id, year, low, high, slack, qualifier, `fact_id` of the fact chosen (give it to
        `t.cite`), `facts` (how many facts the cell has), `conflict` (whether they contradict each other).
        """
        query = Query(metric, unit, measure, modality, part_years)
        return _panel.cells(pd.DataFrame(self._frame), query, on_conflict)

    def conflicts(
        self,
        metric: str,
        *,
        unit: str | None = None,
        measure: str = "level",
        modality: str | Sequence[str] = "actual",
        part_years: bool = False,
    ) -> pd.DataFrame:
        """Return the facts of all cells in conflict, by subject and year, with all their columns and their index."""
        return _panel.conflicts(self._frame, Query(metric, unit, measure, modality, part_years))

    def total(
        self,
        metric: str,
        by: str | list[str] = "year",
        *,
        unit: str | None = None,
        measure: str = "level",
        modality: str | Sequence[str] = "actual",
        part_years: bool = False,
    ) -> pd.DataFrame:
        """Return the sum of cells by `year` (or subject, or both) as an interval.

        Columns: low and high (null where one summand is open), slack (sum of the roundings), `cells` (how many were
        added), `conflicts` (how many of them are in conflict; such a cell counts from its lowest to its highest figure,
        so that the interval holds whichever is right).  A town and its county are both subjects: choose rows first,
        as in `facts[facts["enterprise_id"].notna()]`.
        """
        query = Query(metric, unit, measure, modality, part_years)
        return _panel.total(pd.DataFrame(self._frame), query, by)


def _on_itself(method: Callable[Concatenate[Heshu, Choice], pd.DataFrame]) -> _Method[Choice]:
    """Return a method of the accessor as a method of the frame; its help includes what the methods share."""

    @wraps(method)
    def on_frame(self: Facts, /, *args: Choice.args, **choice: Choice.kwargs) -> pd.DataFrame:
        return method(Heshu(self), *args, **choice)

    shared = cleandoc(Heshu.__doc__ or "").partition("\n\n")[2]
    on_frame.__doc__ = f"{cleandoc(method.__doc__ or '')}\n\n{shared}"
    return on_frame


class Facts(pd.DataFrame):
    """The table `facts`: a DataFrame with the methods of `df.heshu` on itself."""

    @property
    def _constructor(self) -> type[Facts]:
        """Slices and merges stay `Facts`."""
        return Facts

    panel = _on_itself(Heshu.panel)
    cells = _on_itself(Heshu.cells)
    conflicts = _on_itself(Heshu.conflicts)
    total = _on_itself(Heshu.total)
