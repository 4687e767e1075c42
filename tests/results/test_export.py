"""Exports, read back by readers that are not ours: openpyxl, csv, pandas' Stata reader, sqlite3, duckdb."""

import csv
import datetime
import io
import json
import os
import re
import shutil
import sqlite3
import warnings
from contextlib import closing
from decimal import Decimal
from functools import partial
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import labels, tables
from pipeline.cli import heshu
from pipeline.export import cells, csv_files, xlsx
from pipeline.export.job import ExportError, Job, export
from pipeline.frames.dtypes import to_frame
from pipeline.review.page import strings, write_report
from pipeline.storage.write import OutputError, TableWriter

HOSTILE = [
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1", "＝1+1", "'=1",
    "12345678901234567890", "1e5", "007", "a\x01b\x0bc", "_x0041_", "￾", "逗号,引号\"换行\n",
    "😀𠮷𪚥", "普通文字", "<b>&amp;</b>", "http://a.cn/=1",
]  # fmt: skip
LONG = "长" * 40_000


def write_folder(folder, **rows):
    """Write a folder of tables as a run does, of rows given as tuples."""
    for table in tables.TABLES:
        writer = TableWriter(folder, table)
        writer.write(tables.to_arrow(table, rows.get(table, [])))
        writer.close()
    (folder / "manifest.json").write_text(
        json.dumps({"program": "heshu", "version": "0", "counts": {}}), encoding="utf-8"
    )
    return folder


def money(text, low, high=None, day=datetime.date(2012, 1, 1)):
    low = None if low is None else Decimal(low)
    end = (text, "exact", "甲公司", "E1", "销售收入", "revenue", "level", None, day, day, "actual")
    return ("d", 0, 0, 1, *end, low, low if high is None else Decimal(high), Decimal(0), "CNY", False, None, False)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    documents = [
        (
            "d",
            "a.txt",
            None,
            1,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            "other",
            "utf-8",
            LONG,
            [tables.Fix("页", 0, 1, "=")],
            None,
            0,
        )
    ]
    amounts = [money(text, n) for n, text in enumerate(HOSTILE)]
    amounts += [
        money("大", "1234567890123456789012.000000"),
        money("细", "1234567890.123456"),
        money("角", "0.1"),
        money("空", None),
    ]
    amounts += [money("早", 1, day=datetime.date(1899, 5, 1))]
    return write_folder(tmp_path_factory.mktemp("hostile") / "tables", documents=documents, money=amounts)


def texts(sheet, name):
    """Return a column of a sheet by its header, without the header."""
    place = [cell.value for cell in next(sheet.iter_rows())].index(name)
    return [row[place] for row in sheet.iter_rows(min_row=2)]


@pytest.mark.parametrize("to", ["xlsx", "csv", "dta", "duckdb", "sqlite"])
def test_nothing_is_lost_on_the_corpus(corpus_tables, tmp_path, to):
    out = tmp_path / f"x.{to}"
    export(corpus_tables.folder, to, out)
    for table in tables.TABLES:
        frame = getattr(corpus_tables, table)
        got, columns = read_back(out, to, table)
        assert len(got) == len(frame)
        want = [{"end": "end_", "class": "class_"}.get(name, name) if to == "dta" else name for name in frame.columns]
        assert columns == want
        if "start" in columns:
            assert [int(float(value)) for value in column(got, columns, "start")] == frame["start"].tolist()
        if "low" in columns:
            lows = [value for value in column(got, columns, "low") if value not in (None, "") and value == value]
            assert sum(Decimal(str(low)) for low in lows) == frame["low"].sum()
        if "quote" in columns:
            assert [str(value).replace("\r\n", "\n") for value in column(got, columns, "quote")] == [
                quote if to != "csv" else guarded(quote) for quote in frame["quote"]
            ]


def guarded(value):
    """What a cell of CSV is to be, one by one: an apostrophe before what a spreadsheet would calculate or cut."""
    begins = value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠"))
    return f"'{value}" if begins or re.fullmatch("0[0-9]+|[0-9]{12,}|[0-9]+[eE][0-9]+", value) else value


def column(rows, columns, name):
    return [row[columns.index(name)] for row in rows]


