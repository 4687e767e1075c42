"""Where the name of a figure begins and ends, and whose it is: sentences by us."""

from __future__ import annotations

import pytest

from extractors import find_in
from extractors.base import Passage
from pipeline.metric.assign import assign
from pipeline.segment import sentences


def metrics(text: str) -> list[str | None]:
    """Return the indicator of every figure of a text."""
    passage = Passage(text)
    spans = [(span.start, span.end) for span in sentences(text)]
    return [found.metric for found in assign(passage, find_in(passage), spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成2亿元的净利润似乎并不困难。", ["净利润"]),
        ("0.8%的换手率创出近年新低。", ["换手率"]),
        ("现行17%的税率降至15%。", ["税率", "税率"]),
        ("两年合计2亿元的业绩承诺没有完成。", ["业绩承诺"]),
        ("当日换手率为0.9%,成交金额为260万元。", ["换手率", "成交额"]),
        ("至今毛利率在6%左右。", ["毛利率"]),
        ("届时年产值有望达到30亿元。", ["年产值"]),
        ("拟投资600万元在当地打造国内唯一的展示中心。", ["展示中心投资"]),
        ("其中洗衣机市占率为9.1%。", ["洗衣机市占率"]),
        ("年初预算安排科技三项经费占财政支出的2.0%。", ["科技三项经费占财政支出比例"]),
        # An item names what its years are of.
        ("2.研发经费占GDP比重。2010年为1.62%,2011年为1.88%。", ["研发投入强度"] * 2),
        ("(二)新产品产值率\n2010年为21%,2011年为25%。", ["新产品产值率"] * 2),
        ("3、亩均税收。2010年为9万元。", ["亩均税收"]),
        ("3、亩均税收。2010年为21%。", [None]),
        ("重点抓好新产品。2010年为21%。", [None]),
        ("人均年工资2.8万元。", ["人均年工资"]),
        ("完成固投任务150亿元的48.2%。", [None, "固定资产投资任务完成率"]),
        ("占服务业的任务150亿元的48.2%。", [None, None]),
        ("发明专利每件奖励1万元,外观设计每件500元。", ["奖励", None]),
        ("获证率84.3%,加上级补助3亿元。", ["获证率", "上级补助"]),
        ("生产总值9亿元,可比价增长8%。", ["生产总值"] * 2),
        # A bare word is of the item that its paragraph begins with, or of the figure before.
        (
            "(二)政府性基金预算。收入33亿元,增长5%;支出36亿元。",
            ["政府性基金预算收入", "政府性基金预算收入", "政府性基金预算支出"],
        ),
        ("3.高新技术产业。2010年产值5亿元,2011年7亿元。", ["高新技术产业产值"] * 2),
        ("3.重点抓好服务。收入33亿元。", ["收入"]),
        ("个人所得税2.15亿元,增收0.18亿元。户均增收2000元。", ["个人所得税", "个人所得税", "户均增收"]),
        ("矿山机械、港口机械两大板块分别实现收入4亿元、2亿元。", ["矿山机械收入", "港口机械收入"]),
        ("矿山机械、港口机械两大板块分别实现收入4亿元、2亿元和1亿元。", ["销售收入"] * 3),
        ("满意率96.5%,参与率由上年的41%上升为53%。", ["满意率", "参与率", "参与率"]),
        ("垃圾分类知晓率95%,准确投放率仅62.8%。", ["垃圾分类知晓率", "准确投放率"]),
        ("全年增长率仅3%。", [None]),
        ("生产总值9亿元,按可比价计算增长8%,力保增长9%。", ["生产总值"] * 3),
        ("专利申请45件,授权24件,完成年度目标的93%。", ["专利申请量", "专利授权量", "专利授权量目标完成率"]),
        ("轻工业增加值增长4.1%,重工业增长8.3%。", ["轻工业增加值", "重工业增加值"]),
        ("轻、重工业增加值分别增长4.1%、8.3%。", ["轻工业增加值", "重工业增加值"]),
        (
            "化工、建材、电子三大行业增加值分别增长9%、5%、14%。",
            ["化工增加值", "建材增加值", "电子增加值"],
        ),
        ("矿泉水占46%的份额,纯净水占28%的份额。", ["矿泉水市场份额", "纯净水市场份额"]),
        ("四个啤酒品牌占据了市场的90%。", ["啤酒品牌市场份额"]),
    ],
)
def test_a_name_holds_its_own_words_only(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("锌、锡均价分别为1.3万元/吨、11万元/吨。", ["锌均价", "锡均价"]),
        ("铅、白银平均价格分别上涨5%、8%。", ["铅平均价格", "白银平均价格"]),
        (
            "净利润2亿元,上年同期亏损1亿元,同比增长300%。",
            ["净利润", "亏损额", "净利润"],
        ),
        ("营业利润由盈利约3亿元变为亏损约2亿元。", ["营业利润", "亏损额"]),
        ("主力合约开盘价2408元,最高2411元,最低2404元。", ["开盘价", "最高价", "最低价"]),
        ("产业产值达4亿元,今年产值可望挑战5亿元。", ["产业产值", "产值"]),
        ("轴承需求量年增长13%,在2011年将达1250亿元。", ["轴承需求量"] * 2),
        ("交易额将保持年均20%以上的增长速度,2015年将达到12万亿元。", ["交易额"] * 2),
        ("农业总产值一九八一年比一九八〇年增长5%。", ["农业总产值"]),
        ("工业总产值2010年比2009年增长5%。", ["工业总产值"]),
        ("今年一季度再次报亏838万元。", ["亏损额"]),
        ("公司斥资5000万元从甲方手中收购其股权。", ["收购价款"]),
    ],
)
def test_whose_value_a_figure_is(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同时削减财政赤字450亿元。", [("财政赤字", "delta", True)]),
        ("银行将增加农业贷款22亿元。", [("农业贷款", "delta", False)]),
        ("全年降低利息负担约2000亿元。", [("利息负担", "delta", True)]),
        ("工业增加值突破40万亿元。", [("工业增加值", "level", False)]),
        ("全年新增贷款5万亿元。", [("新增贷款", "level", False)]),
    ],
)
def test_what_is_added_or_cut_is_a_change(text: str, expected: list[tuple[str, str, bool]]) -> None:
    passage = Passage(text)
    found = assign(passage, find_in(passage), [(0, len(text))])
    assert [(item.metric, item.measure, item.falls) for item in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中央财政安排429亿元。", ["安排资金"]),
        ("公司向对方支付了2亿元。", ["支付金额"]),
        ("一九五八年的职工工资总额,计划安排为158亿元。", ["职工工资总额"]),
        ("中央财政用于“三农”的投入拟安排9884亿元。", ["三农经费"]),
        ("设备购置投资增长15.7%。", ["设备购置投资"]),
        ("到会采购商人数达到2566人,比上届增长2.1%。", ["到会采购商人数"]),
        (
            "【甲公司:净利超25亿】甲公司全年营收285亿元,净利润25亿元,同比分别增长28%、39%。",
            ["净利润", "销售收入", "净利润", "销售收入", "净利润"],
        ),
        ("12日中石化上涨20元/吨。", [None]),
        ("估值跌去一半以上,从10亿美元跌到4亿美元。", ["估值", "估值"]),
    ],
)
def test_verbs_and_neighbours_name_nothing(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中,42家公司上半年净利润同比下滑,占比19.9%。", ["公司占比"]),
        ("净利润同比增长的公司为681家,约占70%。", ["公司占比"]),
        ("民营企业572家,占22.7%。", ["民营企业占比"]),
        ("冰箱547万台,占比13.6%。", ["冰箱占比"]),
        ("5月份价格下跌的占57.4%,价格上涨的仅占32.4%。", ["价格下跌占比", "价格上涨占比"]),
        ("受让该公司股票2508万股,占比12.97%。", ["持股比例"]),
        ("经济建设费为28亿元,占地方预算支出总数的35%。", ["经济建设费", "经济建设费占地方预算支出比例"]),
        ("厂房占地50亩。", []),
    ],
)
def test_whose_share_it_is(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("招生数将从28万人增加到40万人,增长42%。", ["招生数"]),
        ("原油由8700万吨增加到1亿吨,增长19.5%。", ["原油产量"]),
        ("水电2742亿千瓦时,同比增长12.5%。", ["水电发电量"]),
        ("风电3700万千瓦,同比增长70%。", ["风电装机容量"]),
        ("棉花:达到3270万担,增长25%。", ["棉花产量"]),
        ("投入社保资金293亿元,比上年预计数增加43亿元。", ["社保资金"] * 2),
        ("预计我国LED市场将达到69亿美元。", ["LED市场规模"]),
        ("该股在A股市场1元股中居首。", [None]),
        ("该厂上调了氯化钾价格33美元/吨。", ["氯化钾价格"]),
    ],
)
def test_what_rose(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "货车产销26万辆和24万辆,环比下降5.6%和1.6%,同比增长5%和4%。",
            ["货车产量", "货车销量", "货车产量", "货车销量"],
        ),
        ("四季度营收227亿美元,预期224亿美元。", ["销售收入"] * 2),
        ("每股收益1.45元,较该行原预期1.41元高出近3%。", ["每股收益"] * 3),
        ("蓄电池需求量约为210亿美元,明年将达到320亿美元。", ["蓄电池需求量"] * 2),
    ],
)
def test_what_goes_on(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_a_loss_of_its_own_keeps_its_growth() -> None:
    assert metrics("营业利润2亿元,净亏损1亿元,同比增长30%。") == ["营业利润", "净亏损", "净亏损"]


def test_what_is_granted_for_software_is_a_registration() -> None:
    passage = Passage("公司取得22项软件著作权。")
    (found,) = assign(passage, find_in(passage), [(0, 12)])
    assert (found.metric, found.metric_id) == ("软件著作权登记量", "software_copyrights")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("物流园、科技园分别完成投资1亿元、2亿元。", ["项目投资额"] * 2),
        ("两个园区分别实现产值12亿元和9亿元。", ["产值"] * 2),
        ("甲板块、乙板块分别流出3.4亿元、3.2亿元。", ["流出"] * 2),
        ("广告收入分别占比22%、19%和14%。", ["广告收入占比"] * 3),
        ("天津、北京住宅价格分别下降0.4%和0.1%。", ["住宅价格"] * 2),
        ("甲股份有限公司上半年片剂、粉剂营收分别为3亿元、1亿元。", ["片剂营收", "粉剂营收"]),
        ("甲有限公司、乙有限公司营收分别为3亿元、1亿元。", ["销售收入"] * 2),
        ("片剂、粉剂营收分别为3亿元、1亿元。", ["片剂营收", "粉剂营收"]),
    ],
)
def test_the_names_around_a_dealt_list(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected
