"""Figures named by the figure or the list before them: rankings, lists of growths, parts of a sum, other places."""

from __future__ import annotations

import pytest

from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, metrics, told

pytestmark = pytest.mark.usefixtures("rules_alone")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三家中江陵电器的利润最高,达到42亿元,其次是海东电器的31亿元,最后是白泥电器的20亿元。", ["利润"] * 3),
        ("资本充足率为18.5%,高于全国银行业的平均水平(13.8%),2017年末为13.9%。", ["资本充足率"] * 3),
        ("两家公司年报净利润出现不同程度增长,分别为:17.1%和4.8%。", ["净利润"] * 2),
        ("这些公司净利润增幅均在50%以上,分别为:194%、172%和127%。", ["净利润"] * 4),
        (
            "市财政安排了68亿元专项资金,其中23亿元用于水库加固收尾,其余的45亿元来自社会。",
            ["专项资金", "水库加固收尾", "专项资金"],
        ),
        ("采购商到会人数增长19.9%;东盟国家增长22.4%;但欧盟下降10%,美国下降3.7%。", ["采购商到会人数"] * 4),
        ("精炼铜25.9万吨、原铝68.6万吨,分别比去年同期增长11.5%和4.4%。", ["精炼铜产量", "原铝产量"]),
        ("该公司生产了112万吨氧化铝,较去年同期增加12.4%。", ["氧化铝产量"]),
        ("收购金额将超过13亿美元(人民币约84亿元)。", ["收购价款"] * 2),
        ("约定以2016年度承诺净利润(7000万元)的15倍作价。", ["净利润"]),
        ("个人所得税起征点从2000元提高到3500元。", ["个人所得税起征点"] * 2),
        ("其中,68%的公司利润下降。", ["公司占比"]),
        ("2011年转换效率达8.1%,2008年时为5.9%。", ["转换效率"] * 2),
        ("去年均价273元/吨,今年跳升到384元/吨。", ["均价"] * 2),
        ("用于教育、卫生方面的支出达85亿元,比上年增长12.4%。", ["教育、卫生支出"] * 2),
        ("上海口岸近10%的进口家具为国产家具。", ["国产家具占比"]),
        ("我国70%的河流湖泊受到污染。", ["河流湖泊占比"]),
        ("公司将年度销售额预期下调1亿元。", ["销售额预期"]),
        ("1至5月铁道货运量计划完成105%。", ["铁道货运量计划完成率"]),
        ("多晶硅近两周的价格开始走稳,环比上扬0.46%。", ["多晶硅价格"]),
        ("对新增2万亿元财政资金建立直达机制。", ["财政资金"]),
        ("净利润2.3亿元,与业绩快报的净利润4.1亿元相比减少42%。", ["净利润"] * 3),
    ],
)
def test_figures_that_follow(text: str, expected: list[str]):
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("利润为5亿元,其次是空调销售额的30亿元。", "空调销售额"),  # another indicator, not the next of a ranking
        ("营业收入9亿元,其余3亿元已收回。", None),  # said of nothing that was spent
        ("到会人数增长5%,干果零食下降3%。", "干果零食"),  # a good, no place of the lexicon
    ],
)
def test_figures_that_do_not(text: str, last: str | None):
    assert metrics(text)[-1] != metrics(text)[0]


@pytest.mark.parametrize("text", ["提供高出现价5%的现金选择权。", "公司以30%的增速为目标。"])
def test_no_part_of_what_is_said(text: str):
    assert metrics(text)[0] in (None, "现价")


def test_what_falls_short_of_a_forecast_is_no_forecast():
    assert metrics("电视总出货量比预期低3%。") == ["电视总出货量"]


def test_a_share_of_firms_is_no_growth():
    result = read("其中,68%的公司利润下降。", NOTHING_KNOWN).metrics[0]
    assert (result.measure, result.base) == ("share", "公司")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成食品抽检4200家,合格率为98.6%。", "食品抽检合格率"),
        ("新建科普活动站4处,覆盖率85%。", "科普活动站覆盖率"),
        ("各项工作全面推进,覆盖率98%。", "覆盖率"),
        ("面积2万亩,良种覆盖率98%。", "良种覆盖率"),
    ],
)
def test_a_bare_rate_is_of_what_was_counted_right_before(text: str, expected: str) -> None:
    assert metrics(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "实现收入12.9亿元,完成预算的104%,比上年的10.9亿元增长17.8%。",
            "销售收入 销售收入预算完成率 销售收入 销售收入",
        ),
        ("完成税收3.1亿元,占全县的9%,较上年的2.9亿元增长6.9%。", "税收收入 税收收入占全县比例 税收收入 税收收入"),
    ],
)
def test_last_year_s_value_goes_on_past_a_share(text: str, expected: str) -> None:
    assert metrics(text) == expected.split()


def test_a_share_behind_points_of_growth_is_of_the_level() -> None:
    text = "装备产业增加值18亿元,增长14%,增速高于规上工业4.6个百分点,占规上工业增加值的29%。"
    assert [what for what, _, _ in told(text)][2:] == ["装备产业增加值增速", "装备产业增加值占规上工业增加值比例"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成产值38亿元,占全市的9%,预计全年可达42亿元。", "产值 产值占全市比例 产值"),
        ("辖区企业完成高新技术产业产值38亿元。", "高新技术产业产值"),
        ("到10月底前完成投资3亿元。", "项目投资额"),
    ],
)
def test_what_the_year_is_to_bring_is_of_the_sum_before(text: str, expected: str) -> None:
    assert metrics(text) == expected.split()
