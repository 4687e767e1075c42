"""Who, when and how sure: sentences in the genre, ⟦names⟧ and 【figures】 marked."""

from __future__ import annotations

import datetime

import pytest

from extractors.base import Enterprise, Passage
from pipeline.context.attribute import ReportContext, contexts
from pipeline.score.context import days_of, modality_matches, period_matches, subject_matches
from tests.readings import contexts_of as read
from tests.readings import figure, period

TOWN = ReportContext(2012, "summary", "临溪镇", "临溪镇人民政府", "临溪镇2012年工作总结", "2012-12")
PLAN = ReportContext(2012, "plan", "临溪镇", "临溪镇人民政府", "临溪镇2012年工作计划", "2012-02")
NEWS = ReportContext(2012, "news", None, None, None, "2012-08-15")
FIRM = ReportContext(2012, "summary", None, None, "鸿远集团2012年年度报告")
UNDATED = ReportContext()


SUBJECTS = [
    ("全镇实现产值【8亿元】。", TOWN, ["临溪镇"]),
    (
        "⟦华泰铸造公司⟧销售收入【3亿元】,利税【900万元】,⟦鸿远机械⟧销售收入【1亿元】。",
        TOWN,
        ["华泰铸造公司"] * 2 + ["鸿远机械"],
    ),
    ("⟦华泰铸造公司⟧扩大生产。该公司全年投入【600万元】。全镇完成投资【2亿元】。", TOWN, ["华泰铸造公司", "临溪镇"]),
    ("⟦鸿远集团⟧与⟦华泰铸造公司⟧合作,投资【500万元】。", TOWN, ["鸿远集团"]),
    ("⟦鸿远集团⟧收购⟦华泰铸造⟧【60%】股权,出资【2亿元】。", NEWS, ["鸿远集团", "鸿远集团"]),
    ("⟦鸿远集团⟧向⟦华泰铸造⟧采购铸件【3000万元】。", NEWS, ["鸿远集团"]),
    ("⟦鸿远集团⟧年报发布\n去年公司净利润为【2亿元】。", NEWS, ["鸿远集团"]),
    ("本次增资由⟦鸿远集团⟧出资【3000万元】。", NEWS, ["鸿远集团"]),
    ("⟦恒通研究所⟧分析师认为,我国家电出口额达到【90亿美元】。", NEWS, ["我国"]),
    ("包括年采购额达【3亿美元】的⟦恒通贸易⟧在内的客商到会。", NEWS, ["恒通贸易"]),
    ("深圳、广州等12个城市的成交面积下降【7%】。", NEWS, [None]),
    ("⟦鸿远集团⟧的报价为每股5元,低于⟦恒通贸易⟧的【6元】。", NEWS, ["恒通贸易"]),
    ("开征附加费。太原,每公里【2元】;南宁,每公里【3元】。", NEWS, ["太原", "南宁"]),
    ("投资【2亿元】,分布如下:\n⟦鸿远集团⟧投资【1亿元】。", TOWN, ["临溪镇", "鸿远集团"]),
    (
        "一是⟦鸿远集团⟧产值【9亿元】;二是新增企业【5家】,争取资金【3亿元】。三是⟦华泰铸造⟧投资【2亿元】。",
        TOWN,
        ["鸿远集团", "临溪镇", "临溪镇", "华泰铸造"],
    ),
    ("⟦鸿远集团⟧(⟦Hongyuan⟧)投资【2亿元】。", NEWS, ["鸿远集团"]),
    ("贷款【9亿元】,其中⟦鸿远集团⟧【1亿元】;备案合同【17份】。", TOWN, ["临溪镇", "鸿远集团", "临溪镇"]),
    (
        "抓好⟦鸿远集团⟧数控机床(总投资【3亿元】)、⟦华泰铸造⟧铜板带(二期投资【2亿元】)等项目。",
        TOWN,
        ["鸿远集团", "华泰铸造"],
    ),
    ("目标:国内生产总值【9亿元】。", TOWN, ["临溪镇"]),
    ("去年国内生产总值增长【7%】。", NEWS, ["国内"]),
    ("⟦鸿远集团⟧年报。子公司⟦华泰铸造⟧净利润【3亿元】。公司拟投资【2亿元】。", FIRM, ["华泰铸造", "鸿远集团"]),
    ("⟦鸿远集团⟧年报。其子公司⟦华泰铸造⟧净利润【3亿元】。公司现有员工【200人】。", FIRM, ["华泰铸造"] * 2),
    ("⟦鸿远集团⟧年报。⟦华泰铸造⟧净利润【3亿元】。公司拟投资【2亿元】。", FIRM, ["华泰铸造"] * 2),
    ("公司拥有专利【8项】。", UNDATED, [None]),
    ("照明行业的利润率一般在【9%】左右。", NEWS, [None]),
    ("⟦临溪农商行⟧放贷【6000万元】。全年全社会研发投入【1.2亿元】。", TOWN, ["临溪农商行", "临溪镇"]),
    ("支持⟦鸿远机械厂⟧改造锅炉房,总投资【300万元】。", TOWN, ["鸿远机械厂"]),
    ("规模最小的是⟦恒通贸易⟧,去年只有销售额【80万元】。", NEWS, ["恒通贸易"]),
    ("⟦鸿远集团⟧扩大产能;⟦恒通贸易⟧成为其客户,出口【300万美元】。", TOWN, ["鸿远集团"]),
    ("⟦鸿远集团⟧、⟦华泰铸造⟧分别获补助【8万元】、【5万元】。", TOWN, ["鸿远集团", "华泰铸造"]),
    ("⟦鸿远集团⟧(下称“⟦鸿远股份⟧”)完成产值【3亿元】。", NEWS, ["鸿远集团"]),
    ("⟦鸿远集团⟧刚刚进行国内的调价,幅度为【5%】。", NEWS, ["鸿远集团"]),
]


@pytest.mark.parametrize(("marked", "report", "expected"), SUBJECTS)
def test_whose_a_figure_is(marked: str, report: ReportContext, expected: list[str | None]) -> None:
    assert [context.subject for context in read(marked, report)] == expected


@pytest.mark.parametrize(
    ("issuer", "expected"), [("鸿远集团技术中心", "鸿远集团"), ("鸿远集团", "鸿远集团"), ("鸿远集团路小学", None)]
)
def test_what_an_office_of_a_firm_signs_is_the_firms(issuer: str, expected: str | None) -> None:
    report = ReportContext(2012, "summary", None, issuer, "2012年度工作总结", "2012-12")
    text = "2012年度工作总结\n全年申请专利【45件】。\n与⟦华泰铸造⟧合作。\n⟦鸿远集团⟧技术中心。"
    assert read(text, report)[0].subject == expected


def test_several_firms_are_listed_not_guessed() -> None:
    (context,) = read("⟦鸿远集团⟧、⟦华泰铸造⟧和⟦恒通贸易⟧每年的投入均在【500万元】以上。", TOWN)
    assert (context.subject, context.subjects) == (None, (0, 1, 2))
    assert context.reasons == ("subject:several_subjects", "period:rate")


def test_subject_mention_counts_the_enterprises() -> None:
    found = read("⟦鸿远集团⟧投资【1亿元】;⟦华泰铸造⟧投资【2亿元】。", NEWS)
    assert [context.subject_mention for context in found] == [0, 1]


