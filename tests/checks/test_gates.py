"""A gate shuts only where its rule would find nothing."""

import itertools
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import gates
from extractors.base import Passage
from extractors.gates import Gate
from extractors.needs import needs_of, shortened
from pipeline import check, ingest
from pipeline.checks import CHECKS
from pipeline.document.split import split
from pipeline.extract import Origin, extract_all
from pipeline.segment import words
from tests.conftest import CORPUS, ROOT, SHARED
from tests.run.test_together import reports, seen

PATTERNS = (
    "占(?:比|总数)的?Ⓟ",
    "(?:合计|共计|总计)[为达]?[0-9]{2,3}元",
    "(?P<a>甲|乙)+(?:丙丁)?(?P=a)戊{2}",
    "[一二三]年(?:来|间)?,?.{0,3}(?:累计|共)",
    "(?:甲(?:乙|丙)|丁)?戊|己庚",
    "(?:[^,]{0,4}甲乙|丙)(?<!戊)丁",
    "甲??乙*丙{0,1}丁{1,2}",
    "(?:一|二|三|四|五|六|七|八)(?:甲|乙|丙|丁|戊|己|庚|辛)完成",
    "(?i:ab)c",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_each_match_holds_a_string_of_each_need(pattern, data):
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    for need in needs_of(re.compile(pattern), frozenset("Ⓟ")):
        assert any(one in text for one in need)
        assert any(one in text for one in shortened(need))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("占(?:比|总数)的?Ⓟ", [{"占比", "占总数"}, {"Ⓟ"}]),
        ("甲*乙?", []),
        ("(?:甲|乙?)丙", [{"丙"}]),
        ("甲.乙", [{"甲"}, {"乙"}]),
        ("(?:甲.|乙.)丙", [{"甲", "乙"}, {"丙"}]),
        ("(?i)ab", []),
    ],
)
def test_needs_are_read_out_of_a_pattern(pattern, expected):
    assert set(needs_of(re.compile(pattern), frozenset("Ⓟ"))) == set(map(frozenset, expected))


def test_a_gate_is_open_for_a_text_that_nobody_has_looked_at():
    gate = Gate([re.compile("甲乙")])
    passage = Passage("丙丁")
    assert not passage.missing & gate.mask
    gates.expect_all()
    gates.surveyed(passage)
    assert passage.missing & gate.mask
    later = Gate([re.compile("戊己")])  # made when texts have been looked at
    assert not passage.missing & later.mask
    held = Passage("丙甲乙丁")
    gates.surveyed(held)
    assert not held.missing & gate.mask
    assert held.missing & later.mask


def test_one_of_several_ways_opens_a_gate():
    gate = Gate([re.compile("甲乙"), re.compile("丙丁")], [re.compile("戊己.?Ⓝ")], signs="Ⓝ")
    gates.expect_all()
    for text, signs, shut in (("甲乙丙丁", "", False), ("戊己", "Ⓝ", False), ("甲丁", "Ⓝ", True), ("乙甲", "", True)):
        passage = Passage(text)
        gates.surveyed(passage, signs)
        assert bool(passage.missing & gate.mask) is shut


def test_single_characters_are_looked_for_where_figures_stand():
    gate = Gate([re.compile("占.{0,9}重")])
    common = Gate([re.compile("年.{0,9}[一二三]")])
    gates.expect_all()
    for text, signs, shut in (("比重为5%", "Ⓟ", True), ("占比重5%", "Ⓟ", False), ("比重", "", False)):
        passage = Passage(text)
        gates.surveyed(passage, signs)
        assert bool(passage.missing & gate.mask) is shut
        assert not passage.missing & common.mask


def test_a_pattern_without_needs_has_an_open_gate():
    gate = Gate([re.compile("甲?")], [re.compile("乙丙")])
    gates.expect_all()
    passage = Passage("丁")
    gates.surveyed(passage)
    assert not passage.missing & gate.mask


def told():
    """Reports of our own: examples of checks, cases beside them, the corpus; and some real ones."""
    cases = [json.loads(line) for line in (ROOT / "tests" / "cases" / "checks.jsonl").open(encoding="utf-8")]
    texts = [case.text for one in CHECKS for case in one.examples] + [text for row in cases for text in row["texts"]]
    for number, text in enumerate(texts):
        for report in split(ingest.Page(f"{number}", None, None, "utf-8", text)):
            yield report, Origin(f"{number}", None, "utf-8")
    folders = [CORPUS / "raw", CORPUS / "gold", *([SHARED / "text"] if SHARED.is_dir() else [])]
    yield from itertools.chain.from_iterable(reports(folder, 400) for folder in folders)


def test_shut_gates_change_nothing(monkeypatch):
    found = list(told())
    gates.expect_all()
    gated = extract_all(found, words)
    monkeypatch.setattr(check, "surveyed", lambda *_: None)
    for one, other in zip(gated, extract_all(found, words), strict=True):
        assert seen(one) == seen(other)
