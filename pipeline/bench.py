"""Speed as ratios within one run: the pipeline and its stages against `jieba.cut` alone on the same text."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import platform
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pipeline import ingest, runner, tables
from pipeline.document.split import split
from pipeline.extract import Origin, extract
from pipeline.segment import cut_all, words

RED, PLAIN = "\033[31m", "\033[0m"
REGRESSION = 0.15


def main(inputs: Sequence[str], keep: str | None) -> None:
    """Print the table; with `keep`, compare with the last kept result and append this one."""
    pages = _pages(inputs)
    chars = sum(len(page.text) for page in pages)
    words("预热")
    base = _timed(lambda: [cut_all(page.text) for page in pages])
    rows = {"jieba.cut alone": base}
    rows["read, decode"] = _timed(lambda: _pages(inputs))
    reports = [(report, Origin(page.source, page.record, page.encoding)) for page in pages for report in split(page)]
    rows["split, clean"] = _timed(lambda: [split(page) for page in pages])
    rows["extract"] = _timed(lambda: [extract(report, origin, words) for report, origin in reports])
    for workers in (1, 2):
        rows[f"whole run, files to Parquet, {workers} worker(s)"] = _timed(lambda n=workers: _run(inputs, n))  # type: ignore[misc]
    if importlib.util.find_spec("jionlp"):
        money = importlib.import_module("jionlp").extract_money
        rows["JioNLP, money only"] = _timed(lambda: [money(page.text) for page in pages])
    ratios = {name: base / seconds for name, seconds in rows.items()}
    _print(rows, ratios, chars, _last(keep))
    if keep:
        _append(keep, ratios, chars)


def _pages(inputs: Sequence[str]) -> list[ingest.Page]:
    """Return every readable page of the inputs."""
    return [
        page
        for source in ingest.sources(inputs)
        if not isinstance(source, tables.Reject)
        for page in ingest.read(source)
        if not isinstance(page, tables.Reject)
    ]


def _timed(work: Callable[[], Any]) -> float:
    """Return wall seconds of one call."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _run(inputs: Sequence[str], workers: int) -> None:
    """Do the main job into a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        runner.run(inputs, Path(folder) / "tables", runner.Options(workers=workers))


def _print(rows: dict[str, float], ratios: dict[str, float], chars: int, last: dict[str, float]) -> None:
    """Print the table; a ratio more than 15 % below the last kept one is red."""
    print(f"{chars:,} characters; ratio = time of jieba.cut / time of the step, on the same text in this run")
    for name, seconds in rows.items():
        line = f"{name:44} {seconds:8.2f} s  x{ratios[name]:.1f}"
        slower = name in last and ratios[name] < last[name] * (1 - REGRESSION)
        print(f"{RED}{line}  (was x{last[name]:.1f}){PLAIN}" if slower else line)


def _last(keep: str | None) -> dict[str, float]:
    """Return the ratios of the last kept result."""
    if not keep or not Path(keep).exists():
        return {}
    kept: list[dict[str, Any]] = json.loads(Path(keep).read_text(encoding="utf-8"))
    return dict(kept[-1]["ratios"]) if kept else {}


def _append(keep: str, ratios: dict[str, float], chars: int) -> None:
    """Add this result, with facts of the machine, to the kept ones."""
    path = Path(keep)
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    facts = {"python": platform.python_version(), "machine": platform.machine(), "cores": os.cpu_count()}
    kept.append({"ratios": {k: round(v, 2) for k, v in ratios.items()}, "chars": chars, "machine": facts})
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