ROWS = [
    ("⟦鸿远集团⟧总收入【10亿元】。其中,美国本土市场收入【7亿元】,国际市场收入【3亿元】。", ["鸿远集团"] * 3),
    ("⟦华泰铸造公司⟧由知名学者、⟦鸿远集团⟧总裁王某发起成立,注册资本【3亿元】。", ["华泰铸造公司"]),
    ("2011年6月中国出口挤出机【3亿元】。\n分类来看,注射机【2亿元】。", ["中国", "中国"]),
    ("以江苏为例,收购价由【350元】调至【480元】。", ["江苏", "江苏"]),
    ("⟦鸿远集团⟧持股【55%】,其董事长个人也持有【0.3%】的股份。", ["鸿远集团", None]),
    ("⟦鸿远机械⟧收购⟦华泰铸造⟧股权,后者净利润【3亿元】。", ["华泰铸造"]),
    ("增幅居前的有⟦鸿远机械⟧(【12%】)、星桥药业(【9%】)、远山股份(【7%】)。", ["鸿远机械", "星桥药业", "远山股份"]),
    ("增幅居前的有星桥药业(【12%】)、⟦鸿远机械⟧(【9%】)。", ["星桥药业", "鸿远机械"]),
    ("⟦鸿远机械⟧净利润【3亿元】(同比增长【5%】)。", ["鸿远机械", "鸿远机械"]),
    (
        "今年有12家公司净利润增幅超过【50%】,其中⟦鸿远机械⟧净利润【3亿元】,其次是⟦华泰铸造⟧,净利润【2亿元】。",
        [None, "鸿远机械", "华泰铸造"],
    ),
    ("⟦鸿远机械⟧⟦HYM⟧一季度营收【3亿元】。", ["鸿远机械"]),
    ("⟦鸿远机械⟧、县永丰农机厂各获授权专利【2件】。", [None]),
    ("⟦鸿远机械⟧收入【5亿元】;鸿远海工收入【3亿元】,增长【8%】。", ["鸿远机械", None, None]),
    ("⟦鸿远机械⟧收入【5亿元】;鸿远机械园区收入【3亿元】。", ["鸿远机械", "鸿远机械"]),
    ("⟦鸿远机械⟧与⟦华泰铸造⟧合资成立⟦云岭供应链公司⟧,注册资本【2亿元】。", ["云岭供应链公司"]),
    ("⟦鸿远机械⟧收购⟦云岭供应链公司⟧,投资【2亿元】。", ["鸿远机械"]),
    ("⟦鸿远机械⟧产值【3亿元】。参股公司⟦云岭供应链公司⟧全年产值【2亿元】。", ["鸿远机械", "云岭供应链公司"]),
    ("⟦鸿远机械⟧、各分厂获授权专利【2件】。", ["鸿远机械"]),
    ("⟦鸿远机械⟧公布的数据显示,6月份江苏粮食产值【3亿元】。", ["江苏"]),
    ("在江苏(南京)论坛上,专家预计规模将达【30亿元】。", [None]),
]


COUNTY = ReportContext(2023, "summary", "临溪县", None, "临溪县2023年政府工作总结", "2023-12")
BUREAU = ReportContext(2023, "summary", "临溪县", None, "临溪县农业农村局2023年部门决算", "2023-12")
GROUP = ReportContext(2023, "summary", None, None, "鸿远集团2023年工作总结", "2023-12")


@pytest.mark.parametrize(
    ("marked", "report", "expected"),
    [
        (
            "⟦鸿远机械⟧产值【3亿元】。全年接待游客旅游总收入【9亿元】。投资【2亿元】。",
            COUNTY,
            ["鸿远机械", "临溪县", "临溪县"],
        ),
        ("⟦鸿远机械⟧产值【3亿元】。利税【1亿元】。", COUNTY, ["鸿远机械", "鸿远机械"]),
        ("国内公务接待费【3万元】。", BUREAU, ["临溪县农业农村局"]),
        ("东部协作资金【3万元】,捐赠【2万元】。", COUNTY, ["临溪县", "临溪县"]),
        ("⟦鸿远集团⟧2023年工作总结\n⟦云岭置业⟧产值【3亿元】。全年投资【2亿元】。", GROUP, ["云岭置业", "鸿远集团"]),
        ("⟦鸿远集团⟧2023年工作总结\n⟦云岭置业⟧产值【3亿元】。利润【2亿元】。", GROUP, ["云岭置业", "云岭置业"]),
    ],
)
def test_whose_a_later_sentence_is(marked: str, report: ReportContext, expected: list[str | None]) -> None:
    assert [context.subject for context in read(marked, report)] == expected


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_subject_in_rows_and_beside_names(marked: str, expected: list[str | None]) -> None:
    assert [c.subject for c in read(marked, UNDATED)] == expected


