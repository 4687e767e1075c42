"""Gains of appraised things, forecasts of profits, yields, growths of cities and villages, moves of contracts."""

from __future__ import annotations

import pytest

from tests.readings import measured, metrics

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净资产账面为2.4亿元,评估为2.6亿元,评估增值约10%。", ("增值率", "level")),
        ("房屋评估价为140万元,较账面值增值50万元。", ("增值额", "level")),
        ("江海制药股份有限公司(002999)预增幅度高达297%。", ("净利润", "growth")),
        ("有16只基金收益不足20%。", ("基金收益率", "level")),
        ("该产品承诺的年化收益在10%以上。", ("年化收益率", "level")),
        ("预计公司三季度营收增长为10%。", ("销售收入", "growth")),
        ("净利润由去年同期的12%增至15%。", ("净利率", "level")),
        ("电熨斗销售额同比甚至高达35%。", ("电熨斗销售额", "growth")),
        ("小家电产品涨幅平均在5%左右。", ("小家电产品", "growth")),
        ("突尼斯招标购买两船白糖(6556,-85.00,-1.28%)。", ("白糖期货价格", "growth")),
        ("钢产量拟定为六百二十四万吨,比上年增长百分之十九。", ("钢产量", "growth")),
        ("热销的轿车优惠6000元。", ("优惠金额", "level")),
        ("该厂享受税收优惠260万元。", ("税收优惠", "level")),
        ("江陵雪花3亿控股墨水啤酒。", ("收购价款", "level")),
        ("江陵控股3亿元现金。", (None, "level")),
    ],
)
def test_what_the_last_figure_is(text: str, expected: tuple[str | None, str | None]) -> None:
    assert measured(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "居民消费价格同比上涨4.5%。其中,城市上涨4.3%,农村上涨5.0%;衣着价格上涨1.7%。",
            ["居民消费价格"] * 3 + ["衣着价格"],
        ),
        ("小麦最低收购价每50公斤提高5元,水稻最低收购价每50公斤提高9元。", ["小麦最低收购价", "水稻最低收购价"]),
        ("中央财政投入33亿元。其中2.4亿元用于乡镇卫生院。", ["中央财政投入"] * 2),
        ("净利润为6.1亿元,其中,化纤业实现9.6亿元的营业收入。", ["净利润", "化纤业营业收入"]),
        ("公司处理子公司股权,预期将获得1.5亿元的转让收益。", ["转让收益"]),
        ("公司以1.5亿元转让子公司股权。", ["转让价款"]),
        ("有1640只基金收益不足20%,即70%的基金没有跑赢指数。", ["基金收益率", "基金占比"]),
    ],
)
def test_growths_and_parts_told_behind(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
