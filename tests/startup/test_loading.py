"""Code kept from one start to the next is the same code; a cache that is not to be trusted is made anew."""

from __future__ import annotations

import dataclasses
import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.startup import loading, user_cache

PATTERNS = [
    ("[一-鿿]{2,4}?(?:公司|集团)(?![法们])", 0),
    (r"(?P<all>\d+)(?P<unit>万元|亿元)?(?<!0)", re.I | re.M),
    (r"^([0-9零一二三四五六七八九十百千万亿]{1,12})年(?:(?<=2)|\1)", re.M),
    ("", 0),
    (rb"(?P<all>\d+)(?:\xc4\xea)?", 0),
    ("(?P<all>\\d+)(?:\\xc4\\xea)?", 0),
]
TEXT = "2015年,柳河机械集团实现产值35亿元,比上年增长8%;abc有限公司法"


@pytest.fixture
def cached(tmp_path, monkeypatch) -> Path:
    """Keep patterns below a folder of this test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    loading._read.cache_clear()  # what another test of this process compiled where nothing could be kept
    return user_cache.place("compiled")


def compiled(patterns=PATTERNS) -> list[re.Pattern[str]]:
    """Compile the patterns as modules do while they load."""
    re.purge()
    with loading.quickly("tests"):
        return [re.compile(*each) for each in patterns]


def same(a: re.Pattern[str], b: re.Pattern[str]) -> bool:
    """Tell whether two patterns look and find alike."""
    looks = [(p.pattern, p.flags, p.groups, dict(p.groupindex)) for p in (a, b)]
    text = TEXT if isinstance(a.pattern, str) else TEXT.encode("gb18030")
    found = [[(m.span(), m.groups(), m.lastgroup) for m in p.finditer(text)] for p in (a, b)]
    return looks[0] == looks[1] and found[0] == found[1]


def plain() -> list[re.Pattern[str]]:
    """Compile them without a cache."""
    re.purge()
    return [re.compile(*each) for each in PATTERNS]


def test_kept_patterns_are_what_re_makes(cached, monkeypatch) -> None:
    first = compiled()
    assert cached.is_file()
    monkeypatch.setattr(loading, "_code", lambda *_: pytest.fail("compiled again"))
    assert all(map(same, compiled(), first))
    assert all(map(same, first, plain()))


def test_new_patterns_are_added_and_what_is_known_is_not_written_again(cached) -> None:
    compiled(PATTERNS[:2])
    compiled()
    before = cached.stat()
    compiled(PATTERNS[1:])
    assert cached.stat().st_ino == before.st_ino
    assert [path.name for path in cached.parent.iterdir()] == [cached.name]


def test_what_was_read_is_not_read_again(cached, monkeypatch) -> None:
    first = compiled()
    compiled()
    monkeypatch.setattr(user_cache, "read", lambda _: pytest.fail("read again"))
    assert all(map(same, compiled(), first))


def made() -> type:
    """Return a class whose methods are written while modules load."""
    with loading.quickly("tests"):

        @dataclasses.dataclass(frozen=True, slots=True, order=True)
        class Row:
            """A row."""

            number: int
            names: list[str] = dataclasses.field(default_factory=list, compare=False)
            end: int | None = None

    return Row


def test_kept_methods_are_what_dataclasses_write(cached, monkeypatch) -> None:
    first = made()
    monkeypatch.setitem(vars(loading), "compile", lambda *_, **__: pytest.fail("compiled again"))
    again = made()
    for row in (first, again):
        assert repr(row(1)).endswith("Row(number=1, names=[], end=None)")
        assert row(1) == row(1, ["a"]) != row(2)
        assert row(1, [], 2) < row(2, [], 1)
        assert hash(row(1)) == hash(row(1, ["a"]))
        assert row.__init__.__annotations__ == first.__init__.__annotations__
        with pytest.raises(dataclasses.FrozenInstanceError):
            row(1).number = 2
    assert "exec" not in vars(dataclasses)


def damage(data: bytes, how: str) -> bytes:
    """Return the file as something else left it."""
    half = len(data) // 2
    return {
        "cut off": data[:half],
        "a bit": data[:half] + bytes([data[half] ^ 4]) + data[half + 1 :],
        "empty": b"",
        "another file": b"\x00" * 40,
    }[how]


@pytest.mark.parametrize("how", ["cut off", "a bit", "empty", "another file"])
def test_a_damaged_file_is_made_anew(cached, how) -> None:
    first = compiled()
    sound = cached.read_bytes()
    cached.write_bytes(damage(sound, how))
    assert all(map(same, compiled(), first))
    assert cached.read_bytes() == sound


def test_a_file_that_others_may_write_is_not_read(cached, monkeypatch) -> None:
    compiled()
    cached.chmod(0o666)
    assert loading._read(loading.BUILD, user_cache.stamp("compiled")) == {}
    compiled()
    assert not cached.stat().st_mode & 0o022


def test_patterns_of_another_python_are_not_used(cached, monkeypatch) -> None:
    compiled()
    monkeypatch.setattr(loading, "BUILD", "another build")
    kept = loading._read(loading.BUILD, user_cache.stamp("compiled"))
    assert kept == {}


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert all(map(same, compiled(), plain()))


def test_re_and_the_collector_are_as_before(cached) -> None:
    plainly = re._compiler.compile
    with pytest.raises(re.error):
        compiled([("(", 0)])
    assert re._compiler.compile is plainly
    assert gc.isenabled()


def test_all_our_patterns_are_in_one_order_in_every_process(cached, tmp_path) -> None:
    written = []
    for seed in ("1", "2", "3"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "XDG_CACHE_HOME": str(tmp_path)}
        subprocess.run(
            [sys.executable, "-m", "pipeline", "explain", "--help"], env=env, check=True, capture_output=True
        )
        written.append(cached.stat().st_ino)
    assert len(set(written)) == 1
