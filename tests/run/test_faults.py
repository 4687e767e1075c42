"""What must not happen to a run: killed, poisoned, out of disk.  `make faults` does the same at length."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pytest
from click.testing import CliRunner

import pipeline
from pipeline import extract
from pipeline.cli import heshu
from pipeline.database.duck import Duck
from pipeline.engines import shards
from pipeline.faults import in_words
from pipeline.storage import output, write
from pipeline.workers import process
from pipeline.workers.pool import Pool, Task, WorkerError
from pipeline.workers.worker import Limits
from tests.conftest import REPORT
from tests.faults import archive, kill, ledger, tasks

HERE = pipeline.Options(guard=False, report=False)


def test_killed_runs_end_like_an_undisturbed_one(tmp_path):
    archive.make(tmp_path / "in", 120, seed=7)
    done = kill.campaign(tmp_path, tmp_path / "in", 10, 7, "--workers", "2")
    assert done["kills"] == 10


def test_every_file_is_accounted_for(tmp_path):
    assert ledger.balance(tmp_path, 1000, seed=3)["files"] == 1000


def test_the_number_of_workers_changes_no_byte(tmp_path):
    archive.make(tmp_path / "in", 100, seed=5)
    for workers in (1, 3):
        kill.run(tmp_path / "in", tmp_path / f"out{workers}", "--workers", str(workers))
    assert kill.contents(tmp_path / "out1") == kill.contents(tmp_path / "out3")


@pytest.mark.parametrize(
    ("how", "reason"), [(tasks.kill, "crashed"), (tasks.leave, "crashed"), (tasks.hang, "timed_out")]
)
def test_a_record_that_kills_its_worker_is_stepped_over(tmp_path, monkeypatch, how, reason):
    monkeypatch.setattr(process, "GRACE", 0.5)
    with Pool(2, tmp_path, Limits(seconds=1.0)) as pool:
        given = [Task(tasks.poisoned, (range(first, first + 5), how)) for first in (0, 10, 20)]
        results = sorted((value for _, value in pool.run(given)), key=str)
    assert results == [[0, 1, 2, reason, 4], [10, 11, 12, 13, 14], [20, 21, 22, 23, 24]]


def test_a_worker_that_was_killed_once_costs_nothing(tmp_path):
    with Pool(1, tmp_path, Limits()) as pool:
        assert [value for _, value in pool.run([Task(tasks.fail_once, (tmp_path / "once",))])] == ["done"]


def test_workers_that_die_of_nothing_end_the_run(tmp_path):
    with Pool(1, tmp_path, Limits()) as pool, pytest.raises(WorkerError, match="without a record to blame"):
        list(pool.run([Task(tasks.between_records, ())]))


def test_memory_is_limited_beyond_what_a_worker_begins_with(tmp_path):
    """A task that needs more than that is the end of its workers, not a traceback."""
    with Pool(1, tmp_path, Limits(memory=200_000_000)) as pool:
        assert [value for _, value in pool.run([Task(tasks.hungry, (100,))])] == [100_000_000]
        with pytest.raises(WorkerError, match="more memory was needed than --max-memory grants"):
            list(pool.run([Task(tasks.hungry, (2000,))]))


COLD = """
import multiprocessing, sys
from multiprocessing import forkserver
from pathlib import Path
forkserver.ensure_running()
from pipeline.workers.pool import Pool, Task
from pipeline.workers.worker import Limits
from tests.faults.tasks import hungry
if __name__ == "__main__":
    with Pool(1, Path(sys.argv[1]), Limits(memory=200_000_000), warm=True) as pool:
        print([value for _, value in pool.run([Task(hungry, (150,))])])
