"""Words of the user's own: added, replaced, removed; checked with file and line; the same in every worker."""

import json
import os
import subprocess
import sys

import pandas as pd
import pytest

import pipeline
from extractors.lexicon import LexiconError, place
from extractors.words import overlay, shipped
from extractors.words.user_dictionary import read_words
from pipeline import explain, own
from tests.conftest import ROOT

TEXT = "2015年,量子猫实现氢能产值3亿元,雷霆万钧上缴税金300万元,格力电器获奖。"


@pytest.fixture
def folder(tmp_path):
    """A folder with a name, an indicator, a name to go and a dictionary."""
    out = tmp_path / "mine"
    out.mkdir()
    (out / "known_names.tsv").write_text("name\tkind\n量子猫\tother\n", encoding="utf-8")
    (out / "metrics.tsv").write_text("# of my own\nterm\tmetric_id\n氢能产值\toutput_hydrogen\n", encoding="utf-8")
    (out / "known_names.remove.tsv").write_text("name\n格力\n格力电器\n", encoding="utf-8")
    (out / "userdict.txt").write_text("雷霆万钧 5 nt\n量云市场监管局 3 nt\n云海平台 10 n\n", encoding="utf-8")
    return out


def names(text, folder=None):
    """Return the enterprises `heshu explain` finds."""
    shown = own.call(own.Own(str(folder) if folder else None), explain.explain, text)
    return [line.split("'")[1] for line in shown.splitlines() if "] enterprise by rule" in line]


def test_without_words_nothing_is_changed_and_no_process_started(monkeypatch):
    monkeypatch.setattr(own.multiprocessing, "get_context", lambda method: pytest.fail("a process was started"))
    assert overlay.EMPTY.merged("regions", shipped.shipped_rows("regions")) == shipped.shipped_rows("regions")
    assert names(TEXT) == ["格力电器"]


def test_names_are_added_and_removed(folder):
    assert names(TEXT, folder) == ["量子猫", "雷霆万钧"]


def test_run_reaches_every_worker_and_the_manifest(folder, tmp_path):
    pages = tmp_path / "in.jsonl"
    pages.write_text("\n".join(json.dumps({"id": n, "text": f"{TEXT}第{n}号。"}) for n in range(6)), encoding="utf-8")
    seen = []
    pipeline.run(
        [str(pages)],
        tmp_path / "out",
        pipeline.Options(workers=2, lexicon=str(folder), report=False),
        progress=lambda files, documents: seen.append(documents),
    )
    facts = pd.read_parquet(tmp_path / "out" / "facts")
    assert set(facts[facts["metric"] == "氢能产值"]["metric_id"]) == {"output_hydrogen"}
    assert set(facts["subject"].dropna()) == {"量子猫", "雷霆万钧"}
    assert (facts["subject"] == "雷霆万钧").sum() == 6
    assert seen[-1] == 6
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest["user_lexicon"]) == sorted(path.name for path in folder.iterdir())
    assert manifest["options"]["lexicon"] == str(folder)
    assert {"metrics", "boilerplate"} <= set(manifest["lexicons"])


BAD = [
    ("known_names.tsv", "name\tkind\n甲乙\tfirm\n", ":2: kind 'firm': must be one of foreign, group"),
    ("known_names.tsv", "name\n甲乙\n\n甲乙\n", ":4: '甲乙' stands in line 2 already"),
    ("known_names.tsv", "word\n甲乙\n", ":1: the first column must be 'name', not 'word'"),
    ("known_names.tsv", "name\tkinds\n甲乙\tother\n", ":1: columns of known_names.tsv are name, kind"),
    ("known_names.tsv", "name\n甲乙 \n", ":2: empty term or blanks"),
    ("known_names.tsv", "name\n甲乙\tother\n", ":2: 2 cells, the header has 1"),
    ("regions.tsv", "region\n云川\n", ":1: column 'level' is missing and has no default"),
    (
        "known_name.tsv",
        "name\n甲乙\n",
        ": heshu has no lexicon known_name that could be changed; did you mean known_names",
    ),
    ("traditional.tsv", "traditional\tsimplified\n", ": heshu has no lexicon traditional that could be changed"),
    ("known_names.remove.tsv", "name\n从未见过\n", ":2: '从未见过' is not in heshu's known_names.tsv"),
    ("units.tsv", "unit\tfamily\n贝壳\tcurrency\n", ":2: code '': a currency needs its ISO 4217 code"),
    ("units.tsv", "unit\tfactor\n打\tzwölf\n", ":2: factor 'zwölf': is no decimal number"),
    ("cue_glue.tsv", "word\troles\n大概\tmoney roof\n", ":2: roles 'money roof': roof is none of fall, growth"),
    ("boilerplate.tsv", "trigger\tpattern\n点赞\t(点赞\n", ":2: pattern '(点赞': is no regular expression"),
    ("dict.txt", "云海平台\t3\tn\n", ":1: not `word frequency tag` parted by single blanks"),
]


