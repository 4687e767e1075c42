"""Names taken apart, and which name may be short for which."""

import pytest

from extractors.name.abbreviations import abbreviates, clipped, initials
from extractors.name.parts import is_legal, parts


@pytest.mark.parametrize(
    ("name", "region", "trade", "industry", "form"),
    [
        ("山东恒盛集团有限公司", "山东", "恒盛", "", "集团有限公司"),
        ("浙江省绍兴市柯桥纺织有限公司", "浙江省绍兴市", "柯桥", "纺织", "有限公司"),
        ("华信科技", "", "华信", "科技", ""),
        ("青岛啤酒", "", "青岛", "啤酒", ""),
        ("好来化工(中山)有限公司", "中山", "好来", "化工", "有限公司"),
        ("好来化工（中山）有限公司", "中山", "好来", "化工", "有限公司"),
        ("宏远集团", "", "宏远", "", "集团"),
    ],
)
def test_a_name_is_cut_into_region_trade_industry_and_form(name, region, trade, industry, form):
    split = parts(name)
    assert (split.region, split.trade, split.industry, split.form) == (region, trade, industry, form)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("恒盛科技", "山东恒盛工业科技有限公司"),
        ("恒盛公司", "山东恒盛工业科技有限公司"),
        ("恒盛", "恒盛集团"),
        ("山东恒盛集团", "山东恒盛集团有限公司"),
        ("苏汇资管", "江苏苏汇资产管理有限公司"),
        ("恒盛公司", "恒盛"),
    ],
)
def test_a_short_name_can_stand_for_a_full_one(short, full):
    assert abbreviates(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("恒盛集团", "山东恒盛工业科技有限公司"),  # a group is not one of its firms
        ("三星", "三星LED"),  # what is added is neither place, industry nor form
        ("河北恒盛", "山东恒盛工业科技有限公司"),  # another place
        ("中石化", "中石化第五建设有限公司"),  # a numbered daughter
        ("恒盛", "恒盛"),
        ("盛恒", "山东恒盛工业科技有限公司"),
    ],
)
def test_does_not_abbreviate(short, full):
    assert not abbreviates(short, full)


def test_two_character_names():
    assert initials("青啤", "青岛啤酒")
    assert not initials("岛啤", "青岛啤酒")
    assert clipped("恒盛", "新恒盛科技有限公司")
    assert not clipped("新恒", "新恒盛科技有限公司")


def test_is_legal():
    assert is_legal("青山农机专业合作社")
    assert is_legal("上海光大食品(集团)有限公司")
    assert not is_legal("恒盛集团")
    assert not is_legal("恒盛公司")