def read_back(out, to, table):
    """Return rows and column names by an independent reader."""
    if to == "xlsx":
        rows = list(openpyxl.load_workbook(out, read_only=False)[table].values)
        return [list(row) for row in rows[1:]], list(rows[0])
    if to == "csv":
        with (out / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        return rows[1:], rows[0]
    if to == "dta":
        frame = pd.read_stata(out / f"{table}.dta")
        return frame.values.tolist(), list(frame.columns)
    if to == "duckdb":
        with duckdb.connect(str(out), read_only=True) as database:
            found = database.execute(f'SELECT * FROM "{table}"')
            return found.fetchall(), [item[0] for item in found.description]
    with closing(sqlite3.connect(out)) as database:
        found = database.execute(f'SELECT * FROM "{table}"')
        return found.fetchall(), [item[0] for item in found.description]


def test_excel_holds_no_formula_and_every_character(hostile, tmp_path):
    export(hostile, "xlsx", tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["money"]
    got = texts(sheet, "text")[: len(HOSTILE)]
    assert [cell.data_type for cell in got] == ["s"] * len(HOSTILE)
    assert [openpyxl.utils.escape.unescape(cell.value) for cell in got] == HOSTILE
    quoted = [cell.quotePrefix for cell in got]
    assert quoted[:8] == [True] * 8
    assert not any(quoted[9:])
    assert not any(cell.hyperlink for cell in got)


def test_excel_numbers_dates_and_nulls(hostile, tmp_path):
    notes = export(hostile, "xlsx", tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["money"]
    big, fine, tenth, empty, early = texts(sheet, "low")[len(HOSTILE) :]
    assert big.value == "1234567890123456789012"
    assert fine.value == "1234567890.123456"
    assert (tenth.value, tenth.data_type) == (0.1, "n")
    assert (empty.value, early.value) == (None, 1)
    assert notes["numbers of more than 15 digits written as text"] == 4
    days = texts(sheet, "period_start")
    assert days[0].value == datetime.datetime(2012, 1, 1)
    assert days[0].number_format == "yyyy-mm-dd"
    assert days[-1].value == "1899-05-01"
    assert texts(sheet, "unit_inferred")[0].value is False


def test_excel_cells_and_sheets_have_limits(hostile, tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx, "MAX_ROWS", 11)
    notes = export(hostile, "xlsx", tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    whole = texts(book["documents"], "text")[0].value
    assert len(whole) == 32_767
    assert whole.startswith("长长")
    assert whole.endswith("…[cut: 40000 characters]")
    assert notes["texts longer than a cell (32,767) cut; csv, duckdb and sqlite hold them whole"] == 1
    parts = [name for name in book.sheetnames if name.startswith("money")]
    assert parts == ["money", "money_2", "money_3"]
    assert [book[name].max_row for name in parts] == [11, 11, 6]
    assert [cell.value for cell in book["money_2"][1]] == tables.SCHEMAS["money"].names
    assert "1" in [str(cell.value) for cell in book["about"]["B"]]


def test_cut_counts_as_excel_does():
    assert cells.cut("😀" * 10, 20) == "😀" * 10
    short = cells.cut("😀" * 100, 50)
    assert len(short.encode("utf-16-le")) // 2 <= 50
    assert short.startswith("😀😀")
    assert short.endswith("…[cut: 100 characters]")


def test_csv_is_guarded_unless_asked_not_to(hostile, tmp_path):
    export(hostile, "csv", tmp_path / "guarded", ["money"])
    export(hostile, "csv", tmp_path / "plain", ["money"], encoding="utf-8", guard=False)
    assert (tmp_path / "guarded" / "money.csv").read_bytes().startswith(b"\xef\xbb\xbfdoc_id,")
    assert not (tmp_path / "plain" / "money.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    guarded, plain = ([], [])
    for folder, encoding, rows in (("guarded", "utf-8-sig", guarded), ("plain", "utf-8", plain)):
        with (tmp_path / folder / "money.csv").open(encoding=encoding, newline="") as file:
            rows.extend(csv.DictReader(file))
    assert [row["text"] for row in plain][: len(HOSTILE)] == HOSTILE
    for was, row in zip(HOSTILE, guarded, strict=False):
        assert row["text"] in (was, f"'{was}")
        assert not cells.FORMULA.match(row["text"])
    assert [row["text"] for row in guarded][9:12] == ["'12345678901234567890", "'1e5", "'007"]
    assert guarded[len(HOSTILE)]["low"] == "'1234567890123456789012"
    assert plain[len(HOSTILE)]["low"] == "1234567890123456789012"
    assert guarded[2]["low"] == "2"
    assert (tmp_path / "guarded" / "money.csv").read_bytes().count(b"\r\n") == len(guarded) + 1


def test_csv_for_excel_in_china(hostile, tmp_path):
    export(hostile, "csv", tmp_path / "x", language="zh", encoding="gb18030", guard=False)
    data = (tmp_path / "x" / "money.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(data.decode("gb18030"), newline="")))
    assert [row["原文"] for row in rows][: len(HOSTILE)] == HOSTILE
    assert rows[0]["主体"] == "甲公司"
    assert data.startswith("文档编号".encode("gbk"))


def test_stata_files_keep_labels_dates_and_values_without_a_warning(corpus_tables, hostile, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        notes = export(corpus_tables.folder, "dta", tmp_path / "x", language="zh")
        export(hostile, "dta", tmp_path / "hostile")
    assert notes == {}
    with pd.read_stata(tmp_path / "x" / "facts.dta", iterator=True) as reader:
        named, data_label = reader.variable_labels(), reader.data_label
    assert named["metric"] == "指标"
    assert data_label == "数据"
    frame, facts = pd.read_stata(tmp_path / "x" / "facts.dta"), corpus_tables.facts
    assert [None if pd.isna(low) else low for low in frame["low"]] == [
        None if pd.isna(low) else float(low) for low in facts["low"]
    ]
    assert frame["unit"].astype(object).tolist() == facts["unit"].astype(object).tolist()
    assert isinstance(frame["unit"].dtype, pd.CategoricalDtype)
    days = frame["period_start"].dropna().dt.date.tolist()
    assert days == facts["period_start"].dropna().dt.date.tolist()
    assert frame["inferred"].tolist() == facts["inferred"].astype(int).tolist()
    assert frame["subject"].tolist() == facts["subject"].fillna("").tolist()
    assert all(len(name) <= 32 for name in frame.columns)
    assert all(len(label) <= 80 for label in named.values())
    long = pd.read_stata(tmp_path / "hostile" / "documents.dta")
    assert long["text"].tolist() == [LONG]
    assert json.loads(long["fixes"][0]) == [{"name": "页", "start": 0, "end": 1, "was": "="}]
    wide = export(hostile, "dta", tmp_path / "again")
    assert wide["amounts of more than 15 digits rounded to doubles"] == 4


def test_meanings_are_stata_labels_by_default(corpus_folder, tmp_path):
    export(corpus_folder, "dta", tmp_path / "x", ["facts"])
    with pd.read_stata(tmp_path / "x" / "facts.dta", iterator=True) as reader:
        assert reader.variable_labels()["metric"] == labels.meaning("facts", "metric")[:80]


def test_duckdb_reads_no_column_out_of_a_folders_name(corpus_folder, tmp_path):
    folder = tmp_path / "year=1066"
    shutil.copytree(corpus_folder, folder)
    export(folder, "duckdb", tmp_path / "x.duckdb")
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as database:
        assert database.execute("select count(*) from facts where year = 1066").fetchone() == (0,)


def test_duckdb_keeps_types(corpus_tables, hostile, tmp_path):
    export(corpus_tables.folder, "duckdb", tmp_path / "x.duckdb", language="zh")
    with duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True) as database:
        kinds = dict(database.execute("select column_name, column_type from (describe facts)").fetchall())
        assert (kinds["low"], kinds["period_start"], kinds["candidates"]) == ("DECIMAL(28,6)", "DATE", "VARCHAR[]")
        assert database.execute("select sum(low) from facts").fetchone()[0] == corpus_tables.facts["low"].sum()
        comments = dict(
            database.execute("select column_name, comment from duckdb_columns() where table_name = 'facts'").fetchall()
        )
        assert comments["metric"] == "指标"
    export(hostile, "duckdb", tmp_path / "h.duckdb")
    with duckdb.connect(str(tmp_path / "h.duckdb"), read_only=True) as database:
        assert [row[0] for row in database.execute("select text from money").fetchall()][: len(HOSTILE)] == HOSTILE
        assert database.execute("select text from documents").fetchone()[0] == LONG


def test_sqlite_loses_no_digit(hostile, tmp_path):
    export(hostile, "sqlite", tmp_path / "x.sqlite")
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as database:
        got = database.execute("select text, low, typeof(low) from money").fetchall()
        assert [row[0] for row in got][: len(HOSTILE)] == HOSTILE
        assert got[len(HOSTILE) :] == [
            ("大", "1234567890123456789012", "text"),
            ("细", "1234567890.123456", "text"),
            ("角", 0.1, "real"),
            ("空", None, "null"),
            ("早", 1, "integer"),
        ]
        label = database.execute(
            "select label_zh, meaning from columns where \"table\" = 'money' and \"column\" = 'low'"
        ).fetchone()
        assert label == ("下限", labels.meaning("money", "low"))
        assert database.execute("select json_extract(fixes, '$[0].was') from documents").fetchone() == ("=",)


def test_chinese_workbook(corpus_folder, tmp_path):
    export(corpus_folder, "xlsx", tmp_path / "x.xlsx", ["facts", "flags"], language="zh")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == ["数据", "疑点", "列说明", "关于"]
    assert [cell.value for cell in book["数据"][1]][:4] == ["数据编号", "文档编号", "句号", "起点"]
    assert book["数据"].freeze_panes == "A2"
    assert book["数据"].auto_filter.ref.startswith("A1:")
    rows = list(book["列说明"].iter_rows(values_only=True))
    assert rows[0] == ("表", "列", "标签", "含义")
    meanings = {(row[0], row[1]): row[3] for row in rows}
    assert meanings[("facts", "low")] == labels.meaning("facts", "low")


def test_a_list_of_nothing_is_an_empty_cell_of_a_workbook(corpus_folder, tmp_path):
    export(corpus_folder, "xlsx", tmp_path / "x.xlsx", ["registry"])
    head, *rows = openpyxl.load_workbook(tmp_path / "x.xlsx")["registry"].iter_rows(values_only=True)
    aliases = {row[head.index("aliases")] for row in rows}
    assert None in aliases
    assert "[]" not in aliases
    assert any(cell and cell.startswith('["') for cell in aliases)


def test_every_column_has_a_label_and_no_label_is_for_nothing():
    used = set()
    for table, schema in tables.SCHEMAS.items():
        used.add(f"{table}:")
        assert labels.table_label(table)
        names = [labels.column_label(table, name) for name in schema.names]
        assert len(set(names)) == len(names)
        assert all(len(name) <= 32 for name in schema.names)
        used |= {f"{table}.{name}" for name in schema.names} | set(schema.names)
    assert {key for key in labels._labels() if "=" not in key} <= used


def test_every_listed_value_has_a_label():
    """A value listed in the schema has its Chinese word, and none has a word that is not listed (but yoy)."""
    for table, schema in tables.SCHEMAS.items():
        for column in schema:
            listed = (column.metadata or {}).get(b"values", b"").decode()
            known = set(labels.value_labels(table, column.name))
            assert known == set(filter(None, listed.split(", "))) or column.name == "base", (table, column.name)
    assert labels.value_labels("facts", "base") == {"yoy": "同比"}


def test_values_are_called_as_on_the_review_page():
    for kind in ("measure", "modality", "severity", "class", "side"):
        for value, label in labels.value_labels("facts" if kind in ("measure", "modality") else "flags", kind).items():
            assert strings()[f"{kind}.{value}"][0] == label


@pytest.mark.parametrize("to", ["csv", "dta", "xlsx"])
def test_values_in_chinese(corpus_tables, tmp_path, to):
    """What people read has listed values in their language; nothing else of the rows changes."""
    export(corpus_tables.folder, to, tmp_path / f"zh.{to}", ["facts"], language="zh")
    export(corpus_tables.folder, to, tmp_path / f"en.{to}", ["facts"])
    chinese, english = (_facts(tmp_path / f"{language}.{to}", to) for language in ("zh", "en"))
    chinese.columns = english.columns
    for name in english.columns:
        words = labels.value_labels("facts", name)
        assert chinese[name].tolist() == [words.get(value, value) for value in english[name]], name
    assert {"实际", "计划"} <= set(chinese["modality"])


def _facts(path, to):
    """Return the exported facts with text in all cells."""
    read = {"csv": pd.read_csv, "dta": pd.read_stata, "xlsx": partial(pd.read_excel, sheet_name=0)}[to]
    return read(path if to == "xlsx" else path / f"facts.{to}").astype(object).fillna("").astype(str)


def test_labels_of_sheets_fit_excel():
    for table in tables.TABLES:
        assert len(labels.table_label(table)) <= 27  # 31, and room for _999


def test_an_export_is_whole_or_not_there(corpus_folder, tmp_path):
    out = tmp_path / "x.xlsx"
    export(corpus_folder, "xlsx", out, ["flags"])
    with pytest.raises(ExportError, match="exists; add --overwrite"):
        export(corpus_folder, "xlsx", out)
    export(corpus_folder, "xlsx", out, ["money"], overwrite=True)
    assert openpyxl.load_workbook(out).sheetnames == ["money", "columns", "about"]
    folder = tmp_path / "csv"
    export(corpus_folder, "csv", folder, ["flags"])
    export(corpus_folder, "csv", folder, ["money"], overwrite=True)
    assert [path.name for path in folder.iterdir()] == ["money.csv"]
    (folder / "thesis.doc").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="no export of heshu"):
        export(corpus_folder, "csv", folder, overwrite=True)
    with pytest.raises(ExportError, match="is a folder"):
        export(corpus_folder, "xlsx", folder, overwrite=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["csv", "x.xlsx"]


def test_no_folder_is_made_of_a_uri(corpus_folder, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match=r"s3://bucket/tables.xlsx: .*on a disk"):
        export(corpus_folder, "xlsx", Path("s3://bucket/tables.xlsx"))
    with pytest.raises(OutputError, match=r"s3://bucket/report.html: .*on a disk"):
        write_report(corpus_folder, Path("s3://bucket/report.html"))
    assert not list(tmp_path.iterdir())


def test_the_command_writes_what_the_name_of_the_file_asks_for(corpus_folder, tmp_path):
    def run(*args):
        return CliRunner().invoke(heshu, ["export", str(corpus_folder), *args])

    done = run("--out", str(tmp_path / "x.xlsx"), "--table", "facts", "--labels", "zh")
    assert done.exit_code == 0
    assert done.stdout.strip() == str(tmp_path / "x.xlsx")
    assert openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames[0] == "数据"
    wrong = run("--out", str(tmp_path / "x.ods"))
    assert wrong.exit_code == 2
    assert "ending .ods, which says no format: --to is one of xlsx, csv, dta, duckdb, sqlite" in wrong.stderr
    wrong = run("--out", str(tmp_path / "y.xlsx"), "--table", "fact")
    assert wrong.exit_code == 2
    assert "no table 'fact'; there is documents" in wrong.stderr
    not_ours = CliRunner().invoke(heshu, ["export", str(tmp_path), "--out", str(tmp_path / "z.xlsx")])
    assert not_ours.exit_code == 2
    assert "does not hold the tables" in not_ours.stderr


def test_floats_survive_doubles():
    assert cells.fits_double(Decimal("29430000000.000000"))
    assert cells.fits_double(10**300)
    assert not cells.fits_double(2**53 + 1)
    assert to_frame(tables.to_arrow("money", [money("x", 1)]))["low"].tolist() == [Decimal(1)]


@settings(max_examples=300)
@given(value=st.text(alphabet="=+-@'\t\r\n＝0123456789eE.ab中\x00", max_size=20))
def test_columns_are_guarded_as_cells_are(value):
    job = Job(None, None, ())
    assert csv_files._column(pa.chunked_array([[value]]), job).to_pylist() == [guarded(value)]


@given(value=st.decimals(-(10**21), 10**21, places=6))
def test_numbers_of_csv_are_the_numbers(value):
    job = Job(None, None, ())
    shown = csv_files._column(pa.chunked_array([pa.array([value], pa.decimal128(28, 6))]), job).to_pylist()[0]
    assert Decimal(shown.removeprefix("'")) == value
    assert shown.startswith("'") is not cells.fits_double(value)
    assert sum(job.notes.values()) == (not cells.fits_double(value))


def test_the_export_before_stays_where_the_new_one_cannot_be_put(corpus_folder, tmp_path, monkeypatch):
    out = tmp_path / "csv"
    export(corpus_folder, "csv", out, ["money"])
    before = (out / "money.csv").read_bytes()
    put = os.replace

    def replace(source, target):
        if Path(target) == out and Path(source).parent.name != "replaced" and Path(source).name == "csv":
            raise OSError(28, "No space left on device")
        put(source, target)

    monkeypatch.setattr("pipeline.export.job.os.replace", replace)
    with pytest.raises(ExportError, match="No space left"):
        export(corpus_folder, "csv", out, ["facts"], overwrite=True)
    assert [path.name for path in out.iterdir()] == ["money.csv"]
    assert (out / "money.csv").read_bytes() == before
