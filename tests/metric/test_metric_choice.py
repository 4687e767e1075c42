"""Rules that are left out by what stands beside a figure would have said nothing of it."""

import pytest

from extractors.base import Money, Patents, Percentage
from pipeline.context.known import context_of
from pipeline.metric import choice
from pipeline.reading import read
from pipeline.segment import words
from tests.conftest import CORPUS, SHARED
from tests.run.test_together import reports


def measured(found):
    """What the figures of some reports measure, with and without a name."""
    return [(report.heading, read(report.text, context_of(report), words).metrics) for report, _ in found]


@pytest.fixture
def all_rules(monkeypatch):
    """Let every rule be asked of every figure, as long as the test wants it."""

    chosen = choice._chosen

    def ask():
        monkeypatch.setattr(choice, "_may_say", lambda *_: True)
        chosen.cache_clear()
        monkeypatch.setattr(choice, "_chosen", lambda spoken: chosen((True,) * len(spoken)))

    yield ask
    chosen.cache_clear()


@pytest.mark.parametrize("folder", [CORPUS / "raw", SHARED / "gold"], ids=lambda path: path.name)
def test_what_is_left_out_would_have_said_nothing(folder, all_rules):
    if not folder.is_dir():
        pytest.skip("../shared is absent")
    found = list(reports(folder, 20))
    chosen = measured(found)
    assert sum(len(metrics) for _, metrics in chosen) > 50
    all_rules()
    assert measured(found) == chosen


def test_each_kind_of_figure_is_asked_less_than_all_rules():
    rules = choice.rules_for("销售收入3亿元,增长5%。")
    assert set(rules) == {
        (kind, g, m) for kind in (Money, Percentage, Patents) for g in (True, False) for m in (True, False)
    }
    for kind in (Money, Percentage):
        grows, level = rules[kind, True, False], rules[kind, False, False]
        assert choice.growth in grows
        assert choice.growth not in level
        assert set(rules[kind, False, True]) < set(level)
    assert choice.part in choice.rules_for("其中")[Money, False, False]
    assert choice.stake in choice.rules_for("股份")[Percentage, True, True]


@pytest.mark.parametrize(
    ("rule", "kind", "sentence"),
    [
        (choice.cell, Money, "单位:万元"),
        (choice.opposed, Money, "城镇居民3万元;农村居民1万元。"),
        (choice.out_of, Money, "拆借资金中的3亿元。"),
        (choice.bracketed, Percentage, "灯具(占比11%)。"),
        (choice.given, Money, "给予10万元奖励。"),
        (choice.given, Money, "补助最高不超过20万元。"),
    ],
)
def test_a_rule_is_asked_where_its_words_stand(rule, kind, sentence):
    assert rule in choice.rules_for(sentence)[kind, False, False]
    assert rule not in choice.rules_for("销售收入3亿元,增长5%。")[kind, False, False]
