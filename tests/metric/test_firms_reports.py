"""What reports and notices of firms say in figures: deals, profits, output, what was raised; sentences by us."""

from __future__ import annotations

import pytest

from pipeline.reading import read
from tests.readings import NOTHING_KNOWN, counted, metrics


@pytest.mark.parametrize(
    ("text", "expected", "bases"),
    [
        ("拟收购周立人持有的青谷面业60%股权。", ["收购股权比例"], ["青谷面业股权"]),
        ("公司拟转让所持有的青谷面业15%股权。", ["转让股权比例"], ["青谷面业股权"]),
        ("公司持有青谷面业60%股权。", ["持有股权比例"], ["青谷面业股权"]),
        ("拟将其持有的青谷面业64%股权作为置出资产。", ["持有股权比例"], ["青谷面业股权"]),
        # Who holds or deals is not whose shares they are.
        ("汇禾资本受让公司总股本的16.91%。", ["受让股份占总股本比例"], ["总股本"]),
        ("汇禾资本合计持有青谷面业总股本的15%。", ["持股占总股本比例"], ["总股本"]),
        ("增持数量不低于总股本的0.1%,不高于总股本的0.3%。", ["增持股份占总股本比例"] * 2, ["总股本"] * 2),
        ("派发的现金红利为总股本的3%。", [None], [None]),
        ("汇禾资本持有公司8%的股份。", ["持有股权比例"], [None]),
        ("汇禾资本增持15%股权。", ["收购股权比例"], [None]),
        ("控股股东减持2%股份。", ["转让股权比例"], [None]),
        # What was held before a deal and is held behind it is no part of it.
        (
            "公司增持青谷面业22%的股份,从目前的46%增至68%。",
            ["收购股权比例", "持有股权比例", "持有股权比例"],
            ["青谷面业股权"] * 3,
        ),
        (
            "周立人将2600万股质押给银行,占其所持股份的44%,占公司总股本的6%。",
            ["质押股份占所持股份比例", "质押股份占总股本比例"],
            ["所持股份", "总股本"],
        ),
        ("公司接手转让的股权后持有300万股,占总股本的2%。", ["持股占总股本比例"], ["总股本"]),
        ("公开发行不超过2200万股,占发行后总股本的比例不低于25%。", ["发行股份占发行后总股本比例"], ["发行后总股本"]),
    ],
)
def test_stakes_that_firms_buy_and_hold(text: str, expected: list[str], bases: list[str | None]) -> None:
    found = read(text, NOTHING_KNOWN).metrics
    assert ([metric.metric for metric in found], [metric.base for metric in found]) == (expected, bases)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拟以现金3.6亿元收购青谷面业。", ["收购价款"]),
        ("期末现金3.6亿元。", ["货币资金"]),
        ("公司回购300万股,占总股本的0.4%,支付总金额3000万元。", ["回购股份占总股本比例", "回购金额"]),
        ("首日报收46.2元,成交额9.3亿元,换手率61%。", ["收盘价", "成交额", "换手率"]),
        ("扣除发行费用1350万元,安全生产投入2200万元。", ["发行费用", "安全生产投入"]),
        ("成本收入比31.6%,投资进度64%,职工年均收入5.2万元。", ["成本收入比", "投资进度", "职工平均收入"]),
        ("投资1.8亿元上马年产4万吨纤维生产线。", ["纤维生产线投资"]),
        (
            "拟募集资金6亿元,其中3亿元用于酶制剂基地,1.8亿元用于研发中心建设,1.2亿元用于偿还银行贷款。",
            ["募集资金", "酶制剂基地", "研发中心建设", "偿还银行贷款"],
        ),
    ],
)
def test_sums_are_named_by_what_they_paid_for(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净利润620万元,扣非后为-480万元。", ["净利润", "扣除非经常性损益的净利润"]),
        ("扣除非经常性损益后归属于母公司的净利1.9亿元。", ["扣除非经常性损益的净利润"]),
        ("扣非后净利增长5%。", ["扣除非经常性损益的净利润"]),
        ("公司扣非后亏损3100万元。", ["亏损额"]),
        ("归母净利润2.4亿元。", ["净利润"]),
        ("净利润2.4亿元,上年为盈利1.9亿元。", ["净利润", "净利润"]),
    ],
)
def test_profits_less_what_does_not_recur_have_a_name_of_their_own(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "growths"),
    [
        (
            "公司全年生产水泥600万吨、熟料400万吨,分别增长3%和2%。",
            ["水泥产量", "熟料产量"],
            ["水泥产量", "熟料产量"],
        ),
        ("累计销售客车1.2万辆,增长5%。", ["客车销量"], ["客车销量"]),
        ("年生产铸件2.8万吨。", ["铸件产量"], []),
        ("建有生产线3条,生产能力4万吨。", ["生产线数", "生产能力"], []),
        ("完成全年3000台的销售目标。", ["销售目标数"], []),
    ],
)
def test_goods_made_and_sold(text: str, expected: list[str], growths: list[str]) -> None:
    assert (counted(text), metrics(text)) == (expected, growths)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高端机收入3亿元,占60%,增长24%;低端机收入1亿元,增长6%。", ["高端机收入", "高端机收入占比", "高端机收入"]),
        ("高端机收入3亿元,占比60%,提高2个百分点。", ["高端机收入", "高端机收入占比", "高端机收入占比"]),
        ("2012年云岭电器有限公司研发投入8亿元,占4%;乐谷家电有限公司为5亿元。", ["研究与试验发展经费"]),
    ],
)
def test_what_stands_beside_a_share(text: str, expected: list[str]) -> None:
    assert metrics(text)[: len(expected)] == expected
    assert metrics(text)[-1] in (*expected, "低端机收入")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("销售费用率、管理费用率、研发费用率分别为11%、8%和19%。", ["销售费用率", "管理费用率", "研发费用率"]),
        ("期末合同负债1.2亿元,负债总额9亿元。", ["合同负债", "负债总额"]),
        ("中间业务收入2900万元,营业收入12亿元。", ["中间业务收入", "销售收入"]),
        ("预计关联交易总额2.6亿元。", ["关联交易金额"]),
        ("信用卡透支余额2.6亿元,不良率1.2%。年末不良率1.9%。", ["信用卡透支余额", "信用卡不良率", "不良贷款率"]),
        ("我行各项贷款余额达到190亿元。", ["各项贷款余额"]),
        (
            "出口额52亿美元,其中对美国出口16亿美元,增长3%;自日本进口2亿美元。",
            ["出口额", "对美国出口额", "对美国出口额", "自日本进口额"],
        ),
        ("自营出口额16亿美元,美国出口额3亿美元。", ["自营出口额", "出口额"]),
    ],
)
def test_names_of_firms_and_banks(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("亏损900万元,同比增亏200万元。", ["level", "delta"]),
        ("亏损900万元,同比减亏200万元。", ["level", "delta"]),
        ("集团共压降应收账款3.6亿元。", ["delta"]),
        ("应收账款3.6亿元。", ["level"]),
    ],
)
def test_a_change_is_told_from_a_level(text: str, expected: list[str]) -> None:
    assert [metric.measure for metric in read(text, NOTHING_KNOWN).metrics] == expected


def test_points_of_a_list_have_each_its_own_rate() -> None:
    text = "销售费用率、管理费用率分别为11%和8%,同比分别下降1.6个和0.9个百分点。"
    assert metrics(text) == ["销售费用率", "管理费用率"] * 2


def test_parts_of_an_output_are_outputs() -> None:
    text = "轮胎产量3200万条,其中子午胎3000万条。"
    assert counted(text) == ["轮胎产量", "子午胎产量"]
