from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.base import Enterprise, Mention, Money, Passage, Patents, Percentage
from pipeline.metric.assign import MetricOf, assign
from pipeline.score.metrics import metric_matches

_MARK = re.compile("【(?P<text>[^】]+)】|〖(?P<firm>[^〗]+)〗")
_KINDS = {"发明": "invention", "新型": "utility_model", "外观": "design"}


def _figure(text: str, start: int, before: str) -> Mention:
    """Build the mention the extractors would make of a marked figure; its value is the number printed."""
    where = (start, start + len(text), text, "marked")
    number = Decimal(re.sub("[^0-9.]", "", text) or "1")
    if text.endswith(("%", "百分点")):
        return Percentage(*where, number, number, Decimal(0), unit="percent" if text[-1] == "%" else "percentage_point")
    if text.endswith(("件", "项")):
        kind = next((kind for word, kind in _KINDS.items() if before.endswith(word)), "any")
        return Patents(*where, int(number), int(number), kind=kind, action="applied")  # type: ignore[arg-type]
    scale = Decimal(10) ** (8 * ("亿" in text) + 4 * ("万" in text))
    return Money(*where, number * scale, number * scale, Decimal(0))


def read(marked: str) -> tuple[list[MetricOf], list[str]]:
    """Return what `assign` says of the figures in 【】 of a text (firms in 〖〗), and their texts."""
    text, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        inner = match["text"] or match["firm"]
        mentions.append(
            _figure(inner, len(text), text)
            if match["text"]
            else Enterprise(len(text), len(text) + len(inner), inner, "marked")
        )
        text, last = text + inner, match.end()
    text += marked[last:]
    ends = [match.end() for match in re.finditer("。|$", text)]
    sentences = [(start, end) for start, end in zip([0, *ends], ends, strict=False) if end > start]
    found = assign(Passage(text), mentions, sentences)
    return found, [m.text for m in mentions if not isinstance(m, Enterprise)]


def metrics_of(marked: str) -> list[str | None]:
    return [item.metric for item in read(marked)[0]]


