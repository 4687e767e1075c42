"""截至6月底: sums of the year up to a date begin with January, what there is at a date keeps its month."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import period

COUNTY = ReportContext(2015, "summary", "临河县", None, "临河县2015年工作总结", None)
JUNE = ("2015-01-01", "2015-06-30")
AT_JUNE = ("2015-06-01", "2015-06-30")


def periods(text: str) -> list[tuple[str, str]]:
    """Return first and last day of the period of each figure."""
    found = read(text, COUNTY).contexts
    return [(str(context.period_start), str(context.period_end)) for context in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至6月底,全县实现财政收入3.2亿元,同比增长12%。", [JUNE] * 2),
        ("截至6月底,全县完成固定资产投资23亿元。", [JUNE]),
        ("截至2015年二季度末,贷款余额230亿元;实现收入9亿元,支出8亿元,利润1亿元。", [AT_JUNE] + [JUNE] * 3),
        ("二季度末,实现利润1亿元。", [AT_JUNE]),
        ("截至2015年6月30日,公司营业收入9.6亿元,同比下降6%;净利润1.2亿元。", [JUNE] * 3),
        ("截至6月末,全县累计实现旅游收入8亿元,比上年同期增长20%。", [JUNE] * 2),
        (
            "截止9月30日,营业收入22.1亿元,相比去年同期22.4亿元,下降1.6%。",
            [("2015-01-01", "2015-09-30"), ("2014-01-01", "2014-09-30"), ("2015-01-01", "2015-09-30")],
        ),
        ("截至12月末,全县财政收入6.4亿元。", [("2015-01-01", "2015-12-31")]),
        ("截至6月末,总资产204亿元,较上年末增长13%;营业收入9亿元,同比增长20%。", [AT_JUNE] * 2 + [JUNE] * 2),
        ("截至6月底,各项存款余额230亿元,贷款余额120亿元。", [AT_JUNE] * 2),
        ("截至6月底,项目累计完成投资23亿元。", [AT_JUNE]),
        ("截至6月底,重点项目完成投资2.5亿元,占年度计划的54%。", [JUNE] * 2),
        ("截至6月底,重点项目完成投资2.5亿元,占总投资的54%。", [AT_JUNE] * 2),
        ("截至6月底,重点项目完成投资2.5亿元,占年度计划的54%。其中河西广场完成投资9000万元。", [JUNE] * 3),
        ("截至6月底,重点项目完成投资2.5亿元,占年度计划的54%,贷款余额3亿元。", [JUNE] * 2 + [AT_JUNE]),
        ("截至6月底,存款余额230亿元,占全市的5%。", [AT_JUNE] * 2),
        # The share of a sum, and the same of last year, are of its months; what is told of others keeps its own.
        ("截至6月底,全县工业总产值30亿元,同比增长12%,其中高新技术产业产值9亿元,占30%。", [JUNE] * 4),
        ("截至6月底,全县财政收入3亿元,高于去年同期的2亿元。", [JUNE, ("2014-01-01", "2014-06-30")]),
        ("截至6月底,存款余额3亿元,高于去年同期的2亿元。", [AT_JUNE, ("2014-06-01", "2014-06-30")]),
        ("截至6月18日,全县实现旅游收入8亿元,同比增长20%。", [AT_JUNE] * 2),
        ("截至6月底的财季,公司营业收入8亿元,同比增长20%。", [AT_JUNE] * 2),
        ("截至6月底,集团收入8亿港元,同比增长20%。", [AT_JUNE] * 2),
        ("截至6月底,全县财政收入3亿元,其中6月份财政收入6000万元,同比增长9%。", [JUNE, AT_JUNE, AT_JUNE]),
    ],
)
def test_the_period_of_a_sum_up_to_a_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到10月底,实现财政收入3.2亿元。", "2015-01-01..2015-10-31"),
        ("截至10月底,完成高新技术产业产值3.2亿元。", "2015-01-01..2015-10-31"),
        ("到10月底,贷款余额3.2亿元。", "2015-10-01..2015-10-31"),
        ("10月底前实现财政收入3.2亿元。", "2015-10-01..2015-10-31"),
    ],
)
def test_sums_up_to_a_month_are_of_the_year(text: str, expected: str) -> None:
    assert [period(context) for context in read(text, COUNTY).contexts] == [expected]
