"""Until a run writes flags: the checks of one report, called as pipeline.check offers them."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.check import audit, report_of
from pipeline.check_archive import check_archive
from pipeline.documents import split
from pipeline.extract import Origin, extract
from pipeline.ingest import Source, read
from pipeline.segment import words


def tables(folder: Path, run: Path) -> dict[str, list[dict[str, Any]]]:
    """Return documents, flags and flag_evidence of the files of a folder, which `run` has the tables of."""
    out: dict[str, list[dict[str, Any]]] = {"documents": [], "flags": [], "flag_evidence": []}
    for path in sorted(folder.iterdir()):
        for page in read(Source(str(path))):
            for report in split(page):  # type: ignore[arg-type]
                rows = extract(report, Origin(str(path), None, "utf-8"), words).rows
                facts = report_of(rows)
                out["documents"].append(
                    {
                        "doc_id": facts.doc_id,
                        "source": str(path),
                        "source_start": report.source_start,
                        "fixes": [_dict(fix) for fix in report.fixes],
                    }
                )
                found = audit(facts)
                out["flags"] += [_dict(flag) for flag in found.flags]
                out["flag_evidence"] += [_dict(row) for row in found.evidence]
    found = check_archive([pq.read_table(run / "documents")], [pq.read_table(run / "facts")])
    out["flags"] += [_dict(flag) for flag in found.flags]
    out["flag_evidence"] += [_dict(row) for row in found.evidence]
    return out


def _dict(row: Any) -> dict[str, Any]:
    """Return a row as a dict."""
    return dataclasses.asdict(row) if dataclasses.is_dataclass(row) and not isinstance(row, type) else row._asdict()
