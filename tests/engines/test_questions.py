"""Questions are asked when somebody needs the answer; those that have no rows are not, and the tables are the same."""

import shutil

import pyarrow as pa
import pytest

import pipeline
from pipeline.database.base import Grouped
from pipeline.database.duck import Duck
from pipeline.database.nothing import gives_nothing, tables_of
from pipeline.database.questions import Questions
from tests.conftest import ROOT

ONE = "杨桥镇2016年工作总结\n全镇完成工业产值2.6亿元，同比增长9.5%。杨桥云锦纺织有限公司获得授权专利3件。\n"
NEXT = "杨桥镇2017年工作总结\n全镇完成工业产值3.1亿元。云锦纺织产值8000万元，杨桥云锦纺织有限公司申请专利4件。\n"
CONTENTS = {
    "nothing": "",
    "one": ONE,
    "without a figure": "杨桥镇简介\n杨桥镇在县城以东。\n",
    "a year later": ONE + "\f" + NEXT,
}
INT = pa.schema([("n", pa.int64())])


@pytest.mark.parametrize(
    ("query", "empty", "nothing"),
    [
        ("SELECT a.n FROM t a JOIN u b ON a.n = b.n", {"u"}, True),
        ("SELECT a.n FROM t a JOIN u b ON a.n = b.n", {"v"}, False),
        ("SELECT a.n FROM t a LEFT JOIN u b ON a.n = b.n", {"u"}, False),
        ("SELECT a.n FROM t a LEFT JOIN u b ON a.n = b.n", {"t"}, True),
        ("SELECT a.n FROM t a LEFT JOIN u b ON a.n = b.n JOIN v c ON a.n = c.n", {"v"}, True),
        ("SELECT a.n FROM t a FULL JOIN u b ON a.n = b.n", {"t"}, False),
        ("SELECT n FROM t UNION ALL SELECT n FROM u", {"t"}, False),
        ("SELECT n FROM t UNION ALL SELECT n FROM u", {"t", "u"}, True),
        ("SELECT n FROM (SELECT n FROM t UNION SELECT n FROM u) v JOIN w ON v.n = w.n", {"t"}, False),
        ("SELECT n FROM (SELECT n FROM t UNION SELECT n FROM u) v JOIN w ON v.n = w.n", {"t", "u"}, True),
        ("SELECT n FROM (SELECT n FROM t UNION SELECT n FROM u) v JOIN w ON v.n = w.n", {"w"}, True),
        ("SELECT n FROM w WHERE n NOT IN (SELECT n FROM t)", {"t"}, False),
        ("SELECT count(*) AS n FROM t", {"t"}, False),
        ("SELECT coalesce(sum(n), 0) AS n FROM t", {"t"}, False),
        ("SELECT n, count(*) AS times FROM t GROUP BY n", {"t"}, True),
        ("SELECT m FROM (SELECT max(n) AS m FROM t) u", {"t"}, False),
        ("SELECT n, row_number() OVER (PARTITION BY n ORDER BY n) AS nth FROM t", {"t"}, True),
        ("SELECT n FROM t WHERE s = ')' AND n IN (1, 2)", {"t"}, True),
        ("SELECT n FROM range(3) t", {"range"}, False),
        ("WITH t AS (SELECT 1 AS n) SELECT n FROM t", {"t"}, False),
        ("SELECT a.n FROM u a JOIN v b ON a.n IS DISTINCT FROM t", {"t"}, False),
        ("SELECT 1 AS n", {"t"}, False),
    ],
)
def test_what_has_no_rows(query, empty, nothing):
    assert gives_nothing(query, empty) is nothing


def test_tables_are_told_in_order():
    query = "SELECT a.n FROM (SELECT n FROM t JOIN u ON t.n = u.n) a LEFT JOIN v ON a.n = v.n UNION SELECT n FROM t"
    assert tables_of(query) == ["t", "u", "v"]


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """An engine with a table of three rows and one of none, and what it asked its database."""
    with Duck(tmp_path / "duck") as engine:
        queries = []
        for name in ("execute", "asked", "insert"):
            monkeypatch.setattr(engine._database, name, told(getattr(engine._database, name), queries))
        engine.table("t", pa.table({"n": [1, 2, 3]}, schema=INT))
        engine.table("none", INT.empty_table())
        yield engine, queries


def told(ask, queries):
    def run(query, *others, **named):
        queries.append(query)
        return ask(query, *others, **named)

    return run


def read(engine, name):
    return [row["n"] for piece in engine.read(name, ("n",)) for row in piece.to_pylist()]


