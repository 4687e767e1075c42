"""Time JioNLP and Recognizers-Text against jieba.cut on the same text: `make bench-peers`, in its own environment.

usage: python tools/bench_peers.py [--chars N] INPUT...    (folders, .txt, .jsonl, .jsonl.gz with a field `text`)

A peer that is not installed is left out.  Recognizers takes minutes for a million characters: hence the sample.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import importlib
import io
import json
import logging
import time
from collections.abc import Callable, Iterator
from operator import attrgetter
from pathlib import Path

PEERS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "JioNLP, money": ("jionlp", "ner.extract_money", ()),
    "Recognizers, percentages": ("recognizers_number", "recognize_percentage", ("zh-cn",)),
    "Recognizers, numbers": ("recognizers_number", "recognize_number", ("zh-cn",)),
    "Recognizers, currency": ("recognizers_number_with_unit", "recognize_currency", ("zh-cn",)),
}


def texts(paths: list[str], chars: int) -> Iterator[str]:
    """Yield texts of the inputs, a share of `chars` characters from each file."""
    files = [file for path in map(Path, paths) for file in (sorted(path.iterdir()) if path.is_dir() else [path])]
    files = [file for file in files if file.suffix in (".txt", ".jsonl", ".gz")]
    for file in files:
        left = chars // len(files)
        for text in rows(file):
            if left <= 0:
                break
            left -= len(text)
            yield text


def rows(file: Path) -> Iterator[str]:
    """Yield the texts of one file."""
    if file.suffix == ".txt":
        yield file.read_text(encoding="utf-8", errors="replace")
        return
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def seconds(work: Callable[[str], object], sample: list[str]) -> float:
    """Return the CPU seconds of a function over all texts; what it raises on some is no matter here."""
    began = time.process_time()
    for text in sample:
        with contextlib.suppress(Exception):
            work(text)
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--chars", type=int, default=200_000)
    asked = parser.parse_args()
    sample = list(texts(asked.inputs, asked.chars))
    jieba = importlib.import_module("jieba")
    jieba.setLogLevel(logging.CRITICAL)
    jieba.lcut("预热")
    base = seconds(lambda text: sum(1 for _ in jieba.cut(text)), sample)
    print(f"{len(sample):,} texts, {sum(map(len, sample)):,} characters")
    print(f"{'jieba.cut alone':28} {base:8.2f} s CPU")
    for name, (module, function, rest) in PEERS.items():
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                work = attrgetter(function)(importlib.import_module(module))
                work("投资3亿元,增长5%", *rest)
        except ImportError as error:
            print(f"{name:28} not installed ({error})")
            continue
        took = seconds(lambda text, work=work, rest=rest: work(text, *rest), sample)
        print(f"{name:28} {took:8.2f} s CPU {base / took:8.2f}x")


if __name__ == "__main__":
    main()
