"""Fairs, what only an economy has, and who pays: none of them is whom a figure is of."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import subjects

FAIRS = [
    ("中国国际照明展拟采购金额突破1亿美元。", [None]),
    ("中国照明展吸引客商,成交额达3亿元。", [None]),
    ("广州国际灯具博览会成交额达3亿元。", [None]),
    ("中国照明行业发展迅速,出口额达3亿美元。", ["中国"]),
    ("中国照明业产值达3亿元。", ["中国"]),
    ("上海展示了新区建设成就,产值达3亿元。", ["上海"]),
]
ECONOMY = [
    ("海天银行金融研究中心预计,5月份居民消费价格指数涨幅将达到5.5%。", [None]),
    ("海天银行发布报告,5月份制造业PMI为51.1%。", [None]),
    ("海天银行净利润增长5.5%。", ["海天银行"]),
    ("海天银行净利润占国内生产总值的0.1%。", ["海天银行"]),
]
PAGE = ReportContext(title="柳河恒飞信息科技有限公司")


@pytest.mark.parametrize(("text", "expected"), FAIRS, ids=[text[:14] for text, _ in FAIRS])
def test_a_place_that_begins_the_name_of_a_fair_is_no_subject(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(("text", "expected"), ECONOMY, ids=[text[:14] for text, _ in ECONOMY])
def test_no_firm_has_what_only_an_economy_has(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("集团公司于2016年获海天基金A轮投资3500万元。", "柳河恒飞信息科技有限公司"),
        ("集团公司于2016年融资3500万元,投资方为海天基金。", "柳河恒飞信息科技有限公司"),
    ],
)
def test_who_backs_a_firm_is_not_the_firm(text: str, expected: str) -> None:
    assert [context.subject for context in read(text, PAGE).contexts] == [expected]


def test_a_count_of_daughters_makes_no_country_a_subject() -> None:
    assert subjects("该企业成立于2005年,全国9大全资子公司,承接项目金额达到3亿元。") == [None]
