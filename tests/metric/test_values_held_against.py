"""Values beside the one before (expected, mean, extreme), parts of an index, extents, parts set against a whole."""

from __future__ import annotations

import pytest

from tests.readings import measured, metrics, told

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该公司客户流失率在6%左右,行业平均在11%左右。", ["客户流失率"] * 2),
        ("单笔借款额最低2万元,最高的达35万元。", ["单笔借款额"] * 2),
        ("每股收益为0.52元,远超分析师预测的0.31元。", ["每股收益"] * 2),
        ("出口额增长6.1%,增幅低于分析师预期7.5%。", ["出口额"] * 2),
        ("生产总值增长6.1%,略低于7%的预期目标。", ["生产总值"] * 2),
        ("居民消费价格同比上涨3.3%,环比下降0.2个百分点,但高于市场普遍预期的3.1%。", ["居民消费价格"] * 3),
        # An index stands still for those told of by it; what has another name keeps it.
        ("生产指数为51.8%。15个行业中,纺织业等4个行业低于50%;其余11个行业高于50%。", ["生产指数"] * 3),
        ("生产指数为51.8%。该行业利润率达到8%。", ["生产指数", "行业利润率"]),
        ("合约开盘9352元,最高9374元,最低9302元。", ["开盘价", "最高价", "最低价"]),
        ("万元产值能耗下降4.1%,超额完成3.5%的目标。", ["万元产值能耗", None]),
    ],
)
def test_values_beside_the_one_before(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上周水泥价格继续上涨,幅度为0.6%。", [("水泥价格", "growth")]),
        ("江陵股份今日复牌高开11%。", [("股价", "growth")]),
        ("公司股票复牌低开2.4%,一度涨1.6%。", [("股价", "growth"), ("股价", "growth")]),
        ("当年利润同比跳增34%。", [("利润", "growth")]),
        ("预计煤机装备收入可保持25%以上增长速度。", [("煤机装备收入", "growth")]),
        ("这两款车都是进口车,最高涨价幅度为3.2万元。", [("价格", "delta")]),
        ("利润总额和净利润同比增长幅度大体为20%左右。", [("净利润", "growth")]),
    ],
)
def test_changes_told_in_other_words(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("纸浆产能过剩量超过需求的25%。", [("纸浆产能过剩量占需求比例", "share", "需求")]),
        ("房屋成交价不低于评估价的90%。", [("成交价占评估价比例", "share", "评估价")]),
        (
            "铁矿储量为435万吨,占全国8%,占世界3%以上。",
            [("铁矿储量占全国比例", "share", "全国"), ("铁矿储量占世界比例", "share", "世界")],
        ),
        ("其中10%的规模以上企业贡献了多数专利。", [("规模以上企业占比", "share", "规模以上企业")]),
        ("补助占其2014年度经审计的净利润的79%。", [("补助占净利润比例", "share", "净利润")]),
    ],
)
def test_parts_set_against_a_whole(text: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市共进口印刷机械42批、货值1.3亿美元,同比分别增长53%和31%。", ["货值", "印刷机械进口批次", "货值"]),
        ("出口灯饰300批、1.1亿美元,与去年同比分别增长22%和37%。", ["灯饰出口额", "灯饰出口批次", "灯饰出口额"]),
        (
            "销售量96万台,销售额18亿元,回收量24万台,同比分别增长3.8%、3.2%和3.4%。",
            ["销售额", "销量", "销售额", "回收量"],
        ),
        ("营业利润和利润总额各为-230万元、-955万元,同比分别下降58%、104%。", ["营业利润", "利润"] * 2),
    ],
)
def test_lists_of_sums_and_numbers(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
