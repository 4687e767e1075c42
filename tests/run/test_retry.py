"""`heshu retry`: what was rejected is read again, and what comes of it stands in the tables as after a full run."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline import runner
from pipeline.cli import heshu
from pipeline.job import kept, retry
from pipeline.storage.write import OutputError
from pipeline.tables import SCHEMAS
from tests import formats_made as made
from tests.faults import archive, kill

OPTIONS = pipeline.Options(guard=False, max_chars=5000, report=False)
IMAGE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def rows(*given: tuple[str, str, str]) -> str:
    """JSON Lines of (id, field, text)."""
    return "".join(json.dumps({"id": key, name: text}, ensure_ascii=False) + "\n" for key, name, text in given)


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Inputs of which some are rejected, for several reasons."""
    given = tmp_path / "in"
    given.mkdir()
    (given / "good.txt").write_text(made.REPORT, encoding="utf-8")
    (given / "rows.jsonl").write_text(
        rows(("a", "text", made.REPORT), ("b", "报告", made.REPORT + "乙")), encoding="utf-8"
    )
    (given / "bad.zip").write_bytes(made.zipped({"a.txt": made.REPORT.encode(), "b.txt": IMAGE}))
    (given / "cut.txt").write_bytes(made.REPORT.encode()[:-2])
    return given


@pytest.fixture
def tables(given: Path) -> Path:
    """The tables of a run, beside its inputs."""
    out = given.parent / "out"
    pipeline.run([str(given), str(given.parent / "gone.txt")], out, OPTIONS)
    return out


def read(folder: Path, table: str) -> pd.DataFrame:
    return pd.read_parquet(folder / table, dtype_backend="pyarrow")


def places(folder: Path, table: str = "documents") -> list[tuple[str, str]]:
    found = read(folder, table)
    return sorted(
        (Path(source).name, record) for source, record in zip(found["source"], found["record"].fillna(""), strict=True)
    )


def content(folder: Path) -> dict[str, list[str]]:
    """All rows of all tables, in an order of their own."""
    return {
        table: sorted(
            repr(row) for path in (folder / table).glob("*.parquet") for row in pq.read_table(path).to_pylist()
        )
        for table in SCHEMAS
    }


def again(folder: Path, *arguments: str) -> None:
    done = CliRunner().invoke(heshu, ["retry", str(folder), *arguments])
    assert done.exit_code == 0, done.output


def written_later(path: Path, data: bytes, than: Path) -> None:
    path.write_bytes(data)
    later = (than / "manifest.json").stat().st_mtime + 5
    os.utime(path, (later, later))


def test_the_plan(tables: Path) -> None:
    plan = retry.plan(tables)
    assert [Path(name).name for name in plan.whole] == ["gone.txt"]
    assert [Path(name).name for name in plan.rest] == ["rows.jsonl"]
    assert plan.chosen == {"not_found": 1, "no_text_field": 1}
    assert plan.left == {"binary": 1, "truncated": 1}
    assert [Path(name).name for name in retry.plan(tables, ["binary"]).rest] == ["bad.zip"]


def test_a_file_that_changed_is_worth_a_try(tables: Path) -> None:
    path = tables.parent / "in" / "cut.txt"
    written_later(path, (made.REPORT + "完").encode(), tables)
    assert str(path) in retry.plan(tables).whole


def test_a_file_is_known_by_its_content_and_not_by_its_time(tables: Path) -> None:
    """One that was replaced, and has the time of the old one, changed; one that was only touched did not."""
    cut, packed = (tables.parent / "in" / name for name in ("cut.txt", "bad.zip"))
    written_later(packed, packed.read_bytes(), tables)
    then = cut.stat()
    cut.write_bytes((made.REPORT[1:] + "完").encode()[:-1] + b"0")
    os.utime(cut, ns=(then.st_atime_ns, then.st_mtime_ns))
    plan = retry.plan(tables)
    assert str(cut) in plan.whole
    assert str(packed) not in plan.files
    assert str(packed) in retry.plan(tables, ["binary"]).rest


