"""Years and certainty in a 政府工作报告: given in the spring of the title's year, on the year before and its own."""

from __future__ import annotations

import pytest

from pipeline.context.attribute import ReportContext
from pipeline.context.known import with_text
from pipeline.document.fields import read_fields
from pipeline.reading import read as read_all_of
from tests.readings import contexts_of as read
from tests.readings import period

TITLE = "临溪县2014年政府工作报告"
COUNTY = ReportContext(2014, "summary", "临溪县", None, TITLE)
SIGNED = ReportContext(2014, "summary", "临溪镇", "临溪镇人民政府", "临溪镇2014年政府工作报告", "2014-02")
SUMMARY = ReportContext(2013, "summary", "临溪镇", "临溪镇人民政府", "临溪镇2013年工作总结", "2013-12")
HEAD = "各位代表:\n现在,我报告政府工作。\n"

YEARS = [
    (HEAD + "一、2013年工作回顾\n过去一年,我县工业产值达到【63亿元】。\n财政收入【7亿元】。", ["2013", "2013"]),
    (HEAD + "一、过去一年工作回顾\n工业产值达到【63亿元】。\n全年投入【7亿元】。", ["2013", "2013"]),
    (HEAD + "一、一年来的工作回顾\n工业产值【63亿元】。\n一年来投入【7亿元】。", ["2013", "2013"]),
    (HEAD + "一、2013年工作回顾\n全年用于农业的支出【3亿元】。\n上半年新开工项目投资【1亿元】。", ["2013", "2013-H1"]),
    (HEAD + "一、2013年工作回顾\n上年为【3亿元】,今年1月已投入【1亿元】。", ["2012", "2014-01"]),
    (HEAD + "一、2013年工作回顾\n产值【3亿元】。\n二、2014年主要任务\n产值【4亿元】。", ["2013", "2014"]),
    (HEAD + "一、2013年工作回顾\n产值【3亿元】。\n二、2014年主要预期目标\n产值【4亿元】。", ["2013", "2014"]),
    (HEAD + "一、2013年工作回顾\n产值【3亿元】。\n二、着力改善民生\n投资【4亿元】。", ["2013", "2014"]),
    (HEAD + "一、2013年工作回顾\n产值【3亿元】。\n二、2014年的工作\n过去一年,产值达到【4亿元】。", ["2013", "2013"]),
    (HEAD + "一、过去五年工作回顾\n建成学校投资【3亿元】。\n二、今年工作安排\n投资【4亿元】。", [None, "2014"]),
    (HEAD + "一、过去一年和五年工作回顾\n公路投资【3亿元】。", [None]),
    (HEAD + "第六个五年计划的基本任务\n公路投资【3亿元】。", ["1981..1985"]),
    (HEAD + "公路投资【3亿元】。", [None]),
    (HEAD + "一、“十二五”时期的成就和“十三五”时期的目标任务\n公路投资【3亿元】。", [None]),
    (HEAD + "一、“九五”时期工作回顾\n2000年产值【3亿元】,平均每年增长【8%】。", ["2000", "1996..2000"]),
    ("1 9 9 7 年产值【3亿元】。", ["1997"]),
    (
        "2012年同2007年相比,产值由【3亿元】增加到【6亿元】;税收由【1亿元】增加到【2亿元】。",
        ["2007", "2012", "2007", "2012"],
    ),
    ("2012年产值由【3亿元】增加到【6亿元】。", ["2011", "2012"]),
    ("到2020年,产值由【3亿元】增加到【6亿元】。", [None, "2020"]),  # from what it is today
    ("2013年半年度净利润【3亿元】。", ["2013-H1"]),
    (
        HEAD + "一、“十一五”时期及2013年工作回顾\n占比由2010年的【5%】调整为【7%】。全年申请【9亿元】。",
        ["2010", None, "2013"],
    ),
    (
        HEAD
        + "一、“十二五”时期和2013年工作回顾\n五年来,投入【9亿元】。\n2013年,产值【3亿元】。\n(一)修路。投入【2亿元】。",
        ["2009..2013", "2013", "2013"],
    ),
    (
        HEAD
        + "一、过去一年和五年工作回顾\n过去一年,产值【3亿元】。\n投入【2亿元】。\n过去五年,【9亿元】。\n【1亿元】。",
        ["2013", "2013", None, None],
    ),
    # A line of a list that names the year, and one of another year, open nothing.
    (HEAD + "一、“十二五”时期和2013年工作回顾\n2013年产值【3亿元】。\n修路投入【2亿元】。", ["2013", None]),
    (HEAD + "一、“十二五”时期和2013年工作回顾\n2012年,产值【3亿元】。\n修路投入【2亿元】。", ["2012", None]),
    (HEAD + "一、“十二五”时期工作回顾\n2013年,产值【3亿元】。\n修路投入【2亿元】。", ["2013", "2011..2015"]),
    (HEAD + "过去五年,成绩显著。2013年产值达到【9亿元】,累计投资【6亿元】。", ["2013", "2009..2013"]),
]


