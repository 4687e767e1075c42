"""The time a record may take: what it waited for a processor does not count, and long ones have more."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.engines import pile, work
from pipeline.ingest import Page
from pipeline.workers import pool, process, watch
from pipeline.workers.watch import EXTRACT, IDLE, Note, TimedOut, Watch
from pipeline.workers.worker import Limits


def spin(seconds: float) -> None:
    """Be busy for so long, by the clock."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


@pytest.fixture
def starved(monkeypatch: pytest.MonkeyPatch) -> None:
    """All time is spent waiting for a processor."""
    monkeypatch.setattr(watch, "queued", lambda _process="self": time.monotonic())
    monkeypatch.setattr(process, "queued", lambda _process="self": time.monotonic())
    monkeypatch.setattr(watch, "_SAMPLED", 0.0)


def test_a_record_that_takes_too_long_is_left() -> None:
    with pytest.raises(TimedOut), Watch(seconds=0.2).at(EXTRACT, 0):
        time.sleep(20)


@pytest.mark.usefixtures("starved")
def test_a_loaded_machine_loses_no_record() -> None:
    done = False
    with Watch(seconds=0.2).at(EXTRACT, 0):
        spin(0.7)
        done = True
    assert done


def test_an_alarm_that_was_set_again_ends_with_its_record() -> None:
    late = Watch(seconds=0.2)
    late._alarm(0, None)  # between two records nothing is raised
    with late.at(EXTRACT, 0):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def at_a_record(place: Watch) -> bool:
    """Return whether an alarm of ours is set, as a task that is at a record."""
    with place.at(EXTRACT, 0):
        return signal.getsignal(signal.SIGALRM) == place._alarm


def test_a_run_within_a_program_gives_its_alarm_back(tmp_path: Path) -> None:
    def theirs(*_: object) -> None:
        """The alarm of the program."""

    before = signal.signal(signal.SIGALRM, theirs)
    try:
        with pool.Pool(0, tmp_path, Limits(seconds=5.0)) as here:
            assert [done for _, done in here.run([pool.Task(at_a_record, ())])] == [True]
        assert signal.getsignal(signal.SIGALRM) is theirs
    finally:
        signal.signal(signal.SIGALRM, before)


@pytest.mark.skipif(not os.path.exists("/proc/self/schedstat"), reason="counted on Linux only")
def test_waiting_for_a_processor_is_counted() -> None:
    children = []
    for _ in range(3 * (os.cpu_count() or 1)):
        children.append(os.fork())
        if not children[-1]:
            spin(1.5)
            os._exit(0)
    before, began, used = watch.queued(), time.monotonic(), time.process_time()
    spin(1.0)
    waited = watch.queued() - before
    clock, processor = time.monotonic() - began, time.process_time() - used
    for child in children:
        os.waitpid(child, 0)
    assert waited == pytest.approx(clock - processor, abs=0.2)
    assert watch.queued(2**30) == 0.0  # a process that is gone


def test_long_records_have_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pile, "LONG", 100)
    granted = []

    class Seen(Watch):
        def at(self, stage: int, number: int, times: int = 1) -> Watch:
            granted.append((stage, times))
            return super().at(stage, number, times)

    pages = [Page("a.txt", None, None, "utf-8", "全年实现利润3万元。" * 30)]
    list(work.chunks(pages, lambda _: True, Seen()))
    assert (EXTRACT, 1 + 330 // 100) in granted


@pytest.mark.parametrize(
    ("queued", "late"), [(0.0, True), (300.0, True), (400.0, False)], ids=["none", "some", "all the time"]
)
def test_a_worker_is_ended_for_its_own_time(monkeypatch: pytest.MonkeyPatch, queued: float, late: bool) -> None:
    note = Note(EXTRACT, 0, time.monotonic() - 700, 0.0, 300.0)
    monkeypatch.setattr(process, "read_note", lambda _: note)
    monkeypatch.setattr(process, "queued", lambda _: queued)

    worker = process.Worker(type("Process", (), {"pid": 1}), None, None)  # type: ignore[arg-type]
    assert worker.is_late() is late
    note = note._replace(stage=IDLE)
    assert worker.is_late() is False
