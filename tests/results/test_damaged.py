"""A folder of tables of which a file broke off or is gone: each command names the file, none says that heshu failed."""

import json
import shutil

import pytest
from click.testing import CliRunner

import pipeline as heshu
from pipeline import cli

COMMANDS = {
    "sql": ("DIR", "select count(*) from facts"),
    "report": ("DIR",),
    "export": ("DIR", "--out", "OUT.xlsx"),
    "diff": ("DIR", "DIR"),
    "explain": ("DIR", "--doc", "f", "--start", "1"),
}


@pytest.fixture
def copy(corpus_tables, tmp_path):
    """A copy of tables that are whole."""
    return shutil.copytree(corpus_tables.folder, tmp_path / "copied")


def run(name, folder):
    said = [part.replace("DIR", str(folder)).replace("OUT", str(folder.parent / "out")) for part in COMMANDS[name]]
    return CliRunner().invoke(cli.heshu, [name, *said])


@pytest.mark.parametrize("left", [0, 3, 100])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_that_broke_off_is_named(name, left, copy):
    path = copy / "facts" / "part-00000.parquet"
    path.write_bytes(path.read_bytes()[:left])
    done = run(name, copy)
    assert (done.exit_code, f"Error: {path} is damaged" in done.output) == (2, True), done.output
    with pytest.raises(heshu.TablesError, match=r"part-00000\.parquet is damaged"):
        _ = heshu.load(copy).facts


@pytest.mark.parametrize("name", ["export", "explain", "report", "diff"])
def test_a_table_that_is_gone_is_named(name, copy):
    shutil.rmtree(copy / "money")
    done = run(name, copy)
    assert (done.exit_code, f"Error: {copy / 'money'} is missing" in done.output) == (2, True), done.output


def test_several_that_are_gone_are_named_together(copy):
    for table in ("money", "flags"):
        shutil.rmtree(copy / table)
    assert f"Error: {copy / 'money'}, {copy / 'flags'} are missing: the folder was altered" in run("diff", copy).output


def test_of_what_is_left_sql_answers_and_says_what_is_gone(copy):
    shutil.rmtree(copy / "money")
    done = run("sql", copy)
    assert (done.exit_code, f"Warning: {copy / 'money'} is missing" in done.stderr) == (0, True), done.output
    assert done.stdout.startswith("count_star()")
    asked = CliRunner().invoke(cli.heshu, ["sql", str(copy), "select * from money"])
    assert (asked.exit_code, f"Warning: {copy / 'money'} is missing" in asked.stderr) == (2, True), asked.output


def test_tables_of_a_version_that_had_fewer_are_whole(copy):
    """Its manifest counts none of what it did not write."""
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    del manifest["counts"]["money"]
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    shutil.rmtree(copy / "money")
    assert [run(name, copy).exit_code for name in ("report", "sql")] == [0, 0]
    assert "Warning" not in run("sql", copy).stderr
