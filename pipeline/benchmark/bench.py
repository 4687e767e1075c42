"""Speed as ratios within one run: every stage, and the whole run, against `jieba.cut` alone on the same text.

The texts go through in groups, as a worker takes them; each group is cut by jieba and taken through the stages in turn,
so that whatever else the machine does slows both alike.  A ratio is the time of jieba.cut divided by that of the
stage.  Stages and the run in one process are measured in CPU time as well as on the clock; the command itself, with one
worker and with two, by the clock only.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.words.seldom import read_all
from pipeline import ingest, runner, tables
from pipeline.benchmark.results import YARDSTICK, Seconds, append, last_kept, result_of, show
from pipeline.document.split import split
from pipeline.engines.pile import GROUP, GROUP_CHARS, to_tables
from pipeline.engines.work import CHUNK
from pipeline.extract import Extracted, Origin, extract_all
from pipeline.segment import cut_all, words
from pipeline.startup.lean import without_pandas
from pipeline.workers.worker import collector_paused

IN_PROCESS = "whole run, in one process"
REST = "linking, archive checks, writing, page"  # the whole run without the stages before
COMMAND = "the command, start to end"


class NothingError(ValueError):
    """The inputs hold nothing that could be timed."""


class Watch:
    """The time of each stage, summed over groups; called with a stage's name when it is done."""

    def __init__(self) -> None:
        """Begin at no stage."""
        self.stages: dict[str, Seconds] = {}
        self.start()

    def start(self) -> None:
        """Begin a stretch; what lies before belongs to no stage."""
        self._at = time.perf_counter(), time.process_time()

    def __call__(self, stage: str) -> None:
        """Note that a stage is done."""
        wall, cpu = time.perf_counter(), time.process_time()
        self.stages.setdefault(stage, Seconds()).add(wall - self._at[0], cpu - self._at[1])
        self._at = wall, cpu


def main(
    inputs: Sequence[str], keep: str | None = None, against: str | None = None, workers: Sequence[int] = (1, 2)
) -> None:
    """Print the table beside the last result of these inputs in `against`, else in `keep`; append it to `keep`.

    Raises `NothingError` where nothing can be read.
    """
    warm_up()
    watch = Watch()
    pages = chars = chunks = 0
    done: list[Extracted] = []
    with collector_paused():
        for group in _groups(inputs, watch):
            done += _stages(group, watch)
            pages, chars = pages + len(group), chars + sum(len(page.text) for page in group)
            if chars >= CHUNK * (chunks + 1):  # as many rows together as a worker makes tables of
                chunks, done = chunks + 1, _arrow(done, watch)
        _arrow(done, watch)
    if not chars:
        raise NothingError(f"nothing readable in: {' '.join(inputs)}")
    found = watch.stages
    whole = _run(inputs)
    known = sum(stage.cpu or 0.0 for name, stage in found.items() if name != YARDSTICK)
    walls = sum(stage.wall for name, stage in found.items() if name != YARDSTICK)
    found[REST] = Seconds(max(whole.wall - walls, 0.0), max((whole.cpu or 0.0) - known, 0.0))
    found[IN_PROCESS] = whole
    for number in workers:
        found[f"{COMMAND}, {number} worker(s)"] = _command(inputs, number)
    result = result_of(inputs, found, pages, chars)
    show(result, last_kept(against or keep, result))
    if keep:
        append(Path(keep), result)


def warm_up() -> None:
    """Load dictionaries and lexicons, which a long run pays for once, and do without pandas, as workers do."""
    without_pandas()
    cut_all("预热")
    page = ingest.Page("warm-up", None, None, "utf-8", "恒盛集团有限公司2015年实现销售收入3亿元,同比增长8%。")
    extract_all([(report, Origin("warm-up", None, "utf-8")) for report in split(page)], words)
    read_all()


def _groups(inputs: Sequence[str], watch: Watch) -> Iterator[list[ingest.Page]]:
    """Yield the readable pages of the inputs, as many together as a worker reads together."""
    group: list[ingest.Page] = []
    chars = 0
    watch.start()
    for source in ingest.sources(inputs):
        for page in () if isinstance(source, tables.Reject) else ingest.read(source):
            if isinstance(page, tables.Reject):
                continue
            if group and (len(group) >= GROUP or chars + len(page.text) > GROUP_CHARS):
                watch("read, decode")
                yield group
                group, chars = [], 0
                watch.start()
            group.append(page)
            chars += len(page.text)
    watch("read, decode")
    if group:
        yield group


def _stages(group: Sequence[ingest.Page], watch: Watch) -> list[Extracted]:
    """Cut a group with jieba, then take it through all stages up to its rows."""
    watch.start()
    for page in group:
        cut_all(page.text)
    watch(YARDSTICK)
    reports = [
        (report, Origin(page.source, page.record, page.encoding))
        for page in group
        for report in split(page, page.repairs)
    ]
    watch("split, clean")
    return extract_all(reports, words, watch)


def _arrow(done: list[Extracted], watch: Watch) -> list[Extracted]:
    """Make tables of what is done, and return what is left: nothing."""
    watch.start()
    to_tables(done)
    watch("Arrow")
    return []


def _run(inputs: Sequence[str]) -> Seconds:
    """Do the main job in this process, which has loaded all it needs, into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        wall, cpu = time.perf_counter(), time.process_time()
        runner.run(inputs, Path(folder) / "tables", runner.Options(workers=1, guard=False))
        return Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def _command(inputs: Sequence[str], workers: int) -> Seconds:
    """Run the command as a user does, from its start to its end; what its processes use only the clock can tell."""
    with tempfile.TemporaryDirectory() as folder:
        given = [*inputs, "--out", f"{folder}/tables", "--workers", str(workers), "--quiet"]
        wall = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline", "run", *given], check=True, stdout=subprocess.DEVNULL)
        return Seconds(time.perf_counter() - wall, None)
