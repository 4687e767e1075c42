"""Files as programs leave them that are not quite what their format says: nothing of them is lost without a word."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests import formats_made as made
from tests.inputs import items, seven_zipped, shown, zstandard

LINE = made.REPORT.replace("\n", "")


@pytest.mark.parametrize("kind", ["zip", "tar", "7z", "in zip"])
def test_an_archive_of_nothing_that_is_an_input_is_a_reject(tmp_path: Path, kind: str) -> None:
    """Folders, and what systems put beside files: it was an input, and gives no document."""
    members = {"a/": b"", "__MACOSX/._a.txt": b"x", ".DS_Store": b"x"}
    path = tmp_path / "a"
    if kind == "7z":
        path.write_bytes(seven_zipped({name: data for name, data in members.items() if data}))
    elif kind == "tar":
        path.write_bytes(made.tarred({name: data for name, data in members.items() if data}))
    else:
        packed = made.zipped(members)
        path.write_bytes(made.zipped({"b.zip": packed, "c.txt": made.REPORT.encode()}) if kind == "in zip" else packed)
    found = shown(path)
    assert found[0] == ("!/b.zip" if kind == "in zip" else "", None, "empty")
    assert len(found) == (2 if kind == "in zip" else 1)


def test_an_empty_tar(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(made.tarred({}))
    assert shown(tmp_path / "a.tar") == [("", None, "empty")]


def test_a_long_name_is_cut_between_its_characters(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("名" * 5000 + ".txt", made.REPORT)
    assert shown(tmp_path / "a.zip") == [("!/" + "名" * 1000, None, "page")]


def test_a_table_without_names(tmp_path: Path) -> None:
    """Its first row is a row; `--text-column` can name a column by its number."""
    path = tmp_path / "a.csv"
    path.write_text(f"1,{LINE}\n2,{LINE}二\n", encoding="utf-8")
    assert shown(path) == [("", "1", "page"), ("", "2", "page")]
    assert shown(path, text_column="2") == [("", "1", "page"), ("", "2", "page")]
    path.write_text(f",\n1,{LINE}\n", encoding="utf-8")
    assert shown(path) == [("", "1", "page")]


def test_the_delimiter_that_excel_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"sep=|\r\nid|text\r\n7|{LINE},,,\r\n", encoding="utf-8-sig")
    (page,) = items(tmp_path / "a.csv")
    assert (page.record, getattr(page, "text", None)) == ("7", f"{LINE},,,")


def test_a_table_that_ends_in_quotes(tmp_path: Path) -> None:
    """A quote that is never closed takes in all rows behind it, which are no part of its cell."""
    path = tmp_path / "a.csv"
    path.write_text(f'id,text\n1,{LINE}\n2,"{LINE}\n3,{LINE}\n', encoding="utf-8")
    assert shown(path) == [("", "1", "page"), ("", None, "broken_record")]
    path.write_text(f'id,text\n1,{LINE}\n2,"{LINE}"', encoding="utf-8")
    assert shown(path) == [("", "1", "page"), ("", "2", "page")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_json_lines_in_an_encoding_of_two_bytes_are_one_reject(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes("".join(json.dumps({"text": LINE}) + "\n" for _ in range(3)).encode(encoding))
    assert shown(path) == [("", None, "undecodable")]


def test_parquet_whose_text_is_in_lists(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": [[LINE, LINE]]}), tmp_path / "a.parquet")
    assert shown(tmp_path / "a.parquet") == [("", None, "no_text_field")]


def test_a_saved_page_that_was_cut_off_says_so(tmp_path: Path) -> None:
    whole = made.mhtml()
    (tmp_path / "a.mht").write_bytes(whole)
    assert shown(tmp_path / "a.mht") == [("", None, "page")]
    (tmp_path / "a.mht").write_bytes(whole[: whole.rindex(b"--", 0, -6)])
    assert shown(tmp_path / "a.mht") == [("", None, "page"), ("", None, "unreadable")]


def test_zstandard_behind_a_frame_to_skip(tmp_path: Path) -> None:
    """As `pzstd` writes it."""
    (tmp_path / "a.zst").write_bytes(b"\x50\x2a\x4d\x18\x04\0\0\0abcd" + zstandard(made.REPORT.encode()))
    assert shown(tmp_path / "a.zst") == [("", None, "page")]


@pytest.mark.parametrize("head", [b"\x1f\x9d\x90", b"\x5d\0\0\x80\0", b"LZIP\1", b"\x04\x22\x4d\x18", b"MSCF\0\0"])
def test_what_is_packed_otherwise_is_named(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(head + bytes(40))
    assert shown(tmp_path / "a.txt") == [("", None, "unsupported_format")]
