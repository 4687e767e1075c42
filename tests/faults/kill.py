"""Kill runs at random moments, start them again, and compare what comes out in the end with an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

LONGEST = 300


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


def killed(source: Path, out: Path, after: float, everything: bool, *more: str) -> bool:
    """Start a run and kill it after some seconds: the main process, or all of them; return whether it was too late."""
    process = subprocess.Popen(command(source, out, *more), start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL) if everything else process.kill()
        process.wait()
        return False
    assert process.returncode == 0, f"a run that was not killed ended with {process.returncode}"
    return True


def campaign(folder: Path, source: Path, kills: int, seed: int, *more: str) -> dict[str, int]:
    """Kill `kills` runs, several on the way to each result; every result must be that of the undisturbed run.

    No chunk that was finished before a kill may be written anew after it.
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
            late = killed(source, out, chance.uniform(0.05, 1.1 * longest), chance.random() < 0.5, *more)
            done["kills"] += not late
            longest = time.monotonic() - began if late else longest  # the machine may do less else than at first
            after = chunks(out)
            placed = late or out.exists()  # the chunks go once the tables are in their place
            assert placed or before.items() <= after.items(), "a finished chunk was made again"
            before = after
        if not out.exists():
            run(source, out, *more)
        found = contents(out)
        other = sorted(name for name in expected.keys() | found.keys() if found.get(name) != expected.get(name))
        assert not other, f"other than of an undisturbed run: {', '.join(other)[:500]} (did the program change?)"
        done["results"] += 1
    return done
