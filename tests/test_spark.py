"""The same job on Spark: a Spark Connect server on this machine, with two workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT

import pipeline
from pipeline import tables
from pipeline.engines import cluster
from pipeline.write import OutputError
from tests.faults import archive

pytest.importorskip("pysail")
pytest.importorskip("pyspark")
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")

# Text that is the end of any process that extracts it, planted where the server's processes start.
POISON = "此处有毒"
PLANT = f"""
import os
import pipeline.extract as extract
real = extract.doc_id_of
def poisoned(text):
    if {POISON!r} in text:
        os._exit(9)
    return real(text)
extract.doc_id_of = poisoned
"""
SERVER = """
import sys
from pysail.spark import SparkConnectServer
server = SparkConnectServer("127.0.0.1", 0)
server.start(background=True)
print(server.listening_address[1], flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Start a Spark Connect server with two workers on a port of its own; yield its process and address."""
    planted = tmp_path_factory.mktemp("planted")
    (planted / "sitecustomize.py").write_text(PLANT, encoding="utf-8")
    setting = {**os.environ, "SAIL_MODE": "local-cluster", "SAIL_CLUSTER__WORKER_INITIAL_COUNT": "2"}
    setting["PYTHONPATH"] = os.pathsep.join([str(planted), str(ROOT)])
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, "-c", SERVER], env=setting, **pipes)
    yield process, f"sc://127.0.0.1:{int(process.stdout.readline())}"
    process.stdin.close()
    process.wait(30)


def rows(folder, table):
    """Return the rows of a table as text, sorted: on a cluster they have no order."""
    found = pd.read_parquet(folder / table).astype(str)
    return found.sort_values(list(found.columns)).to_numpy().tolist()


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark") / "in"
    archive.make(folder, 80, seed=11)
    return folder


@pytest.fixture(scope="module")
def here(source):
    out = source.parent / "here"
    pipeline.run([str(source)], out, pipeline.Options(guard=False, report=False))
    return out


def on_spark(server, **more):
    return pipeline.Options(engine="spark", remote=server[1], report=False, **more)


def same(one, two):
    """Compare all tables of two runs."""
    for table in tables.TABLES:
        assert rows(one, table) == rows(two, table), table


def test_spark_gives_the_rows_of_the_local_engine(server, source, here):
    out = source.parent / "there"
    summary = pipeline.run([str(source)], out, pipeline.Options(engine="spark", remote=server[1]))
    same(out, here)
    assert summary.counts == {table: len(rows(here, table)) for table in tables.TABLES}
    assert (out / "report.html").is_file()
    kept = json.loads((here / "manifest.json").read_text(encoding="utf-8"))
    assert dict(sorted(summary.abstained.items())) == kept["abstained"]


def workers_of(pid):
    """Return the guarded processes that a server has forked, by way of its fork server."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found.append((int(path.parent.name), int(fields[1])))
    below = {child for child, parent in found if parent == pid}
    return [child for child, parent in found if parent in below]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_worker_killed_on_the_way_costs_nothing(server, source, here):
    killed = []

    def kill():
        while len(killed) < 2 and not over.wait(0.2):
            for pid in workers_of(server[0].pid)[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                over.wait(2)

    over = threading.Event()
    thread = threading.Thread(target=kill)
    thread.start()
    try:
        pipeline.run([str(source)], source.parent / "killed", on_spark(server))
    finally:
        over.set()
        thread.join()
    assert killed
    same(source.parent / "killed", here)


def test_a_poison_document_is_a_reject(server, tmp_path):
    folder = tmp_path / "in"
    archive.make(folder, 5, seed=3)
    (folder / "poison.txt").write_text(f"{POISON}。实现利润300万元。", encoding="utf-8")
    pipeline.run([str(folder)], tmp_path / "out", on_spark(server))
    rejects = pd.read_parquet(tmp_path / "out" / "rejects")
    crashed = rejects[rejects["reason"] == "crashed"]
    assert [Path(source).name for source in crashed["source"]] == ["poison.txt"]
    assert "twice: exit code 9" in crashed["detail"].iloc[0]
    (folder / "poison.txt").unlink()
    pipeline.run([str(folder)], tmp_path / "sound", pipeline.Options(guard=False))
    assert rows(tmp_path / "out", "documents") == rows(tmp_path / "sound", "documents")


def test_a_lost_driver_costs_the_wave_at_hand(server, source, here, monkeypatch):
    monkeypatch.setattr(cluster, "WAVE_FILES", 30)
    real, done = cluster._extract, []

    def lost(*args):
        if len(done) == 2:
            raise KeyboardInterrupt
        real(*args)
        done.append(1)

    out = source.parent / "lost"
    with monkeypatch.context() as patch:
        patch.setattr(cluster, "_extract", lost)
        with pytest.raises(KeyboardInterrupt):
            pipeline.run([str(source)], out, on_spark(server))
    assert not out.exists()
    assert pipeline.run([str(source)], out, on_spark(server)).reused == 2
    same(out, here)


def test_without_the_package_the_message_says_what_to_do(report_file, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(OutputError, match=r"pip install 'heshu\[spark\]'"):
        pipeline.run([str(report_file)], tmp_path / "out", pipeline.Options(engine="spark", remote="sc://127.0.0.1:1"))