PERIODS = [
    ("2008年被认定为技术中心。现有员工【236人】。", TOWN, ["2012-01-01..2012-12-31"]),
    ("2011年全镇实现产值【8亿元】,比上年增长【12%】。", TOWN, ["2011-01-01..2011-12-31"] * 2),
    ("今年1—9月份,完成投资【8亿元】。", TOWN, ["2012-01-01..2012-09-30"]),
    ("全镇发放补贴【30万元】。", TOWN, ["2012-01-01..2012-12-31"]),
    ("每年安排资金【30万元】,今年投入【50万元】。", TOWN, [None, "2012-01-01..2012-12-31"]),
    ("近三年累计投入【300万元】。", TOWN, [None]),
    ("占比由去年上半年的【3.1%】提高到【4%】。", NEWS, ["2011-01-01..2011-06-30", "2012-01-01..2012-12-31"]),
    ("今年上半年,占比由去年同期的【3.1%】升至【4%】。", NEWS, ["2011-01-01..2011-06-30", "2012-01-01..2012-06-30"]),
    (
        "2008-2010年,收入分别增长【8%】、【9%】和【11%】。",
        NEWS,
        ["2008-01-01..2008-12-31", "2009-01-01..2009-12-31", "2010-01-01..2010-12-31"],
    ),
    ("2009年和2011年收入分别为【8亿元】和【9亿元】。", NEWS, ["2009-01-01..2009-12-31", "2011-01-01..2011-12-31"]),
    ("上半年收入【8亿元】。利润【2亿元】。", NEWS, ["2012-01-01..2012-06-30"] * 2),
    ("公司成立于2005年,拥有专利【12项】。", UNDATED, [None]),
    ("一、2011年工作回顾\n全区完成投资【8亿元】。", TOWN, ["2011-01-01..2011-12-31"]),
    ("“十二五”期间,投资【8亿元】。", PLAN, ["2011-01-01..2015-12-31"]),
    ("当日股价收于【8.1元】。", NEWS, ["2012-08-01..2012-08-31"]),
    ("去年净利润【8亿元】。", UNDATED, [None]),
    (
        "企业\t2011年\t2010年\n鸿远集团\t【8亿元】\t【7亿元】\n",
        TOWN,
        ["2011-01-01..2011-12-31", "2010-01-01..2010-12-31"],
    ),
    ("“十一五”末,产值达到【8亿元】。", PLAN, ["2010-01-01..2010-12-31"]),
    ("“十二五”期间发展加快。五年投入【8亿元】。", PLAN, ["2011-01-01..2015-12-31"]),
    ("税收按百分之十五递增,五年投入【8亿元】。", PLAN, [None]),
    ("占一般公共预算支出的【3%】。", TOWN, ["2012-01-01..2012-12-31"]),
    ("过去一年,产值突破【8亿元】。\n投资【2亿元】。", PLAN, ["2011-01-01..2011-12-31"] * 2),
    ("二季度销量下滑【30%】。这是两年来的第二次季度亏损,当季净亏损【3亿元】。", NEWS, ["2012-04-01..2012-06-30"] * 2),
    ("2012年4月需求比去年同期高【1.4%】。", NEWS, ["2012-04-01..2012-04-30"]),
    ("1956年支出【8亿元】,占本年预算的【12%】。", UNDATED, ["1956-01-01..1956-12-31"] * 2),
    (
        "从2006年到2008年的三年中,投资增速分别为【37%】、【73%】和【13%】。",
        NEWS,
        ["2006-01-01..2006-12-31", "2007-01-01..2007-12-31", "2008-01-01..2008-12-31"],
    ),
    ("出口量创下一年来新低,均价【2元】。", NEWS, ["2012-01-01..2012-12-31"]),
    ("2011年占比由【3%】升至【4%】。", NEWS, ["2010-01-01..2010-12-31", "2011-01-01..2011-12-31"]),
    ("2011年上半年占比由【3%】升至【4%】。", NEWS, [None, "2011-01-01..2011-06-30"]),
    ("2018年1-3月净利润【3亿元】,上年同期为【2亿元】。", UNDATED, ["2018-01-01..2018-03-31", "2017-01-01..2017-03-31"]),
    ("日前披露2018半年报,上半年营收【3亿元】。", UNDATED, ["2018-01-01..2018-06-30"]),
    ("公布去年财报,全年营收【3亿元】。", NEWS, ["2011-01-01..2011-12-31"]),
    (
        "今年上半年增长。2012年6月出口【3亿元】。同期,进口【2亿元】,同比增长【5%】。",
        NEWS,
        ["2012-06-01..2012-06-30"] * 3,
    ),
    ("棉纱价格已经从8月15日的【1.3万元】上涨。", NEWS, ["2012-08-01..2012-08-31"]),
    ("上一季度,净利润【8亿元】。", NEWS, ["2012-04-01..2012-06-30"]),
    ("2000年以来,销售额从【4亿元】升至【16亿元】。", NEWS, ["2000-01-01..2000-12-31", "2012-01-01..2012-12-31"]),
    (
        "2017年上半年成交【3亿元】。今年上半年成交【5亿元】;去年同期披露166起,总金额【4亿元】;2018年上半年【6亿元】。",
        UNDATED,
        ["2017-01-01..2017-06-30", "2018-01-01..2018-06-30", "2017-01-01..2017-06-30", "2018-01-01..2018-06-30"],
    ),
    (
        "2010-2011年及2012年上半年,分别亏损【3亿元】、亏损【2亿元】和亏损【1亿元】。",
        UNDATED,
        ["2010-01-01..2010-12-31", "2011-01-01..2011-12-31", "2012-01-01..2012-06-30"],
    ),
    ("2010年和2011年,累计投资【3亿元】。", UNDATED, [None]),
    (
        "2010年12月,以每股1元获得【300万元】;成本要高一些,2011年6月21日,以【500万元】获得其余。",
        UNDATED,
        ["2010-12-01..2010-12-31", None],
    ),
    ("因2010年污染水源,被罚款【8万元】。", NEWS, ["2012-01-01..2012-12-31"]),
    (
        "前7个月出口【8亿元】,其中7月出口【1亿元】;进口【3亿元】。",
        NEWS,
        ["2012-01-01..2012-07-31", "2012-07-01..2012-07-31", "2012-01-01..2012-07-31"],
    ),
]


