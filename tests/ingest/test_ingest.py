"""What comes in: every input gives a page or a reject with a reason, and the run goes on."""

from __future__ import annotations

import gzip
import json
import os
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.ingest import Page, Reading, Source, files, read, sources
from pipeline.ingest.decode import DecodeError, decode
from pipeline.reasons import REJECT_REASONS
from pipeline.tables import Reject

TEXT = "柳河镇2012年工业工作总结\n今年以来，全镇规模以上企业实现产值12.6亿元，同比增长18%，申请专利32件。\n"
TRADITIONAL = "二○一二年，全縣實現生產總值一百二十億元，比上年增長百分之十二，財政收入達到三億元。"


def pages(path: Path, **options: Any) -> list[Page | Reject]:
    (source,) = sources([str(path)])
    return list(read(source, Reading(**options))) if isinstance(source, Source) else [source]


def one(path: Path, data: bytes, **options: Any) -> Page | Reject:
    path.write_bytes(data)
    (item,) = pages(path, **options)
    return item


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_a_text_is_read_in_whatever_encoding(tmp_path: Path, codec: str, encoding: str) -> None:
    page = one(tmp_path / "a.txt", TEXT.encode(codec))
    assert page == Page(str(tmp_path / "a.txt"), None, None, encoding, TEXT)


def test_utf_16_be_with_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == (TEXT, "utf-16-be")


@pytest.mark.parametrize("text", [TRADITIONAL, "科技工作總結", "青年鄉", "產業發展" * 500])
def test_big5_is_told_from_gb18030(text: str) -> None:
    assert decode(text.encode("big5", "ignore")).text == text.encode("big5", "ignore").decode("big5")
    assert decode(text.encode("big5", "ignore")).encoding == "big5"


@pytest.mark.parametrize("text", [TEXT, "科技", "全镇", "，", "2012年", "专利32件", TRADITIONAL])
def test_gb18030_is_not_taken_for_big5(text: str) -> None:
    assert decode(text.encode("gb18030")) == (text, "gb18030")


def test_broken_utf8_is_not_read_as_wrong_characters() -> None:
    with pytest.raises(DecodeError) as caught:
        decode((TEXT * 3).encode()[:90] + b"\xe7\xff" + (TEXT * 3).encode()[90:])
    assert caught.value.reason == "undecodable"


