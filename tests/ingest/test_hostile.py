"""Hostile inputs at the size a test has time for; `make campaign` tries the same at full size, through the program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.ingest import Page
from tests.hostile import CASES
from tests.inputs import items


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", CASES)
def test_every_input_gives_what_it_must(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    case.make(tmp_path, False)
    assert Counter("page" if isinstance(item, Page) else item.reason for item in items(tmp_path)) == case.gives


@pytest.mark.parametrize("name", ["tags in tags", "tags in tags without end"])
def test_no_text_is_left_out_of_nested_pages(tmp_path: Path, name: str) -> None:
    """The parser leaves out all that stands deeper than it goes, and says nothing."""
    CASES[f"html, {name}"].make(tmp_path, False)
    (item,) = items(tmp_path)
    assert not isinstance(item, Page) or "12.6亿元" in item.text


def test_bodies_of_a_warc_are_whole(tmp_path: Path) -> None:
    CASES["warc, bodies packed in all ways"].make(tmp_path, False)
    assert all("上缴税金3600万元" in item.text for item in items(tmp_path) if isinstance(item, Page))


def test_a_packed_body_that_is_broken_gives_no_page(tmp_path: Path) -> None:
    """The library would hand on what stands before the break, as if it were all."""
    import brotli

    from tests.hostile.records import HTML, chunked, response, warc

    packed = brotli.compress(HTML * 3)
    blocks = [
        response(packed[:-20], "Content-Encoding: br\r\n"),
        response(chunked(3)[:-40], "Transfer-Encoding: chunked\r\n"),
        response(chunked(3).replace(b"\r\n", b"\n\n", 2), "Transfer-Encoding: chunked\r\n"),
        response(HTML),
    ]
    (tmp_path / "a.warc").write_bytes(warc(*blocks))
    *broken, whole = items(tmp_path / "a.warc")
    assert [item.reason for item in broken if not isinstance(item, Page)] == ["unreadable"] * 3
    assert isinstance(whole, Page)
    assert "上缴税金3600万元" in whole.text


def test_all_pages_of_a_pdf_are_read(tmp_path: Path) -> None:
    CASES["pdf of many pages"].make(tmp_path, False)
    (item,) = items(tmp_path)
    assert isinstance(item, Page)
    assert item.text.count("产值3亿元") == 300
