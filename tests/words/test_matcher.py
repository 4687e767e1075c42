"""A matcher finds the same whether it has an automaton of all its words or of those that the texts at hand can hold."""

import gc
import random

import pytest
from ahocorasick_rs import AhoCorasick, MatchKind

from extractors.words import matcher
from extractors.words.matcher import Matcher

CHARACTERS = "甲乙丙丁有限公司集团上海市电子科技的年ab1"


def some(seed, number, least, most):
    """Return strings of few characters, so that words overlap and begin one another."""
    chance = random.Random(seed)
    return ["".join(chance.choices(CHARACTERS, k=chance.randint(least, most))) for _ in range(number)]


@pytest.fixture
def alone(monkeypatch):
    """Nothing met, nothing waiting, as in a new process."""
    monkeypatch.setattr(matcher, "_met", set())
    monkeypatch.setattr(matcher, "_waiting", type(matcher._waiting)())
    monkeypatch.setattr(matcher, "_much", [])


WORDS = sorted({*some(1, 4_000, 1, 5), *"甲乙"})
PLAIN = AhoCorasick(WORDS, matchkind=MatchKind.LeftmostLongest).find_matches_as_indexes


@pytest.mark.parametrize("expected", [[], some(2, 40, 0, 9), some(3, 5, 20, 30)])
def test_parts_find_what_the_whole_finds(alone, expected):
    made = Matcher(WORDS)
    assert made in matcher._waiting
    texts = ["", "甲", *some(2, 40, 0, 9), *some(4, 40, 0, 60)]
    matcher.expect(expected)
    for text in texts:
        assert made.indexes(text) == PLAIN(text)
        assert [word for _, _, word in made.find(text)] == [text[start:end] for _, start, end in PLAIN(text)]


def test_many_texts_are_read_with_all_words(alone):
    made = Matcher(WORDS)
    found = [made.indexes(char) for char in CHARACTERS]
    assert made not in matcher._waiting
    assert found == list(map(PLAIN, CHARACTERS))


def test_much_text_is_read_with_all_words_though_nothing_new_is_in_it(alone):
    made, text = Matcher(WORDS), "上海市甲电子有限公司"
    for _ in range(matcher._CHARS // len(text)):
        assert made.indexes(text) == PLAIN(text)
    assert made in matcher._waiting
    assert made.indexes(text) == PLAIN(text)
    assert made not in matcher._waiting


def test_whoever_expects_all_has_all_at_once(alone, monkeypatch):
    made = Matcher(WORDS)
    matcher.expect_all()
    monkeypatch.setattr(matcher, "_automaton", lambda *_: pytest.fail("made again"))
    assert made.indexes("上海市甲电子有限公司") == PLAIN("上海市甲电子有限公司")


def test_what_is_made_later_has_all_at_once_too(alone):
    matcher.expect_all()
    assert Matcher(WORDS) not in matcher._waiting


def test_few_words_have_one_automaton_from_the_start(alone):
    made = Matcher(["有限公司", "公司"])
    assert not matcher._waiting
    assert made.indexes("甲有限公司") == [(1, 1, 5)]


def test_a_matcher_that_is_dropped_is_not_kept(alone):
    Matcher(WORDS).indexes("甲乙")
    gc.collect()
    assert not matcher._waiting