def measures_of(marked: str) -> list[tuple[str | None, str | None]]:
    return [(item.metric, item.measure) for item in read(marked)[0]]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("全年销售收入达到约【60亿元】。", ["销售收入"]),
        ("去年创下【4亿元】的销售收入。", ["销售收入"]),
        ("该厂注册资本为人民币【500万元】。", ["注册资本"]),
        ("我区财政总收入【18亿元】，人均GDP超过【5000元】。", ["财政总收入", "人均生产总值"]),
        ("期内归属于上市公司股东的净利润为【3亿元】。", ["净利润"]),
        ("拟募集资金总额不超过【12亿元】。", ["募集资金"]),
        ("毛利率由【21%】提高至【24%】。", ["毛利率", "毛利率"]),
        ("县财政科技经费从2001年的【90万元】到2002年的【95万元】、2003年的【99万元】。", ["财政科技拨款"] * 3),
        ("本季啤酒销量增长【5%】。", ["啤酒销量"]),
        ("手机业务营业收入【8亿元】。", ["手机业务营业收入"]),
        ("对方已获得【9亿元】的政府补助。", ["政府补助"]),
    ],
)
def test_an_indicator_before_or_after_the_figure(marked: str, expected: list[str | None]) -> None:
    assert metrics_of(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("净利润【3亿元】，同比增长【5%】。", [("净利润", "level"), ("净利润", "growth")]),
        ("产值【9亿元】，比上年增加【2亿元】。", [("产值", "level"), ("产值", "delta")]),
        ("出口增长【12%】。", [("出口额", "growth")]),
        ("城镇化率提高【1.2个百分点】。", [("城镇化率", "delta")]),
        ("每年安排科技创新资金【50万元】。", [("科技创新资金", "rate")]),
        ("持股比例为【34%】。", [("持股比例", "share")]),
        (
            "利润【8万元】，同比下降【4%】，环比下降【2%】。",
            [("利润", "level"), ("利润", "growth"), ("利润", "growth")],
        ),
        ("销量达15万台，同比增长【7%】。", [("销量", "growth")]),
        ("年内净增工业产值【900万元】。", [("工业总产值", "delta")]),
        ("面料上涨【20%】。", [("面料价格", "growth")]),
        ("该产品以每年【15%】的速度增长。", [("产品", "growth")]),
    ],
)
def test_what_is_measured(marked: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert measures_of(marked) == expected


def test_what_a_growth_compares_with() -> None:
    found, _ = read("营收【5亿元】，同比增长【9%】，环比增长【1%】，较年初增长【3%】。")
    assert [item.base for item in found] == [None, "yoy", "环比", "年初"]


def test_a_respective_list_is_dealt_out_in_order() -> None:
    found, _ = read("全厂利税、上缴税金分别为【1.8亿元】和【1.2亿元】。")
    assert [(item.metric, item.list_pos) for item in found] == [("利税", 0), ("上缴税金", 1)]
    assert {item.list_group for item in found} == {0}


def test_growths_go_to_the_levels_before_them() -> None:
    marked = "实现营业收入【20亿元】，净利润【3亿元】，同比分别增长【19%】和【6%】。"
    assert metrics_of(marked) == ["销售收入", "净利润", "销售收入", "净利润"]


def test_levels_that_are_no_figures_of_ours_count() -> None:
    marked = "销售面积56万平方米，销售金额【66亿元】，同比分别增长【7%】和【8%】。"
    assert metrics_of(marked) == ["销售额", "销售面积", "销售额"]


def test_a_list_whose_counts_differ_is_not_aligned() -> None:
    found, _ = read("营收【6亿元】，利润【5万元】，利税【8万元】，同比分别增长【2%】、【7%】。")
    assert [item.metric for item in found[3:]] == [None, None]
    assert [item.candidates for item in found[3:]] == [("销售收入", "利润"), ("利润", "利税")]
    assert {item.reason for item in found[3:]} == {"list_counts_differ"}


def test_one_indicator_for_all_of_a_list() -> None:
    marked = "收入增速分别高达【44%】和【61%】。"
    assert metrics_of(marked) == ["收入", "收入"]
    assert measures_of("每股收益分别为【1元】、【2元】。") == [("每股收益", "rate"), ("每股收益", "rate")]


@pytest.mark.parametrize(
    ("marked", "metric", "metric_id", "base"),
    [
        ("科技投入【36万元】，占公司销售收入的【5%】。", "科技投入占销售收入比例", "share_scitech_sales", "销售收入"),
        ("线上销售额占总销售额的比重为【30%】。", "线上销售额占总销售额比例", None, "总销售额"),
        ("我镇科技三项经费占财政支出的【2%】。", "科技三项经费占财政支出比例", "share_three_fees_fiscal", "财政支出"),
    ],
)
def test_shares_name_part_and_whole(marked: str, metric: str, metric_id: str | None, base: str) -> None:
    item = read(marked)[0][-1]
    assert (item.metric, item.metric_id, item.measure, item.base) == (metric, metric_id, "share", base)


@pytest.mark.parametrize(
    ("marked", "metric", "base"),
    [
        ("〖甲乙科技〗收购〖丙丁药业〗【55%】股权。", "收购股权比例", "丙丁药业股权"),
        ("目前持有〖丙丁药业〗【75%】的股份。", "持有股权比例", "丙丁药业股权"),
        ("公司挂牌转让〖丙丁药业〗【6%】股权。", "转让股权比例", "丙丁药业股权"),
        ("新公司由〖丙丁药业〗出资并【100%】控股。", "控股比例", None),
    ],
)
def test_a_stake_is_a_share_of_the_firm_it_is_in(marked: str, metric: str, base: str | None) -> None:
    item = read(marked)[0][-1]
    assert (item.metric, item.measure, item.base) == (metric, "share", base)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("投资【300万元】建立了新材料研发中心。", "新材料研发中心投资"),
        ("投资【90万元】新上两套除尘设备。", "除尘设备投资"),
        ("每年安排【50万元】用于人才引进工作。", "人才引进工作经费"),
        ("每年安排【50万元】科技创新资金。", "科技创新资金"),
        ("我厂投资【90万元】。", "项目投资额"),
        ("斥资【8亿元】收购了两家啤酒厂。", "收购价款"),
        ("以【8亿元】的价格收购了两家啤酒厂。", "收购价款"),
    ],
)
def test_sums_are_named_by_their_purpose(marked: str, expected: str) -> None:
    assert metrics_of(marked) == [expected]


def test_among_them_points_to_the_total() -> None:
    found, _ = read("财政总收入【18亿元】，其中地方财政收入【8亿元】，增长【9%】；农民人均纯收入【8000元】。")
    assert [item.part_of for item in found] == [None, 0, None, None]


