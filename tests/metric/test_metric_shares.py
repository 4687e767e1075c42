"""Shares whose part is not named, and shares of things of which the clause says something."""

from __future__ import annotations

import pytest

from tests.readings import metrics, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("目前约占全球钢帘线需求量的38%。", ["占全球钢帘线需求量比例"]),
        ("这一环节耗电最多,约占整个烧成流程能耗的41%。", ["占烧成流程能耗比例"]),
        ("机电是本省的出口大户,占出口总量的六成。", ["占出口总量比例"]),
        ("本市用电总量的66%消耗在电机上。", ["占用电总量比例"]),
        ("占全国总量的8%。", [None]),
        ("厂房由两家合建,安达集团入股30%,海天集团控股70%。", ["持股比例"] * 2),
        ("收费不得低于评估价款的50%。", [None]),
    ],
)
def test_a_share_whose_part_is_not_named_keeps_the_words_of_its_whole(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一般贸易出口9亿元，增长8%，占比64%。", ["一般贸易出口额", "一般贸易出口额", "一般贸易出口额占比"]),
        ("出口增长8%，占比64%。", ["出口额", None]),
        ("当地40%以上的新建住宅都装了光伏板。", ["新建住宅占比"]),
        ("调查显示,高达93%受访厂商预计来年订单会减少。", ["受访厂商占比"]),
        ("该厂产品80%以上出口,远销海外。", ["产品占比"]),
        ("高档数控系统95%以上依靠进口。", ["高档数控系统占比"]),
        ("这家公司为本地车企提供约80%的活塞环。", ["活塞环占比"]),
        ("五家企业占据了75%的市场。", ["市场份额"]),
        # Grades, prices, rates and what is paid are no parts of a whole.
        ("港口66%铁精粉价格在1050元/吨。", [None, "铁精粉价格"]),
        ("政府向厂商提供至少70%的补贴。", [None]),
        ("江北、江南两地各占15%以上的水平。", [None]),
        ("这个数字远低于发达国家70%以上的平均水平。", [None]),
        ("公司给出高出现价5%的现金选择权。", [None]),
    ],
)
def test_things_of_which_something_is_said_in_percent(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_a_growth_does_not_go_on_from_how_many_things_grew() -> None:
    assert metrics("药材共有84%涨价,平均涨幅为109%。")[0] == "药材占比"
    assert metrics("药材共有84%涨价,平均涨幅为109%。")[1] != "药材占比"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水泥运量占到了铁路总运量的近40%。", ("水泥运量占铁路总运量比例", "share", "铁路总运量")),
        ("平板产品所占的市场份额只有12%。", ("平板产品市场份额", "share", None)),
        ("瓶装醋目前在我国调味品中所占的份额连12%都不到。", ("瓶装醋占我国调味品比例", "share", "我国调味品")),
        ("外销收入占全部收入比例已经提到了45%以上。", ("外销收入占全部收入比例", "share", "全部收入")),
        ("人工费用占施工成本中的比重范围在12%~18%。", ("人工费用占施工成本比例", "share", "施工成本")),
        ("服务业务预计在全部营收中的占比将达到25%。", ("占全部营收比例", "share", "全部营收")),
        ("乡村副业的产值在农业总产值中所占的比重为40%。", ("乡村副业的产值占农业总产值比例", "share", "农业总产值")),
        ("2003年国防费在财政支出中所占的比重为8%。", ("国防费占财政支出比例", "share", "财政支出")),
        ("70%的花卉价格都是抬高了的。", ("花卉价格占比", "share", "花卉价格")),
        ("55%的网点都出现了亏损。", ("网点占比", "share", "网点")),
        # a change of a ratio is none
        ("2003年国防费在财政支出中所占的比重下降2%。", ("国防费占财政支出比例", "growth", None)),
    ],
)
def test_what_is_said_of_a_share_belongs_to_no_name(
    text: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("甲方拟要约收购本公司不超过6%股份。", None),
        ("政府保留至少51%的股份。", None),
        ("乙方转让江海纸业剩余45%股权。", "江海纸业股权"),
    ],
)
def test_how_much_of_a_firm_is_no_part_of_its_name(text: str, whole: str | None) -> None:
    assert [base for _, _, base in told(text)] == [whole]


def test_a_share_that_is_judged_before_it_is_told_keeps_its_part_and_whole() -> None:
    assert metrics("第三产业占GDP的比重仍然较低,为35%。") == ["第三产业占GDP比例"]
    assert metrics("第三产业占GDP的比重仍然较低。增长5%。") != ["第三产业占GDP比例"]


def test_the_next_level_has_its_own_fund() -> None:
    told = "争取国家中小企业发展专项资金1850万元、省级3200万元。"
    assert metrics(told) == ["国家中小企业发展专项资金", "省级中小企业发展专项资金"]
    assert metrics("争取中小企业发展专项资金1850万元、省级3200万元。")[1] != "省级中小企业发展专项资金"


def test_wholes_that_begin_or_end_like_other_words() -> None:
    assert metrics("科技经费2100万元,占本级财政支出的1.6%。")[1] == "科技经费占本级财政支出比例"
    assert metrics("产值51亿元,占规上的59%。")[1] == "产值占规上比例"
    assert metrics("科技经费2100万元,占本县财政支出的1.6%。")[1] == "财政科技拨款占财政支出比例"


def test_a_share_without_its_sign_or_its_particle() -> None:
    text = "落实科技三项经费15万元,占财政支出1.1,比上年增加2万元。"
    assert metrics(text) == ["科技三项经费", "科技三项经费占财政支出比例", "科技三项经费"]
    assert metrics("科技经费占财政支出15。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("合同总额12.7亿元,相当于公司2015年营业收入34.5亿元的36.8%。", "合同金额占营业收入比例"),
        ("科技支出3120万元,完成年初预算2800 万元的111.4%。", "科技支出预算完成率"),
        ("技术开发投入4120万元。甲、乙两家合计占全镇的61.4%。", None),
        ("甲、乙两家企业合计占全镇工业产值的61.4%。", "占工业产值比例"),
        ("预算安排科技经费180万元,年终决算实际占到2.6%。", None),
    ],
)
def test_a_share_is_of_what_the_sentence_says(text: str, expected: str | None) -> None:
    assert metrics(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("综合毛利率22.8%,下降1.3个百分点。其中改性塑料19.6%,功能薄膜28.9%。", ["改性塑料毛利率", "功能薄膜毛利率"]),
        ("毛利率为22.8%,其中,白酒75%、啤酒40%。", ["白酒毛利率", "啤酒毛利率"]),
        ("就业率达到96.5%,其中研究生98%,本科生95%。", ["研究生就业率", "本科生就业率"]),
        # a share of a rate, and parts of a share
        ("城镇化率50%,其中城区占80%。", ["城镇化率", "城区占比"]),
    ],
)
def test_rates_of_parts_are_the_rate_of_the_whole(text: str, expected: list[str | None]) -> None:
    assert metrics(text)[-2:] == expected
