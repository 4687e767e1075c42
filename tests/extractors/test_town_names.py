"""Names of firms as towns print them: of everyday words, of the town itself, behind a class, counted without 家."""

from __future__ import annotations

import pytest

from tests.readings import firms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台资企业东峤电子追加投资800万美元。", ["东峤电子"]),
        ("丰产水泥日产2500吨熟料生产线点火试车。", ["丰产水泥"]),
        ("万事兴家具破产清算,涉及职工157人。", ["万事兴家具"]),
        ("鸿旺来食品月均用电量增长28%。", ["鸿旺来食品"]),
        ("君岱大饭店入住率71%,云岱谣民宿入住率64%。", ["君岱大饭店", "云岱谣民宿"]),
        ("生态园酒店营业收入下降。家庭用家具产值增长。", []),
        ("农村电子追加投资。水泥日产2500吨。", []),
    ],
)
def test_deeds_of_town_firms_prove_names_of_everyday_words(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对红岱煤矿、二岱沟煤矿下达整改通知书5份。", ["红岱煤矿", "二岱沟煤矿"]),
        ("严防煤矿瓦斯事故,地方煤矿停产,统配煤矿增产,岱沟煤矿区搬迁。", []),
        ("白岱洲农场生产粮食3万吨。", ["白岱洲农场"]),
        ("国营农场增产,家庭农场达到120家。", []),
        ("岱石岭乡总结。岱石岭水泥厂关停立窑两座。", ["岱石岭水泥厂"]),
        ("山丹岭水泥厂房竣工。", []),
        ("近日,山西皮革进出口集团兼并了两家企业。", ["山西皮革进出口集团"]),
        ("国网岱山供电公司改造线路34公里。当地供电公司回应。", ["国网岱山供电公司"]),
        ("岱山市国有资产经营公司发行债券,岱山市引水工程净化水厂通水。", ["岱山市国有资产经营公司"]),
    ],
)
def test_plants_and_works_that_a_place_names(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依法收回金岱、兴岱兴两企业闲置土地212亩。", ["金岱", "兴岱兴"]),
        ("完成工业、农业两企业会计制度改革。", []),
        ("重点企业:金岱建材、泰鸿、凯尔岱、鸿旺来产值过亿元。", ["金岱建材", "泰鸿", "凯尔岱", "鸿旺来"]),
        ("骨干企业:国有、民营、外资、个体。企业包括纺织、化工、机械、电子四类。", []),
        ("以宏岱机械为龙头的骨干企业发展到30家。", ["宏岱机械"]),
        ("以食品加工为龙头的骨干企业、以氟碳涂料为代表的企业发展到30家。", []),
        ("宏帆岱机械作为国内知名的破碎设备制造商,参加了展会。", ["宏帆岱机械"]),
        ("墨岱子作为中国古代的思想家,受到企业推崇。", []),
    ],
)
def test_firms_that_a_list_or_a_class_tells(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


def test_a_park_named_like_a_firm_is_no_firm() -> None:
    assert firms("岱泉山工业集中区半年工作情况\n岱泉山水务公司日供水5万吨。") == ["岱泉山水务公司"]


def test_two_firms_that_one_word_closes_are_no_name_with_it() -> None:
    assert "昌岱化工两公司" not in firms("为鑫岱机电、昌岱化工两公司协调贷款2600万元。")


def test_a_bracket_may_define_two_names() -> None:
    text = "宏岱生物科技股份有限公司(以下简称宏岱生物或*ST宏岱)股票暂停上市。"
    assert firms(text) == ["宏岱生物科技股份有限公司", "宏岱生物", "*ST宏岱"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("岱康兔业年出栏肉兔45万只,去年岱康上缴税金87万元。", ["岱康兔业", "岱康"]),
        ("鑫岱冷库储存土豆2600吨,汇岱酒庄、鑫岱牧场投产。", ["鑫岱冷库", "汇岱酒庄", "鑫岱牧场"]),
        ("大力发展养兔业,各村新建冷库17座,海洋牧场建设加快。", []),
        ("岱源粉条加工厂新上烘干线一条。", ["岱源粉条加工厂"]),
        ("私营粉条加工厂新上烘干线一条。", []),
        ("岱门喜食用菌种植合作社建棚52个,引导农户成立食用菌种植合作社9家。", ["岱门喜食用菌种植合作社"]),
        ("对停产的第三毛纺厂进行收储,租用原三毛厂仓库。", ["第三毛纺厂", "三毛厂"]),
        ("第三加工厂投产,第三分厂停产。", []),
    ],
)
def test_farms_stores_and_plants_by_number(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尼岱科电子投资800万元,其中尼岱科3400万元,推荐尼岱科申报。", 3),
        ("收购港岱木业后,港岱环评手续尚未办结。", 2),
        ("凯岱集团拟撤资,凯岱科、明霞灯具投产。", 1),
        ("港岱木业投产。开发了手机港岱系列产品。", 1),
    ],
)
def test_a_trade_name_of_the_text_heads_a_clause_or_is_led_to(text: str, expected: int) -> None:
    core = text[2:4] if text.startswith("收购") else text[:2]
    assert sum(name.startswith(core) for name in firms(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投资9亿元的华鑫新能源动力电池项目开工。", ["华鑫新能源"]),
        ("投资9亿元的新能源动力电池项目开工。", []),
        ("双汇、鑫岱门等重点客户采购量增长。", ["双汇", "鑫岱门"]),
        ("双汇、鑫岱门等功能服务客户端。", ["双汇"]),
        ("与沃尔玛、鑫岱门两大商超建立直供关系。", ["沃尔玛", "鑫岱门"]),
        ("高企3家:岱威机电(中国)有限公司、瓯岱斯、岱瑞软件。", ["岱威机电(中国)有限公司", "瓯岱斯", "岱瑞软件"]),
    ],
)
def test_what_closes_a_list_and_what_is_built_for_money(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("帮助友岱机械争取贷款700万元,走访了新世纪食品。", ["友岱机械", "新世纪食品"]),
        ("协调晨岱建材有限公司用电,依托岱美化工建设研发中心。", ["晨岱建材有限公司", "岱美化工"]),
        ("扶持绿色食品发展,支持特色农机推广,培育精细化工企业。", []),
        ("支持3D游戏,参观了苏州茶业世界,引进岱美化工技术。", []),
        ("组织泰岱印刷、好日子制衣参加展会。", ["泰岱印刷", "好日子制衣"]),
        ("先后到盛岱物流、友岱家具等地调研。", ["盛岱物流", "友岱家具"]),
        ("先后到岱山、岱庄等地调研。", []),
    ],
)
def test_what_is_done_to_firms_says_where_their_names_begin(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新世纪化工申报专利15件。", ["新世纪化工"]),
        ("跨世纪化工申报专利15件。", []),
        ("以北斗星轴承、海岱机械为代表的骨干企业发展较快。", ["北斗星轴承", "海岱机械"]),
        ("目前,友岱物流二期工程正在安装设备。", ["友岱物流"]),
        ("岱清农业科技完成产值1.7亿元,现代农业科技完成产值1.7亿元。", ["岱清农业科技"]),
        ("今年以来,万达利食品实现销售收入2.6亿元。万达实现销售收入。", ["万达利食品", "万达"]),
    ],
)
def test_names_of_towns_firms_made_of_words(text: str, expected: list[str]) -> None:
    assert firms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新大地农机停产,新农村农机停产。", ["新大地农机"]),
        ("宏岱集团增产。宏岱石化加工原油。确保宏岱石化油品项目投产。", ["宏岱集团", "宏岱石化", "宏岱石化"]),
        ("全年宏岱集团投入1.6亿元,全年集团公司投入5亿元。", ["宏岱集团"]),
        ("双喜塑编纳税600万元。", ["双喜塑编"]),
        ("对宏岱采石场停产整顿,取缔非法采石场4家。", ["宏岱采石场"]),
        ("投资1.6亿元的和平玻璃生产线项目开工,投资1.6亿元的浮法玻璃生产线项目开工。", ["和平玻璃"]),
    ],
)
def test_more_names_of_towns(text: str, expected: list[str]) -> None:
    assert firms(text) == expected
