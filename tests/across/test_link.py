"""Linking: within a report, across reports, whatever the order."""

import random

import pyarrow as pa
import pytest

from extractors.base import Enterprise
from extractors.name.pinyin import homophones
from pipeline.linking.archive import link_archive
from pipeline.linking.document import fuller_first, local_names, names_of, once_each
from pipeline.linking.keys import key_of
from pipeline.linking.known import is_anothers, is_own
from pipeline.linking.linked import filled
from pipeline.linking.stated import daughters
from pipeline.linking.typos import odd_character


def mentions(*names, full=None):
    return [Enterprise(i * 20, i * 20 + len(n), n, "t", "short", (full or {}).get(n)) for i, n in enumerate(names)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["恒盛集团", "山东恒盛集团有限公司"], ["山东恒盛集团有限公司"] * 2),
        # a short legal name fits both sisters: it stays itself, and the bare name commits to no more than it does
        (
            ["新凯科技有限公司", "新凯", "山东新凯动力科技有限公司", "山东新凯数控科技有限公司"],
            ["新凯科技有限公司", "新凯科技有限公司", "山东新凯动力科技有限公司", "山东新凯数控科技有限公司"],
        ),
        # 恒盛公司 may be either of two legal persons
        (
            ["恒盛公司", "山东恒盛工业科技有限公司", "山东恒盛工业集团有限公司"],
            [None, "山东恒盛工业科技有限公司", "山东恒盛工业集团有限公司"],
        ),
        (["金泉", "金泉集团", "金泉牧业公司"], ["金泉集团", "金泉集团", "金泉牧业公司"]),
        (["西湖啤酒", "杭州西湖啤酒"], ["杭州西湖啤酒"] * 2),
        (["青啤", "青岛啤酒"], ["青岛啤酒"] * 2),
        (["熔盛", "熔盛重工"], ["熔盛重工"] * 2),
        (["Tencent", "腾讯"], ["腾讯"] * 2),
        (["大众点评网", "大众点评"], ["大众点评网"] * 2),
        (["宏岱集团", "岱中宏岱集团"], ["岱中宏岱集团"] * 2),
        (["宏岱集团", "整个宏岱集团"], ["宏岱集团", "整个宏岱集团"]),
    ],
)
def test_local_names(names, expected):
    assert local_names(mentions(*names)) == expected


def test_a_blank_makes_no_name_fuller():
    assert sorted(["*ST 岱润", "*ST岱润", "岱润"], key=fuller_first) == ["*ST岱润", "*ST 岱润", "岱润"]


