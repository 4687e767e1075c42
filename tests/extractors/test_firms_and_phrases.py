"""What stands before 公司, 集团 and 厂 and is a phrase, no name; sentences by us."""

from __future__ import annotations

import pytest

from tests.readings import firms


@pytest.mark.parametrize(
    "text",
    [
        "名单上近四成公司在扩产。",
        "一家成分股公司盈利增长。",
        "有三家ST股公司正在重组。",
        "今年的会在全公司召开,对全公司进行整顿。",
        "大家都说这要看公司的业绩。",
        "“我刚来公司时,楼还没有盖好。”",
        "一家以宠物为主线的创业型互联网公司。",
        "他们是五家金属3D打印服务公司之一。",
        "县里的晶圆代工厂和组装代工厂停产。",
        "在华东钢厂提价的推动下,价格回升。",
        "专家建议钢厂不要抢购。",
        "条件谈不拢,他们就撤厂。",
        "他们的货来自私营小矿厂。",
        "这些商人集团和医生集团由来已久。",
        "两个业务集团的负责人到会。",
        "去年的中国光伏公司大多盈利。",
        "提出“绿岱工厂”的理念。",
    ],
)
def test_phrases_are_no_names(text: str) -> None:
    assert firms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("华岱公司和岱能电厂投产。", ["华岱公司", "岱能电厂"]),
        ("江苏岱鑫将成公司签约。", ["江苏岱鑫将成公司"]),
        ("岱为公司业绩做努力。", []),
        ("板材企业有大岱集团和几家小厂。", ["大岱集团"]),
        ("县里有机硅厂两座。", []),
        ("股份供龙岱公司的会员购买,并为龙岱公司所用。", ["龙岱公司", "龙岱公司"]),
        ("顺岱轮船公司、镇岱轮船公司相继开业。", ["顺岱轮船公司", "镇岱轮船公司"]),
        ("智利国家铜公司的矿山停工。", ["智利国家铜公司"]),
        ("华岱集团还对公司的高管不满。", ["华岱集团"]),
        ("以岱灵工厂为试点,“岱灵工厂”已投产。", ["岱灵工厂", "岱灵工厂"]),
        ("业主是鸿岱大数据公司。对此,鸿岱大数据表示不服。", ["鸿岱大数据公司", "鸿岱大数据"]),
    ],
)
def test_names_beside_phrases(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行业里大者恒大,恒大集团也在其中。", ["恒大集团"]),
        ("今年北方稀土价格上涨,北方稀土市场平稳。", []),
        ("北方稀土发布公告,北方稀土的业绩增长。", ["北方稀土", "北方稀土"]),
        ("这是一份虚假财务公告。", []),
        ("董事会将设董事长1人。", []),
        ("岱威品牌旗下的新车上市。", []),
        ("镇上有城镇银行,省里检查辖内银行。", []),
        ("厂里做镍氢电池,店里卖精酿啤酒。", []),
    ],
)
def test_words_of_the_language(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由于*ST 岱润去年净利润为负值,股票停牌。", ["*ST 岱润"]),
        ("昨日ST 岱润跌停。", []),
        ("公司被实施*ST 处理,*ST 公司已有三家。", []),
        ("*ST 板块大跌,*ST 股票停牌,*ST 亏损的有三家。", []),
    ],
)
def test_a_blank_behind_special_treatment(text: str, expected: list[str]) -> None:
    """A star and a blank may stand before the two characters of a name."""
    assert firms(text) == expected


def test_the_local_carrier_is_a_firm_and_its_trade_is_none() -> None:
    assert firms("甘肃移动投资9亿元。四川联通完成投资9亿元。") == ["甘肃移动", "四川联通"]
    assert firms("甘肃移动互联网用户3万户。安徽电信网络诈骗涉案9亿元。浙江电信业务总量9亿元。") == []
