"""The verbs of an engine, on Spark: what is asked of it, what the driver answers, and what nobody is asked."""

from __future__ import annotations

import pyarrow as pa
import pytest

from pipeline.database import spark_frames, spark_session
from pipeline.database.base import Grouped
from pipeline.database.spark import Spark
from tests.engines import spark_servers

pytest.importorskip("pyspark")
pytest.importorskip("pysail")
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")
INT = pa.schema([("n", pa.int64())])
TEXTS = pa.schema([("doc_id", pa.string()), ("text", pa.string())])


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    with spark_servers.sail(tmp_path_factory.mktemp("sail")) as (_, address):
        started = spark_session.session(None, address)  # a client of its own takes a worker of xdist for a doctest
        yield started
        started.stop()


@pytest.fixture
def engine(session, tmp_path):
    """An engine with a table of three rows and one of none."""
    with Spark(session, tmp_path) as made:
        made.table("t", pa.table({"n": [1, 2, 3]}, schema=INT))
        made.table("none", INT.empty_table())
        yield made


@pytest.fixture
def large(engine, monkeypatch):
    """The same, and no table is so small that the driver takes it."""
    monkeypatch.setattr(spark_frames, "FEW", 0)
    return engine


def read(engine, name):
    return [row["n"] for piece in engine.read(name, ("n",)) for row in piece.to_pylist()]


def written(tmp_path):
    return sorted(path.name for path in tmp_path.iterdir() if any(path.glob("*.parquet")))


def test_nothing_is_written_before_somebody_reads(large, tmp_path):
    large.sql("more", "SELECT n + 1 AS n FROM t WHERE n > 1")
    large.map("mapped", list, "more", INT)
    large.sql("others", "SELECT n FROM t WHERE n > 2")
    assert written(tmp_path) == []
    assert read(large, "mapped") == [3, 4]
    assert written(tmp_path) == ["mapped", "more", "t"]


def test_what_joins_nothing_is_never_asked(large, tmp_path):
    large.sql("few", "SELECT n FROM t WHERE n > 3")
    large.sql("first", "SELECT a.n AS n FROM few a JOIN t b ON a.n = b.n")
    large.groups("grouped", lambda rows: rows, Grouped("first", ["n"], ()), INT)
    large.unwritten("again", list, "grouped", INT)
    assert read(large, "grouped") == []
    assert large.gathered("SELECT n FROM again", list, INT).num_rows == 0
    assert {"first", "grouped"}.isdisjoint(written(tmp_path))


@pytest.mark.parametrize("few", [0, 10])
@pytest.mark.parametrize("bare", [None, INT])
def test_a_table_without_rows_is_there_for_who_reads_it(engine, bare, few, tmp_path, monkeypatch):
    monkeypatch.setattr(spark_frames, "FEW", few)
    engine.sql("first", "SELECT a.n AS n FROM none a JOIN t b ON a.n = b.n", bare)
    engine.once("every", "SELECT t.n AS n FROM t LEFT JOIN first f ON t.n = f.n WHERE f.n IS NULL")
    engine.sql("last", "SELECT t.n AS n FROM t LEFT JOIN first f ON t.n = f.n WHERE t.n = 3")
    assert engine.gathered("SELECT n FROM every", list, INT)["n"].to_pylist() == [1, 2, 3]
    assert read(engine, "last") == [3]
    assert written(tmp_path) == (["every"] if few else ["last", "t"])


def test_the_driver_answers_what_is_asked_about_few_rows(engine, tmp_path):
    engine.sql("sums", "SELECT n, sum(n) AS total FROM t GROUP BY n")
    engine.map("mapped", list, "sums", pa.schema([("n", pa.int64()), ("total", pa.int64())]))
    assert read(engine, "mapped") == [1, 2, 3]
    assert written(tmp_path) == []
    assert engine.gathered("SELECT n FROM sums WHERE total > 1", list, INT)["n"].to_pylist() == [2, 3]
    assert written(tmp_path) == ["sums"]


def test_the_driver_takes_few_rows_of_what_spark_made_and_spark_those_of_the_driver(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(spark_frames, "FEW", 2)
    engine.table("documents", pa.table([["1", "2", "3"], ["one", "two", "three"]], schema=TEXTS))
    engine.sql("upper", "SELECT CAST(n AS STRING) AS doc_id FROM t WHERE n > 1")
    engine.table("u", pa.table({"n": [3]}, schema=INT))
    engine.sql("one", "SELECT u.n AS n, CAST(u.n AS VARCHAR(10)) AS doc_id FROM u")
    engine.sql("joined", "SELECT s.doc_id AS doc_id FROM upper s JOIN one o ON s.doc_id = o.doc_id")
    engine.map("told", list, "joined", TEXTS, {"doc_id": "text"})
    assert [row for piece in engine.read("told", ()) for row in piece.to_pylist()] == [{"doc_id": "3", "text": "three"}]
    assert written(tmp_path) == ["documents", "joined", "t", "told", "upper"]
