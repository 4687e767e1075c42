"""Figures that are not those of the firm or place named last: of firms only counted, of a holder, of many places."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read


def subjects(text: str, report: ReportContext | None = None) -> list[str | None]:
    reading = read(text, report or ReportContext())
    found = [*zip(reading.figures, reading.contexts, strict=True)]
    counts = [*zip(reading.counts, reading.count_contexts, strict=True)]
    return [context.subject for _, context in sorted([*found, *counts], key=lambda pair: pair[0].start)]


FIRM = "江陵证券股份有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FIRM}估值50亿元。去年亏损的23家券商净利润合计3亿元。", [FIRM, None, None]),
        (f"{FIRM}估值50亿元。首批挂牌的28家公司中,有7家亏损2亿元。", [FIRM, None, None, None]),
        (f"{FIRM}估值50亿元。发布预告的8家银行净利润合计3亿元。", [FIRM, None, None]),
        # near misses
        (f"{FIRM}估值50亿元。拥有的3家企业实现收入2亿元。", [FIRM, FIRM, FIRM]),
        (f"{FIRM}估值50亿元。旗下的3家公司实现收入2亿元。", [FIRM, FIRM, FIRM]),
        (f"{FIRM}估值50亿元,收购的3家公司实现收入2亿元。", [FIRM, FIRM, FIRM]),
    ],
)
def test_firms_that_are_only_counted_are_no_one(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青岛啤酒控股股东海天集团将所持海西股份有限公司5%股权转让,价格2亿元。", ["海天集团"] * 2),
        ("青岛啤酒大股东海天集团增持3000万元。公司去年净利润5亿元。", ["海天集团", "青岛啤酒"]),  # in passing
        ("青岛啤酒母公司海天集团斥资3亿元。每股收益2元。", ["海天集团"] * 2),
        ("青岛啤酒收购海天集团,出资3亿元。", ["青岛啤酒"]),
    ],
)
def test_the_holder_of_a_firm_does_what_follows(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("河北省的安平,四川省的郫县等11个县产量1000万吨。", [None, None]),
        ("我国在北京、上海等9个省市试点。", ["我国"]),
        ("青岛啤酒在北京、广东等9个省设厂。", ["青岛啤酒"]),
    ],
)
def test_places_counted_after_a_list_are_not_its_last(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江陵汽车股份有限公司产销两旺。国内销量达5万辆。", ["江陵汽车股份有限公司"]),
        ("江陵汽车股份有限公司产销两旺。国内市场规模达5亿元。", ["国内"]),
        ("通常日本出口75万吨。", ["日本"]),
        ("据悉,仅佛山有企业6000家。", ["佛山"]),
        ("记者从江南区水务局获悉,投资130亿元。", [None]),  # 从江 is a county too
        ("从江投资130亿元。", ["从江"]),
        ("金沙公司总资产3亿元。", [None]),  # a firm that nobody knows, not the county
        ("金沙财政收入3亿元。", ["金沙"]),
    ],
)
def test_places_that_are_meant_and_those_that_are_not(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_whom_somebody_speaks_of_is_not_himself() -> None:
    text = "青岛啤酒成本上涨。他预计今年公司利润下降20%,他坦言净利润减少3亿元。"
    assert subjects(text) == ["青岛啤酒"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015年,松桃金锐亏损9000万元。", ["松桃金锐"]),
        ("重庆嘉泽注册资本4亿元。", ["重庆嘉泽"]),
        ("祥云飞凤2011年度、2012年度营业收入分别为34亿元、26亿元。", [None] * 2),
        # near misses
        ("云南今年上半年亏损3亿元。", ["云南"]),
        ("湖南去年营业收入3亿元。", ["湖南"]),
        ("山东钢铁行业净利润3亿元。", ["山东"]),
        ("浙江上市公司净利润3000亿元。", ["浙江"]),
        ("四川国企净利润30亿元。", ["四川"]),
    ],
)
def test_a_short_name_behind_a_place_that_earns_is_a_firm_and_no_place(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


TOWN = ReportContext(report_year=2023, doc_type="summary", region="柳河镇", issuer="柳河镇人民政府", title="总结")
WORKS = "恒昌电缆有限公司"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # All of the place again, whatever leads to it.
        (f"{WORKS}入选优势企业,至此全镇优势企业达6家,省级3家。", ["柳河镇", "柳河镇"]),
        (f"{WORKS}投资3亿元,使全镇工业投资达8亿元。", [WORKS, "柳河镇"]),
        (f"{WORKS}投资3亿元,带动全镇农户300户。", [WORKS, WORKS]),
        # What is to come of the place, behind a firm.
        (f"{WORKS}投资3亿元。2024年,计划完成工业总产值58亿元。", [WORKS, "柳河镇"]),
        (f"{WORKS}投资3亿元。2024年,计划投资5亿元。", [WORKS, WORKS]),
        (f"{WORKS}质押获贷3亿元。全年质押融资额合计8亿元。", [WORKS, "柳河镇"]),
        (f"{WORKS}投资3亿元。全年销售收入8亿元。", [WORKS, WORKS]),
        # Rewards that whoever earns them is given.
        (f"支持{WORKS}申报中心,每新增1家平台奖励30万元,市级奖励10万元。", ["柳河镇", "柳河镇"]),
        (f"{WORKS}奖励技术人员30万元。", [WORKS]),
        (f"全镇申请专利41件。{WORKS}申请22件,银鹿食品8件,其余11件为个人申请。", ["柳河镇", WORKS, None, None]),
        (f"全镇申请专利41件。{WORKS}申请22件,授权8件。", ["柳河镇", WORKS, WORKS]),
        # Members of a cooperative, and one that nobody knows.
        ("绿洲合作社吸纳社员312户,其中贫困户87户。", ["绿洲合作社", "绿洲合作社"]),
        (f"{WORKS}投资3亿元。云雾茶叶专业合作社带动茶农580户,返还盈余96万元。", [WORKS, None, None]),
        (f"{WORKS}投资3亿元;镇办水泥厂利税780万元。", [WORKS, None]),
        (f"{WORKS}投资3亿元。扶持合作社带动茶农580户。", [WORKS, WORKS]),
    ],
)
def test_what_a_town_tells_behind_one_of_its_firms(text: str, expected: list[str | None]) -> None:
    assert subjects(text, TOWN) == expected


def test_who_built_a_works_is_not_the_works() -> None:
    about = ReportContext(2018, "summary", "平湖县")
    assert subjects("由深圳客商兴建的永兴五金厂6月投产,产值120万元。", about) == ["永兴五金厂"]
    assert subjects("由深圳客商兴建的商场产值120万元。", about) == ["平湖县"]


def test_a_firm_or_bank_that_nobody_knows_is_not_the_one_before() -> None:
    about = ReportContext(2018, "summary", "平湖县")
    text = "天源饮品有限公司产值1.2亿元。老字号企业徐氏酱坊实现销售380万元。"
    assert subjects(text, about) == ["天源饮品有限公司", None]
    assert subjects("农商行、邮储银行、村镇银行授信1.6亿元。", about) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年公司收入17亿元。3月,公司与海天集团签订合同,金额3亿元。", [None, None]),
        ("去年公司收入17亿元,其中向海天集团供货2亿元。公司利润1亿元。", [None] * 3),
        ("公司收入5亿元。海天集团是公司最大的客户。", [None]),
        ("公司年报由海天会计师事务所审计,公司亏损3亿元。", [None]),
        # near misses
        ("海天集团扭亏。公司收入17亿元。", ["海天集团"]),
        ("公司利润增长。海天集团称,公司收入17亿元。海天集团上缴税金3亿元。", ["海天集团"] * 2),
        ("我局与海天集团签约,公司拟投资17亿元。", ["海天集团"]),
    ],
)
def test_whom_a_company_deals_with_is_not_the_company(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海装集团、能投集团等多家企业进驻园区。目前,风电装机容量达到57万千瓦。", None),
        ("海装集团、能投集团和水投集团等3家公司净利润增长。另有4家公司亏损。", None),
        ("海装集团、能投集团等企业进驻园区。该公司装机容量达到57万千瓦。", "能投集团"),
        ("海装集团进驻园区。目前,装机容量达到57万千瓦。", "海装集团"),
    ],
)
def test_the_last_of_several_is_not_whom_the_next_sentence_is_on(text: str, expected: str | None) -> None:
    assert subjects(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "海天精锻有限公司收入17亿元,海天液压科技有限公司9亿元,工程服务及其他业务8亿元。其中液压公司净利率11%。",
            ["海天精锻有限公司", "海天液压科技有限公司", None, None],
        ),
        ("海天液压科技有限公司收入9亿元。其中液压公司净利率11%。", ["海天液压科技有限公司"] * 2),
        ("海天科技有限公司收入9亿元。目前公司净利率11%。", ["海天科技有限公司"] * 2),
        # 分别 deals out to firms with words of their own
        (
            "由江海电子有限公司投建的二期项目、银鹿物流有限公司区域总部相继落地,分别投资15亿元和3亿元。",
            ["江海电子有限公司", "银鹿物流有限公司"],
        ),
        # 标的公司 is the firm whose shares are bought
        (
            "江海重科收购银鹿传动有限公司60%股权,其中海天集团转让15%。标的公司净资产1亿元。",
            ["江海重科", "海天集团", "银鹿传动有限公司"],
        ),
        (
            "江海重科公告称,控股子公司银鹿电气与海天集团签订合同,金额2亿元,公司净利润3亿元。",
            ["银鹿电气", "江海重科"],
        ),
    ],
)
def test_whom_a_figure_behind_several_firms_is_of(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_a_firm_that_is_helped_is_not_who_does_what_stands_behind_the_semicolon() -> None:
    county = ReportContext(2018, "plan", "平湖县", None, "平湖县2018年工作安排")
    text = "支持海天科技有限公司上马三期,新增产值3亿元;投入1亿元办好民生实事。"
    assert subjects(text, county) == ["海天科技有限公司", "平湖县"]


def test_the_latter_of_two_figures_is_no_firm() -> None:
    county = ReportContext(2017, "communique", "平湖县", None, "平湖县2017年统计公报")
    text = "工业投资3亿元,房地产投资2亿元,后者下降3%。粮食产量5万吨。"
    assert subjects(text, county) == ["平湖县"] * 4


def test_an_association_tells_of_its_trade_and_orders_from_abroad_are_of_whom_they_are_sent_to() -> None:
    trade = ReportContext(2022, "summary", "平湖市", None, "平湖市玻璃行业运行简报")
    assert subjects("海天集团实现收入3亿元。协会估计全年产量171万吨。", trade) == ["海天集团", "平湖市"]
    assert subjects("出口额9亿元。东南亚订单占出口额44%。", trade) == ["平湖市", "平湖市"]
    two = "海天集团、红星机械公司分别实现收入3亿元和4亿元。协会估计全年产量171万吨，增长5%。"
    assert subjects(two, trade)[2:] == ["平湖市", "平湖市"]


def test_figures_dealt_to_a_name_that_was_not_found_are_nobodys() -> None:
    county = ReportContext(2018, "summary", "平湖县", None, "平湖县2018年工作总结")
    assert subjects("海天集团、柳河钢铁分别实现收入3亿元和4亿元。", county) == [None, None]
    assert subjects("柳河钢铁、海天集团分别实现收入3亿元和4亿元。", county) == [None, None]
    assert subjects("海天集团收入、利润分别为3亿元和4亿元。", county) == ["海天集团", "海天集团"]
    assert subjects("海天集团、红星机械公司分别实现收入3亿元和4亿元。", county) == ["海天集团", "红星机械公司"]
