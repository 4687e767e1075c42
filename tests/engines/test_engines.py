"""The verbs of an engine, on DuckDB."""

import errno
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from functools import partial

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.database import embedded, gathered, ranges, shortage
from pipeline.database.base import LOOKUP, Grouped
from pipeline.database.duck import Duck
from pipeline.database.grouped import in_order, lots
from pipeline.database.sent import Sent
from pipeline.faults import in_words
from pipeline.workers.beside import Beside
from pipeline.workers.deaths import Task
from pipeline.workers.pool import Pool
from pipeline.workers.worker import Limits

PAIR = pa.schema([("who", pa.string()), ("total", pa.int64())])


def total(rows):
    sums = {}
    for who, n in zip(rows["who"].to_pylist(), rows["n"].to_pylist(), strict=True):
        sums[who] = sums.get(who, 0) + n
    return pa.table([list(sums), list(sums.values())], schema=PAIR)


def doubled(batches):
    for batch in batches:
        yield pa.record_batch([batch["who"], pa.array([2 * n for n in batch["n"].to_pylist()], pa.int64())], PAIR)


def in_order_of_n(rows):
    """Say 1 for each group that is whole and in order, else 0."""
    told = {}
    for who, n in zip(rows["who"].to_pylist(), rows["n"].to_pylist(), strict=True):
        told.setdefault(who, []).append(n)
    right = [int(ns == sorted(ns) and len(ns) in (44, 45)) for ns in told.values()]
    return pa.table([list(told), right], schema=PAIR)


def chosen(batches):
    for batch in batches:
        yield batch.select(["n", "text"])


def fails(rows):
    raise ValueError("of no kind")


def once_killed(mark, rows):
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return total(rows)


@pytest.fixture(params=[1, 2])
def engine(tmp_path, request):
    with Duck(tmp_path / "duck", threads=request.param) as made:
        made.table("t", pa.table({"who": ["b", "a", None, "b", None], "n": [1, 2, 3, 4, 5]}))
        yield made


@pytest.fixture
def shared(tmp_path):
    """An engine whose functions are done by two workers."""
    (tmp_path / "workers").mkdir()
    with Pool(2, tmp_path / "workers", Limits(), warm=False) as pool, Duck(tmp_path / "duck", 2, pool=pool) as duck:
        duck.sql("made", "SELECT (range % 900)::VARCHAR AS who, range AS n FROM range(40000)")
        yield duck


def rows(engine, name, order):
    return [row for piece in engine.read(name, order) for row in piece.to_pylist()]


def test_a_question_in_sql_makes_a_table(engine):
    engine.sql("s", "SELECT who, sum(n) AS n FROM t WHERE who IS NOT NULL GROUP BY who")
    assert rows(engine, "s", ["who"]) == [{"who": "a", "n": 2}, {"who": "b", "n": 5}]


def test_groups_are_whole_and_null_is_a_group(engine):
    engine.groups("g", total, Grouped("t", ["who"], ["n"]), PAIR)
    assert rows(engine, "g", ["who"]) == [
        {"who": "a", "total": 2},
        {"who": "b", "total": 5},
        {"who": None, "total": 8},
    ]


def test_a_function_makes_a_table_of_a_table(engine):
    engine.map("m", doubled, "t", PAIR)
    assert [row["total"] for row in rows(engine, "m", ["total"])] == [2, 4, 6, 8, 10]


def test_files_are_a_table_whatever_their_names_and_none_an_empty_one(engine, tmp_path):
    folder = tmp_path / "x=7"  # which is no column
    folder.mkdir()
    pq.write_table(pa.table({"x": [3, 1]}), folder / "it's.parquet")
    engine.files("f", [folder / "it's.parquet"], pa.schema([("x", pa.int64())]))
    engine.files("none", [], pa.schema([("x", pa.int64())]))
    assert rows(engine, "f", ["x"]) == [{"x": 1}, {"x": 3}]
    assert rows(engine, "none", []) == []


def test_rows_of_files_are_left_out(engine, tmp_path):
    for name in "ab":
        pq.write_table(pa.table({"doc_id": ["x", "y"], "n": [1, 2]}), tmp_path / f"{name}.parquet")
    engine.table("but", pa.table({"file": [str(tmp_path / "b.parquet")], "doc_id": ["x"]}))
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    engine.files("f", paths, pa.schema([("doc_id", pa.string())]), "but")
    assert [(row["doc_id"], row["n"]) for row in rows(engine, "f", ["doc_id"])] == [("x", 1), ("y", 2), ("y", 2)]


def test_decimals_lists_and_dates_survive(engine):
    from datetime import date
    from decimal import Decimal

    kept = pa.table(
        {
            "d": pa.array([Decimal("1.800000"), None], pa.decimal128(28, 6)),
            "l": pa.array([["a", "b"], []], pa.list_(pa.string())),
            "day": pa.array([date(2015, 12, 20), None], pa.date32()),
        }
    )
    engine.table("k", kept)
    assert rows(engine, "k", ["d"]) == kept.to_pylist()


@pytest.mark.parametrize("size", [1, 2, 3, 100])
@pytest.mark.parametrize("least", [1, 2, 4])
def test_lots_hold_whole_groups(size, least):
    whole = pa.table({"k": ["a", "a", "b", None, None, "c"], "j": [1, 1, 1, 1, 2, 2], "v": range(6)})
    batches = [whole.slice(at, size).combine_chunks().to_batches()[0] for at in range(0, 6, size)]
    for keys, groups in ((["k", "j"], [[0, 1], [2], [3], [4], [5]]), (["k"], [[0, 1], [2], [3, 4], [5]])):
        found = [lot["v"].to_pylist() for lot in lots(batches, keys, least)]
        assert [value for lot in found for value in lot] == list(range(6))
        assert all(any(set(group) <= set(lot) for lot in found) for group in groups)
        assert all(len(lot) >= least for lot in found[:-1])


def twice(number, watch):
    watch.heed()
    return 2 * number


def failing(_watch):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture(params=[None, 0, 1, 2])
def pool(tmp_path, request):
    """Workers, or none."""
    if request.param is None:
        yield None
        return
    with Pool(request.param, tmp_path, Limits(), warm=False) as made:
        yield made


def test_what_is_done_beside_is_done_at_the_end(pool):
    beside = Beside(pool)
    for number in range(5):
        beside.do(twice, number)
    assert sorted(beside.settle()) == [0, 2, 4, 6, 8]
    assert beside.settle() == []


def test_what_fails_beside_fails_here(pool):
    def asked():
        beside = Beside(pool)
        beside.do(failing)
        beside.settle()

    with pytest.raises(OSError, match="No space"):
        asked()


def test_what_is_done_beside_mixes_with_nothing_that_is_asked_for(tmp_path):
    with Pool(2, tmp_path, Limits(), warm=False) as pool:
        for number in range(4):
            pool.begin(twice, number)
        asked = [value for _, value in pool.run(Task(twice, (number,)) for number in range(10, 15))]
        assert sorted(asked) == [20, 22, 24, 26, 28]
        assert sorted(pool.settle()) == [0, 2, 4, 6]


def test_of_two_workers_one_is_spared_while_we_work(tmp_path):
    with Pool(2, tmp_path, Limits(), warm=False) as pool:
        for number in range(3):
            pool.begin(twice, number)
        assert [task.arguments for task in pool._under_way] == [(0,)]
        assert [value for _, value in pool.run([Task(twice, (10,))])] == [20]
        assert len(pool._under_way) <= 1
        assert sorted(pool.settle()) == [0, 2, 4]


def killed_once(path, watch):
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return twice(21, watch)


def test_what_is_done_beside_survives_its_worker(tmp_path):
    with Pool(1, tmp_path, Limits(), warm=False) as pool:
        pool.begin(killed_once, tmp_path / "once")
        assert pool.settle() == [42]


def waiting(path, _watch):
    """Wait until a file is there."""
    while not path.exists():
        time.sleep(0.01)


def marking(path, name, _watch):
    """Add a name to a file."""
    with path.open("a") as file:
        file.write(f"{name} ")
    return name


