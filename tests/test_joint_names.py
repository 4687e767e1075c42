"""Names of lists, of products, of parts and of what is scrapped or owed: sentences by us."""

from __future__ import annotations

import pytest

from tests.readings import counted, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("涤纶、氨纶销售额由2亿元增至3亿元,增长50%。", ["涤纶、氨纶销售额"] * 3),
        ("教育、卫生支出3亿元。", ["教育、卫生支出"]),
        ("家具、陶瓷、灯饰出口额3亿元。", ["家具、陶瓷、灯饰出口额"]),
        ("建材、食品、造纸三大行业占到65%。", ["建材、食品、造纸三大行业占比"]),
        # One of them is whole in itself, or a place; a list is dealt out; the number of sectors is another.
        ("实现利润、氨纶销售额3亿元。", ["氨纶销售额"]),
        ("涤纶、氨纶销售额分别为3亿元、2亿元。", ["涤纶销售额", "氨纶销售额"]),
        ("食品、造纸三大行业占到65%。", ["造纸三大行业占比"]),
        ("历时两年时间、河道整治投资3亿元。", ["项目投资额"]),
        ("设备利用率3%、氨纶销售额3亿元。", ["设备利用率", "氨纶销售额"]),
    ],
)
def test_a_list_before_the_noun_is_part_of_the_name(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“云锦三号”产品销售2亿元,毛利率21%,比上年提高3个百分点。",
            ["云锦三号产品销售收入", *["云锦三号产品毛利率"] * 2],
        ),
        ("“云锦”牌系列产品实现销售收入2亿元,增长9%。", ["云锦产品销售收入"] * 2),
        ("“云锦三号”产品销售2亿元;公司毛利率21%。", ["云锦三号产品销售收入", "毛利率"]),
        ("建成“云锦三号”车间,实现销售收入2亿元。", ["销售收入"]),
        (
            "水泵、阀门两大板块分别实现收入4亿元、2亿元,占比依次为67%、33%。",
            ["水泵收入", "阀门收入", "水泵收入占比", "阀门收入占比"],
        ),
        ("电商交易额9亿元,其中网络零售3亿元。", ["电商交易额", "网络零售额"]),
        ("“两金”占用压降15%,融资成本压降200万元。", ["两金占用", "融资成本"]),
        ("完成基础设施投入3亿元,增长9%。", ["基础设施投入"] * 2),
        ("企业投入3亿元。", ["企业投入"]),
        ("为60名农民工追讨工资80万元;拖欠60名工人工资80万元。", ["追讨工资", "拖欠工资"]),
        ("发放60名工人工资80万元。", ["工人工资"]),
        ("减免房租80万元,减免学杂费3万元。", ["减免房租", "减免学杂费"]),
        ("一季度新签21亿元,二季度26亿元,下半年50亿元。", ["合同金额"] * 3),
    ],
)
def test_a_product_a_part_or_what_is_owed_is_in_the_name(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "规模以上工业增加值增长8%;其中,国有控股企业增长2%,股份制企业增长9%。",
            ["规模以上工业增加值", "国有控股企业增加值", "股份制企业增加值"],
        ),
        ("工业增加值增长8%;其中,利润增长2%。", ["工业增加值", "利润"]),
        ("税收增长8%;其中,国有控股企业增长2%。", ["税收收入"] * 2),
        (
            "社会消费品零售总额89亿元,增长9%。按经营地分,城镇61亿元,增长9%;乡村28亿元,增长10%。",
            ["社会消费品零售总额"] * 2 + ["城镇消费品零售额"] * 2 + ["乡村消费品零售额"] * 2,
        ),
        ("投资89亿元。按区域分,城镇61亿元。", ["项目投资额", None]),
    ],
)
def test_parts_of_a_whole_that_is_taken_apart(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("淘汰落后产能:水泥60万吨、印染3000万米。", ["淘汰水泥产能", "淘汰印染产能"]),
        ("化解过剩产能,其中煤炭60万吨。", ["化解煤炭产能"]),
        ("新增产能:水泥60万吨。", ["水泥产能"]),
        ("着力淘汰落后产能,年内新建大桥6座。", ["大桥数"]),
        ("拖欠76名工人工资90万元。", ["工人人数"]),
        ("新增有进出口实绩企业38家,总数417家。", ["新增进出口实绩企业数", "进出口实绩企业数"]),
    ],
)
def test_what_is_scrapped_is_not_there(text: str, expected: list[str]) -> None:
    assert counted(text) == expected
