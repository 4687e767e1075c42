"""Sums and moves named by what is done: claims, orders, issues, prices that are raised; lists of cash flows."""

from __future__ import annotations

import pytest

from tests.readings import measured, metrics

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公司投资活动、筹资活动、经营活动产生的现金流量净额分别约为-1300万元、-2900万元、3400万元。",
            ["投资活动产生的现金流量净额", "筹资活动产生的现金流量净额", "经营活动产生的现金流量净额"],
        ),
        ("营业收入和净利润分别约为5.6亿元和2.1亿元。", ["销售收入", "净利润"]),
        ("原告要求被告停止侵权,赔偿30万元。", ["索赔金额"]),
        ("法院判决赔偿30万元。", ["赔偿"]),
        ("江陵科技要求工厂停产,法院判决被告支付赔偿30万元。", ["赔偿"]),
        ("两家公司因137万元的违约纠纷对簿公堂。", ["纠纷金额"]),
        ("公司公布了16亿元的融资方案。", ["融资额"]),
        ("外商带来2亿美元的国际采购订单。", ["合同金额"]),
        ("车间有多台价值500万元的烘干机。", ["价值"]),
        ("该品牌以50亿元的品牌价值,位居第一。", ["品牌价值"]),
        ("9月10日起出厂价上调20%。", ["出厂价"]),
        ("半年来黄金价格上涨10%。", ["黄金价格"]),
        ("起步价上调20%。", ["起步价"]),
        ("只有22%的受访者对此反对。", ["受访者占比"]),
        ("设备占投资的比重,由上年的74%提高到83%。", ["设备占投资比例"] * 2),
        ("卡纸在北美市场上所占份额不超过5%。", ["市场份额"]),
        ("他持有的8.9万股 (占比1.8%)已经卖出。", ["持股比例"]),
        ("江陵集团斥资3亿元渗入家电业。", ["投资额"]),
    ],
)
def test_names_by_what_is_done(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该省上调小麦采购价格4.5%。", [("小麦采购价格", "growth")]),
        ("厂家上调了产品出厂价13%。", [("产品出厂价", "growth")]),
        ("央行上调利率0.5%。", [("利率", "level")]),
        ("江陵股份一度录得35元/股的高价。", [("股价", "rate")]),
        ("江陵股份已较18元的发行价猛涨85%。", [("发行价", "level"), ("股价", "growth")]),
    ],
)
def test_prices_that_move(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert measured(text) == expected
