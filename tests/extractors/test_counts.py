from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import counts, measures, patents
from extractors.base import Example, Passage
from extractors.stated_counts import stated
from pipeline.context.types import ReportContext
from pipeline.reading import read

EXAMPLES = [example for rule in counts.RULES for example in rule.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.sentence[:20] for example in EXAMPLES])
def test_counts_are_found_as_their_examples_say(example: Example) -> None:
    passage = Passage(example.sentence)
    assert tuple(counts.literals(count) for count in counts.find(passage)) == example.expected


def test_spans_slice_the_text() -> None:
    text = "全年举办培训班１２期，培训农民2000余人，建成样板工程三处。"
    assert [text[count.start : count.end] for count in counts.find(Passage(text))] == ["１２期", "2000余人", "三处"]


@pytest.mark.parametrize("text", ["大陆企业前来洽谈。", "价格指数提高24.91个。", "第三届科技节如期举行。"])
def test_what_is_no_count(text: str) -> None:
    assert counts.find(Passage(text)) == []


@pytest.mark.parametrize(
    "text", ["坚持四项基本原则。", "落实八项规定精神。", "高效办成一件事。", "走进千家万户。", "要一项一项地抓。"]
)
def test_set_phrases_state_no_number(text: str) -> None:
    assert stated(Passage(text)) == []


def test_digits_that_were_set_apart_are_one_number() -> None:
    found = stated(Passage("内设机构从4 0 个减少到2 9 个，加入1 7 个协会。表1 3 5个。"))
    assert [(count.text, count.low) for count in found] == [("4 0 个", 40), ("2 9 个", 29), ("1 7 个", 17)]


@pytest.mark.parametrize(
    "text",
    [
        "引进汽车零件项目",
        "这是一项艰巨复杂的任务。",
        "上述三家公司均已停产。",
        "甲厂、乙厂等两家企业应诉。",
        "全国唯一一家试点。",
        "写得千篇一律，提出八项主张。",
        "2235万城市居民参加医保。",
        "万人发明专利拥有量（件）",
        "利率下降48个BP，点差收窄12个基点。",
    ],
)
def test_numerals_that_count_nothing(text: str) -> None:
    assert stated(Passage(text)) == []


def test_a_number_for_so_many_heads_is_no_number_of_patents() -> None:
    for text in ("万人发明专利拥有量达到4.5件", "每万人口发明专利拥有量4.5件", "全市每万人有效发明专利拥有量为4.5件"):
        (count,) = stated(Passage(text))
        assert (count.text, count.low) == ("4.5件", Decimal("4.5"))
        assert patents.find(Passage(text)) == []
        (metric,) = read(text, ReportContext()).count_metrics
        assert metric.metric == "每万人口发明专利拥有量"


def test_square_kilometres_are_no_kilometres() -> None:
    (area,) = measures.find(Passage("建成区面积21.3 km²，"))
    assert (area.text, area.unit) == ("21.3 km²", "平方公里")


def test_the_last_cell_of_a_row_has_no_unit_in_the_next_row() -> None:
    assert counts.find(Passage("除税前溢利\t\t234,403\t236,602\n所得税开支\t7\t(48,203)\t(32,210)\n")) == []


def test_heads_in_a_dealt_list_leave_the_patents_of_the_others() -> None:
    text = "专利申请量、授权量、万人发明专利拥有量分别达3.28万件、1.94万件、18.6件。"
    assert [mention.text for mention in patents.find(Passage(text))] == ["3.28万件", "1.94万件"]


def test_what_closes_a_list_of_standards_counts_them() -> None:
    (count,) = stated(Passage("该企业起草了《铸钢砂》等六项国家标准。"))
    assert (count.text, count.low) == ("六项", 6)
