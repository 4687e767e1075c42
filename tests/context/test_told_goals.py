"""Goals in brackets behind what was reached, groups of firms that bring about sums, and years told once more."""

from __future__ import annotations

import pytest

from extractors import find
from extractors.base import Patents
from pipeline.context.attribute import ReportContext
from pipeline.reading import read
from tests.readings import counted, firms, metrics, subjects, told

TOWN = ReportContext(2015, "summary", "柳河镇")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专利申请量586件(目标500件),其中发明专利申请132件(目标100件)。", [586, 500, 132, 100]),
        ("专利授权量391件(年度目标值为300件)。", [391, 300]),
        ("专利申请量586件(商标500件)。", [586]),
        ("专利申请212件;其中发明42件。授权量为134件。", [212, 42, 134]),
        ("专利申请212件。商标授权量为134件。", [212]),
    ],
)
def test_patents_aimed_at_and_granted_in_the_next_sentence(text: str, expected: list[int]) -> None:
    assert [mention.count for mention in find(text) if isinstance(mention, Patents)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("研发投入占主营业务收入的2.1%(目标值2.0%)。", ["actual", "target"]),
        ("产值同比增长22.5%(目标20%)。", ["actual", "target"]),
        ("利润3亿元(年度任务2.5亿元)。", ["actual", "target"]),
        ("科技人员占从业人员比重未达到目标(实际6.2%,目标7%)。", ["actual", "target"]),
    ],
)
def test_a_goal_in_brackets_is_of_the_figure_before(text: str, expected: list[str]) -> None:
    reading = read(text, TOWN)
    assert [context.modality for context in reading.contexts] == expected
    assert len({(metric.metric, metric.measure) for metric in reading.metrics}) == 1
    assert reading.metrics[0].metric is not None


def test_what_a_share_falls_short_of_is_no_part_of_its_whole() -> None:
    assert told("科技人员占从业人员比重未达到目标(实际6.2%)。") == [("科技人员占从业人员比例", "share", "从业人员")]
    assert counted("新认定高新技术企业6家(目标5家)。") == ["新认定高新技术企业数"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高新技术企业实现总产值28.7亿元,同比增长22%。", ["高新技术企业总产值"] * 2),
        ("在孵企业实现收入2.4亿元。", ["在孵企业收入"]),
        ("规模以上企业完成产值12亿元,利税3亿元。", ["规模以上企业产值", "规模以上企业利税"]),
        ("该企业实现产值3亿元。", ["产值"]),
        ("全镇实现产值3亿元。", ["产值"]),
        ("户均年收入超过6万元。", ["户均年收入"]),
    ],
)
def test_firms_of_a_kind_belong_to_the_name(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_a_mark_that_picks_firms_is_of_nobody() -> None:
    text = "年销售收入过千万元的企业46家。销售收入过亿元。"
    assert subjects(text, TOWN) == [None, "柳河镇"]
    assert subjects("以估值超过36亿元的公司40%股份换得土地。", TOWN)[0] == "柳河镇"


def test_a_year_that_is_named_is_of_the_one_level_before() -> None:
    text = "2015年财政科技支出368万元,占财政支出的3.05%。2014年为312万元,增长17.9%。"
    assert metrics(text)[2:] == ["财政科技支出"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("华远光电全年研发投入1.5亿元。", ["华远光电"]),
        ("蓝芯微电子年内在新三板挂牌,募集资金3600万元。", ["蓝芯微电子"]),
        ("博睿医疗获风险投资5000万元。", ["博睿医疗"]),
        ("恒达铸造;大川阀业实现产值2亿元。", ["大川阀业"]),
        ("新能源汽车研发投入3亿元。全市机械研发投入3亿元。高端装备研发投入2亿元。", []),
    ],
)
def test_short_names_before_what_firms_do(text: str, expected: list[str]) -> None:
    assert [name for name in firms(text) if name != "恒达铸造"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产值突破80亿元,研发投入占比达到2.4%。", ["产值", "研发投入占比"]),
        ("4、利税总额:3.1亿元,同比增15%。", ["利税", "利税"]),
        ("企业技术开发费投入8600万元,占销售收入的2.3%。", ["技术开发费", "技术开发费占销售收入比例"]),
        ("培育产值10亿元企业1家、5亿元企业2家。", [None, None]),
        ("总投资10亿元项目3个。", ["项目投资额"]),
    ],
)
def test_names_in_lists_of_indicators(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_sizes_of_firms_are_part_of_what_is_counted() -> None:
    assert counted("培育产值10亿元企业1家、5亿元企业2家、亿元企业8家。") == [
        "产值10亿元企业数",
        "5亿元企业数",
        "亿元企业数",
    ]


def test_a_goal_in_brackets_says_nothing_of_what_follows() -> None:
    reading = read("完成专利申请64件(任务50件),授权33件。", TOWN)
    assert [context.modality for context in reading.contexts] == ["actual", "target", "actual"]
    assert read("洽谈项目45个,签约率40%。", TOWN).contexts[0].modality == "actual"


def test_several_firms_together_are_not_the_last_one() -> None:
    text = "恒达铸造产值6.8亿元;瑞明电子产值2.9亿元,税收740万元。两户企业完成产值9.7亿元。财政收入2亿元。"
    assert subjects(text, TOWN)[-2:] == [None, "柳河镇"]


def test_when_a_project_is_done_dates_no_other() -> None:
    text = "恒达热电机组9月份并网发电;瑞明电子投资7.6亿元。"
    assert [str(context.period_start) for context in read(text, TOWN).contexts] == ["2015-01-01"]


def test_new_materials_are_no_end_of_a_name() -> None:
    assert firms("投资3亿元的中科新材料项目封顶。") == []


def test_a_goal_by_which_it_was_done_is_no_goal_of_what_follows() -> None:
    text = "按照年初科技经费占财政支出1.5%的目标,2015年科技经费支出达133万元,占财政支出的1.8%。"
    assert [context.modality for context in read(text, TOWN).contexts] == ["planned", "actual", "actual"]
    assert read("按照规划的目标,到2020年产值达到9亿元。", TOWN).contexts[0].modality == "target"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有工业企业213家,其中规模以上31家。", ["工业企业数", "规模以上工业企业数"]),
        ("商贸企业50家,其中限额以上5家。", ["商贸企业数", "限额以上商贸企业数"]),
        ("有茶叶加工厂220家,规模以上企业10家。", ["茶叶加工厂数", "规模以上企业数"]),
    ],
)
def test_those_above_scale_among_things_counted(text: str, expected: list[str]) -> None:
    assert counted(text) == expected


def test_grants_told_behind_applications() -> None:
    text = "专利申请量分别为32件、58件、97件,年均增长74%;授权量分别为18件、35件和61件。"
    found = [m for m in find(text) if isinstance(m, Patents)]
    assert [m.action for m in found] == ["applied"] * 3 + ["granted"] * 3


def test_the_word_before_a_month_is_no_part_of_what_was_bought() -> None:
    assert metrics("投资6500万元引进的紧密纺生产线于8月投产。") == ["紧密纺生产线投资"]