def _short(days: str | None) -> str | None:
    """Return 2013, 2013-H1, 2014-01 or 1981..1985 for a period of first and last day."""
    if days is None:
        return None
    first, last = days.split("..")
    if (first[5:], last[5:]) == ("01-01", "12-31"):
        return first[:4] if first[:4] == last[:4] else f"{first[:4]}..{last[:4]}"
    return f"{first[:4]}-H1" if last[5:] == "06-30" else first[:7]


@pytest.mark.parametrize("report", [COUNTY, SIGNED], ids=["undated", "signed"])
@pytest.mark.parametrize(("marked", "expected"), YEARS)
def test_of_which_year_figures_of_work_reports_are(
    marked: str, expected: list[str | None], report: ReportContext
) -> None:
    assert [_short(period(context)) for context in read(marked, report)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("过去一年,全镇产值【3亿元】。\n财政收入【1亿元】。", ["2013", "2013"]),
        ("全镇工作如下。\n一、2012年工作回顾\n一年来投入【3亿元】。\n全年增收【1亿元】。", ["2012", "2012"]),
        ("一年来投入【3亿元】。\n全年增收【1亿元】。", ["2013", "2013"]),
    ],
)
def test_a_summary_speaks_of_its_own_year(marked: str, expected: list[str | None]) -> None:
    assert [_short(period(context)) for context in read(marked, SUMMARY)] == expected


BACK = HEAD + "一、2013年工作回顾\n产值【3亿元】。\n"
CERTAINTY = [
    (
        BACK + "二、2014年主要任务\n产值【4亿元】。\n一、2013年预算执行情况\n教育支出【2亿元】。",
        ["actual", "planned", "actual"],
    ),
    (
        BACK + "二、2014年主要任务\n产值【4亿元】。\n三、抓好计划执行情况检查\n投入【2亿元】。",
        ["actual", "planned", "planned"],
    ),
    (BACK + "二、2014年主要任务\n产值【4亿元】。", ["actual", "planned"]),
    (BACK + "二、2014年工作安排\n今年目标是:产值增长【8%】。", ["actual", "target"]),
    (BACK + "二、着力夯实农业基础\n再建蔬菜大棚,投资【2亿元】。", ["actual", "planned"]),
    (BACK + "二、着力夯实农业基础\n目前全县有存款【2亿元】;几年来投入【3亿元】。", ["actual"] * 3),
    (BACK + "今年公路投资要保持在【2亿元】。今年1月已到位【1亿元】。", ["actual", "planned", "actual"]),
    (BACK + "产值增长【9%】,超过预期目标,收入增长【8%】。", ["actual"] * 3),
    (BACK + "已完成投资【1亿元】,占规划总投资的【65%】。", ["actual"] * 3),
    ("今年产值【4亿元】。", ["actual"]),
    ("2016年计划指标如下。\n2016年产值【4亿元】,共有学校【5亿元】。", ["planned", "planned"]),  # after the report
]


BUDGET = ReportContext(2013, "summary", "临溪县", None, "临溪县2013年预算执行情况和2014年预算草案的报告", "2014-01")


