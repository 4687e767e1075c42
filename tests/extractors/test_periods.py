from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import periods
from extractors.base import Example, Passage, Rule

EXAMPLES = [(rule.name, example) for rule in periods.RULES for example in rule.examples]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r}:{e.sentence[:12]}" for r, e in EXAMPLES])
def test_periods_are_found_as_their_examples_say(rule: str, example: Example) -> None:
    found = periods.find(Passage(example.sentence))
    assert tuple(periods.literals(p) for p in found) == example.expected


@pytest.mark.parametrize("rule", periods.RULES, ids=[rule.name for rule in periods.RULES])
def test_every_rule_has_its_evidence(rule: Rule) -> None:
    assert sum(bool(example.expected) for example in rule.examples) >= 5
    assert sum(not example.expected for example in rule.examples) >= 2


@pytest.mark.parametrize(
    ("text", "year", "first", "last"),
    [
        ("2012年实现", 2015, "2012-01-01", "2012-12-31"),
        ("今年实现", 2015, "2015-01-01", "2015-12-31"),
        ("去年一季度实现", 2015, "2014-01-01", "2014-03-31"),
        ("上半年实现", 2015, "2015-01-01", "2015-06-30"),
        ("今年2月实现", 2016, "2016-02-01", "2016-02-29"),
        ("2003-2006年实现", 2015, "2003-01-01", "2006-12-31"),
        ("“十四五”期间实现", 2023, "2021-01-01", "2025-12-31"),
        ("自2010年以来实现", 2013, "2010-01-01", "2013-12-31"),
        ("本月实现", 2011, "2011-08-01", "2011-08-31"),
        ("截至目前实现", 2011, "2011-01-01", "2011-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, year: int, first: str, last: str) -> None:
    found = periods.find(Passage(text))
    dates = periods.resolve(found[0], year, 8)
    assert dates == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize("text", ["每年", "近三年", "报告期内", "今年", "上半年", "上月"])
def test_no_dates_without_a_year(text: str) -> None:
    assert periods.resolve(periods.find(Passage(text))[0], None) is None


def test_found_once_per_passage() -> None:
    passage = Passage("２０１１年上半年，全区完成投资３亿元。")
    assert periods.find(passage) is periods.find(passage)
    assert [p.text for p in periods.find(passage)] == ["２０１１年上半年"]


@given(st.text(alphabet="今去年月12０0一二上半同期-至、，。", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for period in periods.find(Passage(text)):
        assert end <= period.start < period.end <= len(text)
        assert 1 <= period.months[0] <= period.months[1] <= 12
        end = period.end


@pytest.mark.parametrize("unit", ["1", "一", "1,", ".", ",111", "年", "2011年", "1-"])
def test_long_runs_are_read_in_linear_time(unit: str) -> None:
    assert len(periods.find(Passage(unit * 20_000))) <= 20_000
