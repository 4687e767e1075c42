"""Account for every file of a random archive: it is in documents, or in rejects, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import pipeline
from tests.faults import archive


def balance(folder: Path, files: int, seed: int) -> dict[str, int]:
    """Make an archive, run it, and compare files in with sources out; rows of JSON Lines are counted one by one."""
    made = archive.make(folder / "in", files, seed)
    pipeline.run([str(folder / "in")], folder / "out", pipeline.Options(report=False))
    documents = pd.read_parquet(folder / "out" / "documents", columns=["doc_id", "source", "record", "duplicate_of"])
    rejects = pd.read_parquet(folder / "out" / "rejects")
    sources = {*documents["source"], *rejects["source"]}
    assert sources == {str(path) for path in made}
    rows = [path for path in made if path.suffix == ".jsonl"]
    for path in rows:
        mine = len(documents[documents["source"] == str(path)]) + len(rejects[rejects["source"] == str(path)])
        assert mine == 5, path
    first = documents[documents["duplicate_of"].isna()]
    copies = documents[documents["duplicate_of"].notna()]
    near = copies[copies["doc_id"] != copies["duplicate_of"]]
    assert first["doc_id"].is_unique
    assert set(copies["duplicate_of"]) <= set(first["doc_id"])
    assert set(documents["doc_id"]) == {*first["doc_id"], *near["doc_id"]}
    assert not documents.duplicated(["source", "record"]).any()
    return {"files": len(made), "documents": len(documents), "rejects": len(rejects)}
