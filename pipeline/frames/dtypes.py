"""Arrow tables as pandas frames: which dtype each column gets, stated once.

| in the table | in pandas | why |
|---|---|---|
| string | `string[pyarrow]` | as `read_parquet(dtype_backend="pyarrow")` gives it |
| enumerated (dictionary) | `category`; severities are ordered, low < medium < high | `groupby`, `sort_values`, `>=` |
| decimal | `decimal128(…)[pyarrow]` | exact; `sum`, `min`, `max`, also in `groupby`, run in C |
| int64, bool | `int64[pyarrow]`, `bool[pyarrow]` | a null stays a null, and an int stays an int |
| date | `timestamp[s][pyarrow]` | `.dt`, `resample`, comparison with `pd.Timestamp`; Arrow dates have none of these |
| list | `list<…>[pyarrow]` | lists |

Where Arrow decimals stop: `*` and `/` want a `Decimal` (`df["low"] / Decimal(10**8)`), and `pct_change`, `nlargest` and
a quotient of two columns have no exact result.  `df["low"].astype("float64")`, or `load(folder, exact=False)`, gives
ordinary floats where rounding does not matter, as in plots and regressions.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from pipeline.severity import SEVERITIES

_ORDERED = {"severity", "worst_severity"}
_DATE = pd.ArrowDtype(pa.timestamp("s"))


def to_frame(rows: pa.Table, exact: bool = True) -> pd.DataFrame:
    """Return Arrow rows as a frame with a `RangeIndex`; `exact=False` makes decimals `float64`."""
    frame: pd.DataFrame = rows.to_pandas(types_mapper=_dtype, ignore_metadata=True)
    for name in _ORDERED & set(frame.columns):
        frame[name] = frame[name].astype(pd.CategoricalDtype(list(reversed(SEVERITIES)), ordered=True))
    if not exact:
        decimals = [field.name for field in rows.schema if pa.types.is_decimal(field.type)]
        frame = frame.astype(dict.fromkeys(decimals, "float64"))
    return frame


def _dtype(kind: pa.DataType) -> pd.ArrowDtype | None:
    """Return the dtype of a column; None leaves it to pandas, which makes a dictionary a category."""
    if pa.types.is_dictionary(kind):
        return None
    return _DATE if pa.types.is_date(kind) else pd.ArrowDtype(kind)
