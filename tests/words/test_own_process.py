"""The process with words of the user's own: however it or its caller fails, neither waits for the other for ever."""

from __future__ import annotations

import os
import signal
import time

import pytest
from click.testing import CliRunner

import pipeline.runner
from pipeline import own
from pipeline.cli import heshu


@pytest.fixture
def mine(tmp_path):
    """Words of one's own."""
    (tmp_path / "known_names.tsv").write_text("name\tkind\n量子猫\tother\n", encoding="utf-8")
    return own.Own(str(tmp_path))


class _TwoArgumentsError(Exception):
    """An error that cannot be built again from its message."""

    def __init__(self, one, two):
        super().__init__(f"{one} and {two}")


# What the process does.


def tell_on_and_on(note, progress):
    note.write_text(str(os.getpid()))
    while True:
        progress(1, 1)


def tell_once_and_work(note, progress):
    note.write_text(str(os.getpid()))
    progress(1, 1)
    time.sleep(600)


def raise_what_cannot_be_sent():
    raise _TwoArgumentsError("this", "that")


def killed(*_args, **_named):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("work", [tell_on_and_on, tell_once_and_work])
def test_where_progress_raises_the_process_ends(mine, tmp_path, monkeypatch, work, capfd):
    monkeypatch.setattr(own, "GRACE", 0.5)

    def refuse(_files, _documents):
        raise ValueError("no more of this")

    with pytest.raises(ValueError, match="no more of this"):
        own.call(mine, work, tmp_path / "note", progress=refuse)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "note").read_text()), 0)
    assert "Traceback" not in capfd.readouterr().err


def test_an_error_that_cannot_be_sent_is_told(mine):
    with pytest.raises(RuntimeError, match="_TwoArgumentsError: this and that"):
        own.call(mine, raise_what_cannot_be_sent)


def test_a_process_that_was_killed_is_no_usage_error(mine, report_file, tmp_path, monkeypatch):
    with pytest.raises(own.EndedError, match="exit code -9"):
        own.call(mine, killed)
    monkeypatch.setattr(pipeline.runner, "_run", killed)
    line = ["run", str(report_file), "--out", str(tmp_path / "out"), "--lexicon", mine.lexicon]
    done = CliRunner().invoke(heshu, line)
    assert done.exit_code == 4, done.output
    assert "exit code -9" in done.output
    assert "see to it" not in done.output
