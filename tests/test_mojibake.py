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
from tests.test_formats import items

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


@pytest.mark.parametrize(
    "text", [TEXT, "锑和锛头、鐨", "Ångström £5, ¡hola!", "naïve café", "価格は£5です", "占比38.6%。\n"]
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
