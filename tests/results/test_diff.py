"""What differs between two runs, and why: each cause brought about by itself."""

import json

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

import pipeline
from pipeline.cli import heshu
from pipeline.diff import Diff, DiffError, Settings, settings

FIRST = "2015年，山东恒盛集团有限公司上缴税金300万元。"
SECOND = "2015年，雷霆万钧上缴税金60亿元，申请专利70件。"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """A function that runs heshu on the given pages and returns the folder of tables."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()

    def make(name, pages, **options):
        for old in (tmp_path / "in").iterdir():
            old.unlink()
        for page, text in pages.items():
            (tmp_path / "in" / f"{page}.txt").write_text(text, encoding="utf-8")
        pipeline.run(["in"], name, pipeline.Options(workers=1, report=False, **options))
        return tmp_path / name

    return make


def counted(a, b):
    """Return the counts by table, kind and cause."""
    found = Diff(a, b)
    list(found.changes())
    return {table: dict(counts) for table, counts in found.counts.items() if counts}


def test_the_same_run_twice_does_not_differ(run):
    pages = {"one": FIRST, "two": SECOND}
    assert counted(run("a", pages), run("b", pages)) == {}


def test_what_does_not_fit_in_memory_lies_beside_a_run(run, monkeypatch):
    """There was room for the tables; the system's folder may be a small one in memory."""
    a, b = run("a", {"one": FIRST}), run("b", {"one": SECOND})
    monkeypatch.setattr("tempfile.tempdir", str(a / "nowhere"))
    before, during = sorted(a.parent.iterdir()), set()
    for _ in Diff(a, b).changes():
        during |= set(a.parent.iterdir())
    assert [path.name[:12] for path in during - set(before)] == [".heshu-diff-"]
    assert sorted(a.parent.iterdir()) == before


def test_a_new_page_is_gained_by_input(run):
    a, b = run("a", {"one": FIRST}), run("b", {"one": FIRST, "two": SECOND})
    by_input = {("gained", "input"): 1}
    expected = {"documents": by_input, "money": by_input, "patents": by_input, "facts": {("gained", "input"): 2}}
    assert counted(a, b) == expected
    lost = {table: dict.fromkeys([("lost", "input")], *counts.values()) for table, counts in expected.items()}
    assert counted(b, a) == lost


def test_one_changed_figure_of_a_page_is_one_row(run):
    text = FIRST + "申请专利70件，其中发明专利7件。"
    a, b = run("a", {"one": text}), run("b", {"one": text.replace("300", "4000")})
    found = Diff(a, b)
    changes = list(found.changes())
    by_input = {("lost", "input"): 1, ("gained", "input"): 1}
    assert {table: dict(counts) for table, counts in found.counts.items() if counts} == {
        "documents": by_input,
        "money": by_input,
        "facts": by_input,
    }
    assert {change.row["text"] for change in changes if change.table == "money"} == {"300万元", "4000万元"}


def test_what_is_said_otherwise_of_a_figure_is_a_change(run):
    a, b = run("a", {"one": FIRST}), run("b", {"one": FIRST.replace("上缴税金", "投资")})
    found = Diff(a, b)
    (money,) = (change for change in found.changes() if change.table == "money")
    assert (money.kind, money.cause) == ("changed", "input")
    assert "start" not in money.columns
    assert money.columns["metric"][0] == "上缴税金"


def test_words_of_ones_own_are_the_lexicon_and_the_option(run, tmp_path):
    (tmp_path / "mine.txt").write_text("雷霆万钧 9 nt\n", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "known_names.tsv").write_text("name\n量子王\n", encoding="utf-8")
    a = run("a", {"two": SECOND}, lexicon="mine")
    b = run("b", {"two": SECOND}, lexicon="mine.txt")
    found = Diff(a, b)
    changes = list(found.changes())
    assert {change.cause for change in changes} == {"lexicon+option"}
    assert found.settings.lexicons == ("your known_names.tsv", "your mine.txt")
    assert found.settings.options == {"lexicon": ("mine", "mine.txt")}
    money = next(change for change in changes if change.table == "money")
    assert money.kind == "changed"
    assert money.columns["subject"] == (None, "雷霆万钧")
    assert {change.kind for change in changes if change.table == "enterprises"} == {"gained"}


