"""Parts of the campaign that disturb a run without killing it: signals, pauses, files that change, folders that close.

Each result is complete and nothing in it twice, or the run ends with a clear error and goes on when it is asked again.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from tests.campaign.measured import heshu
from tests.faults import archive, kill

HOWS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)  # of a scheduler, of Ctrl-C, of a terminal that is closed
MANY, PAUSE = 300, 1.5  # files of an archive; seconds that processes are stopped for
# What root may, and others may not: without these a folder that is closed to all is closed to root, too.
POWERS = "-dac_override,-dac_read_search"
Rows = dict[str, list[tuple[str | None, str]]]
Deed = tuple[list[Path], Callable[[], object]]  # the files that it may matter to, and what is done


def signals(folder: Path, asked: Namespace) -> str:
    """End runs by signals at random moments: no traceback, no process left, and the results are as after kills."""
    archive.make(folder / "in", MANY, asked.seed)
    done = kill.campaign(folder, folder / "in", asked.kills, asked.seed, "--workers", "2", hows=HOWS)
    return f"{done['kills']} runs ended by SIGTERM, SIGINT and SIGHUP, {done['results']} results as of undisturbed runs"


def pauses(folder: Path, asked: Namespace) -> str:
    """Stop processes of a run and let them go on, one or all at a time: its tables are those of any other."""
    archive.make(folder / "in", MANY, asked.seed)
    kill.run(folder / "in", folder / "whole", "--workers", "2")
    chance, stopped = random.Random(asked.seed), [0]

    def pause(main: int) -> None:
        running = list(kill.members(main))
        if not running or chance.random() < 0.8:
            return
        chosen = running if chance.random() < 0.3 else [chance.choice(running)]
        stopped[0] += 1
        for how in (signal.SIGSTOP, signal.SIGCONT):
            for pid in chosen:
                _send(pid, how)
            time.sleep(PAUSE if how == signal.SIGSTOP else 0)

    done = heshu(folder / "in", folder / "out", "--workers", "2", meanwhile=pause)
    assert done.code == 0, done
    assert kill.contents(folder / "out") == kill.contents(folder / "whole")
    return f"a run stopped {stopped[0]} times for {PAUSE} s, one process or all: its tables are those of any other"


def changes(folder: Path, asked: Namespace) -> str:
    """Rewrite, cut and remove files and close folders under a run: each record is there once, or a reject says why."""
    source, out = folder / "in", folder / "out"
    made = archive.make(source, MANY, asked.seed)
    kill.run(source, folder / "before", "--workers", "2")
    chance = random.Random(asked.seed)
    deeds = list(_deeds(chance.sample(made, MANY // 4), source, chance))
    chance.shuffle(deeds)
    touched, begun = set[Path](), folder / ".out.partial" / "shards"

    def disturb(_: int) -> None:
        for _ in range(4 if any(begun.glob("*")) else 0):
            if deeds:
                paths, deed = deeds.pop()
                deed()
                touched.update(paths)

    closed = shutil.which("setpriv") if not os.geteuid() else None
    wrapped = (closed, "--bounding-set", POWERS, "--inh-caps", POWERS) if closed else ()
    done = heshu(source, out, "--workers", "2", meanwhile=disturb, before=wrapped)
    assert (done.code, done.said) == (0, ""), done
    for _, deed in deeds:  # that the run was too quick for
        deed()
    for place in source.iterdir():
        place.chmod(0o755)
    kill.run(source, folder / "after", "--workers", "2")
    found, earlier, later = _rows(out), _rows(folder / "before"), _rows(folder / "after")
    for path in made:
        _account(path, found, earlier, later, path in touched)
    kill.run(source, out, "--workers", "2", "--overwrite")
    assert kill.contents(out) == kill.contents(folder / "after")
    return f"{len(touched)} of {MANY} files rewritten, cut, removed or closed in mid-run: each record once, or a reject"


def _account(path: Path, found: Rows, earlier: Rows, later: Rows, touched: bool) -> None:
    """Hold the rows of a file to those of the runs before and after.

    Of a folder that was closed before it was listed a reject tells, of a file that was removed before that nothing.
    """
    rows, told = found.get(str(path)), earlier.get(str(path), [])
    if not touched:
        assert rows == told, ("untouched", path, rows, told)
    elif rows is None:
        assert str(path.parent) in found or not path.exists(), ("nothing told", path)
    else:
        assert len(rows) == len(set(rows)), ("twice", path, rows)
        known = {*told, *later.get(str(path), [])}
        assert all(row in known or row[1].startswith("reject") for row in rows), ("of no version", path, rows)


def _deeds(chosen: list[Path], source: Path, chance: random.Random) -> Iterator[Deed]:
    """Yield what is done to files and folders."""
    for number, path in enumerate(chosen):
        data = archive.report(chance).encode()
        deed = (partial(path.write_bytes, data), partial(_cut, path), partial(path.unlink, missing_ok=True))[number % 3]
        yield [path], partial(_unless_closed, deed)
    for place in chance.sample(sorted(source.iterdir()), 2):
        yield [path for path in place.rglob("*") if path.is_file()], partial(place.chmod, 0)


def _cut(path: Path) -> None:
    """Leave half of a file."""
    os.truncate(path, path.stat().st_size // 2)


def _unless_closed(deed: Callable[[], object]) -> None:
    """Do something to a file, unless its folder was closed to us as well."""
    try:
        deed()
    except PermissionError:
        return


def _rows(out: Path) -> Rows:
    """Return what each file gave: the record, and the id of the document or the reason of the reject."""
    found: Rows = {}
    for table, column, mark in (("documents", "doc_id", ""), ("rejects", "reason", "reject ")):
        columns = pq.read_table(out / table, columns=["source", "record", column]).to_pylist()
        for row in columns:
            found.setdefault(row["source"], []).append((row["record"], f"{mark}{row[column]}"))
    return {source: sorted(rows, key=str) for source, rows in found.items()}


def quota(folder: Path, asked: Namespace) -> str:
    """Let no file be larger than a limit that grows: a clear error, no tables, and in the end those of any run."""
    archive.make(folder / "in", 40, asked.seed)
    kill.run(folder / "in", folder / "whole")
    size, short = 1_000, 0
    while (done := _limited(kill.command(folder / "in", folder / "out", "--workers", "1"), size)).returncode:
        assert (done.returncode, "Traceback" in done.stderr) == (2, False), done
        assert "make room, then run the same command again" in done.stderr, done
        assert not (folder / "out").exists()
        size, short = size * 3, short + 1
    assert kill.contents(folder / "out") == kill.contents(folder / "whole")
    return f"{short} limits too small for a file, up to {size // 3_000} KB; the last run gave the tables of any other"


def _limited(command: list[str], size: int) -> subprocess.CompletedProcess[str]:
    """Run a command none of whose files may have more than `size` bytes."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)


def _send(pid: int, how: int) -> None:
    """Send a signal to a process that may be gone."""
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        return
