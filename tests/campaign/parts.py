"""The parts of the campaign: each returns its figures as a line; a promise that is broken is an `AssertionError`."""

from __future__ import annotations

import importlib.util
import os
import random
import signal
import subprocess
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.archive.pages import write_archive
from tests.campaign import disturbed
from tests.campaign.measured import Done, heshu, reasons, rows
from tests.campaign.writers import tarred, zipped
from tests.faults import archive, kill, ledger
from tests.hostile import CASES

MOST_MB, MOST_SECONDS = 1500, 600  # that any hostile input may take, with one worker
SPARE_MB = 60  # by which memory may differ without having grown
FULL = 20_000  # short reports of which workers hold as much at once as they ever will
EVERY = 50  # members of which one is no text
NOTHING = 3  # exit code of a run that found nothing readable


def kills(folder: Path, asked: Namespace) -> str:
    """Kill runs at random moments; each result must be that of an undisturbed run, byte for byte."""
    archive.make(folder / "in", 400, asked.seed)
    done = kill.campaign(folder, folder / "in", asked.kills, asked.seed, "--workers", "2")
    return f"{done['kills']} kills, {done['results']} results, each that of an undisturbed run"


def files(folder: Path, asked: Namespace) -> str:
    """Account for every file of a random archive."""
    done = ledger.balance(folder, asked.files, asked.seed)
    return f"{done['files']} files = {done['documents']} documents + {done['rejects']} rejects, none missing"


def hostile(folder: Path, asked: Namespace) -> str:
    """Run every hostile input at full size: what it must give, within memory and time."""
    most, longest = ("", 0), ("", 0.0)
    cases = {name: case for name, case in CASES.items() if asked.case in name}
    for number, (name, case) in enumerate(cases.items()):
        source, out = folder / f"{number}", folder / f"{number}-out"
        source.mkdir()
        case.make(source, asked.large)
        done = heshu(source, out, "--workers", "1", limit=MOST_SECONDS)
        assert done.code in (0, NOTHING), (name, done)
        found = Counter(reasons(out))
        found["page"] = rows(out, "documents")
        assert +found == (case.large if asked.large else case.gives), (name, found)
        peak = max(done.main, done.others)
        assert peak <= MOST_MB, (name, peak)
        most, longest = (
            max(most, (name, peak), key=lambda each: each[1]),
            max(longest, (name, done.seconds), key=lambda each: each[1]),
        )
        _remove(source, out)
    return f"{len(cases)} inputs; most memory {most[1]} MB ({most[0]}), longest {longest[1]:.0f} s ({longest[0]})"


def _remove(*folders: Path) -> None:
    """Remove folders, to have the disk back."""
    import shutil

    for folder in folders:
        shutil.rmtree(folder)


def _texts(count: int) -> Iterator[bytes]:
    """Yield short reports that differ, and in the place of every fiftieth what is no text."""
    for number in range(count):
        if number % EVERY == EVERY - 1:
            yield b"\x7fELF\x02\x01\x01" + number.to_bytes(8, "little") * 4
            continue
        yield f"某镇第{number}号总结：全年实现产值{number % 977}.6亿元，同比增长{number % 23}%。\n".encode()


def zip_members(folder: Path, asked: Namespace) -> str:
    """Run a zip archive of many members whole."""
    return _whole(folder, asked.members, "a.zip", zipped)


def tar_members(folder: Path, asked: Namespace) -> str:
    """Run a tar.gz archive of many members whole."""
    return _whole(folder, asked.members, "a.tar.gz", tarred)


