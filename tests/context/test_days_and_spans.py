"""Days of another year, months of two years in one stretch, what is reckoned from a year or compared with it."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from tests.readings import contexts_of as read
from tests.readings import period, short

NEWS = ReportContext(2019, "news", issued="2019-03-02")
UNDATED = ReportContext()

DAYS = [
    ("早在2005年7月1日,公司就曾投资【3亿元】。", [None]),
    ("2018年产值【52亿元】。仅在2016年1月28日,公司就减持【2亿元】。", ["2018", None]),
    ("该厂2019年2月8日投资【3亿元】。", ["2019"]),
    ("去年2月1日,公司投资【3亿元】。", [None]),
    ("8月12日,公司宣布以【3亿元】收购乙厂。", [None]),
    ("2月12日,公司宣布以【3亿元】收购乙厂。", ["2019"]),
    ("公司将于8月12日开工,投资【3亿元】。", ["2019"]),
    ("5月31日前,全市将投资【3亿元】。", ["2019"]),
]
SPANS = [
    ("2016年8月至2018年3月间,该厂借款【3亿元】,还款【1亿元】。", ["2016-08..2018-03"] * 2),
    ("2016年8月至2018年3月间,该厂借款【3亿元】。还款【1亿元】。", ["2016-08..2018-03", None]),
    ("2016财年(2016年4月~2017年3月),营业收入和利润分别是【9亿元】和【2亿元】。", ["2016-04..2017-03"] * 2),
    ("从2016年8月到2018年3月,价格由【3亿元】涨到【4亿元】。", ["2016-08..08", "2018-03..03"]),
    ("2014年至2016年,营业收入从【3亿元】增至【7亿元】。", ["2014", "2016"]),
    ("2014-2016年收入由【3亿元】增至【7亿元】。", ["2014", "2016"]),
    ("“十二五”期间,收入由【3亿元】增至【7亿元】。", [None, "2011-01..2015-12"]),
    ("一九五三年到一九五六年,国家投资【9亿元】。", ["1953-01..1956-12"]),
    ("一九五三年和一九五六年,国家分别投资【9亿元】和【5亿元】。", ["1953", "1956"]),
    ("2016年8月和2018年3月,该厂分别借款【3亿元】和【1亿元】。", ["2016-08..08", "2018-03..03"]),
]
COMPARED = [
    ("到2018年,以2010年能耗为基数,能耗下降【15%】。", ["2018"]),
    ("以2010年产值为基数,2018年增长【9%】。", ["2018"]),
    ("三季度产值【5亿元】,比2015年同期增长【8%】。", ["2016-07..09"] * 2),
    ("三季度产值【5亿元】。比2015年同期增长【8%】。", [None, None]),
]


def stretches(text: str, report: ReportContext) -> list[str | None]:
    """Return the period of each figure: 2019, or its first and last month."""
    found = [period(context) for context in read(text, report)]
    across = [days is not None and days[:4] != days[12:16] for days in found]
    return [
        f"{days[:7]}..{days[12:19]}" if split and days else short(days)
        for days, split in zip(found, across, strict=True)
    ]


@pytest.mark.parametrize(("text", "expected"), DAYS, ids=[text[:14] for text, _ in DAYS])
def test_what_was_on_a_day_of_another_year_is_not_of_the_reports(text: str, expected: list[str | None]) -> None:
    assert stretches(text, NEWS) == expected


@pytest.mark.parametrize(("text", "expected"), SPANS + COMPARED, ids=[text[:14] for text, _ in SPANS + COMPARED])
def test_a_stretch_over_years_is_one_and_a_base_dates_nothing(text: str, expected: list[str | None]) -> None:
    assert stretches(text, UNDATED) == expected
