"""Growths of what can grow: branches that share the indicator of the first, no times, manners or ends of verbs."""

from __future__ import annotations

import pytest

from tests.readings import metrics, told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "轮胎行业工业品出厂价格同比下降0.4%,陶瓷行业下降1.3%,玻璃行业下降2.5%。",
            ["轮胎行业工业品出厂价格", "陶瓷行业工业品出厂价格", "玻璃行业工业品出厂价格"],
        ),
        (
            "轮胎行业利润同比减少37亿元,陶瓷行业减少31亿元,玻璃行业增加2亿元。",
            ["轮胎行业利润", "陶瓷行业利润", "玻璃行业利润"],
        ),
        ("全年软件业净利润增长8%,电信业下降3%。", ["净利润", "电信业净利润"]),
        ("这一年手工业总产值达到13亿元,比上年增长16%。", ["手工业总产值", "手工业总产值"]),
    ],
)
def test_branches_share_the_indicator_of_the_first(text: str, names: list[str]) -> None:
    assert metrics(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("厂家说,这回一下子涨了15元。", None),
        ("据了解,企业认为增长3%。", None),
        ("公司上半年在华东刺激下增长5%。", None),
        ("铜价昨日低开后上涨5%。", "铜价"),
        ("全市医药市场复合增长15%。", "医药市场"),
        ("民间投资增长3%。", "民间投资"),
        ("内地增长5%。", "内地"),
        ("销往外省的比率下降3%。", "比率"),
    ],
)
def test_a_time_or_a_manner_does_not_grow(text: str, name: str | None) -> None:
    assert metrics(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "沪铜收盘24940元/吨,涨120元/吨,涨幅为0.48%,最高24990元/吨,最低24510元/吨。",
            ["收盘价", "收盘价", "收盘价", "最高价", "最低价"],
        ),
        (
            "公司门票收入和餐饮收入分别为3亿元和5亿元,同比分别变化12.4%和-9.6%。",
            ["门票收入", "餐饮收入", "门票收入", "餐饮收入"],
        ),
        ("农业税收到305万元,完成预算数的109%;地方税收到3亿元。", ["农业税", "农业税预算完成率", "地方税收"]),
        ("前三季度净利润为亏损4157万元,同比下降141%。", ["净亏损", "净利润"]),
        ("全县重型卡车整车销售突破3万辆,同比增长9.6%。", ["重型卡车整车销量"]),
        ("去年共销出手机860万部,同比增长14%。", ["手机销量"]),
    ],
)
def test_what_was_told_is_named_as_it_was_told(text: str, names: list[str]) -> None:
    assert metrics(text) == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("在这些企业中,90%为民营企业。", [("民营企业占比", "share", "企业")]),
        ("园区现有企业1200家,其中90%为民营企业。", [("民营企业占比", "share", None)]),
        (
            "公司员工中,30%为研发人员,20%为销售人员。",
            [("研发人员占比", "share", "员工"), ("销售人员占比", "share", "员工")],
        ),
        ("40%的会员是女性。", [("女性占比", "share", "会员")]),
        ("80%的产品是来自海外。", [("产品占比", "share", "产品")]),
        ("毛利率30%为行业最高。", [("毛利率", "level", None)]),
        (
            "资本支出达3亿元,占宏大公司2014年末资产总额6亿元的比重超过50%。",
            [("资本支出", "level", None), ("资产总额", "level", None), ("资本支出占资产总额比例", "share", "资产总额")],
        ),
        ("这款车型占到该品牌总销量的40%以上。", [("车型占品牌总销量比例", "share", "品牌总销量")]),
        ("该厂占去了全球铝业利润的66%。", [("占全球铝业利润比例", "share", "全球铝业利润")]),
        (
            "百禾公司(以下简称百禾)八成即80%的股权以不低于620万元的价格转让。",
            [("股权比例", "share", "百禾股权"), ("转让价款", "level", None)],
        ),
    ],
)
def test_of_what_a_share_is(text: str, found: list[tuple[str | None, str | None, str | None]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("他投资360万元买了股票,上市之后很快涨到七八块。", ["项目投资额", None]),
        ("仪器市场在节能政策推动下,未来三年将维持15%的增长速度。", [None]),
        ("甲地(降0.78元/重量箱)、乙地(降0.43元/重量箱)。", [None, None]),
    ],
)
def test_a_name_near_by_that_is_of_something_else(text: str, names: list[str | None]) -> None:
    assert metrics(text) == names
