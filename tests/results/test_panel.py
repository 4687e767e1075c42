"""Panels: what is kept apart, what is said twice, what contradicts, and what totals may claim."""

import datetime
import inspect
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.frames.facts  # noqa: F401  registers df.heshu
from pipeline import printed, tables
from pipeline.frames.bounds import bounds
from pipeline.frames.dtypes import to_frame
from pipeline.frames.facts import Facts
from pipeline.frames.panel import ConflictError


def fact(number, subject="甲镇", low=100, high="low", year=2012, **other):
    row = dict.fromkeys(tables.FIELDS["facts"])
    high = low if high == "low" else high
    row |= {
        "fact_id": f"f{number}", "doc_id": f"d{number}", "sentence_id": 0, "start": 0, "end": 1, "subject": subject,
        "metric": "销售收入", "metric_id": "revenue", "measure": "level", "slack": Decimal(0), "unit": "元",
        "low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high),
        "qualifier": "exact", "period_start": datetime.date(year or 2012, 1, 1),
        "period_end": datetime.date(year or 2012, 12, 31),
        "modality": "actual", "inferred": False, "candidates": [], "kind": "money",
        "year": year, "duplicate": False, "flags": 0,
    }  # fmt: skip
    return row | other


def frame(*rows):
    tuples = [tuple(row[name] for name in tables.FIELDS["facts"]) for row in rows]
    return Facts(to_frame(tables.to_arrow("facts", tuples)))


def test_a_panel_is_subject_by_year():
    p = frame(fact(1), fact(2, year=2013, low=120), fact(3, "乙镇", low=7)).panel("销售收入")
    assert p.index.name == "subject"
    assert p.columns.name == "year"
    assert list(p.columns) == [2012, 2013]
    assert p.columns.dtype == "int64"
    assert p.loc["甲镇"].tolist() == [Decimal(100), Decimal(120)]
    assert p.loc["乙镇", 2012] == 7
    assert p.loc["乙镇"].isna().tolist() == [False, True]
    assert p.attrs["unit"] == "元"
    assert p.attrs["left_out"] == {}
    assert all(pa.types.is_decimal(kind.pyarrow_dtype) for kind in p.dtypes)
    assert str(p.loc["甲镇", 2012]) == "100"


def test_the_accessor_does_the_same_on_any_frame():
    facts = frame(fact(1), fact(2, "乙镇"))
    plain = pd.DataFrame(facts)
    assert type(plain) is pd.DataFrame
    pd.testing.assert_frame_equal(plain.heshu.panel("revenue"), facts.panel("revenue"))
    assert isinstance(facts[facts["subject"] == "甲镇"], Facts)
    assert facts[facts["subject"] == "甲镇"].panel("销售收入").index.tolist() == ["甲镇"]
    assert type(facts.panel("销售收入")) is pd.DataFrame


def test_plans_never_mix_with_outcomes():
    facts = frame(fact(1), fact(2, low=150, modality="planned"), fact(3, low=170, modality="target", year=2013))
    assert facts.panel("销售收入").loc["甲镇"].tolist() == [100]
    assert facts.panel("销售收入").attrs["left_out"] == {"other_modality": 2}
    planned = facts.panel("销售收入", modality=["planned", "target"])
    assert planned.loc["甲镇"].tolist() == [150, 170]
    assert planned.attrs["modality"] == "planned, target"


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"duplicate": True}, "copied_document"),
        ({"subject": None}, "no_subject"),
        ({"year": None, "period_start": datetime.date(2011, 1, 1)}, "no_single_year"),
        ({"period_end": datetime.date(2012, 10, 31)}, "part_year"),
        ({"unit": "USD"}, "other_unit"),
        ({"part_of": "f1"}, "part_of_the_whole"),
    ],
)
def test_what_is_left_out_is_counted(other, reason):
    p = frame(fact(1), fact(3, "乙镇"), fact(2, low=999, **other)).panel("销售收入")
    assert p.loc["甲镇", 2012] == 100
    assert p.attrs["left_out"] == {reason: 1}
    assert p.attrs["conflicts"] == 0


def test_part_years_on_request_and_stocks_of_the_last_day():
    part = fact(1, period_end=datetime.date(2012, 10, 31))
    stock = fact(2, "乙镇", period_start=datetime.date(2012, 12, 31))
    assert frame(part, stock).panel("销售收入").index.tolist() == ["乙镇"]
    assert frame(part, stock).panel("销售收入", part_years=True).index.tolist() == ["乙镇", "甲镇"]


def test_the_same_said_twice_is_one_value_and_the_narrower_speaks():
    rough = fact(1, low=340_000_000, slack=Decimal(5_000_000))
    fine = fact(2, low=338_000_000, slack=Decimal(500_000))
    over = fact(3, low=300_000_000, high=None, qualifier="more_than")
    cells = frame(rough, fine, over).cells("销售收入")
    assert cells[["low", "facts", "conflict", "fact_id"]].values.tolist() == [[Decimal(338_000_000), 3, False, "f2"]]


