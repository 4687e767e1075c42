"""From a row of `documents` back to its source: in every format, packed or not, here or behind a URI, and lazily."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline import ingest
from pipeline.cli import heshu
from pipeline.explain.raw import locate
from pipeline.ingest.blob import Blob
from pipeline.ingest.pages import page_of_bytes
from tests import formats_made as made
from tests.inputs import seven_zipped, zstandard

WORDS = "3600万元"
TEXT = f"柳林镇2011年工作总结\n实现利润{WORDS}。\n柳林镇人民政府\n2011年12月20日\n"
ROWS = (json.dumps({"id": "甲", "text": "空"}, ensure_ascii=False) + "\n").encode() + (
    json.dumps({"id": "乙", "text": TEXT}, ensure_ascii=False) + "\n"
).encode()


def parquet() -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"id": ["甲", "乙"], "正文": ["空" * 50, TEXT * 2]}), sink)
    return bytes(sink.getvalue())


FORMATS: dict[str, Callable[[], bytes]] = {
    "text": lambda: TEXT.encode("gb18030"),
    "html": lambda: made.html(TEXT).encode(),
    "mhtml": lambda: made.mhtml(),
    "jsonl": lambda: ROWS,
    "json": lambda: json.dumps([{"text": "空"}, {"text": TEXT}]).encode(),
    "csv": lambda: f'序号,正文\n1,空\n2,"{TEXT}"\n'.encode("utf-8-sig"),
    "parquet": parquet,
    "docx": lambda: made.docx(TEXT.splitlines()),
    "pdf": lambda: made.pdf(TEXT.splitlines()),
    "warc": lambda: made.warc(packed=True),
    "zip": lambda: made.zipped({"年/a.txt": b"x", "年/b.jsonl": ROWS}),
    "zip in tar.gz": lambda: made.tarred({"a.zip": made.zipped({"加油!/a.txt": TEXT.encode()})}, "w:gz"),
    "7z": lambda: seven_zipped({"a.txt": TEXT.encode()}),
    "gz": lambda: gzip.compress(TEXT.encode()),
    "bz2": lambda: bz2.compress(ROWS),
    "xz in zst": lambda: zstandard(lzma.compress(TEXT.encode("utf-16"))),
}


def explained(folder: Path) -> str:
    """What is told of the last amount."""
    cell = pd.read_parquet(folder / "money").iloc[-1]
    done = CliRunner().invoke(heshu, ["explain", str(folder), "--doc", cell["doc_id"], "--start", str(cell["start"])])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    return "\n".join(lines[lines.index("raw bytes") + 1 : lines.index("fixes")])


@pytest.mark.parametrize("where", ["here", "elsewhere", "remote"])
@pytest.mark.parametrize("kind", FORMATS)
def test_a_cell_is_found_in_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, where: str) -> None:
    monkeypatch.chdir(tmp_path)
    given = "in/a"
    (tmp_path / "in").mkdir()
    (tmp_path / given).write_bytes(FORMATS[kind]())
    if where == "remote":
        store = pytest.importorskip("fsspec").filesystem("memory")
        store.pipe("/explained/a", (tmp_path / given).read_bytes())
        given = "memory://explained/a"
    pipeline.run([given], tmp_path / "out", pipeline.Options(guard=False, report=False))
    if where == "elsewhere":
        (tmp_path / "other").mkdir()
        os.chdir(tmp_path / "other")
    told = explained(tmp_path / "out")
    assert "not at hand" not in told
    assert "changed" not in told
    assert f"there: '{WORDS}'" in told or kind in ("mhtml", "warc"), told


def span(told: str) -> tuple[int, int]:
    first, last = told.partition("bytes ")[2].split()[0].split("..")
    return int(first), int(last)


def document(path: Path, member: str = "", record: str | None = None, encoding: str = "utf-8") -> dict[str, str | None]:
    return {"source": f"{path}{member}", "record": record, "encoding": encoding}


def test_bytes_are_those_of_what_is_unpacked(tmp_path: Path) -> None:
    """Members and rows; lines end with a line feed, whatever else stands in them."""
    rows = ROWS.replace(b'{"id": "\xe4\xb9\x99"', b'{"x": 1}\r\r\n\n{"id": "\xe4\xb9\x99"')
    (tmp_path / "a.zip").write_bytes(made.zipped({"a.txt": TEXT.encode("gb18030"), "b.jsonl.gz": gzip.compress(rows)}))
    at = TEXT.index(WORDS)
    told = locate(document(tmp_path / "a.zip", "!/a.txt", None, "gb18030"), at, WORDS, ingest.Reading())
    first, last = span(told)
    assert TEXT.encode("gb18030")[first:last].decode("gb18030") == WORDS
    assert told.endswith("of what is unpacked (gb18030)")
    told = locate(document(tmp_path / "a.zip", "!/b.jsonl.gz", "乙"), at, WORDS, ingest.Reading())
    first, last = span(told)
    assert rows[first:last].decode() == WORDS
    assert f", line {rows[:first].count(bytes([10])) + 1}, " in told


def test_of_rows_with_the_same_id_it_is_the_one_with_the_words(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "一"}\n{"id": "1", "text": "三"}\n', encoding="utf-8")
    assert ", line 2, " in locate(document(path, "", "1"), 0, "三", ingest.Reading())
    assert locate(document(path, "", "1"), 0, "四", ingest.Reading()) == f"{path}: the file has changed since the run"
    assert "no such record" in locate(document(path, "", "2"), 0, "四", ingest.Reading())


def test_why_a_source_is_not_at_hand(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(made.zipped({"a.txt": b"x"})[:-30])
    assert "broken" in locate(document(tmp_path / "a.zip", "!/a.txt"), 0, "x", ingest.Reading())
    assert "no such file" in locate(document(tmp_path / "b.zip", "!/a.txt"), 0, "x", ingest.Reading())


def test_no_other_member_becomes_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(made.zipped({f"{number}.txt": TEXT.encode() for number in range(20)}))
    read: list[str] = []

    def noted(blob: Blob, data: bytes, **named: bool) -> object:
        read.append(blob.path)
        return page_of_bytes(blob, data, **named)

    monkeypatch.setattr("pipeline.ingest.readers.text.page_of_bytes", noted)
    assert "bytes" in locate(document(tmp_path / "a.zip", "!/7.txt"), 0, TEXT[:1], ingest.Reading())
    assert read == [f"{tmp_path / 'a.zip'}!/7.txt"]
