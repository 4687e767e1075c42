"""A lexicon is taken apart by columns; each broken rule is told with its line."""

from __future__ import annotations

import pytest

from extractors.words.tsv import LexiconError, parse, rows_of

HEAD = "# where it comes from\n# and its licence\nword\tkind\n"


def test_columns_and_rows() -> None:
    found = parse(HEAD + "一\ta\n丁\t\n", "w.tsv")
    assert found == {"word": ["一", "丁"], "kind": ["a", ""]}
    assert rows_of(found) == [{"word": "一", "kind": "a"}, {"word": "丁", "kind": ""}]


@pytest.mark.parametrize("text", ["", "# only a comment", "word\tkind\n", HEAD])
def test_a_lexicon_may_be_empty(text: str) -> None:
    assert rows_of(parse(text, "w.tsv")) == []


def test_only_the_head_holds_comments_and_the_last_line_may_be_open() -> None:
    assert parse("word\n#\n二", "w.tsv") == {"word": ["#", "二"]}


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("一\ta\n丁\n", "w.tsv:5: 1 cells, the header has 2"),
        ("一\ta\tb\n丁\n", "w.tsv:4: 3 cells, the header has 2"),
        ("一\n丁\n七\ta\n", "w.tsv:4: 1 cells"),
        ("一\ta\n\n", "w.tsv:5: 1 cells"),
        ("一\ta\n\tb\n", "w.tsv:5: empty term or blanks"),
        ("一\ta \n", "w.tsv:4: empty term or blanks"),
        ("一\ta\n一\tb\n", "w.tsv:5: duplicate term '一'"),
        ("丁\ta\n一\tb\n", "w.tsv:5: '一' is out of order after '丁'"),
        ("一１\ta\n", "w.tsv:4: full-width digit"),
        ("一\ta\u2028b\n一\tc\n", "w.tsv:5: duplicate term"),
    ],
)
def test_a_bad_line_is_named(lines: str, fault: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse(HEAD + lines, "w.tsv")
    assert str(error.value).startswith(fault)