def test_a_part_is_never_more_than_its_total() -> None:
    found, _ = read("成交额【3亿元】，其中成交额【8亿元】。")
    assert [item.part_of for item in found] == [None, None]


def test_kinds_of_patents_are_parts_of_all() -> None:
    found, _ = read("全区申请专利【9件】；发明【2件】；新型【6件】；外观【1件】。")
    assert [item.part_of for item in found] == [None, 0, 0, 0]
    assert [item.metric for item in found] == [
        "专利申请量",
        "发明专利申请量",
        "实用新型专利申请量",
        "外观设计专利申请量",
    ]


def test_lost_indicators_are_inferred_from_a_parallel_list_and_say_so() -> None:
    found, _ = read("甲厂销售收入【3亿元】，利润【6万元】，利税【8万元】，乙厂销售收入【1亿元】，【2万元】 【3万元】。")
    assert [(item.metric, item.inferred, item.candidates) for item in found[4:]] == [
        ("利润", True, ("利润",)),
        ("利税", True, ("利税",)),
    ]


@pytest.mark.parametrize(
    ("marked", "reason"),
    [
        ("这件事有【20万元】左右就行。", "no_indicator"),
        ("同比增长【8%】。", "growth_without_level"),
        ("铁矿石进口量为【3亿元】。", "unit_mismatch"),
        ("占全国总量的【8%】。", "share_without_part"),
        ("比例为【8%】。", "bare_ratio"),
        ("鱼大涨【3%】。", "name_too_short"),
    ],
)
def test_abstentions_say_why(marked: str, reason: str) -> None:
    item = read(marked)[0][0]
    assert (item.metric, item.reason) == (None, reason)


def test_a_figure_compared_with_another_indicator_keeps_its_own() -> None:
    assert metrics_of("大豆收购价比市场价高出【10%】。") == ["大豆收购价"]


def test_share_prices_are_told_from_prices_of_goods() -> None:
    assert metrics_of("该股今日收于【8元】，下跌【2%】。") == ["股价", "股价"]
    assert metrics_of("伦铜周二收盘价是每吨【9500元】。") == ["收盘价"]


def test_results_are_aligned_with_the_figures() -> None:
    found, texts = read("〖甲公司〗利润【1万元】。〖乙公司〗营收【2万元】，申请专利【3件】。")
    assert texts == ["1万元", "2万元", "3件"]
    assert [item.metric for item in found] == ["利润", "销售收入", "专利申请量"]


@given(
    st.lists(
        st.sampled_from(
            ["利润", "同比", "分别", "增长", "占", "其中", "【5%】", "【3万元】", "、", "，", "。", "投资", "("]
        )
    )
)
def test_any_text_gives_a_result_a_figure(pieces: list[str]) -> None:
    found, texts = read("".join(pieces))
    assert len(found) == len(texts)
    assert all((item.metric is None) == (item.reason is not None) for item in found)
    assert all(item.part_of is None or item.part_of < place for place, item in enumerate(found))


@pytest.mark.parametrize(
    "unit", ["利润【3万元】，", "【5%】、", "其中【3万元】", "分别增长【5%】，", "1,一有限公司", "占"]
)
def test_cost_grows_with_length(unit: str) -> None:
    def seconds(times: int) -> float:
        text = unit * times
        started = time.process_time()
        read(text)
        return time.process_time() - started

    seconds(200)
    assert seconds(4000) < 8 * seconds(1000) + 0.5


@pytest.mark.parametrize(
    ("predicted", "predicted_id", "gold", "same"),
    [
        ("销售收入", "revenue", "营业收入", True),
        ("净利润", "profit_net", "归母净利润", True),
        ("净利润", "profit_net", "营业利润", False),
        ("销售额", "sales_amount", "手机销售额", True),
        ("彩电销售额", None, "冰箱销售额", False),
        ("股价", "share_price", "股价跌幅", True),
        ("出口额占进出口总额比例", None, "出口额占比", True),
        ("出口额占进出口总额比例", None, "进口额占比", False),
        ("面料价格", None, "面料提价幅度", True),
        (None, None, "利润", False),
        (None, None, None, True),
    ],
)
def test_the_rule_of_the_score(predicted: str | None, predicted_id: str | None, gold: str | None, same: bool) -> None:
    assert metric_matches(predicted, predicted_id, gold) is same


def test_an_alternative_counts_as_right() -> None:
    assert metric_matches("项目投资额", "investment_project", "研发中心投资", ["投资额", "投资"])
