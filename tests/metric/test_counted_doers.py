"""Shares of firms counted by what they do, sums for a share, moves behind a price, and words before figures."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import measured, metrics

DOERS = [
    ("披露中报的182家公司中,116家净利润实现同比增长,占比超过六成。", "净利润同比增长公司占比"),
    ("受灾的6142家企业中,有3344家全部损毁,占总体的54.4%。", "全部损毁企业占比"),
    ("60家公司中,有24家可能暂停上市,占比约为四成。", "可能暂停上市公司占比"),
    ("重组的27家公司中,当天股价上涨的有20家,占比为74%。", "当天股价上涨公司占比"),
    # nobody is told, more than one thing is, or it stands there itself
    ("其中24家可能暂停上市,占比约为四成。", None),
    ("40家券商中,10家发布了预告或披露了快报,占比25%。", None),
    ("有19家企业亏损,占比41.3%。", "企业占比"),
]


@pytest.mark.parametrize(("text", "expected"), DOERS, ids=[text[:14] for text, _ in DOERS])
def test_firms_counted_by_what_they_do_are_the_part_of_a_share(text: str, expected: str | None) -> None:
    assert metrics(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海天电器(21.78,-0.20,-0.91%)表示库存不多。", [("股价", "growth")]),
        ("海天电器(9.420, 0.17, 1.77%)表示库存不多。", [("股价", "growth")]),
        ("三个品种(含水21.78,杂质0.20,0.91%)合格。", [(None, "level")]),
        ("净利润较上年同期倒退26.5%。", [("净利润", "growth")]),
        ("股价涨幅定格在10%。", [("股价", "growth")]),
        ("收入、利润降幅被分别定格在28%、57%。", [("收入", "growth"), ("利润", "growth")]),
    ],
)
def test_moves_behind_a_price_and_after_other_words(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净利润增至4990万加元,去除一次性项目为每股0.46加元。", ["净利润", "每股收益"]),
        ("净利润4990万美元,每股0.46美元。", ["净利润", "每股收益"]),
        ("净利润4990万元,拟派末期息每股0.18元。", ["净利润", "分红"]),
        ("净利润4990万元,发行价为每股5.58元。", ["净利润", "发行价"]),
        ("省财政安排1000万元专项奖补资金予以支持。", ["专项奖补资金"]),
    ],
)
def test_what_there_is_for_a_share(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_a_move_behind_a_price_is_of_the_month_of_issue() -> None:
    report = ReportContext(2011, "news", issued="2011-02-21")
    (context,) = read("2010年,海天电器(21.78,-0.20,-0.91%)产销两旺。", report).contexts
    assert (str(context.period_start), str(context.period_end)) == ("2011-02-01", "2011-02-28")