@pytest.mark.parametrize(
    ("title", "named", "expected"),
    [
        ("海陵精岱云科技有限公司", ["精岱云", "精岱云科技"], ["海陵精岱云科技有限公司"] * 2),
        ("海陵精岱云科技有限公司", ["宏岱科技"], ["宏岱科技"]),
        (
            "海陵精岱教育产业有限公司",
            ["精岱教育集团", "精岱教育"],
            ["精岱教育集团"] * 2,
        ),  # first those of the text
        ("精岱系统(海陵)有限公司", ["精岱系统（海陵）有限公司", "精岱公司"], ["精岱系统（海陵）有限公司"] * 2),
        ("精岱云2019年工作总结", ["精岱云"], ["精岱云"]),
        ("海陵苹果电子科技有限公司", ["苹果"], ["苹果"]),  # a known name is its own firm's
    ],
)
def test_a_title_that_is_a_legal_name_is_the_fullest_name(title, named, expected):
    found = mentions(*named)
    assert list(names_of(" " * 200, found, title).values()) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["宏岱彩印包装厂", "宏岱彩印"], ["宏岱彩印包装厂"] * 2),
        (["宏岱彩印包装厂", "宏岱彩印集团", "宏岱彩印"], ["宏岱彩印包装厂", "宏岱彩印集团", "宏岱彩印集团"]),
        (["深岱海洋装备", "深岱装备"], ["深岱海洋装备"] * 2),
        (["深岱装备集团", "深岱海洋装备"], ["深岱装备集团", "深岱海洋装备"]),
        (["深岱海洋装备集团", "深岱装备"], ["深岱海洋装备集团"] * 2),
        (["宏岱重型机械厂", "宏岱重机"], ["宏岱重型机械厂"] * 2),
        (["宏岱重型机械厂", "宏岱机电"], ["宏岱重型机械厂", "宏岱机电"]),
        (["岱山农村商业银行", "岱山农商行", "岱山农商银行"], ["岱山农村商业银行"] * 3),
        (["岱山农村商业银行", "岱山商业银行"], ["岱山农村商业银行", "岱山商业银行"]),
    ],
)
def test_a_short_name_leaves_out_words_of_the_line(names, expected):
    assert local_names(mentions(*names)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["宏岱控股集团", "宏岱集团"], ["宏岱控股集团"] * 2),
        (
            ["宏岱控股集团", "宏岱集团", "宏岱国际贸易有限公司", "宏岱"],
            ["宏岱控股集团"] * 2 + ["宏岱国际贸易有限公司", "宏岱控股集团"],
        ),
        (
            ["宏岱钢铁集团", "宏岱饲料集团", "宏岱贸易有限公司", "宏岱"],
            ["宏岱钢铁集团", "宏岱饲料集团", "宏岱贸易有限公司", None],
        ),
        (["金岱旅游发展集团", "金旅集团"], ["金岱旅游发展集团"] * 2),
        (["金岱旅游发展公司", "金旅集团"], ["金岱旅游发展公司", "金旅集团"]),
        (["宏岱汽车运输公司", "宏岱公司"], ["宏岱汽车运输公司"] * 2),
        (["宏岱汽车运输公司", "宏岱食品公司", "宏岱公司"], ["宏岱汽车运输公司", "宏岱食品公司", "宏岱公司"]),
        (["重庆宏岱饲料公司", "宏岱饲料"], ["重庆宏岱饲料公司"] * 2),
        (["重庆宏岱饲料公司", "四川宏岱饲料公司", "宏岱饲料"], ["重庆宏岱饲料公司", "四川宏岱饲料公司", "宏岱饲料"]),
    ],
)
def test_a_group_or_a_company_that_says_more_of_itself(names, expected):
    assert local_names(mentions(*names)) == expected


def test_a_misspelt_group_may_add_a_company():
    reports = [("d1", ["山东恒盛集团有限公司", "恒盛集团", "恒胜集团公司"])]
    rows = archive(reports, {"d1": "柳河镇"}).registry.to_pylist()
    assert [row["canonical"] for row in rows] == ["山东恒盛集团有限公司"]


def test_a_stated_alias_decides():
    found = mentions("大江新材料股份有限公司", "江新股份", full={"江新股份": "大江新材料股份有限公司"})
    assert local_names(found) == ["大江新材料股份有限公司"] * 2


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        ("德国哈斯本(Hasben)公司增产，Hasben增长5%。", ["哈斯本", "Hasben", "Hasben"], ["哈斯本"] * 3),
        ("澳洲NorthIron增产，North将扩产。", ["NorthIron", "North"], ["NorthIron"] * 2),
        ("Northern增产，North将扩产。", ["Northern", "North"], ["Northern", "North"]),
        ("Samsung增产，Samsung LED将扩产。", ["Samsung", "Samsung LED"], ["Samsung", "Samsung LED"]),
    ],
)
def test_latin_names_in_brackets_and_short_ones(text, named, expected):
    found, at = [], 0
    for name in named:
        at = text.index(name, at)
        found.append(Enterprise(at, at + len(name), name, "t", "foreign"))
        at += len(name)
    names = names_of(text, found)
    assert [names[m.start] for m in found] == expected
    assert once_each(text, found, names) == found


def test_the_bare_name_is_the_parents():
    text = "枣香园拟设立全资子公司郑州枣香园商贸有限公司。"
    a, b = text.index("枣香园"), text.index("郑州")
    found = [
        Enterprise(a, a + 3, "枣香园", "t", "short"),
        Enterprise(b, b + 11, "郑州枣香园商贸有限公司", "t", "legal_name"),
    ]
    assert daughters(text, found) == {"郑州枣香园商贸有限公司"}
    assert local_names(found, daughters(text, found)) == ["枣香园", "郑州枣香园商贸有限公司"]


