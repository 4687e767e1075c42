"""S11: table_arithmetic.

Do the sums, shares and changes of a table agree with its cells?

    县区    2018年  2019年  增长(%)
    城关区  10.5    11.8    12.4
    桃江县  7.6     8.8     15.8
    合计    18.1    22.6    13.8

合计 is over the rows, a head 合计 over the columns; a share is of the sum of its column, a change between the two
columns of levels before it.  What is no sum (单价, 人均, 增长率) is left alone; what a sum is over must be borne out by
another column, or by most rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.base import Case, Check, Judgement
from pipeline.checks.report import ReportFacts
from pipeline.checks.table_kinds import kinds
from pipeline.checks.table_lines import lines
from pipeline.checks.table_rates import growths, shares
from pipeline.checks.table_sums import columns, rows
from pipeline.checks.table_view import tables


def judge(report: ReportFacts) -> Iterator[Judgement]:
    """Judge each table: sums down and across, changes, shares."""
    for table in tables(report):
        for part in (columns, rows, kinds, growths, shares):
            yield from part(report, table)
    yield from lines(report)


_HEAD = "柳泉镇2013年招商引资情况表 单位:万元\n村名\t项目数(个)\t合同金额\t到位资金\n"
_ROWS = "上塘村\t3\t1250\t860\n下塘村\t5\t2400\t1310\n东洲村\t2\t930\t515\n"
_GROWN = (
    "柳泉镇2013年财政支出 单位:万元\n科目\t2012年\t2013年\t增长(%)\n"
    "教育支出\t1240\t1382\t11.5\n科技支出\t186\t214\t15.1\n"
)
_SHARES = "柳泉镇2013年资金来源 单位:万元\n来源\t金额\t比例(%)\n上级拨款\t120\t30\n镇财政\t160\t40\n"
_MODES = "柳泉县2013年运输量\n指标\t单位\t绝对数\n货运总量\t万吨\t8662.3\n铁路\t万吨\t1136.5\n"

CHECK = Check(
    "S11",
    "table_arithmetic",
    "Do the sums, shares and changes of a table agree with its cells?",
    judge,
    ("means, rates and prices are no sums", "其中 and 一、 make levels", "全县 counts more than the rows"),
    (
        Case(f"{_HEAD}{_ROWS}合计\t10\t4580\t2685\n", "consistent"),
        Case(f"{_HEAD}{_ROWS}合计\t10\t4850\t2685\n", "inconsistent"),
        Case(f"{_HEAD}{_ROWS}全镇\t14\t6580\t3685\n", "undecidable"),
        Case(f"{_GROWN}卫生支出\t620\t676\t9.0\n", "consistent"),
        Case(f"{_GROWN}卫生支出\t620\t676\t19.0\n", "inconsistent"),
        Case(
            _GROWN.replace("财政支出", "主要指标").replace("教育支出", "生产总值\t82000\t87100\t5.9\n教育支出"),
            "undecidable",
        ),
        Case(f"{_MODES}公路\t万吨\t6871.4\n水路\t万吨\t654.4\n", "consistent"),
        Case(f"{_MODES}公路\t万吨\t6781.4\n水路\t万吨\t654.4\n", "inconsistent"),
        Case(f"{_SHARES}企业自筹\t120\t30\n合计\t400\t100\n", "consistent"),
        Case(f"{_SHARES}企业自筹\t120\t20\n合计\t400\t100\n", "inconsistent"),
    ),
    cues=("\t", "|", "铁路"),
    least_facts=0,
)
