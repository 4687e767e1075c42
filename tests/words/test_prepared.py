"""What is kept of the lexicons is what they say, of these very files; a file that is not to be trusted is not read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import lexicon
from extractors.enterprise import words
from extractors.words import packed, prepared
from extractors.words.packed import Pool

SENTENCE = "柳河机械集团2015年实现产值35亿元,比上年增长8%,申请专利36件。"


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep in a folder of this test's own, in a process that has read and made nothing."""
    target = tmp_path / "cache" / "lexicons.marshal"
    monkeypatch.setattr(prepared, "place", lambda: str(target))
    monkeypatch.delenv(prepared.VARIABLE, raising=False)
    again()
    yield target
    again()


def again() -> None:
    """Be another process."""
    prepared._store.cache_clear()
    prepared._stamp.cache_clear()


def never() -> str:
    pytest.fail("made again")


def test_what_was_made_once_is_kept_for_others(empty: Path) -> None:
    words = frozenset({"增长", "下降"})
    assert prepared.made("words", lambda: words) == words
    assert not empty.exists()  # whoever only asks writes nothing
    prepared.keep()
    again()
    assert prepared.made("words", never) == words  # type: ignore[comparison-overlap]
    before = empty.stat()
    prepared.keep()
    assert empty.stat().st_ino == before.st_ino
    assert prepared.made("more", lambda: "更多") == "更多"
    prepared.keep()
    again()
    assert (prepared.made("words", never), prepared.made("more", never)) == (words, "更多")


def kept(target: Path, value: str) -> bool:
    """Tell whether another process would take what is kept."""
    again()
    return prepared.made("word", lambda: "another") == value


@pytest.mark.parametrize("how", ["cut off", "a bit", "empty", "another file", "writable"])
def test_a_file_that_is_not_to_be_trusted_is_not_read(empty: Path, how: str) -> None:
    prepared.made("word", lambda: "增长")
    prepared.keep()
    assert kept(empty, "增长")
    data = empty.read_bytes()
    half = len(data) // 2
    if how == "writable":
        empty.chmod(0o666)
    else:
        damaged = {"cut off": data[:half], "empty": b"", "another file": b"\0" * 40}
        bit = data[:half] + bytes([data[half] ^ 4]) + data[half + 1 :]
        empty.write_bytes(damaged.get(how, bit))
    assert not kept(empty, "增长")
    prepared.keep()
    assert not empty.stat().st_mode & 0o022
    assert kept(empty, "another")


def test_it_holds_for_these_files_only(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = tmp_path / "words" / "lexicons" / "a.tsv"
    words.parent.mkdir(parents=True)
    words.write_text("word\n增长\n", encoding="utf-8")
    monkeypatch.setattr(prepared, "_PACKAGES", (str(tmp_path / "words"),))
    prepared.made("word", lambda: "增长")
    prepared.keep()
    assert kept(empty, "增长")
    about = words.stat()
    words.write_text("word\n减少\n", encoding="utf-8")  # as long as before
    os.utime(words, ns=(about.st_atime_ns, about.st_mtime_ns + 1))
    assert not kept(empty, "增长")
    os.utime(words, ns=(about.st_atime_ns, about.st_mtime_ns))
    assert kept(empty, "增长")
    (words.parent / "b.py").touch()
    assert not kept(empty, "增长")


def test_another_python_makes_its_own(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepared.made("word", lambda: "增长")
    prepared.keep()
    monkeypatch.setattr(sys, "version", "another build")
    assert not kept(empty, "增长")


def test_words_of_the_users_own_are_neither_kept_nor_mixed_with_ours(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared.made("word", lambda: "增长")
    prepared.keep()
    before = empty.read_bytes()
    monkeypatch.setenv(prepared.VARIABLE, "words.txt")
    assert not kept(empty, "增长")
    prepared.keep()
    assert empty.read_bytes() == before


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(prepared, "place", lambda: str(tmp_path / "file" / "lexicons.marshal"))
    assert prepared.made("word", lambda: "增长") == "增长"
    prepared.keep()


def test_all_that_is_kept_is_what_the_lexicons_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A first start makes and keeps all, a second one reads it, says the same and has nothing to add."""
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    env.pop(prepared.VARIABLE, None)
    said, states = [], []
    for _ in range(2):
        command = [sys.executable, "-m", "pipeline", "explain", SENTENCE]
        said.append(subprocess.run(command, env=env, check=True, capture_output=True).stdout)
        (target,) = tmp_path.rglob("lexicons.*.marshal")
        states.append(target.stat().st_ino)
    assert said[0] == said[1] != b""
    assert states[0] == states[1]
    monkeypatch.setattr(prepared, "place", lambda: str(target))
    again()
    store = prepared._store()
    assert len(store._places) > 50
    values = {name: store.get(name, never) for name in store._places if name[0] != " "}
    again()
    for name in ("common_words", "regions", "metrics"):
        assert values[f"terms of {name} {{}}"] == lexicon._terms(lexicon.columns(name), {})
    assert values["rows of metrics"] == lexicon.load("metrics")
    assert values["classes"] == words._classes()
    assert values["words in order"] == list(words._classes())


words_or_not = st.text(min_size=0, max_size=3)
several = st.lists(words_or_not, max_size=8)
values = st.one_of(
    several,
    several.map(frozenset),
    st.dictionaries(words_or_not, st.one_of(st.integers(), st.tuples(words_or_not, words_or_not)), max_size=8),
    st.tuples(several, st.binary(max_size=4)),
    st.tuples(st.dictionaries(words_or_not, words_or_not, max_size=2)),
    st.just(()),
)


@pytest.fixture(scope="module")
def always() -> Iterator[None]:
    """Number the words of short lists, too."""
    long, packed._LONG = packed._LONG, 1
    yield
    packed._LONG = long


@given(st.lists(values, max_size=6), st.integers(0, 6))
def test_what_is_unpacked_is_what_was_packed(always: None, all_of_them: list[object], kept_before: int) -> None:
    """Also where some values were kept by an earlier start, whose words keep their numbers."""
    first = Pool()
    found = [first.pack(value) for value in all_of_them[:kept_before]]
    second = Pool(first.joined(), first.starts())
    found += [second.pack(value) for value in all_of_them[kept_before:]]
    third = Pool(second.joined(), second.starts())
    assert [third.unpack(each) for each in found] == all_of_them