def test_a_link_to_a_folder_is_not_followed_the_second_time(tables: Path) -> None:
    """A run does not; its documents would be there twice, by other names."""
    link = tables.parent / "in" / "loop"
    link.symlink_to(tables.parent / "in")
    before = pipeline.run([str(tables.parent / "in")], tables, OPTIONS, overwrite=True)
    written_later(tables.parent / "in" / "more.txt", b"x", tables)
    os.utime(tables.parent / "in", ns=(1 << 61, 1 << 61))
    for reasons in ((), ("not_a_file",)):
        assert str(link) not in retry.plan(tables, reasons).files
    again(tables, "--text-column", "报告", "--quiet")
    assert len(read(tables, "documents")) == before.counts["documents"] + 1


@pytest.mark.parametrize("tagged", [True, False])
def test_a_remote_file_is_known_by_what_its_server_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tagged: bool
) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    if not tagged:
        monkeypatch.setattr("pipeline.ingest.remote._MARKS", frozenset())
    place = f"/retried-{tagged}/a.zip"
    store.pipe(place, made.zipped({"a.txt": made.REPORT.encode(), "b.txt": IMAGE}))
    pipeline.run([f"memory://{place}"], tmp_path / "out", OPTIONS)
    assert retry.plan(tmp_path / "out").files == ()
    assert retry.plan(tmp_path / "out", ["binary"]).rest == (f"memory://{place}",)
    store.pipe(place, made.zipped({"a.txt": made.REPORT.encode(), "b.txt": IMAGE + b"G"}))
    assert retry.plan(tmp_path / "out").whole == (f"memory://{place}",)
    store.rm(place)
    plan = retry.plan(tmp_path / "out", ["binary"])
    assert (plan.files, plan.gone) == ((), (f"memory://{place}",))


def test_the_options_are_those_of_the_run(tables: Path) -> None:
    options = retry.options(retry.plan(tables), text_column="报告", max_chars=None)
    assert (options.max_chars, options.text_column, options.report) == (5000, "报告", False)


