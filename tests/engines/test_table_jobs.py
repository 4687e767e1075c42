"""A table written as a job of its own, by whoever is free."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from multiprocessing import get_context

import pyarrow.parquet as pq
import pytest

from pipeline import tables
from pipeline.assembly import table_jobs
from pipeline.workers.watch import Watch, clear_note


def rejects(numbers, path=None):
    """Yield a piece for each number, and say that it is there."""
    for number in numbers:
        rows = [tables.Reject(f"{number}.txt", None, "read", "empty", "", None, None)]
        yield tables.to_arrow("rejects", rows)
        if path:
            path.write_text(str(number))


def breaking():
    yield from rejects(range(3))
    raise ValueError("broken")


def test_another_try_at_a_table_begins_anew(tmp_path):
    with pytest.raises(ValueError, match="broken"):
        table_jobs.write(tmp_path, "rejects", breaking, Watch())
    assert table_jobs.write(tmp_path, "rejects", partial(rejects, range(5)), Watch()) == ("rejects", 5)
    (path,) = (tmp_path / "rejects").iterdir()
    assert pq.read_table(path)["source"].to_pylist() == [f"{number}.txt" for number in range(5)]


def endless(folder, path):
    """Write rows for as long as somebody waits for them, in a process that `begin` starts."""
    clear_note(folder / "note")
    numbers = iter(lambda: time.sleep(0.01) or 1, 0)
    table_jobs.write(folder, "rejects", partial(rejects, numbers, path), Watch(folder / "note"))


def begin(folder, path):
    get_context("fork").Process(target=endless, args=(folder, path)).start()
    time.sleep(60)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_a_job_ends_with_the_run_it_is_of(tmp_path):
    path = tmp_path / "number"
    run = get_context("fork").Process(target=begin, args=(tmp_path, path))
    run.start()
    while not path.exists():
        time.sleep(0.01)
    os.kill(run.pid, signal.SIGKILL)
    run.join()
    time.sleep(0.2)
    before = path.stat().st_mtime_ns
    time.sleep(0.3)
    assert path.stat().st_mtime_ns == before
