"""The chain behind a cell: bytes that are really there, fixes, rule, and lines of lexicons that really decide."""

import gzip
import json
import re
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import pipeline
from extractors.words import shipped
from pipeline import ingest
from pipeline.cli import heshu
from pipeline.explain.raw import locate
from tests.conftest import ROOT

PLACE = re.compile(r"lexicon: (\w+) (\S+): (?:extractors|pipeline)/lexicons/(\w+)\.tsv:(\d+)$", re.M)
BYTES = re.compile(r"^  (\S+?), (?:line \d+, )?bytes (\d+)\.\.(\d+)(?: of what is unpacked)? \((\S+)\)$", re.M)


def explain(*args):
    done = CliRunner().invoke(heshu, ["explain", *map(str, args)])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """The tables of the project's corpus, beside a gzipped copy of one of its files."""
    folder = tmp_path_factory.mktemp("cells")
    packed = folder / "essays.txt.gz"
    packed.write_bytes(gzip.compress((ROOT / "corpus" / "raw" / "essays-gb18030.txt").read_bytes() + b"\n"))
    options = pipeline.Options(workers=1, report=False)
    pipeline.run([str(ROOT / "corpus" / "raw"), str(packed)], folder / "tables", options)
    return folder / "tables"


@pytest.fixture(scope="module")
def cells(corpus):
    """The first and the last amount of every source, each with its explanation; half of a document's id tells it."""
    money = pd.read_parquet(corpus / "money")
    documents = pd.read_parquet(corpus / "documents").drop_duplicates("doc_id").set_index("doc_id")
    money = money.join(documents[["source", "record"]], on="doc_id")
    first, last = money.groupby("source").head(1), money.groupby("source").tail(1)
    asked = [(cell, cell.doc_id) for cell in first.itertuples()]
    asked += [(cell, cell.doc_id[:12]) for cell in last.itertuples()]
    return [(cell, explain(corpus, "--doc", doc_id, "--start", cell.start)) for cell, doc_id in asked]


def test_bytes_named_are_the_words_of_the_cell(cells):
    told = 0
    for cell, shown in cells:
        assert f"money: {cell.text!r} [{cell.start}:{cell.end}]" in shown
        found = BYTES.search(shown)
        if found is None:
            assert "markup was removed" in shown or ", line " in shown or "it is converted" in shown, shown
            continue
        told += 1
        path, first, last, encoding = found.groups()
        data = Path(path).read_bytes()
        data = gzip.decompress(data) if path.endswith(".gz") else data
        there = re.search(r"^  there: '(.*)'$", shown, re.M)[1]
        raw = data[int(first) : int(last)].decode(encoding)
        assert raw == there.encode().decode("unicode_escape") if "\\u" in there else raw == there
        assert cell.text in raw.replace("\n", "")
    assert told >= 8


def test_lines_named_hold_the_words_that_decided(cells):
    seen = set()
    for _, shown in cells:
        for lexicon, word, file, line in PLACE.findall(shown):
            assert lexicon == file
            entry = shipped.home(lexicon).read_text(encoding="utf-8").splitlines()[int(line) - 1]
            assert word in entry.split("\t") or word.startswith(entry.split("\t")[0])
            seen.add(lexicon)
    assert {"units", "metrics"} <= seen


