"""Figures of the country that no word in their sentence gives to it, and of the place that a title names."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.context.who.national import is_titled
from tests.readings import subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("据国家统计局统计,1-8月水泥业投资增长36%,利润50亿元。", ["中国"] * 2),
        ("海关总署数据显示,茶叶一季度出口额3亿美元,同比增长4%。", ["中国"] * 2),
        ("中国水泥协会的统计数据显示,上半年水泥业利润达80亿元。", ["中国"]),
        ("发改委数据显示,前5月化肥业利润60亿元。其中磷肥利润10亿元。", ["中国"] * 2),
        ("江陵机械股份有限公司发布年报。商务部公布的数据显示,7月茶叶价格上涨3%。", ["中国"]),
        ("今年中央财政安排100亿元专项资金,国家发改委下达3亿元。", ["中国"] * 2),
        ("2014年全国茶农合作年度报告显示,2014年缴存额5亿元。", ["全国"]),
        # near misses
        ("县财政安排100亿元。", [None]),
        ("全国茶叶流通协会表示,价格上涨3%。", [None]),
        ("据加拿大国家统计局统计,1-8月投资增长36%。", [None]),
        ("据国家统计局统计,上海一季度投资增长36%。", ["上海"]),
        ("据海关统计,江陵机械股份有限公司出口3亿美元。", ["江陵机械股份有限公司"]),
        ("中国消费者协会公布的数据显示,投诉均价70元。", [None]),
        ("国家统计局局长说,价格上涨3%。", [None]),
        ("柳河县统计局数据显示,投资增长36%。", [None]),
    ],
)
def test_an_office_of_the_country_counts_for_all_of_it(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


def test_in_the_report_of_a_place_an_office_of_the_country_only_confirms() -> None:
    report = ReportContext(region="柳河县", doc_type="summary")
    assert subjects("柳河县2014年工作总结\n据国家统计局统计,投资增长36%。", report) == ["柳河县"]


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("我国茶叶行业增速加快", "7月份,绿茶产量增长12%。", "中国"),
        ("2011年1-4月中国水泥业运行平稳", "1-4月,利润达到80亿元,同比增长3%。", "中国"),
        ("国内棉花价格回落", "5月均价2.4万元/吨。", "中国"),
        # near misses
        ("茶叶行业增速加快", "7月份,绿茶产量增长12%。", None),
        ("我国茶叶行业增速加快", "加工一吨茶叶可节约成本30%。", None),  # of no period
        ("我国茶叶行业增速加快", "例如,7月一条生产线产量增长12%。", None),
        ("我国茶叶行业增速加快", "7月,该牌子以38%的份额居首,销量大增。", None),  # somebody's
        ("我国茶叶行业增速加快", "印度茶农歉收,7月产量下降12%。", "印度"),
        ("国内外棉花价格回落", "5月均价下降3%。", None),
    ],
)
def test_a_title_on_a_trade_of_the_country(title: str, body: str, expected: str | None) -> None:
    assert set(subjects(f"{title}\n{body}")) == {expected}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("海口每日增投生猪供应限价肉", "海口"),
        ("五年内贵州茶叶产值将突破千亿元", "贵州"),
        ("湖南长沙县融资推水利建设", "长沙县"),  # the lower of the two, whatever lies between
        ("河北石家庄棉价下跌", "石家庄"),
        ("某学者——香港中文大学讲座教授", None),
        ("茶商走进兰州", None),
    ],
)
def test_the_place_that_a_title_begins_with_holds_where_firms_are_named_too(title: str, expected: str | None) -> None:
    text = f"{title}\n前有江陵茶业有限公司,后有海东茶业有限公司。\n本次采购金额3亿元。"
    assert subjects(text)[-1] == expected


def test_what_the_country_is_said_to_do_holds_for_the_sentence_behind_it() -> None:
    text = "茶叶走俏\n发改委数据显示,需求旺盛,带动国内消费大幅增长。一季度茶叶消费8万吨,同比增长3%。"
    assert subjects(text) == ["中国"]


def test_a_figure_of_the_country_tells_of_what_the_later_paragraphs_are() -> None:
    firm = "前有江陵茶业有限公司,后有海东茶业有限公司。\n"
    text = f"茶叶减产\n{firm}5月我国出口茶叶3万吨,同比增长4%。\n6月出口额3亿元,同比增长2%。"
    assert subjects(text)[-2:] == ["中国"] * 2
    abroad = text.replace("\n6月", "\n7月印度出口额2亿元。\n6月")
    assert subjects(abroad)[-3:] == ["印度", None, None]


@pytest.mark.parametrize(
    "title",
    [
        "我国轮胎行业增速加快\n",
        "“十二五”期间我国洗衣机业\n",
        "1-5月全国粗钢产量\n",
        "钢市:国内价格回落\n",
        "发改委:茶叶产量\n",
    ],
)
def test_titles_on_the_whole_country(title: str) -> None:
    assert is_titled(title)


@pytest.mark.parametrize("title", ["国内外棉价\n", "中国银行年报\n", "茶叶价格\n", "我国没有换行"])
def test_titles_on_something_else(title: str) -> None:
    assert not is_titled(title)