def test_the_second_part_of_a_budget_report_is_of_the_year_to_come() -> None:
    text = "一、2013年预算执行情况\n2013年收入【9亿元】。\n二、2014年预算草案\n2014年收入预期【10亿元】。"
    told = read(text + "县本级收入安排【4亿元】,增长【5%】。安排扶贫资金【1亿元】。", BUDGET)
    assert [_short(period(context)) for context in told] == ["2013"] + ["2014"] * 4
    assert [context.modality for context in told] == ["actual"] + ["planned"] * 4


def test_the_year_before_in_a_chapter_that_looks_ahead_is_told_not_planned() -> None:
    told = read(HEAD + "一、2013年工作回顾\n产值【3亿元】。\n二、2014年的工作\n过去一年,产值达到【4亿元】。", COUNTY)
    assert told[-1].modality == "actual"


@pytest.mark.parametrize(("marked", "expected"), CERTAINTY)
def test_what_is_and_what_is_to_come(marked: str, expected: list[str]) -> None:
    assert [context.modality for context in read(marked, COUNTY)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("全面实现年初确定的主要目标,产值增长【8%】。", "actual"),
        ("已完成投资占规划总投资的【65%】。", "actual"),
        ("全年完成采购预算12亿元,实际采购【10亿元】。", "actual"),
        ("要完成投资计划【10亿元】。", "planned"),
        ("确保全面完成主要目标,产值增长【8%】。", "target"),
        ("确保基本实现主要目标:产值增长【8%】。", "target"),
    ],
)
def test_aims_that_were_reached(marked: str, expected: str) -> None:
    assert read(marked, SUMMARY)[0].modality == expected


FIVE_YEARS = [
    (HEAD + "一、过去五年工作回顾\n五年累计投入【3亿元】。", ["2009..2013"]),
    (HEAD + "一、过去五年工作回顾\n五年来,产值从【3亿元】增加到【6亿元】。", [None, None]),
    (HEAD + "一、2013年工作回顾\n三年来投入【3亿元】。", [None]),
]


@pytest.mark.parametrize(("marked", "expected"), FIVE_YEARS)
def test_five_years_are_those_before_the_report(marked: str, expected: list[str | None]) -> None:
    assert [_short(period(context)) for context in read(marked, COUNTY)] == expected


def test_title_stands_before_the_address_to_the_listeners() -> None:
    text = "各位代表!\n我代表县政府报告工作。\n过去五年工作的基本总结\n产值增长了一倍。\n办好1996年农民运动会。"
    fields = read_fields(text, None, "1994年临溪县政府工作报告")
    assert (fields.title, fields.report_year) == ("1994年临溪县政府工作报告", 1994)


LINES = [
    (
        HEAD + "2013年,全县产值【63亿元】。\n——民生改善。投入【7亿元】。\n今年,产值增长【8%】。\n投资【9亿元】。",
        COUNTY,
        "3344",
    ),
    (HEAD + "一年来,全镇上下拼搏。\n全年完成税收【2亿元】。\n2014年,再接再厉。\n建设学校【3件】。", SIGNED, "34"),
    (HEAD + "2015年是收官之年。\n全年完成税收【2亿元】。\n2016年,税收增长【9%】。", None, "56"),
    (HEAD + "新建学校投资【2亿元】。\n2010年,投资【1亿元】。\n绿化投资【3亿元】。", COUNTY, "-0-"),
]


@pytest.mark.parametrize(("text", "report", "expected"), LINES)
def test_years_by_lines(text: str, report: ReportContext | None, expected: str) -> None:
    """Without chapters the lines that open with a year tell the year; one named by what it is on looks back on that."""
    named = ReportContext(2015, "summary", "柳河镇", "柳河镇人民政府", "柳河镇2015年政府工作报告", "2016-01")
    found = [context.period_start for context in read(text, report or named)]
    assert "".join(str(first.year % 10) if first else "-" for first in found) == expected


