from __future__ import annotations

import pytest

from extractors import roles
from extractors.roles import Roles

ROWS = (
    {"word": "计划", "roles": "plan", "key": "a"},
    {"word": "计划书", "roles": "plan paper", "key": "b"},
    {"word": "1.5(元)", "roles": "price", "key": "c"},
)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Roles:
    monkeypatch.setattr(roles, "load", lambda name: ROWS if name == "made" else ())
    return Roles("made")


def test_words_of_a_role_are_tried_longest_first(words: Roles) -> None:
    assert words.words("plan") == ("计划书", "计划")
    found = words.pattern("plan").search("年度计划书")
    assert found is not None
    assert found[0] == "计划书"


def test_a_word_of_two_roles_stands_once(words: Roles) -> None:
    assert words.words("plan", "paper", "price") == ("1.5(元)", "计划书", "计划")
    assert words.set_of("paper") == {"计划书"}


def test_a_word_is_no_pattern(words: Roles) -> None:
    assert words.pattern("price").search("卖1.5(元)") is not None
    assert words.pattern("price").search("卖145元") is None


def test_a_role_that_no_word_has_is_a_slip_of_the_pen(words: Roles) -> None:
    with pytest.raises(KeyError):
        words.words("plans")


def test_roles_may_stand_in_another_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "load", lambda name: ROWS)
    assert Roles("made", "key", word="roles").words("a") == ("plan",)
