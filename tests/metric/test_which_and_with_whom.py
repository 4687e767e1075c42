"""Those among many of whom a share is, with whom trade is done, and what a rate that is set aside is of."""

from __future__ import annotations

import pytest

from tests.readings import measured, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("规上工业企业中有研发活动的仅占34.5%。", ("有研发活动规上工业企业占比", "share")),
        ("全县规上企业中，设有研发机构的只占18%。", ("设有研发机构规上企业占比", "share")),
        ("在校学生中开展研学的占62%。", ("开展研学在校学生占比", "share")),
        ("受访农户中没有保险的占30%。", ("没有保险受访农户占比", "share")),
        ("会员单位中通过认证的约占41%。", ("通过认证会员单位占比", "share")),
        ("设立研发机构的占18.2%。", ("设立研发机构占比", "share")),
        ("企业中占比12%。", ("企业中占比", "share")),
    ],
)
def test_those_among_many(text: str, expected: tuple[str | None, str]) -> None:
    assert measured(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对欧盟、东盟、美国分别出口4亿元、3亿元、2亿元。", ["对欧盟出口额", "对东盟出口额", "对美国出口额"]),
        ("对欧盟、东盟等市场出口额分别为4亿元、3亿元。", ["对欧盟出口额", "对东盟出口额"]),
        ("对欧盟和东盟两大市场分别出口4亿元和3亿元。", ["对欧盟出口额", "对东盟出口额"]),
        ("从德国、日本分别进口2亿元、1亿元。", ["从德国进口额", "从日本进口额"]),
        ("与欧盟、东盟进出口总额分别达到4亿元、3亿元。", ["与欧盟进出口总额", "与东盟进出口总额"]),
        ("对欧盟、东盟分别出口4亿元、3亿元，分别增长5%、6%。", ["对欧盟出口额", "对东盟出口额"] * 2),
        # Firms, and another number of partners than of sums.
        ("对甲机械有限公司、乙食品有限公司分别出口1亿元、2亿元。", ["出口额"] * 2),
        ("对欧盟、东盟分别出口4亿元、3亿元、2亿元。", ["出口额"] * 3),
    ],
)
def test_trade_with_each(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工会经费按工资总额的2%拨缴。", "工会经费占工资总额比例"),
        ("科技三项经费年初计划按财政支出的1.6%安排。", "科技三项经费占财政支出比例"),
        ("培训经费按照职工工资总额的2.5%提取。", "培训经费占职工工资总额比例"),
        ("每年按不低于财政收入的3%安排资金。", None),
        ("按设备投资额的8%给予补助。", "设备投资额补助比例"),
    ],
)
def test_a_share_that_is_set_aside(text: str, expected: str | None) -> None:
    assert metrics(text) == [expected]
