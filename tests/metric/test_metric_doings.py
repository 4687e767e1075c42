"""Sums named by the verb before them or the noun behind them."""

from __future__ import annotations

import pytest

from tests.readings import measured, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("江北县三年将投73亿元。", ["投资额"]),
        ("该厂第二季度净亏5.2亿元。", ["亏损额"]),
        ("对责任人处以3万元以上10万元以下的罚款。", ["罚款", "罚款"]),
        ("两年后尚欠银行方面的钱,仍欠3000万元。", ["欠款"]),
        ("原价460元的套餐仅售49元。", ["原价", "售价"]),
        ("江北雪花3亿元买下一座酒厂。", ["收购价款"]),
        ("监管部门开出累计超过9亿元罚单。", ["罚款"]),
        ("近17亿元违规担保被解除。", ["担保金额"]),
        ("这将是一个上千亿美元的市场。", ["市场规模"]),
        ("百亿投资落户江北。", ["投资额"]),
        ("他承揽工程后付给对方10万元感谢费。", ["感谢费"]),
        ("公司有3亿元投资者保护资金。", [None]),
        # Of many acts only where nothing behind the sum says what it is.
        ("江北机械拒绝返还300万元，银行账户被冻结1.6亿元。", ["返还金额", "冻结金额"]),
        ("江北机械被判返还300万元技术许可费。", [None]),
        ("江北药业向柳河塑胶采购瓶盖2.3亿元，瓶盖每箱30元。", ["采购额", "瓶盖价格"]),
        ("全年利润增长30.8%，增速加快26.6个百分点。", ["利润", "利润增速"]),
    ],
)
def test_sums_are_named_by_verb_or_noun(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_the_cheapest_of_its_kind_is_no_fall() -> None:
    assert [measure for _, measure in measured("节能灯最便宜的也要10元以上,最贵的达百元。")] == ["level", "level"]
    assert [measure for _, measure in measured("节能灯比去年便宜10元。")] == ["delta"]
