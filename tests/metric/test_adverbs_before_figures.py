"""Adverbs, words of time and other words before a figure name nothing; what leads up to them does."""

from __future__ import annotations

import pytest

from tests.readings import counted, measured, metrics


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年利润骤增178%,营业收入锐降20%。", [("利润", "growth"), ("销售收入", "growth")]),
        ("公司把营业收入预测调低12%。", [("销售收入", "growth")]),
        ("商品房销售面积大减9.5%。", [("商品房销售面积", "growth")]),
        ("公司利润涨幅达到了惊人的237%。", [("利润", "growth")]),
        ("水泥价格在未来两个月很可能下降10%。", [("水泥价格", "growth")]),
        ("营业收入3亿元,同比增长为6.5%。", [("销售收入", "level"), ("销售收入", "growth")]),
        ("电解铝供应同比增速仅为6.4%。", [("电解铝供应", "growth")]),
        ("前四个月水泥出口额增长36%。", [("水泥出口额", "growth")]),
        ("集团对该厂的持股比例由增资前的33.3%提高至51%。", [("持股比例", "share")] * 2),
        # a rate that came to a value, and 应 that is none of 供应
        ("失业率同比下降为3.5%。", [("失业率", "level")]),
        ("利润率应达到5%。", [("利润率", "level")]),
    ],
)
def test_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert measured(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前四个月煤炭消费量6万吨。", ["煤炭消费量"]),
        ("每个月煤炭消费量6万吨。", ["月煤炭消费量"]),
        ("全厂共有机器人120台。", ["机器人数"]),
        ("全镇共有机耕道120公里。", ["机耕道里程"]),
        ("全镇有机茶园面积6万亩。", ["有机茶园面积"]),
        ("水泥产量肯定超过10万吨。", ["水泥产量"]),
        ("水泥进口量重新增至5400吨。", ["水泥进口量"]),
        ("水泥厂将从整合前的52家减少到12家。", ["水泥厂数"] * 2),
        ("茶叶合作社由成立之初的3家发展到15家。", ["茶叶合作社数"] * 2),
        ("到2010年水泥产量将达450万吨,到2015年将达600万吨。", ["水泥产量"] * 2),
        ("公司有机器人1万台,明年将达到3万台。", ["机器人数"] * 2),
        ("6月水泥产量15.9万吨,环比5月份的15.3万吨增加0.6万吨。", ["水泥产量"] * 3),
        ("全镇新建和改建农村公路38公里。", ["新建和改建农村公路里程"]),
        ("全县和田玉产量30吨。", ["和田玉产量"]),
        # another thing is told of the other year, and what names nothing
        ("到2010年水泥产量将达450万吨,到2015年将新增玻璃600万吨。", ["水泥产量", "新增玻璃"]),
        ("这项制度已走过13个年头。", [None]),
        ("煤矿日产量总是停留在600吨。", [None]),
    ],
)
def test_counts(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水泥价格再度上涨2%,随即回到每吨500元。", ["水泥价格", "水泥价格"]),
        ("棉价只有每公斤8元,高的时候到了每公斤14元。", ["棉价", "棉价"]),
        ("市场怀疑该厂是否值3亿元。", [None]),
        ("这笔股权处置收益为4500万元。", ["股权处置收益"]),
        ("这些国家进口水泥,它们水泥进口额增长5%。", ["水泥进口额"]),
        ("持股占比7%的甲公司,和持股占比6%的乙公司提出议案。", ["持股占比", "持股占比"]),
        # of whom a mean is told; a mean of nobody
        ("全县城乡居民平均消费水平由175元增加到450元。", ["城乡居民平均消费水平"] * 2),
        ("全县农民平均收入3000元,行业平均净利润增长5%。", ["农民平均收入", "行业平均净利润"]),
        ("全厂平均利润增长5%。", ["利润"]),
        # a word that begins so
        ("全校及格率98%。", ["及格率"]),
    ],
)
def test_what_is_left_of_other_words_is_no_name(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
