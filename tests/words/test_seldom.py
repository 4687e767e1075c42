"""Words that are looked up where they are kept are those of the list, before it is read, when it is, and afterwards."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.words import seldom
from extractors.words.seldom import Listed, Words

POOL = ["增长", "一", "下降", "𠀀", "公司", "没有"]


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Leave nothing waiting."""
    before = seldom._waiting[:]
    yield
    seldom._waiting[:] = before


def kept(known: dict[str, int]) -> Words[int]:
    """Return words that are kept in order."""
    words = sorted(known)
    pool = POOL + [word for word in words if word not in POOL]
    numbers = array("I", map(pool.index, words))
    return seldom.kept(numbers, pool.__getitem__, lambda: words, lambda: [known[word] for word in words])


KNOWN = {"增长": 1, "下降": 2, "𠀀": 3, "公司": 4}


def test_words_are_found_before_the_list_is_read() -> None:
    words = kept(KNOWN)
    assert all(word in words for word in KNOWN)
    assert not any(word in words for word in ("一", "没有", "", "公", "公司法", "\U0001f600", None, 4))
    assert [words.get(word) for word in POOL] == [1, None, 2, 3, 4, None]
    assert words.get("一", 7) == 7
    assert words["下降"] == 2
    with pytest.raises(KeyError):
        words["一"]
    assert type(words) is not Words
    assert dict.__len__(words) == 0


WAYS = {
    "list": list,
    "len": len,
    "bool": bool,
    "dict": dict,
    "repr": repr,
    "frozenset": frozenset,
    "reversed": lambda words: list(reversed(words)),
    "items": lambda words: list(words.items()),
    "values": lambda words: list(words.values()),
    "keys": lambda words: list(words.keys()),
    "copy": lambda words: words.copy(),
    "equal": lambda words: words == KNOWN,
    "other": lambda words: words != {},
    "or": lambda words: words | {"一": 0},
    "behind or": lambda words: {"一": 0} | words,
    "unpacked": lambda words: {**words},
    "union": lambda words: {"一"}.union(words),
    "fromkeys": lambda words: dict.fromkeys(words),
}


@pytest.mark.parametrize("way", WAYS)
def test_whoever_wants_all_of_them_gets_all(way: str) -> None:
    assert WAYS[way](kept(KNOWN)) == WAYS[way](dict(sorted(KNOWN.items())))


def test_what_is_asked_often_becomes_a_dictionary() -> None:
    words = kept(KNOWN)
    for _ in range(seldom._OFTEN):
        assert "公司" in words
    assert type(words) is not Words
    assert words.get("公司") == 4
    assert type(words) is Words
    assert (words["公司"], words.get("一"), "一" in words, words == KNOWN) == (4, None, False, True)
    assert words not in [each for each in seldom._waiting if each is words]


def test_all_that_wait_are_read_at_once() -> None:
    several = [kept(KNOWN), kept({"一": 1})]
    seldom.read_all()
    assert [type(words) for words in several] == [Words, Words]
    assert several == [KNOWN, {"一": 1}]
    assert not seldom._waiting


def test_a_list_is_read_one_by_one() -> None:
    listed = Listed(array("I", [4, 0, 1]), POOL.__getitem__, lambda: ["公司", "增长", "一"])
    assert (list(listed), len(listed), listed[1], listed[-1]) == (["公司", "增长", "一"], 3, "增长", "一")


@given(st.dictionaries(st.text(max_size=3), st.integers(), max_size=9), st.lists(st.text(max_size=3), max_size=9))
def test_it_is_the_dictionary_it_stands_for(known: dict[str, int], asked: list[str]) -> None:
    words = kept(known)
    for word in [*asked, *known]:
        assert (word in words, words.get(word, -1)) == (word in known, known.get(word, -1))
    assert list(words.items()) == sorted(known.items())
