"""Indicators of figures that go on from others, that things name, or that stand in tables; sentences by us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import find_in
from extractors.base import Money, Passage, Patents, Percentage
from pipeline.context.types import ReportContext
from pipeline.metric.assign import assign
from pipeline.metric.wording.starts import Starts
from pipeline.metric.wording.words import modifier
from pipeline.reading import read
from pipeline.score.metrics import metric_matches
from pipeline.segment import sentences


def named(text: str) -> list[tuple[str | None, str | None]]:
    """Return metric and measure of every figure the extractors find in a text."""
    passage = Passage(text)
    mentions = find_in(passage)
    figures = [m for m in mentions if isinstance(m, Money | Percentage | Patents)]
    found = assign(passage, mentions, [(span.start, span.end) for span in sentences(text)])
    assert len(found) == len(figures)
    return [(item.metric, item.measure) for item in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公司去年利润增长12%，至3.5亿港元（合4500万美元）。",
            [("利润", "growth"), ("利润", "level"), ("利润", "level")],
        ),
        (
            "该厂实现销售收入8亿元，较上年同期的5亿元增长60%。",
            [("销售收入", "level"), ("销售收入", "level"), ("销售收入", "growth")],
        ),
        ("我镇财政收入2亿元，完成年度预算的98%。", [("财政收入", "level"), ("财政收入预算完成率", "share")]),
        ("全县安排科普经费60万元，人均两元。", [("科普经费", "level"), ("人均科普经费", "level")]),
        (
            "全区工业总产值80亿元，增长15%，高于全市平均3个百分点。",
            [("工业总产值", "level"), ("工业总产值", "growth"), ("工业总产值增速", "delta")],
        ),
        ("财政科技拨款逐年增加：2003年90万元，2004年120万元。", [("财政科技拨款", "level")] * 2),
        ("省核定限额为3亿元。", [("省核定限额", "level")]),
        ("全年地区生产总值[2]1523.4亿元，按可比价格计算，增长7.2%。", [("生产总值", "level"), ("生产总值", "growth")]),
        ("社会保障和就业支出762万元，下降0.5%。", [("社会保障和就业支出", "level"), ("社会保障和就业支出", "growth")]),
        ("非税收入决算数8200万元，增长3%。", [("非税收入", "level"), ("非税收入", "growth")]),
        ("各项存款余额312亿元，较年初增加26亿元。", [("存款余额", "level"), ("存款余额", "delta")]),
        ("该行资本充足率为13.2%。", [("资本充足率", "level")]),
    ],
)
def test_figures_that_go_on_from_the_one_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "科技经费300万元，其中市级财政80万元、县级财政220万元。",
            ["科技经费", "市级财政科技经费", "县级财政科技经费"],
        ),
        ("项目总投资5亿元，其中厂房土建2亿元。", ["项目投资额", "厂房土建投资额"]),
        ("科技经费300万元，其中在前两年就花了200万元。", ["科技经费", "花费"]),
    ],
)
def test_parts_of_a_total(text: str, expected: list[str | None]) -> None:
    assert [metric for metric, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尿素从1900元涨到2100元。", ["尿素价格", "尿素价格"]),
        ("日前签下价值300万美元的设备订单。", ["设备订单金额"]),
        ("在校学生达到12万人，增长5%。", ["在校学生数"]),
        ("全年生产轮胎500万条，同比下降4%。", ["轮胎产量"]),
        ("单个项目按设备投资额的8%给予补助，最高不超过200万元。", ["设备投资额补助比例", "补助上限"]),
        ("科技三项费用按财政支出的1.5%编列。", ["科技三项经费占财政支出比例"]),
        ("约三成的中小企业受到影响。", []),  # a blurred tenth without 占 is no figure
        ("八成以上的财政收入来自城市工商业。", ["财政收入占比"]),
        ("起征点从2000元提高到3500元。", ["起征点", "起征点"]),
        ("镍亦上涨3%。", ["镍价"]),
    ],
)
def test_names_taken_from_things(text: str, expected: list[str | None]) -> None:
    assert [metric for metric, _ in named(text)] == expected


def test_a_cell_takes_the_head_of_its_column_else_the_title() -> None:
    text = "重点企业研发费用情况\n单位：万元\n企业名称\t2014年\t销售收入\n甲机械有限公司\t1,286.5\t46,120.0\n"
    assert [metric for metric, _ in named(text)][:2] == ["研究与试验发展经费", "销售收入"]


def test_a_column_of_growth_rates_is_the_growth_of_what_the_title_says() -> None:
    text = "重点企业研发费用情况\n单位：万元\n企业名称\t2014年\t增长（%）\n甲机械有限公司\t1,286.5\t17.8\n"
    *_, rate = read(text, ReportContext()).metrics
    assert (rate.metric, rate.measure) == ("研究与试验发展经费", "growth")


def test_price_words_and_traditional_names_are_one_when_scored() -> None:
    assert metric_matches("锑价", None, "锑价格")
    assert metric_matches("资本支出", None, "資本支出")
    assert metric_matches("吨钢成本", None, "吨钢成本降低额")
    assert not metric_matches("锑价", None, "铜价格")


def test_starts_prefers_the_longest_and_leaves_kept_words_alone() -> None:
    starts = Starts(["有", "有关", "为"], kept=["有色"])
    assert starts.at("有关部门", 0) == "有关"
    assert starts.first("以有色金属为主") == 5
    assert starts.last_end("有关方面为") == 5
    assert starts.all("有关有为") == ["有关", "有", "为"]
    assert Starts(word for word in ["有"]).at("有", 0) == "有"


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=3), max_size=6), st.text("甲乙丙丁", max_size=12))
def test_starts_finds_what_a_plain_search_finds(words: list[str], text: str) -> None:
    places = [text.find(word) for word in words if word in text]
    assert Starts(words).first(text) == (min(places) if places else -1)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("二号P42.5水泥市场", "水泥市场"),
        ("销售61.2万辆和", ""),
        ("国产46英寸面板", "面板"),
        ("截至2010年末应收账款", "应收账款"),
        ("自5月份啤酒", "啤酒"),
        ("去年农产品", "农产品"),
        ("今年出厂", "出厂"),
        ("这一", ""),
    ],
)
def test_the_words_before_an_indicator_begin_where_a_word_begins(before, name):
    assert modifier(before, len(before), 0) == name


@pytest.mark.parametrize("text", ["预计全年将在去年的基础上增加22%。", "全市连续下跌，幅度为29.31%。"])
def test_hollow_words_name_nothing(text):
    assert [metric for metric, _ in named(text)] == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市规模以上工业企业实现利润9亿元。", ["规模以上工业企业利润"]),
        ("公司出口收入3亿元，内销收入2亿元。", ["出口收入", "内销收入"]),
        ("全县国有及国有控股企业利润2亿元。", ["国有及国有控股企业利润"]),
        ("今年上半年快递业务收入62亿元。", ["快递业务收入"]),
        ("前5个月水泥行业实现利润352亿元，增长12%。", ["水泥行业利润", "水泥行业利润"]),
        ("我市民营企业销售收入3亿元、利润2000万元。", ["民营企业销售收入", "民营企业利润"]),
        ("规模以上工业企业收入、利润分别为9亿元和2亿元。", ["规模以上工业企业收入", "规模以上工业企业利润"]),
        ("英国业务利润增长3%。", ["英国业务利润"]),
        ("全县规上工业增加值20亿元。", ["规模以上工业增加值"]),  # the lexicon has it under its canonical name
    ],
)
def test_the_part_of_a_thing_belongs_to_the_name_of_its_indicator(text: str, expected: list[str]) -> None:
    assert [metric for metric, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安能集团年报净利润增长8%。", ["净利润"]),  # the report is no part of the firm
        ("宁远净利润3亿元。", ["净利润"]),  # a name that nobody knows is none either
        ("行业利润增长8%。", ["利润"]),
        ("工业企业利润增长8%，财政收入增长5%。", ["工业企业利润", "财政收入"]),  # another's books
        ("2009年广东酒类销售额300亿元。", ["酒类销售额"]),  # the place is the subject
        ("甲公司在广东酒类销售额300亿元。", ["广东酒类销售额"]),
    ],
)
def test_what_is_no_part_stays_out_of_the_name(text: str, expected: list[str]) -> None:
    assert [metric for metric, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("全年利润3亿元，比上年减少300万元。", [False, True]),
        ("全年利润3亿元，比上年增加300万元。", [False, False]),
        ("螺纹钢每吨下调200元。", [True]),
        ("成本由3亿元减少到2亿元。", [False, False]),  # levels
        ("净利润由500万元下滑为-200万元。", [False, False]),
        ("净利润同比减少-300万元。", [False]),  # the minus says it
        ("利润下降5%。", [False]),  # a percentage says it itself
    ],
)
def test_an_amount_less_falls(text: str, falls: list[bool]) -> None:
    passage = Passage(text)
    found = assign(passage, find_in(passage), [(span.start, span.end) for span in sentences(text)])
    assert [item.falls for item in found] == falls


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年出口注塑机3120台，进口210台，金额分别为5100万美元和1.1亿美元。", ["出口额", "进口额"]),
        ("今年投资9亿元。其中：工业投资6亿元，农业投资3亿元。", ["项目投资额", "工业投资", "农业投资"]),
        ("企业投资3亿元。", ["项目投资额"]),  # who invests is no branch
        ("铜管5.5mm 6700元/吨，乙二醇8600元/吨。", ["铜管价格", "乙二醇价格"]),
        ("电解锌每吨报价16000元。", ["电解锌报价"]),
        ("今年一季度营收2亿元，同比增长5%。去年同期为1.9亿元。", ["销售收入", "销售收入", "销售收入"]),
        ("超过3亿元的部分按5%提取奖励。", [None, "奖励比例"]),
        (
            "月收入超过5万元的部分按3%征收房产税，超过8万元的部分按10%征收。",
            ["月收入", "房产税税率", "月收入", "房产税税率"],
        ),
    ],
)
def test_lists_prices_and_tiers(text: str, expected: list[str | None]) -> None:
    assert [metric for metric, _ in named(text)] == expected


def test_names_that_fell_out_of_a_list_are_taken_from_the_list_beside_it_and_marked() -> None:
    text = "利润1200万元，利税1900万元，恒昌销售收入1.1亿元，130万元 270万元"
    passage = Passage(text)
    found = assign(passage, find_in(passage), [(span.start, span.end) for span in sentences(text)])
    assert [(item.metric, item.inferred) for item in found[3:]] == [("利润", True), ("利税", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城镇居民人均生活费收入达到1800元。", ["城镇居民人均生活费收入"]),
        ("我县科普经费人均3元，亩均投入500元。", ["人均科普经费", "亩均投入"]),
        ("公司员工中本科以上学历占员工总数的70%。", ["本科以上学历占员工总数比例"]),
        ("全省30%的半导体企业在此聚集。", ["半导体企业占比"]),
        (
            "实现高新产值8.2亿元,占规上工业总产值(25亿元)的32.8%,同比增长21%。",
            ["高新产值", "规上工业总产值", "高新产值占规上工业总产值比例", "高新产值"],
        ),
        ("财政科技支出140万元,占镇级财政支出的2%。", ["财政科技支出", "财政科技支出占镇级财政支出比例"]),
        ("新增高企68家,总数达到232家,占全市的31.4%。", ["高企占全市比例"]),
        (
            "高新产值3.6亿元,同比增长26%,完成全年目标任务(7.5亿元)的48%。",
            ["高新产值", "高新产值", "高新产值", "高新产值目标完成率"],
        ),
        ("规上企业销售增长6%,达到140亿元。", ["规上企业销售额"] * 2),
        ("汽车销量增长6%,达到3万辆。", ["汽车销量"]),
        ("357家企业中产值过千万元的有9家。", ["产值"]),
        ("研发费用占比2.4%,低于3%的认定要求。", ["研发费用占比"] * 2),
        ("对达标企业每家奖励8万元,每村奖励2万元。", ["奖励", "奖励"]),
        ("营业收入下降5%，但净利润扭亏为盈，同比增长9%。", ["销售收入", "净利润"]),
        ("甲股份（股票代码300001）首日换手率80%，区间涨幅为17%。", ["换手率", "股价"]),
    ],
)
def test_whose_share_and_per_head(text: str, expected: list[str]) -> None:
    assert [metric for metric, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("化学需氧量、二氧化硫排放量分别下降9%和13%。", ["化学需氧量排放量", "二氧化硫排放量"]),
        ("3级皮棉28000元/吨，4级27000元/吨，弱四级26500元/吨。", ["皮棉价格", "4级皮棉价格", "弱四级皮棉价格"]),
        ("公司实现归属净利润3亿元。", ["净利润"]),
    ],
)
def test_words_that_hold_an_edge_and_grades_of_goods(text: str, expected: list[str]) -> None:
    assert [metric for metric, _ in named(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我市稀土产量超标，1-4月同比增长30%。", ["稀土产量"]),
        ("当地建材价格月涨20%。", ["建材价格"]),
        ("钢管由去年最低时候的2400元/吨上涨到3500元/吨，涨幅达45%。", ["钢管价格"] * 3),
        ("1999年销售总额为45亿元。到了2013年，这一数字已经达到320亿元。", ["销售额"] * 2),
        ("去年每股收益为0.3元，上年该指标为0.2元。", ["每股收益"] * 2),
        ("甲公司22%的股权共同转让，其中大股东转让6%。", ["转让股权比例"] * 2),
        ("两家公司分别以682万元和474万元中标该项目。", ["中标金额"] * 2),
        ("两月后以24亿元向某基金出售该业务。", ["转让价款"]),
        ("海关增收的3亿元增值税已入库。", ["增值税"]),
        ("景区支付0.2元/张的票纸材料费。", ["票纸材料费"]),
        ("公司净利润同比下降23%；今年前三季度跌幅扩大到52%。", ["净利润", "净利润"]),
        ("保险资金投资组合规模达2亿元，总投资收益率5.2%。", ["保险资金投资组合规模", "总投资收益率"]),
        ("公司销售费用、管理费用和财务费用，同比分别降低21%、22%和56%。", ["销售费用", "管理费用", "财务费用"]),
        ("公司营收为40亿元，同比43%。", ["销售收入", "销售收入"]),
        ("截至9月末，公司实现全年销售目标的72%。", ["销售目标完成率"]),
        ("目前平均棉价为每磅1.5美元。", ["棉价"]),
        ("10亿元拆借资金中的7亿元来自国外。", ["拆借资金"] * 2),
        ("上市公司占总数六成，融资额却仅占比13%。", ["融资额占比"]),
        ("公司预计全年净利润实现同比翻番，达到113%。", ["净利润"]),
        ("6月出口吹塑机（商品编号：8477）629台，同比减少9%。", ["吹塑机出口量"]),
        ("去年地方财政共收入7亿元。", ["地方财政收入"]),
        ("应纳税所得额上限由30万元提高到50万元。", ["应纳税所得额"] * 2),
        ("该市采购4亿元设备用于升级。", ["采购额"]),
        ("全县农村居民人均纯收入，考虑物价因素实际增长9%。", ["农民人均纯收入"]),
        ("会议提出8%左右的国内生产总值增长目标。", ["生产总值"]),
        ("期末不良贷款1.9%，拨备覆盖率180%。", ["不良贷款率", "拨备覆盖率"]),
        ("公司综合成本率同比改善15个百分点，达到108%。", ["综合成本率"] * 2),
        ("未弥补亏损已达到实收资本的59%，未分配利润为负。", ["未弥补亏损占实收资本比例"]),
        ("短期内都有40%的跌幅。", [None]),
    ],
)
def test_what_stands_behind_other_words(text: str, expected: list[str | None]) -> None:
    assert [metric for metric, _ in named(text)] == expected