@pytest.mark.parametrize(("marked", "report", "expected"), PERIODS)
def test_when_a_figure_is_of(marked: str, report: ReportContext, expected: list[str | None]) -> None:
    assert [period(context) for context in read(marked, report)] == expected


def test_basis_tells_what_was_printed() -> None:
    found = read("今年投入【50万元】。\n赠书折款【2万元】。", TOWN)
    assert [context.period_basis for context in found] == ["explicit", "document"]


MODALITIES = [
    ("全年完成投资【8亿元】。", TOWN, ["actual"]),
    ("⟦鸿远集团⟧拟出资【2亿元】收购⟦华泰铸造⟧【60%】股权。", NEWS, ["planned", "planned"]),
    ("预计全年收入增长【8%】,利润增长【5%】。", NEWS, ["planned", "planned"]),
    ("解锁条件为:2010年收入增长不低于【8%】,2011年不低于【9%】。", NEWS, ["planned", "planned"]),
    ("每股盈利【2元】(预期【1.8元】),净利润【3亿元】。", NEWS, ["actual", "planned", "actual"]),
    ("⟦鸿远集团⟧近三五年内会投资【10亿元】。", NEWS, ["planned"]),
    ("今年拟安排赤字【3亿元】,赤字率从去年的【2.1%】提高到【2.3%】。", NEWS, ["planned", "actual", "planned"]),
    ("收购后可为公司增加收入【2000万元】,增加净利润【480万元】。", NEWS, ["planned", "planned"]),
    ("预计明年收入增长【8%】,2010年仅增长【5%】。", NEWS, ["planned", "actual"]),
    ("投资【600万元】安装变频器,可节电【20%】;投资【90万元】改造除尘。", TOWN, ["actual", "planned", "actual"]),
    ("工业产值达到【9亿元】以上。", PLAN, ["target"]),
    ("三、改善基础设施\n投资【9亿元】。\n四、夯实发展基础\n投资【2亿元】。", PLAN, ["target", "target"]),
    ("一、发展基础\n投资【9亿元】。\n二、主要任务\n投资【2亿元】。", PLAN, ["actual", "target"]),
    (
        "累计拥有专利【537项】,其中发明专利【128项】、外观设计【7项】,当年新申请【32项】。",
        TOWN,
        ["cumulative"] * 3 + ["actual"],
    ),
    ("累计投资【3亿元】,其中今年增加【1亿元】。", TOWN, ["cumulative", "actual"]),
    ("全年净利润【2亿元】,完成业绩承诺的【107%】。", TOWN, ["actual", "actual"]),
    ("⟦鸿远集团⟧承诺,全年净利润不低于【2亿元】。", NEWS, ["planned"]),
    ("投产后可实现产值【3亿元】、利税【2800万元】,提供税金【1亿元】。", TOWN, ["planned"] * 3),
    ("主要预期目标是:产值增长【8%】;投资增长【9%】。", TOWN, ["target", "target"]),
    ("全年完成投资【6亿元】,明年计划如下:\n产业投资【8亿元】。\n", TOWN, ["actual", "planned"]),
    ("累计投入【600万元】。", TOWN, ["cumulative"]),
    ("税收完成预算的【103%】。", TOWN, ["actual"]),
    (
        "税收完成【9亿元】(目标8亿元),占比比年初目标高【2个百分点】。税收【9亿元】目标。",
        TOWN,
        ["actual", "actual", "planned"],
    ),
    (
        "占比目标为【9%】。年度计划【12亿元】,1—9月完成【10亿元】,力争【13亿元】。",
        TOWN,
        ["target", "planned", "actual", "planned"],
    ),
    ("(1)甲厂预计产值【9亿元】;(2)乙厂完成投资【2亿元】。", TOWN, ["planned", "actual"]),
    ("明年计划:(1)产值【9亿元】;(2)投资【2亿元】。", TOWN, ["planned", "planned"]),
    (
        "二期投入【1亿元】,达到计划投资的【73%】,完成预算安排的【65%】。计划达到投资的【6%】。",
        TOWN,
        ["actual"] * 3 + ["planned"],
    ),
    ("未来三年将投入【5亿元】。", NEWS, ["planned"]),
    ("一般公共预算收入【9亿元】。", TOWN, ["actual"]),
    ("一、现状与基础\n产值【9亿元】。\n二、发展目标\n产值【12亿元】。", PLAN, ["actual", "target"]),
    ("工作总结\n产值【9亿元】。\n二、下一步工作打算\n产值【12亿元】。", TOWN, ["actual", "planned"]),
    ("2010年全区各类基金已投项目【9亿元】。", PLAN, ["actual"]),
    ("1-7月累计出口【9亿元】。", NEWS, ["actual"]),
    ("比县里下达的【2%】目标低【0.3个百分点】。", TOWN, ["planned", "actual"]),
    ("争取上级资金【300万元】。", TOWN, ["actual"]),
    ("全年争取新增债券资金【8亿元】,比上年多【1亿元】。", TOWN, ["actual", "actual"]),
    ("争取到【2000万元】专项资金。争取到2015年投资【2亿元】。", TOWN, ["actual", "planned"]),
    (
        "明年目标是:存款增加【4亿元】,力争【5亿元】;贷款增加【3亿元】。力争收入【1亿元】。",
        TOWN,
        ["target"] * 3 + ["planned"],
    ),
    ("服务业占比【47%】,低于规划目标【2.5个百分点】。", TOWN, ["actual", "actual"]),
    (
        "争取资金【900万元】,为年度目标【600万元】的【150%】。其中火炬项目【300万元】。",
        TOWN,
        ["actual", "planned", "actual", "actual"],
    ),
    ("省科技支撑计划【4项】,资金【300万元】。", TOWN, ["actual", "actual"]),
    ("研发计划投入【300万元】。", TOWN, ["planned"]),
    ("预计全年产值【6亿元】,完成任务的【103%】;投资【9亿元】。", TOWN, ["planned", "actual", "planned"]),
    ("预计全年产值【6亿元】,实际完成【5亿元】;投资【9亿元】。", TOWN, ["planned", "actual", "actual"]),
    ("教育支出安排【6亿元】。", TOWN, ["planned"]),
    ("⟦鸿远集团⟧将收购⟦华泰铸造⟧,⟦恒通贸易⟧去年收入【3亿元】。", NEWS, ["actual"]),
]


