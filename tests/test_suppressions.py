"""suppressions.csv: read, written, matched; no spreadsheet takes a cell for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.suppressions import Suppression, Suppressions, guard, read, unguard, write

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
    assert result.faults == [(2, "unknown_reason"), (3, "matches_everything")]


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
