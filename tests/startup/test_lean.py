"""A run of our own loads no pandas, and whoever asks for a frame later gets one; it ends at once, but not too soon."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import sys
from pipeline.startup.lean import without_pandas
without_pandas()
import pyarrow as pa
pa.array(["a"])
print("pandas" in sys.modules, pa.table({"a": [1, 2]}).to_pandas().shape, "pandas" in sys.modules)
"""


def test_pandas_is_loaded_when_a_frame_is_wanted():
    told = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["False", "(2,", "1)", "True"]


ENDING = """
import atexit, sys, threading
from pipeline.__main__ import program
atexit.register(print, "all is done")
if sys.argv.pop(1) == "thread":
    threading.Timer(0.2, print, ["a thread"]).start()
print("printed", end=" ")
program()
"""


@pytest.mark.parametrize(("how", "args", "code"), [("", ["--help"], 0), ("", ["run"], 2), ("thread", ["run"], 2)])
def test_the_program_ends_when_all_is_done(how, args, code):
    env = {key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", ENDING, how, *args], check=False, capture_output=True, text=True, env=env
    )
    assert done.returncode == code
    assert done.stdout.startswith("printed ")
    assert done.stdout.endswith("all is done\n")
    assert ("a thread" in done.stdout) == (how == "thread")


def test_no_room_for_what_is_printed_is_an_error_still():
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, "-m", "pipeline", "--version"], check=False, stdout=full, stderr=-1)
    assert done.returncode not in (0, None)
