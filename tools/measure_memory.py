"""Peak memory of reading archives at 1× and 10×: it must not grow.  Prints the table of docs/robustness.md.

python -m tools.measure_memory [MEMBERS]
"""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import py7zr
import pyarrow as pa
import pyarrow.parquet as pq

from tests.campaign.writers import tarred, zipped
from tests.formats_made import http, warc_record

CHILD = """
from pathlib import Path
from pipeline.ingest import Page, read, sources
def peak(): return next(int(line.split()[1]) for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
for source in sources(["{idle}"]): list(read(source))
Path("/proc/self/clear_refs").write_text("5")  # begins the high-water mark anew
idle = peak()
pages = sum(isinstance(item, Page) for source in sources(["{path}"]) for item in read(source))
print(pages, peak() - idle)
"""


def texts(count: int) -> Iterator[bytes]:
    """Yield texts of a kilobyte that differ."""
    for number in range(count):
        yield f"第{number}号报告：全年实现产值{number % 977}.6亿元，同比增长{number % 23}%。\n".encode() * 12


def seven_zipped(path: Path, count: int) -> None:
    """Write a 7z archive."""
    with py7zr.SevenZipFile(path, "w", filters=[{"id": py7zr.FILTER_LZMA2, "preset": 0}]) as archive:
        for number, text in enumerate(texts(count)):
            archive.writestr(text, f"报告/{number}.txt")


def rows(path: Path, count: int) -> None:
    """Write gzipped JSON Lines."""
    with gzip.open(path, "wb", 1) as file:
        for text in texts(count):
            file.write(json.dumps({"text": text.decode()}).encode() + b"\n")


def array(path: Path, count: int) -> None:
    """Write an array of JSON."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[" + ",\n".join(json.dumps({"text": text.decode()}) for text in texts(count)) + "]")


def table(path: Path, count: int) -> None:
    """Write comma-separated rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "text"], *([n, text.decode()] for n, text in enumerate(texts(count)))])


def parquet(path: Path, count: int) -> None:
    """Write Parquet."""
    pq.write_table(pa.table({"text": [text.decode() for text in texts(count)]}), path, row_group_size=5000)


def warc(path: Path, count: int) -> None:
    """Write a WARC file, each record gzipped."""
    with path.open("wb") as file:
        for number, text in enumerate(texts(count)):
            page = b"<html><body><p>" + text.replace(b"\n", b"</p><p>") + b"</body></html>"
            file.write(
                gzip.compress(warc_record("response", "http://x/", http(page, "text/html; charset=utf-8"), number), 1)
            )


KINDS = {
    "a.zip": lambda path, count: zipped(path, texts(count)), "a.tar.gz": lambda path, count: tarred(path, texts(count)),
    "a.7z": seven_zipped, "a.jsonl.gz": rows, "a.json": array, "a.csv": table,
    "a.parquet": parquet, "a.warc.gz": warc,
}  # fmt: skip


def main(members: int) -> None:
    """Print the table."""
    for name, write in KINDS.items():
        cells = []
        for count in (members, members * 10):
            with tempfile.TemporaryDirectory() as folder:
                path, idle = Path(folder) / name, Path(folder) / "idle" / name
                idle.parent.mkdir()
                write(path, count)
                write(idle, 20)
                code = CHILD.format(path=path, idle=idle)
                done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
                pages, peak = map(int, done.stdout.split())
                assert pages == count, (name, pages, count)
                cells.append(f"{peak / 1024:.1f} MB")
        print(f"| {name} | {members:,} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
