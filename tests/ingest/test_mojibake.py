"""Mojibake is mended line by line and can be undone; what is lost stays lost, and too much of it is refused."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.document.clean import restore
from pipeline.document.split import split
from pipeline.ingest import Page
from pipeline.ingest.allowed import RefusedError
from pipeline.ingest.mojibake import LOST, mend
from tests import formats_made as made
from tests.inputs import items

TEXT = made.REPORT * 3
GARBLED = {
    "UTF-8 as GBK": TEXT.encode().decode("gb18030", "replace"),
    "UTF-8 as Latin-1": TEXT.encode().decode("latin-1"),
    "GBK as Latin-1": TEXT.encode("gbk").decode("latin-1"),
}


@pytest.mark.parametrize("kind", GARBLED)
def test_the_way_back(kind: str) -> None:
    mended, fixes = mend(GARBLED[kind])
    kept = [char for char in mended if char != LOST]
    assert len(kept) >= 0.9 * len(TEXT)
    assert "12.6亿元" in mended
    assert "3600万元" in mended
    assert {fix.name for fix in fixes} == {"mojibake"}
    assert restore(mended, fixes) == GARBLED[kind]


SHORT = ("柳河镇政府工作总结", "资产置换", "2016年工业产值增长", "投资3600万元")


@pytest.mark.parametrize("text", SHORT)
def test_a_heading_without_a_comma_has_a_way_back(text: str) -> None:
    assert mend(text.encode().decode("latin-1"))[0] == text
    assert mend(text.encode("gbk").decode("latin-1"))[0] == text
    assert len(mend(text.encode().decode("gb18030", "replace"))[0].replace(LOST, "")) >= 0.7 * len(text)


def test_a_line_without_any_sign_is_tried_as_its_neighbours_were() -> None:
    garbled = "昙花\n全镇实现工业产值3亿元，增长5%。\n张骞\n".encode().decode("latin-1")
    assert mend(garbled)[0].splitlines() == ["昙花", "全镇实现工业产值3亿元，增长5%。", "张骞"]
    assert mend("张骞\n" + garbled)[0].splitlines()[:2] == ["张骞", "昙花"]


def test_where_much_of_a_line_is_lost_the_text_says_so_or_is_refused() -> None:
    line = "柳河镇实施退耕还林".encode().decode("gbk", "replace").replace("\ufffd", "?")
    assert LOST in mend("全镇实现工业产值3亿元，同比增长5%，财政收入2亿元。\n" + line)[0]
    with pytest.raises(RefusedError):
        mend("涓�楂橀��绾垮缓璁�")


@pytest.mark.parametrize(
    "text",
    [TEXT, "张骞出使西域\n镕垚", "锑和锛头、鐨", "Ångström £5, ¡hola!", "naïve café", "価格は£5です", "占比38.6%。\n"],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert mend(text) == (text, ())


@pytest.mark.parametrize("text", ["锟斤拷锟斤拷锟斤拷3亿元" * 3, "产值" + LOST * 30, "ÿþ£ýý" * 20])
def test_what_is_lost_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        mend(text)


@given(st.text(st.sampled_from("锛銆鐨å£锟斤拷烫" + LOST + "产值3亿元，。\n€¬µÄ\u200b"), max_size=60))
@settings(max_examples=300, deadline=None)
def test_mending_can_be_undone_and_reports_cover_what_was_read(text: str) -> None:
    try:
        mended, fixes = mend(text)
    except RefusedError:
        return
    assert restore(mended, fixes) == text
    reports = split(Page("a", None, None, "utf-8", mended, fixes), fixes)
    if reports:
        assert "".join(restore(report.text, report.fixes) for report in reports) == text


def test_the_tables_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GARBLED["UTF-8 as Latin-1"], encoding="utf-8")
    (tmp_path / "b.txt").write_text("锟斤拷锟斤拷锟斤拷3亿元" * 20, encoding="utf-8")
    pipeline.run([str(tmp_path / "*.txt")], tmp_path / "out", pipeline.Options(workers=1, report=False))
    (document,) = pd.read_parquet(tmp_path / "out" / "documents").to_dict("records")
    assert "mojibake" in {fix["name"] for fix in document["fixes"]}
    assert list(pd.read_parquet(tmp_path / "out" / "rejects")["reason"]) == ["mojibake"]
    money = pd.read_parquet(tmp_path / "out" / "money")
    assert {"12.6亿元", "3600万元"} <= set(money["text"])


def test_found_by_the_fuzzer_json_in_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'[{"text": "' + bytes([0x81, 0xFF, 0xFE, 0x80]) * 40 + b'"}]')
    (item,) = items(path)
    assert item.reason == "undecodable"