@pytest.mark.parametrize(("name", "text", "message"), BAD)
def test_bad_lines_are_named(tmp_path, name, text, message):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        overlay.read(str(tmp_path))
    assert str(caught.value).startswith(f"{tmp_path / name}{message}")


def test_not_utf8_names_the_line(tmp_path):
    (tmp_path / "userdict.txt").write_bytes("好\n".encode() + "云海平台 3 n\n".encode("gb18030"))
    with pytest.raises(LexiconError, match=r"userdict.txt:2: not UTF-8"):
        overlay.read(str(tmp_path))


def test_missing_and_empty_folders_are_errors(tmp_path):
    for path, message in ((tmp_path / "no", "no such folder"), (tmp_path, "no lexicon")):
        with pytest.raises(LexiconError, match=message):
            overlay.read(str(path))


@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_bad_line_is_a_usage_error(tmp_path, how):
    (tmp_path / "stop_contexts.tsv").write_text("word\tclass\n据悉\thalt\n", encoding="utf-8")
    given = ["--lexicon", str(tmp_path)] if how == "option" else []
    env = {"HESHU_LEXICON": str(tmp_path)} if how == "environment" else {}
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "explain", "甲", *given],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "", "PYTHONPATH": str(ROOT), **env},
    )
    assert done.returncode == 2
    assert "stop_contexts.tsv:2: class 'halt': must be one of stop, weak" in done.stderr
    assert "Traceback" not in done.stderr


WORDS = [
    ("雷霆万钧 5 nt", ("other", "no")),
    ("云朵 nt", ("other", "yes")),
    ("云朵有限公司 3 ORG", ("legal_name", "no")),
    ("云朵会计师事务所 3 nt", ("other", "no")),
    ("云朵公司 nt", ("short", "no")),
    ("云朵市公安局 10 nt", None),
    ("云朵大学 nt", None),
    ("云朵镇 ORG", None),
    ("云朵 10 n", None),
    ("云朵 10", None),
    ("云朵", None),
]


@pytest.mark.parametrize(("line", "expected"), WORDS)
def test_which_words_of_a_dictionary_are_enterprises(tmp_path, line, expected):
    (word,) = read_words(tmp_path, [line])
    row = word.known_name()
    assert (row and (row["kind"], row["ambiguous"])) == expected


def test_a_name_heshu_knows_keeps_what_heshu_says(tmp_path):
    (tmp_path / "dict.txt").write_text("格力电器 9 nt\n", encoding="utf-8")
    assert overlay.read(str(tmp_path)).rows == {}


def test_other_words_feed_the_segmenter(tmp_path):
    (tmp_path / "dict.txt").write_text("云海之平台 100 n\n", encoding="utf-8")
    code = "from pipeline.segment import words; print(' '.join(words('我用云海之平台')))"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    plain, mine = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env | extra).stdout
        for extra in ({}, {"HESHU_LEXICON": str(tmp_path)})
    )
    assert "云海之平台" not in plain.split()
    assert "云海之平台" in mine.split()


def test_places_of_entries():
    home = shipped.home("known_names").read_text(encoding="utf-8").splitlines()
    where = place("known_names", "格力电器")
    assert where.startswith("extractors/lexicons/known_names.tsv:")
    assert home[int(where.rpartition(":")[2]) - 1].startswith("格力电器\t")
    assert place("known_names", "从未见过") is None


def test_columns_tell_of_columns_that_are_there():
    for key, column in shipped.columns().items():
        name, _, field = key.partition(".")
        assert field in shipped.shipped_rows(name)[0], key
        assert column.holds in {"words", "listed", "roles", "number", "pattern"}