def test_a_figure_cut_off_is_the_same_figure():
    cut = fact(1, low=340, slack=Decimal(5))  # 3.4 may be 3.49 cut off
    fine = fact(2, low=349, slack=Decimal("0.5"))
    assert frame(cut, fine).panel("销售收入").loc["甲镇", 2012] == 349


def test_a_conflict_is_empty_named_and_never_averaged():
    facts = frame(fact(1, low=100), fact(2, "乙镇", low=5), fact(3, low=130))
    with pytest.warns(UserWarning, match="cells of 销售收入 that are empty, .*: 1;") as told:
        p = facts.panel("销售收入")
    assert told[0].filename == __file__
    assert pd.isna(p.loc["甲镇", 2012])
    assert p.loc["乙镇", 2012] == 5
    assert p.attrs["conflicts"] == 1
    assert facts.conflicts("销售收入")["fact_id"].tolist() == ["f1", "f3"]
    assert facts.conflicts("销售收入").index.tolist() == [0, 2]
    with pytest.raises(ConflictError, match=r"cells in conflict: 1 \(甲镇 2012\)"):
        facts.panel("销售收入", on_conflict="raise")
    assert facts.panel("销售收入", on_conflict="first").loc["甲镇", 2012] == 100
    assert facts.panel("销售收入", on_conflict="last").loc["甲镇", 2012] == 130
    assert facts.iloc[::-1].panel("销售收入", on_conflict="last").loc["甲镇", 2012] == 100


def test_whoever_chooses_what_becomes_of_conflicts_is_not_warned(recwarn):
    frame(fact(1, low=100), fact(3, low=130)).panel("销售收入", on_conflict="null")
    assert not recwarn.list


def test_ends_of_intervals():
    facts = frame(
        fact(1, "甲", low=100, high=None, qualifier="more_than"),
        fact(2, "乙", low=None, high=9, qualifier="less_than"),
        fact(3, "丙", low=10, high=20, qualifier="range"),
    )
    printed, low, high = (facts.panel("销售收入", end=end)[2012] for end in ("printed", "low", "high"))
    assert printed["甲"] == 100
    assert printed["乙"] == 9
    assert pd.isna(printed["丙"])
    assert facts.panel("销售收入").attrs["left_out"] == {"range": 1}
    assert (low["甲"], low["丙"], high["乙"], high["丙"]) == (100, 10, 9, 20)
    assert pd.isna(low["乙"])
    assert pd.isna(high["甲"])


def test_a_fact_without_a_number_is_left_out():
    p = frame(fact(1), fact(2, "乙", low=None, high=None)).panel("销售收入")
    assert p.index.tolist() == ["甲镇"]
    assert p.attrs["left_out"] == {"no_number": 1}


def test_any_index_will_do():
    facts = frame(fact(1, low=100), fact(2, "乙"), fact(3, low=130))
    doubled = Facts(pd.concat([facts, frame(fact(4, low=150))]))
    assert doubled.index.tolist() == [0, 1, 2, 0]
    assert doubled.conflicts("销售收入")["low"].tolist() == [100, 130, 150]
    named = facts.set_index("fact_id", drop=False)
    assert named.conflicts("销售收入").index.tolist() == ["f1", "f3"]
    assert named.panel("销售收入").index.tolist() == ["乙", "甲镇"]


def test_nothing_left_is_an_empty_panel_that_says_why():
    with pytest.warns(UserWarning, match="销售收入 is left; left out: other_modality 1; there is .*modality: planned$"):
        p = frame(fact(1, modality="planned")).panel("销售收入")
    assert p.empty
    assert p.attrs["left_out"] == {"other_modality": 1}


@pytest.mark.parametrize(
    "wrong",
    [{"measure": "lvl"}, {"modality": "aktual"}, {"modality": ["actual", "x"]}, {"end": "x"}, {"on_conflict": "mean"}],
)
def test_slips_are_named(wrong):
    with pytest.raises(ValueError, match="there is "):
        frame(fact(1)).panel("销售收入", **wrong)


def test_frames_of_read_parquet(corpus_tables):
    want = corpus_tables.facts.panel("专利申请量")
    for backend in ({}, {"dtype_backend": "pyarrow"}, {"dtype_backend": "numpy_nullable"}):
        plain = pd.read_parquet(corpus_tables.folder / "facts", **backend)
        got = plain.heshu.panel("专利申请量")
        assert got.astype("float64").equals(want.astype("float64"))
        assert got.attrs == want.attrs


def test_a_panel_holds_one_unit_and_scales_it():
    facts = frame(fact(1, low=338_500_000), fact(2, "乙", low=1, unit="USD"), fact(3, "丙", low=12_345))
    assert facts.panel("销售收入").index.tolist() == ["丙", "甲镇"]
    scaled = facts.panel("销售收入", unit="亿元")
    assert scaled[2012].tolist() == [Decimal("0.00012345"), Decimal("3.385")]
    assert scaled.attrs["unit"] == "亿元"
    assert facts.panel("销售收入", unit="USD").index.tolist() == ["乙"]
    with pytest.raises(ValueError, match="no fact is in 件; there is 元, USD"):
        facts.panel("销售收入", unit="件")