def test_what_is_read_now_joins_the_tables(tables: Path) -> None:
    before = set(read(tables, "documents")["text"])
    (tables.parent / "gone.txt").write_text(made.REPORT + "丙", encoding="utf-8")
    again(tables, "--text-column", "报告")
    assert places(tables) == [
        ("a.txt", ""),
        ("gone.txt", ""),
        ("good.txt", ""),
        ("rows.jsonl", "a"),
        ("rows.jsonl", "b"),
    ]
    assert places(tables, "rejects") == [("b.txt", ""), ("cut.txt", "")]
    after = read(tables, "documents")
    assert before < set(after["text"])
    facts = read(tables, "facts")
    assert set(facts["doc_id"]) == set(after["doc_id"])
    assert facts["fact_id"].is_unique
    manifest = json.loads((tables / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"]["documents"] == len(after) == 5
    assert manifest["files"] == 5
    assert manifest["retries"] == [{"files": 2, "rejects": {"no_text_field": 1, "not_found": 1}}]
    assert not (tables.parent / ".out.partial").exists()


def test_another_folder_leaves_the_first_as_it_is(tables: Path) -> None:
    before = kill.contents(tables)
    again(tables, "--text-column", "报告", "--out", str(tables.parent / "more"), "--quiet")
    assert kill.contents(tables) == before
    assert ("rows.jsonl", "b") in places(tables.parent / "more")
    assert CliRunner().invoke(heshu, ["retry", str(tables), "--out", str(tables.parent / "more")]).exit_code == 2


def test_what_stays_rejected_stays_a_reject(tables: Path) -> None:
    before = content(tables)
    done = CliRunner().invoke(heshu, ["retry", str(tables), "--reason", "binary", "--quiet"])
    assert done.exit_code == 3
    assert content(tables) == before


def test_files_that_were_read_are_not_missed(tables: Path) -> None:
    (tables.parent / "in" / "good.txt").unlink()
    (tables.parent / "in" / "bad.zip").unlink()
    again(tables, "--text-column", "报告", "--quiet")
    assert {"good.txt", "a.txt"} <= {name for name, _ in places(tables)}


def test_the_list_says_what_and_why(tables: Path) -> None:
    before = kill.contents(tables)
    done = CliRunner().invoke(heshu, ["retry", str(tables), "--list"])
    assert done.exit_code == 0
    assert "to try again: 2 rejects in 2 files" in done.output
    assert "--text-column" in done.output
    assert "请重新获取" in done.output
    assert kill.contents(tables) == before


def test_a_folder_that_is_no_run(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        retry.plan(tmp_path)
    assert CliRunner().invoke(heshu, ["retry", str(tmp_path)]).exit_code == 2


def test_without_rejects_nothing_is_kept(tmp_path: Path, given: Path) -> None:
    pipeline.run([str(given / "good.txt")], tmp_path / "out", OPTIONS)
    assert kept.kept(tmp_path / "out") is None
    assert not (tmp_path / "out" / kept.FOLDER).exists()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_run_that_kept_nothing_is_made_anew_from_its_tables(tmp_path: Path, workers: str) -> None:
    """The inputs that stay are not opened: they are gone."""
    source = tmp_path / "in"
    made = archive.make(source, 90, seed=17)
    run = ["run", str(source), "--workers", workers, "--quiet"]
    first = CliRunner().invoke(heshu, [*run, "--out", str(tmp_path / "out"), "--no-keep", "--max-chars", "150"])
    assert first.exit_code == 0, first.output
    assert not (tmp_path / "out" / kept.FOLDER).exists()
    fresh = CliRunner().invoke(heshu, [*run, "--out", str(tmp_path / "fresh"), "--max-chars", "5000"])
    assert fresh.exit_code == 0, fresh.output
    had, rejected = ({name for name, _ in places(tmp_path / "out", table)} for table in ("documents", "rejects"))
    for path in made:
        if path.name in had - rejected:
            path.unlink()
    again(tmp_path / "out", "--reason", "too_long", "--max-chars", "5000", "--quiet")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")
    manifests = [json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("out", "fresh")]
    for key in ("counts", "rejects", "abstained", "files"):
        assert manifests[0][key] == manifests[1][key], key
    assert kept.kept(tmp_path / "out") is not None


def test_chunks_of_a_version_with_other_tables_are_noticed(tmp_path: Path, given: Path) -> None:
    """Without the tables that tell copies, copies would be missed in silence."""
    pipeline.run([str(given)], tmp_path / "out", OPTIONS)
    assert kept.kept(tmp_path / "out") is not None
    last = sorted((tmp_path / "out" / kept.FOLDER).iterdir())[-1]
    about = json.loads((last / "about.json").read_text(encoding="utf-8"))
    for layout in (None, "0123456789abcdef"):
        (last / "about.json").unlink()  # a link, of which the run has the other name
        (last / "about.json").write_text(json.dumps({**about, "layout": layout}), encoding="utf-8")
        assert kept.kept(tmp_path / "out") is None


# The same rows as a run on everything


def mended(folder: Path, tables: Path) -> None:
    """Mend the files that were cut off; of rows that were broken others change, too."""
    for path in sorted(folder.rglob("*.gz")):
        text = rows(("1", "text", f"{path.name}实现利润{len(path.name)}万元。"))
        written_later(path, gzip.compress(text.encode()), tables)
    for path in sorted(folder.rglob("*.jsonl")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line != "{broken"]
        written_later(path, "\n".join([*lines[1:], lines[0].replace("万元", "亿元")]).encode(), tables)


@pytest.mark.parametrize(
    ("change", "limit"), [(lambda *_: None, 20_000_000), (mended, 150)], ids=["the limit is raised", "files are mended"]
)
def test_the_tables_are_those_of_a_run_on_everything(
    tmp_path: Path, change: Callable[[Path, Path], None], limit: int
) -> None:
    source = tmp_path / "in"
    archive.make(source, 90, seed=11)
    options = pipeline.Options(guard=False, max_chars=150, report=False)
    before = pipeline.run([str(source)], tmp_path / "out", options)
    change(source, tmp_path / "out")
    raised = pipeline.Options(guard=False, max_chars=limit, report=False)
    pipeline.run([str(source)], tmp_path / "fresh", raised)
    plan = retry.plan(tmp_path / "out")
    summary = runner.retry(plan, retry.options(plan, max_chars=limit, guard=False))
    assert content(tmp_path / "out") == content(tmp_path / "fresh")
    assert summary.counts["rejects"] < before.counts["rejects"]
    manifests = [json.loads((tmp_path / name / "manifest.json").read_text()) for name in ("out", "fresh")]
    for key in ("counts", "rejects", "abstained", "files", "options", "inputs"):
        assert manifests[0][key] == manifests[1][key], key


def test_one_try_after_the_other(tmp_path: Path) -> None:
    source = tmp_path / "in"
    archive.make(source, 60, seed=12)
    pipeline.run([str(source)], tmp_path / "out", pipeline.Options(guard=False, max_chars=100, report=False))
    for limit in (150, 200, 5000):
        plan = retry.plan(tmp_path / "out", ["too_long"])
        runner.retry(plan, retry.options(plan, max_chars=limit, guard=False))
    pipeline.run([str(source)], tmp_path / "fresh", pipeline.Options(guard=False, max_chars=5000, report=False))
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_a_try_that_was_ended_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "in"
    archive.make(source, 50, seed=13)
    options = pipeline.Options(guard=False, max_chars=150, report=False)
    pipeline.run([str(source)], tmp_path / "out", options)
    before = kill.contents(tmp_path / "out")
    plan = retry.plan(tmp_path / "out")
    more = retry.options(plan, max_chars=5000, guard=False)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    for place in ("pipeline.job.local.finish", "pipeline.storage.output.Output.commit"):
        with monkeypatch.context() as patch:
            patch.setattr(place, fail)
            with pytest.raises(KeyboardInterrupt):
                runner.retry(plan, more)
        assert kill.contents(tmp_path / "out") == before
    runner.retry(plan, more, tmp_path / "undisturbed")
    assert runner.retry(plan, more).reused > 0
    assert kill.contents(tmp_path / "out") == kill.contents(tmp_path / "undisturbed")
    with pytest.raises(OutputError, match="another run"):
        runner.retry(plan, more)


def test_a_try_that_was_killed_between_its_two_renames(tables: Path) -> None:
    (tables.parent / ".out.partial").mkdir()
    tables.rename(tables.parent / ".out.partial" / "replaced")
    again(tables, "--text-column", "报告", "--quiet")
    assert ("rows.jsonl", "b") in places(tables)


def test_a_copy_of_what_was_rejected_or_replaced_keeps_its_facts(tmp_path: Path) -> None:
    """Two files of one chunk hold the same report; the one whose rows are replaced had given the facts."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.jsonl").write_text(rows(("1", "text", made.REPORT)) + "{broken\n", encoding="utf-8")
    (source / "b.txt").write_text(made.REPORT, encoding="utf-8")
    pipeline.run([str(source)], tmp_path / "out", OPTIONS)
    written_later(source / "a.jsonl", rows(("2", "text", "实现利润300万元。")).encode(), tmp_path / "out")
    pipeline.run([str(source)], tmp_path / "fresh", OPTIONS)
    again(tmp_path / "out", "--quiet")
    assert content(tmp_path / "out") == content(tmp_path / "fresh")


def test_where_a_file_system_has_no_links_files_are_copied(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(kept.os, "link", refuse)
    pipeline.run([str(given)], tmp_path / "out", OPTIONS)
    again(tmp_path / "out", "--text-column", "报告", "--quiet")
    assert ("rows.jsonl", "b") in places(tmp_path / "out")
