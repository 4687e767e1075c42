"""Tables that go to a URI: made on a disk, put there at the end, the manifest last; what is not of a run stays."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import pipeline
from pipeline import suppressions
from pipeline.cli import heshu
from pipeline.folder import CLAIM
from pipeline.ingest.sources import sources
from pipeline.storage.bucket import Bucket
from pipeline.storage.write import OutputError
from tests.faults import kill

pytest.importorskip("fsspec")
URI = "memory://heshu-stored/tables"
OPTIONS = pipeline.Options(guard=False)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A file system in memory, which works on a disk in a folder of its own."""
    import fsspec

    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    system = fsspec.filesystem("memory")
    yield system
    if system.exists("/heshu-stored"):
        system.rm("/heshu-stored", recursive=True)


def there(system: Any) -> dict[str, bytes]:
    """Every file of the tables in memory, `run` of the manifest left out."""
    top = "/heshu-stored/tables/"
    found = {name.removeprefix(top): system.cat_file(name) for name in system.find(top)}
    if "manifest.json" in found:
        said = json.loads(found["manifest.json"])
        del said["run"]
        found["manifest.json"] = json.dumps(said).encode()
    return found


def run(report_file: Path, **named: Any) -> pipeline.Summary:
    return pipeline.run([str(report_file)], URI, OPTIONS, **named)


def broken(*_: object, **__: object) -> None:
    raise ConnectionError("the store is gone")


def closed(*_: object, **__: object) -> None:
    raise PermissionError("Access Denied")


def test_the_tables_are_those_of_a_run_on_a_disk(report_file: Path, store: Any, tmp_path: Path) -> None:
    done = run(report_file)
    pipeline.run([str(report_file)], tmp_path / "out", OPTIONS)
    assert (done.out, done.counts["documents"]) == (URI, 1)
    store.get(URI, str(tmp_path / "got"), recursive=True)
    assert kill.contents(tmp_path / "got") == kill.contents(tmp_path / "out")
    assert list(Path.cwd().iterdir()) == []


def test_a_folder_behind_a_uri_is_made(report_file: Path, store: Any, tmp_path: Path) -> None:
    pipeline.run([str(report_file)], f"file://{tmp_path}/new/tables", OPTIONS)
    pipeline.run([str(report_file)], tmp_path / "out", OPTIONS)
    assert kill.contents(tmp_path / "new" / "tables") == kill.contents(tmp_path / "out")


def test_an_earlier_run_is_replaced_only_when_told_and_what_is_not_of_it_stays(report_file: Path, store: Any) -> None:
    run(report_file)
    for name in ("notes.md", "money/notes.csv", "money/part-00007.parquet", "report-3.html"):
        store.pipe(f"{URI}/{name}", b"mine")
    store.pipe(f"{URI}/report-2.html", store.cat_file(f"{URI}/report.html"))
    before = there(store)
    with pytest.raises(OutputError, match=r"memory://heshu-stored/tables holds the tables .*--overwrite"):
        run(report_file)
    assert there(store) == before
    run(report_file, overwrite=True)
    assert before.keys() - there(store).keys() == {"money/part-00007.parquet", "report-2.html"}
    assert {name for name, data in there(store).items() if data == b"mine"} == {
        "notes.md",
        "money/notes.csv",
        "report-3.html",
    }


def test_what_heshu_did_not_write_is_no_place_for_tables(report_file: Path, store: Any) -> None:
    store.pipe(f"{URI}/thesis.doc", b"mine")
    for overwrite in (False, True):
        with pytest.raises(OutputError, match="not written by heshu"):
            run(report_file, overwrite=overwrite)
    with pytest.raises(OutputError, match="is a file"):
        pipeline.run([str(report_file)], f"{URI}/thesis.doc", OPTIONS)
    assert there(store) == {"thesis.doc": b"mine"}
    assert list(Path.cwd().iterdir()) == []