def test_who_asks_does_not_wait_for_what_is_done_beside(tmp_path):
    with Pool(2, tmp_path, Limits(), warm=False) as pool:
        pool.begin(waiting, tmp_path / "go")
        asked = [value for _, value in pool.run(Task(twice, (number,)) for number in range(3))]
        assert sorted(asked) == [0, 2, 4]
        assert [task.function for task in pool._under_way] == [waiting]
        (tmp_path / "go").touch()
        assert pool.settle() == [None]


def test_what_is_asked_for_goes_before_what_is_done_beside(tmp_path):
    with Pool(1, tmp_path, Limits(), warm=False) as pool:
        pool.begin(twice, 1)
        pool.begin(marking, tmp_path / "marks", "beside")
        list(pool.run(Task(marking, (tmp_path / "marks", name)) for name in "abc"))
        assert sorted(map(str, pool.settle())) == ["2", "beside"]
    assert (tmp_path / "marks").read_text() == "a b c beside "


def test_one_thing_that_was_begun_is_waited_for(tmp_path):
    with Pool(2, tmp_path, Limits(), warm=False) as pool:
        begun = pool.begin(twice, 4)
        pool.begin(waiting, tmp_path / "go")
        pool.finish(begun)
        assert [task.function for task in pool._under_way] == [waiting]
        failed = pool.begin(failing)
        with pytest.raises(OSError, match="No space"):
            pool.finish(failed)
        (tmp_path / "go").touch()
        pool.settle()


def test_workers_have_the_next_of_what_waits_while_this_process_works(tmp_path):
    with Pool(1, tmp_path, Limits(), warm=False) as pool:
        pool.begin(twice, 1)
        pool.begin(marking, tmp_path / "marks", "second")
        while not (tmp_path / "marks").exists():
            pool.attend()
        assert sorted(map(str, pool.settle())) == ["2", "second"]


def test_tables_are_read_as_they_were_sent(engine, tmp_path):
    engine.sql("none", "SELECT who, n FROM t WHERE n > 9")
    engine.sql("many", "SELECT range AS n, range % 7 AS who FROM range(5000)")
    sent = pickle.loads(pickle.dumps(Sent.of(engine, tmp_path, {"many": ["who", "n"], "none": ["n"]})))
    assert rows(sent, "many", ["who", "n"]) == rows(engine, "many", ["who", "n"])
    assert rows(sent, "none", ["n"]) == []


def test_rows_are_sorted_as_the_engine_sorts_them(engine):
    side = pa.list_(pa.struct([("side", pa.string()), ("start", pa.int64())]))
    places = [[("b", 1)], [("a", 10)], None, [("a", 9), ("b", 1)], [("a", 9)], []]
    made = [found and [dict(zip(("side", "start"), item, strict=True)) for item in found] for found in places]
    mixed = pa.table({"who": pa.array(["x"] * len(made)), "places": pa.array(made, side)})
    engine.table("mixed", mixed)
    assert in_order(mixed, ["who", "places"])["places"].to_pylist() == [
        row["places"] for row in rows(engine, "mixed", ["who", "places"])
    ]


def test_an_engine_with_too_little_memory_is_granted_more(tmp_path):
    with Duck(tmp_path / "duck", memory=1) as engine:
        engine.sql("made", "SELECT (range % 50000)::VARCHAR AS who, range AS n FROM range(300000) ORDER BY hash(range)")
        engine.groups("summed", total, Grouped("made", ["who"], ["n"]), PAIR)
        sums = [row["total"] for row in rows(engine, "summed", ["who"])]
    assert (len(sums), sum(sums)) == (50_000, sum(range(300_000)))


def test_rows_that_come_in_pieces_are_asked_for_again_with_more_memory(tmp_path):
    schema = pa.schema([(f"c{number}", pa.int64()) for number in range(24)])
    piece = pa.table([pa.array(range(5_000), pa.int64())] * 24, schema=schema)
    asked = []

    def pieces():
        asked.append(1)
        return [piece] * 60

    with Duck(tmp_path / "duck", memory=1) as engine:
        engine.stream("wide", schema, pieces)
        assert engine._database.execute("SELECT count(*), sum(c9) FROM wide").fetchall() == [
            (300_000, 60 * sum(range(5_000)))
        ]
    assert len(asked) > 1


def test_many_rows_of_one_key_are_no_partition_that_must_fit_in_memory(tmp_path, monkeypatch):
    """Left to itself DuckDB would hold those rows, and need the more memory the more there are."""
    granted = []
    limit = embedded.Database._limit
    monkeypatch.setattr(embedded.Database, "_limit", lambda *given: granted.append(given[-1]) or limit(*given))
    joined = "SELECT m.n AS n, o.said AS said FROM many m JOIN once o ON m.key = o.key WHERE m.n <> m.key"
    with Duck(tmp_path / "duck", memory=16) as engine:
        engine.sql("once", "SELECT md5(range::VARCHAR) AS key, md5(range::VARCHAR) AS said FROM range(200000)")
        engine.sql("many", "SELECT md5(7::VARCHAR) AS key, md5(range::VARCHAR) AS n FROM range(200000)")
        engine.sql("looked_up", f"{LOOKUP}\n{joined}")
        assert engine.number("looked_up") == 199_999
    assert max(granted) < 32


def test_tables_hold_no_memory(tmp_path):
    columns = ", ".join(f"CASE WHEN range % 7 = 0 THEN range END AS c{number}" for number in range(24))
    with Duck(tmp_path / "duck", memory=32) as engine:
        engine.sql("wide", f"SELECT {columns} FROM range(500000)")
        assert next(engine.read("wide", ())).num_columns == 24
        engine._database._limit(1, 4)  # DuckDB would refuse if it held more
        assert engine._database.execute("SELECT count(c3) FROM wide").fetchall() == [(71_429,)]
    assert not list((tmp_path / "duck").iterdir())


def test_a_question_that_takes_long_prints_nothing(tmp_path):
    """DuckDB takes a process whose main module is no file for one that somebody watches, and draws how far it is."""
    asked = "engine._database.execute(\"SELECT current_setting('enable_progress_bar')\").fetchall()"
    script = f"""
import sys
from pathlib import Path
from pipeline.database.duck import Duck
with Duck(Path(sys.argv[1])) as engine:
    print({asked})
"""
    command = [sys.executable, "-c", script, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[(False,)]\n"


def list_in_sql(engine):
    engine.sql("made", "SELECT list(range) AS who FROM range(3000000)")
    next(engine.read("made", ()))


def list_for_python(engine):
    """Have the error met while Python hands on rows, where it comes as another one."""
    texts = "(SELECT list(repeat('x', 1000)) AS t FROM range(300000))"
    engine.map("made", iter, texts, pa.schema([("t", pa.list_(pa.string()))]))


@pytest.mark.parametrize("ask", [list_in_sql, list_for_python])
def test_memory_that_is_not_there_is_told_as_what_it_is(tmp_path, monkeypatch, ask):
    monkeypatch.setattr("pipeline.database.embedded._half_of_memory", lambda: 16)
    with pytest.raises(OSError, match="Out of Memory Error: failed to allocate") as error, Duck(tmp_path, 1, 1) as made:
        ask(made)
    assert error.value.errno == errno.ENOMEM
    assert "\n" not in str(error.value)
    assert in_words(error.value).endswith("; free memory, or grant this process more of it")


@pytest.mark.parametrize("said", ["File too large", "Disk quota exceeded", "No space left on device"])
def test_a_disk_that_takes_no_more_is_told_as_what_it_is(said):
    error = shortage.fault(f'IO Error: Could not write file "/t/x.tmp": {said}')
    assert (error.errno, in_words(error).endswith(f"{said}; make room")) == (errno.ENOSPC, True)


def stopped_in_sql(engine):
    threading.Timer(0.5, signal.raise_signal, [signal.SIGINT]).start()
    engine.sql("made", "SELECT count(*) AS n FROM range(100000000) a, range(100000000) b WHERE hash(a.range) = b.range")
    next(engine.read("made", ()))


def stopped_in_python(engine):
    """DuckDB tells of it as an error of what it reads."""

    def rows():
        yield pa.table({"n": [1]})
        signal.raise_signal(signal.SIGINT)

    engine.stream("made", pa.schema([("n", pa.int64())]), rows)


@pytest.mark.parametrize("ask", [stopped_in_sql, stopped_in_python])
def test_ctrl_c_is_raised_as_itself(tmp_path, ask):
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), Duck(tmp_path) as made:
            ask(made)
    finally:
        signal.signal(signal.SIGINT, heard)


