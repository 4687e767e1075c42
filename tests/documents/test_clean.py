"""Cleaning: literal cases, and the two promises of every fix: it can be undone, and it is not needed twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document.clean import clean, restore, to_source
from pipeline.tables import Fix

# source, cleaned text, names of the fixes
CASES = [
    ("全镇共有企业36家。\r\n其中规模以上9家。", "全镇共有企业36家。\n其中规模以上9家。", ["newline"]),
    ("产值\u200b达到3亿元\ufeff。", "产值达到3亿元。", ["zero_width", "zero_width"]),
    ("利税\x02\x031200万元。", "利税1200万元。", ["control_character"]),
    ("文章标题:柳河镇2012年工业工作总结\n一年来", "柳河镇2012年工业工作总结\n一年来", ["boilerplate"]),
    ("您现在的位置：首页 >> 信息公开 >> 统计公报\n柳河市2012年统计公报", "柳河市2012年统计公报", ["boilerplate"]),
    ("首页 > 范文 > 工作总结\n柳河镇2012年工作总结", "柳河镇2012年工作总结", ["boilerplate"]),
    ("位置：柳河市东部。\n全年完成技改投资2亿元。", "位置：柳河市东部。\n全年完成技改投资2亿元。", []),
    ("经费得到落实。\n本文来自某某范文网", "经费得到落实。", ["boilerplate"]),
    ("(责任编辑：王小明)\n全年完成技改投资2亿元。", "全年完成技改投资2亿元。", ["boilerplate"]),
    ("成效明显。\n页次：3/12 每页20条\n", "成效明显。\n", ["boilerplate"]),
    ("《镇科技工作汇报》来源于fanwen123.com,欢迎阅读镇科技工作汇报。", "", ["boilerplate"]),
    # a sentence cut in two
    (
        "3、引导企业加大研发投入，完善激励政策，对获得省级以上奖励的单位给予配套资金支持，推动产业转型，促\n进全镇经济平稳运行。",
        "3、引导企业加大研发投入，完善激励政策，对获得省级以上奖励的单位给予配套资金支持，推动产业转型，促进全镇经济平稳运行。",
        ["joined_line"],
    ),
    (
        "我们共实施了技改项目12个，每\n个项目都有专人负责。",
        "我们共实施了技改项目12个，每个项目都有专人负责。",
        ["joined_line"],
    ),
    ("全年规模以上企业实现利税12\n00万元，再创新高。", "全年规模以上企业实现利税1200万元，再创新高。", ["joined_line"]),
    ("青阳镇财政收入完成五百四\n十万元，增长一成。", "青阳镇财政收入完成五百四十万元，增长一成。", ["joined_line"]),
    ("今年办好的实事共十\n五项工作都有专人。", "今年办好的实事共十\n五项工作都有专人。", []),
    ("投资总额达到3.5\n亿元，同比增长8%。", "投资总额达到3.5亿元，同比增长8%。", ["joined_line"]),
    (
        "人才队伍是推动企业创新、产业\n升级的根本保证。我们制定了引才办法。",
        "人才队伍是推动企业创新、产业升级的根本保证。我们制定了引才办法。",
        ["joined_line"],
    ),
    ("镇里印发了《\n扶持奖励办法》。", "镇里印发了《扶持奖励办法》。", ["joined_line"]),
    # blanks beside a mark
    (
        "全年完成税收2.4亿元 ，增长5%； 其中增值税1.1亿元。",
        "全年完成税收2.4亿元，增长5%；其中增值税1.1亿元。",
        ["mark_blank"] * 2,
    ),
    ("税收2.4亿元, 增长5% ,利润、\u3000税金分别增长", "税收2.4亿元,增长5%,利润、税金分别增长", ["mark_blank"] * 3),
    ("产量达到3， 700万吨。", "产量达到3，700万吨。", ["mark_blank"]),
    ("公司位于沄水县。  主要产品：   茶叶", "公司位于沄水县。  主要产品：   茶叶", []),
    ("Yunshui Tea, Ltd., 2010", "Yunshui Tea, Ltd., 2010", []),
    # a heading glued to its paragraph
    (
        "四、坚持招商引资“一把手”工程不动摇 全镇上下把招商作为头等大事来抓,先后外出考察20余次,签约项目8个。",
        "四、坚持招商引资“一把手”工程不动摇\n全镇上下把招商作为头等大事来抓,先后外出考察20余次,签约项目8个。",
        ["parted_heading"],
    ),
    # a table whose cells blanks part
    (
        (
            "单位:万元\n乡镇 2017年  2016年 增长(%)\n石滩镇 3,240 3,010 7.6\n"
            "马 岭 乡 980 905 -8.3\n合 计 4,220 3,915 7.8\n"
        ),
        (
            "单位:万元\n乡镇\t2017年\t2016年\t增长(%)\n石滩镇\t3,240\t3,010\t7.6\n"
            "马 岭 乡\t980\t905\t-8.3\n合 计\t4,220\t3,915\t7.8\n"
        ),
        ["table_blank"] * 12,
    ),
    (
        "产品 单位 产量\n水泥 万吨 42.5\n化肥 万吨 8.6",
        "产品\t单位\t产量\n水泥\t万吨\t42.5\n化肥\t万吨\t8.6",
        ["table_blank"] * 6,
    ),
    # ... and one with nothing over its labels, and a change in points
    (
        "元\n       2016年   2015年  同比增减\n收入 3,286.5  2,915.3  12.7%\n净资产收益率 9.8% 8.9% 增加0.9个百分点",
        "元\n\t2016年\t2015年\t同比增减\n收入\t3,286.5\t2,915.3\t12.7%\n净资产收益率\t9.8%\t8.9%\t增加0.9个百分点",
        ["table_blank"] * 9,
    ),
    # ... and one with numbers before and a word behind its figures, marks for none, and a row that lost a cell
    (
        (
            "序号 指标 2020年 2025年 属性\n1 高新技术企业数（家） 42 90 预期性\n"
            "2 用水量下降（%） — 16 约束性\n3 技工（人） 150 预期性"
        ),
        (
            "序号\t指标\t2020年\t2025年\t属性\n1\t高新技术企业数（家）\t42\t90\t预期性\n"
            "2\t用水量下降（%）\t—\t16\t约束性\n3\t技工（人）\t150\t预期性"
        ),
        ["table_blank"] * 15,
    ),
    (
        "指标 1-6月 同比（%）\n投资（亿元） 38.9 -3.1\n税收（亿元） 6.3 2.0\n出口（万元） 1,230 持平\n合计 52",
        "指标\t1-6月\t同比（%）\n投资（亿元）\t38.9\t-3.1\n税收（亿元）\t6.3\t2.0\n出口（万元）\t1,230\t持平\n合计\t52",
        ["table_blank"] * 9,
    ),
    (
        "类别 序号 指标 2020 2025\n投入 1 经费（亿元） 3.2 5.8\n2 比重（%） 1.4 2.0\n产出 3 企业（家） 86 150",
        "类别\t序号\t指标\t2020\t2025\n投入\t1\t经费（亿元）\t3.2\t5.8\n\t2\t比重（%）\t1.4\t2.0\n产出\t3\t企业（家）\t86\t150",
        ["table_blank"] * 16,
    ),
    # ... and one whose cells stand on lines of their own
    (
        "表1\n指标\n单位\n2023年\n地区生产总值\n亿元\n228.6\n人均可支配收入\n元\n19,710\n全县经济平稳。",
        "表1\n指标\t单位\t2023年\n地区生产总值\t亿元\t228.6\n人均可支配收入\t元\t19,710\n全县经济平稳。",
        ["table_break"] * 6,
    ),
    (
        "表1\n\n项目\n\n本年\n\n上年\n\n租金\n\n236\n\n210\n\n补助\n\n145\n\n150\n\n收入平稳。",
        "表1\n\n项目\t本年\t上年\n租金\t236\t210\n补助\t145\t150\n\n收入平稳。",
        ["table_break"] * 8,
    ),
    (
        "表1\n序号\n指标\n2020\n2025\n属性\n1\n技工（人）\n86\n150\n预期性\n2\n企业（家）\n42\n—\n预期性\n三、任务",
        "表1\n序号\t指标\t2020\t2025\t属性\n1\t技工（人）\t86\t150\t预期性\n2\t企业（家）\t42\t—\t预期性\n三、任务",
        ["table_break"] * 12,
    ),
]
# Lines of one paragraph, wrapped where 76 columns end: their characters are fewer where figures stand.
WRAPPED = (
    "全年实现农业总产值4.6亿元,同比增长5.2%;规模以上工业总产值12.8亿元,同比增\n长9.4%;"
    "完成固定资产投资3.35亿元,占年计划3.5亿元的95.7%;财政总收入2860万元,其\n中税收收入2160万元、非税收入700万元。"
    "农民人均纯收入达到9860元,比上年净增780元。全\n镇粮食播种面积2.1万亩,粮食总产9450吨,油料总产1280吨,蔬菜总产2.3万吨。"
    "新发展茶园\n1200亩,茶园总面积达到8600亩。全镇现有专业合作社26家,新增6家。现有规模以上企业7家,\n"
    "从业人员1260人。一年来,全镇上下同心协力,干部群众精神面貌焕然一新,各项工作都取\n得了新的成绩。全年投入资金480万元。"
)

# Paragraphs are indented, the lines they go on in are not, and have no margin.
INDENTED = [
    (
        "全年实现工业总产值16.4亿元，同比增长12.4%；实现利税1.5亿元，同比增长9.6%，专利申请156件，其中发明28件；镇财政投入资金"
        "286万元，完成技改项目12个，新增产能3000吨；引进人才26人，其中博士3人。"
    ),
    (
        "全镇新增高新技术企业3家，总数达到15家，科技投入占销售收入的比重为2.9%，比上年提高0.2个百分点，高新技术产业产值占"
        "规模以上工业总产值的比重达到41%。"
    ),
    "农民人均纯收入达到13680元，比上年增加1200元。",
    (
        "明年的打算是：一是确保投入占比达到3%以上，产值突破40亿元；二是力争专利申请突破180件；三是新增高新技术企业5家，"
        "争取上级科技资金1500万元。"
    ),
]
WIDTHS = (44, 47, 42, 45)


def _ragged(paragraph: str) -> str:
    """Return a paragraph in lines of unequal width."""
    lines, at = [], 0
    for width in WIDTHS * 2:
        lines.append(paragraph[at : at + width])
        at += width
    return "\n".join(filter(None, lines))


def test_paragraphs_that_are_indented_are_one_line_each() -> None:
    text = "\n".join("　　" + _ragged(paragraph) for paragraph in INDENTED)
    assert clean(text).text.split("\n") == ["　　" + paragraph for paragraph in INDENTED]


def test_paragraphs_set_in_a_narrow_column_are_one_line_each() -> None:
    column = 18
    lines = [[p[at : at + column] for at in range(0, len(p), column)] for p in ("　　" + one for one in INDENTED)]
    assert clean("\n".join(map("\n".join, lines))).text.split("\n") == ["　　" + paragraph for paragraph in INDENTED]
    flush = ["".join(one.strip() for one in paragraph) for paragraph in lines]
    unindented = [[p[at : at + column] for at in range(0, len(p), column)] for p in flush]
    assert clean("\n".join(map("\n".join, unindented))).text.split("\n") == INDENTED
    assert clean("\n\n".join(map("\n\n".join, unindented))).text.split("\n\n") == INDENTED
    names = "\n".join(f"山东{one}{two}机械制造有限公司" for one in "恒华瑞金" for two in "达泰源丰")
    assert clean(names).text == names
    verse = "\n".join(["　　春风又绿江南岸", "明月何时照我还", "　　千里莺啼绿映红", "水村山郭酒旗风"] * 4)
    assert clean(verse).text == verse


def _cut(paragraph: str, width: int) -> str:
    """Return a paragraph in lines of as many characters."""
    return "\n".join(paragraph[at : at + width] for at in range(0, len(paragraph), width))


def test_headings_and_labels_among_wrapped_lines_do_not_hide_the_margin() -> None:
    heads = [
        "沁垣湖畔的茶厂",
        "发布人：县报记者",
        "投入逐年增加",
        "产值与税收",
        "明年的打算",
        "发布时间：2011-07-04",
        "结语",
    ]
    paragraphs = [part for pair in zip(heads, [*INDENTED, *INDENTED[:3]], strict=True) for part in pair]
    assert clean("\n".join(_cut(one, 34) for one in paragraphs)).text.split("\n") == paragraphs


def test_items_as_wide_as_the_column_stay_apart() -> None:
    kinds = enumerate("茶粮果菜", 1)
    items = [f"{number}、全镇{kind}叶合作社年度评选活动（第{number}届）实施方案、评审办法" for number, kind in kinds]
    paragraphs = [*INDENTED, *items]
    width = len(items[0])
    assert clean("\n".join(_cut(one, width) for one in paragraphs)).text.split("\n")[-4:] == items


def test_a_short_text_of_few_wrapped_lines() -> None:
    assert clean(_cut(INDENTED[0], 33)).text == INDENTED[0]
    assert clean("　　" + _cut(INDENTED[0], 33)).text == "　　" + INDENTED[0]
    # Three lines of one length that end nothing may be three items, or titles; a fourth line that ends nothing, too.
    items = [
        "全年实现工业总产值16.4亿元，同比增长12.4%，其中规模以上12亿元",
        "全年完成固定资产投资3.2亿元，同比增长8.6%，其中技术改造2.1亿元",
    ]
    assert clean("\n".join(items)).text == "\n".join(items)
    assert clean("\n".join([*items, "新增企业6家", *items])).text.count("\n") == 4


def test_items_are_lines_of_their_own_where_nothing_is_indented() -> None:
    text = "\n".join(map(_ragged, INDENTED)).replace("；三是", "；\n三是")
    assert "\n三是新增高新技术企业5家" in clean(text).text


# What stays as it is.
KEPT = [
    "一、强化组织领导，健全工作机制\n镇党委高度重视，成立了领导小组。",
    "柳河镇2012年工业经济工作总结\n今年以来，全镇工业经济稳步发展。",
    "(一)抓好项目建设\n(二)抓好企业服务\n(三)抓好安全生产",
    "项目名称\n投资额\n新上生产线\n1200",
    "镇长：李明\n2012年12月20日",
    "柳河镇人民政府\n二〇一二年十二月",
    "各位代表：\n现在，我向大会报告工作。",
    "整体增速回落3.1%\n与上年同期相比，今年增速有所放缓。",
    "发布时间：2011-07-04\n发布人：\n正文从这里开始。",
    "企业\t产值\n甲厂\t300万元",
    "一是抓投入\n二是抓人才",
    "完成销售收入 1.5 亿元，利税 345 万元。",
    "三、根据我镇产业发展特 点，制定了规划，实施了项目。",
    "本文由三部分组成，第一部分讲现状。",
    "下一步打算如下\n1、继续抓好招商。",
    "柳河镇 2013年 12月\n产值 12 15\n利润 3",
    "会议时间 地点\n第一组 3 楼\n第二组 5 楼",
    "名称 数量\n水泵 12\n电机 8",
    "2016年 2015年\n产值 12 15\n利润 3 4",
    "    三个方面 两个重点\n产值 12 15 16\n利润 3 4 5 6",
    "青山村 2015年 总结\n人口 1200 人\n收入 350 万元\n支出 310 万元",  # units of the figures before them
    "平湖乡 经济 概况\n1 工业产值 3.2\n2 农业产值 1.6",  # numbers of items, and no head over them
    "指标 2020年 2025年\n企业数 42 90 预期性\n技工数 86 150 约束性",  # more cells than heads
    "情况\n项目\n本年\n上年\n租金\n236\n210\n经营\n88\n补助\n145\n150\n其他\n16\n12",  # the second row lost a cell
    "情况\n序号\n指标\n数量\n1\n技工\n86\n2\n3\n企业\n42",  # so did this
    "情况\n序号\n指标\n产量\n销量\n1\n水泥\n86\n82\n2\n化肥\n42\n3\n玻璃\n16\n12",  # 3 is the number of the next row
    "情况\n\n项目\n\n本年\n\n上年\n\n租金\n\n236\n\n210\n\n经营\n\n\n\n88\n\n补助\n\n145\n\n150",  # an empty cell
    "导航\n项目\n时间\n地点\n12\n14\n16\n18\n20\n22",
    "目录\n企业\n第1页\n第2页\n张某某\n68234\n李某某\n68235",  # the first head says nothing of two columns
    "日程\n项目\n上午\n下午\n开幕\n9\n14\n会议开始后由各组汇报情况。\n讨论\n10\n15",
    "序号 姓名 电话 备注\n1 李某某 6823415 上午、下午\n2 王某某 6823502 上午、下午",
]


@pytest.mark.parametrize(("source", "text", "names"), CASES)
def test_a_repair_is_named_and_can_be_undone(source: str, text: str, names: list[str]) -> None:
    cleaned = clean(source)
    assert cleaned.text == text
    assert [fix.name for fix in cleaned.fixes] == names
    assert restore(cleaned.text, cleaned.fixes) == source


def test_a_margin_of_columns() -> None:
    assert clean(WRAPPED).text == WRAPPED.replace("\n", "")


@pytest.mark.parametrize("text", KEPT)
def test_left_alone(text: str) -> None:
    assert clean(text).text == text


def test_a_fix_says_what_stood_there() -> None:
    cleaned = clean("产值3亿元。\r\n利税\u200b500万元。")
    assert cleaned.fixes == (Fix("newline", 6, 7, "\r\n"), Fix("zero_width", 9, 9, "\u200b"))


def test_to_source_places_characters() -> None:
    source = "文章标题:总结\n产值\u200b3亿元。"
    cleaned = clean(source)
    at = cleaned.text.index("3")
    assert source[to_source(cleaned.fixes, at)] == "3"
    assert source[to_source(cleaned.fixes, 0)] == "总"


PIECES = st.sampled_from(
    [
        *"一二、。，；：\n\n\n\r\t \u3000\u200b\ufeff\x01镇促进元%3万（）《》“”",
        "\r\n",
        "文章标题:",
        "责任编辑：王",
        "来源于abc.com",
        "一、加强领导 ",
        "欢迎阅读",
        "2011年12月",
        "，全镇实现产值3亿元",
        "本文来自",
        "有关人口、经济",
        "腾飞的基础。",
        "第一篇：",
        "\n——",
        "，每",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_fix_can_be_undone(source: str) -> None:
    cleaned = clean(source)
    assert restore(cleaned.text, cleaned.fixes) == source
    assert [fix.start for fix in cleaned.fixes] == sorted(fix.start for fix in cleaned.fixes)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    once = clean(source).text
    assert clean(once).text == once


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_characters_that_stay_are_found_in_the_source(source: str) -> None:
    cleaned = clean(source)
    changed = {at for fix in cleaned.fixes for at in range(fix.start, fix.end)}
    for at, char in enumerate(cleaned.text):
        if at not in changed:
            assert source[to_source(cleaned.fixes, at)] == char


@pytest.mark.parametrize("unit", ["1", "一", "1,", ".", "有限公司", "（", "促\n", "来源于", "\u200b", "一、加强领导 "])
def test_fixes_grow_no_faster_than_the_text(unit: str) -> None:
    short, long = clean(unit * 500), clean(unit * 1000)
    assert len(long.fixes) <= 2 * len(short.fixes) + 2


def test_a_long_title_is_no_line_cut_in_two() -> None:
    title = "关于柳河县2016年国民经济和社会发展计划执行情况与2017年国民经济和社会发展计划草案的报告"
    given = "2017年1月12日在柳河县第十七届人民代表大会第一次会议上"
    assert clean(f"{title}\n{given}\n\n全年完成投资3亿元。").text.split("\n")[0] == title
    cut = "会议听取了县长所作的政府工作情况说明，审查了全县2016年计划执行情况与2017年计划草案的报告"
    assert "\n" not in clean(f"{cut}\n并且同意县发展和改革局在报告中对全年各项任务提出的安排意见。").text


def test_a_line_of_hard_blanks_behind_an_unfinished_one_is_no_fault():
    text = "全镇规模以上工业企业实现主营业务收入稳步增长并且各项指标都创历史新高，\n\u00a0\n下一步要继续努力。"
    assert "新高，" in clean(text).text