HALF = "临溪镇2015年上半年工作总结和下半年工作打算"
MIDYEAR = ReportContext(2015, "summary", "临溪镇", None, HALF, "2015-07")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、主要工作\n蔬菜大棚投资【3亿元】。", ["2015-H1"]),
        ("二、上半年工作情况\n投资【3亿元】。\n三、存在的问题\n欠款【1亿元】。", ["2015-H1", "2015-H1"]),
        ("一、主要工作\n投资【3亿元】。\n二、下半年工作打算\n投资【4亿元】。", ["2015-H1", "2015-07"]),
        ("一、主要工作\n今年投资【3亿元】,全年力争【7亿元】。", ["2015", "2015"]),
    ],
)
def test_a_half_year_report_is_of_its_half_year(text: str, expected: list[str]) -> None:
    assert [_short(period(c)) for c in read(f"{HALF}\n{text}", MIDYEAR)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、上半年工作情况\n投资【3亿元】。\n二、存在的问题\n欠款【1亿元】。", ["2013-H1", "2013"]),
        ("一、全年工作情况\n投资【3亿元】。", ["2013"]),
        ("一、上半年,全镇投资形势较好。\n投资【3亿元】。", ["2013"]),  # a sentence, no heading
    ],
)
def test_a_chapter_on_part_of_the_year_ends_with_the_next(text: str, expected: list[str]) -> None:
    assert [_short(period(c)) for c in read(f"临溪镇2013年工作总结\n{text}", SUMMARY)] == expected


def test_a_notice_is_of_the_report_that_it_passes_on() -> None:
    text = "关于印发《大河镇2015年工业经济工作要点》的通知\n各村：\n现将要点印发给你们。\n全镇工业总产值确保14亿元。"
    fields = read_fields(text, None, None)
    assert (fields.region, fields.report_year, fields.doc_type) == ("大河镇", 2015, "plan")
    assert fields.title == "关于印发《大河镇2015年工业经济工作要点》的通知"


def test_a_notice_of_something_else_is_a_notice() -> None:
    fields = read_fields("关于做好《大河镇志》编纂工作的通知\n各村：\n请做好2015年工作。", None, None)
    assert fields.doc_type != "plan"


TITLE = "青溪镇2012年政府工作报告\n各位代表:"
LAST_YEAR = "2012年,全镇完成农村经济总收入9亿元,增长8%。"
NEXT_YEAR = "2013年,力争农村经济总收入达到11亿元。"


@pytest.mark.parametrize(
    ("text", "modes"),
    [
        (f"{LAST_YEAR}\n二、2013年工作安排\n{NEXT_YEAR}", "a a p"),
        (f"一、2012年工作回顾\n{LAST_YEAR}\n{NEXT_YEAR}", "a a p"),
        (f"{LAST_YEAR}\n2013年,全镇农村经济总收入预期增长15%。", "a a p"),
        (f"{TITLE}\n2012年,全镇完成收入9亿元,同比增长8%。\n今年力争增长9%。", "a a p"),
        (f"{TITLE}\n2011年,收入8亿元。\n2012年,全镇完成收入9亿元,同比增长8%。\n今年力争增长9%。", "a p p p"),
        (f"{TITLE}\n2012年,全镇完成收入9亿元,增长8%。\n今年力争增长9%。", "p p p"),
        (f"一、2011年工作回顾\n2011年,全镇收入8亿元。\n二、2012年工作安排\n{LAST_YEAR}", "a p p"),
    ],
)
def test_a_work_report_named_by_the_year_it_looks_back_on(text: str, modes: str) -> None:
    about = with_text(ReportContext(2012, "summary", "青溪镇", None, "2012年青溪镇政府工作报告"), text)
    assert " ".join((context.modality or "?")[0] for context in read_all_of(text, about).contexts) == modes


SPOKEN = "在临溪市第八届人民代表大会第二次会议上\n各位代表:\n现在,我代表市人民政府,向大会报告{}工作,请予审议。\n"


@pytest.mark.parametrize(
    ("head", "year"),
    [
        (SPOKEN.format("2014年的"), "2014"),
        ("2015年1月10日" + SPOKEN.format("2014年"), "2014"),
        # somebody tells of it, and no assembly hears it
        (SPOKEN.format("2014年的").replace("我代表", "李明代表"), None),
        ("现在,我代表局党委,向大会报告工作。\n", None),
    ],
)
def test_a_report_that_only_its_first_words_tell(head: str, year: str | None) -> None:
    text = f"{head}工业产值达到63亿元。"
    found = read_all_of(text, with_text(ReportContext(), text)).contexts[0].period_start
    assert (str(found.year) if found else None) == year