def test_a_cell_shows_fixes_flags_and_context(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (
        "柳河镇2015年工作总结\n今年山东恒盛集团有限公司销售收入完成60亿元，在全县同行业当中名列第一位，"
        "利润5887利税 1.8 亿元，上\n"
        "缴税金3600万元。\n柳河镇人民政府\n2015年12月20日\n"
    )
    (tmp_path / "page.txt").write_text(text, encoding="gb18030")
    pipeline.run(["page.txt"], "tables", pipeline.Options(workers=1))
    money = pd.read_parquet(tmp_path / "tables" / "money").set_index("text")
    doc_id = money["doc_id"].iloc[0]
    tax = explain("tables", "--doc", doc_id, "--start", money.loc["3600万元", "start"])
    at = len(text[: text.index("3600万元")].encode("gb18030"))
    assert f"page.txt, bytes {at}..{at + 8} (gb18030)" in tax
    assert "joined_line at" in tax
    assert "amount: numeral + currency word" in tax
    assert "metrics 上缴税金: extractors/lexicons/metrics.tsv:" in tax
    profit = explain("tables", "--doc", doc_id, "--start", money.loc["5887", "start"])
    assert re.search(r"^flags\n  [0-9a-f]+ \w+ \(", profit, re.M)
    (tmp_path / "page.txt").write_text(text.replace("3600", "3700"), encoding="gb18030")
    assert "the file has changed since the run" in explain(
        "tables", "--doc", doc_id, "--start", money.loc["3600万元", "start"]
    )
    (tmp_path / "page.txt").unlink()
    assert "not at hand" in explain("tables", "--doc", doc_id, "--start", money.loc["3600万元", "start"])


def test_a_character_without_a_mention_is_explained_too(corpus):
    document = pd.read_parquet(corpus / "documents").iloc[0]
    shown = explain(corpus, "--doc", document["doc_id"], "--start", 0)
    assert f"no mention covers character 0 ({document['text'][0]!r})" in shown


def test_a_count_is_a_fact_and_is_explained(tmp_path):
    text = "2015年，柳河镇培训党员干部3000余人，装机容量60000千瓦。"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    pipeline.run([str(tmp_path / "page.txt")], tmp_path / "tables", pipeline.Options(workers=1, report=False))
    facts = pd.read_parquet(tmp_path / "tables" / "facts")
    assert set(facts["unit"]) >= {"人"}
    people = facts[facts["unit"] == "人"].iloc[0]
    shown = explain(tmp_path / "tables", "--doc", people["doc_id"], "--start", people["start"])
    assert f"facts: {text[people['start'] : people['end']]!r} [" in shown
    assert "] count by rule count" in shown


def test_words_of_the_users_own_are_named(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "known_names.tsv").write_text("name\n量子猫\n", encoding="utf-8")
    (tmp_path / "page.txt").write_text("2015年,量子猫上缴税金300万元。", encoding="utf-8")
    options = pipeline.Options(workers=1, lexicon=str(tmp_path / "mine"), report=False)
    pipeline.run([str(tmp_path / "page.txt")], tmp_path / "tables", options)
    name = pd.read_parquet(tmp_path / "tables" / "enterprises").iloc[0]
    shown = explain(tmp_path / "tables", "--doc", name["doc_id"], "--start", name["start"])
    assert f"known_names 量子猫: {tmp_path / 'mine' / 'known_names.tsv'}:2" in shown
    assert "since the run" not in shown
    (tmp_path / "mine" / "known_names.tsv").write_text("name\n量子猫\n量子狗\n", encoding="utf-8")
    shown = explain(tmp_path / "tables", "--doc", name["doc_id"], "--start", name["start"])
    assert "the words of your own have changed" in shown


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--doc", "zz", "--start", "1"), "no document with an id that begins with 'zz'"),
        (("--doc", "", "--start", "1"), "documents, such as"),
        (("--doc", "zz"), "a cell needs both --doc and --start"),
    ],
)
def test_wrong_cells_are_usage_errors(corpus, args, message):
    done = CliRunner().invoke(heshu, ["explain", str(corpus), *args])
    assert done.exit_code == 2
    assert message in done.output


def test_offset_beyond_the_text_and_folder_without_run(corpus, tmp_path):
    doc_id = pd.read_parquet(corpus / "documents")["doc_id"].iloc[0]
    for folder, message in ((corpus, "there is no 99999999"), (tmp_path, "holds no finished run of heshu")):
        done = CliRunner().invoke(heshu, ["explain", str(folder), "--doc", doc_id, "--start", "99999999"])
        assert done.exit_code == 2
        assert message in done.output


@pytest.mark.parametrize(("ascii_only", "shape"), [(False, "3亿元"), (True, "3\\u4ebf\\u5143")])
def test_rows_of_json_lines(tmp_path, ascii_only, shape):
    path = tmp_path / "in.jsonl"
    rows = [{"id": "a", "text": "空"}, {"id": "b", "text": "投资3亿元"}]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=ascii_only) for row in rows), encoding="utf-8")
    at = path.read_bytes().index(shape.encode())
    document = {"source": str(path), "record": "b", "encoding": "utf-8"}
    told = locate(document, 2, "3亿元", ingest.Reading())
    assert told == f"{path}, line 2, bytes {at}..{at + len(shape.encode())} (utf-8)"


def test_a_cell_out_of_an_archive_and_of_a_named_column(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("in.zip", "w") as packed:
        packed.writestr("年/a.txt", "柳林镇2011年工作总结\n实现利润3600万元。")
    Path("rows.jsonl").write_text('{"备注": "柳林镇2012年工作总结。实现利润4700万元。", "n": 1}\n', encoding="utf-8")
    for name, words in (("in.zip", "3600万元"), ("rows.jsonl", "4700万元")):
        out = f"{name}-tables"
        pipeline.run([name], tmp_path / out, pipeline.Options(guard=False, report=False, text_column="备注"))
        money = pd.read_parquet(tmp_path / out / "money").iloc[0]
        told = explain(out, "--doc", money["doc_id"], "--start", money["start"])
        assert f"there: '{words}'" in told
        assert "not at hand" not in told


def test_figures_are_shown_without_the_noughts_of_their_column(cells):
    assert "value: low=180000000, high=180000000, slack=5000000," in explain("利税1.8亿元。")
    for _, shown in cells:
        assert not re.search(r"(?:low|high|slack)=-?\d+\.\d*0\b", shown)
