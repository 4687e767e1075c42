"""`python -m tests.archive.scale 1000 10000 …`: how the steps across reports grow, and what they find.

For each size: CPU seconds of each step, the peak memory of the process that does them (extraction is done by
workers), and what was found of the truth; then the exponent of each step, fitted over the sizes by least squares.
`--keep FOLDER` keeps archives and what was extracted of them: the steps across reports can then be measured again
without extraction, which takes most of the time.  What extraction has changed since does not show.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline import runner
from pipeline.assembly import finish
from pipeline.engines import identity
from pipeline.job import local

from .measure import measure
from .pages import write_archive
from .truth import Truth

STEPS = {
    "find_copies": "copies",
    "link": "linking",
    "check_archive": "checks across reports",
    "finish": "all of the last stage",
    "write_report": "review pages",
}


def main() -> None:
    """Measure each size in a process of its own and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.archive.scale", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--only", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path, help="archives and what was extracted of them, for the next time")
    parser.add_argument("--workers", type=int, default=1, help="one, or CPU seconds of judges are elsewhere")
    args = parser.parse_args()
    if args.only:
        print(json.dumps(one(args.only, args.workers, keep=bool(args.keep)), ensure_ascii=False))
        return
    results = [_apart(size, args.workers, args.keep) for size in args.sizes]
    print("\n".join(table(results)))


def _apart(size: int, workers: int, keep: Path | None) -> dict[str, Any]:
    """Make an archive and measure it in a child process, whose memory is its own."""
    with _folder(size, keep) as folder:
        if not (folder / "truth.json").exists():
            write_archive(folder, size)
        command = [sys.executable, "-m", "tests.archive.scale", "--only", str(folder), "--workers", str(workers)]
        command += ["--keep", str(keep)] if keep else []
        return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


@contextmanager
def _folder(size: int, keep: Path | None) -> Iterator[Path]:
    """Yield the folder of an archive, which goes with the block unless it is to be kept."""
    if keep:
        yield keep / str(size)
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def one(folder: Path, workers: int, *, keep: bool = False) -> dict[str, Any]:
    """Run heshu over an archive and return seconds a step, peak memory, counts and what was found."""
    if keep:
        _keep(folder / "shards", folder / ".tables.partial" / "shards")
    seconds = timed()
    options = runner.Options(workers=workers)
    summary = runner.run([str(folder / "in")], folder / "tables", options, overwrite=True)
    peak = _peak()
    found = measure(Truth.read(folder / "truth.json"), folder / "tables")
    return {"counts": summary.counts, "seconds": seconds, "peak_mib": peak, "found": found.lines()}


def _peak() -> float:
    """Return the most memory that this process had, in MiB; `ru_maxrss` begins with that of its parent."""
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _keep(kept: Path, used: Path) -> None:
    """Take chunks that were kept, whatever the program is now; keep what is extracted before the last stage begins."""
    identity.program = lambda: "any"  # type: ignore[assignment]
    if kept.exists() and not used.exists():
        shutil.copytree(kept, used, copy_function=os.link)
    last = local.finish

    def run(*args: Any, **named: Any) -> Any:
        if not kept.exists():
            shutil.copytree(used, kept, copy_function=os.link)
        return last(*args, **named)

    local.finish = run


def timed() -> dict[str, float]:
    """Make the steps add up their CPU seconds, and return where they do."""
    seconds: dict[str, float] = {}
    steps = [(finish, "find_copies"), (finish.link, "link"), (finish, "check_archive"), (local, "finish")]
    for home, name in (*steps, (runner, "write_report")):
        setattr(home, name, _clocked(getattr(home, name), name, seconds))
    return seconds


def _clocked(step: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    """Return a step that adds up its CPU seconds."""

    def run(*args: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return step(*args, **named)
        finally:
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - began

    return run


def table(results: list[dict[str, Any]]) -> list[str]:
    """Return the lines to print."""
    sizes = [result["counts"]["documents"] for result in results]
    lines = [" " * 24 + "".join(f"{size:>12,}" for size in sizes) + "   exponent"]
    for name, label in STEPS.items():
        times = [result["seconds"][name] for result in results]
        lines.append(
            f"{label:24}" + "".join(f"{value:>10.2f} s" for value in times) + f"{exponent(sizes, times):>11.2f}"
        )
    peaks = [result["peak_mib"] for result in results]
    lines.append(f"{'peak memory':24}" + "".join(f"{value:>8,.0f} MiB" for value in peaks))
    for size, result in zip(sizes, results, strict=True):
        lines += [f"{size:,} reports:", *(f"  {line}" for line in result["found"])]
    return lines


def exponent(sizes: list[int], values: list[float]) -> float:
    """Return the slope of a least-squares line through the logarithms; NaN for one size."""
    xs, ys = [math.log(size) for size in sizes], [math.log(max(value, 1e-6)) for value in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((one - x) ** 2 for one in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread if spread else math.nan


if __name__ == "__main__":
    main()
