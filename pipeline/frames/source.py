"""From a row back to the words of the report: its sentence, its citation, the quotes of a flag."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

Read = Callable[..., pd.DataFrame]
SIDES = ("stated", "against", "context")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a cell comes from; `quote == documents.text[start:end]`."""

    source: str
    record: str | None
    part: int
    title: str | None
    doc_id: str
    start: int
    end: int
    quote: str

    def __str__(self) -> str:
        """Return a footnote: 沙塘镇2013年科技创新工作总结, five-reports.txt 第1篇, 405–411: “利润6350”."""
        record = f", record {self.record}" if self.record else ""
        title = f"{self.title}, " if self.title else ""
        return f"{title}{self.source}{record} 第{self.part}篇, {self.start}–{self.end}: “{self.quote}”"


class Sources:
    """Look-ups of reports by `doc_id`; the last few are kept, the tables are not."""

    def __init__(self, read: Read) -> None:
        """Read rows by `read(table, columns, filters)`."""
        self._read = read
        self.document = lru_cache(maxsize=64)(self._document)
        self.spans = lru_cache(maxsize=64)(self._spans)

    def _document(self, doc_id: str) -> Mapping[str, Any]:
        """Return the first documents row of a report: a copy has the same text."""
        columns = ["source", "record", "part", "title", "report_year", "text"]
        rows = self._read("documents", columns, [("doc_id", "==", doc_id)])
        if rows.empty:
            raise KeyError(f"no document {doc_id!r}")
        return _plain(rows.iloc[0].to_dict())

    def _spans(self, doc_id: str) -> list[tuple[int, int]]:
        """Return the sentences of a report as (start, end)."""
        rows = self._read("sentences", ["start", "end"], [("doc_id", "==", doc_id)])
        return sorted((int(start), int(end)) for start, end in zip(rows["start"], rows["end"], strict=True))

    def sentence(self, row: Any) -> str:
        """Return the sentence or sentences that a row's span touches; the span itself where it touches none."""
        doc_id, start, end = self._span(row)
        touched = [span for span in self.spans(doc_id) if span[0] < end and start < span[1]] or [(start, end)]
        text: str = self.document(doc_id)["text"]
        return text[touched[0][0] : touched[-1][1]].strip()

    def cite(self, row: Any) -> Citation:
        """Return the citation of a row."""
        doc_id, start, end = self._span(row)
        found = self.document(doc_id)
        return Citation(
            found["source"],
            found["record"],
            int(found["part"]),
            found["title"],
            doc_id,
            start,
            end,
            found["text"][start:end],
        )

    def evidence(self, flag_id: str) -> pd.DataFrame:
        """Return the quotes of a flag, stated side first."""
        quotes = self._read("flag_evidence", None, [("flag_id", "==", flag_id)])
        if quotes.empty:
            raise KeyError(f"no flag {flag_id!r}; flag ids are in the column `flag_id` of `flags`")
        order = quotes["side"].map(SIDES.index).astype("int64")
        quotes = quotes.iloc[order.argsort(kind="stable")].reset_index(drop=True)
        reports = [self.document(doc_id) for doc_id in quotes["doc_id"]]
        return pd.DataFrame(
            {
                "side": quotes["side"],
                "title": _strings(report["title"] for report in reports),
                "report_year": pd.array([report["report_year"] for report in reports], dtype="int64[pyarrow]"),
                "quote": quotes["quote"],
                "sentence": _strings(self.sentence(row) for row in quotes.itertuples()),
                "source": _strings(report["source"] for report in reports),
                **{name: quotes[name] for name in ("doc_id", "start", "end")},
            }
        )

    def _span(self, row: Any) -> tuple[str, int, int]:
        """Return the document and offsets of a row, or of a fact named by its id."""
        if isinstance(row, str):
            rows = self._read("facts", ["doc_id", "start", "end"], [("fact_id", "==", row)])
            if rows.empty:
                raise KeyError(f"no fact {row!r}")
            row = rows.iloc[0]
        get = row.__getitem__ if isinstance(row, (Mapping, pd.Series)) else lambda name: getattr(row, name)
        try:
            return str(get("doc_id")), int(get("start")), int(get("end"))
        except (KeyError, AttributeError) as error:
            raise KeyError("a row with doc_id, start and end is wanted, or a fact_id") from error


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a row with None for what is missing."""
    return {name: None if pd.isna(value) else value for name, value in row.items()}


def _strings(values: Any) -> Any:
    """Return a column of strings."""
    return pd.array(list(values), dtype="string[pyarrow]")