def test_other_records_change_links_by_archive(run):
    full = "2015年，江州明远轴承有限公司投资3亿元。"
    short = "2015年，明远轴承上缴税金300万元。"
    a = run("a", {"short": short})
    b = run("b", {"short": short, "full": full, "copy": short + "\n"})
    causes = {cause for counts in counted(a, b).values() for _, cause in counts}
    assert causes <= {"input", "archive"}
    assert "input" in causes


def test_causes_are_told_from_manifests():
    base = {
        "version": "1",
        "program_fingerprint": "x",
        "lexicons": {"units": "a"},
        "options": {"workers": 1, "max_chars": 9},
    }
    assert settings(base, base | {"options": {"workers": 2, "max_chars": 9}}).cause == ""
    other = base | {"program_fingerprint": "y", "lexicons": {"units": "b"}, "options": {"workers": 1, "max_chars": 8}}
    assert settings(base, other) == Settings(("1 x", "1 y"), ("units",), {"max_chars": (9, 8)})
    assert settings(base, other).cause == "program+lexicon+option"
    assert settings(base, base | {"program_fingerprint": "y"}).cause == "program"
    old, new = ({"libraries": {"lxml": version, "rensa": "1", "py7zr": None}} for version in ("5.0", "6.0"))
    assert settings(base | old, base | new).program == ("1 x, lxml 5.0", "1 x, lxml 6.0")
    assert settings(base, base | new).program is None, "not known of a run before they were recorded"


def test_a_limit_is_an_option_and_a_missing_file_is_input(run):
    pages = {"one": FIRST, "two": SECOND + "其余不变。" * 9}
    a, b, c = run("a", pages), run("b", pages, max_chars=50), run("c", {"one": FIRST})
    by_option = counted(a, b)
    assert by_option["documents"] == {("lost", "option"): 1}
    assert by_option["rejects"] == {("gained", "option"): 1}
    assert {cause for counts in by_option.values() for _, cause in counts} == {"option"}
    assert counted(a, c)["documents"] == {("lost", "input"): 1}


def test_a_run_of_a_version_with_fewer_columns_can_be_compared(run):
    a, b = run("a", {"one": FIRST}), run("b", {"one": FIRST})
    path = next((a / "facts").glob("part-*.parquet"))
    pq.write_table(pq.read_table(path).drop_columns(["kind"]), path)
    assert counted(a, b) == {}


def test_command_for_people_and_machines(run):
    a, b = run("a", {"one": FIRST}), run("b", {"one": FIRST, "two": SECOND})
    shown = CliRunner().invoke(heshu, ["diff", "a", "b", "--rows", "1"])
    assert shown.exit_code == 1
    assert "facts: 2 gained, by input\n" in shown.output
    assert ", low=6000000000, high=6000000000, " in shown.output
    assert "    … and 1 more\n" in shown.output
    done = CliRunner().invoke(heshu, ["diff", str(a), str(b), "--json"])
    out = json.loads(done.stdout)
    assert out["tables"]["money"] == {"gained": {"input": 1}}
    assert [row["row"]["text"] for row in out["rows"] if row["table"] == "money"] == ["60亿元"]
    same = CliRunner().invoke(heshu, ["diff", "a", "a"])
    assert (same.exit_code, same.output) == (0, "no row differs\n")


def test_a_folder_without_a_run_is_a_usage_error(tmp_path):
    with pytest.raises(DiffError, match="holds no finished run"):
        Diff(tmp_path, tmp_path)
    assert CliRunner().invoke(heshu, ["diff", str(tmp_path), str(tmp_path)]).exit_code == 2