REFUSED = [
    ("empty.txt", b"", "parse", "empty"),
    ("blank.txt", " \n\t　\n".encode(), "parse", "empty"),
    ("mark.txt", b"\xef\xbb\xbf", "parse", "empty"),
    ("nul.txt", b"abc\0def" + TEXT.encode(), "decode", "binary"),
    ("noise.txt", random.Random(1).randbytes(4000), "decode", "binary"),
    ("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "decode", "binary"),
    ("cut.txt", TEXT.strip().encode()[:-1], "decode", "truncated"),
    ("cut-gbk.txt", TEXT.strip().encode("gb18030")[:-1], "decode", "truncated"),
    ("cut-utf16.txt", TEXT.encode("utf-16")[:-1], "decode", "truncated"),
    ("noise2.txt", bytes(random.Random(2).choices(range(128, 256), k=3000)), "decode", "undecodable"),
    ("report.docx", b"PK\x03\x04" + b"\0" * 60, "read", "unreadable"),
    ("report.pdf", b"%PDF-1.4\n", "read", "unreadable"),
    ("table.json", b'{"size": 1}', "parse", "no_text_field"),
    ("broken.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 100, mtime=0)[:-20], "read", "unreadable"),
    ("rows.jsonl", b"", "parse", "empty"),
    ("empty.html", b"<html><body><script>x()</script></body></html>", "parse", "empty"),
]


@pytest.mark.parametrize(("name", "data", "stage", "reason"), REFUSED)
def test_bad_input(tmp_path: Path, name: str, data: bytes, stage: str, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    item = pages(tmp_path / name)[-1]
    assert isinstance(item, Reject)
    assert (item.source, item.stage, item.reason) == (str(tmp_path / name), stage, reason)
    assert reason in REJECT_REASONS


def test_jsonl_rows(tmp_path: Path) -> None:
    rows = [
        json.dumps({"id": "a-1", "title": "总结", "text": "产值3亿元。"}),
        "{broken",
        "",
        json.dumps([1, 2]),
        json.dumps({"id": 7, "text": "利税500万元。", "title": None}),
        json.dumps({"id": 8, "size": "x"}),
        '{"text": "half \\ud83d character"}',
        '{"text": "with \\u0000 inside"}',
        json.dumps({"text": "  "}),
        "[" * 100_000,
        json.dumps({"id": "", "text": "专利3件。"}, ensure_ascii=False),
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    shown = [
        (item.record, item.text, item.title) if isinstance(item, Page) else (item.record, item.stage, item.reason)
        for item in pages(path)
    ]
    assert shown == [
        ("a-1", "产值3亿元。", "总结"),
        ("2", "parse", "broken_record"),
        ("4", "parse", "broken_record"),
        ("7", "利税500万元。", None),
        ("8", "parse", "no_text_field"),
        ("7", "decode", "undecodable"),
        ("8", "decode", "binary"),
        ("9", "parse", "empty"),
        ("10", "parse", "broken_record"),
        ("11", "专利3件。", None),
    ]


def test_jsonl_gzipped_and_in_gb18030(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": TEXT}, ensure_ascii=False).encode("gb18030")
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(line + b"\n"))
    assert pages(path) == [Page(str(path), "x", None, "gb18030", TEXT)]


def test_rows_read_before_the_file_breaks_are_kept(tmp_path: Path) -> None:
    row = json.dumps({"text": "产值3亿元。", "id": "x" * 3000}).encode() + b"\n"
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(row * 2000)[:-30])
    found = pages(path)
    assert isinstance(found[0], Page)
    assert isinstance(found[-1], Reject)
    assert found[-1].reason == "unreadable"


def test_too_long_is_refused_without_reading_on(tmp_path: Path) -> None:
    assert one(tmp_path / "a.txt", b"x" * 500, max_chars=100).reason == "too_long"
    assert one(tmp_path / "b.txt", b"x" * 101, max_chars=100).reason == "too_long"
    assert isinstance(one(tmp_path / "c.txt", b"x" * 100, max_chars=100), Page)
    rows = b'{"text": "' + b"x" * 3_000_000 + b'"}\n{"text": "short"}\n'
    (tmp_path / "d.jsonl").write_bytes(rows)
    first, second = pages(tmp_path / "d.jsonl", max_chars=100)
    assert (first.record, first.reason) == ("1", "too_long")
    assert (second.record, second.text) == ("2", "short")


def test_a_gzip_bomb_is_cut_short(tmp_path: Path) -> None:
    item = one(tmp_path / "a.txt.gz", gzip.compress(b"x" * 5_000_000), max_chars=1000)
    assert item.reason == "too_long"


HTML = """<html><head><meta charset="gb2312"><title>柳河镇2012年工业工作总结_某某县政府网</title></head><body>
<div class="nav"><a href="/">首页</a></div><h1>柳河镇2012年工业工作总结</h1>
<p>今年以来，全镇规模以上企业实现产值12.6亿元，同比增长18%。全镇共申请专利32件，其中发明专利8件。</p>
<table><tr><td>企业</td><td>利税</td></tr><tr><td>甲厂</td><td>300万元</td></tr></table>
<p>下一步，我们将继续加大技术改造的力度，为完成全年任务打下坚实的基础。</p><script>var x = 1;</script></body></html>"""


def test_of_a_page_the_main_text_is_read_and_rows_stay_rows(tmp_path: Path) -> None:
    page = one(tmp_path / "a.html", HTML.encode("gb18030"))
    assert isinstance(page, Page)
    assert (page.title, page.encoding) == ("柳河镇2012年工业工作总结", "gb18030")
    assert "实现产值12.6亿元" in page.text
    assert "var x" not in page.text
    assert any("甲厂" in line and "300万元" in line for line in page.text.split("\n"))


def test_html_is_known_by_its_content(tmp_path: Path) -> None:
    page = one(tmp_path / "page.txt", HTML.encode())
    assert isinstance(page, Page)
    assert "<p>" not in page.text
    assert page.encoding == "utf-8"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"<html>" + b"<div>" * 3000 + "产值3亿元".encode(), "broken_markup"),
        (b"<html><table><tr><td>3", "3"),
        (b"<html><script" * 99, "empty"),
    ],
)
def test_of_broken_html_the_words_are_read_or_it_is_rejected(tmp_path: Path, data: bytes, expected: str) -> None:
    found = one(tmp_path / "a.html", data)
    assert (found.text if isinstance(found, Page) else found.reason) == expected


