"""The verbs of an engine, on Spark: what is asked of it, and what is not."""

from __future__ import annotations

import pyarrow as pa
import pytest
import spark_servers

from pipeline.engines.spark import Spark

pytest.importorskip("pyspark")
pytest.importorskip("pysail")
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")
INT = pa.schema([("n", pa.int64())])


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    from pyspark.sql import SparkSession

    with spark_servers.sail(tmp_path_factory.mktemp("sail")) as (_, address):
        started = SparkSession.builder.remote(address).getOrCreate()
        yield started
        started.stop()


@pytest.fixture
def engine(session, tmp_path):
    """An engine with a table of three rows and one of none."""
    made = Spark(session, tmp_path)
    made.table("t", pa.table({"n": [1, 2, 3]}, schema=INT))
    made.table("none", INT.empty_table())
    return made


def read(engine, name):
    return [row["n"] for piece in engine.read(name, ("n",)) for row in piece.to_pylist()]


def written(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir() if any(path.glob("*.parquet")))


def test_nothing_is_written_before_somebody_reads(engine, tmp_path):
    engine.sql("more", "SELECT n + 1 AS n FROM t WHERE n > 1")
    engine.map("mapped", list, "more", INT)
    engine.sql("others", "SELECT n FROM t WHERE n > 2")
    assert written(tmp_path) == []
    assert read(engine, "mapped") == [3, 4]
    assert written(tmp_path) == ["mapped", "more", "t"]


def test_what_joins_nothing_is_never_asked(engine, tmp_path):
    engine.sql("few", "SELECT n FROM t WHERE n > 3")
    engine.sql("first", "SELECT a.n AS n FROM few a JOIN t b ON a.n = b.n")
    engine.groups("grouped", lambda rows: rows, "first", ["n"], (), INT)
    engine.unwritten("again", list, "grouped", INT)
    assert read(engine, "grouped") == []
    assert engine.gathered("SELECT n FROM again", list, INT).num_rows == 0
    assert {"first", "grouped"}.isdisjoint(written(tmp_path))


@pytest.mark.parametrize("bare", [None, INT])
def test_a_table_without_rows_is_there_for_who_reads_it(engine, bare, tmp_path):
    engine.sql("first", "SELECT a.n AS n FROM none a JOIN t b ON a.n = b.n", bare)
    engine.once("every", "SELECT t.n AS n FROM t LEFT JOIN first f ON t.n = f.n WHERE f.n IS NULL")
    assert engine.gathered("SELECT n FROM every", list, INT)["n"].to_pylist() == [1, 2, 3]
    assert written(tmp_path) == ["t"]
