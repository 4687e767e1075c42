"""Statistics that the statistical bureau defines apart never share an id, or a year-to-year check compares the two."""

from __future__ import annotations

import pytest

from extractors.metrics import indicators

APART = [
    ("城镇登记失业率", "城镇调查失业率"),
    ("一般公共预算收入", "地方财政收入"),
    ("一般公共预算收入", "财政总收入"),
    ("财政收入", "财政总收入"),
    ("一般公共预算支出", "财政支出"),
    ("农村居民人均可支配收入", "农民人均纯收入"),
    ("农村居民人均可支配收入", "城镇居民人均可支配收入"),
    ("全国居民人均可支配收入", "人均收入"),
    ("固定资产投资", "全社会固定资产投资"),
    ("城镇固定资产投资", "全社会固定资产投资"),
    ("城镇固定资产投资", "固定资产投资"),
    ("规模以上工业增加值", "工业增加值"),
    ("规模以上工业总产值", "工业总产值"),
    ("农业增加值", "第一产业增加值"),
    ("社会总产值", "工农业总产值"),
    ("新产品产值", "新产品销售收入"),
    ("高新技术产业产值", "高新技术产品产值"),
    ("居民消费价格", "商品零售价格"),
    ("常住人口", "户籍人口"),
    ("常住人口城镇化率", "户籍人口城镇化率"),
    ("国税收入", "地税收入"),
    ("实际利用外资", "外商直接投资"),
    ("实际利用外资", "合同利用外资"),
    ("全社会用电量", "工业用电量"),
    ("社会消费品零售总额", "社会商品零售总额"),
    ("各项存款余额", "居民储蓄存款余额"),
    ("财政赤字", "中央财政赤字"),
    ("森林覆盖率", "林木绿化率"),
    ("有效发明专利拥有量", "每万人发明专利拥有量"),
    ("研发投入占营业收入比重", "研发投入占GDP比重"),
    ("技术合同成交额", "股票成交额"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_statistics_have_two_ids(one: str, other: str):
    first, second = indicators()[one].metric_id, indicators()[other].metric_id
    assert None not in (first, second)
    assert first != second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公共财政预算收入", "一般公共预算收入"),
        ("规上工业增加值", "规模以上工业增加值"),
        ("社零总额", "社会消费品零售总额"),
    ],
)
def test_other_words_for_one_statistic_share_its_id(one: str, other: str):
    assert indicators()[one].metric_id == indicators()[other].metric_id is not None


def test_a_name_stands_for_one_id():
    names: dict[str, set[str]] = {}
    for entry in indicators().values():
        if entry.metric_id:
            names.setdefault(entry.metric, set()).add(entry.metric_id)
    assert not {name: ids for name, ids in names.items() if len(ids) > 1}
