"""SQL over the tables: what it answers, how it prints, and that it can only read."""

import csv
import hashlib
import io
import json
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pytest
from click.testing import CliRunner

from pipeline import tables
from pipeline.cli import heshu
from pipeline.sql.views import SqlError, connect, query

PATENTS = (
    "select subject, count, doc_id from patents where kind = 'any' and action = 'applied' order by count desc, doc_id"
)


def run(folder, *args, **more):
    return CliRunner().invoke(heshu, ["sql", str(folder), *args], **more)


def fingerprint(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def test_every_table_is_a_view(corpus_tables):
    for name in tables.TABLES:
        counted = corpus_tables.sql(f"select count(*) as n from {name}")
        assert counted["n"].tolist() == [len(getattr(corpus_tables, name))]


def test_a_frame_as_pandas_would_give_it(corpus_tables):
    frame = corpus_tables.sql(
        "select unit, sum(low) as low, sum(flags) as flags, max(period_end) as until from facts group by unit"
    )
    want = corpus_tables.facts.groupby("unit")["low"].sum()
    assert dict(zip(frame["unit"], frame["low"], strict=True)) == {
        unit: total for unit, total in want.items() if pd.notna(total)
    } | {unit: None for unit, total in want.items() if pd.isna(total)}
    assert pa.types.is_decimal(frame["low"].dtype.pyarrow_dtype)
    assert frame["flags"].dtype == pd.ArrowDtype(pa.int64())
    assert frame["until"].dtype == pd.ArrowDtype(pa.timestamp("s"))


def test_pivot_and_its_kin_read(corpus_tables):
    pivot = corpus_tables.sql("pivot facts on year using sum(low) group by metric")
    assert "2013" in pivot.columns
    assert len(corpus_tables.sql("from flags")) == len(corpus_tables.flags)
    assert "fact_id" in corpus_tables.sql("describe facts")["column_name"].tolist()
    assert corpus_tables.sql("summarize money")["column_name"].tolist() == tables.SCHEMAS["money"].names


@pytest.mark.parametrize(
    "text",
    [
        "copy facts to '{folder}/stolen.csv'",
        "copy facts to '{folder}/facts/part-00000.parquet' (format parquet)",
        "copy (pivot facts on year using sum(low)) to '{folder}/facts/part-00000.parquet' (format parquet)",
        "explain analyze copy facts to '{folder}/facts/part-00000.parquet' (format parquet)",
        "/* */ copy (pivot facts on year using sum(low)) to '{folder}/facts/part-00000.parquet' (format parquet)",
        "create table mine as select 1",
        "drop view facts",
        "attach '{folder}/new.db'",
        "export database '{folder}/all'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "pragma database_list",
        "select * from read_text('{folder}/manifest.json')",
        "select * from read_csv('/etc/hostname')",
        "select * from glob('{folder}/*')",
        "select * from '{folder}/manifest.json'",
        "select * from secret",
        "select 1; select 2",
        "",
        "selec 1",
    ],
)
def test_nothing_else_is_read_and_nothing_written(corpus_folder, text):
    before = fingerprint(corpus_folder)
    secret = pa.table({"key": [1]})
    with pytest.raises(SqlError):
        query(corpus_folder, text.format(folder=corpus_folder)).read_all()
    assert secret.num_rows == 1
    assert fingerprint(corpus_folder) == before


def test_the_connection_itself_is_locked(corpus_folder):
    connection = connect(corpus_folder)
    for text in (
        "copy facts to '/tmp/heshu-test.csv'",
        "set temp_directory = '/tmp'",
        "select * from read_csv('/etc/hostname')",
    ):
        with pytest.raises(Exception, match=r"disabled by configuration|configuration has been locked"):
            connection.execute(text)


def test_rows_of_an_answer_are_printed_as_csv(corpus_folder, corpus_tables):
    result = run(corpus_folder, PATENTS)
    assert result.exit_code == 0
    rows = list(csv.reader(io.StringIO(result.stdout)))
    patents = corpus_tables.patents
    want = patents[(patents["kind"] == "any") & (patents["action"] == "applied")]
    assert rows[0] == ["subject", "count", "doc_id"]
    assert len(rows) == len(want) + 1
    assert sorted(int(row[1]) for row in rows[1:] if row[1]) == sorted(want["count"].dropna())


def test_json_keeps_all_digits(corpus_folder, corpus_tables):
    text = "select fact_id, low, period_start, inferred, candidates from facts"
    got = json.loads(run(corpus_folder, text, "--format", "json").stdout, parse_float=Decimal, parse_int=Decimal)
    assert [row["fact_id"] for row in got] == corpus_tables.facts["fact_id"].tolist()
    assert [row["low"] for row in got] == [None if pd.isna(low) else low for low in corpus_tables.facts["low"]]
    assert {type(row["inferred"]) for row in got} == {bool}
    lines = run(corpus_folder, text, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in lines] == got
    assert run(corpus_folder, "select 1 as a where false", "--format", "json").stdout == "[]\n"
    none = "select 'inf'::double as a, 'nan'::double as b"
    assert run(corpus_folder, none, "--format", "jsonl").stdout == '{"a": null, "b": null}\n'
    big = "select 12345678901234567890.123456::decimal(28,6) as a, {'b': [1.50, null]} as c"
    assert (
        run(corpus_folder, big, "--format", "jsonl").stdout
        == '{"a": 12345678901234567890.123456, "c": {"b": [1.5, null]}}\n'
    )


def test_table_for_a_person(corpus_folder):
    result = run(corpus_folder, PATENTS, "--format", "table", "--rows", "2")
    assert "铜岭市" in result.stdout
    assert "43600" in result.stdout
    assert "the first 2 rows" in result.stderr
    escape = run(corpus_folder, "select chr(27) || '[31m红[b]' as a", "--format", "table")
    assert "\x1b" not in escape.stdout
    assert "[31m红[b]" in escape.stdout


def test_query_from_standard_input(corpus_folder):
    assert run(corpus_folder, input="select 1 + 1 as two").stdout == "two\n2\n"


def test_errors_are_short_and_helpful(corpus_folder, tmp_path):
    result = run(corpus_folder, "select * from fact")
    assert result.exit_code == 2
    assert 'Did you mean "facts"' in result.stderr
    assert "Traceback" not in result.stderr
    result = run(tmp_path, "select 1")
    assert result.exit_code == 2
    assert "does not hold the tables of a finished run" in result.stderr
    late = run(corpus_folder, "select cast(subject as integer) from facts")
    assert late.exit_code == 2
    assert "Could not convert" in late.stderr


@pytest.mark.parametrize("name", ["it's", "year=1066"])
def test_the_name_of_the_folder_says_nothing(corpus_folder, tmp_path, name):
    import shutil

    folder = tmp_path / name
    shutil.copytree(corpus_folder, folder)
    years = "select distinct year from facts order by year"
    assert query(folder, years).read_all() == query(corpus_folder, years).read_all()
