"""Names of enterprises that only their context gives away: beside a place, at the head of a text, by their figures."""

from __future__ import annotations

import pytest

from extractors import enterprises
from extractors.base import Passage


def names(text: str) -> list[str]:
    return [mention.text for mention in enterprises.find(Passage(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("徐州沁垣所持股份被冻结,徐州沁垣没有回应。", ["徐州沁垣", "徐州沁垣"]),
        ("这次受让芜湖沁垣的份额以后不再增加。", ["芜湖沁垣"]),
        ("法院驳回了请求,被告台州朗沁瑞因此付款。", ["台州朗沁瑞"]),
        ("他曾是松江沁垣的股东之一。", ["松江沁垣"]),
        ("投资方所持份额不变。", []),
        ("位于上海虹桥的股东大会。", []),
        ("沿线商户因徐州环城路所持土地的价格争执。", []),
        ("佛山陶企涉嫌偷排。", []),
        ("由徐州张朗沁所持的股份不变。", []),  # somebody
        ("受让浙江沁垣新城的地块。", []),
    ],
)
def test_a_place_and_strange_characters_are_a_firm_beside_what_only_firms_have(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("沁垣软件运用现代技术帮助企业管理库存。", ["沁垣软件"]),
        ("沁垣影视的核心团队来自各地。", ["沁垣影视"]),
        ("徐州沁垣科技由三人创办。", ["徐州沁垣科技"]),
        ("沁垣旅行是一站式预订平台。", []),
        ("沁垣眼镜网汇集了各地商户。", []),
        ("沁垣软件运用现代技术\n发布时间:2011-03-01", []),  # a headline
        ("东北药材市场以批发为主。", []),
    ],
)
def test_a_strange_name_and_its_line_open_a_profile(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("小米今日在两地招股。", ["小米"]),
        ("巨人上半年营收增长一成。巨人没有评论。", ["巨人", "巨人"]),
        ("对于亏损,星期六在年报中作了解释。", ["星期六"]),
        ("小米今年丰收,谷子的产量也不低。", []),
        ("他就像巨人去年那样站着。", []),
        # What one firm alone makes.
        ("苹果抢先一步,新款iPad将增产。", ["苹果"]),
        ("苹果先下树,梨要晚些。", []),
        # Linked to a sure name by other words than 和.
        ("华硕、联想以及三星都来了。", ["华硕", "联想", "三星"]),
        ("由此联想以及其他感受。", []),
    ],
)
def test_what_only_a_firm_has_proves_an_everyday_word(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("另外,农行当天下调利率。", ["农行"]),
        ("昨日,宝马上述车型停售。", ["宝马"]),
        ("这一行当天天都忙,6万海内外客商到会。", []),
        ("中钢协数据显示产量下降。", []),
        # The trade name of a known firm, without its line.
        ("中芯国际发布公告,有人认为对中芯影响不大,中芯必须调整。", ["中芯国际", "中芯", "中芯"]),
        ("恒生电子迁入恒生科技园,东北制药在东北地区扩产。", ["恒生电子", "东北制药"]),
        # Its line, where goods are not called so.
        ("力帆乘用车、徐工重型的订单增加。", ["力帆乘用车", "徐工重型"]),
        ("国美投资拟扩大规模,为此国美投资最多出资三成。", ["国美投资", "国美投资"]),
        ("公司获国美投资将用于扩产。", ["国美"]),
        ("乘坐奥的斯电梯,上楼很快。", ["奥的斯电梯"]),
    ],
)
def test_a_known_name_ends_where_its_words_do(text: str, expected: list[str]) -> None:
    assert names(text) == expected
