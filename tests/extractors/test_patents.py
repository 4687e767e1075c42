"""Counts of patents, grouped by what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.base import Passage
from extractors.patents import find, literals

COUNTS = [
    (
        "申请专利70件;发明14件;新型55件;外观1件",
        [
            ("70件", 70, "any", "applied"),
            ("14件", 14, "invention", "applied"),
            ("55件", 55, "utility_model", "applied"),
            ("1件", 1, "design", "applied"),
        ],
    ),
    ("申请专利32项,授权 22项", [("32项", 32, "any", "applied"), ("22项", 22, "any", "granted")]),
    ("申请专利32项授权22项", [("32项", 32, "any", "applied"), ("22项", 22, "any", "granted")]),
    (
        "拥有有效专利62项，其中发明专利19项、实用新型专利43项",
        [
            ("62项", 62, "any", "held"),
            ("19项", 19, "invention", "held"),
            ("43项", 43, "utility_model", "held"),
        ],
    ),
    ("获得国家专利三项", [("三项", 3, "any", "granted")]),
    (
        "专利申请量、授权量分别达到1466件和812件",
        [
            ("1466件", 1466, "any", "applied"),
            ("812件", 812, "any", "granted"),
        ],
    ),
    ("累计授权发明专利120项", [("120项", 120, "invention", "granted")]),
    (
        "发明、实用新型和外观设计专利分别为14件、55件和1件",
        [
            ("14件", 14, "invention", "unknown"),
            ("55件", 55, "utility_model", "unknown"),
            ("1件", 1, "design", "unknown"),
        ],
    ),
    (
        "全厂共有发明专利三项、外观设计专利一项，另有三项发明专利正在申请。",
        [
            ("三项", 3, "invention", "held"),
            ("一项", 1, "design", "held"),
            ("三项", 3, "invention", "applied"),
        ],
    ),
    (
        "尚有7项实用新型专利和2项发明专利正在申请中",
        [
            ("7项", 7, "utility_model", "applied"),
            ("2项", 2, "invention", "applied"),
        ],
    ),
    ("拥有6项发明专利以及18项正在申请中的专利", [("6项", 6, "invention", "held"), ("18项", 18, "any", "applied")]),
    ("拥有发明专利5项、申请8项", [("5项", 5, "invention", "held"), ("8项", 8, "invention", "applied")]),
    ("获得发明专利和实用新型专利共计30项", [("30项", 30, "any", "granted")]),
    (
        "取得11 项软件著作权、2项外观设计专利",
        [
            ("11 项", 11, "software_copyright", "granted"),
            ("2项", 2, "design", "granted"),
        ],
    ),
    ("授权专利共有18项", [("18项", 18, "any", "granted")]),
    ("全国的专利技术仅有180项", [("180项", 180, "any", "held")]),
    ("全年申请专利32项，发明专利只有3项", [("32项", 32, "any", "applied"), ("3项", 3, "invention", "applied")]),
    ("专利授权22项，还有专利3项", [("22项", 22, "any", "granted"), ("3项", 3, "any", "held")]),
    ("企业受让专利4件", [("4件", 4, "any", "transferred")]),
    ("起诉对方侵犯8项专利", [("8项", 8, "any", "unknown")]),
    ("拥有50项专利的国内使用权", [("50项", 50, "any", "unknown")]),
    (
        "申请专利86件,其中发明专利17件、实用新型52件,其余17件为外观设计;获得授权48件",
        [
            ("86件", 86, "any", "applied"),
            ("17件", 17, "invention", "applied"),
            ("52件", 52, "utility_model", "applied"),
            ("17件", 17, "design", "applied"),
            ("48件", 48, "any", "granted"),
        ],
    ),
    ("申请专利1.2万件", [("1.2万件", 12000, "any", "applied")]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_kind_and_action_of_a_count(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert [(m.text, m.count, m.kind, m.action) for m in find(Passage(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("拥有70多项专利", ("70多项", 70, None, "more_than", "any", "held")),
        ("拥有发明专利超过1,500项", ("1,500项", 1500, None, "more_than", "invention", "held")),
        ("拥有专利近30项", ("30项", 30, 30, "about", "any", "held")),
        ("拥有十几项专利", ("十几项", 11, 19, "about", "any", "held")),
        ("拥有专利100项以上", ("100项", 100, None, "at_least", "any", "held")),
        ("获得专利700项~800项", ("700项~800项", 700, 800, "range", "any", "granted")),
    ],
)
def test_a_vague_count(text: str, expected: tuple[object, ...]) -> None:
    (mention,) = find(Passage(text))
    assert literals(mention) == expected


NOT_PATENTS = [
    "起草制定了十项国家标准，7项成果通过鉴定",
    "国家级专利示范企业1家，专利奖2项",
    "拥有20项专有技术，专利若干",
    "拥有专利产品5个，专利案件3件",
    "申报商标422个，重视专利工作",
    "根据专利法第3项的规定",
    "要给一项专利定价",
    "拥有多项专利和数个发明专利",
    "发明专利及其他知识产权25项",
]


@pytest.mark.parametrize("text", NOT_PATENTS)
def test_what_is_no_count_of_patents(text: str) -> None:
    assert find(Passage(text)) == []


@given(
    st.text(
        st.one_of(st.sampled_from("0123456789三项件个专利发明新型申请授权拥有、,;。()和分别为其中 "), st.characters()),
        max_size=60,
    )
)
def test_spans_slice_and_nothing_raises(text: str) -> None:
    for mention in find(Passage(text)):
        assert text[mention.start : mention.end] == mention.text
        assert mention.count is None or mention.count_high is None or mention.count <= mention.count_high
