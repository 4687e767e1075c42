"""Every format, told apart by its bytes: real files in, pages or rejects with a reason out."""

from __future__ import annotations

import bz2
import csv
import functools
import gzip
import http.server
import io
import json
import lzma
import threading
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.ingest import Page, Source, formats, sources
from pipeline.tables import Reject
from tests import formats_made as made
from tests.conftest import ROOT
from tests.inputs import items, seven_zipped, shown, zstandard

FIGURE = "实现产值12.6亿元"
TEXT = made.REPORT.encode()
ONE_PAGE = {
    "text": lambda: TEXT,
    "text gbk": lambda: made.REPORT.encode("gbk"),
    "html": lambda: made.html().encode(),
    "html gbk": lambda: made.html(charset="gb2312").encode("gbk"),
    "html utf-16": lambda: made.html(charset="utf-16").encode("utf-16"),
    "html that lies": lambda: made.html(charset="utf-8").encode("gbk"),
    "html that lies otherwise": lambda: made.html(charset="gb2312").encode(),
    "xhtml": lambda: b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n' + made.html().encode(),
    "jsp": lambda: b'<%@ page contentType="text/html;charset=GBK" %>\n<%-- x --%>\n' + made.html().encode("gbk"),
    "fragment": lambda: "".join(f"<p>{line}</p>\n" for line in made.REPORT.splitlines()).encode(),
    "mhtml": lambda: made.mhtml(),
    "docx": lambda: made.docx(made.REPORT.splitlines()),
    "pdf": lambda: made.pdf(made.REPORT.splitlines()),
    "gzip": lambda: gzip.compress(TEXT),
    "bzip2": lambda: bz2.compress(TEXT),
    "xz": lambda: lzma.compress(TEXT),
    "zstandard": lambda: zstandard(TEXT),
    "jsonl": lambda: json.dumps({"text": made.REPORT}).encode() + b"\n",
    "json": lambda: json.dumps({"title": "x", "content": made.REPORT}, indent=1).encode(),
    "json gbk": lambda: json.dumps([{"content": made.REPORT}], ensure_ascii=False).encode("gbk"),
    "csv": lambda: f'编号,正文\n7,"{made.REPORT}"\n'.encode("gb18030"),
    "tsv": lambda: ("id\tcontent\n7\t" + made.REPORT.replace("\n", " ") + "\n").encode("utf-8-sig"),
}


