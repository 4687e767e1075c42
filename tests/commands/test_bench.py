"""The benchmark: all stages are there, results are kept and compared; nothing here is timed."""

import json

import pytest
from click.testing import CliRunner

from pipeline.benchmark import bench
from pipeline.benchmark.results import RED, YARDSTICK, Seconds, append, last_kept, result_of, show
from pipeline.cli import heshu


@pytest.fixture
def result():
    """A result made by hand: jieba takes two seconds, everything else a tenth of one."""
    took = {
        YARDSTICK: Seconds(2.0, 2.0),
        "contexts": Seconds(0.1, 0.1),
        "the command, start to end, 2 worker(s)": Seconds(0.5, None),
    }
    return result_of(["../texts/a", "b"], took, 10, 1000)


def test_ratios_are_by_cpu_time_and_by_the_clock_where_others_work_too(result):
    assert result["ratios"] == {YARDSTICK: 1.0, "contexts": 20.0, "the command, start to end, 2 worker(s)": 4.0}
    assert result["inputs"] == ["a", "b"]


def test_a_result_is_compared_with_the_last_of_the_same_inputs(result, tmp_path):
    path = tmp_path / "docs" / "bench.json"
    append(path, {**result, "ratios": {"contexts": 30.0}})
    append(path, {**result, "inputs": ["c"], "ratios": {"contexts": 99.0}})
    append(path, {**result, "ratios": {"contexts": 24.0}})
    assert len(json.loads(path.read_text())) == 3
    assert last_kept(str(path), result) == {"contexts": 24.0}
    assert last_kept(str(tmp_path / "none.json"), result) == {}


def test_one_of_the_same_processor_goes_before(result, tmp_path):
    path, other = tmp_path / "bench.json", {**result["machine"], "processor": "another"}
    append(path, {**result, "machine": other, "ratios": {"contexts": 20.0}})
    assert last_kept(str(path), result) == {"contexts": 20.0}
    append(path, {**result, "ratios": {"contexts": 30.0}})
    append(path, {**result, "machine": other, "ratios": {"contexts": 40.0}})
    assert last_kept(str(path), result) == {"contexts": 30.0}


@pytest.mark.parametrize(("was", "red"), [(20.0, False), (23.0, False), (24.0, True)])
def test_a_loss_of_more_than_15_percent_is_red(result, was, red, capsys):
    show(result, {"contexts": was})
    line = next(line for line in capsys.readouterr().out.splitlines() if "contexts" in line)
    assert line.startswith(RED) == red
    assert ("was 24.0x" in line) == red


def test_the_table_has_every_stage(tmp_path, report_file, capsys):
    bench.main([str(report_file)], workers=(1,))
    printed = capsys.readouterr().out
    for stage in ("read, decode", YARDSTICK, "split", "enterprises", "money", "percentages", "patents", "counts"):
        assert stage in printed
    for stage in ("indicators", "contexts", "rows", "checks", "Arrow", bench.REST, bench.IN_PROCESS, bench.COMMAND):
        assert stage in printed


def test_inputs_without_a_text_are_told(tmp_path):
    done = CliRunner().invoke(heshu, ["bench", str(tmp_path)])
    assert (done.exit_code, done.output) == (2, f"Error: nothing readable in: {tmp_path}\n")