def archive(reports, places):
    rows = []
    for doc_id, names in reports:
        keys = [name and key_of(name, places[doc_id]) for name in local_names(mentions(*names))]
        columns = {"doc_id": [doc_id] * len(names), "text": names, "enterprise_id": pa.array(keys, pa.string())}
        rows.append(pa.table(columns))
    return link_archive(
        rows, [pa.table({"doc_id": list(places), "region": pa.array(list(places.values()), pa.string())})]
    )


REPORTS = [
    ("d1", ["恒盛集团", "山东恒盛集团有限公司", "恒盛集团"]),
    ("d2", ["恒胜集团", "恒盛集团"]),
    ("d3", ["恒盛集团"]),
    ("d4", ["新凯动力科技有限公司", "新凯数控科技有限公司"]),
]
SHARE = "赛隆药业"
PLACES = {"d1": "柳河镇", "d2": "柳河镇", "d3": "青石县", "d4": "柳河镇"}


def test_across_reports():
    linked = archive(REPORTS, PLACES)
    rows = {row["canonical"]: row for row in linked.registry.to_pylist()}
    assert rows["山东恒盛集团有限公司"]["aliases"] == ["恒盛集团", "恒胜集团"]
    assert rows["山东恒盛集团有限公司"]["typo_of"] == ["恒胜集团"]
    assert rows["山东恒盛集团有限公司"]["documents"] == 2
    # the same short name in another place is another enterprise until something says otherwise
    assert rows["恒盛集团"]["documents"] == 1
    assert {"新凯动力科技有限公司", "新凯数控科技有限公司"} <= set(rows)


def test_names_of_one_firm_by_the_lexicon():
    assert local_names(mentions("工行", "中国工商银行")) == ["中国工商银行"] * 2
    assert local_names(mentions("中国银行", "中国建设银行股份有限公司"))[0] == "中国银行"
    linked = archive([("d1", ["工行"]), ("d2", ["中国工商银行"])], {"d1": "", "d2": "济南市"})
    assert [row["canonical"] for row in linked.registry.to_pylist()] == ["中国工商银行"]


@pytest.mark.parametrize(
    ("name", "trade", "region"),
    [
        ("中国移动", "中国移动", None),
        ("青岛啤酒股份有限公司", "青岛啤酒", None),
        ("浙江国药大药房有限公司", "国药", "浙江"),
        ("山东恒盛集团有限公司", "恒盛", "山东"),
    ],
)
def test_a_place_is_no_trade_name(name, trade, region):
    (row,) = archive([("d1", [name])], {"d1": ""}).registry.to_pylist()
    assert (row["trade_name"], row["region"]) == (trade, region)


def test_a_group_of_a_known_name_is_one_in_all_places():
    linked = archive([("d1", ["宏碁集团"]), ("d2", ["宏碁集团"])], {"d1": "上海市", "d2": "济南市"})
    assert linked.registry.num_rows == 1