@pytest.mark.parametrize("kind", ONE_PAGE)
def test_a_format_is_known_by_its_bytes(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "page"
    path.write_bytes(ONE_PAGE[kind]())
    (item,) = items(path)
    assert isinstance(item, Page), item
    assert FIGURE in item.text
    assert "<p>" not in item.text
    assert "版权" not in item.text
    assert item.source == str(path)


ARCHIVES = {
    "zip": made.zipped,
    "tar": made.tarred,
    "tar.gz": lambda members: made.tarred(members, "w:gz"),
    "tar.bz2": lambda members: made.tarred(members, "w:bz2"),
    "tar.xz": lambda members: made.tarred(members, "w:xz"),
    "tar.zst": lambda members: zstandard(made.tarred(members)),
    "7z": seven_zipped,
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_members_of_archives_are_read_however_nested(tmp_path: Path, kind: str) -> None:
    inner = made.zipped({"深/层.txt": TEXT})
    members = {
        "镇/总结.txt": made.REPORT.encode("gbk"),
        "empty.txt": b"",
        "../up.html": made.html().encode(),
        ".hidden": TEXT,
        "__MACOSX/x.txt": TEXT,
        "inner.zip": inner,
        "rows.jsonl": b'{"id": "a", "text": "\xe4\xb8\x80"}\n{bad\n',
    }
    path = tmp_path / "archive"
    path.write_bytes(ARCHIVES[kind](members))
    assert shown(path) == [
        ("!/镇/总结.txt", None, "page"),
        ("!/empty.txt", None, "empty"),
        ("!/../up.html", None, "page"),
        ("!/inner.zip!/深/层.txt", None, "page"),
        ("!/rows.jsonl", "a", "page"),
        ("!/rows.jsonl", "2", "broken_record"),
    ]
    assert [item.name for item in tmp_path.parent.glob("up*")] == []


@pytest.mark.parametrize("name", ["工作总结/二〇一二年.txt", "统计公报.txt", "a中.txt"])
def test_names_in_gbk(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made.zipped_gbk(name, TEXT))
    assert shown(path) == [(f"!/{name}", None, "page")]


def test_a_western_name_stays_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made.zipped({"NNNN.txt": TEXT}).replace(b"NNNN", "naïv".encode("cp437")))
    assert shown(path) == [("!/naïv.txt", None, "page")]


def test_records_of_warc_are_pages_or_rejects(tmp_path: Path) -> None:
    for packed in (False, True):
        path = tmp_path / f"crawl-{packed}"
        path.write_bytes(made.warc(packed))
        assert shown(path) == [
            ("", "urn:uuid:00000003", "page"),
            ("", "urn:uuid:00000004", "http_error"),
            ("", "urn:uuid:00000005", "page"),
            ("", "urn:uuid:00000006", "page"),
            ("", "urn:uuid:00000007", "binary"),
        ]
        texts = [item.text for item in items(path) if isinstance(item, Page)]
        assert [FIGURE in text for text in texts] == [True, True, True]


def test_the_charset_of_the_server_counts(tmp_path: Path) -> None:
    body = made.html(made.REPORT, "x").replace('<meta charset="x">', "").encode("big5", "ignore")
    path = tmp_path / "crawl.warc"
    path.write_bytes(made.warc_record("response", "http://e.cn/", made.http(body, "text/html; charset=big5"), 1))
    (page,) = items(path)
    assert isinstance(page, Page)
    assert page.encoding == "big5"


def test_rows_of_parquet_are_pages_or_rejects(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    table = pa.table({"编号": [7, 8], "x": [1.5, 2.5], "正文": [made.REPORT, None], "标题": ["甲", "乙"]})
    pq.write_table(table, path)
    first, second = items(path)
    assert (first.record, first.title, first.text) == ("7", "甲", made.REPORT)
    assert (second.record, second.reason) == ("8", "no_text_field")


def _table(rows: list[list[str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def test_the_text_column_is_chosen_or_found(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(_table([["a", "b", "c"], ["1", made.REPORT * 2, "短"], ["2", made.REPORT, "短"]]))
    assert [item.text[:5] for item in items(path) if isinstance(item, Page)] == ["柳河镇20"] * 2
    assert [item.text for item in items(path, text_column="c") if isinstance(item, Page)] == ["短"] * 2
    assert {item.reason for item in items(path, text_column="d") if isinstance(item, Reject)} == {"no_text_field"}
    path.write_bytes(_table([["a", "b"], ["1", "x"], ["2", "y"]]))
    assert shown(path) == [("", "1", "no_text_field"), ("", "2", "no_text_field")]


@pytest.mark.parametrize("lines", [True, False])
def test_the_field_of_json_that_plainly_holds_texts_is_found(tmp_path: Path, lines: bool) -> None:
    path = tmp_path / "t.json"

    def written(rows: list[dict[str, object]]) -> None:
        said = [json.dumps(row, ensure_ascii=False) for row in rows]
        path.write_text("\n".join(said) if lines else f"[{','.join(said)}]", encoding="utf-8")

    pages: list[dict[str, object]] = [{"u": f"/{number}", "zw_body": made.REPORT} for number in range(300)]
    written([*pages, {"u": "/9", "zw_body": 7}, {"u": "/10"}])
    *found, number, missing = items(path)
    assert [(item.text, item.record) for item in found if isinstance(item, Page)] == [
        (made.REPORT, str(place)) for place in range(1, 301)
    ]
    assert isinstance(number, Reject)
    assert (number.record, number.detail) == ("301", "field `zw_body` is no string but a number")
    assert isinstance(missing, Reject)
    assert missing.detail == "no string field `zw_body`; has u"
    assert {item.reason for item in items(path, text_column="u2") if isinstance(item, Reject)} == {"no_text_field"}
    two_alike: list[dict[str, object]] = [{"a": made.REPORT, "b": made.REPORT}] * 2
    for unsure in (two_alike, pages[:1]):  # two that are long; one object alone
        written(unsure)
        assert {item.reason for item in items(path) if isinstance(item, Reject)} == {"no_text_field"}


def test_a_dash_is_told_that_standard_input_is_not_read() -> None:
    (found,) = sources(["-"])
    assert isinstance(found, Reject)
    assert "standard input is not read" in found.detail


def test_a_row_with_a_cell_too_many_is_rejected_alone(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes(_table([["id", "text"], ["1", "产值3亿元。"], ["2", "x", "y"], ["3", "利税5万元。"]], "\t"))
    assert shown(path) == [("", "1", "page"), ("", "2", "broken_record"), ("", "3", "page")]


def test_markup_in_a_field_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": 1, "content": made.html()}) + "\n", encoding="utf-8")
    (page,) = items(path)
    assert FIGURE in page.text
    assert "<p>" not in page.text


def test_records_in_the_answer_of_a_service(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    rows = [{"id": number, "content": made.REPORT} for number in (7, 8)]
    for answer in (
        {"result": rows},
        {"code": 0, "data": {"total": 2, "list": rows}},
        [{"data": {"page": {"rows": rows}}}],
    ):
        path.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        assert shown(path) == [("", "7", "page"), ("", "8", "page")]
    path.write_text(json.dumps({"data": {"rows": [{"zw": made.REPORT}], "pages": [{"at": 1}]}}), encoding="utf-8")
    (left,) = items(path)
    assert isinstance(left, Reject)
    assert left.reason == "no_text_field"
    assert "`data.rows[].zw` is a text inside another object" in (left.detail or "")


def test_json_of_all_shapes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    row = {"id": "a", "text": "产值3亿元。"}
    for value in ([row, row], {"total": 2, "data": [row, row]}):
        path.write_text(json.dumps(value, indent=2, ensure_ascii=False), encoding="utf-8")
        assert shown(path) == [("", "a", "page")] * 2
    path.write_text(json.dumps(row) + json.dumps(row, indent=1), encoding="utf-8")
    assert shown(path) == [("", "a", "page")] * 2
    path.write_text(json.dumps([row, 5, row])[:-3], encoding="utf-8")
    assert shown(path) == [("", "a", "page"), ("", "2", "broken_record"), ("", None, "broken_record")]


@pytest.mark.parametrize("size", [10, 100_000, 300_000, 1_000_000])
def test_json_parted_anywhere(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        json.dumps([{"id": n, "text": "值" * size} for n in range(3)], ensure_ascii=False), encoding="utf-8"
    )
    assert [(p.record, len(p.text)) for p in items(path) if isinstance(p, Page)] == [(str(n), size) for n in range(3)]


@pytest.mark.parametrize(
    "text", ["[2012]5号文件，产值3亿元。", "{注}产值3亿元。", "甲，乙，丙\n1，2，3\n", "a,b\n产值3亿元\n"]
)
def test_text_that_looks_like_something_else_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    (page,) = items(path)
    assert isinstance(page, Page)
    assert page.text == text


def test_docx_tables_are_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made.docx(["主要企业指标", "单位：万元"], made.TABLE))
    (page,) = items(path)
    assert page.text.splitlines() == ["主要企业指标", "单位：万元", *("\t".join(row) for row in made.TABLE)]


def test_docx_cells_over_several_columns(tmp_path: Path) -> None:
    cell = "<w:tc>{}<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    heads, below = (
        cell("", "指标") + cell(wide, "2014年") + cell("", "备注"),
        cell("", "") + cell("", "计划") + cell("", "实际"),
    )
    title = cell(wide.replace("2", "4"), "主要指标")
    path = tmp_path / "a.docx"
    path.write_bytes(
        made.docx_of("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in (title, heads, below)) + "</w:tbl>")
    )
    (page,) = items(path)
    assert page.text.splitlines() == ["主要指标", "指标\t2014年\t\t备注", "\t计划\t实际"]


def test_docx_keeps_what_is_shown_and_no_more(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('产值')}<w:ins>{run.format('12.6')}</w:ins><w:del><w:r><w:delText>99</w:delText></w:r></w:del>"
        f"<w:hyperlink>{run.format('亿元')}</w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('税金3万元')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:txbxContent><w:p>{run.format('框内')}</w:p></w:txbxContent></w:r></w:p>"
        '<w:p><w:r><w:fldChar/><w:instrText>HYPERLINK "http://x"</w:instrText></w:r></w:p>'
        f"<w:p><w:moveFrom>{run.format('搬走')}</w:moveFrom>{run.format('留下')}</w:p>"
    )
    path = tmp_path / "a.docx"
    path.write_bytes(made.docx_of(body))
    (page,) = items(path)
    assert page.text.split() == ["产值12.6亿元", "税金3万元", "框内", "留下"]


def test_scanned_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made.pdf([], pages=3))
    (item,) = items(path)
    assert (item.reason, item.stage, item.detail) == ("scanned_pdf", "parse", "3 page(s) without a text layer")


@pytest.mark.parametrize("name", ["s.xlsx", "p.pptx", "a.rar", "x.xml", "style.css"])
def test_what_is_not_read_says_so(tmp_path: Path, name: str) -> None:
    data = {
        "s.xlsx": made.zipped({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
        "p.pptx": made.zipped({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}),
        "a.rar": b"Rar!\x1a\x07\x01\0",
        "x.xml": b"<?xml version='1.0'?><rss/>",
        "style.css": b"p { color: red }",
    }[name]
    (tmp_path / name).write_bytes(data)
    (item,) = items(tmp_path / name)
    assert isinstance(item, Reject)
    assert item.reason == "unsupported_format"


@pytest.mark.parametrize("kind", ["zstandard", "pdf", "7z", "warc"])
def test_a_missing_extra_is_named(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = {"zstandard": b"\x28\xb5\x2f\xfd", "pdf": b"%PDF-1.4", "7z": b"7z\xbc\xaf\x27\x1c", "warc": b"WARC/1.0"}
    monkeypatch.setattr(formats, "_installed", lambda module: False)
    (tmp_path / "a").write_bytes(data[kind])
    (item,) = items(tmp_path / "a")
    assert isinstance(item, Reject)
    assert item.reason == "missing_extra"
    extra = next(form.needs[1] for form in formats.FORMATS if form.name == kind and form.needs)
    assert f"heshu[{extra}]" in item.detail


def test_the_extras_that_are_named_exist() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {form.needs[1] for form in formats.FORMATS if form.needs} | {"remote", "spark"}
    assert named <= project["optional-dependencies"].keys()
    (everything,) = project["optional-dependencies"]["all"]
    assert sorted(named) == everything.removeprefix("heshu[").removesuffix("]").split(",")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_http_on_this_machine(tmp_path: Path) -> None:
    pytest.importorskip("aiohttp")
    (tmp_path / "a.zip").write_bytes(made.zipped({"b.txt": TEXT, "c.html": made.html().encode()}))
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        uri = f"http://127.0.0.1:{server.server_port}/a.zip"
        assert [(item.source, type(item)) for item in items(uri)] == [(f"{uri}!/b.txt", Page), (f"{uri}!/c.html", Page)]
        (gone,) = items(uri + ".none")
        assert isinstance(gone, Reject)
        assert gone.reason == "not_found"
        server.shutdown()


def test_folders_and_globs_of_a_remote_file_system() -> None:
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    for name in ("/heshu-test/b.txt", "/heshu-test/sub/a.txt", "/heshu-test/.hidden"):
        system.pipe(name, TEXT)
    try:
        listed = [item.path for item in sources(["memory://heshu-test"]) if isinstance(item, Source)]
        assert listed == ["memory:///heshu-test/b.txt", "memory:///heshu-test/sub/a.txt"]
        assert [item.path for item in sources(["memory://heshu-test/*.txt"])] == ["memory:///heshu-test/b.txt"]
        (page,) = items("memory://heshu-test/b.txt")
        assert page.text == made.REPORT
        (gone,) = items("memory://heshu-test/none")
        assert gone.reason == "not_found"
    finally:
        system.rm("/heshu-test", recursive=True)


def test_members_of_an_archive_named_by_fsspec(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    (tmp_path / "a.zip").write_bytes(made.zipped({"sub/a.txt": TEXT, "b.txt": TEXT}))
    for given, names in (("zip://*.txt", ["b.txt"]), ("zip://sub", ["sub/a.txt"]), ("zip://", ["b.txt", "sub/a.txt"])):
        found = items(f"{given}::{tmp_path}/a.zip")
        assert [(type(item), item.source) for item in found] == [(Page, f"zip://{n}::{tmp_path}/a.zip") for n in names]


def test_the_host_of_a_uri_is_kept() -> None:
    """As with hdfs://, where the name of a file says nothing of it."""
    fsspec = pytest.importorskip("fsspec")
    from fsspec.implementations.memory import MemoryFileSystem

    class Hosted(MemoryFileSystem):
        protocol = "heshu-hosted"

        def __init__(self, host: str = "", **options: Any) -> None:
            super().__init__(**options)

        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            return "/" + path.partition("://")[2].partition("/")[2].rstrip("/") if "://" in path else path

        @staticmethod
        def _get_kwargs_from_urls(path: str) -> dict[str, str]:
            return {"host": path.partition("://")[2].partition("/")[0]}

    fsspec.register_implementation("heshu-hosted", Hosted, clobber=True)
    fsspec.filesystem("memory").pipe("/heshu-hosted/a.txt", TEXT)
    for given in ("host:8020/heshu-hosted", "host:8020/heshu-hosted/"):
        (item,) = sources([f"heshu-hosted://{given}"])
        assert isinstance(item, Source)
        assert item.path == "heshu-hosted://host:8020/heshu-hosted/a.txt"


def test_a_server_that_is_not_reached_is_not_one_that_has_no_such_file() -> None:
    pytest.importorskip("aiohttp")
    (found,) = items("http://127.0.0.1:1/a.txt")
    assert isinstance(found, Reject)
    assert (found.reason, "127.0.0.1:1" in found.detail) == ("unreadable", True)


def test_the_column_that_is_asked_for_tells_a_table_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("编号,某某\n1,产值3亿元\n2,税收2亿元\n".encode("gbk"))
    texts = [item.text for item in items(tmp_path / "a", text_column="某某") if isinstance(item, Page)]
    assert texts == ["产值3亿元", "税收2亿元"]
    assert len(items(tmp_path / "a")) == 1


@pytest.mark.parametrize("scheme", ["file", "memory"])
def test_tables_that_heshu_wrote_are_no_input_behind_a_uri(tmp_path: Path, scheme: str) -> None:
    """Met on the way they are passed over, named they are rejected, whichever of their files a glob finds."""
    import pipeline

    fsspec = pytest.importorskip("fsspec")
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\0")
    (tmp_path / "money").mkdir()
    (tmp_path / "money" / "part-00000.parquet").write_bytes(b"")  # of somebody else
    pipeline.run([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")], tmp_path / "out", pipeline.Options(guard=False))
    uri = f"{scheme}://{tmp_path}"
    system = fsspec.filesystem(scheme)
    if scheme == "memory":
        system.put(str(tmp_path), str(tmp_path), recursive=True)
    try:
        for given in (uri, f"{uri}/**"):
            found = [item.path for item in sources([given]) if isinstance(item, Source)]
            assert [path.rpartition(str(tmp_path))[2] for path in found] == [
                "/a.txt", "/b.txt", "/money/part-00000.parquet"
            ]  # fmt: skip
        for given in (f"{uri}/out", f"{uri}/out/", f"{uri}/out/*/*.parquet", f"{uri}/out/report.html"):
            (item,) = sources([given])
            assert isinstance(item, Reject), given
            assert item.reason == "own_tables"
    finally:
        if scheme == "memory":
            system.rm(str(tmp_path), recursive=True)


def test_an_unknown_scheme_is_a_reject() -> None:
    pytest.importorskip("fsspec")
    (item,) = items("gopher://x/y")
    assert isinstance(item, Reject)
    assert item.reason == "unreadable"
