"""CONTRIBUTING.md is replayed in a copy of heshu: modules put in place, lines changed, commands run."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (Add an? [a-z]+)\n(.*?)(?=^## |\Z)", TEXT, re.M | re.S))


def blocks(section, kind):
    """Return the blocks of one kind of a section."""
    return re.findall(rf"```{kind}\n(.*?)```", SECTIONS[section], re.S)


@pytest.fixture
def copy(tmp_path):
    """A copy of the packages, the tests and what they read."""
    for name in ("extractors", "pipeline", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("*.marshal", "*-pytest-*"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def put(copy, block):
    """Write a module that begins with the comment of its path."""
    first, _, body = block.partition("\n")
    path = copy / first.removeprefix("# ")
    assert not path.exists()
    path.write_text(body, encoding="utf-8")


def change(copy, block):
    """Replace each run of `-` lines, which must stand in the file once, by the `+` lines behind it."""
    first, _, body = block.partition("\n")
    path = copy / first.removeprefix("# ")
    text = path.read_text(encoding="utf-8")
    for old, new in re.findall(r"((?:^-.*\n)+)((?:^\+.*\n)+)", body, re.M):
        before = "".join(line[1:] + "\n" for line in old.splitlines())
        assert text.count(before) == 1, before
        text = text.replace(before, "".join(line[1:] + "\n" for line in new.splitlines()))
    path.write_text(text, encoding="utf-8")


def replayed(copy, section):
    """Follow one section and return what its commands print."""
    for block in blocks(section, "python"):
        put(copy, block)
    for block in blocks(section, "diff"):
        change(copy, block)
    shown = []
    for line in "".join(blocks(section, "sh")).splitlines():
        words = shlex.split(line)
        start = [sys.executable, *words[1:]] if words[0] == "python" else [sys.executable, "-m", "pipeline", *words[1:]]
        env = {"PYTHONPATH": str(copy), "HOME": str(copy), "HESHU_LANG": "en"}
        done = subprocess.run(start, cwd=copy, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        shown.append(done.stdout)
    return shown


def test_add_an_extractor(copy):
    tests, explained = replayed(copy, "Add an extractor")
    assert re.search(r"^\.{8,}", tests, re.M), tests
    assert "'听雨楼' [8:11] enterprise by rule old_brand" in explained
    assert "subject=听雨楼, metric=上缴税金" in explained


def test_add_a_check(copy):
    (tests,) = replayed(copy, "Add a check")
    assert re.search(r"^\.{5,}", tests, re.M), tests


def test_the_copy_stays_within_our_rules(copy):
    for section in SECTIONS:
        for block in blocks(section, "python"):
            put(copy, block)
    for command in (["check", "-q"], ["format", "--check", "-q"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command, "."], cwd=copy, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout
