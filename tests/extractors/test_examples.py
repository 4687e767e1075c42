"""Every rule of every extractor holds its own evidence."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

import pytest

import extractors
from extractors import EXTRACTORS, counts, measures, periods
from extractors.base import Example, Passage, Rule

# What figures are attributed with: rules of the same shape, but no table of their own.
ATTRIBUTES = (periods, counts, measures)
CASES = [
    pytest.param(module, example, id=f"{module.__name__.rpartition('.')[2]}-{rule.name}-{place}")
    for module in (*EXTRACTORS, *ATTRIBUTES)
    for rule in module.RULES
    for place, example in enumerate(rule.examples)
]
RULES = [
    pytest.param(rule, id=f"{module.__name__.rpartition('.')[2]}-{rule.name}")
    for module in (*EXTRACTORS, *ATTRIBUTES)
    for rule in module.RULES
]


@pytest.mark.parametrize(("module", "example"), CASES)
def test_the_example_of_a_rule_holds(module: ModuleType, example: Example) -> None:
    mentions = module.find(Passage(example.sentence))
    assert tuple(module.literals(mention) for mention in mentions) == example.expected


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_five_examples_and_two_near_misses(rule: Rule) -> None:
    assert sum(bool(example.expected) for example in rule.examples) >= 5
    assert sum(not example.expected for example in rule.examples) >= 2


@pytest.mark.parametrize("rule", RULES)
def test_expected_values_are_literals_with_the_text_first(rule: Rule) -> None:
    for example in rule.examples:
        for text, *values in example.expected:
            assert isinstance(text, str)
            assert text in example.sentence
            assert all(value is None or isinstance(value, str | int | bool) for value in values)


def test_every_module_with_rules_and_a_reader_is_registered() -> None:
    modules = [
        importlib.import_module(module.name) for module in pkgutil.walk_packages(extractors.__path__, "extractors.")
    ]
    found = {module for module in modules if hasattr(module, "RULES") and hasattr(module, "find")}
    assert found == {*EXTRACTORS, *ATTRIBUTES}
