"""`heshu retry`: only what was rejected is read again, with the options of the run."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import pipeline
from pipeline import retry
from pipeline.cli import heshu
from pipeline.write import OutputError
from tests import formats_made as made


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables of a run with rejects of several kinds, its inputs beside them."""
    given = tmp_path / "in"
    given.mkdir()
    (given / "good.txt").write_text(made.REPORT, encoding="utf-8")
    (given / "rows.jsonl").write_text(
        json.dumps({"id": "a", "text": made.REPORT})
        + "\n"
        + json.dumps({"id": "b", "报告": made.REPORT + "乙"})
        + "\n",
        encoding="utf-8",
    )
    image = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    (given / "bad.zip").write_bytes(made.zipped({"a.txt": made.REPORT.encode(), "b.txt": image}))
    (given / "cut.txt").write_bytes(made.REPORT.encode()[:-2])
    options = pipeline.Options(workers=1, max_chars=5000, report=False)
    pipeline.run([str(given), str(tmp_path / "gone.txt")], tmp_path / "out", options)
    return tmp_path / "out"


def read(folder: Path, table: str) -> pd.DataFrame:
    return pd.read_parquet(folder / table, dtype_backend="pyarrow")


def test_the_plan(tables: Path) -> None:
    plan = retry.plan(tables)
    assert [Path(name).name for name in plan.files] == ["gone.txt", "rows.jsonl"]
    assert plan.chosen == {"not_found": 1, "no_text_field": 1}
    assert plan.left == {"binary": 1, "truncated": 1}
    assert [Path(name).name for name in retry.plan(tables, ["binary"]).files] == ["bad.zip"]


def test_a_file_that_changed_is_worth_a_try(tables: Path) -> None:
    path = tables.parent / "in" / "cut.txt"
    path.write_text(made.REPORT + "完", encoding="utf-8")
    later = (tables / "manifest.json").stat().st_mtime + 5
    os.utime(path, (later, later))
    assert str(path) in retry.plan(tables).files


def test_the_options_are_those_of_the_run(tables: Path) -> None:
    options = retry.options(tables, text_column="报告", max_chars=None)
    assert (options.max_chars, options.text_column, options.retry_of) == (5000, "报告", str(tables))


def test_only_what_was_rejected_is_read_again(tables: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in tables.rglob("*")}
    (tables.parent / "gone.txt").write_text(made.REPORT + "丙", encoding="utf-8")
    done = CliRunner().invoke(heshu, ["retry", str(tables), "--text-column", "报告"])
    assert done.exit_code == 0, done.output
    again = read(tables.parent / "out-retry", "documents")
    assert [
        (Path(source).name, record) for source, record in zip(again["source"], again["record"].fillna(""), strict=True)
    ] == [
        ("gone.txt", ""),
        ("rows.jsonl", "b"),
    ]
    assert len(read(tables.parent / "out-retry", "rejects")) == 0
    assert {path: path.stat().st_mtime_ns for path in tables.rglob("*")} == before
    assert set(again["doc_id"]).isdisjoint(read(tables, "documents")["doc_id"])


def test_members_of_archives_that_were_read_stay_out(tables: Path) -> None:
    done = CliRunner().invoke(heshu, ["retry", str(tables), "--reason", "binary", "--quiet"])
    assert done.exit_code == 3
    assert len(read(tables.parent / "out-retry", "documents")) == 0
    rejects = read(tables.parent / "out-retry", "rejects")
    assert [Path(source).name for source in rejects["source"]] == ["b.txt"]


def test_the_list_says_what_and_why(tables: Path) -> None:
    done = CliRunner().invoke(heshu, ["retry", str(tables), "--list"])
    assert done.exit_code == 0
    assert "to try again: 2 rejects in 2 files" in done.output
    assert "--text-column" in done.output
    assert "请重新获取" in done.output
    assert not (tables.parent / "out-retry").exists()


def test_a_folder_that_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        retry.plan(tmp_path)
    assert CliRunner().invoke(heshu, ["retry", str(tmp_path)]).exit_code == 2
