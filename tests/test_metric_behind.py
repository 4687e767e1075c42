"""Figures named by what stands behind them, and what a change led to."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

ABOUT = ReportContext()
Told = tuple[str | None, str | None, str | None]


def told(text: str) -> list[Told]:
    return [(metric.metric, metric.measure, metric.base) for metric in read(text, ABOUT).metrics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要约价较停牌前股价溢价31.15%。", ("溢价率", "level", None)),
        ("成交价相对净资产账面价值溢价达204.7%。", ("溢价率", "level", None)),
        ("该笔债权折价12%转让。", ("折价率", "level", None)),
        ("该地块溢价率达到140%。", ("地块溢价率", "level", None)),
        ("高新技术企业按15%的优惠税率征收所得税。", ("优惠税率", "level", None)),
        ("对进口纸品征收12%的反倾销税率。", ("反倾销税率", "level", None)),
        # of what grew, no rate of its own
        ("塑料需求有望维持5%的年增长率。", ("塑料需求", "growth", None)),
        ("塑料需求比上年增长5%。", ("塑料需求", "growth", "yoy")),
    ],
)
def test_a_premium_and_a_rate_behind_are_no_growth(text: str, expected: Told) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("仅矿石一项,钢铁行业就增加了1041亿元的成本。", ("成本", "delta", None)),
        ("子公司每月减少了32万元的利息支出。", ("利息支出", "delta", None)),
        ("公司对该项目计提了1.2亿元的坏账准备。", ("坏账准备", "level", None)),
        ("工业总产值增加了27亿元。", ("工业总产值", "delta", None)),
        ("总产值超过了上年增加23亿元的水平。", ("总产值", "delta", None)),
    ],
)
def test_an_amount_added_is_of_its_noun(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采购经理指数环比回落0.5个百分点至52.9%。", ("采购经理指数", "level", None)),
        ("毛利率同比下降1.8个百分点到60.9%。", ("毛利率", "level", None)),
        ("三月期铜收跌226美元至9124美元/吨。", ("三月期铜价格", "level", None)),
        ("三月期铜收跌226美元至324美元/吨。", ("三月期铜价格", "delta", None)),
    ],
)
def test_what_a_change_led_to_is_a_level(text: str, expected: Told) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长期贷款余额50亿元。", ["长期贷款余额"]),
        ("其中衣着类商品零售额增长23%。", ["衣着类商品零售额"]),
        ("螺纹钢主力合约价格下跌2%。", ["螺纹钢主力合约价格"]),
        ("十一五时期农业总产值增长4%。", ["农业总产值"]),
        ("全社会固定资产投资预定增长10%。", ["全社会固定资产投资"]),
        ("挖掘机销售与去年同比增长30%。", ["挖掘机销量"]),
        ("令酱油毛利率上升3%。", ["酱油毛利率"]),
        ("基金设立时规模为3000万元,时尚产业产值3亿元。", ["规模", "时尚产业产值"]),
        ("全民所有制单位的固定资产投资总额为96亿元。", ["全民所有制单位固定资产投资总额"]),
        ("全年新登记注册企业增长21%。", ["新登记注册企业数"]),
        ("注册企业增长21%。", [None]),
        ("小麦以每吨2200元成交。", ["成交价格"]),
        ("合同金额超出中标金额42万元,占中标金额的34%。", ["中标金额", "占中标金额比例"]),
        ("有些企业的销售量下滑50%。", ["企业销售量"]),
        ("县里3月零售销售月降0.5%。", ["零售销售额"]),
        ("白鲢等品种的涨幅超过了30%。", [None]),
    ],
)
def test_words_that_end_in_an_edge_word_are_whole(text: str, expected: list[str | None]) -> None:
    assert [metric for metric, _, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国内公务接待126批次、1340人次。", ["公务接待数", "公务接待人次"]),
        ("新开工保障性安居工程600套,基本建成500套。", ["新开工保障性安居工程数", "建成保障性安居工程数"]),
        ("改造棚户区600套,基本建成500套。", ["改造棚户区数", None]),
        ("产品月生产能力120万个天线。", ["产品月生产能力"]),
        ("建设一个年产能为290万吨的钾肥厂。", ["年产能"]),
        ("建筑面积16万平方米的江海国际中心落成。", ["建筑面积"]),
        ("16万平方米的江海大厦落成。", ["江海大厦落成面积"]),
        ("汽车产量首次突破100万辆大关。", ["汽车产量"]),
        ("五年内扩大播种面积3200多万亩的计划。", ["播种面积"]),
        ("服务能力三项指标由村民打分,钢铁产量最大的10家钢企。", ["指标数", "钢企数"]),
        ("目前年生产能力为酒精6万吨、淀粉2万吨。", ["酒精年生产能力", "淀粉年生产能力"]),
        ("煤炭产能达到4亿吨,外运5000万吨。", ["煤炭产能", "外运"]),
        ("十城万盏工程启动,千城万家试用。", []),
        ("新车上市18个月后销量突破10万辆。", ["销量"]),
        ("广东等9个省、直辖市参加了抽查。", ["省数"]),
        ("家电下乡产品累计销售1.5万台,整车销售6万辆。", ["销量", "整车销量"]),
        ("客车生产3.2万辆,投入生产的有12项。", ["客车产量", "生产数"]),
        ("在全国283个城市开设了门店,新设7个自贸试验区。", ["城市数", None]),
        ("共有1500余家国内外企业参展。", ["国内外企业参展数"]),
        ("在28个主要城市建立了网点。", ["主要城市数"]),
        ("其中28家主要从事金属加工。", [None]),
        ("数千名投资人到场,建成330多个应急商品集散地。", ["投资人人数", "应急商品集散地数"]),
        ("与江苏省5家获得配额的企业签约。", [None]),
        ("销量从每月200辆下滑至每月30辆。", ["销量", "销量"]),
        ("项目组200余人先后投入工作。", ["项目组人数"]),
        ("装机容量将达到500万千瓦甚至更高。", ["装机容量"]),
        ("上市品种4800余种,行政许可事项149项。", ["上市品种数", "行政许可事项数"]),
    ],
)
def test_counts_are_not_named_by_what_is_said_of_them(text: str, expected: list[str | None]) -> None:
    assert [metric.metric for metric in read(text, ABOUT).count_metrics] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采购集中在电梯(占比11.3%)、医疗设备(约占比7.3%)。", [("电梯占比", None), ("医疗设备占比", None)]),
        (
            "规范性文件(占总分15%)、教育信息(占总分的5%)。",
            [("规范性文件占总分比例", "总分"), ("教育信息占总分比例", "总分")],
        ),
        # stakes and sums are told otherwise
        ("转让3600万股股份(占总股本的6%)。", [("转让股份占总股本比例", "总股本")]),
        ("有360个产品(占50%)合格。", [("产品占比", None)]),
    ],
)
def test_a_share_in_brackets_is_of_what_stands_before_them(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(metric, base) for metric, _, base in told(text)] == expected