def test_a_widely_known_name_is_not_that_of_a_joint_venture():
    venture, own = "诺基亚西海通信有限公司", "诺基亚有限公司"
    places = {"d1": "", "d2": "", "d3": ""}
    alone = [("d2", ["诺基亚"]), ("d3", ["诺基亚", "诺基亚"])]
    apart = archive([("d1", ["诺基亚", venture]), *alone], places).registry.to_pylist()
    assert {row["canonical"]: row["mentions"] for row in apart} == {"诺基亚": 4, venture: 1}
    same = archive([("d1", ["诺基亚", own]), *alone], places).registry.to_pylist()
    assert {row["canonical"]: row["mentions"] for row in same} == {own: 5}


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("华为", "华为技术有限公司"),
        ("海尔", "海尔集团"),
        ("博元投资", "珠海市博元投资股份有限公司"),
        ("世纪瑞尔", "北京世纪瑞尔技术股份有限公司"),
        ("三星", "三星电子株式会社"),
        ("光明", "上海光明食品(集团)有限公司"),
    ],
)
def test_a_widely_known_name_goes_to_its_own(name, full):
    assert is_own(name, full)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("索尼", "索尼中国有限公司"),
        ("本田", "广东南海本田汽车零部件制造有限公司"),
        ("海信", "淄博海信电子有限公司"),
        ("东风日产", "东风日产发动机工厂"),
        ("宝钢股份", "宝钢集团有限公司"),
        ("国药控股", "国药控股济南有限公司"),
        # the short name of a share is that of a company limited by shares
        ("碧水源", "碧水源净水科技有限公司"),
        ("泸州老窖", "泸州老窖集团"),
        # a family of firms: the local one, another line, the group where the bare name is known for one line
        ("海尔", "青岛海尔股份有限公司"),
        ("华润", "华润医药投资有限公司"),
        ("格力", "珠海格力集团有限公司"),
        ("太子奶", "湖南太子奶集团生物科技有限责任公司"),
        ("腾讯", "腾讯音乐娱乐集团"),
    ],
)
def test_nor_that_of_a_branch_or_a_daughter(name, full):
    assert is_anothers(name, full)
    assert local_names(mentions(name, full)) == [name, full]


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("中国银行", "中国建设银行股份有限公司"),
        ("西湖啤酒", "杭州西湖啤酒"),
    ],
)
def test_one_report_proves_nothing_for_the_others(name, full):
    """Within their report the names may be one firm; elsewhere the known one stays its own."""
    assert not is_own(name, full)


def test_a_place_is_not_another_one():
    assert local_names(mentions("香港荣盛", "顺德区苏氏荣盛食品有限公司"))[0] == "香港荣盛"


def test_a_sister_or_the_group_is_no_alias():
    def found(alias):
        full = "贵州恒源饲料有限公司"
        return [Enterprise(0, 10, full, "t", "legal_name"), Enterprise(20, 24, alias, "same_document", "short", full)]

    assert local_names(found("恒源集团"))[1] == "恒源集团"
    assert local_names(found("恒源食品"))[1] == "恒源食品"
    assert local_names(found("恒源饲料"))[1] == "贵州恒源饲料有限公司"


def test_a_known_name_does_not_reach_a_daughter_by_way_of_another_name():
    found = mentions("东风日产", "东风日产发动机", "东风日产发动机工厂")
    assert local_names(found) == ["东风日产", "东风日产发动机工厂", "东风日产发动机工厂"]


@pytest.mark.parametrize(
    ("name", "other", "canonical"),
    [
        ("恒盛（柳河）有限公司", "恒盛(柳河)有限公司", "恒盛(柳河)有限公司"),
        ("柳河恒盛重工有限公司", "柳河恒盛重工有限责任公司", "柳河恒盛重工有限责任公司"),
        ("深圳恒盛重工有限公司", "深圳市恒盛重工有限公司", "深圳市恒盛重工有限公司"),
        ("泰安恒盛重工有限公司", "山东泰安恒盛重工有限公司", "山东泰安恒盛重工有限公司"),
        ("Heng Sheng", "HengSheng", "Heng Sheng"),
        ("恒盛重工集团", "恒盛重工集团有限公司", "恒盛重工集团有限公司"),
        ("康美药业", "康美药业股份有限公司", "康美药业股份有限公司"),
    ],
)
def test_one_name_spelt_in_two_ways(name, other, canonical):
    linked = archive([("d1", [name]), ("d2", [other])], {"d1": "", "d2": ""})
    assert [row["canonical"] for row in linked.registry.to_pylist()] == [canonical]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("浙江恒盛重工有限公司", "山东恒盛重工有限公司"),
        ("恒盛重工有限公司", "恒盛重工股份有限公司"),
        ("恒盛重工有限公司", "恒盛重工(天津)有限公司"),
        ("恒盛集团", "恒盛集团有限公司"),  # four characters that no place limits may be two firms
    ],
)
def test_two_names_that_are_two(name, other):
    linked = archive([("d1", [name]), ("d2", [other])], {"d1": "", "d2": ""})
    assert len(linked.registry) == 2


