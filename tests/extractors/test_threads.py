"""Texts read by many threads at once give what they give one after another."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from threading import Barrier

import pytest

from extractors import find
from pipeline import segment
from pipeline.segment import words

THREADS = 6


@pytest.fixture
def fresh_tokenizer():
    """A tokenizer that has been given no words yet, in an interpreter that changes threads as often as it can."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    segment._tokenizer.cache_clear()
    yield
    sys.setswitchinterval(interval)


def all_at_once(function, given):
    """Return what each of some threads gets of all that is given, begun at the same moment."""
    start = Barrier(THREADS)

    def one(_):
        start.wait()
        return [function(item) for item in given]

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def test_threads_that_wait_for_the_tokenizer_cut_the_same_words(fresh_tokenizer):
    waiting = sorted(segment._tokenizer()[1].chars)
    windows = ["".join(chars) for chars in zip(waiting[:900:3], waiting[1:900:3], waiting[2:900:3], strict=True)]
    windows = [window + "公司经济发展" for window in windows]
    found = all_at_once(words, windows)
    segment._tokenizer.cache_clear()
    assert found == list(repeat([words(window) for window in windows], THREADS))


def test_threads_find_the_same_mentions_as_one_alone(fresh_tokenizer):
    names = ["恒盛", "远达", "华信", "金源", "绿野", "开泰", "瑞丰", "联创"]
    texts = [
        f"本年度，柳河{name}机械有限公司实现销售收入{number}亿元，同比增长{number}.5%，申请专利{number}件。"
        for number, name in enumerate(names * 20, 2)
    ]
    found = all_at_once(lambda text: find(text, words), texts)
    assert found == list(repeat([find(text, words) for text in texts], THREADS))
    assert {len(mentions) for mentions in found[0]} == {4}
