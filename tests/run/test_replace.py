"""`--overwrite` replaces what heshu wrote, and nothing else: notes, links, the decisions of reviewers."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import suppressions
from pipeline.cli import heshu
from pipeline.storage import output
from pipeline.suppressions import Suppression
from tests.faults import kill

MINE, OTHER = (Suppression(check=name, source="*.txt", reason="later") for name in ("jump", "stale_value"))


def run(*arguments: object) -> Result:
    """`heshu run`, with one worker."""
    return CliRunner().invoke(heshu, ["run", *map(str, arguments), "--workers", "1", "--quiet"])


@pytest.fixture
def out(report_file: Path, tmp_path: Path) -> Path:
    """Tables, beside their input."""
    assert run(report_file, "--out", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def test_what_heshu_did_not_write_stays(out: Path, report_file: Path) -> None:
    (out / "notes.md").write_text("mine", encoding="utf-8")
    (out / "charts").mkdir()
    (out / "charts" / "a.svg").write_text("mine", encoding="utf-8")
    (out / "link").symlink_to("nowhere")
    (out / "report-7.html").write_bytes((out / "report.html").read_bytes())  # of an earlier, larger review
    (out / "report-2024.html").write_text("mine", encoding="utf-8")
    for _ in range(2):
        assert run(report_file, "--out", out, "--overwrite").exit_code == 0
    assert (out / "notes.md").read_text(encoding="utf-8") == "mine"
    assert (out / "charts" / "a.svg").read_text(encoding="utf-8") == "mine"
    assert os.readlink(out / "link") == "nowhere"
    assert not (out / "report-7.html").exists()
    assert (out / "report-2024.html").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in out.parent.iterdir()) == ["in", "out"]


def test_what_lies_among_the_files_of_a_table_stays(out: Path, report_file: Path) -> None:
    """Even where the new run has no such folder."""
    strange = ("money/notes.csv", "facts/old/part-00000.parquet", "mentions/mine.txt", ".kept/mine.txt")
    manifest = (out / "manifest.json").read_text(encoding="utf-8")
    (out / "manifest.json").write_text(manifest.replace('"counts": {', '"counts": {"mentions": 0,'), encoding="utf-8")
    for name in strange:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text("mine", encoding="utf-8")
    (out / "mentions" / "part-00000.parquet").write_text("heshu's", encoding="utf-8")
    for _ in range(2):
        assert run(report_file, "--out", out, "--overwrite").exit_code == 0
    assert all((out / name).read_text(encoding="utf-8") == "mine" for name in strange)
    assert sorted(path.name for path in (out / "money").iterdir()) == ["notes.csv", "part-00000.parquet"]
    assert not (out / "mentions" / "part-00000.parquet").exists()


def test_a_table_that_is_no_more_does_not_stay(out: Path, report_file: Path) -> None:
    manifest = (out / "manifest.json").read_text(encoding="utf-8")
    (out / "mentions").mkdir()
    (out / "manifest.json").write_text(manifest.replace('"counts": {', '"counts": {"mentions": 0,'), encoding="utf-8")
    assert run(report_file, "--out", out, "--overwrite").exit_code == 0
    assert not (out / "mentions").exists()


@pytest.mark.parametrize("moved", [0, 1])
def test_a_run_ended_while_it_puts_things_back_loses_none(
    out: Path, report_file: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    for name in ("a.md", "b.md"):
        (out / name).write_text(name, encoding="utf-8")
    real, count = os.replace, 0

    def end(source: Path, target: Path) -> None:
        nonlocal count
        if str(source).endswith(".md"):
            if count == moved:
                raise KeyboardInterrupt
            count += 1
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(output.os, "replace", end)
        assert run(report_file, "--out", out, "--overwrite").exit_code == 130
    assert run(report_file, "--out", out, "--overwrite").exit_code == 0
    assert [(out / name).read_text(encoding="utf-8") for name in ("a.md", "b.md")] == ["a.md", "b.md"]
    assert not (out.parent / ".out.partial").exists()


def test_a_link_to_the_folder_stays_a_link(out: Path, report_file: Path, tmp_path: Path) -> None:
    (tmp_path / "big").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "big" / "tables")
    for overwrite in ((), ("--overwrite",)):
        assert run(report_file, "--out", link, *overwrite).exit_code == 0
        assert link.is_symlink()
        assert (tmp_path / "big" / "tables" / "manifest.json").is_file()
    (tmp_path / "big" / ".tables.partial").mkdir()
    (tmp_path / "big" / "tables").rename(tmp_path / "big" / ".tables.partial" / "replaced")
    output.put_back(link)
    assert (link / "manifest.json").is_file()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big", "in", "link", "out"]


def test_decisions_in_the_folder_are_heeded_and_not_rewritten(out: Path, report_file: Path) -> None:
    said = "reason,check,office\r\nlater,jump,科技局\r\n".encode()
    (out / suppressions.FILE).write_bytes(said)
    for named in ((), ("--suppressions", out / suppressions.FILE)):
        assert run(report_file, "--out", out, "--overwrite", *named).exit_code == 0
        assert (out / suppressions.FILE).read_bytes() == said


def test_other_decisions_do_not_destroy_those_in_the_folder(out: Path, report_file: Path, tmp_path: Path) -> None:
    suppressions.write(out / suppressions.FILE, [MINE])
    suppressions.write(tmp_path / "other.csv", [OTHER])
    named = ("--suppressions", tmp_path / "other.csv")
    done = run(report_file, "--out", out, "--overwrite", *named)
    assert done.exit_code == 0
    assert suppressions.read(out / suppressions.FILE).rows == [OTHER]
    assert suppressions.read(out / "suppressions-1.csv").rows == [MINE]
    assert run(report_file, "--out", out, "--overwrite", *named).exit_code == 0
    suppressions.write(tmp_path / "other.csv", [OTHER, MINE])  # what the run before wrote is nobody's work
    assert run(report_file, "--out", out, "--overwrite", *named).exit_code == 0
    suppressions.write(out / suppressions.FILE, [MINE])
    assert run(report_file, "--out", out, "--overwrite", *named).exit_code == 0
    assert sorted(path.name for path in out.glob("suppressions*")) == [
        "suppressions-1.csv",
        "suppressions-2.csv",
        "suppressions.csv",
    ]
    assert suppressions.read(out / "suppressions-2.csv").rows == [MINE]


def test_a_retry_heeds_the_decisions_in_the_folder(report_file: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", tmp_path / "other.csv"
    suppressions.write(other, [OTHER])
    assert run(report_file, tmp_path / "gone.txt", "--out", out, "--suppressions", other).exit_code == 0
    suppressions.write(out / suppressions.FILE, [MINE])
    other.unlink()
    (tmp_path / "gone.txt").write_text("实现利润300万元。", encoding="utf-8")
    done = CliRunner().invoke(heshu, ["retry", str(out), "--quiet"])
    assert done.exit_code == 0, done.output
    assert suppressions.read(out / suppressions.FILE).rows == [MINE]


def test_a_mistyped_input_leaves_the_earlier_tables(out: Path, tmp_path: Path) -> None:
    before = kill.contents(out)
    line = ("run", str(tmp_path / "nope.txt"), "--out", str(out), "--overwrite", "--show", "1", "--workers", "1")
    done = CliRunner().invoke(heshu, line)
    assert done.exit_code == 3
    assert "not_found: 1" in done.output
    assert f"the earlier tables in {out} are kept" in done.output
    assert kill.contents(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_tables_without_documents_are_replaced_by_such(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        assert run(tmp_path / name, "--out", tmp_path / "out", "--overwrite").exit_code == 3
    assert "two.txt" in json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["inputs"][0]


@pytest.mark.parametrize("given", [[os.curdir], ["*"], ["**/*"], ["in", "**"]])
def test_a_run_does_not_read_what_an_earlier_one_wrote(
    report_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("tables", "more"):  # other tables in the folder are no reports, either
        assert run(*given, "--out", name).exit_code == 0
    before = kill.contents(tmp_path / "tables")
    assert run(*given, "--out", "tables", "--overwrite").exit_code == 0
    assert kill.contents(tmp_path / "tables") == before
    assert json.loads(before["manifest.json"])["counts"]["documents"] == 1
    assert json.loads(before["manifest.json"])["rejects"] == {}


def test_tables_that_are_named_are_rejected(out: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(heshu, ["run", str(out), "--out", str(tmp_path / "again"), "--workers", "1"])
    assert done.exit_code == 3
    assert "own_tables: 1" in done.output
    assert (
        run(out / "documents", "--out", tmp_path / "texts").exit_code == 0
    )  # the texts of a run are some, if asked for
