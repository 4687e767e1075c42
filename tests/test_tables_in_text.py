"""Tables inside a text: what their cells say, who of and when, read with heads, labels and captions."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from pipeline.document.split import split
from pipeline.ingest import Page
from pipeline.ingest.markup import main_text
from pipeline.reading import Reading, context_of, read_all
from pipeline.rows import measured
from pipeline.tables import measured_count

TABLES: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "unit in a column of its own": (
        (
            "清源市2022年1-9月主要指标\n指标\t单位\t1-9月\t同比±%\n"
            "地区生产总值\t亿元\t412.5\t5.3\n发电量\t亿千瓦时\t36.2\t-1.8\n"
        ),
        [
            ("412.5", "41250000000", "元", "生产总值", "level", "清源市", "2022-01-01", "2022-09-30"),
            ("5.3", "5.3", "%", "生产总值", "growth", "清源市", "2022-01-01", "2022-09-30"),
            ("36.2", "3620000000", "千瓦时", "发电量", "level", "清源市", "2022-01-01", "2022-09-30"),
            ("-1.8", "-1.8", "%", "发电量", "growth", "清源市", "2022-01-01", "2022-09-30"),
        ],
    ),
    "places under two rows of heads": (
        (
            "清源市2021年工业统计\n县区\t总产值（亿元）\t\t利润（万元）\t\n\t本期\t同比（%）\t本期\t同比（%）\n"
            "白沙县\t86.3\t9.2\t8,350\t-3.4\n全市\t186.9\t7.8\t21,300\t2.1\n"
        ),
        [
            ("86.3", "8630000000", "元", "总产值", "level", "白沙县", "2021-01-01", "2021-12-31"),
            ("9.2", "9.2", "%", "总产值", "growth", "白沙县", "2021-01-01", "2021-12-31"),
            ("8,350", "83500000", "元", "利润", "level", "白沙县", "2021-01-01", "2021-12-31"),
            ("-3.4", "-3.4", "%", "利润", "growth", "白沙县", "2021-01-01", "2021-12-31"),
            ("186.9", "18690000000", "元", "总产值", "level", "清源市", "2021-01-01", "2021-12-31"),
            ("7.8", "7.8", "%", "总产值", "growth", "清源市", "2021-01-01", "2021-12-31"),
            ("21,300", "213000000", "元", "利润", "level", "清源市", "2021-01-01", "2021-12-31"),
            ("2.1", "2.1", "%", "利润", "growth", "清源市", "2021-01-01", "2021-12-31"),
        ],
    ),
    "two years, a loss in brackets, units of rows": (
        (
            "天河精工股份有限公司2019年年度报告\n单位：万元\n项目\t2019年\t2018年\t本年比上年增减\n"
            "净利润\t1,286.50\t(321.05)\t不适用\n每股收益（元/股）\t0.43\t0.29\t48.3%\n毛利率（%）\t31.2\t28.6\t2.6\n"
        ),
        [
            ("1,286.50", "12865000", "元", "净利润", "level", "天河精工股份有限公司", "2019-01-01", "2019-12-31"),
            ("(321.05)", "-3210500", "元", "净利润", "level", "天河精工股份有限公司", "2018-01-01", "2018-12-31"),
            ("0.43", "0.43", "元/股", "每股收益", "rate", "天河精工股份有限公司", "2019-01-01", "2019-12-31"),
            ("0.29", "0.29", "元/股", "每股收益", "rate", "天河精工股份有限公司", "2018-01-01", "2018-12-31"),
            ("48.3%", "48.3", "%", "每股收益", "growth", "天河精工股份有限公司", "2019-01-01", "2019-12-31"),
            ("31.2", "31.2", "%", "毛利率", "level", "天河精工股份有限公司", "2019-01-01", "2019-12-31"),
            ("28.6", "28.6", "%", "毛利率", "level", "天河精工股份有限公司", "2018-01-01", "2018-12-31"),
            ("2.6", "2.6", "百分点", "毛利率", "delta", "天河精工股份有限公司", "2019-01-01", "2019-12-31"),
        ],
    ),
    "thousands, notes, Chinese years": (
        (
            "瑞丰控股有限公司二零一八年业绩\n（以人民币千元列示）\n"
            "\t附注\t二零一八年\t二零一七年\n毛利\t4\t612,522\t568,283\n"
        ),
        [
            ("612,522", "612522000", "元", "毛利", "level", "瑞丰控股有限公司", "2018-01-01", "2018-12-31"),
            ("568,283", "568283000", "元", "毛利", "level", "瑞丰控股有限公司", "2017-01-01", "2017-12-31"),
        ],
    ),
    "patents by kind": (
        (
            "清源市2020年专利统计公报\n表1 2020年专利申请授权情况（单位：件）\n类型\t申请量\t同比\t授权量\n"
            "发明\t412\t21.3%\t103\n合计\t1236\t18.6%\t684\n"
        ),
        [
            ("412", "412", "件", "发明专利申请量", "level", "清源市", "2020-01-01", "2020-12-31"),
            ("21.3%", "21.3", "%", "发明专利申请量", "growth", "清源市", "2020-01-01", "2020-12-31"),
            ("103", "103", "件", "发明专利授权量", "level", "清源市", "2020-01-01", "2020-12-31"),
            ("1236", "1236", "件", "专利申请量", "level", "清源市", "2020-01-01", "2020-12-31"),
            ("18.6%", "18.6", "%", "专利申请量", "growth", "清源市", "2020-01-01", "2020-12-31"),
            ("684", "684", "件", "专利授权量", "level", "清源市", "2020-01-01", "2020-12-31"),
        ],
    ),
    "patents by place, bars, a share": (
        "清源市2020年专利统计公报\n地区 | 专利申请量（件） | 占比（%）\n--- | --- | ---\n白沙县 | 421 | 34.1\n",
        [
            ("421", "421", "件", "专利申请量", "level", "白沙县", "2020-01-01", "2020-12-31"),
            ("34.1", "34.1", "%", "专利申请量", "share", "白沙县", "2020-01-01", "2020-12-31"),
        ],
    ),
    "products": (
        "清源市2020年统计公报\n产品名称\t单位\t产量\t比上年增长（%）\n水泥\t万吨\t110.2\t-0.8\n汽车\t辆\t3562\t12.4\n",
        [
            ("110.2", "1102000", "吨", "水泥产量", "level", "清源市", "2020-01-01", "2020-12-31"),
            ("-0.8", "-0.8", "%", "水泥产量", "growth", "清源市", "2020-01-01", "2020-12-31"),
            ("3562", "3562", "辆", "汽车产量", "level", "清源市", "2020-01-01", "2020-12-31"),
            ("12.4", "12.4", "%", "汽车产量", "growth", "清源市", "2020-01-01", "2020-12-31"),
        ],
    ),
    "a caption of percentages": (
        (
            "清源市2020年统计公报\n表2 2020年居民消费价格比上年涨跌幅度\n单位：%\n"
            "指标\t全市\t农村\n居民消费价格\t2.5\t-0.3\n"
        ),
        [
            ("2.5", "2.5", "%", "居民消费价格", "growth", "清源市", "2020-01-01", "2020-12-31"),
            ("-0.3", "-0.3", "%", "农村居民消费价格", "growth", "清源市", "2020-01-01", "2020-12-31"),
        ],
    ),
    "years down the side": (
        "清源市历年财政收入\n年份\t财政收入（亿元）\t增长（%）\n2018年\t12.3\t8.1\n2019年\t13.4\t8.9\n",
        [
            ("12.3", "1230000000", "元", "财政收入", "level", "清源市", "2018-01-01", "2018-12-31"),
            ("8.1", "8.1", "%", "财政收入", "growth", "清源市", "2018-01-01", "2018-12-31"),
            ("13.4", "1340000000", "元", "财政收入", "level", "清源市", "2019-01-01", "2019-12-31"),
            ("8.9", "8.9", "%", "财政收入", "growth", "清源市", "2019-01-01", "2019-12-31"),
        ],
    ),
    "firms under years, named by the caption": (
        (
            "清源市2014年工业公报\n重点企业主营业务收入（单位：万元）\n"
            "企业名称\t2014年\t2013年\n清源第一机床厂\t20,118\t21,035\n"
        ),
        [
            ("20,118", "201180000", "元", "销售收入", "level", "清源第一机床厂", "2014-01-01", "2014-12-31"),
            ("21,035", "210350000", "元", "销售收入", "level", "清源第一机床厂", "2013-01-01", "2013-12-31"),
        ],
    ),
    "columns nobody names are left alone": ("清源市2014年公报\n名称\t甲\t乙\n丙\t12.5\t13.5\n丁\t14.5\t15.5\n", []),
    "units that are not known are left alone": (
        "单位：万元\n项目\t2016年\n总股本（万股）\t30,000\n床位周转（次/张）\t31.2\n",
        [],
    ),
}


def facts(text: str) -> list[tuple[object, ...]]:
    """Return text, value, unit, metric, measure, subject and period of all figures."""
    (report,) = split(Page("t.txt", None, None, "utf-8", text))
    reading = Reading(Passage(report.text), context_of(report))
    read_all([reading])
    rows = [
        *zip(reading.figures, map(measured, reading.figures), reading.metrics, reading.contexts, strict=True),
        *zip(
            reading.counts,
            map(measured_count, reading.counts),
            reading.count_metrics,
            reading.count_contexts,
            strict=True,
        ),
    ]
    return [
        (
            m.text,
            format(value[0].normalize(), "f"),
            value[3],
            metric.metric,
            metric.measure,
            who.subject,
            str(who.period_start),
            str(who.period_end),
        )
        for m, value, metric, who in sorted(rows, key=lambda row: row[0].start)
        if value[0] is not None
    ]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read(name: str) -> None:
    text, expected = TABLES[name]
    assert facts(text) == expected


def test_a_cell_over_several_rows_leaves_room_below_it() -> None:
    page = (
        "<p>二〇二一年全市工业生产情况如下表所示。</p><table><tr><th row"
        "span=2>县区</th><th colspan=2>总产值（亿元）</th></tr>"
        "<tr><th>本期</th><th>同比%</th></tr><tr><td>白沙县</td><td>86.3</td><td>9.2</td></tr></table>"
    )
    assert "县区\t总产值（亿元）\n\t本期\t同比%\n白沙县\t86.3\t9.2" in main_text(f"<html><body>{page}</body></html>")
