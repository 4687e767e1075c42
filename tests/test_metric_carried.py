"""Rules of last resort: predicates, clauses before, restatements, brackets, prices a ton, parts of a staff."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from pipeline.reading import read

ABOUT = ReportContext()


def metrics(text: str) -> list[str | None]:
    return [metric.metric for metric in read(text, ABOUT).metrics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该公司净利润首度突破3亿元。", ["净利润"]),
        ("报告期内出口额再创新高,达7.2亿美元。", ["出口额"]),
        ("公司净利润稳步回升,同比增长12%。", ["净利润"]),
        ("净利润原本预计为7.6亿元,最终审计确认为5.5亿元。", ["净利润", "净利润"]),
        ("营业收入为37亿元,高于预期的35亿元。", ["销售收入", "销售收入"]),
        ("市场份额较高的有甲公司市场份额为25.5%(上年21%)、乙公司(28.4%)。", ["市场份额", "市场份额", "市场份额"]),
        ("螺纹钢价格为4860元/吨,比上周上涨30元/吨。", ["螺纹钢价格", "螺纹钢价格"]),
        ("公司有员工500人,其中专业技术人员超过75%。", ["专业技术人员占比"]),
        ("公司技术团队80%以上均为本科以上学历。", ["本科占比"]),
        ("上半年采购监管到位,共节约221万元。", ["节约金额"]),
        ("营业收入同比增长2%至36亿美元(预期35.7亿美元)。", ["销售收入"] * 3),
        ("该公司股价从半个月前最高点每股85元滑落至今天最低点67元。", ["股价", "股价"]),
        ("该市出口额同比增长5%;环比增长3%。", ["出口额", "出口额"]),
        ("科技型小型企业研发费用加计扣除比例由50%提高到75%。", ["研发费用加计扣除比例"] * 2),
        ("工业总产值的增长速度,上年计划为4%,实际达到5%。", ["工业总产值", "工业总产值"]),
        ("从净利润同比增幅来看,甲乙科技(12%)、丙丁股份(9%)居前。", ["净利润", "净利润"]),
        ("人民币对美元已累计升值3%。", ["人民币对美元汇率"]),
        ("去年毛利一般在30%左右。", ["毛利率"]),
        ("预计净利润为盈利1.4亿元。", ["净利润"]),
        ("投资300万元建设第二条砌块线。", ["第二条砌块线投资"]),
    ],
)
def test_what_is_carried(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "净利润的计算基数另行规定为3亿元。",
        "该合约屡次上冲至17000元/吨上方。",
        "有关人士认为,其实连1%都不到。",
    ],
)
def test_what_is_left_open(text: str) -> None:
    assert metrics(text) == [None]
