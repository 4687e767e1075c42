"""Kill runs at random moments, start them again, and compare what comes out in the end with an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

LONGEST = 300
# Exit codes of a run that heard a signal, and that nothing is told of where in the program it was.
ENDS = {
    signal.SIGINT: [(130, False)],
    signal.SIGTERM: [(-signal.SIGTERM, False)],
    signal.SIGHUP: [(-signal.SIGHUP, False)],
}


def command(source: Path, out: Path, *more: str) -> list[str]:
    """Return the command line of a run."""
    return [sys.executable, "-m", "pipeline", "run", str(source), "--out", str(out), "--quiet", *more]


def run(source: Path, out: Path, *more: str) -> None:
    """Do an undisturbed run."""
    done = subprocess.run(command(source, out, *more), capture_output=True, text=True, timeout=LONGEST, check=False)
    assert done.returncode == 0, done.stderr


def contents(out: Path) -> dict[str, bytes]:
    """Return all files of a folder of tables, without what the manifest says of the run itself."""
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    manifest = json.loads(found["manifest.json"])
    del manifest["run"]
    found["manifest.json"] = json.dumps(manifest, sort_keys=True).encode()
    return found


def chunks(out: Path) -> dict[str, int]:
    """Return the finished chunks of an unfinished run, by name, with what tells whether they were written anew."""
    folder = out.parent / f".{out.name}.partial" / "shards"
    return {path.name: path.stat().st_ino for path in folder.glob("[!.]*-*")}


def killed(
    source: Path, out: Path, after: float, everything: bool, *more: str, how: signal.Signals = signal.SIGKILL
) -> bool:
    """Start a run and end it after some seconds: the main process, or all of them; return whether it was too late.

    After a signal that it can hear it says in words that it was stopped, and nothing of it is left.
    """
    with tempfile.TemporaryFile("w+") as errors:
        line = command(source, out, *more)
        process = subprocess.Popen(line, start_new_session=True, stderr=errors, preexec_fn=_hearing)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            under_way = (out.parent / f".{out.name}.partial").exists()  # before, Python itself tells of Ctrl-C
            os.killpg(process.pid, how) if everything else process.send_signal(how)
            process.wait(LONGEST)
            errors.seek(0)
            if how != signal.SIGKILL and under_way and not out.exists():
                assert (process.returncode, "Traceback" in (said := errors.read())) in ENDS[how], (process, said)
                assert _is_over(process.pid), f"processes are left after {how.name}"
            return False
    assert process.returncode == 0, f"a run that was not killed ended with {process.returncode}"
    return True


def _hearing() -> None:
    """Let a command hear Ctrl-C, which a job in the background does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _is_over(session: int) -> bool:
    """Return whether all processes of a session end within some seconds."""
    until = time.monotonic() + LONGEST
    while any(members(session)) and time.monotonic() < until:
        time.sleep(0.1)
    return not any(members(session))


def members(session: int) -> Iterator[int]:
    """Yield the processes of a session."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[3] == str(session) and fields[0] != "Z":
            yield int(path.parent.name)


def campaign(
    folder: Path, source: Path, kills: int, seed: int, *more: str, hows: Sequence[signal.Signals] = (signal.SIGKILL,)
) -> dict[str, int]:
    """Kill `kills` runs, several on the way to each result; every result must be that of the undisturbed run.

    `hows`: by which signals.  No chunk that was finished before a kill may be written anew after it.
    """
    chance = random.Random(seed)
    began = time.monotonic()
    run(source, folder / "whole", *more)
    longest = time.monotonic() - began
    expected = contents(folder / "whole")
    done = {"kills": 0, "results": 0}
    while done["kills"] < kills:
        out = folder / f"out{done['results']}"
        before: dict[str, int] = {}
        while not out.exists() and done["kills"] < kills:
            began = time.monotonic()
            after, everything = chance.uniform(0.05, 1.1 * longest), chance.random() < 0.5
            late = killed(source, out, after, everything, *more, how=chance.choice(hows))
            done["kills"] += not late
            longest = time.monotonic() - began if late else longest  # the machine may do less else than at first
            there = chunks(out)
            placed = late or out.exists()  # the chunks go once the tables are in their place
            assert placed or before.items() <= there.items(), "a finished chunk was made again"
            before = there
        if not out.exists():
            run(source, out, *more)
        found = contents(out)
        other = sorted(name for name in expected.keys() | found.keys() if found.get(name) != expected.get(name))
        assert not other, f"other than of an undisturbed run: {', '.join(other)[:500]} (did the program change?)"
        done["results"] += 1
    return done
