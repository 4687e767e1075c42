"""suppressions.csv: read, written, matched; no spreadsheet takes a cell for a formula."""

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import heshu
from pipeline.suppressions import Read, Suppression, Suppressions, guard, read, unguard, write

ROW = Suppression("f1", "jump", "a.txt", "source_error", '他写"3,4",应为3.4\n两行', "李", "2026-01-05")


def test_rows_come_back_as_they_were(tmp_path):
    write(tmp_path / "s.csv", [ROW, Suppression(check="jump", source="*.txt", reason="later")])
    assert (
        (tmp_path / "s.csv").read_bytes().startswith(b"\xef\xbb\xbfflag_id,check,source,reason,note,reviewer,date\r\n")
    )
    assert read(tmp_path / "s.csv").rows == [ROW, Suppression(check="jump", source="*.txt", reason="later")]


def test_columns_in_any_order_and_without_a_mark(tmp_path):
    (tmp_path / "s.csv").write_text("reason,more,flag_id\nlater,x,f1\n", encoding="utf-8")
    assert read(tmp_path / "s.csv").rows == [Suppression("f1", reason="later")]


def test_faults_are_named_with_their_line(tmp_path):
    (tmp_path / "s.csv").write_text("flag_id,check,source,reason\nf1,,,wrong\n,,,later\nf2,,,later\n", encoding="utf-8")
    result = read(tmp_path / "s.csv")
    assert result.rows == [Suppression("f2", reason="later")]
    assert result.faults == [
        (2, "reason 'wrong': must be one of source_error, extraction_error, not_an_error, later"),
        (3, "flag_id, check and source are empty: that would put aside every flag; for that write * into check"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_spreadsheets_save_is_read(tmp_path, encoding, delimiter):
    """Chinese editions write GB18030, others semicolons or tabs; rows without content are no rows."""
    lines = ("flag_id,check,source,reason,note", ",jump,年报*.txt,later,原文如此", ",,,,", " , , , , ", "")
    said = "\r\n".join(lines).replace(",", delimiter)
    (tmp_path / "s.csv").write_bytes(said.encode(encoding))
    assert read(tmp_path / "s.csv") == Read([Suppression("", "jump", "年报*.txt", "later", "原文如此")])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"f1,jump,a.txt,later\n", ":1: the first line must name the columns, flag_id,check,source,reason,note,"),
        (b"", ":1: the first line must name the columns"),
        (b"flag_id,reason\n\xff\xff\xff,later\n", ":1: no CSV in UTF-8, UTF-16 or GB18030"),
        ("flag_id,reason\nf1,稍后\n".encode("gb18030"), ":2: reason '稍后': must be one of source_error,"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_by_the_command(report_file, tmp_path, data, said):
    (tmp_path / "s.csv").write_bytes(data)
    line = ["run", str(report_file), "--out", str(tmp_path / "out"), "--suppressions", str(tmp_path / "s.csv")]
    done = CliRunner().invoke(heshu, line)
    assert done.exit_code == 2
    assert f"{tmp_path / 's.csv'}{said}" in done.output
    assert not (tmp_path / "out").exists()


def test_the_summary_tells_how_many_flags_were_put_aside(report_file, tmp_path):
    text = report_file.read_text(encoding="utf-8") + "其中，山东恒胜集团有限公司利润5887利税2亿元。\n"
    report_file.write_text(text, encoding="utf-8")
    write(tmp_path / "s.csv", [Suppression("", "unit_missing", "*", "not_an_error", "", "", "")])
    line = ["run", str(report_file), "--out", str(tmp_path / "out"), "--workers", "1"]
    told = CliRunner().invoke(heshu, line).output
    assert "put aside" not in told
    told = CliRunner().invoke(heshu, [*line, "--overwrite", "--suppressions", str(tmp_path / "s.csv")]).output
    assert " low (1 put aside by suppressions); " in told


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=1", "'"])
def test_formulas_are_made_text(cell):
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@given(st.text())
def test_guarding_is_undone(cell):
    assert unguard(guard(cell)) == cell
    assert not guard(cell).startswith(("=", "+", "-", "@"))


def test_a_flag_is_put_aside_by_its_id_or_by_globs():
    decided = Suppressions([ROW, Suppression(check="stale_*", source="old/*", reason="later")])
    assert decided.match("f1", "other", []) == ROW
    assert decided.match("f2", "stale_value", ["new/b.txt", "old/a.txt"]).reason == "later"
    assert decided.match("f2", "stale_value", ["new/b.txt"]) is None
    assert decided.match("f2", "jump", ["old/a.txt"]) is None


def test_rows_that_no_flag_meets_are_told():
    rules = Suppressions(
        [
            Suppression("a1", reason="not_an_error"),
            Suppression("", "part_*", "", "not_an_error"),
            Suppression("", "jump", "*/old/*", "not_an_error"),
        ]
    )
    assert rules.unmet == 3
    rules.match("b2", "part_whole", ["/new/a.txt"])
    rules.match("a1", "identity", ["/new/a.txt"])
    assert rules.unmet == 1
    rules.match("c3", "jump", ["/new/old/b.txt"])
    assert rules.unmet == 0
