"""Archives that are cut off or damaged: what can be read is, and what cannot is said; no member is lost in silence."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import py7zr
import pytest

from pipeline.ingest import Page
from tests import formats_made as made
from tests.inputs import items, seven_zipped, shown

TEXT = made.REPORT.encode()
THREE = {"a.txt": TEXT, "b.txt": TEXT + b"x", "c.txt": TEXT}
DAMAGED = ("unreadable", "unsupported_format", "binary", "archive_bomb")
CUT = ("", None, "unreadable")
PLAIN = "text/html; charset=utf-8"


def page(name: str) -> tuple[str, None, str]:
    return f"!/{name}", None, "page"


def broken(name: str) -> tuple[str, None, str]:
    return f"!/{name}", None, "unreadable"


def found(tmp_path: Path, data: bytes) -> list[tuple[str, str | None, str]]:
    (tmp_path / "a").write_bytes(data)
    return shown(tmp_path / "a")


def test_a_damaged_member_of_a_zip_costs_itself(tmp_path: Path) -> None:
    data = bytearray(made.zipped(THREE))
    data[data.index(b"b.txt") + 25] ^= 255
    assert found(tmp_path, data) == [page("a.txt"), broken("b.txt"), page("c.txt")]


def test_a_member_that_is_a_cut_archive_costs_itself(tmp_path: Path) -> None:
    data = made.zipped({"a.txt": TEXT, "b.gz": gzip.compress(TEXT)[:-9], "c.txt": TEXT})
    assert found(tmp_path, data) == [page("a.txt"), broken("b.gz"), page("c.txt")]


@pytest.mark.parametrize("cut", [1024, 1300, 1536, 1700])
def test_a_tar_that_is_cut_off(tmp_path: Path, cut: int) -> None:
    """Behind the first member: at a header, in it, at a text, in it."""
    assert found(tmp_path, made.tarred(THREE)[:cut]) == [page("a.txt"), CUT]


def test_a_tar_without_its_end(tmp_path: Path) -> None:
    assert found(tmp_path, made.tarred(THREE)[:3072]) == [page("a.txt"), page("b.txt"), page("c.txt"), CUT]


def test_a_damaged_header_is_not_the_end_of_a_tar(tmp_path: Path) -> None:
    data = bytearray(made.tarred(THREE))
    data[1024 + 10] ^= 255
    assert found(tmp_path, data) == [page("a.txt"), CUT]


def test_tars_one_behind_another(tmp_path: Path) -> None:
    data = made.tarred({"a.txt": TEXT}) + made.tarred({"b.txt": TEXT})
    assert found(tmp_path, data) == [page("a.txt"), page("b.txt")]
    assert found(tmp_path, gzip.compress(data)) == [page("a.txt"), page("b.txt")]


def test_what_stands_before_the_break_of_a_packed_file(tmp_path: Path) -> None:
    """However small it is."""
    data = made.tarred(THREE, "w:gz")[:-30]
    assert found(tmp_path, data) == [page("a.txt"), page("b.txt"), CUT]
    line = b'{"text": "%s"}\n'
    rows = b"".join(line % TEXT.replace(b"\n", b" ").replace(b"12.6", b"%d" % n) for n in range(50))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(rows)[:-20])
    *pages, last = shown(tmp_path / "b.jsonl.gz")
    assert [item[1:] for item in pages] == [(str(n + 1), "page") for n in range(len(pages))]
    assert len(pages) > 30
    assert last == CUT


def test_a_text_that_is_cut_off_is_no_page(tmp_path: Path) -> None:
    assert found(tmp_path, gzip.compress(TEXT * 9)[:-9]) == [CUT]


@pytest.mark.parametrize("packed", [False, True])
def test_a_warc_that_is_cut_off(tmp_path: Path, packed: bool) -> None:
    """Anywhere: no page is less than it was, and what is missing is said unless the cut is between two records."""
    answer = made.http(made.html().encode(), PLAIN)
    responses = [made.warc_record("response", f"http://x/{n}", answer, n) for n in range(3)]
    records = [gzip.compress(record) for record in responses] if packed else responses
    (tmp_path / "a").write_bytes(b"".join(records))
    whole = {item.record: item for item in items(tmp_path / "a")}
    assert len(whole) == 3
    size = len(records[0])
    for cut in range(8, 3 * size, 31):
        (tmp_path / "a").write_bytes(b"".join(records)[:cut])
        found = items(tmp_path / "a")
        pages = [item for item in found if isinstance(item, Page)]
        assert all(item == whole[item.record] for item in pages)
        if cut % size > 8 and size - cut % size > (30 if packed else 4):  # else hardly more than what parts two records
            assert (len(pages), len(found)) == (cut // size, cut // size + 1), cut


def test_a_warc_whose_body_has_a_trailer_is_whole(tmp_path: Path) -> None:
    """What a chunked body leaves unread is there: the record is not cut off."""
    body = made.html().encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {PLAIN}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    (tmp_path / "a.warc").write_bytes(made.warc_record("response", "http://x/", head + chunked + b"Trailer: x\r\n", 1))
    (item,) = items(tmp_path / "a.warc")
    assert isinstance(item, Page)


def seven_zips(*parts: dict[str, bytes]) -> bytearray:
    """A 7z archive of several folders, each packed by itself."""
    out = io.BytesIO()
    for number, members in enumerate(parts):
        out.seek(0)
        with py7zr.SevenZipFile(out, "a" if number else "w") as archive:
            for name, data in members.items():
                archive.writestr(data, name)
    return bytearray(out.getvalue())


def test_a_damaged_folder_of_a_7z_costs_its_members(tmp_path: Path) -> None:
    data = seven_zips({"a.txt": TEXT}, {"b.txt": TEXT + b"x"}, {"c.txt": TEXT})
    assert found(tmp_path, data) == [page(f"{name}.txt") for name in "abc"]
    data[60] ^= 255  # in the first folder
    assert found(tmp_path, data) == [broken("a.txt"), page("b.txt"), page("c.txt")]


def test_a_damaged_7z_gives_no_text_that_was_not_packed(tmp_path: Path) -> None:
    """Whichever byte is wrong: a page is what it was, or there is a reject that does not blame us."""
    data = seven_zipped({"a.txt": TEXT, "b.txt": TEXT + b"x", "c.txt": TEXT + b"yz"})
    (tmp_path / "a").write_bytes(data)
    whole = {item.source: item for item in items(tmp_path / "a")}
    for at in range(0, len(data), 3):
        (tmp_path / "a").write_bytes(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :])
        for item in items(tmp_path / "a"):
            assert item == whole.get(item.source) or item.reason in DAMAGED, at
