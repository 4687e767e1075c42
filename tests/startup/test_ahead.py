"""Workers' server is started first, and only for a job that is worth it; options and help load nothing of the rest."""

import subprocess
import sys

import pytest

from pipeline.limits import FEW, SMALL
from pipeline.workers import ahead


@pytest.fixture
def folder(tmp_path):
    """A folder of small files, one less than are many, in a folder."""
    inner = tmp_path / "in" / "inner"
    inner.mkdir(parents=True)
    for number in range(FEW - 1):
        (inner / f"{number}.txt").write_text("x", encoding="utf-8")
    return tmp_path / "in"


def test_a_few_small_files_are_no_large_job(folder):
    assert not ahead.is_large([str(folder)])
    assert not ahead.is_large([str(folder / "inner" / "*.txt")])
    assert not ahead.is_large([str(folder / "none"), str(folder / "n*e")])


def test_many_files_large_ones_and_those_elsewhere_are(folder):
    large = folder.parent / "large.txt"
    large.write_bytes(bytes(SMALL))
    assert ahead.is_large([str(large)])
    assert ahead.is_large([str(folder), str(folder / "inner" / "1.txt")])
    assert ahead.is_large([str(folder / "inner" / "*.txt"), str(folder / "inner" / "1.txt")])
    assert ahead.is_large(["s3://bucket/archive"])


def test_options_and_help_load_no_heavy_module():
    code = (
        "import sys, pipeline.commands.run; print([m for m in ('extractors', 'pyarrow', 'rich') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_the_server_is_started_for_a_large_job_alone(folder, monkeypatch):
    started = []
    monkeypatch.setattr(ahead.forkserver, "ensure_running", lambda: started.append(True))
    ahead.start([str(folder)])
    assert not started
    (folder / "large.txt").write_bytes(bytes(SMALL))
    monkeypatch.setenv("HESHU_LEXICON", str(folder))
    ahead.start([str(folder)])
    assert not started
    monkeypatch.delenv("HESHU_LEXICON")
    ahead.start([str(folder)])
    assert started
