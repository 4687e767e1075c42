from __future__ import annotations

import pytest

from extractors import counts
from extractors.base import Example, Passage

EXAMPLES = [example for rule in counts.RULES for example in rule.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.sentence[:20] for example in EXAMPLES])
def test_examples(example: Example) -> None:
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
    assert counts.stated(Passage(text)) == []


def test_digits_that_were_set_apart_are_one_number() -> None:
    found = counts.stated(Passage("内设机构从4 0 个减少到2 9 个，加入1 7 个协会。表1 3 5个。"))
    assert [(count.text, count.low) for count in found] == [("4 0 个", 40), ("2 9 个", 29), ("1 7 个", 17)]