def test_folders_globs_and_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/.hidden.txt", ".git/d.txt", "a[1].txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")

    def names(*inputs: str) -> list[str]:
        return [os.path.relpath(item.path, tmp_path) for item in sources(inputs) if isinstance(item, Source)]

    assert names(str(tmp_path)) == ["a.txt", "a[1].txt", "b.txt", "sub/c.txt"]
    assert names(str(tmp_path / "*.txt")) == ["a.txt", "a[1].txt", "b.txt"]
    assert names(str(tmp_path / "**" / "*.txt")) == ["a.txt", "a[1].txt", "b.txt", "sub/c.txt"]
    assert names(str(tmp_path / "a[1].txt")) == ["a[1].txt"]
    assert names(str(tmp_path / "sub"), str(tmp_path / "b.txt"), str(tmp_path)) == [
        "sub/c.txt",
        "b.txt",
        "a.txt",
        "a[1].txt",
    ]


def test_what_is_not_there_is_rejected(tmp_path: Path) -> None:
    found = list(sources([str(tmp_path / "no.txt"), str(tmp_path / "*.html")]))
    assert [(item.reason, item.stage) for item in found if isinstance(item, Reject)] == [("not_found", "read")] * 2


def test_a_dangling_link_and_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    found = list(sources([str(tmp_path)]))
    assert [item.reason for item in found if isinstance(item, Reject)] == ["not_found", "not_a_file"]


@pytest.mark.skipif(not os.path.exists("/proc/kmsg"), reason="no such file here")
def test_a_link_to_what_only_looks_like_a_file(tmp_path: Path) -> None:
    """Read by root, this one waits for the next message of the kernel."""
    (tmp_path / "kmsg.txt").symlink_to("/proc/kmsg")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "a.txt").symlink_to(tmp_path / "empty.txt")
    found = list(sources([str(tmp_path)]))
    assert [getattr(item, "reason", "") for item in found] == ["", "", "not_a_file"]


def test_a_link_to_a_folder_is_not_followed_and_not_passed_over_in_silence(tmp_path: Path) -> None:
    (tmp_path / "in" / "sub").mkdir(parents=True)
    (tmp_path / "in" / "sub" / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    link, file = sources([str(tmp_path / "in")])
    assert isinstance(link, Reject)
    assert (link.source, link.reason) == (str(tmp_path / "in" / "round"), "not_a_file")
    assert isinstance(file, Source)
    assert file.path.endswith("sub/a.txt")
    (named,) = sources([str(tmp_path / "in" / "round" / "sub")])
    assert isinstance(named, Source)


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    (item,) = read(Source(str(tmp_path / "gone.txt")))
    assert isinstance(item, Reject)
    assert item.reason == "not_found"


def test_a_folder_that_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    listed = os.scandir

    def scandir(path: str) -> Any:
        if str(path).endswith("sub"):
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = list(sources([str(tmp_path)]))
    assert [type(item).__name__ for item in found] == ["Source", "Reject"]
    assert (found[1].source, found[1].reason) == (str(tmp_path / "sub"), "not_found")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files, "open", refuse, raising=False)
    (item,) = read(Source(str(tmp_path / "a.txt")))
    assert isinstance(item, Reject)
    assert (item.reason, item.detail) == ("unreadable", "Permission denied")


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"\xfe\xff\xd8\x00")
@example(b"\x81")
def test_any_bytes_give_a_text_or_a_known_reason(data: bytes) -> None:
    try:
        text = decode(data).text
    except DecodeError as error:
        text = error.reason
        assert {text} <= REJECT_REASONS.keys()
    text.encode("utf-8")


@given(
    st.text(st.sampled_from(TEXT + TRADITIONAL), min_size=30, max_size=200),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
@settings(max_examples=100, deadline=None)
def test_text_survives_its_encoding(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text
