"""Figures named by what stands behind them, and what a change led to."""

from __future__ import annotations

import pytest

from tests.readings import counted, told

Told = tuple[str | None, str | None, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收购价较公告前的股价溢价28.4%。", ("溢价率", "level", None)),
        ("转让价相对每股净值溢价达163.5%。", ("溢价率", "level", None)),
        ("该笔债权折价12%转让。", ("折价率", "level", None)),
        ("本次地块溢价率达到35%。", ("地块溢价率", "level", None)),
        ("小微企业按12%的优惠税率缴纳所得税。", ("优惠税率", "level", None)),
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
        ("单是焦炭,全县铸造业就增加了3.6亿元的成本。", ("成本", "delta", None)),
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
        ("工业景气指数环比回落0.8个百分点至51.3%。", ("工业景气指数", "level", None)),
        ("净利率同比下降1.2个百分点到18.6%。", ("净利率", "level", None)),
        ("现货锡收跌340美元至31250美元/吨。", ("现货锡价格", "level", None)),
        ("现货锡收跌340美元至460美元/吨。", ("现货锡价格", "delta", None)),
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
        ("农业生产投资预定增长13%。", ["农业生产投资"]),
        ("收割机销售与去年同比增长18%。", ["收割机销量"]),
        ("令酱油毛利率上升3%。", ["酱油毛利率"]),
        ("专户设立时规模为6400万元,时尚产业产值3亿元。", ["规模", "时尚产业产值"]),
        ("乡镇企业的固定资产投资总额为96亿元。", ["乡镇企业固定资产投资总额"]),
        ("上半年新登记注册企业增长17%。", ["新登记注册企业数"]),
        ("注册企业增长21%。", [None]),
        ("籽棉以每吨7600元成交。", ["成交价格"]),
        ("结算金额超出中标金额18万元,占中标金额的6%。", ["中标金额", "占中标金额比例"]),
        ("有些企业的销售量下滑50%。", ["企业销售量"]),
        ("县里3月零售销售月降0.5%。", ["零售销售额"]),
        ("草鱼等品种的涨幅超过了22%。", [None]),
    ],
)
def test_words_that_end_in_an_edge_word_are_whole(text: str, expected: list[str | None]) -> None:
    assert [metric for metric, _, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国内公务接待126批次、1340人次。", ["公务接待数", "公务接待人次"]),
        ("新开工农村安置房360套,基本建成240套。", ["新开工农村安置房数", "建成农村安置房数"]),
        ("改造棚户区600套,基本建成500套。", ["改造棚户区数", "改造棚户区建成数"]),
        ("产品月生产能力45万个插座。", ["产品月生产能力"]),
        ("新建一个年产能为18万吨的玻璃厂。", ["年产能"]),
        ("建筑面积16万平方米的江海国际中心落成。", ["建筑面积"]),
        ("16万平方米的江海大厦落成。", ["江海大厦落成面积"]),
        ("轿车产量首次突破30万辆大关。", ["轿车产量"]),
        ("五年内扩大播种面积3200多万亩的计划。", ["播种面积"]),
        ("服务能力三项指标由村民打分,粗钢产出最多的8家钢企。", ["指标数", "钢企数"]),
        ("现在年生产能力为味精4万吨、饲料9万吨。", ["味精年生产能力", "饲料年生产能力"]),
        ("煤炭产能达到4亿吨,外运5000万吨。", ["煤炭产能", "外运"]),
        ("十城万盏工程启动,千城万家试用。", []),
        ("新车推出14个月后销量突破8万辆。", ["销量"]),
        ("广东等9个省、直辖市参加了抽查。", ["省数"]),
        ("节能冰箱累计销售2.3万台,整车销售6万辆。", ["销量", "整车销量"]),
        ("客车生产3.2万辆,投入生产的有12项。", ["客车产量", "生产数"]),
        ("在全国140个城市设立了分店,新设4个自贸试验区。", ["城市数", None]),
        ("到会的有860余家国内外企业参展。", ["国内外企业参展数"]),
        ("在28个主要城市建立了网点。", ["主要城市数"]),
        ("其中28家主要从事金属加工。", [None]),
        ("数千名投资人到场,建成40多个乡村蔬菜集散地。", ["投资人人数", "乡村蔬菜集散地数"]),
        ("与江苏省5家获得配额的企业签约。", [None]),
        ("销量从每月160台下滑至每月45台。", ["销量", "销量"]),
        ("项目组200余人先后投入工作。", ["项目组人数"]),
        ("装机容量将达到36万千瓦甚至更高。", ["装机容量"]),
        ("上市品种4800余种,行政许可事项149项。", ["上市品种数", "行政许可事项数"]),
    ],
)
def test_counts_are_not_named_by_what_is_said_of_them(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("订单来自水泵(占比21.6%)、农用设备(约占比9.2%)。", [("水泵占比", None), ("农用设备占比", None)]),
        (
            "政务公开(占总分12%)、群众评议(占总分的8%)。",
            [("政务公开占总分比例", "总分"), ("群众评议占总分比例", "总分")],
        ),
        # stakes and sums are told otherwise
        ("转让1450万股股份(占总股本的4%)。", [("转让股份占总股本比例", "总股本")]),
        ("有360个产品(占50%)合格。", [("产品占比", None)]),
    ],
)
def test_a_share_in_brackets_is_of_what_stands_before_them(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(metric, base) for metric, _, base in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司拟以9.5元/股非公开发行1.5亿股。", "发行价"),
        ("公司以每股8.5元的价格向控股股东发行3000万股。", "发行价"),
        ("该厂再次以9.4元/股受让公司3000万股。", "受让价格"),
        ("该基金以9.4元/股要约收购公司3000万股。", "收购价格"),
        ("公司拟以5000万元对全资子公司增资。", "增资额"),
        ("钢铁厂以3亿元成为纳税状元。", "上缴税金"),
        ("钢铁厂则以3亿元成为“利润王”。", "利润"),
        ("该厂实现了12亿元的年销售收入。", "年销售收入"),
        # shares that are issued already, a rank of no sum, and a place's
        ("公司拟以每股6元的价格,向该厂全部已发行股份发出要约。", "价格"),
        ("公司以3亿元成为行业第一。", None),
        ("公司以3亿元拿下城南地块。", None),
    ],
)
def test_a_sum_is_named_by_what_is_done_with_it(text: str, expected: str | None) -> None:
    assert told(text)[0][0] == expected
