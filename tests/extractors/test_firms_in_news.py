"""Names in news and headlines: where a name ends, what proves a doubtful one, and what only looks like one; by us."""

from __future__ import annotations

import pytest

from tests.readings import firms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("七一二股份的成功上市带来回报。", ["七一二股份"]),
        ("奇瑞股份副总经理昨日到会。", ["奇瑞股份"]),
        ("中盐股份IPO仍在筹备。", ["中盐股份"]),
        ("万科股份的转让价格不高。", ["万科"]),
        ("奇瑞股份的持股比例下降。", ["奇瑞"]),
        ("大股东所持奇瑞股份仍在冻结。", ["奇瑞"]),
        ("他分两次买下SHAN LTD（01999,HK）的股份，SHAN LTD将改名。", ["SHAN LTD", "SHAN LTD"]),
    ],
)
def test_a_bare_name_and_stock_are_a_firm_at_the_head_of_a_clause(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绿地控股披露快报,绿地在多地增资。", ["绿地控股", "绿地"]),
        ("大众汽车公告显示,大众也将提价。", ["大众汽车", "大众"]),
        ("大众汽车认为大众消费在升温,大众的口味变了。", ["大众汽车"]),
        ("城里绿地在增加。", []),
        ("中国联通披露年报,去年联通提价。", ["中国联通", "联通"]),
        ("河南联通投资3亿元。", ["河南联通"]),
        ("两岸道路联通,信息联通也快了。", []),
    ],
)
def test_a_longer_known_name_tells_of_the_short_one(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("隆岱投资公开转让说明书已经披露。", ["隆岱投资"]),
        ("记者查阅峤谷环保招股说明书发现疑点。", ["峤谷环保"]),
        ("万岱兰文化首席品酒师到会。", ["万岱兰文化"]),
        ("研究院首席专家到会,大学首席教授发言。", []),
        ("中岱新材料股份有限公司(简称中岱新材证券代码830000)挂牌。", ["中岱新材料股份有限公司", "中岱新材"]),
        ("橘岱前身是柚岱贷,是一家理财平台服务商。", ["橘岱"]),
    ],
)
def test_papers_and_titles_tell_of_firms(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "18.8亿购集团资产。",
        "大部分东北工厂均受影响。",
        "巴菲特收购了股份,巴菲特公布了持仓。",
        "绿色和平公布了报告。",
        "联营方青峤重庆建厂,供应商重庆建厂。",
        "客商在峤南省设点收购生猪。",
        "光伏发电并网易产生谐波。",
        "千亿光伏市场在望。",
        "《中国节能减排报告》发布。",
        "沱牌镇上酒香四溢。",
        "机房有UPS电源两台,项目采用EMC模式,有数据中心(IDC)一座。",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    assert firms(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青峤控股和黄明远的持股比例不变。", ["青峤控股"]),
        ("造纸的上市公司则有峤峰股份,它收购了浆厂。", ["峤峰股份"]),
        ("原料商经峤之岱董事会批准。", []),
        ("高端汽车制造商世岱收购了工厂。", []),
        ("“柚岱网”没有说明,淘宝网站也未更新。", []),
        ("浙岱华康贸易有限公司的华康两个字取自诗句。", ["浙岱华康贸易有限公司"]),
        ("原料不足,南海本田停产半月。", ["南海本田"]),
        ("⾕歌和微软推出新品。", ["⾕歌", "微软"]),
        ("同伊朗SKT公司签约。", ["SKT"]),
        ("收购波兰企业HutaDolina公司(下称“HDA”)后,拟以HDA为平台。", ["HutaDolina", "HDA", "HDA"]),
        ("名为HutaDolina的软件(下称“HDA”)上线。", []),
        ("包括碧水源、峤沁、朗垣等。", ["碧水源", "峤沁", "朗垣"]),
        ("包括碧水源、王峤沁、自来水、净水器等。", ["碧水源"]),
        ("本地最大的经销商——峤岱沁。峤岱沁昨日停业。", ["峤岱沁", "峤岱沁"]),
    ],
)
def test_where_names_begin_and_end(text: str, expected: list[str]) -> None:
    assert firms(text) == expected
