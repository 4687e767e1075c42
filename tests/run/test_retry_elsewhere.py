"""`heshu retry` from another folder, with other words, of files that are gone: no row is damaged or mixed."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import heshu
from pipeline.ingest.again import Rejected
from pipeline.job import retry
from tests import formats_made as made
from tests.faults import kill
from tests.run.test_retry import content, places, rows


def call(*arguments: object) -> Result:
    return CliRunner().invoke(heshu, [*map(str, arguments), "--quiet"])


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tables of a run with relative inputs, of which two records are too long; we are in another folder."""
    home, other = tmp_path / "home", tmp_path / "other"
    (home / "in2").mkdir(parents=True)
    other.mkdir()
    given = rows(("a", "text", made.REPORT), ("b", "text", made.REPORT * 3))
    (home / "in2" / "rows.jsonl").write_text(given, encoding="utf-8")
    (home / "in2" / "long.txt").write_text(made.REPORT * 4, encoding="utf-8")
    monkeypatch.chdir(home)
    limit = ("--max-chars", len(made.REPORT) + 10)
    done = call("run", "in2", "gone*", "--out", "tables", "--workers", "1", *limit)
    assert done.exit_code == 0, done.output
    monkeypatch.chdir(other)
    return home / "tables"


def test_relative_inputs_are_found_from_another_folder(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = elsewhere.parent
    (folder / "gone.txt").write_text("实现利润300万元。", encoding="utf-8")
    done = call("retry", elsewhere, "--max-chars", 5000)
    assert done.exit_code == 0, done.output
    assert json.loads((elsewhere / "manifest.json").read_text(encoding="utf-8"))["run"]["folder"] == str(folder)
    assert places(elsewhere) == [("gone.txt", ""), ("long.txt", ""), ("rows.jsonl", "a"), ("rows.jsonl", "b")]
    assert places(elsewhere, "rejects") == []
    monkeypatch.chdir(folder)
    assert call("run", "in2", "gone*", "--out", "fresh", "--workers", "1").exit_code == 0
    assert content(folder / "fresh") == content(elsewhere)


def test_where_nothing_gets_better_the_tables_are_left(elsewhere: Path) -> None:
    stamp, before = (elsewhere / "manifest.json").stat().st_mtime_ns, kill.contents(elsewhere)
    done = call("retry", elsewhere)
    assert done.exit_code == 3
    assert "the tables in" in done.output
    assert (elsewhere / "manifest.json").stat().st_mtime_ns == stamp
    assert kill.contents(elsewhere) == before
    assert not list(elsewhere.parent.glob(".*partial"))


def test_files_that_are_gone_are_left_alone(elsewhere: Path) -> None:
    (elsewhere.parent / "in2" / "long.txt").unlink()
    listed = CliRunner().invoke(heshu, ["retry", str(elsewhere), "--list"])
    assert "not there any more: 1 files, the first in2/long.txt" in listed.output
    assert call("retry", elsewhere, "--max-chars", 5000).exit_code == 0
    assert places(elsewhere) == [("rows.jsonl", "a"), ("rows.jsonl", "b")]
    assert places(elsewhere, "rejects") == [("gone*", ""), ("long.txt", "")]


def test_other_words_are_not_mixed_with_those_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words are found from another folder, too."""
    words, out = tmp_path / "words" / "known_names.tsv", tmp_path / "out"
    words.parent.mkdir()
    words.write_text("name\n量子猫\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert call("run", "gone.txt", "--out", "out", "--lexicon", "words").exit_code == 3
    (tmp_path / "gone.txt").write_text("量子猫实现利润300万元。", encoding="utf-8")
    words.write_text("name\n光子狗\n", encoding="utf-8")
    monkeypatch.chdir(words.parent)
    before = kill.contents(out)
    done = call("retry", out)
    assert done.exit_code == 2
    assert "the words of --lexicon; rows of both would be mixed" in done.output
    assert kill.contents(out) == before
    words.write_text("name\n量子猫\n", encoding="utf-8")
    assert call("retry", out).exit_code == 0


@pytest.mark.parametrize("name", ["program_fingerprint", "lexicons", "spacy_model", "libraries"])
def test_nor_are_rows_of_another_program(elsewhere: Path, name: str) -> None:
    path = elsewhere / "manifest.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    another = {**said["libraries"], "lxml": "1.0"} if name == "libraries" else "another"
    path.write_text(json.dumps({**said, name: another}), encoding="utf-8")
    done = call("retry", elsewhere, "--max-chars", 5000)
    assert done.exit_code == 2
    assert "rows of both would be mixed. With --force all its inputs are read again" in done.output


def test_with_force_another_program_reads_everything_again(elsewhere: Path) -> None:
    """From wherever it is called: the tables are those of this program, and files that are gone lose no row."""
    path, folder = elsewhere / "manifest.json", elsewhere.parent
    said = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**said, "program_fingerprint": "another"}), encoding="utf-8")
    (folder / "in2" / "rows.jsonl").rename(folder / "aside")
    done = call("retry", elsewhere, "--max-chars", 5000, "--force")
    assert done.exit_code == 2
    assert "documents of 1 files that are not there any more, the first in2/rows.jsonl" in done.output
    assert places(elsewhere) == [("rows.jsonl", "a")]
    (folder / "aside").rename(folder / "in2" / "rows.jsonl")
    assert call("retry", elsewhere, "--max-chars", 5000, "--force").exit_code == 0
    assert places(elsewhere) == [("long.txt", ""), ("rows.jsonl", "a"), ("rows.jsonl", "b")]
    now = json.loads(path.read_text(encoding="utf-8"))
    assert now["program_fingerprint"] == said["program_fingerprint"]
    assert (now["options"]["max_chars"], now["run"]["folder"]) == (5000, str(folder))


def test_to_plan_takes_time_as_there_are_files(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many files in part rejected, four times as many take about four times as long, not sixteen."""

    def spent(number: int) -> float:
        files = [f"/nowhere/{'x' * 60}/{place}.jsonl" for place in range(number)]
        monkeypatch.setattr(retry.again, "rejects", lambda _: (Rejected(file, "1", "too_long") for file in files))
        monkeypatch.setattr(retry.again, "documents", lambda *_: ((file, "2") for file in files))
        monkeypatch.setattr(retry.os.path, "lexists", lambda _: True)
        began = time.process_time()
        assert len(retry.plan(elsewhere).rest) == number
        return time.process_time() - began

    spent(100)
    assert min(spent(8000) for _ in range(3)) < 8 * min(spent(2000) for _ in range(3))
