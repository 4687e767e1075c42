"""Names that turns of words give: surveys, contributions, ratios, kinds of goods, works that money goes into."""

from __future__ import annotations

import pytest

from extractors import percentages
from extractors.base import Passage, Percentage
from tests.readings import counted, measured, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "订货量比上月增长的企业占30.2%，持平的占51%，下降的占18.8%。",
            ["订货量比上月增长的企业占比", "持平的企业占比", "下降的企业占比"],
        ),
        ("认为经营状况好的企业占41%，一般的占50%。", ["经营状况好的企业占比", "一般的企业占比"]),
        ("木材加工企业认为三季度订单增加的占61%。", ["三季度订单增加占比"]),
        ("外出务工的农户占38%。", ["外出务工的农户占比"]),
        ("塑料、橡胶及其制品业占12%，竹编及其他制造业占8%。", ["塑料、橡胶及其制品业占比", "竹编及其他制造业占比"]),
        # no list of what those of a group said
        ("企业占30.2%，高校占51%。", ["企业占比", "高校占比"]),
        ("国有的占9%。", [None]),
        ("旅游对税收增长的贡献率达到61%。", ["旅游对税收增长的贡献率"]),
        ("贡献率达到61%。", ["贡献率"]),
        ("旅游对税收增长的贡献率提高3个百分点，达到51%。", ["旅游对税收增长的贡献率"] * 2),
        ("出口额与生产总值之比达到21%。", ["出口额占生产总值比例"]),
        ("民间投资比重上升到61%。", ["民间投资比重"]),
        ("甲厂、乙厂两家企业占据全省市场份额的71%。", ["市场份额"]),
        ("公司股东减持2%公司股份。", ["转让股权比例"]),
        ("内涵价值收缩4%。", ["内涵价值"]),
        ("就算它收缩4%。", [None]),
        ("平台让居民获得高达12%的投资收益。", ["投资收益率"]),
        ("产品享受13%的出口退税。", ["出口退税率"]),
        ("子公司贡献了12%的投资收益。", [None]),  # a part of it
        ("空调出口普遍提价6%。", ["空调出口价格"]),
        ("空调出口普遍增长6%。", ["空调出口额"]),
        ("净利润亏损2亿元，同比下降128%。", ["净亏损", "净利润"]),
        ("净利润亏损2亿元，同比下降28%。", ["净亏损", "净亏损"]),
        ("销量增长2.7%，与去年同期相比净利润下降1.7个百分点。", ["销量", None]),
        ("出口额增长2.7%，增幅比全市平均低1.7个百分点。", ["出口额", "出口额增速"]),
        ("化肥需求将以年均4%速度增长。", ["化肥需求"]),
        ("冰箱按销售额计算的市场占有率为15%。", ["冰箱市场占有率"]),
        ("大豆、豆油批发价格回落，环比分别下降3%、2%。", ["大豆批发价格", "豆油批发价格"]),
        ("上月份钢材价格上涨3%。", ["钢材价格"]),
        (
            "资本充足率和拨备覆盖率较监管要求分别高出1.2个百分点和30个百分点。",
            ["资本充足率", "拨备覆盖率"],
        ),
        ("零售销售经季调下降0.4%。", ["零售销售额"]),
    ],
)
def test_percentages_by_a_turn_of_words(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "家具类商品实现零售额3亿元，五金电料类商品实现零售额2亿元。",
            ["家具类商品零售额", "五金电料类商品零售额"],
        ),
        ("家具及其制造业利润2亿元。", ["家具及其制造业利润"]),
        ("农村供水保障体系建设共计投资3亿元，用于购买设备。", ["农村供水保障体系建设投资"]),
        ("项目建设投资3亿元。", ["项目投资额"]),
        (
            "企业投入研发资金900万元，其中华岭茶业有限公司投入300万元、金源木业有限公司投入200万元。",
            ["研究与试验发展经费"] * 3,
        ),
        ("安排科技专项资金900万元，其中华岭茶业有限公司投入300万元。", ["科技专项资金", "投入"]),
        ("投入800万元购置16排CT、彩超等设备7台。", ["设备投入"]),
        ("累计投入3亿元，修建道路9公里，铺设管网7公里。", ["累计投入"]),
        ("投入3亿元修建道路。", ["道路投入"]),
        ("概算投资3亿元，其中申请专项债9000万元。", ["投资额", "专项债"]),
        ("总投资9亿元，已完成投资3亿元，今年完成投资2亿元。", ["项目投资额", "完成投资额", "完成投资额"]),
        ("计划总投资9亿元，已完成投资3亿元。", ["投资额", "项目投资额"]),
        ("总投资9亿元。全年完成投资3亿元。", ["项目投资额"] * 2),
        ("返还盈余90万元，户均3000元。", ["盈余返还", "户均盈余返还"]),
        ("每股收益亏损0.2元。", ["每股亏损"]),
        ("斥资3亿元(约合4000万美元)全资收购恒岭煤业公司。", ["收购价款"] * 2),
        ("工程总投资概算为3亿元。", ["投资额"]),
        ("截至收盘,报2.86元/股,跌幅3.2%。", ["股价"] * 2),
        ("公司以3亿元竞得一块土地。", ["竞得价款"]),
        ("甲方增资9亿元，认购比例为13%。", ["增资额", "认购比例"]),
        ("集团累计在疆投资达9亿元，在当地建成煤矿3座。", ["项目投资额"]),
        ("合作社付给农户茶款3万元。", ["农户茶款"]),
        ("产值由300亿增加到400亿元。", ["产值"] * 2),
        ("省财政新增3亿元专项补助资金,用于修路。", ["专项补助资金"]),
        ("公司期内销售净额5亿欧元。", ["销售收入"]),
    ],
)
def test_sums_by_a_turn_of_words(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_a_share_of_a_survey_and_a_ratio_are_shares() -> None:
    assert [kind for _, kind in measured("增长的企业占31%，持平的占50%。")] == ["share", "share"]
    assert measured("出口额与生产总值之比超过21%。")[0][1] == "share"


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("技改贷款约占60%以上。", "at_least"),
        ("技改贷款约占60%。", "about"),
        ("达到或略高于6%的增速。", "at_least"),
        ("铜的用量约为全省的40%。", "about"),
        ("铜的用量约占全省的40%左右。", "about"),
    ],
)
def test_an_open_side_is_kept_where_a_figure_is_vague_as_well(text: str, qualifier: str) -> None:
    (found,) = (one for one in percentages.find(Passage(text)) if isinstance(one, Percentage))
    assert found.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预备费3亿元，占支出预算的1.5%。", ["预备费", "预备费占支出预算比例"]),
        ("全县支出200亿元，占支出预算的92%。", ["支出", "支出预算完成率"]),
        (
            "规模以上企业纳税6.8亿元，其中工业5.1亿元，占75%；农业1.7亿元。",
            ["规模以上企业纳税", "工业纳税", "工业纳税占比", "农业纳税"],
        ),
        ("签约项目协议资金5.2亿元，到账1.8亿元。", ["签约项目协议资金", "到账资金"]),
        ("新增担保额度12亿元，担保余额8亿元。", ["担保额度", "担保余额"]),
        ("工业增加值12亿元。按可比价计算增长8%。", ["工业增加值", "工业增加值"]),
    ],
)
def test_a_name_is_of_its_own_clause(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_what_a_change_sets_out_from_is_no_growth() -> None:
    assert measured("城镇化率在2020年65.3%的基础上提高1.2个百分点。") == [("城镇化率", "level"), ("城镇化率", "delta")]
    assert measured("实际到账金额由此前的2731.5亿元上涨为6050亿元。") == [("到账资金", "level")] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县小学、幼儿园分别为86所和88所。", ["小学数", "幼儿园数"]),
        ("专业技术人才、高技能人才分别增加860人和880人。", ["专业技术人才人数", "高技能人才人数"]),
        # a place, a direction, a thing with words before it, goods that are made or sold
        ("张庄、李庄分别有86户和88户。", [None, None]),
        ("东部、西部分别有86家和88家。", [None, None]),
        ("出口日本的空调、冰箱分别为86台和88台。", [None, None]),
        ("水泥、化肥分别达到2万吨和3万吨。", [None, None]),
    ],
)
def test_plain_things_before_respectively_are_what_is_counted(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


def test_the_growth_of_a_number_without_a_name_is_not_that_of_the_one_before() -> None:
    assert metrics("新增网点331家(增幅35%)，其中专卖店264家(增速66%)。") == ["新增网点数", "专卖店数"]
    assert metrics("新增网点331家(增幅35%)，其中4S店264家(增速66%)。") == ["新增网点数", None]