@pytest.mark.parametrize(("marked", "report", "expected"), MODALITIES)
def test_whether_a_figure_is_planned_or_so(marked: str, report: ReportContext, expected: list[str]) -> None:
    assert [context.modality for context in read(marked, report)] == expected


def test_order_of_figures_is_kept() -> None:
    text = "⟦鸿远集团⟧投资1亿元;⟦华泰铸造⟧投资2亿元。".replace("⟦", "").replace("⟧", "")
    firms = [Enterprise(0, 4, "鸿远集团", "test"), Enterprise(10, 14, "华泰铸造", "test")]
    figures = [figure(16, "2亿元"), figure(6, "1亿元")]
    found = contexts(Passage(text), figures, firms, [(0, len(text))], NEWS)
    assert [context.subject for context in found] == ["华泰铸造", "鸿远集团"]


def test_no_figures_no_contexts() -> None:
    assert contexts(Passage("全镇上下团结一心。"), [], [], [(0, 9)], TOWN) == []


@pytest.mark.parametrize("unit", ["1", "一", "1,", ".", "有限公司", "公司", "全镇", "今年,", "将"])
def test_long_runs_take_linear_time(unit: str) -> None:
    text = unit * 8000 + "投资3亿元。"
    figures = [figure(len(text) - 4, "3亿元")]
    assert len(contexts(Passage(text), figures, [], [(0, len(text))], TOWN)) == 1


