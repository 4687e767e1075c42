"""Patents as reports tell them: how their number moved, whose part it is, of which of all patents it is."""

from __future__ import annotations

import pytest

from extractors.base import Passage
from extractors.patents import find
from tests.readings import counted, facts, metrics


def told(text: str) -> list[tuple[str, str, str]]:
    """Return text, kind and action of each count of patents."""
    return [(found.text, found.kind, found.action) for found in find(Passage(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市实用新型专利授权量同比下降4.1%，为318件；外观设计授权量稳步增长，达到95件。",
            [("318件", "utility_model", "granted"), ("95件", "design", "granted")],
        ),
        ("全年申请专利1 034件。", [("1 034件", "any", "applied")]),
        ("专利申请量突破千件大关，达1034件。", [("千件", "any", "applied"), ("1034件", "any", "applied")]),
        ("发明专利申请61件，比上年增加9件。", [("61件", "invention", "applied"), ("9件", "invention", "applied")]),
        (
            "集团共有专利214项，其中轴承公司67项，铸造厂31项。",
            [("214项", "any", "held"), ("67项", "any", "held"), ("31项", "any", "held")],
        ),
        (
            "全县申请专利320件，其中高校180件，发明41件。",
            [("320件", "any", "applied"), ("180件", "any", "applied"), ("41件", "invention", "applied")],
        ),
        ("甲厂拟出售500项专利和申请中的专利。", [("500项", "any", "unknown")]),
        ("现有发明专利8项，在审发明专利12项。", [("8项", "invention", "held"), ("12项", "invention", "applied")]),
        ("三种专利授权量合计902件。", [("902件", "any", "granted")]),
        # How many more than the number before, which is of an earlier year.
        (
            "申请专利82件，比上年的61件增加21件，其中发明9件。",
            [
                ("82件", "any", "applied"),
                ("61件", "any", "applied"),
                ("21件", "any", "applied"),
                ("9件", "invention", "applied"),
            ],
        ),
        ("申请专利82件，比2010年的91件减少9件。", [("82件", "any", "applied"), ("91件", "any", "applied")]),
        ("发明专利申请量首次过百，达到106件。", [("106件", "invention", "applied")]),
        # Under a heading.
        ("(二)专利工作取得突破。\n全年申请92件，授权61件。", [("92件", "any", "applied"), ("61件", "any", "granted")]),
        ("4、专利。申请量、授权量分别为92件和61件。", [("92件", "any", "applied"), ("61件", "any", "granted")]),
        # How it moved stands between a number and the next.
        ("专利申请451件，同比增20.3%，授权243件。", [("451件", "any", "applied"), ("243件", "any", "granted")]),
        ("专利申请52件，同比翻了近一番；授权61件。", [("52件", "any", "applied"), ("61件", "any", "granted")]),
        ("专利申请52件，同比增长8%，研发项目6件。", [("52件", "any", "applied")]),
        (
            "拥有专利132件：发明12件、外观120件。",
            [("132件", "any", "held"), ("12件", "invention", "held"), ("120件", "design", "held")],
        ),
        # Behind a total with its kinds the next act is of all kinds again; behind one kind it may be of that.
        (
            "申请专利46件，发明9件、新型37件；授权29件。",
            [
                ("46件", "any", "applied"),
                ("9件", "invention", "applied"),
                ("37件", "utility_model", "applied"),
                ("29件", "any", "granted"),
            ],
        ),
        (
            "申请专利46件。分企业看，恒川泵业申请21件、授权13件，天岫电缆申请8件。",
            [
                ("46件", "any", "applied"),
                ("21件", "any", "applied"),
                ("13件", "any", "granted"),
                ("8件", "any", "applied"),
            ],
        ),
        ("申请发明专利9件，授权3件。", [("9件", "invention", "applied"), ("3件", "invention", "granted")]),
        ("授权专利56件中发明仅12件。", [("56件", "any", "granted"), ("12件", "invention", "granted")]),
        ("拥有9项中国专利。", [("9项", "any", "held")]),
        # near misses
        ("3、知识产权。申请92件，授权61件。", []),
        ("专利和商标。申请商标92件，授权61件。", []),
        ("2、专利。申请商标92件，授权61件。", []),
        ("5、专利示范企业。申请12家，申请项目5项。", []),
        ("全市专利授权量增长8%，新增科技型企业21个。", []),
        ("拥有专利30项，其中机械公司承担课题5项。", [("30项", "any", "held")]),
        ("拥有专利30项，比上年增加示范企业5个。", [("30项", "any", "held")]),
        ("每百户企业拥有专利18件。", []),
        ("去年查阅外国专利文献800件、专利情报60项。", []),
        ("应对专利诉讼2项，胜诉2项。", []),
    ],
)
def test_counts_of_patents(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "发明专利申请量、PCT专利申请量分别达到62件和7件。",
            ["发明专利申请量", "PCT国际专利申请量"],
        ),
        ("发明专利拥有量430件，其中高价值发明专利拥有量88件。", ["发明专利拥有量", "高价值发明专利拥有量"]),
        ("获海外发明专利授权3件。", ["海外发明专利授权量"]),
        ("取得专利12项，其中4项境外专利。", ["专利授权量", "境外专利授权量"]),
        ("共有国内外专利52项。", ["专利拥有量"]),
        ("PCT国际专利申请62件，上年为51件。", ["PCT国际专利申请量"] * 2),
        ("开拓海外市场后，公司申请专利20件。", ["专利申请量"]),
    ],
)
def test_of_which_of_all_patents_a_number_is(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


def test_a_change_is_no_level_and_holds_no_parts() -> None:
    found = facts("全县专利申请136件，比上年增加27件，其中发明专利申请40件。")
    assert [(fact.metric, fact.measure, fact.low) for fact in found] == [
        ("专利申请量", "level", 136),
        ("专利申请量", "delta", 27),
        ("发明专利申请量", "level", 40),
    ]
    assert found[2].part_of == found[0].fact_id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司从事模拟仿真软件开发，拥有专利12项。", "actual"),
        ("公司深耕虚拟现实领域，获得专利9项。", "actual"),
        ("公司拟合并两家子公司，申请专利9项。", "planned"),
        ("公司拟年内申请专利9项。", "planned"),
    ],
)
def test_a_word_with_a_plan_in_it_is_none(text: str, expected: str) -> None:
    assert [fact.modality for fact in facts(text) if fact.unit == "件"] == [expected]