def test_a_name_follows_those_that_it_is_short_for():
    names = ["恒盛", "恒盛集团", "山东恒盛集团有限公司", "山东省恒盛集团有限责任公司"]
    reports = [(f"d{number}", [name]) for number, name in enumerate(names)]
    linked = archive(reports, dict.fromkeys((doc_id for doc_id, _ in reports), "柳河镇"))
    assert [row["aliases"] for row in linked.registry.to_pylist()] == [sorted(names[:3])]


def test_a_misspelling_of_a_misspelling_is_none():
    names = {"恒盛集团": 5, "恒胜集团": 3, "恒圣集团": 1}
    places = {f"d{number}": "柳河镇" for number in range(9)}
    mentioned = [name for name, times in names.items() for _ in range(times)]
    rows = archive(zip(places, ([name] for name in mentioned), strict=True), places).registry.to_pylist()
    assert {row["canonical"]: (row["mentions"], row["typo_of"]) for row in rows} == {
        "恒盛集团": (8, ["恒胜集团"]),
        "恒圣集团": (1, []),
    }


def test_a_known_name_and_the_same_with_a_plain_company_are_one_firm():
    reports = [("d1", ["奥托立夫公司"]), ("d2", ["奥托立夫", "奥托立夫"]), ("d3", ["恒盛公司"]), ("d4", ["恒盛"])]
    rows = archive(reports, {"d1": "", "d2": "", "d3": "柳河镇", "d4": "青石县"}).registry.to_pylist()
    assert {row["canonical"]: row["mentions"] for row in rows} == {"奥托立夫": 3, "恒盛公司": 1, "恒盛": 1}


def test_the_short_name_of_a_share_is_that_of_the_company_with_its_place():
    reports = [("d1", [SHARE, SHARE]), ("d2", [f"海南{SHARE}股份有限公司"]), ("d3", [f"石家庄{SHARE}有限公司"])]
    rows = archive(reports, dict.fromkeys(("d1", "d2", "d3"), "")).registry.to_pylist()
    assert {row["canonical"]: row["mentions"] for row in rows} == {
        f"海南{SHARE}股份有限公司": 3,
        f"石家庄{SHARE}有限公司": 1,
    }


def test_what_is_short_for_the_short_name_of_a_share_goes_with_it():
    reports = [("d1", ["三诺生物"]), ("d2", ["湖南三诺生物股份有限公司"]), ("d3", ["三诺", "三诺"])]
    rows = archive(reports, dict.fromkeys(("d1", "d2", "d3"), "")).registry.to_pylist()
    assert {row["canonical"]: row["mentions"] for row in rows} == {"湖南三诺生物股份有限公司": 4}


def test_order_does_not_matter():
    expected = archive(REPORTS, PLACES).registry
    shuffled = REPORTS[:]
    for seed in range(6):
        random.Random(seed).shuffle(shuffled)
        assert archive(shuffled, PLACES).registry == expected


def test_apply_fills_ids_and_names():
    linked = archive(REPORTS, PLACES)
    rows = pa.table(
        {
            "doc_id": ["d2", "d3", "d3"],
            "enterprise_id": pa.array([key_of("恒盛集团", "柳河镇"), key_of("恒盛集团", "青石县"), None], pa.string()),
            "subject": ["恒盛集团", "恒盛集团", "青石县"],
        }
    )
    out = filled(lambda keys: [linked.entities.get(key, (None, None)) for key in keys], "money", rows)
    assert out["subject"].to_pylist() == ["山东恒盛集团有限公司", "恒盛集团", "青石县"]
    ids = out["enterprise_id"].to_pylist()
    assert ids[0] != ids[1]
    assert ids[2] is None


def test_what_is_a_slip():
    assert homophones("富", "福")
    assert homophones("兴", "信", loosely=True)
    assert not homophones("兴", "信")  # a check flags the very same sound only
    assert not homophones("一", "乙")  # 一分公司, 乙分公司
    assert odd_character("恒胜集团", "恒盛集团", once=True)
    assert not odd_character("东兴集团", "西兴集团", once=True)  # told apart by place in the world
    assert not odd_character("一建公司", "二建公司", once=True)
    assert not odd_character("*ST鞍钢", "*ST韶钢", once=True)
    assert not odd_character("恒盛集团", "恒盛科技", once=True)
