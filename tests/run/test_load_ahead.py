"""What is loaded ahead of its time never keeps a run that is over from ending."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT

STUCK = """
import threading
from pipeline.job import closing
closing._load = lambda name: threading.Event().wait()  # as where Ctrl-C left the lock of imports taken
closing.load_ahead()
"""


def test_a_run_ends_though_what_is_loaded_ahead_is_stuck() -> None:
    done = subprocess.run([sys.executable, "-c", STUCK], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
