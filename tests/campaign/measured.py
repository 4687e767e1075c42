"""A run of the program as a user starts it, with what its processes took."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq

from tests.faults.kill import members

TICK = 0.1


class Done(NamedTuple):
    """Exit code, seconds by the clock and of CPU, peak memory in MB of the main process and of each other one."""

    code: int
    seconds: float
    cpu: float
    main: int
    each: tuple[int, ...]
    said: str

    @property
    def others(self) -> int:
        """The peak memory of the largest process that is not the main one."""
        return max(self.each, default=0)


def heshu(
    source: Path,
    out: Path,
    *more: str,
    limit: float = 7200,
    meanwhile: Callable[[int], None] = lambda _: None,
    before: Sequence[str] = (),
) -> Done:
    """Run `heshu run`; `meanwhile` is called with its process number every tick.  Past `limit` seconds it is killed.

    `before` stands before the command and starts it.
    """
    command = [*before, sys.executable, "-m", "pipeline", "run", str(source), "--out", str(out), "--quiet", *more]
    peaks: dict[int, int] = {}
    cpu: dict[int, float] = {}
    began = time.monotonic()
    with (
        tempfile.TemporaryFile("w+") as errors,
        subprocess.Popen(command, start_new_session=True, stderr=errors) as process,
    ):
        while process.poll() is None:
            for pid in members(process.pid):
                peaks[pid] = max(peaks.get(pid, 0), _peak(pid))
                cpu[pid] = max(cpu.get(pid, 0), _cpu(pid))
            meanwhile(process.pid)
            if time.monotonic() - began > limit:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(min(1.0, TICK + (time.monotonic() - began) / 300))  # to look costs a hundredth of a core
        errors.seek(0)
        said = errors.read()
    main = peaks.pop(process.pid, 0)
    each = tuple(sorted(peaks.values(), reverse=True))
    return Done(process.returncode, time.monotonic() - began, sum(cpu.values()), main, each, said)


def _peak(pid: int) -> int:
    """Return the peak memory of a process in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _cpu(pid: int) -> float:
    """Return the seconds of CPU that a process has used, to the last tick it was seen at."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rows(out: Path, table: str) -> int:
    """Return how many rows a table has."""
    return sum(pq.ParquetFile(path).metadata.num_rows for path in (out / table).glob("*.parquet"))


def reasons(out: Path) -> list[str]:
    """Return the reasons of all rejects."""
    found: list[str] = pq.read_table(out / "rejects", columns=["reason"])["reason"].to_pylist()
    return found
