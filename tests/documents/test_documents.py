"""Splitting pages and reading a report's fields: literal cases in the genre, and that nothing is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document.clean import restore
from pipeline.document.split import Report, split
from pipeline.document.titles import passed_on, passes_on
from tests.conftest import SHARED

BODY = "今年以来，全镇上下齐心协力，各项工作取得了明显进展，现总结如下。"


@dataclass(frozen=True)
class Given:
    text: str
    title: str | None = None


def reports(text: str, title: str | None = None) -> list[Report]:
    return split(Given(text, title))


def joined(found: list[Report]) -> str:
    return "".join(restore(report.text, report.fixes) for report in found)


HEADINGS = [
    ["第一篇:柳河镇2010年工作总结", "第二篇:柳河镇2011年工作总结", "第三篇:柳河镇工作计划"],
    ["篇一：乡镇工业工作总结", "篇二：乡镇农业工作总结"],
    ["【第1篇】工业工作总结", "【第2篇】农业工作总结"],
    ["【篇一】", "【篇二】"],
    ["范文一", "范文二", "范文三"],
    ["范文1：招商工作总结", "范文2：财税工作总结"],
    ["模板一：招商工作总结", "模板二：财税工作总结"],
    ["招商工作总结范文（一）", "招商工作总结范文（二）"],
    ["乡镇科技工作总结 篇1", "乡镇科技工作总结 篇2"],
    ["科技工作总结范文（篇一）", "科技工作总结范文（篇二）"],
    ["第九篇：一", "第十篇：二", "第十一篇：三"],
    ["第一篇：甲", "第三篇：丙", "第四篇：丁"],
]


@pytest.mark.parametrize("headings", HEADINGS)
def test_a_page_is_parted_at_its_headings(headings: list[str]) -> None:
    page = "\n".join(f"{heading}\n{BODY}" for heading in headings)
    found = reports(page)
    assert [report.heading for report in found] == headings
    assert [report.part for report in found] == list(range(1, len(headings) + 1))
    assert all(report.text.startswith(report.heading or "?") for report in found)
    assert [page[report.source_start :].startswith(report.heading or "?") for report in found] == [True] * len(found)
    assert joined(found) == page


def test_a_heading_that_ends_in_a_number_keeps_its_line() -> None:
    page = f"2013年工作总结篇1\n\n万源公司全年生产水泥20万吨。\n{BODY}\n2013年工作总结篇2\n\n万和公司停产。\n{BODY}"
    assert [report.heading for report in reports(page)] == ["2013年工作总结篇1", "2013年工作总结篇2"]


def test_a_paragraph_glued_to_the_heading_of_its_report_is_parted_from_it() -> None:
    page = "".join(f"第{number}篇:柳河镇工业工作总结　　今年以来,全镇工业稳步发展。\n{BODY}\n" for number in "一二")
    assert [report.heading for report in reports(page)] == ["第一篇:柳河镇工业工作总结", "第二篇:柳河镇工业工作总结"]
    assert joined(reports(page)) == page


NOT_PARTED = [
    f"第一篇论文发表在省级刊物上。\n{BODY}\n第二篇论文正在审稿。\n{BODY}",
    f"全年发表文章：\n第一篇：工业园区建设的思考\n第二篇：产学研合作的路径\n第三篇：人才引进的经验\n{BODY}",
    f"第一篇 指导思想\n第一章 发展环境\n{BODY}\n第二篇 主要任务\n第三章 产业发展\n{BODY}",
    f"{BODY}\n第二篇：这是孤零零的一行\n{BODY}",
    f"{BODY}\n第一篇：只有这一篇\n{BODY}",
    f"{BODY}第一篇：写在句子中间\n{BODY}第二篇：也在句子中间\n{BODY}",
    f"一、上篇\n{BODY}\n二、下篇\n{BODY}",
]


@pytest.mark.parametrize("page", NOT_PARTED)
def test_a_page_without_a_row_of_parts_stays_whole(page: str) -> None:
    found = reports(page)
    assert len(found) == 1
    assert joined(found) == page


def test_a_table_of_contents_is_no_part() -> None:
    page = f"目录\n第一篇：工业\n第二篇：农业\n\n第一篇：工业\n{BODY}\n第二篇：农业\n{BODY}"
    found = reports(page)
    assert [report.heading for report in found] == ["第一篇：工业", "第二篇：农业"]
    assert joined(found) == page


def test_a_line_before_the_first_part_is_kept_in_its_fixes() -> None:
    page = f"乡镇工作总结（两篇）\n\n第一篇：工业\n{BODY}\n第二篇：农业\n{BODY}"
    found = reports(page)
    assert len(found) == 2
    assert found[0].text.startswith("第一篇：工业")
    assert [(fix.name, fix.was) for fix in found[0].fixes] == [("page_preamble", "乡镇工作总结（两篇）\n\n")]
    assert joined(found) == page


def test_a_text_before_the_first_part_is_a_report() -> None:
    page = f"柳河镇2012年上半年工作总结\n{BODY * 8}\n第一篇：工业\n{BODY}\n第二篇：农业\n{BODY}"
    found = reports(page)
    assert [report.heading for report in found] == [None, "第一篇：工业", "第二篇：农业"]
    assert joined(found) == page


def test_a_first_line_of_a_later_part_is_a_heading() -> None:
    assert reports(f"第三篇：柳河镇2012年工作计划\n{BODY}")[0].heading == "第三篇：柳河镇2012年工作计划"


# text, page title → title, issuer, region, year, basis, issued, type
FIELDS = [
    (f"柳河镇2012年工业工作总结\n{BODY}\n柳河镇人民政府\n2012年12月20日", None,
     ("柳河镇2012年工业工作总结", "柳河镇人民政府", "柳河镇", 2012, "signature", "2012-12-20", "summary")),
    (f"柳河镇2012年工业工作总结\n{BODY}\n柳河镇镇人民政府 2012年12月", None,
     ("柳河镇2012年工业工作总结", "柳河镇镇人民政府", "柳河镇", 2012, "signature", "2012-12", "summary")),
    (f"**乡科技工作计划\n{BODY}\n**乡人民政府\n二○一三年二月二十六日", None,
     ("**乡科技工作计划", "**乡人民政府", "**乡", 2013, "signature", "2013-02-26", "plan")),
    # the year a report is about, signed in the spring after it; a plan is about the year it is signed in
    (f"青河县2011年国民经济和社会发展统计公报\n青河县统计局\n2012年3月5日\n{BODY}", None,
     ("青河县2011年国民经济和社会发展统计公报", "青河县统计局", "青河县", 2011, "title", "2012-03-05", "communique")),
    (f"柳河镇2011年工作总结\n{BODY}\n2011年12月30日", None,
     ("柳河镇2011年工作总结", None, "柳河镇", 2011, "signature", "2011-12-30", "summary")),
    (f"柳河镇2010年工作总结\n{BODY}\n2011年12月", None,
     ("柳河镇2010年工作总结", None, "柳河镇", 2011, "signature", "2011-12", "summary")),
    (f"XX区工业工作总结\n{BODY}2008年,全区完成产值90亿元,比2007年增长8%,力争到2012年翻一番。", None,
     ("XX区工业工作总结", None, "XX区", 2008, "body", None, "summary")),
    (f"工业工作总结\nXX县位于省城西部。{BODY}", None,
     ("工业工作总结", None, "XX县", None, None, None, "summary")),
    (f"第一篇：2009年工业工作总结\n{BODY}", None,
     ("2009年工业工作总结", None, None, 2009, "heading", None, "summary")),
    (f"第二篇：柳河镇2009年工业工作总结\n{BODY}\n柳河镇人民政府\n2010年1月4日", None,
     ("柳河镇2009年工业工作总结", "柳河镇人民政府", "柳河镇", 2009, "heading", "2010-01-04", "summary")),
    (f"第二篇：柳河镇2009年工业工作总结\n{BODY}\n柳河镇人民政府\n2010年12月4日", None,
     ("柳河镇2009年工业工作总结", "柳河镇人民政府", "柳河镇", 2010, "signature", "2010-12-04", "summary")),
    (f"水泥价格止跌回升 市场信心增强\n发布时间：2011-07-04\n发布人：\n{BODY}", None,
     ("水泥价格止跌回升 市场信心增强", None, None, 2011, "signature", "2011-07-04", "news")),
    (f"市场需求回暖 家电企业提价\n发布时间：2011-08-09\n{BODY}", None,
     ("市场需求回暖 家电企业提价", None, None, 2011, "signature", "2011-08-09", "news")),
    (f"工业经济快讯（2011年8月9日）\n{BODY}", None,
     ("工业经济快讯（2011年8月9日）", None, None, 2011, "title", "2011-08-09", "news")),
    (f"石坪镇上半年企业和项目情况\n（镇经发办，2021年7月6日报）\n{BODY}", None,
     ("石坪镇上半年企业和项目情况", None, "石坪镇", 2021, "signature", "2021-07-06", "summary")),
    (f"西岭市玻璃行业运行简报\n2022年第3期　西岭市玻璃行业协会\n{BODY}", None,
     ("西岭市玻璃行业运行简报", None, "西岭市", 2022, "title", None, "summary")),
    (f"工业经济快讯（2011年8月）\n{BODY}", None,
     ("工业经济快讯（2011年8月）", None, None, 2011, "title", None, "news")),
    (f"政府工作报告\n——2013年1月8日在青河县第十届人民代表大会第二次会议上\n县长 李明\n各位代表：\n{BODY}", None,
     ("政府工作报告", None, "青河县", 2013, "signature", "2013-01-08", "summary")),
    (f"创新驱动 跨越发展\n——青河镇2012年科技工作总结\n{BODY}\n2013年1月18日", None,
     ("创新驱动 跨越发展", None, "青河镇", 2012, "title", "2013-01-18", "summary")),
    (f"创新驱动 跨越发展\n——青河镇科技工作走笔\n{BODY}\n2013年1月18日", None,
     ("创新驱动 跨越发展", None, None, 2013, "signature", "2013-01-18", "other")),
    (f"2012年全市利用外资运行分析\n{BODY}\n青河市商务局\n2013年1月18日", None,
     ("2012年全市利用外资运行分析", "青河市商务局", "青河市", 2012, "title", "2013-01-18", "summary")),
    (f"关于青河县2012年财政决算的报告\n青河县财政局局长  李 明\n{BODY}\n2013年8月20日", None,
     ("关于青河县2012年财政决算的报告", "青河县财政局", "青河县", 2012, "title", "2013-08-20", "summary")),
    (f"青河县统计局2012年工作总结和2013年打算\n{BODY}", None,
     ("青河县统计局2012年工作总结和2013年打算", None, "青河县", 2012, "title", None, "summary")),
    (f"青河县2012年公报摘要\n青河县科技局（知识产权局）\n{BODY}", None,
     ("青河县2012年公报摘要", "青河县科技局", "青河县", 2012, "title", None, "communique")),
    (f"市科技局2013年工作计划\n发布时间：2013-01-15  来源：青河市科技局  浏览次数：12\n{BODY}", None,
     ("市科技局2013年工作计划", "青河市科技局", "青河市", 2013, "signature", "2013-01-15", "plan")),
    (f"第二篇：集团公司2012年工作汇报\n{BODY}2012年,集团完成产值3亿元。2013年,集团计划完成产值4亿元。", None,
     ("集团公司2012年工作汇报", None, None, 2012, "body", None, "summary")),
    (f"{BODY}", "柳河镇2014年招商引资工作方案",
     ("柳河镇2014年招商引资工作方案", None, "柳河镇", 2014, "title", None, "plan")),
    (f"关于召开科技工作会议的通知\n各村、各单位：\n{BODY}\n柳河镇党政办公室\n2015年3月2日", None,
     ("关于召开科技工作会议的通知", "柳河镇党政办公室", "柳河镇", 2015, "signature", "2015-03-02", "announcement")),
    (f"山东柳河机械有限公司2012年工作总结\n{BODY}\n山东柳河机械有限公司\n2012年12月", None,
     ("山东柳河机械有限公司2012年工作总结", "山东柳河机械有限公司", None, 2012, "signature", "2012-12", "summary")),
    ("5月8日，某公司发布公告称，全年净利润同比增长8%。", None,
     (None, None, None, None, None, None, "news")),
    (f"青河市2014年科技经费投入统计公报\n{BODY}\n青河市统计局\n2015年10月15日", None,
     ("青河市2014年科技经费投入统计公报", "青河市统计局", "青河市", 2014, "title", "2015-10-15", "communique")),
    (f"小木耳做成大产业\n本报讯（通讯员 林海）2016年11月8日，记者走进山村。\n{BODY}", None,
     ("小木耳做成大产业", None, None, 2016, "signature", "2016-11-08", "news")),
    (f"政 府 工 作 报 告\n——2013年1月8日在青河县第十届人民代表大会第二次会议上\n县长 李明\n各位代表：\n{BODY}", None,
     ("政府工作报告", None, "青河县", 2013, "signature", "2013-01-08", "summary")),
    (f"青河镇 工　作　总　结\n{BODY}", None,
     ("青河镇 工作总结", None, "青河镇", None, None, None, "summary")),
    (f"王 明 李 四光 2012年工作总结\n{BODY}", None,
     ("王 明 李 四光 2012年工作总结", None, None, 2012, "title", None, "summary")),
    (f"【第2篇】青河市政府工作报告（摘录）\n政府工作报告（摘录）\n{BODY}", None,
     ("政府工作报告（摘录）", None, "青河市", None, None, None, "summary")),
    (f"工作总结\n青河县位于省城西部，青河县、青河县。{BODY}\n山东柳河机械有限公司\n2012年12月", None,
     ("工作总结", "山东柳河机械有限公司", None, 2012, "signature", "2012-12", "summary")),
    (f"青河区“十四五”规划和二〇三五年远景目标纲要\n2020年{BODY}\n展望2035年{BODY}", None,
     ("青河区“十四五”规划和二〇三五年远景目标纲要", None, "青河区", 2021, "title", None, "plan")),
    (f"柳河县经信局关于2021年上半年工业运行情况的分析\n{BODY}", None,
     ("柳河县经信局关于2021年上半年工业运行情况的分析", None, "柳河县", 2021, "title", None, "summary")),
    (f"岚溪市发展和改革局\n关于2023年上半年固定资产投资情况的报告\n{BODY}", None,
     ("关于2023年上半年固定资产投资情况的报告", "岚溪市发展和改革局", "岚溪市", 2023, "title", None, "summary")),
    (f"调研报告\n{BODY}", None, ("调研报告", None, None, None, None, None, "other")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "expected"), FIELDS)
def test_what_a_report_says_of_itself(text: str, title: str | None, expected: tuple[object, ...]) -> None:
    (report,) = reports(text, title)
    assert (
        report.title, report.issuer, report.region, report.report_year, report.report_year_basis, report.issued,
        report.doc_type,
    ) == expected  # fmt: skip


@pytest.mark.parametrize(
    ("title", "region"),
    [
        ("桐城河市2013年工作总结", "桐城河市"),
        ("荷城市2013年工作总结", "荷城市"),  # 城市 is a word, 荷城 a name
        ("智慧城市2013年建设总结", None),
        ("县城市政工程2013年总结", None),
        ("青河经济开发区2013年工作总结", "青河经济开发区"),
        ("省级经济开发区2013年工作总结", None),
        ("白塔新材料产业园2016年上半年工作总结", "白塔新材料产业园"),
        ("柳河县青山工业园区关于项目建设情况的汇报", "柳河县青山工业园区"),
        ("白塔镇工业园区2016年工作总结", "白塔镇工业园区"),
        ("工业园区2016年工作总结", None),
        ("全县工业园区2016年工作总结", None),
        ("白塔科技园发展公司2016年工作总结", None),
        ("2013年一季度临湖区经济运行分析", "临湖区"),
        ("2013年1-5月临湖区经济运行分析", "临湖区"),
        ("柳河县经济开发区2016年上半年工作总结", "柳河县经济开发区"),
        ("柳河县高新区管委会关于项目建设情况的汇报", "柳河县高新区"),
        ("柳河县经济开发区企业2016年工作总结", "柳河县"),
        ("昆山青浦镇2013年工作总结", "昆山青浦镇"),  # a town behind a place without its level
        ("沛县白塔镇2013年工作总结", "沛县白塔镇"),
        ("苏州吴江区2013年工作总结", "苏州吴江区"),
        ("苏州城南区2013年工作总结", None),
        ("白塔青浦镇2013年工作总结", None),  # 白塔 is no place that is known
        ("江苏百强镇2013年工作总结", None),
        ("昆山各乡镇2013年工作总结", None),
        ("浙江在异乡2013年工作总结", None),
        ("昆明市部分区域2013年工作总结", "昆明市"),
    ],
)
def test_the_place_of_a_title(title: str, region: str | None) -> None:
    assert reports(f"{title}\n{BODY}")[0].region == region


def test_a_word_that_leads_to_the_own_place_makes_no_name_of_it() -> None:
    text = f"工商联2008年工作总结\n民营经济占全县税收的72%,\n占全县从业人员的八成,占全县企业的九成。\n{BODY}"
    assert reports(text)[0].region not in {"占全县", "全县"}


@pytest.mark.parametrize(
    ("title", "date", "year", "basis"),
    [
        # no report is signed before its year: a year in characters, in part or wholly, is read as one in digits
        ("柳河镇2009年工作总结", "2001年12月18日", 2009, "title"),
        ("柳河镇2009年工作总结", "二〇〇一年十二月十八日", 2009, "title"),
        ("柳河镇2009年工作总结", "2001年十二月十八日", 2009, "title"),
        ("柳河镇2009年工作总结", "二〇〇一年12月18日", 2009, "title"),
        ("柳河镇二○○九年工作总结", "二○一九年十二月十八日", 2009, "title"),
        ("柳河镇2009年工作总结", "2010年十二月十八日", 2010, "signature"),
        ("柳河镇2009年工作总结", "二〇一一年12月", 2011, "signature"),
        ("柳河镇2013年工作计划", "2012年12月", 2013, "title"),
        ("柳河镇2020年发展规划", "2011年12月", 2011, "signature"),
        ("2015年发展前景展望", "2011年5月4日", 2011, "signature"),  # no report: it looks ahead
        # goals are no year to be on
        ("柳河镇十四五规划和二〇三五年远景目标纲要", "2021年2月", 2021, "signature"),
        ("柳河镇十四五规划和2035年远景目标纲要", "", 2021, "title"),
        # what looks back on several years is about the last of them, but a school year, or what plans for them
        ("柳河镇2007-2011年招商引资工作汇报", "", 2011, "title"),
        ("柳河镇2007—2011年工作总结", "2011年12月", 2011, "signature"),
        ("柳河镇中学2010-2011年度工作总结", "", 2010, "title"),
        ("柳河镇2011-2015年发展规划", "", 2011, "title"),
        # a plan of five years begins with the first of them, where nothing else dates it
        ("柳河镇“十二五”教育发展规划", "", 2011, "title"),
        ("柳河镇第十三个五年规划纲要", "", 2016, "title"),
        ("柳河镇八五计划", "", 1991, "title"),
        ("柳河镇“十二五”教育发展规划", "2012年3月", 2012, "signature"),
        ("柳河镇十五工程建设方案", "", None, None),
        ("柳河镇“十二五”规划执行情况汇报", "", None, None),
    ],
)
def test_a_date_that_cannot_be_right_gives_way_to_the_title(
    title: str, date: str, year: int | None, basis: str | None
) -> None:
    (report,) = reports(f"{title}\n{BODY}\n柳河镇人民政府\n{date}")
    assert (report.report_year, report.report_year_basis) == (year, basis)
    assert (report.issued or "").count("-") == date.count("月") + date.count("日")


def test_blank_page_has_no_report() -> None:
    assert reports(" \n\u200b\n") == []


LINES = st.sampled_from(
    [
        "第一篇：甲",
        "第二篇：乙",
        "第三篇",
        "篇一：",
        "篇二：",
        "【第1篇】",
        "范文一",
        BODY,
        BODY * 6,
        "",
        "\u3000\u3000" + BODY,
        "目录\r",
        "\u200b",
        "文章标题:总结",
        "《总结》来源于abc.com,欢迎阅读总结。",
        "柳河镇人民政府 2011年12月",
        "2011年",
        "一、甲 " + BODY,
        "有关人口、经济",
        "腾飞的基础。再接再厉，稳步发展。",
    ]
)


@given(st.lists(LINES, max_size=25).map("\n".join))
@settings(max_examples=300, deadline=None)
def test_reports_cover_the_page_exactly(page: str) -> None:
    found = reports(page)
    if found:
        assert joined(found) == page
        for report in found:
            source = restore(report.text, report.fixes)
            assert page[report.source_start : report.source_start + len(source)] == source


GOLD = {
    "heading": "heading",
    "title": "title",
    "issuer": "issuer",
    "region": "region",
    "report_year": "report_year",
    "issue_date": "issued",
    "doc_type": "doc_type",
}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared texts are not here")
def test_the_first_page_gives_its_five_reports() -> None:
    page = (SHARED / "seed" / "page.txt").read_text(encoding="utf-8")
    found = reports(page)
    assert len(found) == 5
    assert [report.report_year_basis for report in found] == ["signature"] * 4 + ["body"]
    for number, report in enumerate(found, 1):
        gold = json.loads((SHARED / "gold" / "seed" / f"part-{number}.json").read_text(encoding="utf-8"))
        assert {key: getattr(report, name) for key, name in GOLD.items()} == {key: gold[key] for key in GOLD}
        source = (SHARED / "gold" / "seed" / f"part-{number}.txt").read_text(encoding="utf-8")
        assert restore(report.text, report.fixes) == source
        assert report.text.startswith(gold["heading"])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared texts are not here")
def test_broken_lines_of_the_first_page_are_joined() -> None:
    page = (SHARED / "seed" / "page.txt").read_text(encoding="utf-8")
    names = [[fix.name for fix in report.fixes] for report in reports(page)]
    assert names == [
        [],
        ["parted_heading"],
        ["joined_line"] * 3,
        [],
        ["boilerplate", "joined_line", "joined_line", "boilerplate"],
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("古城镇科技创新工作总结\n2010年,全镇实现产值9亿元。", "古城镇"),
        ("小城镇建设工作总结\n2010年,完成投资9亿元。", None),
        ("创建科技强镇工作总结\n今年以来,桥西镇党委、政府狠抓落实,全镇实现产值9亿元。", "桥西镇"),
        ("创建科技强镇工作总结\n在区科技局指导下,青麦区委高度重视,全镇实现产值9亿元。", None),
    ],
)
def test_towns_whose_names_look_like_words(text: str, place: str | None) -> None:
    assert reports(text)[0].region == place


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("平湖县科技局关于印发2018年工作计划的通知", "平湖县科技局2018年工作计划"),
        ("关于印发《平湖县2018年工作要点》的通知", "平湖县2018年工作要点"),
        ("关于召开2018年工作会议的通知", None),
        ("平湖县科技局2018年工作计划", None),
    ],
)
def test_a_notice_passes_on_what_it_prints(title: str, expected: str | None) -> None:
    assert passed_on(title) == (expected or title)
    assert passes_on(title) == (expected is not None)


@pytest.mark.parametrize("verb", ["关于", "关于报送", "关于上报", "通报"])
def test_the_verb_of_a_notice_is_none_of_the_place(verb: str) -> None:
    assert reports(f"{verb}滨岭街道2017年工作总结的报告\n今年以来,财政收入3亿元。")[0].region == "滨岭街道"