def test_masked_places_of_several_reports_are_no_series():
    one = frame(fact(1, "**镇"), fact(2, "**镇", year=2013, doc_id="d1"))
    assert one.panel("销售收入").index.tolist() == ["**镇"]
    two = frame(fact(1, "XX区"), fact(2, "XX区", year=2013), fact(3))
    assert two.panel("销售收入").index.tolist() == ["甲镇"]
    assert two.panel("销售收入").attrs["left_out"] == {"masked_subject": 2}


@pytest.mark.parametrize("name", ["XGIMI极米科技", "X光设备厂", "*ST海马", "二○三所"])
def test_letters_and_signs_of_a_name_are_no_mask(name):
    facts = frame(fact(1, name), fact(2, name, year=2013))  # of two reports
    assert facts.panel("销售收入").index.tolist() == [name]


@pytest.mark.parametrize(
    "name", ["**镇", "全市", "我县", "XX区", "xx县", "X镇", "某市", "××有限公司", "X公司", "海南某公司", "＊镇"]
)
def test_masked_subjects_are_left_out_and_counted(name):
    facts = frame(fact(1, name), fact(2, name, year=2013), fact(3))
    assert facts.panel("销售收入").attrs["left_out"] == {"masked_subject": 2}


def test_namesakes_are_told_apart():
    facts = frame(fact(1, "恒达公司", enterprise_id="E1"), fact(2, "恒达公司", low=7, enterprise_id="E2"))
    assert facts.panel("销售收入")[2012].to_dict() == {"恒达公司 [E1]": 100, "恒达公司 [E2]": 7}


def test_unknown_metric_names_what_is_near(corpus_tables):
    with pytest.raises(KeyError, match="there is 研究与试验发展经费"):
        corpus_tables.facts.panel("研发投入")
    with pytest.raises(KeyError, match="no fact has the metric '销售'"):
        corpus_tables.facts.panel("销售")


def test_totals_keep_open_ends_open_and_cover_conflicts():
    facts = frame(
        fact(1, "甲", low=100),
        fact(2, "乙", low=20, high=None, qualifier="more_than"),
        fact(3, "甲", low=110, year=2013),
        fact(4, "乙", low=30, year=2013),
        fact(5, "乙", low=50, year=2013),
        fact(6, "丙", low=1000, year=2013, modality="planned"),
    )
    total = facts.total("销售收入")
    assert total.loc[2012, ["low", "cells", "conflicts"]].tolist() == [120, 2, 0]
    assert pd.isna(total.loc[2012, "high"])
    assert total.loc[2013].tolist() == [140, 160, 0, 2, 1]
    assert facts.total("销售收入", by="subject").loc["甲", "low"] == 210
    assert facts.total("销售收入", unit="万元").loc[2012, "low"] == Decimal("0.012")


def test_totals_are_exact():
    cents = [fact(n, f"镇{n}", low="0.1") for n in range(30)]
    assert frame(*cents).total("销售收入").loc[2012, "low"] == Decimal(3)


amounts = st.integers(-(10**9), 10**9).map(lambda n: Decimal(n) / 100)


@settings(deadline=None, max_examples=50)
@given(
    low=amounts,
    width=st.sampled_from([Decimal(0), Decimal(5), None]),
    slack=st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(500)]),
    qualifier=st.sampled_from(["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]),
    open_low=st.booleans(),
)
def test_bounds_are_those_of_the_checks(low, width, slack, qualifier, open_low):
    high = None if width is None else low + width
    low = None if open_low and high is not None else low
    if qualifier == "exact" and low != high:
        qualifier = "range"
    row = bounds(frame(fact(1, low=low, high=high, slack=slack, qualifier=qualifier))).iloc[0]
    figure = tables.Fact(**fact(1, low=low, high=high, slack=slack, qualifier=qualifier))
    can_be_near = qualifier == "about" and low == high  # 约 or 近: the table does not say which
    wants = [printed.loosely(figure, near) for near in (False, can_be_near)]
    least, most = (None if pd.isna(row[name]) else row[name] for name in ("least", "most"))
    assert least == (None if low is None else min(want.low for want in wants))
    assert most == (None if high is None else max(want.high for want in wants))


def test_a_million_facts_take_seconds():
    import time

    facts = frame(*(fact(n, f"镇{n % 50}", low=n, year=2000 + n % 20, unit="元") for n in range(1000)))
    many = Facts(pd.concat([facts] * 1000, ignore_index=True))
    began = time.process_time()
    p = many.panel("销售收入")
    assert p.shape == (50, 20)
    assert time.process_time() - began < 20


def test_help_on_a_method_says_what_may_be_chosen():
    facts = frame(fact(1))
    for method in (facts.panel, facts.cells, facts.conflicts, facts.total):
        assert {"metric", "unit", "measure", "modality", "part_years"} <= inspect.signature(method).parameters.keys()
        assert "level (the default), growth, share, delta or rate" in inspect.getdoc(method)
    assert "`on_conflict`" in inspect.getdoc(facts.panel)
