"""Names of firms in lists that a town's report counts or closes, and names that open a clause."""

from __future__ import annotations

import pytest

from extractors import enterprises
from extractors.base import Passage


def names(text: str) -> list[str]:
    return [mention.text for mention in enterprises.find(Passage(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "重点抓了瑞祥热电、齐鲁水泥、永兴化工、福泰面粉四家骨干企业,永兴化工产值1.5亿元。",
            ["瑞祥热电", "齐鲁水泥", "永兴化工", "福泰面粉", "永兴化工"],
        ),
        (
            "申报高新技术企业3家,分别是天成生物、力源机电和海科化工,天成生物申请专利12项。",
            ["天成生物", "力源机电", "海科化工", "天成生物"],
        ),
        ("支持金麦郎、康源、绿野三家农业龙头企业增资。", ["金麦郎", "康源", "绿野"]),
        ("规模以上企业36家,其中亿元以上企业有天泽、永昌、隆达三家。", ["天泽", "永昌", "隆达"]),
        ("新增规模以上企业3家(宏远纺织、德源建材、三和彩印)。", ["宏远纺织", "德源建材", "三和彩印"]),
        ("关停小化工企业2家,即永发化工和宏达染料。", ["永发化工", "宏达染料"]),
        (
            "培育上市后备企业5家:鲁泽科技、金石机械、海川化工、中昊物流、恒信药业。",
            ["鲁泽科技", "金石机械", "海川化工", "中昊物流", "恒信药业"],
        ),
        ("帮助裕丰、汇金和三羊3家企业贷款500万元。", ["裕丰", "汇金", "三羊"]),
        ("目前有瑞达丰、恒通达等2家企业获得牌照。", ["瑞达丰", "恒通达"]),
    ],
)
def test_as_many_members_as_the_count_says(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "在北京、上海、广州三家企业中开展试点。",
        "教育、医疗、住房三家企业座谈。",
        "全市有纺织、化工、机械3家企业停产。",
        "走访了王建国、李明、张华三家企业负责人。",
        "有食品加工企业、机械制造企业和化工企业3家。",
        "先后到县医院、敬老院、中心小学等3家单位走访。",
        "新增企业3家,主要是项目拉动、政策扶持。",
        "全镇企业12家,其中天泽、永盛两镇各有5家。",
    ],
)
def test_what_is_counted_and_named_by_no_firm(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("帮助振华纸业、银河铝材、鑫盛木业等企业解决用地难题。", ["振华纸业", "银河铝材", "鑫盛木业"]),
        (
            "鼎盛钢构、德源建材、三和彩印、嘉美包装等一批企业开工。",
            ["鼎盛钢构", "德源建材", "三和彩印", "嘉美包装"],
        ),
        ("走访了鑫盛木业、休闲食品、精密机械等企业。", ["鑫盛木业"]),
        ("走访了鑫盛木业、节能环保等企业。", ["鑫盛木业"]),
    ],
)
def test_a_member_of_two_characters_and_its_line_between_marks(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("除总部外,恒谦教育在四川、重庆均已布局。", ["恒谦教育"]),
        ("2014年,安洽化工均是公司的供应商。", ["安洽化工"]),
        ("对此恒晖投资董事长马某表示反对。", ["恒晖投资"]),
        ("据悉,氟碳涂料在风电领域的应用潜力巨大,顺丁橡胶已涨到35000元。", []),
        ("据悉,职业教育在农村,素质教育也在推进。", []),
        ("或许中国机械工业集团没有想到。", ["中国机械工业集团"]),
        ("来自长丰汽车关联企业湖南中德汽车变速器股份有限公司的消息。", ["长丰汽车", "湖南中德汽车变速器股份有限公司"]),
        ("澳维丝卫浴科技有限公司(下面简称“澳维斯”)扩产,澳维斯增资。", ["澳维丝卫浴科技有限公司", "澳维斯", "澳维斯"]),
    ],
)
def test_names_at_the_head_of_a_clause(text: str, expected: list[str]) -> None:
    assert names(text) == expected
