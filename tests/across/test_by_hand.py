"""Sketches and samples made without numpy are those made with it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.across import sides
from pipeline.similarity import by_hand, shingles, sketch
from pipeline.startup import late_numpy

_SENTENCES = (
    "全镇实现产值35亿元，比上年增长8%。",
    "申请专利36件;",
    "\n",
    "2011年,",
    "１２３４５家企业",
    "科技进步" * 5,
    "甲",
    "\ud83d",
    "𠀀𠀁",
)
texts = st.lists(
    st.one_of(st.text(max_size=30), st.lists(st.sampled_from(_SENTENCES), max_size=40).map("".join)), max_size=5
)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_shingles_by_hand_are_those_of_numpy(text: str) -> None:
    assert by_hand.shingles(text) == shingles.shingles(text).tolist()


def both(make, monkeypatch):
    """Return what is made with numpy, and without."""
    with monkeypatch.context() as patch:
        patch.setattr(by_hand, "pays", lambda _: False)
        plainly = make()
        patch.setattr(by_hand, "pays", lambda _: True)
        return plainly.combine_chunks(), make().combine_chunks()


@settings(deadline=None)
@given(found=texts)
def test_buckets_and_samples(found: list[str]) -> None:
    ids = [f"{number}" for number in range(len(found))]
    with pytest.MonkeyPatch.context() as patch:
        for make in (lambda: sketch.buckets(ids, found), lambda: sides._samples(ids, found)):
            plainly, without = both(make, patch)
            assert without.equals(plainly)
            assert without.schema == plainly.schema


def test_of_a_long_text() -> None:
    chance = random.Random(1)
    text = "".join(chance.choices(_SENTENCES, k=1_500))
    with pytest.MonkeyPatch.context() as patch:
        plainly, without = both(lambda: sides._samples(["a"], [text]), patch)
    assert without.equals(plainly)
    assert len(without) > 200


def test_it_is_for_few_texts_where_numpy_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    assert late_numpy.is_loaded()
    assert not by_hand.pays(["甲"])
    monkeypatch.setattr(by_hand, "is_loaded", lambda: False)
    assert by_hand.pays(["甲"])
    assert not by_hand.pays(["甲" * by_hand._CHARS, "乙"])