def test_a_change_that_is_dealt_out_is_no_number_of_one_kind() -> None:
    text = "全镇申报专利57件，获批39件，较上年分别增加12件和8件。"
    assert [text for text, _, _ in told(text)] == ["57件", "39件"]
    assert counted(text) == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市申请专利740件，其中发明210件。从申请主体看，企业505件、高校180件、个人55件。",
            ["专利申请量", "发明专利申请量", "企业专利申请量", "高校专利申请量", "个人专利申请量"],
        ),
        (
            "专利授权330件。其中企业214件，占64.8%；科研院所和高校71件；个人45件。",
            ["专利授权量", "企业专利授权量", "企业专利授权量占比", "科研院所和高校专利授权量", "个人专利授权量"],
        ),
        (
            "全镇申请专利88件，授权70件。恒昌机电有限公司一家就申请了31件，获授权24件。",
            ["专利申请量", "专利授权量", "专利申请量", "专利授权量"],
        ),
        (
            "截至10月底，有效发明专利88件。从申请主体看，企业505件、个人55件。",
            ["发明专利拥有量", "企业专利申请量", "个人专利申请量"],
        ),
        (
            "申请专利740件，其中发明申请210件，占28%。企业申请505件；高校235件。",
            ["专利申请量", "发明专利申请量", "发明专利申请量占比", "企业专利申请量", "高校专利申请量"],
        ),
        ("专利申请量增长23%，授权量增长18%。", ["专利申请量", "专利授权量"]),
        ("专利年申请量稳定在60件左右。", ["专利申请量"]),
        ("商标申请量增长23%，授权量增长18%。", ["商标申请量", "授权量"]),
        ("公司今年申请专利36件，比去年多出11件，授权20件。", ["专利申请量", "专利申请量", "专利授权量"]),
        # Other things that are applied for, and firms of whom the sentence before tells nothing.
        ("全镇申请专利88件。恒昌机电有限公司申请商标31件。", ["专利申请量"]),
        ("全镇申请专利88件。恒昌机电有限公司申请贷款项目31件。", ["专利申请量"]),
        ("全镇申请专利88件。\n恒昌机电有限公司申请31项。", ["专利申请量"]),
        ("我镇企业申请专利26件。", ["专利申请量"]),
    ],
)
def test_by_whom_patents_were_applied_for(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇申请专利41件，授权36件。恒昌机电有限公司申请22件，银鹿食品8件。", []),
        ("办结审批事项，企业120件，个人36件。", [None, None]),
        ("全年申请专利41件，注册商标12件。", ["注册商标数"]),
        ("全年申请专利41件，抽检食品30件。", ["抽检食品数"]),
    ],
)
def test_whose_the_pieces_are_names_no_count(text: str, expected: list[str | None]) -> None:
    assert counted(text) == expected


def test_ten_months_are_no_patents() -> None:
    assert [mention.text for mention in find(Passage("今年前十个月申请专利356件。"))] == ["356件"]
    assert counted("十个月来新建学校3所。") == ["学校数"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请专利431件。恒川重工有限公司申请72件,宏远泵业31件。", [("any", "applied")] * 3),
        (
            "申请专利431件。其中:发明申请58件,授权31件。",
            [("any", "applied"), ("invention", "applied"), ("invention", "granted")],
        ),
        ("申请专利431件,其中发明58件,授权231件。", [("any", "applied"), ("invention", "applied"), ("any", "granted")]),
        ("申请专利431件。受理贷款申请72件。", [("any", "applied")]),
        ("申请专利431件。恒川重工有限公司申请72次。", [("any", "applied")]),
        ("申请专利431件。宏远泵业31件。", [("any", "applied")]),
    ],
)
def test_firms_that_apply_in_the_next_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.kind, mention.action) for mention in find(Passage(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("专利申请318件,占年计划300件的106%;授权227件。", [318, 300, 227]),
        ("完成专利申请318件,完成年计划(300件)的106%,授权227件。", [318, 300, 227]),
        ("完成专利申请318件,完成年计划的106%;授权227件。", [318, 227]),
        ("完成专利申请318件;商标注册38件,占年计划30件的126%。", [318]),
    ],
)
def test_patents_go_on_behind_how_much_of_their_plan_was_met(text: str, expected: list[int]) -> None:
    assert [mention.count for mention in find(Passage(text))] == expected


def test_a_rate_is_of_what_its_plan_is_of() -> None:
    assert metrics("完成专利申请64件,占年计划60件的106%。")[-1] == "专利申请量计划完成率"


def test_patents_held_for_long_are_not_all_that_are_held() -> None:
    found = metrics("维持年限超过十年的有效发明专利233件。全市有效发明专利2076件。")
    assert found == ["维持年限超过十年的发明专利拥有量", "发明专利拥有量"]
