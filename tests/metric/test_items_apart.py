"""Items between semicolons name each what they tell of; prices cut are no number, a new high is no growth."""

from __future__ import annotations

import pytest

from tests.readings import measured, metrics

ITEMS = [
    ("发电量3620亿千瓦时,增长2%;钢3900万吨,增长5.1%。", ["发电量", "钢产量"]),
    ("棉花360万吨,增长3%;煤7亿吨,增长2%。", ["棉花产量", "煤产量"]),
    ("公布中标药品720种,总体降价幅度达52%。", ["药品价格"]),
    ("拖欠红星机械公司72万元货款。另一起诉讼标的3.1亿元。", ["货款", "标的金额"]),
    ("公布中标药品720种,增长12%。", ["药品数"]),
    ("某基金持有1100万股(占4.26%),新进两家基金持有400万股(占1.5%)。", ["持股比例", "持股比例"]),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_what_items_tell_of(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_a_new_high_is_a_level() -> None:
    assert measured("存款准备金率达到了21.5%的历史新高。") == [("存款准备金率", "level")]
    assert measured("海外生产比例达到33%的新高。")[0][1] != "growth"
    assert measured("销售收入以10%的速度增长。")[0][1] == "growth"