"""


def test_what_any_task_needs_does_not_count_towards_the_limit_of_memory(tmp_path):
    """A host process may have started the one server there is for workers before a run asked for it to be warm."""
    script = tmp_path / "cold.py"
    script.write_text(COLD, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in (os.getcwd(), *sys.path) if path)}
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)], capture_output=True, text=True, env=env, timeout=120, check=False
    )
    assert done.stdout == "[150000000]\n", done.stderr


@pytest.mark.parametrize("number", [2, 60])
def test_the_smallest_limit_of_memory_that_may_be_asked_for_is_enough(tmp_path, number):
    """Of workers that are forked from the run, and of those forked from a server that has loaded everything."""
    archive.make(tmp_path / "in", number, seed=6)
    for path in (tmp_path / "in").rglob("*"):
        if path.is_file() and path.suffix not in (".txt", ".html", ".jsonl"):
            path.unlink()
    line = ["run", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--max-memory", "200", "--workers", "2"]
    done = CliRunner().invoke(heshu, line)
    assert done.exit_code == 0, done.output
    assert "out_of_memory" not in done.output


def test_what_a_task_raises_is_raised_here(tmp_path):
    with Pool(1, tmp_path, Limits()) as pool, pytest.raises(OSError, match="No space") as error:
        list(pool.run([Task(tasks.raises, ())]))
    assert (error.value.errno, error.value.filename) == (errno.ENOSPC, "somewhere")


def test_a_slow_record_is_a_reject(report_file, tmp_path, monkeypatch):
    (report_file.parent / "slow.txt").write_text("另一份报告。实现利润300万元。\n", encoding="utf-8")
    real = extract.doc_id_of

    def slow(text):
        if "另一份" in text:
            time.sleep(20)
        return real(text)

    monkeypatch.setattr(extract, "doc_id_of", slow)
    pipeline.run([str(report_file.parent)], tmp_path / "out", replace(HERE, timeout=3))
    rejects = pd.read_parquet(tmp_path / "out" / "rejects")
    assert rejects[["reason", "stage"]].to_numpy().tolist() == [["timed_out", "extract"]]
    assert rejects["source"][0].endswith("slow.txt")
    assert len(pd.read_parquet(tmp_path / "out" / "documents")) == 1


def test_only_what_changed_is_done_again(tmp_path, interrupted):
    paths = archive.make(tmp_path / "in", 150, seed=2)

    interrupted([tmp_path / "in"], HERE)
    before = kill.chunks(tmp_path / "out")
    changed = next(path for path in paths if path.suffix == ".txt" and path.stat().st_size > 100)
    info = changed.stat()
    data = changed.read_bytes()
    changed.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    os.utime(changed, ns=(info.st_atime_ns, info.st_mtime_ns))  # the same size and time: only the bytes tell
    (tmp_path / "in" / "0" / "new.txt").write_text(REPORT, encoding="utf-8")
    summary = pipeline.run([str(tmp_path / "in")], tmp_path / "out", HERE)
    assert len(before) - 4 <= summary.reused < len(before)
    pipeline.run([str(tmp_path / "in")], tmp_path / "anew", HERE)
    assert kill.contents(tmp_path / "out") == kill.contents(tmp_path / "anew")


def test_other_options_use_nothing_of_what_was_done(report_file, tmp_path, interrupted):
    interrupted([report_file], HERE)
    assert pipeline.run([str(report_file)], tmp_path / "out", replace(HERE, max_chars=50)).reused == 0
    assert list(pd.read_parquet(tmp_path / "out" / "rejects")["reason"]) == ["too_long"]


@pytest.mark.parametrize("when", [4_102_444_800, 0, -86_400])
def test_times_of_files_do_not_matter(report_file, tmp_path, when):
    pipeline.run([str(report_file)], tmp_path / "now", pipeline.Options(guard=False))
    os.utime(report_file, (when, when))
    pipeline.run([str(report_file)], tmp_path / "then", pipeline.Options(guard=False))
    assert kill.contents(tmp_path / "now") == kill.contents(tmp_path / "then")


def test_a_clock_that_goes_back_does_not_matter(report_file, tmp_path, monkeypatch):
    times = iter(range(10**9, 0, -1000))
    monkeypatch.setattr(time, "time", lambda: next(times))
    assert pipeline.run([str(report_file)], tmp_path / "out", pipeline.Options(guard=False)).counts["documents"] == 1


def test_a_full_disk_is_said_and_leaves_a_usable_state(report_file, tmp_path, monkeypatch):
    real = shards.write_table
    whole = write.pq.ParquetWriter

    def full(*_args, **_named):
        raise OSError(errno.ENOSPC, "No space left on device", "x.parquet")

    for place, name, sound in ((shards, "write_table", real), (write.pq, "ParquetWriter", whole)):
        monkeypatch.setattr(place, name, full)
        with pytest.raises(write.OutputError, match="make room, then run the same command again"):
            pipeline.run([str(report_file)], tmp_path / "out", HERE)
        monkeypatch.setattr(place, name, sound)
        assert not (tmp_path / "out").exists()
    assert pipeline.run([str(report_file)], tmp_path / "out", HERE).reused == 1


def test_two_runs_do_not_meet(report_file, tmp_path):
    first = output.Output(tmp_path / "out")
    with pytest.raises(write.OutputError, match="another run"):
        pipeline.run([str(report_file)], tmp_path / "out", HERE)
    first.release()
    assert pipeline.run([str(report_file)], tmp_path / "out", HERE).counts["documents"] == 1


def test_a_run_killed_between_its_two_renames_is_mended(report_file, tmp_path):
    out = tmp_path / "out"
    pipeline.run([str(report_file)], out, HERE)
    (tmp_path / ".out.partial").mkdir()
    out.rename(tmp_path / ".out.partial" / "replaced")
    with pytest.raises(write.OutputError, match="--overwrite"):
        pipeline.run([str(report_file)], out, HERE)
    assert (out / "manifest.json").is_file()
    pipeline.run([str(report_file)], out, HERE, overwrite=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 100 KB, and how to change it."""
    import subprocess

    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "none", str(small)]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:
        pytest.skip("no tmpfs may be mounted here")
    yield small, lambda how: subprocess.run(["mount", "-o", f"remount,{how}", str(small)], check=True)
    subprocess.run(["umount", str(small)], check=True)