SAID = "Failed to commit: failed to pin block of size 256.0 KiB (23.7 MiB/23.8 MiB used)"


@pytest.mark.parametrize("said", [SAID, "Out of Memory Error: failed to allocate", "could not allocate block"])
def test_a_question_that_needs_more_memory_is_asked_again(tmp_path, monkeypatch, said):
    """What is committed fails in words of its own."""
    monkeypatch.setattr("pipeline.database.embedded._half_of_memory", lambda: 64)
    limits = []

    def ask():
        limits.append(made._database._limits)
        if len(limits) < 3:
            raise duckdb.TransactionException(f"TransactionContext Error: {said}")

    with Duck(tmp_path, 2, 20) as made:
        made._database.made(ask)
        assert limits == [(2, 20), (1, 20), (1, 31)]
        assert made._database._limits == (2, 20)


def test_the_engine_takes_half_of_what_the_cgroup_grants(monkeypatch):
    monkeypatch.setattr("pipeline.database.embedded.available_memory", lambda: 1 << 30)
    assert embedded._half_of_memory() == 512
    monkeypatch.setattr("pipeline.database.embedded.available_memory", lambda: None)
    assert embedded._half_of_memory() == 2048


def test_workers_do_functions_over_rows(shared):
    shared.groups("summed", total, Grouped("made", ["who"], ["n"]), PAIR)
    sums = {row["who"]: row["total"] for row in rows(shared, "summed", ["who"])}
    assert sums == {str(who): sum(range(who, 40_000, 900)) for who in range(900)}
    shared.map("twice", doubled, "made", PAIR)
    assert [row["total"] for row in rows(shared, "twice", ["total"])] == list(range(0, 80_000, 2))


def test_what_a_worker_raises_is_raised(shared):
    with pytest.raises(Exception, match="of no kind"):
        shared.groups("failed", fails, Grouped("made", ["who"], ["n"]), PAIR)


def test_a_worker_that_dies_while_it_judges_costs_nothing(shared, tmp_path):
    shared.groups("summed", partial(once_killed, tmp_path / "killed"), Grouped("made", ["who"], ["n"]), PAIR)
    assert (tmp_path / "killed").exists()
    assert sum(row["total"] for row in rows(shared, "summed", ["who"])) == sum(range(40_000))


def test_texts_come_beside_their_ids(engine):
    texts = pa.table({"doc_id": ["x", "y", "x"], "text": ["一\n二", "😀", "一\n二"]})
    engine.table("documents", texts)
    engine.table("asked", pa.table({"one": ["y", None, "x"], "n": [1, 2, 3]}))
    schema = pa.schema([("n", pa.int64()), ("text", pa.string())])
    engine.map("given", chosen, "asked", schema, {"one": "text"})
    assert rows(engine, "given", ["n"]) == [{"n": 1, "text": "😀"}, {"n": 2, "text": None}, {"n": 3, "text": "一\n二"}]


def test_a_query_under_way_is_granted_memory_without_other_threads(tmp_path):
    with Duck(tmp_path / "duck", threads=2, memory=2) as engine:
        engine.sql("made", "SELECT (range % 50000)::VARCHAR AS who, range AS n FROM range(600000) ORDER BY hash(range)")
        engine.groups("summed", total, Grouped("made", ["who"], ["n"]), PAIR)
        sums = [row["total"] for row in rows(engine, "summed", ["who"])]
    assert (len(sums), sum(sums)) == (50_000, sum(range(600_000)))


def test_groups_of_many_rows_are_dealt_out_before_they_are_sorted(tmp_path, monkeypatch):
    monkeypatch.setattr(ranges, "SORTED", 3 * 1_000)  # of three columns
    files = []
    deal = ranges.dealt
    monkeypatch.setattr(ranges, "dealt", lambda *given: files.append(deal(*given)) or files[-1])
    with Duck(tmp_path / "duck", threads=2) as engine:
        engine.sql(
            "made", "SELECT nullif(range % 900, 7)::VARCHAR AS who, NULL::VARCHAR AS none, range AS n FROM range(40000)"
        )
        engine.groups("summed", total, Grouped("made", ["who"], ["n"]), PAIR)
        engine.groups("ordered", in_order_of_n, Grouped("made", ["who", "none"], ["n"]), PAIR)
        sums = {row["who"]: row["total"] for row in rows(engine, "summed", ["who"])}
        assert {row["total"] for row in rows(engine, "ordered", [])} == {1}
        assert not list((tmp_path / "duck").glob("*-parts"))
    assert [len(each) for each in files] == [41, 41]
    assert sums == {None if who == 7 else str(who): sum(range(who, 40_000, 900)) for who in range(900)}


