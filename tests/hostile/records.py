"""Rows: fields without end, nesting, broken footers, lying lengths, bodies packed in ways that are known and not."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests import formats_made as made
from tests.hostile.case import PAGE, Case, case, file

ROW = json.dumps({"text": made.REPORT}).encode() + b"\n"
GIGABYTE = 1_000_000_000


def endless(before: bytes, after: bytes = b"", suffix: str = "csv") -> Callable[[Path, bool], None]:
    """A field of a gigabyte, written a piece at a time."""

    def make(folder: Path, large: bool) -> None:
        with (folder / f"a.{suffix}").open("wb") as out:
            out.write(before)
            for _ in range((GIGABYTE if large else 90_000_000) // 1_000_000):
                out.write(b"a" * 1_000_000)
            out.write(after)

    return make


def nested(large: bool) -> bytes:
    depth = 1_000_000 if large else 20_000
    return ROW + b'{"text": ' + b"[" * depth + b"]" * depth + b"}\n" + ROW


def nested_json(large: bool) -> bytes:
    depth = 1_000_000 if large else 20_000
    return b'{"text": ' + b'{"a":' * depth + b"1" + b"}" * depth + b"}"


def huge_integers(large: bool) -> bytes:
    digits = b"9" * (5_000_000 if large else 10_000)
    return b'{"id": %s, "text": "%s"}\n' % (digits, b"a" * 50) + b'{"id": 1e999, "text": "x"}\n' + ROW


def duplicate_keys(_: bool) -> bytes:
    return json.dumps({"text": "x"}).encode()[:-1] + b', "text": %s}\n' % json.dumps(made.REPORT).encode() + ROW


def parquet(table: pa.Table, rows: int) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, row_group_size=rows)
    return out.getvalue()


def group(large: bool) -> bytes:
    """One row group that is all of the file."""
    count = 20_000 if large else 2_000
    return parquet(pa.table({"text": [f"{made.REPORT}{number}" for number in range(count)]}), count)


def columns(_: bool) -> bytes:
    """Nested columns beside one of text, and names twice."""
    kinds = {
        "text": [made.REPORT],
        "list": [[[1], [2]]],
        "struct": pa.array([{"text": "a", "b": {"c": [1]}}]),
        "map": pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())),
    }
    return parquet(pa.table(kinds), 1)


def same_columns(_: bool) -> bytes:
    return parquet(pa.Table.from_arrays([pa.array([made.REPORT]), pa.array(["x"])], ["text", "text"]), 1)


def footer(_: bool) -> bytes:
    data = bytearray(parquet(pa.table({"text": [made.REPORT] * 50}), 10))
    for at in range(len(data) - 300, len(data) - 20, 3):
        data[at] ^= 0x55
    return bytes(data)


def footer_length(_: bool) -> bytes:
    data = bytearray(parquet(pa.table({"text": [made.REPORT]}), 1))
    data[-8:-4] = b"\xff\xff\xff\x7f"
    return bytes(data)


def response(body: bytes, extra: str = "", length: int | None = None) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{extra}"
    return (head + (f"Content-Length: {length}\r\n" if length is not None else "") + "\r\n").encode() + body


def warc(*blocks: bytes) -> bytes:
    return b"".join(made.warc_record("response", f"http://x/{n}", block, n) for n, block in enumerate(blocks))


HTML = made.html().encode()


def chunked(parts: int) -> bytes:
    size = len(HTML) // parts + 1
    pieces = [HTML[at : at + size] for at in range(0, len(HTML), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def encoded(_: bool) -> bytes:
    brotli = __import__("brotli")
    raw = zlib.compressobj(wbits=-15)
    return warc(
        response(chunked(5), "Transfer-Encoding: chunked\r\n"),
        response(zlib.compress(HTML), "Content-Encoding: deflate\r\n"),
        response(raw.compress(HTML) + raw.flush(), "Content-Encoding: deflate\r\n"),
        response(brotli.compress(HTML), "Content-Encoding: br\r\n"),
        response(HTML, "Content-Encoding: gzip\r\n"),
        response(HTML, "Transfer-Encoding: chunked\r\n"),
        response(HTML, "", 5),
        response(HTML, "", 10**9),
    )


def lying(_: bool) -> bytes:
    """A record that says it is a hundred bytes longer than it is: it reaches into the next one."""
    whole = warc(response(HTML), response(HTML))
    size = len(response(HTML))
    return whole.replace(b"Content-Length: %d\r\n" % size, b"Content-Length: %d\r\n" % (size + 100), 1)


def cut_short(_: bool) -> bytes:
    """A record that says it is shorter than it is: what is left of its last line is no record."""
    whole = warc(response(HTML), response(HTML))
    size = len(response(HTML))
    return whole.replace(b"Content-Length: %d\r\n" % size, b"Content-Length: %d\r\n" % (size - 5), 1)


def too_long_by_its_end(_: bool) -> bytes:
    """A record whose length counts the blank lines behind it."""
    whole = warc(response(HTML), response(HTML))
    size = len(response(HTML))
    return whole.replace(b"Content-Length: %d\r\n" % size, b"Content-Length: %d\r\n" % (size + 4), 1)


def revisits(_: bool) -> bytes:
    return made.warc_record("revisit", "http://x/", response(b""), 1) + warc(response(HTML))


def unknown_encoding(_: bool) -> bytes:
    return warc(response(b"\x28\xb5\x2f\xfd" + b"x" * 40, "Content-Encoding: x-unknown\r\n"), response(HTML))


CASES: dict[str, Case] = {
    "csv, a field without end": case(endless(b"id,text\n1,"), "too_long"),
    "csv, a quoted field without end": case(endless(b'id,text\n1,"'), "too_long"),
    "jsonl, a line without end": case(endless(b'{"text": "', b'"}\n' + ROW, "jsonl"), {"too_long": 1, PAGE: 1}),
    "json, a string without end": case(endless(b'[{"text": "', b'"}]', "json"), "too_long"),
    "text without a line break": case(endless(b"", suffix="txt"), "too_long"),
    "csv with NULs": case(
        file("a.csv", lambda _: b"id,text\n1,a\0b\n2," + "实现产值3亿元".encode() + b"\n"), {"binary": 1, PAGE: 1}
    ),
    "csv, delimiters mixed": case(
        file("a.csv", lambda _: "id;text\n1;实现产值3亿元\n2,实现产值4亿元\n".encode()), {PAGE: 1, "broken_record": 1}
    ),
    "jsonl nested deeply": case(file("a.jsonl", nested), {PAGE: 2, "broken_record": 1}),
    "json nested deeply": case(file("a.json", nested_json), "broken_record"),
    "jsonl with huge integers": case(file("a.jsonl", huge_integers), {PAGE: 2, "broken_record": 1}),
    "jsonl with keys twice": case(file("a.jsonl", duplicate_keys), {PAGE: 2}),
    "parquet, one row group": case(file("a.parquet", group), {PAGE: 2_000}, {PAGE: 20_000}),
    "parquet, nested columns": case(file("a.parquet", columns), PAGE),
    "parquet, a name twice": case(file("a.parquet", same_columns), "no_text_field"),
    "parquet, a broken footer": case(file("a.parquet", footer), "unreadable"),
    "parquet, a footer of 2 GB": case(file("a.parquet", footer_length), "unreadable"),
    "warc, bodies packed in all ways": case(file("a.warc", encoded), {PAGE: 8}),
    "warc, a length that lies": case(file("a.warc", lying), {PAGE: 1, "unreadable": 1}),
    "warc, a length that is too short": case(file("a.warc", cut_short), {PAGE: 2, "unreadable": 1}),
    "warc, a length with the blank lines": case(file("a.warc", too_long_by_its_end), {PAGE: 2}),
    "warc, a line without end behind a record": case(
        endless(warc(response(HTML)).rstrip(), suffix="warc"), {PAGE: 1, "unreadable": 1}
    ),
    "warc, a header without end": case(endless(b"WARC/1.0\r\nWARC-Type: ", suffix="warc"), "unreadable"),
    "warc, a header of a page without end": case(
        endless(
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000000\r\n"
            b"Content-Type: application/http\r\n\r\nHTTP/1.1 200 OK\r\nServer: ",
            suffix="warc",
        ),
        "unreadable",
    ),
    "warc, a broken status line": case(
        file("a.warc", lambda _: warc(response(HTML), b"H\4" + response(HTML))), {PAGE: 1, "unreadable": 1}
    ),
    "warc, revisits": case(file("a.warc", revisits), {PAGE: 1}),
    "warc, an unknown encoding": case(file("a.warc", unknown_encoding), {PAGE: 1, "unreadable": 1}),
}
