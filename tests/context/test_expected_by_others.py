"""What somebody is said to expect, hopes for or holds possible is no fact yet."""

from __future__ import annotations

import pytest

from pipeline.context.types import ReportContext
from tests.readings import modalities

NEWS = ReportContext(report_year=2019)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("东方投行预期，金鹿食品2018年净利润下降4%至3亿元。", ["planned"] * 2),
        ("该所预计，金鹿食品2018年净利润下降4%。", ["planned"]),
        ("该所预计，金鹿食品2018年销售额已达3亿元。", ["actual"]),
        ("一季度利润强于预期，金鹿食品股价大涨8%。", ["actual"]),
        ("金鹿食品季度每股盈利2.4美元，高于市场预期的2.2美元。", ["actual", "planned"]),
        ("金鹿食品年度营收8亿元，远不及此前预测的9亿元。", ["actual", "planned"]),
        ("金鹿食品销量完成全年预期的46%。", ["actual"]),
        ("一如预期，金鹿食品股价大涨8%。", ["actual"]),
        ("该所预计，金鹿食品净利润下降4%，去年净利润为3亿元。", ["planned", "actual"]),
        ("下半年钢价涨幅或放缓至3%。", ["planned"]),
        ("全年分红或达到3亿元。", ["planned"]),
        ("产值达到或超过3亿元。", ["actual"]),
        ("产量增加或减少5%。", ["actual"]),
        ("今年大豆需求增速料为7%。", ["planned"]),
        ("棉花原料为3万元。", ["actual"]),
        ("该厂希望从中占据40%以上的市场份额。", ["planned"]),
        ("希望小学投资200万元。", ["actual"]),
        ("多数商户希望降低税率，目前税率为3%。", ["actual"]),
    ],
)
def test_what_is_expected_is_planned(text: str, expected: list[str]) -> None:
    assert modalities(text, NEWS) == expected