def test_many_rows_are_read_in_order_a_range_at_a_time(tmp_path, monkeypatch):
    made = """SELECT nullif('X' || hash(range) % 3, 'X1') AS a, [range % 7, nullif(range % 11, 5)]::TINYINT[] AS b,
        nullif((hash(range) % 90)::DECIMAL(9, 2), 4) - 40 AS c, '农' || (range * 7919) % 40000 AS d FROM range(40000)"""
    order = ["a", "c", "b", "d"]
    with Duck(tmp_path / "duck") as engine:
        engine.sql("made", made)
        monkeypatch.setattr(ranges, "SORTED", 4 * 40_001)
        expected = rows(engine, "made", order)
        monkeypatch.setattr(ranges, "SORTED", 4 * 1_000)
        found = engine.read("made", order)
        first = next(found)
        assert first.num_rows == embedded.ROWS  # however the ranges fell out
        assert len(list((tmp_path / "duck").glob("made-*/*"))) > 30
        assert [*first.to_pylist(), *(row for piece in found for row in piece.to_pylist())] == expected
        assert not list((tmp_path / "duck").glob("made-*"))
        engine.sql("alike", "SELECT 1 AS a, range AS n FROM range(5000)")
        assert sum(row["n"] for row in rows(engine, "alike", ["a"])) == sum(range(5000))


def test_what_is_read_in_order_does_not_run_out_of_memory_on_the_way(tmp_path):
    """One sort of all of them has given the first rows when it finds no memory for more."""
    made = """SELECT 'X' || range % 8 AS a, md5((range * 7919)::VARCHAR) AS b,
        [md5(range::VARCHAR), md5((range + 1)::VARCHAR)] AS c, range AS n FROM range(300000)"""
    with Duck(tmp_path / "duck", memory=16) as engine:
        engine.sql("made", made)
        assert sum(piece.num_rows for piece in engine.read("made", ["a", "b", "c"])) == 300_000


def test_many_files_are_gathered_into_few(tmp_path, monkeypatch):
    monkeypatch.setattr(gathered, "MANY", 4)
    paths = [tmp_path / f"{number:02d}.parquet" for number in range(10)]
    for number, path in enumerate(paths):
        pq.write_table(pa.table({"doc_id": [f"d{number}", "again"], "n": [number, -number]}), path)
    with Duck(tmp_path / "engine") as engine:
        engine.table("met", pa.table({"file": [str(path) for path in paths[1:]], "doc_id": ["again"] * 9}))
        engine.files("every", paths, pa.schema([]))
        engine.files("once", paths, pa.schema([]), "met")
        every, once = (pa.concat_tables(engine.read(name, ["n"]))["n"].to_pylist() for name in ("every", "once"))
        assert len(list((tmp_path / "engine").glob("every-*.parquet"))) == 3
    assert every == [*range(-9, 0), 0, *range(10)]
    assert once == [0, *range(10)]


def test_what_is_not_kept_is_forgotten(tmp_path):
    with Duck(tmp_path / "engine") as engine:
        engine.table("given", pa.table({"n": [1]}))
        for name in ("one", "two"):
            engine.sql(name, "SELECT n FROM given")
        engine.keep("two")
        engine.sql("three", "SELECT n FROM two")
        assert len(list(engine.read("three", ()))) == 1
        engine.keep()
        assert [len(pa.concat_tables(engine.read(name, []))) for name in ("given", "two")] == [1, 1]
        for name in ("one", "three"):
            engine.sql(f"of_{name}", f"SELECT * FROM {name}")
            with pytest.raises(duckdb.Error, match="does not exist"):
                next(engine.read(f"of_{name}", ()))
