"""Sessions of Spark: a classic one or one of Spark Connect, and what goes wrong with them in a line each."""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

from pipeline.database.base import EngineError

_PORT, _PATIENCE = 15002, 10.0  # where Spark Connect listens if not told otherwise; seconds to wait for it
_NO_JAVA = re.compile("JVM|SPARK_HOME|JAVA_GATEWAY")


class SparkError(EngineError):
    """Spark is missing, cannot be reached or gave up; the message says what to do."""


def session(master: str | None, remote: str | None) -> Any:
    """Return a Spark session: `remote` is the address of a Spark Connect server, `master` that of a cluster.

    Without either it is what `spark-submit` was told, else all cores of this machine.
    """
    _no_doctest()
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise SparkError("--engine spark needs pyspark: pip install 'heshu[spark]'") from error
    builder = SparkSession.builder.appName("heshu")
    if remote:
        _reach(remote)
        return builder.remote(remote).getOrCreate()
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if (master or "local").startswith("local") and not submitted:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # executors are here, and need our Python
    try:
        return (builder.master(master) if master else builder).getOrCreate()
    except Exception as error:
        if isinstance(error, ImportError | TypeError | FileNotFoundError) or _NO_JAVA.search(str(error)):
            raise SparkError("--master needs the whole of pyspark and Java; with --remote neither") from error
        raise


def _reach(remote: str) -> None:
    """Raise `SparkError` where no server listens: the client of Spark would try for ten minutes, and say nothing."""
    if not getproxies():
        place = urlsplit(remote)
        try:
            socket.create_connection((place.hostname, place.port or _PORT), _PATIENCE).close()
        except OSError as error:
            raise SparkError(f"no Spark Connect server at {remote}: {error.strerror or error}") from error


@contextmanager
def briefly() -> Iterator[None]:
    """Raise what Spark raises in the block as `SparkError`, which tells the cause without the plans and stacks."""
    try:
        yield
    except Exception as error:
        if not type(error).__module__.startswith(("pyspark.", "py4j.", "grpc.")):
            raise
        raise SparkError(f"Spark: {_cause(str(error))}; what is finished is kept, the same command goes on") from error


def _cause(said: str) -> str:
    """Return the line that tells the cause: of a Python worker's traceback the one that ends it."""
    before, traceback, after = said.partition("Traceback (most recent call last):")
    lines = (after if traceback else before).splitlines()
    return next((line.strip() for line in lines if line and not line[0].isspace()), "it gives no reason")


def _no_doctest() -> None:
    """Let pyspark load under `python -c` and in workers of a test runner: it takes these for doctests, and exits."""
    main = sys.modules["__main__"]
    if main.__spec__ is None and not hasattr(main, "__file__") and not hasattr(sys, "ps1"):
        sys.ps1 = ""