def test_nothing_is_asked_before_somebody_reads(asked):
    engine, queries = asked
    engine.view("v", "SELECT n FROM t")
    engine.sql("more", "SELECT n + 1 AS n FROM v WHERE n > 1")
    assert queries == []
    assert read(engine, "more") == [3, 4]
    assert [query.split(" AS ")[0] for query in queries[:3]] == ["t", "CREATE VIEW v", "CREATE TABLE more"]


def test_what_joins_nothing_is_never_asked(asked):
    engine, queries = asked
    engine.sql("first", "SELECT a.n FROM none a JOIN t b ON a.n = b.n")
    engine.map("mapped", lambda batches: batches, "first", INT)
    engine.groups("grouped", lambda rows: rows, Grouped("mapped", ["n"], ()), INT)
    assert read(engine, "grouped") == []
    engine.keep("grouped")
    assert queries == []


@pytest.mark.parametrize("bare", [None, INT])
def test_a_table_without_rows_is_made_for_who_reads_it(asked, bare):
    engine, queries = asked
    engine.sql("first", "SELECT a.n FROM none a JOIN t b ON a.n = b.n", bare)
    engine.sql("every", "SELECT t.n AS n FROM t LEFT JOIN first f ON t.n = f.n WHERE f.n IS NULL")
    engine.keep("every", "first")
    assert read(engine, "every") == [1, 2, 3]
    assert ("none" in queries) is (bare is None)


def test_what_is_kept_can_be_made_later(asked):
    engine, _ = asked
    engine.sql("other", "SELECT n FROM t")
    engine.sql("first", "SELECT a.n FROM none a JOIN other b ON a.n = b.n")
    assert read(engine, "other") == [1, 2, 3]
    engine.keep("first")
    engine.sql("every", "SELECT o.n AS n FROM t o LEFT JOIN first f ON o.n = f.n")
    assert read(engine, "every") == [1, 2, 3]


def test_what_waits_for_a_dropped_table_is_asked_first(asked):
    engine, queries = asked
    engine.sql("big", "SELECT n FROM t")
    engine.view("seen", "SELECT n FROM big")
    engine.sql("one", "SELECT n FROM seen WHERE n > 1")
    engine.sql("two", "SELECT n FROM one")
    engine.drop("big")
    assert [query.split(" AS ")[0] for query in queries[1:]] == [
        "CREATE TABLE big", "CREATE VIEW seen", "CREATE TABLE one", "DROP TABLE big"
    ]  # fmt: skip
    engine.keep("two")
    assert read(engine, "two") == [2, 3]
    assert queries.count("DROP TABLE big") == 1


def test_a_table_is_not_dropped_while_what_has_no_rows_may_be_made_of_it(asked):
    engine, queries = asked
    engine.sql("big", "SELECT n FROM t")
    assert read(engine, "big") == [1, 2, 3]
    engine.sql("first", "SELECT a.n FROM none a JOIN big b ON a.n = b.n")
    engine.drop("big")
    engine.sql("every", "SELECT o.n AS n FROM t o LEFT JOIN first f ON o.n = f.n")
    assert read(engine, "every") == [1, 2, 3]
    engine.drop("first", "big")
    assert "DROP TABLE big" in queries


def test_a_table_that_nobody_needed_is_dropped_unasked(asked):
    engine, queries = asked
    engine.sql("big", "SELECT n FROM t")
    engine.drop("big")
    engine.keep()
    assert queries == []


@pytest.mark.parametrize("content", [*CONTENTS, "corpus"])
def test_tables_are_the_same_when_everything_is_asked(content, tmp_path, monkeypatch):
    given = tmp_path / "in"
    if content == "corpus":
        shutil.copytree(ROOT / "corpus" / "raw", given)
    else:
        given.mkdir()
        (given / "a.txt").write_text(CONTENTS[content], encoding="utf-8")
    options = pipeline.Options(workers=1, guard=False)
    pipeline.run([str(given)], tmp_path / "spared", options)
    spared, has_none, count, queries = set(), Questions._has_none, Questions.count, {}

    def ask_all(self, query):
        if has_none(self, query):
            spared.add(query)
        return False

    def counted(self, name, rows):
        count(self, name, rows)
        if name in self._waiting:
            queries[name] = self._waiting[name].query
        assert not (rows and queries.get(name) in spared), name

    monkeypatch.setattr(Questions, "_has_none", ask_all)
    monkeypatch.setattr(Questions, "count", counted)
    pipeline.run([str(given)], tmp_path / "asked", options)
    assert spared
    paths = sorted(path.relative_to(tmp_path / "asked") for path in (tmp_path / "asked").rglob("*") if path.is_file())
    assert len(paths) > 10
    for path in paths:
        if path.name != "manifest.json":
            assert (tmp_path / "asked" / path).read_bytes() == (tmp_path / "spared" / path).read_bytes(), path