def _whole(folder: Path, count: int, name: str, write: Callable[[Path, Iterator[bytes]], None]) -> str:
    """Run an archive of a tenth of the members, and of all: each a document, in workers whose memory does not grow."""
    done = []
    for number in (count // 10, count):
        source, out = folder / f"{number}", folder / f"{number}-out"
        source.mkdir()
        write(source / name, _texts(number))
        done.append(heshu(source, out, "--workers", "2", "--no-keep"))
        assert done[-1].code == 0, done[-1]
        documents, rejects = rows(out, "documents"), Counter(reasons(out))
        assert rejects["binary"] == rejects.total() == number // EVERY, rejects
        assert documents + rejects.total() == number, (documents, rejects)
        _remove(source, out)
    if count // 10 >= FULL:
        _flat(*done)
    return f"{count} members = {documents} documents + {rejects.total()} rejects; {_took(*done)}"


def memory(folder: Path, asked: Namespace) -> str:
    """Run an archive and one of ten times the reports: the memory of workers must not grow."""
    done = []
    for number in (asked.reports, asked.reports * 10):
        write_archive(folder / f"{number}", number)
        done.append(heshu(folder / f"{number}", folder / f"{number}-out", "--workers", "2"))
        assert done[-1].code == 0, done[-1]
    if asked.reports >= 1_000:
        _flat(*done)
    return f"{asked.reports} and {asked.reports * 10} reports; {_peaks(asked.reports * 10, *done)}"


def _flat(small: Done, large: Done) -> None:
    """Hold memory at ten times the input to that at one: of workers, and within 1.6 times that of the last stage."""
    assert large.others <= small.others * 1.15 + SPARE_MB, (small, large)
    assert large.main <= small.main * 1.6 + SPARE_MB, (small, large)


def _took(small: Done, large: Done) -> str:
    """Return as words what a tenth and the whole took."""
    return "; ".join(
        f"{done.cpu:.0f} s of CPU, {done.seconds:.0f} s, main process {done.main} MB, others {done.each[:4]} MB"
        for done in (large, small)
    )


def _peaks(count: int, small: Done, large: Done) -> str:
    """Return the peaks as words."""
    tenth = f"at {count // 10} {small.main} and {small.others} MB"
    return f"peak of main process and worker {large.main} and {large.others} MB, {tenth}"


def time_limit(folder: Path, _: Namespace) -> str:
    """A document that takes too long is a reject, in time; the others are read."""
    archive.make(folder / "in", 30, 3)
    text = "".join(archive.report(random.Random(number)) for number in range(20_000))
    (folder / "in" / "slow.txt").write_text(text, encoding="utf-8")
    done = heshu(folder / "in", folder / "out", "--workers", "2", "--timeout", "2")
    assert done.code == 0, done
    assert reasons(folder / "out").count("timed_out") == 1, Counter(reasons(folder / "out"))
    assert rows(folder / "out", "documents") > 20
    return f"a report of {len(text)} characters is `timed_out` at --timeout 2, the run took {done.seconds:.0f} s"


def killed_workers(folder: Path, asked: Namespace) -> str:
    """Kill workers as the OOM killer does, one after another; then let one need more memory than it may."""
    archive.make(folder / "in", 400, asked.seed)
    kill.run(folder / "in", folder / "whole", "--workers", "2")
    chance, killed = random.Random(asked.seed), [0]

    def strike(main: int) -> None:
        workers = [pid for pid in kill.members(main) if pid != main and _is_worker(pid)]
        if workers and killed[0] < asked.workers and chance.random() < 0.3:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed[0] += 1

    done = heshu(folder / "in", folder / "out", "--workers", "2", meanwhile=strike)
    assert done.code == 0, done
    lost = rows(folder / "whole", "documents") - rows(folder / "out", "documents")
    crashed = reasons(folder / "out").count("crashed")
    assert lost <= crashed <= killed[0] // 2, (lost, crashed, killed)
    assert crashed or kill.contents(folder / "out") == kill.contents(folder / "whole")
    return (
        f"{killed[0]} workers killed in one run, {crashed} records `crashed` (two deaths each), {lost} documents fewer"
    )


def _is_worker(pid: int) -> bool:
    """Return whether a process is one that extracts: neither the server it is forked from, nor what cleans up."""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes()
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        return b"resource_tracker" not in line and Path(f"/proc/{parent}/cmdline").read_bytes() == line
    except OSError:
        return False


def disk(folder: Path, asked: Namespace) -> str:
    """Run on disks that are too small, each a bit larger: a clear error, no tables, and in the end those of any run."""
    archive.make(folder / "in", 40, 4)
    kill.run(folder / "in", folder / "out")
    small = folder / "small"
    small.mkdir()
    size = 20
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "none", str(small)]).returncode:
        return "skipped: no tmpfs may be mounted here"
    try:
        full = 0
        while (done := heshu(folder / "in", small / "out", "--workers", "1")).code:
            assert (done.code, "Traceback" in done.said) == (2, False), done
            assert "make room, then run the same command again" in done.said, done
            assert not (small / "out").exists()
            full, size = full + 1, size * 3 // 2
            subprocess.run(["mount", "-o", f"remount,size={size}k", str(small)], check=True)
        assert kill.contents(small / "out") == kill.contents(folder / "out")
    finally:
        subprocess.run(["umount", str(small)], check=True)
    return f"{full} disks too small, up to {size * 2 // 3} KB; the last run went on to the tables of any other"


def fuzz(_: Path, asked: Namespace) -> str:
    """Fuzz all targets for some seconds."""
    if importlib.util.find_spec("atheris") is None:
        return "skipped: atheris is not installed (make fuzz installs it)"
    command = [sys.executable, "-m", "tests.fuzz", str(asked.seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    assert not done.returncode, done.stdout + done.stderr[-3000:]
    return "; ".join(lines)


PARTS: dict[str, Callable[[Path, Namespace], str]] = {
    "kills": kills, "ledger": files, "hostile": hostile, "zip": zip_members, "tar": tar_members, "memory": memory,
    "time": time_limit, "workers": killed_workers, "disk": disk, "signals": disturbed.signals,
    "pauses": disturbed.pauses, "changes": disturbed.changes, "quota": disturbed.quota, "fuzz": fuzz,
}  # fmt: skip