def refused(*command):
    """Run a command that must end with a clear error, and return what it says."""
    import subprocess

    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_disk_that_is_full_at_any_stage(tmp_path, small_disk):
    """Extracting, linking or writing; with room the run goes on to what it would have been."""
    small, change = small_disk
    archive.make(tmp_path / "in", 40, seed=4)
    line = kill.command(tmp_path / "in", small / "out", "--workers", "1")
    for size in ("20k", "300k", "1m"):
        change(f"size={size}")
        assert "make room, then run the same command again" in refused(*line)
        assert not (small / "out").exists()
    change("size=100m")
    kill.run(tmp_path / "in", small / "out")
    kill.run(tmp_path / "in", tmp_path / "out")
    assert kill.contents(small / "out") == kill.contents(tmp_path / "out")


def test_a_disk_that_may_not_be_written_to(report_file, tmp_path, small_disk):
    small, change = small_disk
    change("size=100m")
    kill.run(report_file, small / "out")
    before = kill.contents(small / "out")
    change("ro")
    program = kill.command(report_file, small / "out")[:3]
    for command in (
        ["run", report_file, "--out", small / "new"],
        ["run", report_file, "--out", small / "out", "--overwrite"],
        ["report", small / "out"],
        ["export", small / "out", "--to", "csv", "--out", small / "csv"],
    ):
        assert "make the folder writable" in refused(*program, *map(str, command))
    assert kill.contents(small / "out") == before
    change("rw")
    kill.run(report_file, small / "out", "--overwrite")
    assert kill.contents(small / "out") == before


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EIO])
def test_tables_that_cannot_be_put_in_place_leave_the_old_ones(report_file, tmp_path, monkeypatch, number):
    out = tmp_path / "out"
    pipeline.run([str(report_file)], out, pipeline.Options(guard=False))
    before = kill.contents(out)
    real = os.replace

    def refuse(source, target):
        if str(source).endswith("tables"):
            raise OSError(number, os.strerror(number), str(source))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(write.OutputError, match=os.strerror(number)):
            pipeline.run([str(report_file)], out, HERE, overwrite=True)
    assert kill.contents(out) == before
    pipeline.run([str(report_file)], out, pipeline.Options(guard=False), overwrite=True)
    assert kill.contents(out) == before


def test_a_folder_that_may_not_be_entered(report_file, tmp_path, monkeypatch):
    def refuse(*_args, **_named):
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "closed"))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    with pytest.raises(write.OutputError, match="closed: Permission denied; make the folder writable"):
        pipeline.run([str(report_file)], tmp_path / "closed" / "out", HERE)


def test_what_the_engine_puts_aside_finds_no_room(small_disk):
    small, change = small_disk
    change("size=1m")
    with pytest.raises(OSError, match=r"No space left|offload") as error:
        sort_aside(small)
    assert error.value.errno == errno.ENOSPC


def sort_aside(folder):
    """Sort more than the engine may hold in memory."""
    with Duck(folder / "engine", memory=8) as engine:
        engine.table("t", pa.table({"a": range(500_000), "b": range(500_000)}))
        engine.sql("u", "SELECT a, b, row_number() OVER (ORDER BY hash(b)) AS n FROM t")
        next(engine.read("u", ()))


def test_an_error_that_nobody_can_help_with_is_told_as_it_is():
    assert in_words(OSError(errno.EIO, "Input/output error", "x.txt")) == "x.txt: Input/output error"
