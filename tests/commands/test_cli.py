"""The command line: exit codes, help, what a person reads."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest
from click.testing import CliRunner

from pipeline.cli import heshu
from pipeline.terminal.progress import Pace
from tests.conftest import ROOT
from tests.faults import archive


def call(*args):
    return CliRunner().invoke(heshu, [str(a) for a in args])


def test_help_has_examples():
    assert "heshu run page.txt --out tables" in call("run", "--help").output


def test_a_run_says_what_it_found_and_where(report_file, tmp_path):
    result = call("run", report_file, "--out", tmp_path / "out", "--show", "2", "--workers", "1")
    assert result.exit_code == 0, result.output
    assert "1 document in" in result.output
    assert "12.5亿元" in result.output
    assert f"tables: {tmp_path / 'out'}" in result.output


def test_usage_is_2(report_file, tmp_path):
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    assert call("run", report_file, "--out", tmp_path / "out").exit_code == 2
    assert call("run", report_file).exit_code == 2


def test_nothing_readable_is_3(tmp_path):
    result = call("run", tmp_path / "no-such-file.txt", "--out", tmp_path / "out", "--workers", "1")
    assert result.exit_code == 3
    assert "not_found: 1" in result.output


def test_too_many_rejects_is_1(report_file, tmp_path):
    (report_file.parent / "empty.txt").write_bytes(b"")
    args = ("run", report_file.parent, "--workers", "1", "--out", tmp_path / "out", "--overwrite")
    assert call(*args, "--max-rejects", "0").exit_code == 1
    assert call(*args, "--max-rejects", "1").exit_code == 0


def test_json_summary_is_all_of_standard_output(report_file, tmp_path):
    done = call("run", report_file, "--out", tmp_path / "out", "--workers", "1", "--json")
    summary = json.loads(done.stdout)
    assert summary["counts"]["documents"] == 1
    assert summary["files"] == 1
    assert summary["out"] == str(tmp_path / "out")
    assert set(summary["open_flags"]) == {"high", "medium", "low"}


def test_a_folder_without_inputs_is_told_as_such(tmp_path):
    (tmp_path / "in").mkdir()
    done = CliRunner().invoke(heshu, ["run", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--quiet"])
    assert (done.exit_code, "no file lies there that is an input" in done.output) == (3, True)


def test_a_text_column_that_no_record_of_a_file_has_is_told(tmp_path):
    (tmp_path / "in").mkdir()
    body, rows = "今年实现利润300万元。", tmp_path / "in"
    (rows / "a.jsonl").write_text(f'{{"id": 1, "body": "{body}"}}\n{{"id": 2, "body": "{body}"}}\n', encoding="utf-8")
    (rows / "b.csv").write_text(f"编号,正文\n1,{body}\n", encoding="utf-8")
    asked = ("run", rows, "--overwrite", "--workers", "1", "--out", tmp_path / "out", "--text-column")
    said = call(*asked, "全文").output
    assert f"no record of 2 files has `全文` (--text-column); {rows / 'a.jsonl'} has id, body" in said
    assert f"no record of {rows / 'b.csv'} has `body` (--text-column); it has 编号, 正文" in call(*asked, "body").output
    assert "no record of 2 files has `全文`" in call(*asked, "全文").output  # though the earlier tables are kept
    # One record that has it: the others are rejects, the name is right.
    (rows / "b.csv").unlink()
    (rows / "a.jsonl").write_text(f'{{"id": 1, "body": "{body}"}}\n{{"id": 2}}\n', encoding="utf-8")
    said = call(*asked, "body").output
    assert ("no_text_field: 1" in said, "--text-column)" in said) == (True, False)


def test_quiet_says_nothing(report_file, tmp_path):
    assert call("run", report_file, "--out", tmp_path / "out", "--workers", "1", "--quiet").output == ""


def test_log_level_shows_rejects(tmp_path):
    for level, shown in (("info", True), ("warning", False)):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", "run", "gone.txt", "--out", tmp_path / level, "--log-level", level],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert ("rejected gone.txt: not_found" in done.stderr) == shown


def test_pace_tells_rate_and_time_left():
    clock = iter([0.0, 10.0, 20.0])
    pace = Pace(lambda: next(clock))
    assert pace.line(10, 50) == "10 files, 50 documents, 5 a second"
    pace.expect(110)
    assert pace.line(20, 100) == "20 of 110 files, 100 documents, 5 a second, 0:01:30 left"


def test_explain_shows_values_and_drops():
    out = call("explain", "公司投资3600万元,占销售收入的5.3%,装机60000KW").output
    assert "'3600万元' [4:10] money" in out
    assert "low=36000000" in out
    assert "'5.3%'" in out
    assert "dropped" in out


@pytest.mark.parametrize("module", ["pandas", "pyarrow", "spacy", "jieba"])
def test_find_needs_no_heavy_package(module):
    code = f"import sys; from extractors import find; find('投资300万元,增长5%。'); sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("option", ["--master", "--remote"])
def test_an_address_of_a_cluster_needs_its_engine(report_file, tmp_path, option):
    done = CliRunner().invoke(heshu, ["run", str(report_file), "--out", str(tmp_path / "out"), option, "sc://x:1"])
    assert done.exit_code == 2
    assert "go with --engine spark" in done.output


def test_an_error_nobody_foresaw_is_a_line_and_4(report_file, tmp_path, monkeypatch):
    def fail(*_args, **_named):
        raise RuntimeError("of a\nlibrary")

    monkeypatch.setattr("pipeline.runner._run", fail)
    for debug, shown in (("", False), ("1", True)):
        monkeypatch.setenv("HESHU_DEBUG", debug)
        done = call("run", report_file, "--out", tmp_path / "out")
        assert done.exit_code == 4
        assert "Error: heshu failed: RuntimeError: of a library (set HESHU_DEBUG=1" in done.output
        assert ("Traceback" in done.output) == shown


def test_ctrl_c_is_130_and_no_traceback(tmp_path):
    """It reaches all processes of the terminal, workers too."""
    archive.make(tmp_path / "in", 400, seed=5)
    line = [sys.executable, "-m", "pipeline", "run", "in", "--out", "out", "--workers", "2", "--log-level", "debug"]
    heard = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # a job in the background does not hear it
    with subprocess.Popen(
        line,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heard,
    ) as process:
        shards = tmp_path / ".out.partial" / "shards"
        while process.poll() is None and not list(shards.glob("*.json")):
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 130, said
    assert "stopped; the same run or retry, started again, goes on from here" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out").exists()


def test_report_is_of_a_finished_run(report_file):
    done = call("report", report_file.parent)
    assert done.exit_code == 2
    assert "holds no tables of a finished run" in done.output
    assert [path.name for path in report_file.parent.iterdir()] == ["report.txt"]
