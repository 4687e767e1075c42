"""Parts that a sentence takes a whole apart into, and amounts that only say which things are counted."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import counted, metrics

ABOUT = ReportContext(2019, "communique", "江北市", "江北市统计局", "江北市2019年统计公报", "2020-03")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "规模以上工业增加值增长7.4%。分门类看,采矿业下降1.1%,制造业增长8.6%。",
            ["规模以上工业增加值", "采矿业增加值", "制造业增加值"],
        ),
        (
            "规模以上工业增加值增长7.4%。分门类看,电力、热力、燃气及水生产和供应业增长5.3%。",
            ["规模以上工业增加值", "电力、热力、燃气及水生产和供应业增加值"],
        ),
        (
            "规模以上工业增加值增长6%。分经济类型看,国有控股企业增长4%;外商及港澳台商投资企业增长3%。",
            ["规模以上工业增加值", "国有控股企业增加值", "外商及港澳台商投资企业增加值"],
        ),
        (
            "固定资产投资增长9%。分产业看,第一产业投资5亿元,下降3%;第三产业增长7%。",
            ["固定资产投资", "第一产业投资", "第一产业投资", "第三产业投资"],
        ),
        (
            "分产品看,减速机实现收入12.4亿元,毛利率31.2%;其他产品收入3.4亿元。",
            ["减速机收入", "减速机毛利率", "其他产品收入"],
        ),
        ("按消费类型分,商品零售额12亿元,增长5%。", ["商品零售额", "商品零售额"]),
        # no breakdown: a quarter is no part of a sum, a place is who it is of, and 部分 takes nothing apart
        ("分季度看,一季度增长7%。", [None]),
        ("分地区看,华东地区实现收入5亿元。", ["销售收入"]),
        ("从部分企业看,利润增长3%。", ["利润"]),
    ],
)
def test_parts_of_a_breakdown(text: str, expected: list[str | None]) -> None:
    assert metrics(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二产业完成投资50亿元。", ["第二产业投资"]),
        ("第二产业实现增加值50亿元。", ["第二产业增加值"]),
    ],
)
def test_investment_in_a_sector_is_not_its_value_added(text: str, expected: list[str | None]) -> None:
    assert metrics(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "amounts", "things"),
    [
        ("新引进亿元以上项目26个,总投资86亿元。", [None, "项目投资额"], ["新引进亿元以上项目数"]),
        ("全年签约5000万元以上工业项目42个。", [None], ["5000万元以上工业项目数"]),
        ("年销售收入2000万元及以上企业35家。", [None], ["销售收入2000万元及以上企业数"]),
        ("税收超千万元企业12家。", [None], ["税收超千万元企业数"]),
        ("亿元以上(含亿元)项目达到9个。", [None], ["项目数"]),
        ("产值在800万元以上的企业有140家。", [None], ["产值在800万元以上的企业数"]),
        # a sum that was spent, and one that was reached
        ("投资1000万元以上实施技改项目12个。", ["项目投资额"], ["技改项目数"]),
        ("固定资产投资5亿元以上。", ["固定资产投资"], []),
    ],
)
def test_an_amount_that_bounds_a_group_is_a_figure_of_nothing(
    text: str, amounts: list[str | None], things: list[str | None]
) -> None:
    assert metrics(text, ABOUT) == amounts
    assert counted(text, ABOUT) == things


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目可实现年产值3亿元、利税2800万元。", ["年产值", "利税"]),
        ("投资380万元改造农村公路12.5公里。", ["农村公路投资"]),
        ("投资2亿元新建12.5万平方米标准厂房。", ["标准厂房投资"]),
        ("净利润2150万元,完成业绩承诺的107.5%。", ["净利润", "业绩承诺完成率"]),
    ],
)
def test_names_are_cut_where_their_words_end(text: str, expected: list[str | None]) -> None:
    assert metrics(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本周行情如下:\n尿素,本周涨幅6.9%,需求旺盛。\n纯碱,跌幅2%。", ["尿素价格", "纯碱价格"]),
        ("本周行情如下:\n沪铝指数,本周跌幅1.2%。", ["沪铝指数"]),
        ("本周行情如下:\n需求旺盛,尿素库存下降。涨幅5%。", [None]),  # no goods open the paragraph
        (
            "规模以上工业企业实现营业收入154亿元,增长5.8%;实现利润总额9.6亿元。",
            ["规模以上工业企业营业收入"] * 2 + ["规模以上工业企业利润"],
        ),
        ("规模以上工业企业实现营业收入154亿元;全市利润9.6亿元。", ["规模以上工业企业营业收入", "利润"]),
    ],
)
def test_what_opens_a_paragraph_or_a_list_holds_on(text: str, expected: list[str | None]) -> None:
    assert metrics(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇粮食播种面积3.8万亩。", ["粮食播种面积"]),
        ("夏粮播种面积3.8万亩。", ["夏粮播种面积"]),
        ("年末生猪存栏64.2万头,出栏家禽85万羽。", ["生猪存栏数", "出栏家禽数"]),
        ("存栏5000头以上奶牛场3个。", [None, "存栏5000头以上奶牛场数"]),
        (
            "培育50亩以上种植大户26户,100亩以上家庭农场8家。",
            [None, "50亩以上种植大户户数", None, "100亩以上家庭农场数"],
        ),
        ("参加培训100人以上,发放资料3000份。", ["参加培训人数", "资料数"]),
        ("年末参加城镇职工基本养老保险人数58.6万人。", ["城镇职工基本养老保险人数"]),
    ],
)
def test_counts_of_farms_and_people(text: str, expected: list[str | None]) -> None:
    assert counted(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规模以上工业增加值增长7%。其中,汽车制造业下降8%。", ["规模以上工业增加值", "汽车制造业增加值"]),
        ("商品零售额中,石油及制品类增长18%,家用电器类下降6%。", ["石油及制品类零售额", "家用电器类零售额"]),
        ("商品房销售面积76万平方米,下降19%;销售额62亿元,下降21%。", ["商品房销售面积", "商品房销售额", "商品房销售额"]),
        (
            "科技投入2.9亿元,占销售收入的5%,比上年增加3200万元。",
            ["科技经费总投入", "科技投入占销售收入比例", "科技经费总投入"],
        ),
        ("技术合同成交额1.4亿元,完成市下达任务的136%。", ["技术交易额", "技术交易额任务完成率"]),
        ("三家企业获市级以上科技奖励30万元。", ["市级以上科技奖励"]),
        ("投资9000万元建设的污水处理中心已投入使用。", ["污水处理中心投资"]),
        # what is no branch, and what is told of no sum
        ("规模以上工业增加值增长7%。其中,出口增长8%。", ["规模以上工业增加值", "出口额"]),
        ("全县工业形势较好。其中,汽车制造业下降8%。", ["汽车制造业"]),
        ("商品房销售面积76万平方米。全年销售额62亿元。", ["销售额"]),
    ],
)
def test_wholes_told_before_name_their_parts(text: str, expected: list[str | None]) -> None:
    assert metrics(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年新增规模以上企业3家。", ["新增规模以上企业数"]),
        ("全县规模以上企业86家。", ["规模以上企业数"]),
        ("35个大类行业中有26个行业增加值实现增长。", ["大类行业数", None]),
        ("组织申报市级以上科技计划项目45项。", ["申报市级以上科技计划项目数"]),
    ],
)
def test_how_many_came_to_be_is_not_how_many_there_are(text: str, expected: list[str | None]) -> None:
    assert counted(text, ABOUT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮食产量35.6万吨,其中夏粮13.2万吨、秋粮22.4万吨。", ["粮食产量", "夏粮产量", "秋粮产量"]),
        ("肉类总产量8.7万吨,增长2.4%,其中猪肉6.2万吨。", ["肉类总产量", "猪肉产量"]),
        ("粮食产量35.6万吨,化肥用量2万吨。", ["粮食产量", "化肥用量"]),
        ("煤炭产量35.6万吨,其中库存2万吨。", ["煤炭产量", "库存"]),
        ("规模以上企业298家,其中大型企业6家、中型企业45家。", ["规模以上企业数", "大型企业数", "中型企业数"]),
    ],
)
def test_parts_of_an_output_are_outputs(text: str, expected: list[str | None]) -> None:
    assert counted(text, ABOUT) == expected


def test_profit_behind_a_semicolon_is_of_the_firms_told_before() -> None:
    text = "规模以上工业企业实现营业收入154亿元,增长5.8%;利润总额9.6亿元。"
    assert metrics(text, ABOUT)[-1] == "规模以上工业企业利润"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对第一大客户海岚公司的销售收入为9840万元。", ["对第一大客户海岚公司销售收入"]),
        (
            "对前五大客户的销售收入合计为2.4亿元,占营业收入的36%。",
            ["对前五大客户销售收入", "对前五大客户销售收入占营业收入比例"],
        ),
        ("其中对江北车厂销售3.1亿元。", ["对江北车厂销售"]),
        ("对外销售收入3.1亿元。", ["销售收入"]),
        ("全年实现销售收入3.1亿元。", ["销售收入"]),
        ("亏损1180万元,较上年减亏620万元。", ["亏损额", "亏损额"]),
        ("现金支付5亿元,占交易对价的45%。", ["现金支付", "现金支付占交易对价比例"]),
        ("江北物流公司出资1亿元,占股51%。", ["出资额", "持股比例"]),
        ("股东中,甲公司持有22.1%,乙公司持有18.6%。", ["持股比例", "持股比例"]),
        ("甲公司持有现金30%。", [None]),
        ("岚驰股份跌2.3%,报12元/股。", ["股价", "股价"]),
    ],
)
def test_sales_stakes_and_losses(text: str, expected: list[str | None]) -> None:
    assert metrics(text, ABOUT) == expected


def test_a_smaller_loss_is_a_change() -> None:
    (_, less) = read("亏损1180万元,较上年减亏620万元。", ABOUT).metrics
    assert (less.measure, less.base, less.falls) == ("delta", "yoy", True)