@pytest.mark.parametrize(
    ("shown", "gold", "right"),
    [
        ("全国", {"subject": "中国"}, True),
        ("苏州", {"subject": "苏州市"}, True),
        ("鸿远集团", {"subject": "山东鸿远集团有限公司"}, True),
        ("华泰铸造", {"subject": "山东鸿远集团有限公司"}, False),
        ("华泰铸造", {"subject": "鸿远集团", "subject_alternatives": ["华泰铸造"]}, True),
        (None, {"subject": None}, True),
        (None, {"subject": "鸿远集团"}, False),
        ("鸿远集团", {"subject": None}, False),
    ],
)
def test_subject_matches(shown: str | None, gold: dict[str, object], right: bool) -> None:
    assert subject_matches(shown, gold) is right


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2011", (2011, 1, 1), (2011, 12, 31)),
        ("2011-12", (2011, 12, 1), (2011, 12, 31)),
        ("2011-01..2011-06", (2011, 1, 1), (2011, 6, 30)),
        ("2002..2005", (2002, 1, 1), (2005, 12, 31)),
        ("2011-08-09", (2011, 8, 9), (2011, 8, 9)),
    ],
)
def test_days_of(written: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days_of(written) == (datetime.date(*first), datetime.date(*last))
    assert period_matches(
        datetime.date(*first), datetime.date(*last), {"period": None, "period_alternatives": [written]}
    )


def test_period_and_modality_matches() -> None:
    assert period_matches(None, None, {"period": None})
    assert not period_matches(None, None, {"period": "2011"})
    assert modality_matches("actual", {"modality": "cumulative", "modality_alternatives": ["actual"]})
    with pytest.raises(ValueError, match="not a period"):
        days_of("summer")
