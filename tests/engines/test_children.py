"""Processes are started again where the server that forks them was killed, and never with the caller's main module."""

from __future__ import annotations

import sys
import time

import pytest

from pipeline.workers import children


class Forked:
    """A process whose server dies some times while it is asked for it."""

    def __init__(self, deaths: int, error: type[Exception]) -> None:
        self.left, self.error, self.mains = deaths, error, []

    def start(self) -> None:
        """Be started, or tell that the server is gone."""
        self.mains.append(sys.modules["__main__"])
        if self.left:
            self.left -= 1
            raise self.error


@pytest.mark.parametrize("error", [EOFError, ConnectionRefusedError, BrokenPipeError])
def test_a_server_that_dies_twice_costs_nothing(error):
    main, process = sys.modules["__main__"], Forked(2, error)
    children.start(process)
    assert len(process.mains) == 3
    assert main not in process.mains
    assert sys.modules["__main__"] is main


def test_one_that_dies_each_time_is_said():
    main, process = sys.modules["__main__"], Forked(9, EOFError)
    with pytest.raises(EOFError):
        children.start(process)
    assert len(process.mains) == children.TRIES
    assert sys.modules["__main__"] is main


def test_a_killed_server_that_still_refuses_is_waited_for(monkeypatch):
    """Tries that follow at once all reach it: `multiprocessing` starts another one where it sees that it is dead."""
    process, slept = Forked(2, ConnectionRefusedError), []
    monkeypatch.setattr(time, "sleep", slept.append)
    children.start(process)
    assert slept == [children.PAUSE, 2 * children.PAUSE]
