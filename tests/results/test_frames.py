"""Loading tables in pandas: dtypes, errors, and the way back to the words of the reports."""

import datetime
import json
import shutil
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import pipeline as heshu
from pipeline import tables


def test_every_table_is_an_attribute(corpus_tables):
    for name in tables.TABLES:
        frame = getattr(corpus_tables, name)
        assert isinstance(frame, pd.DataFrame)
        assert list(frame.columns) == tables.SCHEMAS[name].names
        assert isinstance(frame.index, pd.RangeIndex)
        assert len(frame) == corpus_tables.manifest["counts"][name]
    assert corpus_tables.facts is corpus_tables.facts


def test_no_column_is_a_column_of_objects(corpus_tables):
    for name in tables.TABLES:
        frame = getattr(corpus_tables, name)
        assert [column for column, dtype in frame.dtypes.items() if pd.api.types.is_object_dtype(dtype)] == []


def test_columns_have_the_dtypes_of_the_schema(corpus_tables):
    facts = corpus_tables.facts
    assert facts["low"].dtype == pd.ArrowDtype(pa.decimal128(28, 6))
    assert facts["year"].dtype == pd.ArrowDtype(pa.int64())
    assert facts["period_start"].dtype == pd.ArrowDtype(pa.timestamp("s"))
    assert facts["duplicate"].dtype == pd.ArrowDtype(pa.bool_())
    assert isinstance(facts["unit"].dtype, pd.CategoricalDtype)
    assert not facts["unit"].cat.ordered
    assert facts["candidates"].dtype == pd.ArrowDtype(pa.list_(pa.string()))


def test_sums_of_decimals_are_exact(corpus_tables):
    money = corpus_tables.money
    by_hand = sum((value for value in money["low"].dropna()), Decimal(0))
    assert money["low"].sum() == by_hand
    assert isinstance(money["low"].sum(), Decimal)
    grouped = money.groupby("currency")["low"].sum()
    assert pa.types.is_decimal(grouped.dtype.pyarrow_dtype)
    assert sum(grouped, Decimal(0)) == by_hand


def test_dates_compare_and_group(corpus_tables):
    facts = corpus_tables.facts
    later = facts[facts["period_start"] >= pd.Timestamp("2016-01-01")]
    assert 0 < len(later) < len(facts)
    assert (later["period_start"].dt.year >= 2016).all()
    first = pq.read_table(corpus_tables.folder / "facts", columns=["period_start"])["period_start"].to_pylist()
    assert [None if pd.isna(day) else day.date() for day in facts["period_start"]] == first
    assert any(isinstance(day, datetime.date) for day in first)


def test_severities_are_ordered(corpus_tables):
    flags = corpus_tables.flags
    bad = flags[flags["severity"] >= "medium"]
    assert set(bad["severity"]) == {"medium", "high"}
    assert len(bad) == (flags["severity"] != "low").sum()
    assert flags.sort_values("severity")["severity"].iloc[-1] == "high"


def test_floats_on_request(corpus_folder):
    t = heshu.load(corpus_folder, exact=False)
    assert t.facts["low"].dtype == "float64"
    assert t.percentages["low_pct"].dtype == "float64"
    assert t.facts.panel("专利申请量").loc["沙塘镇", 2013] == 46.0


def test_columns_and_filters(corpus_tables):
    some = corpus_tables.read("facts", columns=["subject", "low"], filters=[("year", "==", 2013), ("unit", "==", "元")])
    facts = corpus_tables.facts
    want = facts[(facts["year"] == 2013) & (facts["unit"] == "元")]
    assert list(some.columns) == ["subject", "low"]
    assert list(some["low"]) == list(want["low"])
    assert len(some) > 0
    assert isinstance(some.index, pd.RangeIndex)
    with pytest.raises(KeyError, match="these rows lack fact_id"):
        some.panel("销售收入")


def test_errors_say_what_to_do(corpus_folder, tmp_path):
    with pytest.raises(heshu.TablesError, match="does not exist"):
        heshu.load(tmp_path / "nowhere")
    (tmp_path / "mine").mkdir()
    with pytest.raises(heshu.TablesError, match="not written by"):
        heshu.load(tmp_path / "mine")
    shutil.copytree(corpus_folder, tmp_path / "torn")
    shutil.rmtree(tmp_path / "torn" / "patents")
    t = heshu.load(tmp_path / "torn")
    with pytest.raises(heshu.TablesError, match=r"patents is missing.*run again"):
        _ = t.patents
    with pytest.raises(KeyError, match="no table 'fact'; there is facts"):
        t.read("fact")
    with pytest.raises(KeyError, match="no column 'lows'; there is low"):
        t.read("facts", columns=["lows"])
    (tmp_path / "mine" / "manifest.json").write_text(json.dumps({"program": "other"}), encoding="utf-8")
    with pytest.raises(heshu.TablesError, match="not written by"):
        heshu.load(tmp_path / "mine")


def test_repr_names_folder_and_rows(corpus_tables):
    assert f"{len(corpus_tables.facts)} facts" in repr(corpus_tables)
    assert str(corpus_tables.folder) in repr(corpus_tables)


def test_sentence_and_citation_of_any_row(corpus_tables):
    texts = corpus_tables.documents.set_index("doc_id")["text"]
    for name in ("money", "percentages", "patents", "enterprises"):
        for row in list(getattr(corpus_tables, name).itertuples())[:20]:
            sentence = corpus_tables.sentence(row)
            assert row.text.strip() in sentence
            assert sentence in texts[row.doc_id]
            cited = corpus_tables.cite(row)
            assert cited.quote == row.text
            assert (cited.doc_id, cited.start, cited.end) == (row.doc_id, row.start, row.end)


def test_a_row_may_be_a_series_a_tuple_a_dict_or_a_fact_id(corpus_tables):
    facts = corpus_tables.facts
    row = facts[(facts["subject"] == "沙塘镇") & (facts["metric"] == "专利申请量") & (facts["year"] == 2013)].iloc[0]
    cited = corpus_tables.cite(row)
    assert cited.quote == "46件"
    assert corpus_tables.cite(row.to_dict()) == cited
    assert corpus_tables.cite(row["fact_id"]) == cited
    assert "申请专利46件" in corpus_tables.sentence(row["fact_id"])
    assert str(cited).startswith("沙塘镇2013年科技创新工作总结, ")
    assert "five-reports.txt 第1篇, " in str(cited)
    assert str(cited).endswith("“46件”")
    with pytest.raises(KeyError, match="no fact 'x'"):
        corpus_tables.cite("x")
    with pytest.raises(KeyError, match="doc_id, start and end"):
        corpus_tables.cite({"doc_id": "x"})


def test_evidence_of_every_flag(corpus_tables):
    for flag in corpus_tables.flags.itertuples():
        quotes = corpus_tables.evidence(flag.flag_id)
        assert quotes["side"].iloc[0] == "stated"
        assert list(quotes["side"].map(["stated", "against", "context"].index)) == sorted(
            quotes["side"].map(["stated", "against", "context"].index)
        )
        for row in quotes.itertuples():
            assert row.quote.strip() in row.sentence
    with pytest.raises(KeyError, match="no flag 'nothing'"):
        corpus_tables.evidence("nothing")