def test_a_store_that_fails_on_the_way_leaves_no_manifest_and_the_same_call_goes_on(
    report_file: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(report_file)
    whole, put = there(store), Bucket.put

    def fail(self: Bucket, folder: Path, names: list[str]) -> None:
        put(self, folder, names) if "documents/part-00000.parquet" in names else broken()

    with monkeypatch.context() as patch:
        patch.setattr(Bucket, "put", fail)
        with pytest.raises(OutputError, match="the same command again"):
            run(report_file, overwrite=True)
    assert "manifest.json" not in there(store)
    assert CLAIM in there(store)
    assert [item.reason for item in sources([URI])] == ["own_tables"]  # half of them are nobody's input
    assert run(report_file).reused == 1
    assert there(store) == whole


def test_what_is_there_in_another_size_is_not_taken_for_finished(
    report_file: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = Bucket.sizes
    monkeypatch.setattr(Bucket, "sizes", lambda self: {name: size - 1 for name, size in sizes(self).items()})
    with pytest.raises(OutputError, match="not there as it was put there"):
        run(report_file)
    assert "manifest.json" not in there(store)


def test_two_runs_on_one_place_do_not_meet(
    report_file: Path, store: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.runner.write_report", broken)
        with pytest.raises(OutputError):
            run(report_file)
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    with pytest.raises(OutputError, match=r"a run on .* in .*here.* is writing there, or was ended"):
        run(report_file)
    assert list(Path.cwd().iterdir()) == []
    run(report_file, overwrite=True)
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(OutputError, match="--overwrite"):
        run(report_file)


def test_a_run_that_another_one_took_the_place_of_puts_nothing_there(
    report_file: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(report_file)
    before = there(store)
    monkeypatch.setattr("pipeline.runner.write_report", lambda *_, **__: store.pipe(f"{URI}/{CLAIM}", b"{}"))
    with pytest.raises(OutputError, match="another run was started"):
        run(report_file, overwrite=True)
    assert there(store) == {**before, CLAIM: b"{}"}


def test_nothing_is_worked_on_where_nothing_can_be_written(
    report_file: Path, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Bucket.write
    monkeypatch.setattr(Bucket, "write", broken)
    monkeypatch.setattr("pipeline.runner.Local", None)
    with pytest.raises(OutputError, match="the store is gone"):
        run(report_file)
    assert list(Path.cwd().iterdir()) == []
    monkeypatch.setattr(Bucket, "write", write)
    monkeypatch.setattr(type(store), "pipe_file", closed)
    with pytest.raises(
        OutputError, match="memory://heshu-stored/tables: Access Denied; make the folder writable, then"
    ):
        run(report_file)
    with pytest.raises(OutputError, match="no server of pages"):
        pipeline.run([str(report_file)], "https://localhost/tables")
    with pytest.raises(OutputError, match="nosuch"):
        pipeline.run([str(report_file)], "nosuch://bucket/tables")


def test_decisions_of_reviewers_are_heeded_and_stay(report_file: Path, store: Any, tmp_path: Path) -> None:
    mine, other = (suppressions.Suppression(check=name, source="*", reason="later") for name in ("jump", "part_whole"))
    suppressions.write(tmp_path / "mine.csv", [mine])
    suppressions.write(tmp_path / "other.csv", [other])
    run(report_file)
    store.put(str(tmp_path / "mine.csv"), f"{URI}/suppressions.csv")
    run(report_file, overwrite=True)
    assert there(store)["suppressions.csv"] == (tmp_path / "mine.csv").read_bytes()
    named = pipeline.Options(guard=False, suppressions=str(tmp_path / "other.csv"))
    pipeline.run([str(report_file)], URI, named, overwrite=True)
    assert there(store)["suppressions.csv"] == (tmp_path / "other.csv").read_bytes()
    assert there(store)["suppressions-1.csv"] == (tmp_path / "mine.csv").read_bytes()


def test_tables_are_not_replaced_by_nothing(report_file: Path, store: Any) -> None:
    run(report_file)
    before = there(store)
    assert not pipeline.run([str(report_file) + ".none"], URI, OPTIONS, overwrite=True).placed
    assert there(store) == before


def test_the_command(report_file: Path, store: Any, tmp_path: Path) -> None:
    def call(*more: object) -> Any:
        return CliRunner().invoke(heshu, ["run", str(report_file), "--workers", "1", *map(str, more)])

    done = call("--out", URI, "--work", tmp_path / "scratch")
    assert done.exit_code == 0
    assert f"tables: {URI}\nreview page: {URI}/report.html\n" in done.output
    assert [path.name for path in tmp_path.iterdir() if path.name not in ("in", "here")] == ["scratch"]
    assert list((tmp_path / "scratch").iterdir()) == []
    assert call("--out", URI, "--show", 3).exit_code == 2
    assert call("--out", tmp_path / "out", "--work", tmp_path).exit_code == 2


def test_others_read_the_tables_there(report_file: Path, store: Any) -> None:
    import pandas

    run(report_file)
    assert len(pandas.read_parquet(f"{URI}/money")) == 2
