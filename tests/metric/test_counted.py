"""Counts and physical quantities as rows of facts: named, attributed, pointing at their totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.context.types import ReportContext
from pipeline.document.split import Report
from pipeline.extract import Origin, extract
from pipeline.reading import read
from pipeline.tables import Fact
from tests.readings import counted, metrics

ABOUT = ReportContext(2016, "summary", "柳河镇", "柳河镇人民政府", "柳河镇2016年工作总结", "2016-12")


def names(text: str) -> list[tuple[str, str | None]]:
    reading = read(text, ABOUT)
    return [(c.text, m.metric) for c, m in zip(reading.counts, reading.count_metrics, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年举办科普讲座12场,培训农民860人。", [("12场", "举办科普讲座数"), ("860人", "培训农民人数")]),
        ("新建9000平方米的检测中心。", [("9000平方米", "检测中心面积")]),
        ("组建了300人的志愿者队伍。", [("300人", "志愿者队伍人数")]),
        ("省级示范企业16家,市级24家。", [("16家", "省级示范企业数"), ("24家", "市级示范企业数")]),
        ("31家上市银行中,业绩有涨有跌。", [("31家", "上市银行数")]),
        ("取消300项行政审批事项。", [("300项", "行政审批事项数")]),
        ("制定12项行为准则。", [("12项", "行为准则数")]),
        ("全镇中小企业300家。", [("300家", "中小企业数")]),
        ("启动16个科技重大专项。", [("16个", "科技重大专项数")]),
        ("新增炼钢产能300万吨。", [("300万吨", "新增炼钢产能")]),
        ("劳务输出3万人。", [("3万人", "劳务输出人数")]),
        ("新建25个自然保护地。", [("25个", "自然保护地数")]),
        ("粮食、油料产量分别达到5万吨和3万吨。", [("5万吨", "粮食产量"), ("3万吨", "油料产量")]),
        ("男、女职工分别为30人和20人。", [("30人", None), ("20人", None)]),
        ("已建大型矿井二十八,水电站3座。", [("3座", "水电站数")]),
        ("产值5亿元以上企业17家。", [("17家", "产值5亿元以上企业数")]),
        ("矿井由2600座压减到1053座。", [("2600座", "矿井数"), ("1053座", "矿井数")]),
        ("在岗职工由5230人精简到4980人。", [("5230人", "在岗职工人数"), ("4980人", "在岗职工人数")]),
        ("新增规上企业9家,总数增至78家。", [("9家", "新增规上企业数"), ("78家", "规上企业数")]),
        ("3名监事无法保证报告真实。", [("3名", "监事人数")]),
        ("行政村由86个撤并为52个。", [("86个", "行政村数"), ("52个", "行政村数")]),
        ("公路里程从13.6万公里增加到17.7万公里。", [("13.6万公里", "公路里程"), ("17.7万公里", "公路里程")]),
        ("全年实现销量突破150万台的目标。", [("150万台", "销量")]),
        ("全市彩电需求量达到2600万台。", [("2600万台", "彩电需求量")]),
        ("公司拥有6家全资子公司。", [("6家", "全资子公司数")]),
        ("35家上市公司公布了年报。", [("35家", "上市公司数")]),
        ("其中有12家净利润同比增长。", [("12家", None)]),
        ("停牌不超过5个交易日,重点抓好五项工作。", []),
        ("仍有53家新三板企业未披露年报,首都医院12家。", [("53家", None), ("12家", "首都医院数")]),
        ("公司共有股东860人,其中法人股东12名。", [("860人", "股东人数"), ("12名", "法人股东人数")]),
        ("引进外国专家43人次,上市公司达到20家。", [("43人次", "引进外国专家人次"), ("20家", "上市公司数")]),
        ("案件涉及投资者达340多人,参与者4000人。", [("340多人", "投资者人数"), ("4000人", "参与者人数")]),
        ("拟向12名投资者定向发行股票。", [("12名", "投资者人数")]),
        ("共有42家公司披露了年报。", [("42家", "公司数")]),
        ("生产性泊位70个,其中万吨级以上泊位25个。", [("70个", "生产性泊位数"), ("25个", "万吨级以上泊位数")]),
        ("千头以上奶牛场3家。", [("3家", "千头以上奶牛场数")]),
        ("规上企业减少5家至20家。", [("5家", "规上企业数"), ("20家", "规上企业数")]),
        ("规上企业较上年增加5家至20家。", [("5家", "规上企业数"), ("20家", "规上企业数")]),
        ("规上企业增加15家至20家。", [("15家至20家", "规上企业数")]),
        ("两市这42家公司、等21家公司、两家公司。", [("42家", None), ("21家", None), ("两家", None)]),
        ("约谈了6家“乳业”企业。", [("6家", None)]),
        ("计划建设4个“口袋公园”。", [("4个", "口袋公园数")]),
        ("澄海、陵水县等11个县,亩产超过了千斤。", [("11个", "县数")]),
        ("3年内培育企业12家,项目投产后产能将达到300万吨。", [("12家", "培育企业数"), ("300万吨", "产能")]),
        ("对外销量约36万吨同比上升6%。", [("36万吨", "对外销量")]),
        ("净利率同比增长的有52家,同比下降的有19家。", [("52家", None), ("19家", None)]),
        ("人口26.4万,下辖5镇7街道。", [("26.4万", "人口"), ("5镇", "下辖镇数"), ("7街道", "街道数")]),
    ],
)
def test_what_a_count_is_of(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省级、国家级龙头企业分别12家、3家。", [("12家", "省级龙头企业数"), ("3家", "国家级龙头企业数")]),
        ("省、市级示范社分别达到4家和25家。", [("4家", "省级示范社数"), ("25家", "市级示范社数")]),
        ("粮食、油料产量分别为5万吨、3万吨。", [("5万吨", "粮食产量"), ("3万吨", "油料产量")]),
        ("甲村、乙村分别引进项目5个、8个。", [("5个", "引进项目数"), ("8个", "引进项目数")]),
        ("3月、4月,汽车产量分别为5万辆、6万辆。", [("5万辆", "汽车产量"), ("6万辆", "汽车产量")]),
        ("2015年、2016年粮食产量分别为5万吨、6万吨。", [("5万吨", "粮食产量"), ("6万吨", "粮食产量")]),
        ("汽车产销分别为5万辆、6万辆。", [("5万辆", None), ("6万辆", None)]),
        ("省级、市级和县级示范社分别达到4家和25家。", [("4家", None), ("25家", None)]),
        ("设有培训点5个、8月份招生。", [("5个", "培训点数")]),
    ],
)
def test_what_the_counts_of_a_list_are_of(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert names(text) == expected


def changes(text: str) -> list[tuple[str | None, str, Decimal | None]]:
    """Return metric, measure and lower bound of the facts of a text."""
    report = Report(1, None, "标题", None, "柳河镇", 2016, "title", None, "summary", text, [], 0)
    rows = extract(report, Origin("t", None, "utf-8")).rows["facts"]
    return [(fact.metric, fact.measure, fact.low) for fact in (Fact(*row) for row in rows)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规上企业412家,同比净增45家。", [("规上企业数", "level", 412), ("规上企业数", "delta", 45)]),
        ("合作社35家,较上年新增5家。", [("合作社数", "level", 35), ("合作社数", "delta", 5)]),
        ("在校学生12000人,比上年减少300人。", [("在校学生人数", "level", 12000), ("在校学生人数", "delta", -300)]),
        ("企业减少5家至200家。", [("企业数", "delta", -5), ("企业数", "level", 200)]),
        ("钢材库存下降3655吨至10291吨。", [("钢材库存", "delta", -3655), ("钢材库存", "level", 10291)]),
        ("规上企业净增45家、总数达412家。", [("规上企业数", "delta", 45), ("规上企业数", "level", 412)]),
        ("粮食产量12万吨(比上年减少3000吨)。", [("粮食产量", "level", 120000), ("粮食产量", "delta", -3000)]),
        (
            "会上有1640家外地企业参展,比上届增加52家。",
            [("外地企业参展数", "level", 1640), ("外地企业参展数", "delta", 52)],
        ),
        (
            "大豆进口量为5100万吨左右,比上年减少78万吨。",
            [("大豆进口量", "level", 51000000), ("大豆进口量", "delta", -780000)],
        ),
        ("计划造林5万亩,完成4.2万亩。", [("造林面积", "level", 50000), ("造林面积", "level", 42000)]),
        ("计划造林5万亩,完成绿化4.2万亩。", [("造林面积", "level", 50000), ("绿化面积", "level", 42000)]),
        ("出口额同比下降的企业有14家。", [("企业数", "level", 14)]),
        ("规上企业减少3家。", [("规上企业数", "delta", -3)]),
        ("规上企业412家,新增合作社45家。", [("规上企业数", "level", 412), ("新增合作社数", "level", 45)]),
        ("学校裁减20名教师。", [("教师人数", "delta", 20)]),
    ],
)
def test_a_change_behind_a_count_is_of_what_was_counted(text: str, expected: list[tuple[str | None, str, int]]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    "text",
    ["两种资源统筹利用。", "十八届三中全会召开。", "科技三项经费逐年增加。", "关键零部件国产化。", "位于4栋1309室。"],
)
def test_what_states_no_number_of_things(text: str) -> None:
    assert names(text) == []


def test_a_part_points_at_its_total() -> None:
    text = "全年申报科技项目18项,其中省级项目5项,完成技术改造7处。"
    report = Report(1, None, "标题", None, "柳河镇", 2016, "title", None, "summary", text, [], 0)
    rows = extract(report, Origin("t", None, "utf-8")).rows["facts"]
    facts = {text[fact.start : fact.end]: fact for fact in (Fact(*row) for row in rows)}
    assert facts["5项"].part_of == facts["18项"].fact_id
    assert facts["18项"].part_of is facts["7处"].part_of is None
    assert {fact.kind for fact in facts.values()} == {"count"}
    assert (facts["18项"].low, facts["18项"].unit) == (Decimal(18), "项")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年许可67件次。", ["许可次数"]),
        ("向市外转出127件次。", ["市外转出次数"]),
        ("共计67件次。", [None]),
    ],
)
def test_the_last_character_of_a_word_is_no_glue(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


def test_how_many_are_served_is_no_purpose_of_a_sum() -> None:
    assert metrics("累计投放18.9亿元,支持企业463家次。") == ["投放资金"]
    assert metrics("累计投资18.9亿元,支持重大水利工程。") != ["投放资金"]
