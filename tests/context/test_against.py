"""What a change is measured against: a time that the text names beside it."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read


def bases(text: str) -> list[str | None]:
    """Return the base of each growth and delta of a text, in order."""
    reading = read(text, ReportContext(report_year=2011))
    metrics = [*reading.metrics, *reading.count_metrics]
    return [metric.base for metric in metrics if metric.measure in ("growth", "delta")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2010年工业总产值100亿元,比2005年增长82%。", ["2005年"]),
        ("2010年工业总产值100亿元,比2009年增长12%。", ["yoy"]),
        ("一九五七年工业产值达到六百亿元,比一九五二年的二百七十亿元增长百分之一百二十二。", ["1952年"]),
        ("2017年末贷款余额1.5亿元,较2016年末上升4.6%。", ["年初"]),
        ("2017年末贷款余额1.5亿元,较2014年末增加3000万元。", ["2014年末"]),
        ("2011年6月钢材产量较5月下降3%。", ["环比"]),
        ("2011年6月钢材产量较3月下降3%。", ["3月"]),
        ("净利润1820万元,比上年同期的1560万元增长16.67%。", ["yoy"]),
        ("2009年上半年管理费用比2008年同期增长5.49%。", ["yoy"]),
        ("2012年城乡居民人均收入分别为3万元、1万元,分别比2007年增加1.2万元和5500元。", ["2007年", "2007年"]),
        ("全年投资总额155亿元,比“十五”期间增长43%。", ["十五"]),
    ],
)
def test_a_named_time_is_the_base(text: str, expected: list[str]) -> None:
    """A time behind 比 or 较 is what the change is over: by its place, where that is a usual one, else by its name."""
    assert bases(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2010年收入增幅低于2009年的45.8%。",  # the growth of 2009 itself
        "2010年电价比2008年油价突破高点时还要上涨20%。",
        "2010年销售收入比2005年有所好转,利润增长20%。",  # of another clause
        "6月产量比5月第二周上升7%。",  # a week of it, not the month
    ],
)
def test_no_base_is_guessed(text: str) -> None:
    """What is not plainly the time a change is measured from leaves the base empty."""
    assert [base for base in bases(text) if base not in (None, "yoy")] == []
    assert bases(text), "there is a change in it"
