"""Tables as programs write them: Excel's Unicode text, strings that a Parquet writer did not call strings."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.ingest import Page, read, sources
from pipeline.tables import Reject

TEXTS = ["柳河镇2013年实现销售收入3.6亿元,同比增长12.5%。", "安平镇2013年实现利润4万元。"]


def items(path: Path) -> list[Page | Reject]:
    return [item for source in sources([str(path)]) if not isinstance(source, Reject) for item in read(source)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_table_in_utf_16(tmp_path: Path, encoding: str, end: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    lines = ["id\ttext", *(f"{number}\t{text}" for number, text in enumerate(TEXTS, 7)), ""]
    (tmp_path / "a.txt.csv").write_bytes(mark + end.join(lines).encode(encoding))
    found = items(tmp_path / "a.txt.csv")
    assert [(item.record, item.text) for item in found if isinstance(item, Page)] == [("7", TEXTS[0]), ("8", TEXTS[1])]


KINDS = {
    "large": pa.array(TEXTS, pa.large_string()),
    "dictionary": pa.array(TEXTS).dictionary_encode(),
    "view": pa.array(TEXTS, pa.string_view()),
    "bytes": pa.array([TEXTS[0].encode(), TEXTS[1].encode("gb18030")], pa.binary()),
    "large bytes": pa.array([text.encode() for text in TEXTS], pa.large_binary()),
}


@pytest.mark.parametrize("column", KINDS.values(), ids=KINDS)
def test_a_parquet_column_of_texts(tmp_path: Path, column: pa.Array) -> None:
    pq.write_table(pa.table({"image": pa.array([b"\xff\xd8\xff", None]), "content": column}), tmp_path / "a.parquet")
    assert [item.text for item in items(tmp_path / "a.parquet") if isinstance(item, Page)] == TEXTS


def test_bytes_that_are_no_text_are_a_reject_of_their_row(tmp_path: Path) -> None:
    pq.write_table(pa.table({"content": [b"\xff\xfe\x00\xd8\x81", TEXTS[0].encode()]}), tmp_path / "a.parquet")
    bad, good = items(tmp_path / "a.parquet")
    assert isinstance(bad, Reject)
    assert (bad.reason, bad.record) == ("no_text_field", "1")
    assert isinstance(good, Page)
    assert good.text == TEXTS[0]
