"""Headings of plans in one line with what stands under them, what is done amid plans, and stretches that end."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read
from tests.readings import contexts_of, facts, period, short

PLANNED = [
    # The year after the report's in a heading that its text goes on with.
    (
        "收入9亿元。\n六、2024年工作打算。新办企业350户。融资15亿元。\n1、利润5亿元。\n七、其他\n税收3亿元。",
        "2023 2024 2024 2024 2023",
    ),
    ("收入9亿元。\n2024年计划:研发投入2亿元。技改投资6亿元。\n税收3亿元。", "2023 2024 2024 2023"),
    ("收入9亿元。\n(三)2024年目标如下:税收4亿元。利润2亿元。\n税收3亿元。", "2023 2024 2024 2023"),
    ("收入9亿元。\n四、十四五末目标\n收入达到19亿元。", "2023 2025"),
    ("收入9亿元。\n五、2024年预期\n收入不低于10亿元。", "2023 2024"),
    ("收入9亿元。\n2023年计划:技改投资6亿元。", "2023 2023"),  # its own year
    ("收入9亿元。\n2024年计划已经下达。技改投资6亿元。", "2023 2023"),  # no heading
    ("收入9亿元。\n2025年规划目标:技改投资6亿元。", "2023 2025"),  # in its sentence alone
]


@pytest.mark.parametrize(("text", "years"), PLANNED)
def test_plans_of_the_next_year_begin_in_a_line(text: str, years: str) -> None:
    found = facts(text)
    assert [str(fact.period_end)[:4] for fact in found] == years.split()
    assert {fact.modality for fact in found if "2024" in str(fact.period_end)} <= {"planned", "target"}


COUNTY = ReportContext(2023, "summary", "柳河县", None, "柳河县2023年工作总结")
MODES = [
    ("收入9亿元。\n三、下一步打算。引导企业加大技术改造的力度,完成技改投资6亿元,收入2亿元。\n税收3亿元。", "a p p p"),
    (
        "收入9亿元。\n三、下步打算。投资6亿元。\n四、其他工作中办成了几件群众关心的大事,得到了全县群众的好评,税收3亿元。",
        "a p a",
    ),
    ("收入9亿元。\n三、工作情况。引导企业加大技术改造的力度,完成技改投资6亿元,收入2亿元。", "a a a"),
    ("收入9亿元。\n各项资金已有安排。引导企业加大技术改造的力度,完成技改投资6亿元。", "a a"),
    # What is done so far amid plans.
    ("收入9亿元。\n三、2024年打算\n大桥总投资8亿元,目前已完成投资3亿元,2024年投资2亿元。", "a p a p"),
    ("三、2024年打算\n大桥总投资8亿元,截至期末累计投入3亿元。", "p c"),
    ("三、2024年打算\n大桥总投资8亿元,现有道路已不够,投资3亿元。", "p p"),
    # 实际 as a part of an indicator, and as the outcome of a plan of the same.
    ("全年力争出口增长8%;实际使用外资2亿美元,其中制造业外资1亿美元。", "p p p"),
    ("力争内资达到9亿元,实际利用外资2亿美元。", "p a"),
    ("计划引进外资5亿美元,实际利用外资3亿美元。", "p a"),
    ("力争收入达到9亿元,实际完成8亿元。", "p a"),
    ("年初承诺硬化公路20公里,实际硬化18公里;改造危房148户,补助3亿元。", "a"),
    ("收入达到9亿元的可能性很大。", "p"),
    ("目前没有任何计划增发,股价回落至3元。", "a"),
    ("从基金结余中拿出1000亿元。基金结余3亿元。", "a c"),
    ("计划新建保障房1200套,投资9亿元,实际开工960套,投资7亿元。", "p a"),
    ("研发强度2.3%,高出管控目标1.3个百分点。", "a a"),
    ("确保年底前信贷余额超8亿元。盘活存量资金3亿元。信贷余额8亿元。", "p a c"),
    ("2023年产值9亿元,2026年产值达到15亿元。", "a p"),
    ("力争产值9亿元,其中远大机械集团3亿元、宏图电气集团2亿元。", "p p p"),
    # When one project is done says nothing of what follows; what heads a list says it of every item.
    ("大楼预计明年6月投入使用;软件园收入6亿元,税收3000万元。", "a a"),
    ("力争大楼投资6亿元;税收3亿元。", "p p"),
    # 将 before what was done to something, or within what says what a thing is like.
    ("公司已将产品价格上调了6%。", "a"),
    ("公司将控股子公司六成股权转让给安达集团,获得收益3亿元。", "a"),
    ("该网成为首家将直播和服装批发结合起来的平台,交易额9亿元。", "a"),
    ("该网将成为首家销售额达到9亿元的平台。", "p"),
    ("公司将在年内上市,融资9亿元。", "p"),
    ("公司预计全年亏损9亿元,根据三季度报告,负债71亿元。", "p a"),
    ("一是产量恢复,今年预计达到9亿元;二是价格回升,利润3亿元。", "p a"),
    ("公司预计全年亏损9亿元,负债71亿元。", "p p"),
    ("协会的走势预测报告显示,上半年出口额9亿元。", "a"),
    ("2008年公司将酒厂三成股权转让给安达集团,获得9亿元。", "a"),
    ("2024年公司将酒厂三成股权转让给安达集团,获得9亿元。", "p"),
    ("公司成功将负债率降到60%。", "a"),
    ("增长率将从2005-2010年的9%降至2011-2015年的4%。", "a p"),
    ("柳河大桥计划总投资8亿元,完成投资3亿元。", "p a"),
    ("三、2024年打算\n柳河大桥计划总投资8亿元,完成投资3亿元。", "p p"),
    ("今年计划完成投资3亿元。", "p"),
    ("下步将抓好三件事:一是增加投入2亿元;二是引导远大机械集团上市,募集资金8亿元。", "p p"),
    ("规划公布后办成三件事:一是增加投入2亿元;二是远大机械集团上市,募集资金8亿元。", "a a"),
]


@pytest.mark.parametrize(("text", "modes"), MODES)
def test_what_is_still_to_come(text: str, modes: str) -> None:
    assert " ".join((context.modality or "?")[0] for context in read(text, COUNTY).contexts) == modes


PERIODS = [
    ("2023年财政收入【9亿元】,两年平均增长【6%】;投资增长【8%】。", ["2023", "2022..2023", "2023"]),
    ("2023年财政收入【9亿元】,两年平均增长【6%】,其中税收增长【8%】。", ["2023", "2022..2023", "2022..2023"]),
    ("近三年平均增长【6%】;利润年均增长【8%】。", [None, None]),
    ("2023年投入【4亿元】,近三年累计达【9亿元】;补助【3亿元】。", ["2023", None, "2023"]),
    ("近三年,累计投入【4亿元】;补助【3亿元】。", [None, None]),
    ("投资【9亿元】,是“十三五”的1.6倍;五年累计出口【3亿元】。", ["2023", None]),
    ("“十三五”期间投资【9亿元】;五年累计出口【3亿元】。", ["2016..2020", "2016..2020"]),
    ("占收入比重由上年的【2.7%】提高到【3.1%】。其中重点企业投入【6000万元】。", ["2022", "2023", "2023"]),
    (
        "1-6月收入【9亿元】,占全年任务【20亿元】的【45%】。现金收入【9亿元】,较去年同期的【7亿元】增长【5%】。",
        ["2023-01..06", "2023", "2023-01..06", "2023-01..06", "2022-01..06", "2023-01..06"],
    ),
    ("项目【9项】(去年同期【7项】),收入【3亿元】。桥4月开工。", ["2023", "2022", "2023"]),
    ("1-6月收入【9亿元】(去年同期【7亿元】),利润【3亿元】。", ["2023-01..06", "2022-01..06", "2023-01..06"]),
    ("收入【9亿元】,去年同期收入【7亿元】。二季度利润【3亿元】。", ["2023", "2022", "2023-04..06"]),
]


@pytest.mark.parametrize(("marked", "expected"), PERIODS)
def test_where_a_stretch_ends(marked: str, expected: list[str | None]) -> None:
    assert [short(period(context)) for context in contexts_of(marked, COUNTY)] == expected


def test_the_same_time_last_year_is_half_of_it_in_a_report_on_half_a_year() -> None:
    half = ReportContext(2022, "summary", "柳河县", None, "2022年上半年工作总结")
    text = "2022年上半年工作总结\n新签项目【9项】(去年同期【7项】)。"
    assert [short(period(context)) for context in contexts_of(text, half)] == ["2022-01..06", "2021-01..06"]


def test_a_zone_speaks_of_itself_as_the_park() -> None:
    zone = ReportContext(2016, "summary", "白塔经济开发区", None, "白塔经济开发区2016年发展报告")
    text = "瑞明电子收入2.05亿元。园区设立基金3亿元。"
    assert [context.subject for context in read(text, zone).contexts] == ["瑞明电子", "白塔经济开发区"]


SO = [
    # 已 tells what is so: the plan told before ends there.
    ("全年计划新增企业12家,上半年已入库14家,收入9亿元。", "p a a"),
    ("计划投资24亿元,完成12亿元,完成年度任务的50%。", "p a a"),
    ("上半年计划兑现奖补资金800万元,实际拨付520万元。", "p a"),
    ("计划将已建成的厂房改造,投资3亿元。", "p"),
    ("拟收购甲公司已发行股本的60%。", "p"),
    ("累计投入已达444亿元。", "c"),
    ("发放种粮补贴46万元、稻谷目标价格补贴138万元。", "a a"),
    ("成交额38亿元,为年度目标(32亿元)的120.8%,其中输出技术21亿元。", "a p a a"),
    # A list under an aim, and a paragraph that calls for work.
    ("去年收入9亿元。按照计划,今年主要指标安排如下:\n工业产值:达到12亿元,增长15%。\n税收:完成3亿元。", "a p p p"),
    ("今年的目标任务是:\n1、产值12亿元;\n2、税收3亿元;\n全年已到位资金5亿元。", "t t a"),
    ("各项任务完成情况如下:\n工业产值:达到12亿元,增长15%。\n税收:完成3亿元。", "a a a"),
    ("收入9亿元。\n要把科技创新摆在突出位置。加快引进企业,新建园区2个,税收达到3亿元。\n利润1亿元。", "a p p a"),
    ("收入9亿元。\n要把成绩看够。去年税收同比增长8%,完成3亿元。", "a a a"),
]


@pytest.mark.parametrize(("text", "modes"), SO)
def test_plans_end_where_something_is_told_to_be_so(text: str, modes: str) -> None:
    assert [fact.modality[0] for fact in facts(text)] == modes.split()
