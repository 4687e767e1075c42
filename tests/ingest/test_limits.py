"""Hostile input: bombs, links, devices, entities, endless lines.  Limits hold, nothing is written, fetched or run."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import lzma
import os
import socket
import stat
import struct
import time
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.ingest import Page, Reading
from pipeline.ingest.readers import office
from pipeline.reasons import REJECT_REASONS
from pipeline.tables import Reject
from tests import formats_made as made
from tests.inputs import items, seven_zipped, shown, zstandard

TEXT = made.REPORT.encode()
SMALL: dict[str, Any] = {"unpacked": 1_000_000, "growth": 2}


def reasons(path: Path, **options: Any) -> list[str]:
    return [reason for _, _, reason in shown(path, **options)]


def parquet(texts: pa.Array, **how: Any) -> bytes:
    """A Parquet file with one column `text`, packed as well as it can be."""
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"text": texts}), sink, compression="zstd", compression_level=19, **how)
    return bytes(sink.getvalue())


def dictionary(text: str, rows: int) -> pa.Array:
    """Rows that all are one text."""
    return pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), pa.array([text]))


BOMBS = {
    "gzip": lambda: gzip.compress(bytes(20_000_000)),
    "xz": lambda: lzma.compress(bytes(20_000_000)),
    "zstandard": lambda: zstandard(bytes(20_000_000)),
    "zip": lambda: made.zipped({"a.txt": bytes(20_000_000)}),
    "7z": lambda: seven_zipped({"a.txt": bytes(20_000_000)}),
    "tar.gz": lambda: made.tarred({"a.bin": bytes(20_000_000), "b.txt": TEXT}, "w:gz"),
    "zip in zip": lambda: made.zipped({"a.zip": made.zipped({"b.zip": made.zipped({"a.txt": bytes(20_000_000)})})}),
    "gzip in gzip": lambda: gzip.compress(gzip.compress(bytes(20_000_000))),
    "rows": lambda: gzip.compress(b'{"text": "%s"}\n' % (b"a" * 1000) * 20_000),
    "docx": lambda: made.docx(["a" * 20_000_000]),
    "parquet": lambda: parquet(pa.array(["a" * 1000] * 20_000), use_dictionary=False),
    "parquet, one text often": lambda: parquet(dictionary("a" * 1000, 20_000), store_schema=False),
    "parquet, one text often, and told so": lambda: parquet(dictionary("a" * 1000, 20_000)),
    "warc": lambda: made.warc_record(
        "response", "http://x/", made.http(gzip.compress(bytes(20_000_000)), extra="Content-Encoding: gzip\r\n"), 1
    ),
}


@pytest.mark.parametrize("kind", BOMBS)
def test_an_archive_that_unpacks_to_too_much_is_rejected(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(BOMBS[kind]())
    assert reasons(path, **SMALL)[-1] == "archive_bomb"


def test_what_was_read_before_the_bomb_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made.zipped({"a.txt": TEXT, "b.txt": bytes(20_000_000), "c.txt": TEXT}))
    assert shown(path, **SMALL) == [("!/a.txt", None, "page"), ("", None, "archive_bomb")]


def test_members_that_share_their_bytes_count_each(tmp_path: Path) -> None:
    """The bomb of overlapping members: a thousand entries of the directory point to one member."""
    data = made.zipped({"a.txt": b"x" * 100_000})
    at = data.index(b"PK\x01\x02")
    entry, end = data[at : data.index(b"PK\x05\x06")], bytearray(data[data.index(b"PK\x05\x06") :])
    struct.pack_into("<HHL", end, 8, 1000, 1000, 1000 * len(entry))
    path = tmp_path / "a.zip"
    path.write_bytes(data[:at] + entry * 1000 + end)
    found = reasons(path, **SMALL)
    assert found[-1] == "archive_bomb"
    assert len(found) <= 11


def test_rows_of_one_long_text_are_not_unpacked_together(tmp_path: Path) -> None:
    """Of 300 bytes Arrow would make 256 rows of half a megabyte before the first is counted."""
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet(dictionary("a" * 500_000, 256), store_schema=False))
    before = pa.default_memory_pool().max_memory()
    assert reasons(path, **SMALL) == ["page"] * 1 + ["archive_bomb"]
    assert pa.default_memory_pool().max_memory() <= max(before, 8_000_000)


def test_parquet_may_unpack_to_as_much_as_any_archive_of_its_size(tmp_path: Path) -> None:
    """Real texts are packed to a third of their size or less, a few hundred rows of them in a row group."""
    path = tmp_path / "a.parquet"
    texts = [f"第{number}号：{hashlib.sha256(str(number).encode()).hexdigest()}" * 20 for number in range(2000)]
    path.write_bytes(parquet(pa.array(texts), row_group_size=300))
    assert sum(map(len, texts)) > 2_000_000
    assert reasons(path, unpacked=1_000_000, growth=200) == ["page"] * 2000
    repeated = parquet(dictionary(texts[0], 2000))
    path.write_bytes(repeated)
    assert reasons(path, unpacked=4_000_000, growth=200) == ["page"] * 2000


def test_too_deep(tmp_path: Path) -> None:
    path = tmp_path / "a"
    data = TEXT
    for _ in range(8):
        data = gzip.compress(data)
    path.write_bytes(data)
    assert reasons(path) == ["too_deep"]
    assert reasons(path, depth=8) == ["page"]


def test_a_quine_ends(tmp_path: Path) -> None:
    """An archive that holds itself would go on for ever; here each layer is another file, as deep as one likes."""
    data = made.zipped({"a.txt": TEXT})
    for _ in range(30):
        data = made.zipped({"r.zip": data})
    (tmp_path / "r.zip").write_bytes(data)
    assert reasons(tmp_path / "r.zip") == ["too_deep"]


def test_links_devices_and_pipes(tmp_path: Path) -> None:
    path = tmp_path / "a.tar"
    path.write_bytes(made.tar_links())
    assert shown(path) == [
        ("!/passwd", None, "not_a_file"),
        ("!/hard", None, "not_a_file"),
        ("!/null", None, "not_a_file"),
        ("!/p", None, "not_a_file"),
        ("!/../../a.txt", None, "page"),
    ]
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("/abs.txt", TEXT)
    path.write_bytes(out.getvalue())
    assert shown(path) == [("!/link", None, "not_a_file"), ("!//abs.txt", None, "page")]


@pytest.mark.parametrize(
    "dtd",
    [
        '<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_in_word_documents(tmp_path: Path, dtd: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made.docx(["产值3亿元。&amp;"], before=dtd).replace(b"&amp;", b"&amp;"))
    (item,) = items(path)
    assert isinstance(item, Reject) or "root:" not in item.text
    path.write_bytes(made.docx(["&b;&x;"], before=dtd))
    (item,) = items(path)
    assert isinstance(item, Reject)
    assert item.reason == "broken_markup"


@pytest.mark.parametrize("suffix", ["txt", "jsonl", "json", "csv", "html", "docx", "mht"])
def test_endless_lines(tmp_path: Path, suffix: str) -> None:
    line = "a" * 3_000_000
    data = {
        "txt": line.encode(),
        "jsonl": json.dumps({"text": line}).encode() + b'\n{"text": "b"}\n',
        "json": json.dumps([{"text": line}]).encode(),
        "csv": f"id,text\n1,{line}\n".encode(),
        "html": f"<html><body><p>{line}".encode(),
        "docx": made.docx([line]),
        "mht": made.mhtml() + line.encode(),
    }[suffix]
    path = tmp_path / f"a.{suffix}"
    path.write_bytes(data)
    found = reasons(path, max_chars=100_000)
    assert found[0] == "too_long"
    assert found[1:] == (["page"] if suffix == "jsonl" else [])


def test_headers_that_ask_for_gigabytes(tmp_path: Path) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1_500_000_000}]
    path = tmp_path / "a"
    small = bytearray(lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 4096}]))
    assert filters[0]["dict_size"] > 300_000_000
    at = small.index(b"\x21\x01", 12)  # the filter, the size of its properties, and the size of the dictionary
    small[at + 2] = 39  # 3 GiB
    header = slice(12, 12 + (small[12] + 1) * 4 - 4)
    small[header.stop : header.stop + 4] = struct.pack("<L", zlib.crc32(bytes(small[header])))
    path.write_bytes(bytes(small))
    assert reasons(path) == ["unreadable"]
    path.write_bytes(b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<LQQL", 0, 0, 1 << 40, 0))
    assert reasons(path) == ["archive_bomb"]


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an input made us open a connection")

    for name, data in (
        ("a.html", b'<html><img src="http://127.0.0.1:9/a"><link href="http://127.0.0.1:9/b">' + made.html().encode()),
        ("b.mht", made.mhtml()),
        ("c.docx", made.docx(["产值3亿元。"])),
        ("d.pdf", made.pdf(["产值3亿元。"])),
        ("e.warc", made.warc()),
    ):
        (tmp_path / name).write_bytes(data)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert sum(isinstance(item, Page) for item in items(tmp_path)) == 7


def test_nothing_is_written_outside_the_output_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = tmp_path / "in"
    given.mkdir()
    (given / "a.tar").write_bytes(made.tar_links())
    evil = {"../../../evil.txt": TEXT, "/evil2.txt": TEXT, "C:\\evil3.txt": TEXT, "x" * 300 + ".txt": TEXT}
    (given / "b.zip").write_bytes(made.zipped(evil))
    (given / "c.7z").write_bytes(seven_zipped({"../evil.txt": TEXT, "big.bin": bytes(20_000_000)}))
    (given / "d.zip.gz").write_bytes(gzip.compress(made.zipped({"e.txt": TEXT})))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("TMPDIR", str(elsewhere))
    summary = pipeline.run([str(given)], tmp_path / "out", pipeline.Options(workers=1, report=False))
    assert summary.counts["documents"] == 7
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "in", "out"]
    assert list(elsewhere.iterdir()) == []
    sources = set(pd.read_parquet(tmp_path / "out" / "documents")["source"])
    assert f"{given}/b.zip!/../../../evil.txt" in sources


LEAVES = st.sampled_from(
    [TEXT, b"", b"\0\1\2", made.html().encode(), b"\xff\xfe", b'{"text": "x"}\n', b"PK\x03\x04", b"%PDF-"]
)
NAMES = st.text(st.sampled_from("abc中文/.- "), min_size=1, max_size=8).filter(lambda name: name.strip("/. ") != "")


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        LEAVES,
        lambda inner: st.tuples(st.sampled_from(["zip", "tar", "gz"]), st.lists(inner, min_size=1, max_size=3)),
        max_leaves=8,
    )
)
def test_every_member_is_a_page_or_a_reject(tmp_path_factory: pytest.TempPathFactory, tree: Any) -> None:
    def packed(node: Any) -> bytes:
        if isinstance(node, bytes):
            return node
        kind, parts = node
        members = {f"{number}.bin": packed(part) for number, part in enumerate(parts)}
        if kind == "gz":
            return gzip.compress(members["0.bin"])
        return made.zipped(members) if kind == "zip" else made.tarred(members)

    def leaves(node: Any) -> int:
        if isinstance(node, bytes):
            return 1
        kind, parts = node
        return leaves(parts[0]) if kind == "gz" else sum(map(leaves, parts))

    path = tmp_path_factory.getbasetemp() / "tree"
    path.write_bytes(packed(tree))
    found = items(path, depth=20)
    assert len(found) == leaves(tree)
    assert {item.reason for item in found if isinstance(item, Reject)} <= REJECT_REASONS.keys()


def test_old_word_documents_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "a.wps"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    assert reasons(path) == ["needs_libreoffice"]
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    assert reasons(path) == ["unsupported_format"]


def test_a_libreoffice_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    path = tmp_path / "a.rtf"
    path.write_bytes(b"{\\rtf1 x}")
    (item,) = items(path, convert_seconds=1)
    assert isinstance(item, Reject)
    assert (item.reason, item.detail) == ("unreadable", "LibreOffice took more than 1 s")
    child = Path("/proc") / (tmp_path / "child").read_text().strip() / "stat"
    for _ in range(100):  # it was told to end, which takes a busy machine a moment
        if _ended(child):
            break
        time.sleep(0.1)
    assert _ended(child)


def _ended(path: Path) -> bool:
    """Return whether the process of a file in /proc is gone, or only waits to be seen off."""
    try:
        return path.read_text(encoding="utf-8").rpartition(")")[2].split()[0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(not any(map(office.shutil.which, office.PROGRAMS)), reason="LibreOffice is not installed")
def test_rtf_through_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "a.rtf"
    words = "".join(f"\\u{ord(char)}?" for char in "实现产值12.6亿元")
    path.write_text(f"{{\\rtf1\\ansi {words}\\par}}", encoding="ascii")
    (page,) = items(path)
    assert isinstance(page, Page), page
    assert page.text.strip() == "实现产值12.6亿元"


def test_what_is_too_large_for_libreoffice_is_not_read_in_part(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"x" * 500)
    (item,) = items(path, max_chars=100)
    assert isinstance(item, Reject)
    assert (item.reason, item.detail) == ("too_long", "more than 400 bytes")


def test_what_a_reader_fails_of_is_told_with_the_way_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("planted \ud800")

    monkeypatch.setattr("pipeline.ingest.readers.text.page_of_bytes", fail)
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (item,) = items(tmp_path / "a.txt")
    assert isinstance(item, Reject)
    assert (item.reason, item.detail) == ("extraction_failed", r"ZeroDivisionError: planted \ud800")
    assert item.trace is not None
    assert [line.partition(":")[0] for line in item.trace.splitlines()][-2:] == [
        "pipeline.ingest.readers.text",
        __name__,
    ]


def test_half_a_character_in_the_names_of_fields_costs_its_row(tmp_path: Path) -> None:
    """It is in what is said of the row; no table can hold it."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"\\ud800": "x"}\n{"text": "实现产值12.6亿元"}\n', encoding="utf-8")
    pipeline.run([str(path)], tmp_path / "out", pipeline.Options(guard=False, report=False))
    assert pq.read_table(tmp_path / "out" / "rejects")["detail"].to_pylist() == [
        r"no string field known to hold texts (--text-column names it); has \ud800"
    ]
    assert pq.read_table(tmp_path / "out" / "documents").num_rows == 1


def test_a_reading_can_be_sent_to_a_worker() -> None:
    import pickle

    reading = Reading(5, "正文", "/tmp")
    assert pickle.loads(pickle.dumps(reading)) == reading
