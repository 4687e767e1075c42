from __future__ import annotations

import pytest

from extractors import Money, Percentage, find


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("营业收入增长率分别不低于10%、20%和30%。", ["at_least"] * 3),
        ("净利润分别不低于4500万元、6000万元和8000万元。", ["at_least"] * 3),
        ("两项费用分别不超过2万元、3万元。", ["at_most"] * 2),
        ("三项税收分别增长22%、27%和31%。", ["exact"] * 3),
        ("不低于10%,20%为优先股。", ["at_least", "exact"]),
        ("分别超过10%、20%以上。", ["more_than", "at_least"]),
        ("净利润增长不低于120%、200%和300%。", ["at_least"] * 3),
    ],
)
def test_a_qualifier_before_a_dealt_list(text: str, qualifiers: list[str]) -> None:
    found = [m for m in find(text) if isinstance(m, Money | Percentage)]
    assert [m.qualifier for m in found] == qualifiers


def test_the_interval_opens_with_the_qualifier() -> None:
    second = find("分别不超过2万元、3万元。")[1]
    assert isinstance(second, Money)
    assert (second.low, second.high) == (None, 30000)
